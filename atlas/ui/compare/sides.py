"""What is compared: the partners, countries or periods that the address names, each with its records."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import pandas as pd

from atlas.charts import compare_years
from atlas.charts.compare_years import COUNTRIES, PARTNERS, PERIOD_MARK, PERIODS, Compared
from atlas.dates import check_date_prefix
from atlas.filters import Filters
from atlas.i18n import Translator
from atlas.report import periods
from atlas.ui import data
from atlas.ui.state import View

KINDS: Final = (PARTNERS, COUNTRIES, PERIODS)
MOST: Final = 4
LEAST: Final = 2
PERIOD_YEARS: Final = 5


@dataclass(frozen=True, slots=True)
class Side:
    """One of the things compared: its key, the filters that show it alone, the records that pass them (shared)."""

    of: str
    key: str
    filters: Filters
    records: pd.DataFrame

    @property
    def compared(self) -> Compared:
        """The side as the chart takes it."""
        return Compared(self.of, self.key, self.records)

    def label(self, t: Translator) -> str:
        """Its name in the reader's language."""
        if self.of == PARTNERS:
            name = data.choices().partner_name(self.key, t)
            return name[:1].upper() + name[1:]
        return compare_years.label({"of": self.of, "key": self.key, "partner": None}, t)


def kind(view: View) -> str:
    """What the address compares: partners unless it says otherwise."""
    wanted = view.option("of")
    return wanted if wanted in KINDS else PARTNERS


def keys_of(view: View) -> tuple[list[str], list[str]]:
    """The keys that the address names, at most MOST, each once; and those that cannot be compared."""
    of, named = kind(view), [one for one in (view.option("sides") or "").split(",") if one]
    read = {key: _canonical(of, key) for key in named}
    good = list(dict.fromkeys(one for one in read.values() if one))
    return good[:MOST], [key for key, one in read.items() if one is None or one in good[MOST:]]


def sides(view: View) -> list[Side]:
    """The sides in the order of the address; those that suggest themselves where it names none."""
    of, (found, _) = kind(view), keys_of(view)
    filters = others(of, view.filters)
    return [side(of, key, filters) for key in found or suggested(of, filters)]


def others(of: str, filters: Filters) -> Filters:
    """The filters without those of what is compared."""
    if of == PARTNERS:
        return replace(filters, partners=())
    return replace(filters, countries=()) if of == COUNTRIES else periods.without_dates(filters)


def side(of: str, key: str, filters: Filters) -> Side:
    """One side within the reader's other filters."""
    only = _only(of, key, filters)
    return Side(of, key, only, data.load(only))


def _only(of: str, key: str, filters: Filters) -> Filters:
    if of == PARTNERS:
        return replace(filters, partners=(key,))
    if of == COUNTRIES:
        return replace(filters, countries=(key,))
    start, end = key.split(PERIOD_MARK)
    return replace(filters, date_from=start, date_to=end)


def suggested(of: str, filters: Filters) -> Sequence[str]:
    """The two with most engagements under the filters; the last five whole years and the five before."""
    if of == PERIODS:
        last = data.today().year - 1
        ends = (last - PERIOD_YEARS, last)
        return [f"{end - PERIOD_YEARS + 1}{PERIOD_MARK}{end}" for end in ends]
    column = "country_code" if of == COUNTRIES else "partner_id"
    counted = data.load(filters)[column].dropna().value_counts(sort=False).sort_values(ascending=False, kind="stable")
    return [str(key) for key in counted.index[:LEAST]]


def _canonical(of: str, key: str) -> str | None:
    """The key as it is written; None for one that does not occur or is no period."""
    if of == PARTNERS:
        return key if key in data.choices().partners else None
    if of == COUNTRIES:
        return key.upper() if key.upper() in data.choices().countries else None
    return _period(key)


def _period(text: str) -> str | None:
    start, mark, end = text.partition(PERIOD_MARK)
    try:
        first, last = check_date_prefix(start), check_date_prefix(end if mark else start)
    except ValueError:
        return None
    if first[: len(last)] > last[: len(first)]:
        first, last = last, first
    return f"{first}{PERIOD_MARK}{last}"
