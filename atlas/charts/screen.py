"""What all screen editions share: plotly's layout in our typeface and colours. Shows nothing and makes no request."""

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

import plotly.graph_objects as go

from atlas.charts import typeface, words
from atlas.charts.palette import THEMES, Mode, Theme
from atlas.i18n import Translator

# plotly fetches its own world outlines for geo charts unless told otherwise; we draw none, and it shall not ask.
CONFIG: Final[Mapping[str, Any]] = {
    "displaylogo": False,
    "displayModeBar": False,
    "responsive": True,
    "scrollZoom": False,
    "topojsonURL": "app/static/",
}
LABEL_WIDTH_PX: Final = 150
LABEL_SIZE_PX: Final = 12
# Between the edge of the picture and a label, and between the label and the plot.
_BESIDE_PX: Final = 16
# The title of a vertical axis with what stands between it and the numbers.
_TITLE_PX: Final = 24
# How much farther than the largest count an axis may be numbered.
_ABOVE: Final = 1.1
_SEPARATORS: Final = {"vi": ",.", "en": ".,"}
_THEMES_MAX: Final = 4


def chart(traces: Sequence[Mapping[str, Any]], layout: Mapping[str, Any], t: Translator, theme: Theme) -> go.Figure:
    """A figure of `traces` (plotly's own attributes) in the house style; `layout` needs a height."""
    ours = {"template": _template(theme.mode), "separators": _SEPARATORS[t.language], "dragmode": False}
    return go.Figure({"data": [dict(trace) for trace in traces], "layout": {**ours, **layout}})


def nothing(t: Translator, theme: Theme, height_px: int = 160) -> go.Figure:
    """What stands in place of a chart that has nothing to show."""
    said = {
        "text": t("Nothing to show for this choice"),
        "showarrow": False,
        "font": {"color": theme.muted, "size": 14},
    }
    hidden = {"visible": False, "fixedrange": True}
    return chart([], {"height": height_px, "annotations": [said], "xaxis": hidden, "yaxis": hidden}, t, theme)


def label(text: str, width_px: float = LABEL_WIDTH_PX, lines_max: int = 3) -> str:
    """An axis label in at most lines_max lines of at most width_px, inert; what is too long ends in an ellipsis."""
    lines = typeface.wrap(words.inert(text), width_px, LABEL_SIZE_PX)
    if len(lines) > lines_max:
        rest = " ".join(lines[lines_max - 1 :])
        lines = [*lines[: lines_max - 1], typeface.fit(rest, width_px, LABEL_SIZE_PX)]
    return "<br>".join(lines)


def beside(labels: Sequence[str]) -> int:
    """The margin, in px, in which the longest line of these labels of a vertical axis stands whole."""
    lines = [line for label in labels for line in label.split("<br>")]
    return _BESIDE_PX + math.ceil(max(typeface.width_px(line, LABEL_SIZE_PX) for line in lines))


def beside_counts(largest: float, t: Translator) -> int:
    """The margin, in px, for a count_axis up to `largest`, its title included."""
    widest = "0" * len(t.number(math.ceil(_ABOVE * largest)))
    return beside([widest]) + _TITLE_PX


def hover(*lines: str) -> str:
    """The text of a hover box: the first line bold; every line inert."""
    first, *rest = (words.inert(line) for line in lines if line)
    return "<br>".join([f"<b>{first}</b>", *rest])


def count_axis(title: str, largest: float) -> dict[str, Any]:
    """A vertical axis of whole numbers from zero."""
    axis: dict[str, Any] = {"title": {"text": title}, "rangemode": "tozero", "tickformat": ",d", "fixedrange": True}
    return {**axis, "dtick": 1} if largest < 6 else axis


def legend_below() -> dict[str, Any]:
    """A legend under the plot, in lines, in the order of the traces."""
    return {"orientation": "h", "yanchor": "top", "y": -0.16, "xanchor": "left", "x": 0, "traceorder": "normal"}


def scale_bar(title: str) -> dict[str, Any]:
    """What the shades mean, in a line at the foot of the picture, so that a phone keeps its width for the chart."""
    below = {"orientation": "h", "x": 0, "xanchor": "left", "yref": "container", "y": 0, "yanchor": "bottom"}
    size = {"lenmode": "fraction", "len": 0.6, "thickness": 8, "outlinewidth": 0, "tickformat": ",d", "nticks": 5}
    return {**below, **size, "title": {"text": title, "side": "top"}}


@lru_cache(maxsize=_THEMES_MAX)
def _template(theme_mode: Mode) -> go.layout.Template:
    theme = THEMES[theme_mode]
    axis = {
        "gridcolor": theme.rule,
        "linecolor": theme.rule,
        "zerolinecolor": theme.rule,
        "tickfont": {"size": LABEL_SIZE_PX, "color": theme.text},
        "title": {"font": {"size": LABEL_SIZE_PX, "color": theme.muted}, "standoff": 8},
        "automargin": True,
    }
    return go.layout.Template(
        layout={
            "font": {"family": typeface.STACK, "size": LABEL_SIZE_PX, "color": theme.text},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "margin": {"l": 8, "r": 12, "t": 8, "b": 8},
            "hoverlabel": {
                "bgcolor": theme.surface,
                "bordercolor": theme.rule,
                "font": {"family": typeface.STACK, "size": 13, "color": theme.text},
                "align": "left",
            },
            "legend": {
                "font": {"size": LABEL_SIZE_PX, "color": theme.text},
                "itemclick": False,
                "itemdoubleclick": False,
            },
            "bargap": 0.24,
            "xaxis": axis,
            "yaxis": {**axis, "ticklabelstandoff": 6},
        }
    )
