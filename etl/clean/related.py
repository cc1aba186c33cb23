"""Links to other articles inside or above the text, which look like its own sentences but are not."""

import re

from etl.clean.lines import Line
from etl.clean.tables import FurnitureTable

ARROW = re.compile(r"(?:>>|»|→|▶|►|☞|⇒)")
_BRACKETED = re.compile(r"\[[^\]]+\]")
_BULLET = re.compile(r"(?:[-–•▪■●◦*+▫‣]|\d{1,2}[.)])\s")


def is_related(line: Line, table: FurnitureTable) -> bool:
    """Whether `line` is a link or teaser: arrows, a "read more", brackets, a table cell, an unfinished bullet."""
    return bool(
        ARROW.match(line.text)
        or table.related.match(line.lower)
        or _BRACKETED.fullmatch(line.text)
        or line.text.startswith("![")
        or line.text.endswith("|")
        or (_BULLET.match(line.text) and not line.ended)
    )
