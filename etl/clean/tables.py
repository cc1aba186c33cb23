"""The furniture tables of every language, read once from languages/*.toml. Knows no page."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from etl.fold import lower_key

_FOLDER = Path(__file__).parent / "languages"
# A day, or a month written as computers do.
_TIME = r"(?:[\s,|t-]+\d\d?[:h]\d\d(?::\d\d)?)?"
_IN_FIGURES = r"(?:(?:19|20)\d\d-\d\d(?:-\d\d)?|\d\d?[-/.]\d\d?[-/.](?:19|20)\d\d)"


@dataclass(frozen=True)
class FurnitureTable:
    """How pages of one language mark what is not the report; phrases are lower case with diacritics.

    `dates` are full dates with the month in words, `issues` the months of magazines; groups d, m or month, y.
    `posted` are the words of a line that says when the page was posted, `opening` such a date that opens a line.
    `date_words` stand with a date alone ("số ra ngày"): they make no sentence of it.
    `letters` are those that the language has to itself, beyond ASCII; `foreign_signs` finds all others beyond ASCII.
    """

    language: str
    letters: str
    foreign_signs: re.Pattern[str]
    frequent_words: tuple[str, ...]
    tail: re.Pattern[str]
    related: re.Pattern[str]
    caption_start: re.Pattern[str]
    caption_end: re.Pattern[str]
    signature_start: re.Pattern[str]
    furniture: re.Pattern[str]
    by_line: re.Pattern[str]
    dates: tuple[re.Pattern[str], ...]
    issues: tuple[re.Pattern[str], ...]
    posted: re.Pattern[str]
    date_words: frozenset[str]
    opening: re.Pattern[str]
    months: Mapping[str, int]


@cache
def furniture_tables() -> dict[str, FurnitureTable]:
    """The tables by language code."""
    tables = (_table(tomllib.loads(path.read_text("utf-8"))) for path in sorted(_FOLDER.glob("*.toml")))
    return {table.language: table for table in tables}


def _table(raw: dict[str, Any]) -> FurnitureTable:
    def either(key: str) -> str:
        return "(?:" + "|".join(re.escape(lower_key(word)) for word in sorted(raw[key], key=len, reverse=True)) + ")"

    months = raw["stamps"]["months"]
    month = f"(?P<month>{'|'.join(sorted(months, key=len, reverse=True))})"
    return FurnitureTable(
        language=str(raw["language"]),
        letters=str(raw["letters"]),
        foreign_signs=re.compile(rf"[^\x00-\x7f{raw['letters']}]"),
        frequent_words=tuple(raw["frequent_words"]),
        tail=re.compile(rf"\W*{either('tail')}(?:\W*$|\s*[:|(].*|(?:\s+\S+){{1,3}}$)"),
        related=re.compile(rf"\W*{either('related')}\s*:"),
        caption_start=re.compile(rf"\W*{either('caption_start')}(?:\s*\d+)?\s*[:.)]|\(?{either('caption_start')}\)"),
        caption_end=re.compile(
            rf"(?:(?:^|[\s(.]){either('caption_end')}\s*:[^:]{{0,50}}|\({either('caption_end')}\b[^()]{{0,50}}\)"
            rf"|(?<![.!?…/])\s\({either('caption_source')}\s*:[^()]{{1,50}}\))$"
        ),
        signature_start=re.compile(rf"\W*{either('signature_start')}\b"),
        furniture=re.compile(rf"{either('furniture')}"),
        by_line=re.compile(rf"[^()]{{2,40}}\(\s*{either('by_line')}\b[^()]*\)"),
        dates=tuple(re.compile(pattern.replace("{month}", month)) for pattern in raw["stamps"]["dates"]),
        issues=tuple(re.compile(pattern.replace("{month}", month)) for pattern in raw["stamps"]["issues"]),
        posted=re.compile(rf"\W*{either('posted')}\b"),
        date_words=frozenset(raw["stamps"]["words"]),
        opening=re.compile(rf"\W*{either('posted')}\s*:?\s*{_IN_FIGURES}{_TIME}(?=\W)"),
        months=months,
    )
