"""What days a date prefix covers, how long ago they are, when they come round again. Pure: the clock is an argument."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from atlas.dates import parse_date_prefix


@dataclass(frozen=True, slots=True)
class Elapsed:
    """Whole months from a date to today: exactly, or between two bounds where the date is a month or a year."""

    months_least: int
    months_most: int


@lru_cache(maxsize=16384)
def span(prefix: str) -> tuple[date, date]:
    """The first and the last day that an ISO 8601 prefix covers."""
    first = parse_date_prefix(prefix)
    if len(prefix) == len("YYYY"):
        return first, date(first.year, 12, 31)
    if len(prefix) == len("YYYY-MM"):
        return first, date(first.year, first.month, monthrange(first.year, first.month)[1])
    return first, first


def elapsed(prefix: str, today: date) -> Elapsed:
    """How long ago the date is; nothing for one that is still to come."""
    first, last = span(prefix)
    return Elapsed(_months(min(last, today), today), _months(min(first, today), today))


def same_in(prefix: str, year: int) -> str:
    """The same day, month or year in `year`; the 29th of February is the 28th where there is none."""
    if prefix[4:] == "-02-29" and monthrange(year, 2)[1] == 28:
        return f"{year}-02-28"
    return f"{year}{prefix[4:]}"


def months_later(day: date, months: int) -> date:
    """The same day of the month `months` later (earlier when negative), or the last one that this month has."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _months(start: date, end: date) -> int:
    return (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)
