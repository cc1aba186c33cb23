"""Engagements a year, quarter or month, stacked by event type or part of the world, with the agreements signed.

No date is drawn finer than its source says.
"""

from dataclasses import dataclass
from typing import Any, Final, Literal

import altair as alt
import pandas as pd
import plotly.graph_objects as go

from atlas.charts import counts, paper, screen, words
from atlas.charts.palette import LIGHT, Theme
from atlas.i18n import Translator
from atlas.vocabulary import EVENT_TYPES, WORLD_REGIONS

StackBy = Literal["event_type", "world_region"]
Granularity = Literal["year", "quarter", "month"]
GRANULARITIES: Final[tuple[Granularity, ...]] = ("year", "quarter", "month")
COLUMNS: Final = ("period", "granularity", "event_type", "n", "signed")
# The part of the world of what belongs to no country.
INTERNATIONAL: Final = ""
HEIGHT_PX: Final = 430
LEGEND_PX: Final = 124
_DRAWN_HEIGHT_PX: Final = 190
_PRECISIONS: Final = {"year": ("year", "month", "day"), "quarter": ("month", "day"), "month": ("month", "day")}


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Engagements that no bar holds: without any date, and with one too coarse for the bars (a year only).

    planned: those in the bars that the source only announces.
    """

    undated: int
    too_coarse: int
    planned: int
    granularity: Granularity

    def sentence(self, t: Translator) -> str:
        """In words; "" when every engagement is in a bar and took place."""
        parts = []
        if self.too_coarse:
            only = words.engagements(t, self.too_coarse)
            parts.append(t("{engagements} of which only the year is known", engagements=only))
        if self.undated:
            parts.append(t("{engagements} without a date", engagements=words.engagements(t, self.undated)))
        said = [t("Not in the bars: {list}.", list=words.joined(t, parts))] if parts else []
        if self.planned:
            announced = words.engagements(t, self.planned)
            said.append(t("In the bars but only announced in the source: {engagements}.", engagements=announced))
        return " ".join(said)


def granularity_of(records: pd.DataFrame) -> Granularity:
    """Month for records of one year, quarter for up to three years, else year."""
    years = records["year"].dropna()
    span = int(years.max()) - int(years.min()) + 1 if len(years) else 0
    if span == 1:
        return "month"
    return "quarter" if 2 <= span <= 3 else "year"


def unplaced(records: pd.DataFrame, granularity: Granularity | None = None) -> Unplaced:
    """What the frame of the same arguments leaves out."""
    chosen = granularity or granularity_of(records)
    undated = int((records["date_precision"] == "unknown").sum())
    placed = _placed(records, chosen)
    planned = int((placed & (records["status"] == "planned")).sum())
    return Unplaced(undated, len(records) - undated - int(placed.sum()), planned, chosen)


def frame(records: pd.DataFrame, granularity: Granularity | None = None, by: StackBy = "event_type") -> pd.DataFrame:
    """Counts by period and event type; every period from the first to the last, with a zero where nothing was.

    period is "2023", "2023-Q3" or "2023-08"; only event types that occur have rows; see COLUMNS. With `by`
    world_region that column stands in place of event_type. signed: the agreements signed in the period, in each of
    its rows.
    """
    chosen = granularity or granularity_of(records)
    placed = records[_placed(records, chosen)]
    periods = placed["date_start"].map(lambda date: _period(date, chosen)).astype(object).rename("period")
    stacked = placed[by].fillna(INTERNATIONAL) if by == "world_region" else placed[by]
    found = set(stacked)
    index = pd.MultiIndex.from_product(
        [_every(periods, chosen), [code for code in _order(by) if code in found]], names=["period", by]
    )
    counted = placed.groupby([periods, stacked]).size()
    filled = counted.reindex(index, fill_value=0).rename("n").reset_index()
    signed = counts.is_signed(placed).groupby(periods).sum()
    filled["signed"] = filled["period"].map(signed).fillna(0).astype("int64")
    columns = [by if name == "event_type" else name for name in COLUMNS]
    return filled.assign(granularity=chosen).loc[:, columns]


def _order(by: str) -> tuple[str, ...]:
    return EVENT_TYPES.codes if by == "event_type" else (*WORLD_REGIONS.codes, INTERNATIONAL)


def _by(prepared: pd.DataFrame) -> str:
    """What the bars are stacked by."""
    return "event_type" if "event_type" in prepared.columns else "world_region"


def _name(code: str, by: str, t: Translator) -> str:
    if by == "event_type":
        return t.term(EVENT_TYPES, code)
    return t.term(WORLD_REGIONS, code) if code else t("International bodies")


def _colour(code: str, by: str, theme: Theme) -> str:
    return (theme.event_types if by == "event_type" else theme.world_regions).get(code, theme.neutral)


def _placed(records: pd.DataFrame, granularity: Granularity) -> pd.Series:
    return records["date_start"].notna() & records["date_precision"].isin(_PRECISIONS[granularity])


def _period(date: str, granularity: Granularity) -> str:
    if granularity == "year":
        return date[:4]
    return date[:7] if granularity == "month" else f"{date[:4]}-Q{(int(date[5:7]) + 2) // 3}"


def _every(periods: pd.Series, granularity: Granularity) -> list[str]:
    """All periods from the first to the last; the months and quarters of whole years."""
    if periods.empty:
        return []
    years = range(int(periods.min()[:4]), int(periods.max()[:4]) + 1)
    if granularity == "year":
        return [f"{year}" for year in years]
    if granularity == "month":
        return [f"{year}-{month:02}" for year in years for month in range(1, 13)]
    return [f"{year}-Q{quarter}" for year in years for quarter in range(1, 5)]


def figure(prepared: pd.DataFrame, t: Translator, theme: Theme, *, brush: bool = False) -> go.Figure:
    """Stacked bars, with a mark for the agreements signed; a bar's customdata is [period, code].

    brush: the reader may choose a range of periods by dragging across them.
    """
    if prepared.empty:
        return screen.nothing(t, theme)
    totals = _totals(prepared)
    traces = [_trace(code, of_code, totals, t, theme) for code, of_code in _stacked(prepared)]
    layout = {
        "height": HEIGHT_PX,
        "barmode": "stack",
        # Below the plot whatever lines it needs: at the foot of the picture, with room kept for it.
        "legend": {**screen.legend_below(), "yref": "container", "y": 0, "yanchor": "bottom"},
        "margin": {"l": 8, "r": 12, "t": 8, "b": LEGEND_PX},
        "xaxis": {"fixedrange": True, "showgrid": False, **_x_axis(prepared, t)},
        "yaxis": screen.count_axis(_axis_title(prepared, t), float(totals.max())),
        **({"dragmode": "select", "selectdirection": "h"} if brush else {}),
    }
    return screen.chart([*traces, *_signings(prepared, totals, t, theme)], layout, t, theme)


def _stacked(prepared: pd.DataFrame) -> list[tuple[str, pd.DataFrame]]:
    by = _by(prepared)
    groups = {str(code): rows for code, rows in prepared.groupby(by, sort=False)}
    return [(code, groups[code]) for code in _order(by) if code in groups]


def _trace(code: str, of_code: pd.DataFrame, totals: pd.Series, t: Translator, theme: Theme) -> dict[str, Any]:
    by = _by(of_code)
    name = _name(code, by, t)
    drawn = of_code[of_code["n"] > 0]
    periods, numbers = list(drawn["period"]), [int(n) for n in drawn["n"]]
    return {
        "type": "bar",
        "name": name,
        "x": _positions(periods, of_code, t),
        "y": numbers,
        "customdata": [[period, code] for period in periods],
        "marker": {"color": _colour(code, by, theme), "line": {"color": theme.background, "width": 0.6}},
        "hovertext": [
            screen.hover(period_label(period, t), f"{name}: {t.number(n)}", _of_all(int(totals[period]), t))
            for period, n in zip(periods, numbers, strict=True)
        ],
        "hoverinfo": "text",
    }


def _positions(periods: list[str], prepared: pd.DataFrame, t: Translator) -> list[Any]:
    return [int(period) if _is_yearly(prepared) else period_label(period, t) for period in periods]


def _signings(prepared: pd.DataFrame, totals: pd.Series, t: Translator, theme: Theme) -> list[dict[str, Any]]:
    """A diamond above each bar in which agreements were signed, with their number when pointed at."""
    signed = _signed(prepared)
    if signed.empty:
        return []
    lift = 0.045 * float(totals.max())
    texts = (t.plural("{n} agreement signed", "{n} agreements signed", int(n)) for n in signed)
    mark = {
        "type": "scatter",
        "mode": "markers",
        "name": t("Agreements signed"),
        "x": _positions(list(signed.index), prepared, t),
        "y": [float(totals[period]) + lift for period in signed.index],
        "customdata": [[period, ""] for period in signed.index],
        "marker": {"symbol": "diamond", "size": 9, "color": theme.accent},
        "hovertext": [screen.hover(period_label(p, t), text) for p, text in zip(signed.index, texts, strict=True)],
        "hoverinfo": "text",
    }
    return [mark]


def _signed(prepared: pd.DataFrame) -> pd.Series:
    """Period -> agreements signed, only where there were any."""
    by_period: pd.Series = prepared.groupby("period", sort=False)["signed"].first()
    return by_period[by_period > 0]


def _of_all(total: int, t: Translator) -> str:
    return t("All: {n}", n=t.number(total))


def _x_axis(prepared: pd.DataFrame, t: Translator) -> dict[str, Any]:
    """The axis from the first period to the last, those without an engagement included."""
    periods = list(dict.fromkeys(prepared["period"]))
    if not _is_yearly(prepared):
        labels = [period_label(period, t) for period in periods]
        order = {"categoryorder": "array", "categoryarray": labels}
        return {"type": "category", **order, "range": [-0.5, len(labels) - 0.5]}
    ends = [int(periods[0]) - 0.6, int(periods[-1]) + 0.6]
    return {"type": "linear", "tickformat": "d", "range": ends, **({"dtick": 1} if len(periods) <= 10 else {})}


def _is_yearly(prepared: pd.DataFrame) -> bool:
    return bool((prepared["granularity"] == "year").all())


def _axis_title(prepared: pd.DataFrame, t: Translator) -> str:
    titles = {
        "year": t("Engagements a year"),
        "quarter": t("Engagements a quarter"),
        "month": t("Engagements a month"),
    }
    return titles[prepared["granularity"].iloc[0]]


def period_label(period: str, t: Translator) -> str:
    """A period as the reader writes it: 2023; Q3 2023; Aug 2023."""
    if "-Q" in period:
        year, quarter = period.split("-Q")
        return t("Q{quarter} {year}", quarter=quarter, year=year)
    return t.date(period)


def drawing(prepared: pd.DataFrame, t: Translator, **_: Any) -> paper.Drawing:
    """The same bars for print."""
    if prepared.empty:
        return paper.nothing(t)
    by, codes = _by(prepared), [code for code, _ in _stacked(prepared)]
    rows = [
        {"period": period_label(period, t), "label": _name(code, by, t), "order": codes.index(code), "n": int(n)}
        for period, code, n in prepared[["period", by, "n"]].itertuples(index=False)
        if n
    ]
    labels, colours = [_name(code, by, t) for code in codes], [_colour(code, by, LIGHT) for code in codes]
    bars = (
        alt.Chart(paper.inline(rows))
        .mark_bar(stroke=LIGHT.background, strokeWidth=0.4)
        .encode(_drawn_x(prepared, t), _drawn_y(prepared, t), paper.colours(labels, colours), alt.Order("order:Q"))
    )
    return paper.page_wide(bars, *_drawn_signings(prepared, t), height_px=_DRAWN_HEIGHT_PX)


def _drawn_x(prepared: pd.DataFrame, t: Translator) -> alt.X:
    every = [period_label(period, t) for period in dict.fromkeys(prepared["period"])]
    return alt.X("period:O", sort=None, title=None, axis=_drawn_axis(prepared), scale=alt.Scale(domain=every))


def _drawn_y(prepared: pd.DataFrame, t: Translator) -> alt.Y:
    axis = paper.whole_numbers(_axis_title(prepared, t), float(_totals(prepared).max()))
    return alt.Y("n:Q", axis=axis)


def _drawn_signings(prepared: pd.DataFrame, t: Translator) -> list[paper.Drawing]:
    signed, totals = _signed(prepared), _totals(prepared)
    if signed.empty:
        return []
    lift = 0.045 * float(totals.max())
    rows = [{"period": period_label(one, t), "n": float(totals[one]) + lift} for one in signed.index]
    marks = alt.Chart(paper.inline(rows)).mark_point(
        shape="diamond", filled=True, size=26, opacity=1, color=LIGHT.accent
    )
    return [marks.encode(_drawn_x(prepared, t), _drawn_y(prepared, t))]


def _drawn_axis(prepared: pd.DataFrame) -> alt.Axis:
    """Years level, every fifth of a long series; quarters and months slanted."""
    periods = list(dict.fromkeys(prepared["period"]))
    if not _is_yearly(prepared):
        return alt.Axis(ticks=False, labelAngle=-40, labelOverlap="parity")
    every = periods if len(periods) <= 16 else [period for period in periods if int(period) % 5 == 0]
    return alt.Axis(ticks=False, labelAngle=0, values=every)


def table(prepared: pd.DataFrame, t: Translator) -> pd.DataFrame:
    """One row a period, one column an event type or part of the world, their sum, and the agreements signed."""
    totals = _totals(prepared)
    columns: dict[str, Any] = {t("Period"): list(totals.index)}
    for code, of_code in _stacked(prepared):
        columns[_name(code, _by(prepared), t)] = list(of_code["n"])
    signed = list(prepared.groupby("period", sort=False)["signed"].first())
    return pd.DataFrame({**columns, t("All"): list(totals), t("Agreements signed"): signed})


def headline(prepared: pd.DataFrame, t: Translator) -> str:
    """When most engagements were."""
    if prepared.empty:
        return t("No dated engagement to show")
    totals = _totals(prepared)
    top = [period_label(period, t) for period in totals.index[totals == totals.max()]]
    most = words.engagements(t, int(totals.max()))
    if len(totals) == 1:
        return t("{period}: {engagements}", period=top[0], engagements=most)
    if len(top) <= 2:
        return t("Most engagements in {periods}: {n}", periods=words.joined(t, top), n=t.number(int(totals.max())))
    return t(
        "{engagements} from {start} to {end}",
        engagements=words.engagements(t, int(totals.sum())),
        start=period_label(totals.index[0], t),
        end=period_label(totals.index[-1], t),
    )


def alt_text(prepared: pd.DataFrame, t: Translator) -> str:
    """The bars in two sentences."""
    if prepared.empty:
        return t("An empty chart: no dated engagement to show.")
    totals = _totals(prepared)
    by, stacked = _by(prepared), _stacked(prepared)
    kinds = [f"{_name(code, by, t)} {t.number(int(one['n'].sum()))}" for code, one in stacked]
    signed = t.plural("{n} agreement signed", "{n} agreements signed", int(_signed(prepared).sum()))
    return t(
        "Stacked bars, {start} to {end}: {engagements}, {signed}. {kinds}. {finding}.",
        start=period_label(totals.index[0], t),
        end=period_label(totals.index[-1], t),
        engagements=words.engagements(t, int(totals.sum())),
        signed=signed,
        kinds="; ".join(kinds),
        finding=headline(prepared, t),
    )


def first_and_last(periods: list[str]) -> tuple[str, str] | None:
    """The ISO prefixes with which a range of these periods begins and ends; None for no period."""
    if not periods:
        return None
    ends = [_ends(period) for period in periods]
    return min(start for start, _ in ends), max(end for _, end in ends)


def _ends(period: str) -> tuple[str, str]:
    if "-Q" not in period:
        return period, period
    year, quarter = period.split("-Q")
    last = 3 * int(quarter)
    return f"{year}-{last - 2:02}", f"{year}-{last:02}"


def _totals(prepared: pd.DataFrame) -> pd.Series:
    return prepared.groupby("period", sort=False)["n"].sum()
