"""Who was met when: a row a partner, a dot a year as large as its engagements, signings ringed."""

import math
from dataclasses import dataclass
from typing import Any, Final, Literal

import altair as alt
import pandas as pd
import plotly.graph_objects as go

from atlas.charts import counts, paper, screen, typeface, words
from atlas.charts.palette import LIGHT, Theme
from atlas.i18n import Translator

Order = Literal["first_contact", "n"]
COLUMNS: Final = ("partner_id", "partner", "partner_vi", "row", "total", "first_year", "year", "n", "signed")
TOP_N: Final = 25
_ROW_PX: Final = 30
_DRAWN_ROW_PX: Final = 15
_DOT_MIN_PX: Final = 5
_DOT_MAX_PX: Final = 18


@dataclass(frozen=True, slots=True)
class Others:
    """The partners that have no row, and the engagements without a year."""

    partners: int
    engagements: int
    undated: int
    shown: int

    def sentence(self, t: Translator) -> str:
        """In words; "" when everything is shown."""
        parts = []
        if self.partners:
            parts.append(
                t(
                    "The {shown} partners with most engagements are shown; {partners} with {engagements} are not.",
                    shown=t.number(self.shown),
                    partners=t.plural("{n} other", "{n} others", self.partners),
                    engagements=words.engagements(t, self.engagements),
                )
            )
        if self.undated:
            parts.append(t("Not shown: {engagements} without a date.", engagements=words.engagements(t, self.undated)))
        return " ".join(parts)


def others(records: pd.DataFrame, top_n: int = TOP_N) -> Others:
    """What the frame of the same arguments leaves out."""
    dated = records[records["year"].notna()]
    ranked = counts.by_partner(dated)
    left = ranked.iloc[top_n:]
    return Others(len(left), int(left["n"].sum()), len(records) - len(dated), min(top_n, len(ranked)))


def frame(records: pd.DataFrame, top_n: int = TOP_N, order: Order = "first_contact") -> pd.DataFrame:
    """One row a partner and year with an engagement; see COLUMNS. `row` numbers the partners from the top.

    The top_n partners with most dated engagements (total), ordered by the first year or by total; `signed` counts
    agreements signed in the year.
    """
    dated = records[records["year"].notna()]
    kept = counts.by_partner(dated).head(top_n)
    by = ["first_year", "n", "partner"] if order == "first_contact" else ["n", "first_year", "partner"]
    kept = kept.sort_values(by, ascending=[by[0] != "n", by[0] == "n", True], kind="stable").reset_index(drop=True)
    kept["row"] = range(len(kept))
    years = dated.assign(signed=counts.is_signed(dated).astype("int64"))
    counted = years.groupby(["partner_id", "year"], sort=True).agg(n=("signed", "size"), signed=("signed", "sum"))
    merged = kept.rename(columns={"n": "total"}).merge(counted.reset_index(), on="partner_id", how="inner")
    ordered = merged.sort_values(["row", "year"], kind="stable").reset_index(drop=True)
    return ordered.astype({"n": "int64", "signed": "int64", "year": "int64"}).loc[:, list(COLUMNS)]


def figure(prepared: pd.DataFrame, t: Translator, theme: Theme) -> go.Figure:
    """Dots on lines from first to last year; a dot's customdata is [partner id, year]."""
    if prepared.empty:
        return screen.nothing(t, theme)
    rows = _rows(prepared)
    signed = prepared[prepared["signed"] > 0]
    traces = [
        _lines(prepared, theme),
        _dots(prepared, t, theme, theme.event_types["visit_abroad"], t("Engagements (larger: more)")),
        *(
            [_dots(signed, t, theme, theme.event_types["agreement_signed"], t("with an agreement signed"))]
            if len(signed)
            else []
        ),
    ]
    layout = {
        "height": _ROW_PX * len(rows) + 90,
        "legend": {**screen.legend_below(), "y": 1.0, "yanchor": "bottom"},
        "xaxis": _year_axis(int(prepared["year"].min()), int(prepared["year"].max())),
        "yaxis": {
            "tickvals": list(range(len(rows))),
            "ticktext": [screen.label(words.partner_label(t, row), lines_max=2) for row in rows.to_dict("records")],
            "range": [len(rows) - 0.4, -0.6],
            "showgrid": False,
            "zeroline": False,
            "fixedrange": True,
            "ticks": "",
        },
    }
    return screen.chart(traces, layout, t, theme)


def _year_axis(first: int, last: int) -> dict[str, Any]:
    axis = {"type": "linear", "tickformat": "d", "fixedrange": True, "zeroline": False}
    return {**axis, "range": [first - 0.7, last + 0.7], **({"dtick": 1} if last - first < 10 else {})}


def _rows(prepared: pd.DataFrame) -> pd.DataFrame:
    return prepared.drop_duplicates("row")


def _spans(prepared: pd.DataFrame) -> pd.DataFrame:
    return prepared.groupby("row")["year"].agg(["min", "max"])


def _lines(prepared: pd.DataFrame, theme: Theme) -> dict[str, Any]:
    x: list[int | None] = []
    y: list[int | None] = []
    for row, first, last in _spans(prepared).itertuples():
        x += [first, last, None]
        y += [row, row, None]
    line = {"color": theme.rule, "width": 1.5}
    return {"type": "scatter", "mode": "lines", "x": x, "y": y, "line": line, "hoverinfo": "skip", "showlegend": False}


