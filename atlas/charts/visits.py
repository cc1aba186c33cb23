"""Visits out against visits in: bars to the left and to the right, by partner, country or part of the world."""

from typing import Any, Final, Literal

import altair as alt
import pandas as pd
import plotly.graph_objects as go

from atlas import relations
from atlas.charts import paper, screen, typeface, words
from atlas.charts.palette import LIGHT, Theme
from atlas.i18n import Translator
from atlas.vocabulary import WORLD_REGIONS

By = Literal["partner_id", "country_code", "world_region"]
COLUMNS: Final = ("by", "key", "partner", "partner_vi", "outgoing", "incoming")
TOP_N: Final = 15
_ROW_PX: Final = 30
_DRAWN_ROW_PX: Final = 17


def frame(records: pd.DataFrame, by: By = "partner_id") -> pd.DataFrame:
    """One row a partner, country or part of the world with a visit, most visits first; see COLUMNS.

    Only what occurred counts. partner and partner_vi are the names of a partner, None otherwise.
    """
    counted = relations.balance(records, by)
    names = records.drop_duplicates("partner_id").set_index("partner_id")
    for column in ("partner", "partner_vi"):
        known = names[column].to_dict() if by == "partner_id" else {}
        counted[column] = [known.get(key) for key in counted["key"]]
    counted["by"] = by
    return counted.loc[:, list(COLUMNS)]


def label(row: words.Row, t: Translator) -> str:
    """The name of what a row counts."""
    match row["by"]:
        case "country_code":
            return t.country(row["key"])
        case "world_region":
            return t.term(WORLD_REGIONS, row["key"])
    return words.partner_label(t, row)


def figure(prepared: pd.DataFrame, t: Translator, theme: Theme) -> go.Figure:
    """Bars of the TOP_N rows from a line in the middle; a bar's customdata is the row's key."""
    rows = prepared.head(TOP_N).to_dict("records")
    if not rows:
        return screen.nothing(t, theme)
    most = max(max(row["outgoing"], row["incoming"]) for row in rows)
    traces = [
        _bars(rows, "outgoing", -1, t("Visits out"), t, theme),
        _bars(rows, "incoming", 1, t("Visits in"), t, theme),
    ]
    layout = {
        "height": _ROW_PX * len(rows) + 70,
        "barmode": "overlay",
        "legend": {**screen.legend_below(), "y": 1.0, "yanchor": "bottom"},
        "xaxis": {
            "visible": False,
            "fixedrange": True,
            "range": [-1.25 * most, 1.25 * most],
        },
        "yaxis": {
            "autorange": "reversed",
            "fixedrange": True,
            "tickvals": list(range(len(rows))),
            "ticktext": [screen.label(label(row, t), lines_max=2) for row in rows],
            "showgrid": False,
            "ticks": "",
        },
    }
    return screen.chart(traces, layout, t, theme)


def _bars(rows: list[dict[Any, Any]], code: str, sign: int, name: str, t: Translator, theme: Theme) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "name": name,
        "y": list(range(len(rows))),
        "x": [sign * row[code] for row in rows],
        "customdata": [row["key"] for row in rows],
        "marker": {"color": theme.directions[code]},
        "text": [t.number(row[code]) if row[code] else "" for row in rows],
        "textposition": "outside",
        "cliponaxis": False,
        "hovertext": [screen.hover(label(row, t), f"{name}: {t.number(row[code])}") for row in rows],
        "hoverinfo": "text",
    }


def drawing(prepared: pd.DataFrame, t: Translator) -> paper.Drawing:
    """The same for print."""
    rows = prepared.head(TOP_N).to_dict("records")
    if not rows:
        return paper.nothing(t)
    names = {"outgoing": t("Visits out"), "incoming": t("Visits in")}
    drawn: list[dict[str, Any]] = [
        {
            "row": typeface.fit(label(row, t), paper.LABEL_WIDTH_PX, 10) + "\u200b" * number,
            "label": name,
            "n": -row[code] if code == "outgoing" else row[code],
            "text": t.number(row[code]) if row[code] else "",
        }
        for number, row in enumerate(rows)
        for code, name in names.items()
    ]
    most = max(abs(one["n"]) for one in drawn)
    axis = alt.Axis(domain=False, ticks=False, labelPadding=6)
    base = alt.Chart(paper.inline(drawn)).encode(
        alt.Y("row:N", sort=None, title=None, axis=axis),
        alt.X("n:Q", axis=None, scale=alt.Scale(domain=[-1.2 * most, 1.2 * most])),
    )
    bars = base.mark_bar(height={"band": 0.7}).encode(
        paper.colours(list(names.values()), [LIGHT.directions[code] for code in names])
    )
    style: dict[str, Any] = {"color": LIGHT.text, "fontSize": 10}
    left = base.transform_filter("datum.n < 0").mark_text(align="right", dx=-4, **style).encode(alt.Text("text:N"))
    right = base.transform_filter("datum.n > 0").mark_text(align="left", dx=4, **style).encode(alt.Text("text:N"))
    return paper.page_wide(bars, left, right, height_px=_DRAWN_ROW_PX * len(rows))


def table(prepared: pd.DataFrame, t: Translator) -> pd.DataFrame:
    """Name, its code or id, visits out, visits in, the difference."""
    rows = prepared.to_dict("records")
    columns: dict[str, Any] = {
        t("Name"): [label(row, t) for row in rows],
        t("Code"): list(prepared["key"]),
        t("Visits out"): list(prepared["outgoing"]),
        t("Visits in"): list(prepared["incoming"]),
        t("Out minus in"): list(prepared["outgoing"] - prepared["incoming"]),
    }
    return pd.DataFrame(columns)


def headline(prepared: pd.DataFrame, t: Translator) -> str:
    """Whether Hanoi went out more often than it was visited."""
    out, into = int(prepared["outgoing"].sum()), int(prepared["incoming"].sum())
    if not out and not into:
        return t("No visit to show")
    numbers = {"out": t.number(out), "into": t.number(into)}
    if out == into:
        return t("As many visits out as in: {out}", out=numbers["out"])
    return (
        t("More visits out ({out}) than in ({into})", **numbers)
        if out > into
        else t("More visits in ({into}) than out ({out})", **numbers)
    )


def alt_text(prepared: pd.DataFrame, t: Translator) -> str:
    """The bars in two sentences."""
    if prepared.empty:
        return t("An empty chart: no visit to show.")
    listed = [
        t(
            "{name} {out} out, {into} in",
            name=label(row, t),
            out=t.number(row["outgoing"]),
            into=t.number(row["incoming"]),
        )
        for row in prepared.head(TOP_N).to_dict("records")
    ]
    return t("Bars of visits out and in: {list}. {finding}.", list="; ".join(listed), finding=headline(prepared, t))


def note(prepared: pd.DataFrame, records: pd.DataFrame, t: Translator) -> str:
    """What the bars of `records` leave out: rows after the first TOP_N, engagements of unknown direction."""
    left = len(prepared) - TOP_N
    unknown = int(((records["status"] == "occurred") & records["direction"].isna()).sum())
    parts = [
        t("The {n} with most visits are shown; all are in the table.", n=t.number(TOP_N)) if left > 0 else "",
        t("Not shown: {engagements} of which it is not known who travelled.", engagements=words.engagements(t, unknown))
        if unknown
        else "",
    ]
    return " ".join(part for part in parts if part)
