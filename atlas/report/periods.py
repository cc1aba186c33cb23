"""Periods of the filters: the one before of the same length, and how a period is said in a sentence. Pure."""

from dataclasses import replace
from datetime import timedelta
from typing import Final

from atlas.dates import PRECISION_OF_LENGTH
from atlas.filters import Filters
from atlas.i18n import Translator
from atlas.report.text import capital
from atlas.spans import months_later, span

_LENGTH_OF: Final = {precision: length for length, precision in PRECISION_OF_LENGTH.items()}


def preceding(filters: Filters) -> Filters | None:
    """The same filters for the period of the same length that ends where theirs begins; None for an open period.

    Years are compared with years, months with months, days with days: 2019 to 2023 with 2014 to 2018. Where the two
    ends are not equally fine, the finer one counts.
    """
    if not filters.date_from or not filters.date_to:
        return None
    start, end = span(filters.date_from)[0], span(filters.date_to)[1]
    length = max(len(filters.date_from), len(filters.date_to))
    before = start - timedelta(days=1)
    if length == _LENGTH_OF["day"]:
        first = start - (end - start) - timedelta(days=1)
    else:
        first = months_later(start, -((end.year - start.year) * 12 + end.month - start.month + 1))
    return replace(filters, date_from=first.isoformat()[:length], date_to=before.isoformat()[:length])


def without_dates(filters: Filters) -> Filters:
    """The same filters for all time."""
    return replace(filters, date_from=None, date_to=None)


def when(prefix: str | None, t: Translator) -> str:
    """As in: on 12 May 2023; in May 2023; in 2023; at an unknown date."""
    if prefix is None:
        return t("at an unknown date")
    templates = {"day": t("on {day}"), "month": t("in {month}"), "year": t("in {year}")}
    precision = PRECISION_OF_LENGTH[len(prefix)]
    return templates[precision].format(**{precision: t.date(prefix)})


def since(prefix: str, t: Translator) -> str:
    """As in: since 12 May 2023; since May 2023; since 2023."""
    templates = {"day": t("since {day}"), "month": t("since {month}"), "year": t("since {year}")}
    precision = PRECISION_OF_LENGTH[len(prefix)]
    return templates[precision].format(**{precision: t.date(prefix)})


def named(filters: Filters, t: Translator) -> str:
    """As in: 2023; May 2023 – July 2024; since 2019; all recorded time. It stands in titles, tables and brackets."""
    start, end = filters.date_from, filters.date_to
    if start and end:
        if start != end:
            return t("{start} – {end}", start=t.date(start), end=t.date(end))
        return t("{year}", year=start) if len(start) == len("YYYY") else t.date(start)
    if start:
        return since(start, t)
    return t("until {end}", end=t.date(end)) if end else t("all recorded time")


def titled(filters: Filters, t: Translator) -> str:
    """The period as a title, a heading of a column, or the beginning of a line."""
    return capital(named(filters, t))


def throughout(filters: Filters, t: Translator) -> str:
    """As in: in 2023; from May 2023 through July 2024; since 2019; until 2019. It opens a sentence."""
    start, end = filters.date_from, filters.date_to
    if start and end:
        return when(start, t) if start == end else t("from {start} through {end}", start=t.date(start), end=t.date(end))
    if start:
        return since(start, t)
    return t("until {end}", end=t.date(end)) if end else t("in all recorded time")
