"""Picture lines: captions, credits, file names, markup left by a saved page."""

import re

from etl.clean.lines import Line
from etl.clean.tables import FurnitureTable

_FILE_NAME = re.compile(r"[\w.-]+\.(?:jpe?g|png|gif|webp)", re.IGNORECASE)
_PICTURES = ("jpg", "jpeg", "png", "gif", "webp")
_MARKUP = re.compile(r"!?\[[^\]]*\]\([^)]*\)\s*\|?")
_MAX_CAPTION_CHARS = 320
_CREDIT_CHARS = 100  # a credit at the end is shorter


def is_caption(line: Line, table: FurnitureTable) -> bool:
    """Whether `line` belongs to a picture: it begins or ends with a credit, or is a file name or picture markup."""
    if line.text[0] in "![" and _MARKUP.fullmatch(line.text):
        return True
    if line.lower.endswith(_PICTURES) and _FILE_NAME.fullmatch(line.text):
        return True
    if len(line.text) > _MAX_CAPTION_CHARS:
        return False
    if table.caption_start.match(line.lower):
        return True
    credit = max(0, len(line.lower) - _CREDIT_CHARS)
    may_end = line.lower.endswith(")") or ":" in line.lower[credit:]
    return may_end and table.caption_end.search(line.lower, credit) is not None
