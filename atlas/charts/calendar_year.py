"""The days of one year: a square for each day with engagements, signings marked, imprecise dates in a column apart."""

from typing import Any, Final

import altair as alt
import pandas as pd
import plotly.graph_objects as go
from plotly.colors import sample_colorscale

from atlas.charts import counts, paper, screen, words
from atlas.charts.palette import LIGHT, Theme
from atlas.i18n import Translator

COLUMNS: Final = ("year", "month", "day", "n", "signed", "partners", "partners_vi")
DAYS: Final = 31
# The column of what is known by its month alone.
MONTH_ONLY: Final = 33
_HEIGHT_PX: Final = 430
# Below the days: their numbers, what the shades and the mark of a signing mean, in several lines on a phone.
_FOOT_PX: Final = 96
_DRAWN_HEIGHT_PX: Final = 210
_LISTED_MAX: Final = 5


def years(records: pd.DataFrame) -> list[int]:
    """The years with an engagement: the busiest, then the others, the latest first."""
    found = records["year"].dropna().value_counts()
    ordered = sorted((int(year) for year in found.index), reverse=True)
    return sorted(ordered, key=lambda year: found[year] != found.max())[:1] + ordered if ordered else []


def frame(records: pd.DataFrame, year: int) -> pd.DataFrame:
    """One row a day of `year` with an engagement (its first day counts); see COLUMNS.

    day is MONTH_ONLY for those known by their month alone; those known by the year alone have no row. partners and
    partners_vi are tuples of names.
    """
    placed = records[(records["year"] == year) & records["date_precision"].isin(("month", "day"))]
    month = placed["date_start"].str[5:7].astype("int64")
    day = placed["date_start"].str[8:10].replace("", str(MONTH_ONLY)).astype("int64")
    marked = placed.assign(month=month, day=day, signed=counts.is_signed(placed).astype("int64"))
    marked["partner_vi"] = marked["partner_vi"].where(marked["partner_vi"].notna(), marked["partner"])
    groups = marked.groupby(["month", "day"], sort=True)
    found = pd.DataFrame(
        {
            "n": groups.size().astype("int64"),
            "signed": groups["signed"].sum().astype("int64"),
            "partners": groups["partner"].agg(tuple),
            "partners_vi": groups["partner_vi"].agg(tuple),
        }
    )
    return found.reset_index().assign(year=year).loc[:, list(COLUMNS)]


def note(records: pd.DataFrame, year: int, t: Translator) -> str:
    """How many engagements of the year are known by their year alone; "" for none."""
    coarse = int(((records["year"] == year) & (records["date_precision"] == "year")).sum())
    if not coarse:
        return ""
    return t("Not shown: {engagements} of which only the year is known.", engagements=words.engagements(t, coarse))


def figure(prepared: pd.DataFrame, t: Translator, theme: Theme) -> go.Figure:
    """Squares, a row a month; a square's customdata is its date as an ISO prefix."""
    if prepared.empty:
        return screen.nothing(t, theme)
    rows = prepared.to_dict("records")
    most = max(int(row["n"]) for row in rows)
    scale = theme.ramp_scale()[1:]
    shades = [[index / (len(scale) - 1), colour] for index, (_, colour) in enumerate(scale)]
    marks = {
        "type": "scatter",
        "mode": "markers",
        "x": [row["day"] for row in rows],
        "y": [row["month"] for row in rows],
        "customdata": [_date(row) for row in rows],
        "marker": {
            "symbol": "square",
            "size": 15,
            "color": [row["n"] for row in rows],
            "colorscale": shades,
            "cmin": 1,
            "cmax": max(2, most),
            "line": {"color": theme.background, "width": 1},
        },
        "hovertext": [_hover(row, t) for row in rows],
        "hoverinfo": "text",
        "showlegend": False,
    }
    traces = [marks, *_scale(most, shades, t), *_signings(rows, t, theme)]
    return screen.chart(traces, _layout(t, theme), t, theme)


def _steps(most: int) -> list[int]:
    """A few numbers from 1 to `most`, whose shades say what those between them mean."""
    return sorted({round(1 + share * (most - 1)) for share in (0, 1 / 3, 2 / 3, 1)})


def _scale(most: int, shades: list[list[Any]], t: Translator) -> list[dict[str, Any]]:
    """What the shades mean: squares that stand in the legend alone."""
    colours = [sample_colorscale(shades, (n - 1) / max(1, most - 1))[0] for n in _steps(most)]
    place = {"type": "scatter", "mode": "markers", "x": [None], "y": [None], "hoverinfo": "skip", "showlegend": True}
    return [
        {**place, "name": words.engagements(t, n), "marker": {"symbol": "square", "size": 12, "color": colour}}
        for n, colour in zip(_steps(most), colours, strict=True)
    ]


def _signings(rows: list[dict[Any, Any]], t: Translator, theme: Theme) -> list[dict[str, Any]]:
    signed = [row for row in rows if row["signed"]]
    if not signed:
        return []
    mark = {"symbol": "diamond", "size": 7, "color": theme.accent, "line": {"color": theme.background, "width": 1}}
    place = {"x": [row["day"] for row in signed], "y": [row["month"] for row in signed]}
    named = {"name": t("Agreement signed"), "showlegend": True, "hoverinfo": "skip"}
    return [{"type": "scatter", "mode": "markers", "marker": mark, **place, **named}]


