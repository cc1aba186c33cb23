"""What day a date in an article means, seen from the day on which it was published. Pure; knows no clock."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from etl.extract.dategrammar import DateMention

STATED, INFERRED, PUBLISHED = "stated", "inferred", "published"
_PRECISIONS = {4: "year", 7: "month"}  # by the length of the ISO prefix


class DateValue(NamedTuple):
    """ISO prefixes of the first and last day, and how the year was got; `end` is None for a single day."""

    start: str
    end: str | None
    basis: str

    @property
    def precision(self) -> str:
        """day, month or year."""
        return _PRECISIONS.get(len(self.start), "day")

    @property
    def last(self) -> str:
        """The last day, or the only one."""
        return self.end or self.start


@dataclass(frozen=True, slots=True)
class Reference:
    """From where dates are seen: the publication date (ISO prefix), or a year that the text itself settles.

    `is_recap`: the text looks back on a year, so that its dates may lie months before. `is_inferred`: the day is not
    that of the page, but was taken from the text. `knows_month`: the year is that of a month that the text tells.
    """

    published: str | None
    year: int | None = None
    is_recap: bool = False
    is_inferred: bool = False
    knows_month: bool = False

    @property
    def basis(self) -> str:
        """How a year taken from this reference was got."""
        return PUBLISHED if self.published and not self.is_inferred else INFERRED

    def day(self) -> date | None:
        """The day of reference: the publication day, else the middle of what is known, else None."""
        prefix = self.published or (f"{self.year:04d}" if self.year else None)
        if prefix is None:
            return None
        return date.fromisoformat(f"{prefix}-07-01" if len(prefix) == 4 else f"{prefix}-15"[:10])

    @property
    def knows_day(self) -> bool:
        """Whether the publication day is known, so that "today" can be read."""
        return self.published is not None and len(self.published) >= 10


def resolve(mention: DateMention, reference: Reference, anchor: DateValue | None = None) -> DateValue | None:
    """What `mention` means; `anchor` is the date told last, for "the next day". None when it cannot be known."""
    if mention.kind == "same":
        return _shifted(anchor, mention.offset)
    if mention.kind in ("day", "range"):
        return _day_or_range(mention, reference)
    if mention.kind == "weekday":
        return _weekday(mention, reference)
    if mention.kind == "relative":
        return _relative(mention, reference)
    if mention.kind in ("month", "relative_month", "recent"):
        return _month(mention, reference)
    if mention.kind == "year" and mention.year:
        return DateValue(f"{mention.year:04d}", None, STATED)
    if mention.kind == "relative_year" and reference.day():
        return DateValue(f"{_known(reference).year + mention.offset:04d}", None, reference.basis)
    return None


def lasting_days(day: DateValue, count: int) -> DateValue:
    """The stretch of `count` days that begins on `day`, or that ends on it when `count` is below zero."""
    last = date.fromisoformat(day.start)
    first = last + timedelta(days=count + 1) if count < 0 else last
    last = last if count < 0 else first + timedelta(days=count - 1)
    return DateValue(first.isoformat(), last.isoformat(), day.basis)


def _known(reference: Reference) -> date:
    day = reference.day()
    assert day is not None  # callers have asked
    return day


def _shifted(anchor: DateValue | None, days: int) -> DateValue | None:
    if anchor is None or anchor.precision != "day" or anchor.end is not None:
        return None  # within a stay of several days nobody knows which one is "the next"
    day = date.fromisoformat(anchor.start if days <= 0 else anchor.last) + timedelta(days=days)
    return DateValue(day.isoformat(), None, anchor.basis)


def _day_or_range(mention: DateMention, reference: Reference) -> DateValue | None:
    year = mention.year or mention.end_year
    month, end_month = mention.month, mention.end_month
    if month is None and mention.day and reference.day():
        month = _latest_month(mention.day, _known(reference))
    if month is None or mention.day is None:
        return None
    first_year = year or _nearest_year(mention.day, month, reference)
    if first_year is None:
        return None
    start = _iso(
        mention.year or (first_year - 1 if mention.end_year and (end_month or month) < month else first_year),
        month,
        mention.day,
    )
    basis = STATED if year else reference.basis
    if start is None:
        return None
    if mention.end_day is None:
        return DateValue(start, None, basis)
    end = _iso(mention.end_year or first_year + ((end_month or month) < month), end_month or month, mention.end_day)
    return DateValue(start, end, basis) if end and end > start else DateValue(start, None, basis)


def _iso(year: int, month: int, day: int) -> str | None:
    return f"{year:04d}-{month:02d}-{day:02d}" if day <= calendar.monthrange(year, month)[1] else None


def _nearest_year(day: int, month: int, reference: Reference) -> int | None:
    """The year that brings day and month nearest to the reference day."""
    seen_from = reference.day()
    if seen_from is None:
        return None
    if reference.published is None or len(reference.published) == 4:
        return seen_from.year
    years = [year for year in range(seen_from.year - 1, seen_from.year + 2) if _iso(year, month, day)]
    return min(years, key=lambda year: abs((date(year, month, day) - seen_from).days), default=None)


def _latest_month(day: int, seen_from: date) -> int:
    return seen_from.month if day <= seen_from.day else (seen_from.month - 2) % 12 + 1


def _weekday(mention: DateMention, reference: Reference) -> DateValue | None:
    if not reference.knows_day or mention.weekday is None:
        return None
    seen_from = _known(reference)
    back = (seen_from.weekday() - mention.weekday) % 7
    day = seen_from + timedelta(days=7 - back if mention.ahead else mention.offset - back)
    return DateValue(day.isoformat(), None, reference.basis)


def _relative(mention: DateMention, reference: Reference) -> DateValue | None:
    if not reference.knows_day:
        return _month(mention, reference) if reference.published and len(reference.published) == 7 else None
    return DateValue((_known(reference) + timedelta(days=mention.offset)).isoformat(), None, reference.basis)


def _month(mention: DateMention, reference: Reference) -> DateValue | None:
    if mention.month and mention.year:
        return DateValue(f"{mention.year:04d}-{mention.month:02d}", None, STATED)
    if reference.is_recap and mention.month and reference.day() and len(reference.published or "") <= 4:
        return DateValue(f"{_known(reference).year:04d}-{mention.month:02d}", None, reference.basis)
    if reference.day() is None or (reference.published or "")[4:] == "":
        return None
    seen_from = _known(reference)
    if mention.month is None:
        months = seen_from.year * 12 + seen_from.month - 1 + (mention.offset if mention.kind == "relative_month" else 0)
        return DateValue(f"{months // 12:04d}-{months % 12 + 1:02d}", None, reference.basis)
    year = seen_from.year - (mention.month > seen_from.month + 1 or (mention.back and mention.month > seen_from.month))
    return DateValue(f"{year:04d}-{mention.month:02d}", None, reference.basis)
