"""How periods and the parts of their bars are called and coloured."""

import pandas as pd

from atlas.charts.palette import Theme
from atlas.i18n import Translator
from atlas.vocabulary import EVENT_TYPES, WORLD_REGIONS


def name_of(code: str, by: str, t: Translator) -> str:
    """What a code is called."""
    if by == "event_type":
        return t.term(EVENT_TYPES, code)
    return t.term(WORLD_REGIONS, code) if code else t("International bodies")


def colour_of(code: str, by: str, theme: Theme) -> str:
    """The colour of a code's bars."""
    return (theme.event_types if by == "event_type" else theme.world_regions).get(code, theme.neutral)


def axis_title(prepared: pd.DataFrame, t: Translator) -> str:
    """What the height of the bars counts."""
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