def _layout(t: Translator, theme: Theme) -> dict[str, Any]:
    days = [1, *range(5, DAYS + 1, 5)]
    axis = {"fixedrange": True, "zeroline": False, "ticks": ""}
    return {
        "height": _HEIGHT_PX,
        "plot_bgcolor": theme.surface,
        "legend": {**screen.legend_below(), "y": -0.1},
        "margin": {"l": 8, "r": 12, "t": 8, "b": _FOOT_PX},
        "xaxis": {
            **axis,
            "range": [0.3, MONTH_ONLY + 0.9],
            "tickvals": [*days, MONTH_ONLY],
            "ticktext": [*map(str, days), "?"],
            "showgrid": False,
            "tickangle": 0,
        },
        "yaxis": {
            **axis,
            "range": [12.6, 0.4],
            "tickvals": list(range(1, 13)),
            "ticktext": [_month(number, t) for number in range(1, 13)],
        },
    }


def _month(number: int, t: Translator) -> str:
    return str(t.locale.months["stand-alone"]["abbreviated"][number])


def _date(row: words.Row) -> str:
    month = f"{row['year']}-{row['month']:02}"
    return month if row["day"] == MONTH_ONLY else f"{month}-{row['day']:02}"


def _names(row: words.Row, t: Translator) -> str:
    names = [words.short(str(name)) for name in dict.fromkeys(row["partners_vi" if t.language == "vi" else "partners"])]
    shown, more = "; ".join(names[:_LISTED_MAX]), len(names) - _LISTED_MAX
    return t("{list} and {n} more", list=shown, n=t.number(more)) if more > 0 else shown


def _hover(row: words.Row, t: Translator) -> str:
    signed = int(row["signed"])
    said = t.plural("{n} agreement signed", "{n} agreements signed", signed) if signed else ""
    return screen.hover(t.date(_date(row)), words.engagements(t, int(row["n"])), _names(row, t), said)


def drawing(prepared: pd.DataFrame, t: Translator) -> paper.Drawing:
    """The same for print."""
    if prepared.empty:
        return paper.nothing(t)
    rows = [
        {"day": int(row["day"]), "month": int(row["month"]), "n": int(row["n"]), "signed": int(row["signed"])}
        for row in prepared.to_dict("records")
    ]
    names = ",".join(f"'{_month(number, t)}'" for number in range(1, 13))
    x = alt.X(
        "day:Q",
        title=None,
        scale=alt.Scale(domain=[0.3, MONTH_ONLY + 0.9], nice=False),
        axis=alt.Axis(
            values=[1, *range(5, DAYS + 1, 5), MONTH_ONLY],
            labelExpr=f"datum.value == {MONTH_ONLY} ? '?' : datum.label",
            grid=False,
            domain=False,
            ticks=False,
        ),
    )
    y = alt.Y(
        "month:Q",
        title=None,
        scale=alt.Scale(domain=[12.6, 0.4], nice=False),
        axis=alt.Axis(
            values=list(range(1, 13)), labelExpr=f"[{names}][datum.value - 1]", domain=False, ticks=False, tickCount=12
        ),
    )
    most = max(2, *(row["n"] for row in rows))
    shade = alt.Scale(domain=[1, most], range=list(LIGHT.ramp[1:]), interpolate="rgb")
    legend = alt.Legend(
        orient="bottom",
        direction="horizontal",
        title=t("Number of engagements"),
        format=",d",
        gradientLength=140,
        # Vega would write halves between few numbers, rounded to the same number twice.
        values=sorted({1, (1 + most) // 2, most}),
    )
    base = alt.Chart(paper.inline(rows)).encode(x, y)
    squares = base.mark_square(size=95, opacity=1).encode(alt.Color("n:Q", scale=shade, legend=legend))
    signed = base.transform_filter("datum.signed > 0").mark_point(
        shape="diamond", filled=True, size=22, opacity=1, color=LIGHT.accent
    )
    return paper.page_wide(squares, signed, height_px=_DRAWN_HEIGHT_PX)


def table(prepared: pd.DataFrame, t: Translator) -> pd.DataFrame:
    """One row a day, or month where the day is not known."""
    rows = prepared.to_dict("records")
    return pd.DataFrame(
        {
            t("Date"): [_date(row) for row in rows],
            t("Number of engagements"): [int(row["n"]) for row in rows],
            t("Agreements signed"): [int(row["signed"]) for row in rows],
            t("Partners"): [
                "; ".join(map(str, dict.fromkeys(row["partners_vi" if t.language == "vi" else "partners"])))
                for row in rows
            ],
        }
    )


def headline(prepared: pd.DataFrame, t: Translator) -> str:
    """The month of the year with most engagements."""
    if prepared.empty:
        return t("No day of this year is on record")
    year = int(prepared["year"].iloc[0])
    months = prepared.groupby("month")["n"].sum()
    leading = months[months == months.max()]
    if len(leading) > 2:
        return t("The days of {year}", year=year)
    top = words.joined(t, [t.date(f"{year}-{int(month):02}") for month in leading.index])
    return t("The days of {year}: most in {months} ({n})", year=year, months=top, n=t.number(int(months.max())))


def alt_text(prepared: pd.DataFrame, t: Translator) -> str:
    """The year by months, in a sentence."""
    if prepared.empty:
        return t("An empty chart: no dated engagement to show.")
    year, months = int(prepared["year"].iloc[0]), prepared.groupby("month")["n"].sum()
    listed = [f"{_month(int(month), t)} {t.number(int(n))}" for month, n in months.items()]  # type: ignore[call-overload]
    return t(
        "Calendar of {year}, a square for each day with engagements: {list}. {signed}.",
        year=year,
        list="; ".join(listed),
        signed=t.plural("{n} agreement signed", "{n} agreements signed", int(prepared["signed"].sum())),
    )
