"""Engagements a year, quarter or month, stacked by event type. No date is drawn finer than its source says."""

from dataclasses import dataclass
from typing import Any, Final, Literal

import altair as alt
import pandas as pd
import plotly.graph_objects as go

from atlas.charts import paper, screen, words
from atlas.charts.palette import LIGHT, Theme
from atlas.i18n import Translator
from atlas.vocabulary import EVENT_TYPES

Granularity = Literal["year", "quarter", "month"]
GRANULARITIES: Final[tuple[Granularity, ...]] = ("year", "quarter", "month")
COLUMNS: Final = ("period", "granularity", "event_type", "n")
HEIGHT_PX: Final = 400
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


def frame(records: pd.DataFrame, granularity: Granularity | None = None) -> pd.DataFrame:
    """Counts by period and event type; every period from the first to the last, with a zero where nothing was.

    period is "2023", "2023-Q3" or "2023-08"; only event types that occur have rows; see COLUMNS.
    """
    chosen = granularity or granularity_of(records)
    placed = records[_placed(records, chosen)]
    periods = placed["date_start"].map(lambda date: _period(date, chosen)).astype(object)
    found = set(placed["event_type"])
    counts = placed.groupby([periods.rename("period"), "event_type"]).size()
    index = pd.MultiIndex.from_product(
        [_every(periods, chosen), [code for code in EVENT_TYPES.codes if code in found]], names=["period", "event_type"]
    )
    filled = counts.reindex(index, fill_value=0).rename("n").reset_index()
    return filled.assign(granularity=chosen).loc[:, list(COLUMNS)]


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


def figure(prepared: pd.DataFrame, t: Translator, theme: Theme) -> go.Figure:
    """Stacked bars; a bar's customdata is [period, event type code]."""
    if prepared.empty:
        return screen.nothing(t, theme)
    totals = _totals(prepared)
    traces = [_trace(code, of_type, totals, t, theme) for code, of_type in _by_type(prepared)]
    layout = {
        "height": HEIGHT_PX,
        "barmode": "stack",
        "legend": screen.legend_below(),
        "xaxis": {"fixedrange": True, "showgrid": False, **_x_axis(prepared, t)},
        "yaxis": screen.count_axis(_axis_title(prepared, t), float(totals.max())),
    }
    return screen.chart(traces, layout, t, theme)


def _by_type(prepared: pd.DataFrame) -> list[tuple[str, pd.DataFrame]]:
    groups = dict(iter(prepared.groupby("event_type", sort=False)))
    return [(code, groups[code]) for code in EVENT_TYPES.codes if code in groups]


def _trace(code: str, of_type: pd.DataFrame, totals: pd.Series, t: Translator, theme: Theme) -> dict[str, Any]:
    name = t.term(EVENT_TYPES, code)
    drawn = of_type[of_type["n"] > 0]
    periods, counts = list(drawn["period"]), [int(n) for n in drawn["n"]]
    return {
        "type": "bar",
        "name": name,
        "x": [int(period) for period in periods] if _is_yearly(of_type) else [period_label(p, t) for p in periods],
        "y": counts,
        "customdata": [[period, code] for period in periods],
        "marker": {"color": theme.event_types[code], "line": {"color": theme.background, "width": 0.6}},
        "hovertext": [
            screen.hover(period_label(period, t), f"{name}: {t.number(n)}", _of_all(int(totals[period]), t))
            for period, n in zip(periods, counts, strict=True)
        ],
        "hoverinfo": "text",
    }


def _of_all(total: int, t: Translator) -> str:
    return t("All types: {n}", n=t.number(total))


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


def drawing(prepared: pd.DataFrame, t: Translator) -> paper.Drawing:
    """The same bars for print."""
    if prepared.empty:
        return paper.nothing(t)
    codes = [code for code, _ in _by_type(prepared)]
    rows = [
        {"period": period_label(period, t), "label": t.term(EVENT_TYPES, code), "order": codes.index(code), "n": int(n)}
        for period, code, n in prepared[["period", "event_type", "n"]].itertuples(index=False)
        if n
    ]
    every = [period_label(period, t) for period in dict.fromkeys(prepared["period"])]
    labels = [t.term(EVENT_TYPES, code) for code in codes]
    bars = (
        alt.Chart(paper.inline(rows))
        .mark_bar(stroke=LIGHT.background, strokeWidth=0.4)
        .encode(
            alt.X("period:O", sort=None, title=None, axis=_drawn_axis(prepared), scale=alt.Scale(domain=every)),
            alt.Y("n:Q", axis=paper.whole_numbers(_axis_title(prepared, t), float(_totals(prepared).max()))),
            paper.colours(labels, [LIGHT.event_types[code] for code in codes]),
            alt.Order("order:Q"),
        )
    )
    return paper.page_wide(bars, height_px=_DRAWN_HEIGHT_PX)


def _drawn_axis(prepared: pd.DataFrame) -> alt.Axis:
    """Years level, every fifth of a long series; quarters and months slanted."""
    periods = list(dict.fromkeys(prepared["period"]))
    if not _is_yearly(prepared):
        return alt.Axis(ticks=False, labelAngle=-40, labelOverlap="parity")
    every = periods if len(periods) <= 16 else [period for period in periods if int(period) % 5 == 0]
    return alt.Axis(ticks=False, labelAngle=0, values=every)


def table(prepared: pd.DataFrame, t: Translator) -> pd.DataFrame:
    """One row a period, one column an event type, and their sum."""
    totals = _totals(prepared)
    columns: dict[str, Any] = {t("Period"): list(totals.index)}
    for code, of_type in _by_type(prepared):
        columns[t.term(EVENT_TYPES, code)] = list(of_type["n"])
    return pd.DataFrame({**columns, t("All types"): list(totals)})


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
    kinds = [f"{t.term(EVENT_TYPES, code)} {t.number(int(one['n'].sum()))}" for code, one in _by_type(prepared)]
    return t(
        "Stacked bars, {start} to {end}: {engagements}. By type: {kinds}. {finding}.",
        start=period_label(totals.index[0], t),
        end=period_label(totals.index[-1], t),
        engagements=words.engagements(t, int(totals.sum())),
        kinds="; ".join(kinds),
        finding=headline(prepared, t),
    )


def _totals(prepared: pd.DataFrame) -> pd.Series:
    return prepared.groupby("period", sort=False)["n"].sum()