def _dots(part: pd.DataFrame, t: Translator, theme: Theme, colour: str, name: str) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "x": [int(year) for year in part["year"]],
        "y": [int(row) for row in part["row"]],
        "customdata": [[row["partner_id"], int(row["year"])] for row in part.to_dict("records")],
        "marker": {
            "color": colour,
            "opacity": 1,
            "size": [round(_dot_px(int(n)), 1) for n in part["n"]],
            "line": {"color": theme.background, "width": 1},
        },
        "hovertext": [_hover(row, t) for row in part.to_dict("records")],
        "hoverinfo": "text",
    }


def _dot_px(n: int) -> float:
    """The diameter: area in proportion to n, between a dot that can be hit and one that stays in its row."""
    return min(_DOT_MAX_PX, max(_DOT_MIN_PX, 6.5 * math.sqrt(n)))


def _hover(row: words.Row, t: Translator) -> str:
    signed = int(row["signed"])
    return screen.hover(
        words.partner_label(t, row),
        f"{row['year']}: {words.engagements(t, int(row['n']))}",
        t.plural("{n} agreement signed", "{n} agreements signed", signed) if signed else "",
    )


def drawing(prepared: pd.DataFrame, t: Translator) -> paper.Drawing:
    """The same for print."""
    if prepared.empty:
        return paper.nothing(t)
    labels = {
        int(row["row"]): typeface.fit(words.partner_label(t, row), paper.LABEL_WIDTH_PX, 10)
        + "\u200b" * int(row["row"])
        for row in _rows(prepared).to_dict("records")
    }
    meant = {False: t("Engagements (larger: more)"), True: t("with an agreement signed")}
    dots = [
        {"label": meant[signed > 0], "name": labels[row], "year": year, "size": 0.5 * _dot_px(n) ** 2}
        for row, year, n, signed in prepared[["row", "year", "n", "signed"]].itertuples(index=False)
    ]
    spans = [{"name": labels[row], "first": first, "last": last} for row, first, last in _spans(prepared).itertuples()]
    axis = alt.Axis(domain=False, ticks=False, labelPadding=6)
    rows = alt.Y("name:O", sort=list(labels.values()), title=None, axis=axis)
    first, last = int(prepared["year"].min()), int(prepared["year"].max())
    years = alt.Axis(title=None, format="d", tickMinStep=1, domain=False, ticks=False, tickCount=12)
    scale = alt.Scale(domain=[first - 0.6, last + 0.6], nice=False)
    lines = (
        alt.Chart(paper.inline(spans))
        .mark_rule(color=LIGHT.rule, strokeWidth=1)
        .encode(rows, alt.X("first:Q", scale=scale, axis=years), alt.X2("last"))
    )
    circles = (
        alt.Chart(paper.inline(dots))
        .mark_circle(opacity=1, stroke=LIGHT.background, strokeWidth=0.5)
        .encode(
            rows,
            alt.X("year:Q", scale=scale, axis=years),
            alt.Size("size:Q", scale=None),
            paper.colours(
                list(meant.values()),
                [LIGHT.event_types["visit_abroad"], LIGHT.event_types["agreement_signed"]],
                "circle",
            ),
        )
    )
    return paper.page_wide(lines, circles, height_px=_DRAWN_ROW_PX * len(labels))


def table(prepared: pd.DataFrame, t: Translator) -> pd.DataFrame:
    """One row a partner and year."""
    columns: dict[str, Any] = {
        t("Partner"): [words.partner_label(t, row) for row in prepared.to_dict("records")],
        t("Partner id"): list(prepared["partner_id"]),
        t("Year"): list(prepared["year"]),
        t("Number of engagements"): list(prepared["n"]),
        t("Agreements signed"): list(prepared["signed"]),
    }
    return pd.DataFrame(columns)


def headline(prepared: pd.DataFrame, t: Translator) -> str:
    """Who has been met in most years."""
    if prepared.empty:
        return t("No dated engagement to show")
    years = prepared.groupby("row", sort=True).size()
    leading = years[years == years.max()]
    if len(leading) > 1 or len(years) == 1:
        return t("Who was met when")
    row = _rows(prepared).set_index("row").loc[leading.index[0]]
    return t(
        "{partner} was met in the most years ({n})",
        partner=words.short(words.partner_name(t, row)),
        n=t.number(int(leading.iloc[0])),
    )


def alt_text(prepared: pd.DataFrame, t: Translator) -> str:
    """The chart in two sentences."""
    if prepared.empty:
        return t("An empty chart: no dated engagement to show.")
    rows = _rows(prepared)
    listed = [
        f"{words.short(words.partner_name(t, row))} ({t.number(int(row['total']))})"
        for row in rows.sort_values("total", ascending=False, kind="stable").head(5).to_dict("records")
    ]
    return t(
        "Dots by partner and year, {years}, for {partners}. Most engagements: {list}.",
        years=words.years(t, int(prepared["year"].min()), int(prepared["year"].max())),
        partners=words.partners(t, len(rows)),
        list="; ".join(listed),
    )
