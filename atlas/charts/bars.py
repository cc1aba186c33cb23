"""Ranked horizontal bars with their numbers beside them, on screen and in print. What they mean is the caller's."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import altair as alt
import plotly.graph_objects as go

from atlas.charts import paper, screen, typeface, words
from atlas.charts.palette import LIGHT, Theme
from atlas.i18n import Translator

_ROW_PX: Final = 26
_LINE_PX: Final = 15
_HEIGHT_MIN_PX: Final = 90
_DRAWN_ROW_PX: Final = 17


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: `key` identifies it (a code or an id), `detail` is said besides the number when pointed at.

    note stands behind the number, such as its change.
    """

    key: str
    label: str
    n: int
    colour: str
    detail: str = ""
    note: str = ""


def _number(bar: Bar, t: Translator) -> str:
    return f"{t.number(bar.n)}  {words.inert(bar.note)}" if bar.note else t.number(bar.n)


def figure(bars: Sequence[Bar], t: Translator, theme: Theme) -> go.Figure:
    """The first bar on top; a bar's customdata is its key."""
    if not bars:
        return screen.nothing(t, theme)
    labels = [screen.label(bar.label) for bar in bars]
    trace = {
        "type": "bar",
        "orientation": "h",
        "y": list(range(len(bars))),
        "x": [bar.n for bar in bars],
        "customdata": [bar.key for bar in bars],
        "marker": {"color": [bar.colour for bar in bars]},
        "text": [_number(bar, t) for bar in bars],
        "textposition": "outside",
        "cliponaxis": False,
        "hovertext": [screen.hover(bar.label, words.engagements(t, bar.n), bar.detail) for bar in bars],
        "hoverinfo": "text",
    }
    rows_px = sum(max(_ROW_PX, 12 + _LINE_PX * (1 + label.count("<br>"))) for label in labels)
    layout = {
        "height": max(_HEIGHT_MIN_PX, rows_px + 24),
        "showlegend": False,
        "xaxis": {"visible": False, "fixedrange": True, "range": [0, _room(bars) * max(1, *(bar.n for bar in bars))]},
        "yaxis": {
            "autorange": "reversed",
            "fixedrange": True,
            "tickvals": list(range(len(bars))),
            "ticktext": labels,
            "showgrid": False,
            "zeroline": False,
            "ticks": "",
            "automargin": False,
        },
        # Told instead of measured in the browser, which would lay the chart out twice.
        "margin": {"l": screen.beside(labels), "r": 12, "t": 8, "b": 8},
    }
    return screen.chart([trace], layout, t, theme)


def _room(bars: Sequence[Bar]) -> float:
    """How much longer than the longest bar the axis is, for what stands behind it."""
    return 1.32 if any(bar.note for bar in bars) else 1.14


def drawing(bars: Sequence[Bar], t: Translator) -> paper.Drawing:
    """The same for print."""
    if not bars:
        return paper.nothing(t)
    rows: list[dict[str, Any]] = [
        {"row": number, "label": label, "n": bar.n, "text": _number(bar, t), "colour": bar.colour}
        for number, (bar, label) in enumerate(zip(bars, _unique([bar.label for bar in bars]), strict=True))
    ]
    base = alt.Chart(paper.inline(rows)).encode(
        alt.Y("label:N", sort=None, title=None, axis=alt.Axis(domain=False, ticks=False, labelPadding=6)),
        alt.X("n:Q", axis=None, scale=alt.Scale(domain=[0, (_room(bars) - 0.06) * max(1, *(bar.n for bar in bars))])),
    )
    drawn = base.mark_bar(height={"band": 0.7}).encode(alt.Color("colour:N", scale=None))
    numbers = base.mark_text(align="left", dx=4, color=LIGHT.text, fontSize=10).encode(alt.Text("text:N"))
    return paper.page_wide(drawn, numbers, height_px=_DRAWN_ROW_PX * len(bars))


def _unique(labels: Sequence[str]) -> list[str]:
    """The labels cut to the width they have; two that look alike keep a row each."""
    seen: set[str] = set()
    unique = []
    for label in labels:
        fitted = typeface.fit(label, paper.LABEL_WIDTH_PX, 10)
        while fitted in seen:
            fitted += "\u200b"
        seen.add(fitted)
        unique.append(fitted)
    return unique


def leading(labels: Sequence[str], counts: Sequence[int]) -> list[str]:
    """The labels that share the largest count."""
    most = max(counts, default=0)
    return [label for label, n in zip(labels, counts, strict=True) if n == most and n > 0]
