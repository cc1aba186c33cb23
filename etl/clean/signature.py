"""Signature lines: the author, agency or source under an article, which end it."""

import re

from etl.clean.lines import Line
from etl.clean.tables import FurnitureTable

_AGENCY = re.compile(r"\([^()]{2,60}\)\W*")
_INITIALS = re.compile(r"[A-ZĐ](?:\s?\.\s?[A-ZĐ]){1,3}\.?")
_NAME_WORD = re.compile(r"[A-ZÀ-ỸĐ][\w.]*")
_JOINERS = re.compile(r"\s*(?:[-–—,/&;]|\bvà\b|\band\b)\s*")
_MAX_WORDS = 8


def is_signature(line: Line, table: FurnitureTable) -> bool:
    """Whether `line` could sign an article: a bracketed agency, initials, "Source: ...", or nothing but names."""
    if line.is_paragraph or len(line.words) > _MAX_WORDS:
        return False
    if _AGENCY.fullmatch(line.text) or _INITIALS.fullmatch(line.text):
        return True
    if table.signature_start.match(line.lower) and not line.ended:
        return True
    bare = re.sub(r"\([^)]*\)", "", line.text).strip()
    names = [word for part in _JOINERS.split(bare) for word in part.split()]
    return 1 <= len(names) <= _MAX_WORDS and not line.ended and all(_NAME_WORD.fullmatch(name) for name in names)
