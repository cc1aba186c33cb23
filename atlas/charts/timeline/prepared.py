"""The frame behind the timeline: counts by period and by what the bars are stacked by."""

from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
import pandas as pd

from atlas.charts import counts, words
from atlas.i18n import Translator
from atlas.vocabulary import EVENT_TYPES, WORLD_REGIONS

StackBy = Literal["event_type", "world_region"]
Granularity = Literal["year", "quarter", "month"]
GRANULARITIES: Final[tuple[Granularity, ...]] = ("year", "quarter", "month")
COLUMNS: Final = ("period", "granularity", "event_type", "n", "signed")
# The part of the world of what belongs to no country.
INTERNATIONAL: Final = ""
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
    periods = _periods(placed["date_start"], chosen)
    stacked = placed[by].fillna(INTERNATIONAL) if by == "world_region" else placed[by]
    found = set(stacked)
    index = pd.MultiIndex.from_product(
        [_every(periods, chosen), [code for code in order(by) if code in found]], names=["period", by]
    )
    counted = placed.groupby([periods, stacked]).size()
    filled = counted.reindex(index, fill_value=0).rename("n").reset_index()
    signed = counts.is_signed(placed).groupby(periods).sum()
    filled["signed"] = filled["period"].map(signed).fillna(0).astype("int64")
    columns = [by if name == "event_type" else name for name in COLUMNS]
    return filled.assign(granularity=chosen).loc[:, columns]


def order(by: str) -> tuple[str, ...]:
    """The codes by which bars can be stacked, in order."""
    return EVENT_TYPES.codes if by == "event_type" else (*WORLD_REGIONS.codes, INTERNATIONAL)


def stacked_by(prepared: pd.DataFrame) -> str:
    """What the bars are stacked by."""
    return "event_type" if "event_type" in prepared.columns else "world_region"


def stacked(prepared: pd.DataFrame) -> list[tuple[str, pd.DataFrame]]:
    """Code and rows of each code that occurs, in order."""
    by = stacked_by(prepared)
    groups = {str(code): rows for code, rows in prepared.groupby(by, sort=False)}
    return [(code, groups[code]) for code in order(by) if code in groups]


def totals(prepared: pd.DataFrame) -> pd.Series:
    """Period -> all engagements in it."""
    return prepared.groupby("period", sort=False)["n"].sum()


def signed_in(prepared: pd.DataFrame) -> pd.Series:
    """Period -> agreements signed, only where there were any."""
    by_period: pd.Series = prepared.groupby("period", sort=False)["signed"].first()
    return by_period[by_period > 0]


def is_yearly(prepared: pd.DataFrame) -> bool:
    """True for bars of a year each."""
    return bool((prepared["granularity"] == "year").all())


def _placed(records: pd.DataFrame, granularity: Granularity) -> pd.Series:
    return records["date_start"].notna() & records["date_precision"].isin(_PRECISIONS[granularity])


def _period(date: str, granularity: Granularity) -> str:
    if granularity == "year":
        return date[:4]
    return date[:7] if granularity == "month" else f"{date[:4]}-Q{(int(date[5:7]) + 2) // 3}"


def _periods(dates: pd.Series, granularity: Granularity) -> pd.Series:
    """The period of each date; a few thousand days stand for however many dates."""
    day, days = pd.factorize(dates)
    periods = np.array([_period(one, granularity) for one in days], dtype=object)
    return pd.Series(periods[day], index=dates.index, dtype=object, name="period")


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
