"""Publication stamps: lines of a page that hold its date. A date inside a sentence is no stamp."""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache

from etl.clean.lines import Line
from etl.clean.tables import furniture_tables

# In figures alone, as every language writes them.
_IN_FIGURES = (
    re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)[-/.](?P<m>\d\d?)[-/.](?P<d>\d\d?)(?!\d)"),
    re.compile(r"(?<!\d)(?P<d>\d\d?)\s?[-/.]\s?(?P<m>\d\d?)\s?[-/.]\s?(?P<y>(?:19|20)\d\d)(?!\d)"),
)
_YEAR = re.compile(r"(?:19|20)\d\d")  # without one no pattern of a date matches
_TIME = re.compile(r"\b\d{1,2}\s?[:hg]\s?\d{2}\b")
_HOUR = re.compile(r"[\s,|–—-]*\d{1,2}\s?[:hg]\s?\d{2}(?::\d\d)?(?:\s?[ap]\.?m\.?)?(?:\s?\(?gmt\s?\+\s?7\)?)?(?!\d)")
_OPENING_CHARS = 60
_MAX_WEEKDAY_WORDS = 3  # "Thứ hai, ngày"
_MAX_OTHER_WORDS = 9
_DATELINE = re.compile(
    r"\W*[^\W\d]+(?:\s[^\W\d]+){0,2}(?:,\s|\s?\()(?:[^\W\d]{3,5}\.\s)?[^.:–—(]{2,28}(?:19|20)\d\d\s?[.:–—()-]"
)
_MAX_DATELINE_WORDS = 7
_POSTED_CHARS = 45  # "Posted by the desk on May 3 2015. Filed under ..."


def names_year(line: Line) -> bool:
    """Whether a line has what might be a year; no line without one is a stamp."""
    return _YEAR.search(line.lower) is not None


def stamp_date(line: Line) -> str | None:
    """The date (YYYY-MM-DD) in a line that is a stamp, else None: the line is short, or gives a time of day too."""
    if says_when_posted(line) and (posted := full_date(line.lower[:_POSTED_CHARS])):
        return posted[0]
    found = None if line.is_paragraph else full_date(line.lower)
    if found is None:
        return None
    iso, rest = found
    others = set(re.findall(r"[^\W\d_]{2,}", rest)) - _date_words()  # the name of a paper is often printed twice
    if len(others) <= _MAX_OTHER_WORDS and (not line.ended or _TIME.search(rest) or len(others) <= 4):
        return iso
    return iso if _TIME.search(rest) and len(others) <= 2 * _MAX_OTHER_WORDS else None


@cache
def _date_words() -> frozenset[str]:
    return frozenset().union(*(table.date_words for table in furniture_tables().values()))


def issue_month(line: Line) -> str | None:
    """The month (YYYY-MM) in a line that names the issue of a magazine, else None."""
    if line.ended or len(line.words) > 2 * _MAX_OTHER_WORDS:
        return None
    for table in furniture_tables().values():
        found = next(filter(None, (pattern.search(line.lower) for pattern in table.issues)), None)
        iso = found and _iso({**found.groupdict(), "d": "1"}, table.months)
        if iso:
            return iso[:7]
    return None


def dateline_date(line: Line) -> str | None:
    """The date (YYYY-MM-DD) of a dateline that opens a paragraph ("Hà Nội, ngày 5 tháng 10 năm 2017."), else None."""
    found = _DATELINE.match(line.lower)
    told = full_date(found[0]) if found else None
    return told[0] if told and len(told[1].split()) <= _MAX_DATELINE_WORDS else None


def says_when_posted(line: Line) -> bool:
    """Whether a line says of itself that it gives the day of publication."""
    return any(table.posted.match(line.lower) for table in furniture_tables().values())


def tells_hour(line: Line) -> bool:
    """Whether a line gives a time of day."""
    return _TIME.search(line.lower) is not None


def opening_stamp(line: Line) -> int | None:
    """Where a date with its hour ends that opens a line with more behind it, else None."""
    opening = line.lower[:_OPENING_CHARS] if names_year(line) else ""
    for pattern, _ in _dates() if opening else ():
        found = pattern.search(opening)
        hour = found and _HOUR.match(opening, found.end())
        if found and hour and len(opening[: found.start()].split()) <= _MAX_WEEKDAY_WORDS:
            return hour.end()
    return None


def full_date(lower: str) -> tuple[str, str] | None:
    """The first date with a year in lower-case text (YYYY-MM-DD) and the text without it; None: there is none."""
    for pattern, months in _dates() if _YEAR.search(lower) else ():
        match = pattern.search(lower)
        iso = match and _iso(match.groupdict(), months)
        if match and iso:
            return iso, lower[: match.start()] + " " + lower[match.end() :]
    return None


@cache
def _dates() -> tuple[tuple[re.Pattern[str], Mapping[str, int]], ...]:
    """Every pattern of a full date, with what its months in words mean."""
    worded = [(pattern, table.months) for table in furniture_tables().values() for pattern in table.dates]
    return (*((pattern, {}) for pattern in _IN_FIGURES), *worded)


def _iso(groups: dict[str, str], months: Mapping[str, int]) -> str | None:
    named = groups.get("month")
    try:
        return date(int(groups["y"]), months[named] if named else int(groups["m"]), int(groups["d"])).isoformat()
    except ValueError:
        return None
