"""Publication stamps: lines of a page that hold its date. A date inside a sentence is no stamp."""

import re
from datetime import date

from etl.clean.lines import Line

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
# Months in words, as the Vietnamese press writes them in its stamps: "19 Tháng Mười 2022".
_MONTHS_VI = {
    "một": 1, "giêng": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
    "mười một": 11, "mười hai": 12, "mười": 10, "chạp": 12,
}  # fmt: skip
_MONTH = r"(?P<name>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DATES = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<!\d)(?P<y>(?:19|20)\d\d)[-/.](?P<m>\d\d?)[-/.](?P<d>\d\d?)(?!\d)",
        r"(?<!\d)(?P<d>\d\d?)\s?[-/.]\s?(?P<m>\d\d?)\s?[-/.]\s?(?P<y>(?:19|20)\d\d)(?!\d)",
        rf"\b{_MONTH}\s+(?P<d>\d\d?)(?:st|nd|rd|th)?,?\s+(?P<y>(?:19|20)\d\d)\b",
        rf"\b(?P<d>\d\d?)(?:st|nd|rd|th)?\s+{_MONTH},?\s+(?P<y>(?:19|20)\d\d)\b",
        r"(?P<d>\d\d?)\s+tháng\s+(?P<m>\d\d?),?(?:\s+năm)?\s+(?P<y>(?:19|20)\d\d)",
        rf"(?P<d>\d\d?)\s+tháng\s+(?P<word>{'|'.join(_MONTHS_VI)}),?(?:\s+năm)?,?\s+(?P<y>(?:19|20)\d\d)",
        r"(?P<d>\d\d?)\s+th(?:g|á)?\.?\s?(?P<m>\d\d?),?\s+(?P<y>(?:19|20)\d\d)",
    )
)
_YEAR = re.compile(r"(?:19|20)\d\d")  # without one no pattern of _DATES matches
# The month of a magazine's issue: "Số tháng 6/2017", "June 2017" on a line of its own.
_ISSUES = tuple(
    re.compile(pattern)
    for pattern in (
        r"\bsố(?:\s+báo|\s+ra)?\s+tháng\s+(?P<m>\d\d?)\s*(?:[-/.]|năm)\s*(?P<y>(?:19|20)\d\d)\b",
        r"^\W*tháng\s+(?P<m>\d\d?)\s*(?:[-/.]|,?\s*năm)\s*(?P<y>(?:19|20)\d\d)\W*$",
        rf"^\W*(?:issue of\s+)?{_MONTH}\s+(?P<y>(?:19|20)\d\d)(?:\s+(?:issue|edition))?\W*$",
        rf"\b{_MONTH}\s+(?P<y>(?:19|20)\d\d)\s+(?:issue|edition)\b",
    )
)
_POSTED = re.compile(r"\W*(?:ngày đăng|ngày xuất bản|đăng ngày|đăng lúc|xuất bản|cập nhật|published|posted|updated)\b")
_TIME = re.compile(r"\b\d{1,2}\s?[:hg]\s?\d{2}\b")
_MAX_OTHER_WORDS = 9


def names_year(line: Line) -> bool:
    """Whether a line has what might be a year; no line without one is a stamp."""
    return _YEAR.search(line.lower) is not None


def stamp_date(line: Line) -> str | None:
    """The date (YYYY-MM-DD) in a line that is a stamp, else None: the line is short, or gives a time of day too."""
    found = None if line.is_paragraph else full_date(line.lower)
    if found is None:
        return None
    iso, rest = found
    others = re.findall(r"[^\W\d_]{2,}", rest)
    if len(others) <= _MAX_OTHER_WORDS and (not line.ended or _TIME.search(rest) or len(others) <= 4):
        return iso
    return iso if _TIME.search(rest) and len(others) <= 2 * _MAX_OTHER_WORDS else None


def issue_month(line: Line) -> str | None:
    """The month (YYYY-MM) in a line that names the issue of a magazine, else None."""
    if line.ended or len(line.words) > 2 * _MAX_OTHER_WORDS:
        return None
    found = next(filter(None, (pattern.search(line.lower) for pattern in _ISSUES)), None)
    iso = found and _iso({**found.groupdict(), "d": "1"})
    return iso[:7] if iso else None


def says_when_posted(line: Line) -> bool:
    """Whether a line says of itself that it gives the day of publication."""
    return _POSTED.match(line.lower) is not None


def full_date(lower: str) -> tuple[str, str] | None:
    """The first date with a year in lower-case text (YYYY-MM-DD) and the text without it; None: there is none."""
    for pattern in _DATES if _YEAR.search(lower) else ():
        match = pattern.search(lower)
        iso = match and _iso(match.groupdict())
        if match and iso:
            return iso, lower[: match.start()] + " " + lower[match.end() :]
    return None


def _iso(groups: dict[str, str]) -> str | None:
    named = groups.get("name")
    month = _MONTHS.index(named) + 1 if named else _MONTHS_VI.get(groups.get("word", ""), 0) or int(groups["m"])
    try:
        return date(int(groups["y"]), month, int(groups["d"])).isoformat()
    except ValueError:
        return None
