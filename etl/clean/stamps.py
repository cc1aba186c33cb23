"""Publication stamps: lines of a page that hold its date. A date inside a sentence is no stamp."""

import re
from datetime import date

from etl.clean.lines import Line

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = r"(?P<name>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DATES = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<!\d)(?P<y>(?:19|20)\d\d)[-/.](?P<m>\d\d?)[-/.](?P<d>\d\d?)(?!\d)",
        r"(?<!\d)(?P<d>\d\d?)\s?[-/.]\s?(?P<m>\d\d?)\s?[-/.]\s?(?P<y>(?:19|20)\d\d)(?!\d)",
        rf"\b{_MONTH}\s+(?P<d>\d\d?)(?:st|nd|rd|th)?,?\s+(?P<y>(?:19|20)\d\d)\b",
        rf"\b(?P<d>\d\d?)(?:st|nd|rd|th)?\s+{_MONTH},?\s+(?P<y>(?:19|20)\d\d)\b",
        r"(?P<d>\d\d?)\s+tháng\s+(?P<m>\d\d?),?(?:\s+năm)?\s+(?P<y>(?:19|20)\d\d)",
        r"(?P<d>\d\d?)\s+th(?:g|á)?\.?\s?(?P<m>\d\d?),?\s+(?P<y>(?:19|20)\d\d)",
    )
)
_TIME = re.compile(r"\b\d{1,2}\s?[:hg]\s?\d{2}\b")
_MAX_OTHER_WORDS = 9


def stamp_date(line: Line) -> str | None:
    """The date (YYYY-MM-DD) in a line that is a stamp, else None: the line is short, or gives a time of day too."""
    found = full_date(line.lower)
    if found is None or line.is_paragraph:
        return None
    iso, rest = found
    others = re.findall(r"[^\W\d_]{2,}", rest)
    if len(others) <= _MAX_OTHER_WORDS and (not line.ended or _TIME.search(rest) or len(others) <= 4):
        return iso
    return iso if _TIME.search(rest) and len(others) <= 2 * _MAX_OTHER_WORDS else None


def full_date(lower: str) -> tuple[str, str] | None:
    """The first date with a year in lower-case text (YYYY-MM-DD) and the text without it; None: there is none."""
    for pattern in _DATES:
        match = pattern.search(lower)
        iso = match and _iso(match.groupdict())
        if match and iso:
            return iso, lower[: match.start()] + " " + lower[match.end() :]
    return None


def _iso(groups: dict[str, str]) -> str | None:
    month = _MONTHS.index(groups["name"]) + 1 if groups.get("name") else int(groups["m"])
    try:
        return date(int(groups["y"]), month, int(groups["d"])).isoformat()
    except ValueError:
        return None
