"""Engagements a year of two to four things side by side: a panel each, all on one scale."""

from collections.abc import Iterable
from typing import Any, Final, NamedTuple

import altair as alt
import pandas as pd
import plotly.graph_objects as go

from atlas.charts import paper, screen, typeface, words
from atlas.charts.palette import LIGHT, Theme
from atlas.charts.printing import DRAWING_WIDTH_PX
from atlas.i18n import Translator
from atlas.spans import span

PARTNERS, COUNTRIES, PERIODS = "partners", "countries", "periods"
PERIOD_MARK: Final = ".."
COLUMNS: Final = ("side", "of", "key", "partner", "partner_vi", "position", "year", "n", "total")
_PANEL_PX: Final = 140
_GAP: Final = 0.5  # of a panel
_DRAWN_PANEL_PX: Final = 80


class Compared(NamedTuple):
    """One of the things compared: a partner's id, a country's code or a period ("2014..2018"), with its records."""

    of: str
    key: str
    records: pd.DataFrame


def frame(sides: Iterable[Compared]) -> pd.DataFrame:
    """One row a side and year, years without an engagement included; see COLUMNS.

    position counts the years from 0: partners and countries share their years, periods begin together. total is the
    number of all engagements of the side, those without a date included.
    """
    compared = list(sides)
    shared = [int(year) for side in compared for year in side.records["year"].dropna()]
    rows: list[dict[str, Any]] = []
    for number, side in enumerate(compared):
        first, last = _years(side, shared)
        counted = side.records["year"].value_counts().to_dict()
        names: Any = side.records.iloc[0] if len(side.records) and side.of == PARTNERS else {}
        rows += [
            {
                "side": number,
                "of": side.of,
                "key": side.key,
                "partner": names.get("partner"),
                "partner_vi": names.get("partner_vi"),
                "position": year - first,
                "year": year,
                "n": int(counted.get(year, 0)),
                "total": len(side.records),
            }
            for year in range(first, last + 1)
        ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _years(side: Compared, shared: list[int]) -> tuple[int, int]:
    """The first and the last year of a side's panel; (1, 0) for no year at all."""
    if side.of == PERIODS:
        start, end = side.key.split(PERIOD_MARK)
        return span(start)[0].year, span(end)[1].year
    return (min(shared), max(shared)) if shared else (1, 0)


def label(row: words.Row, t: Translator) -> str:
    """The name of a side."""
    match row["of"]:
        case "countries":
            return t.country(row["key"])
        case "periods":
            start, end = (t.date(one) for one in row["key"].split(PERIOD_MARK))
            return start if start == end else f"{start}–{end}"
    return words.partner_label(t, row) if isinstance(row["partner"], str) else str(row["key"])


def _panels(prepared: pd.DataFrame) -> list[list[dict[Any, Any]]]:
    return [part.to_dict("records") for _, part in prepared.groupby("side", sort=True)]


def figure(prepared: pd.DataFrame, t: Translator, theme: Theme) -> go.Figure:
    """A panel a side, one below the other, on one scale; a bar's customdata is [key, year]."""
    panels = _panels(prepared)
    if not panels:
        return screen.nothing(t, theme)
    most = max(1, int(prepared["n"].max()))
    layout: dict[str, Any] = {"height": _PANEL_PX * len(panels) + 40, "showlegend": False, "annotations": []}
    height = 1 / (len(panels) + _GAP * len(panels))
    for number, rows in enumerate(panels):
        top = 1 - number * height * (1 + _GAP) - height * _GAP
        suffix = str(number + 1) if number else ""
        layout[f"yaxis{suffix}"] = _count_axis(most, [max(0.0, top - height), top], suffix)
        layout[f"xaxis{suffix}"] = _year_axis(rows, suffix)
        layout["annotations"].append(_title(label(rows[0], t), top, theme))
    return screen.chart([_bars(rows, number, t, theme) for number, rows in enumerate(panels)], layout, t, theme)


def _count_axis(most: int, domain: list[float], suffix: str) -> dict[str, Any]:
    axis = screen.count_axis("", most)
    return {**axis, "domain": domain, "range": [0, most * 1.18], "anchor": f"x{suffix}", "nticks": 4}


def _year_axis(rows: list[dict[Any, Any]], suffix: str) -> dict[str, Any]:
    years = [row["year"] for row in rows]
    step = next(one for one in (1, 2, 5, 10, 20, 50, 100) if len(years) / one <= 12)
    shown = [row for row in rows if row["year"] % step == 0 or len(years) <= 12]
    return {
        "anchor": f"y{suffix}",
        "tickvals": [row["position"] for row in shown],
        "ticktext": [str(row["year"]) for row in shown],
        "range": [-0.6, len(years) - 0.4],
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
    }


def _title(text: str, top: float, theme: Theme) -> dict[str, Any]:
    return {
        "text": f"<b>{screen.label(text, 600, 1)}</b>",
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "y": top,
        "yref": "paper",
        "yanchor": "bottom",
        "showarrow": False,
        "font": {"color": theme.text, "size": 13},
    }


def _bars(rows: list[dict[Any, Any]], number: int, t: Translator, theme: Theme) -> dict[str, Any]:
    suffix = str(number + 1) if number else ""
    name = label(rows[0], t)
    return {
        "type": "bar",
        "x": [row["position"] for row in rows],
        "y": [row["n"] for row in rows],
        "xaxis": f"x{suffix}",
        "yaxis": f"y{suffix}",
        "marker": {"color": theme.directions["outgoing"]},
        "customdata": [[row["key"], row["year"]] for row in rows],
        "hovertext": [screen.hover(name, f"{row['year']}: {words.engagements(t, row['n'])}") for row in rows],
        "hoverinfo": "text",
    }


def drawing(prepared: pd.DataFrame, t: Translator) -> paper.Drawing:
    """The same for print."""
    panels = _panels(prepared)
    if not panels:
        return paper.nothing(t)
    rows = [
        {
            "side": typeface.fit(label(row, t), 420, 11) + "\u200b" * number,
            "position": row["position"],
            "year": row["year"],
            "n": row["n"],
        }
        for number, panel in enumerate(panels)
        for row in panel
    ]
    names = list(dict.fromkeys(row["side"] for row in rows))
    most = float(prepared["n"].max())
    # Years of different periods cannot share an axis: each bar bears its own.
    years = alt.X("position:O", title=None, axis=alt.Axis(labels=False, ticks=False, domain=False))
    base = alt.Chart(paper.inline(rows)).encode(years)
    bars = base.mark_bar(color=LIGHT.directions["outgoing"]).encode(
        alt.Y("n:Q", axis=paper.whole_numbers("", most), scale=alt.Scale(domain=[0, max(1.0, most)]))
    )
    said = base.mark_text(angle=270, align="right", baseline="middle", fontSize=8, color=LIGHT.muted).encode(
        alt.Text("year:O"), y=alt.value(_DRAWN_PANEL_PX + 4)
    )
    facet = alt.Row("side:N", title=None, sort=names, header=alt.Header(labelOrient="top", labelAnchor="start"))
    drawn = alt.layer(bars, said).properties(width=DRAWING_WIDTH_PX - 40, height=_DRAWN_PANEL_PX)
    return drawn.facet(row=facet, spacing=26)


def table(prepared: pd.DataFrame, t: Translator) -> pd.DataFrame:
    """One row a side and year."""
    rows = prepared.to_dict("records")
    columns: dict[str, Any] = {
        t("Name"): [label(row, t) for row in rows],
        t("Code"): [row["key"] for row in rows],
        t("Year"): [row["year"] for row in rows],
        t("Number of engagements"): [row["n"] for row in rows],
    }
    return pd.DataFrame(columns)


def headline(prepared: pd.DataFrame, t: Translator) -> str:
    """Which of them has most engagements."""
    totals = [(label(rows[0], t), int(rows[0]["total"])) for rows in _panels(prepared)]
    if not totals:
        return t("No dated engagement to show")
    most = max(n for _, n in totals)
    leading = [name for name, n in totals if n == most]
    if len(totals) == 1 or len(leading) > 1:
        return t("Engagements a year")
    return t("Most engagements: {partners} ({n})", partners=leading[0], n=t.number(most))


def alt_text(prepared: pd.DataFrame, t: Translator) -> str:
    """The panels in a sentence or two."""
    panels = _panels(prepared)
    if not panels:
        return t("An empty chart: no dated engagement to show.")
    listed = [
        t(
            "{name}: {n} with a date, most in {year} ({most})",
            name=label(rows[0], t),
            n=t.number(sum(row["n"] for row in rows)),
            year=max(rows, key=lambda row: row["n"])["year"],
            most=t.number(max(row["n"] for row in rows)),
        )
        for rows in panels
    ]
    return t("Bars of engagements a year on one scale. {list}.", list="; ".join(listed))


def note(prepared: pd.DataFrame, t: Translator) -> str:
    """What the bars leave out."""
    undated = sum(int(rows[0]["total"]) - sum(row["n"] for row in rows) for rows in _panels(prepared))
    if not undated:
        return ""
    return t("Not shown: {engagements} without a date.", engagements=words.engagements(t, undated))
