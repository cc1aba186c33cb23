"""The lines above the report: its title among section names, breadcrumbs, by-lines, buttons and teasers."""

import re
from collections.abc import Sequence

from etl.clean.lines import Line
from etl.clean.signature import is_signature
from etl.clean.tables import FurnitureTable
from etl.fold import match_key

_MIN_TITLE_WORDS = 4
_MAX_TITLE_CHARS = 220


def title_index(header: Sequence[Line], body: Sequence[Line], table: FurnitureTable) -> int | None:
    """Which of the header's lines is the title: the one that shares most words with the report's first lines."""
    candidates = [i for i, line in enumerate(header) if is_title_like(line, table)]
    if len(candidates) < 2:
        return next(iter(candidates), None)
    told = set(_words(" ".join(line.text for line in body[:3])))
    return max(candidates, key=lambda i: (_likeness(header[i], told), i), default=None)


def is_title_like(line: Line, table: FurnitureTable) -> bool:
    """Whether `line` has the length of a title and is no breadcrumb, button or by-line."""
    if not len(line.words) >= _MIN_TITLE_WORDS or len(line.text) > _MAX_TITLE_CHARS:
        return False
    if table.furniture.match(line.lower) or table.by_line.fullmatch(line.lower) or is_signature(line, table):
        return False
    crumbs = re.split(r"\s[>›»|/]\s", line.text)
    return len(crumbs) == 1 or max(len(crumb.split()) for crumb in crumbs) >= 7


def _likeness(line: Line, told: set[str]) -> float:
    words = _words(line.text)
    shared = sum(word in told for word in words)
    return shared / max(4, len(words)) + min(shared, 8) / 16


def _words(text: str) -> list[str]:
    return re.findall(r"\w{2,}", match_key(text))
