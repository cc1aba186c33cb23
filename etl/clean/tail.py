"""Where an article ends and the page's other news begins."""

import re
from collections.abc import Sequence

from etl.clean.lines import LONG_CHARS, Line
from etl.clean.related import ARROW
from etl.clean.signature import is_signature
from etl.clean.tables import FurnitureTable

_RUN_LINES = 4
_INLINE_BOX_LINES = 4
_SENTENCE_CHARS = 80
_PARAGRAPHS_AFTER_BOX = 8
_INLINE_LINK = re.compile(r"[^:]{3,25}:(?:\s+\S+){3,}")  # a heading that gives its one link itself
_NAME = re.compile(r"[A-ZÀ-ỸĐ][\w'’-]+(?:\s+[A-ZÀ-ỸĐ][\w'’-]+)+")


def tail_start(lines: Sequence[Line], is_body: Sequence[bool], table: FurnitureTable) -> int:
    """The index of the first line that follows the article; len(lines) when it runs to the end."""
    bodies = 0
    for i, line in enumerate(lines):
        if bodies >= 2 and is_signature(line, table) and not _is_subheading(lines, is_body, i):
            return i
        if bodies and is_tail_heading(line, table):
            if not _resumes(lines, is_body, i):
                return i
        elif bodies >= 2 and _starts_run(lines, is_body, i) and not _goes_on(lines, is_body, i):
            return i
        bodies += is_body[i]
    return len(lines)


def is_tail_heading(line: Line, table: FurnitureTable) -> bool:
    """Whether `line` names a list of other articles; a line with an arrow is a single link, not a heading."""
    return not line.is_paragraph and not ARROW.match(line.text) and table.tail.fullmatch(line.lower) is not None


def _is_subheading(lines: Sequence[Line], is_body: Sequence[bool], at: int) -> bool:
    """A lone name-like line is a heading inside the article: in capitals, or between paragraphs on the same people."""
    if at + 1 >= len(lines) or not is_body[at - 1] or not lines[at + 1].is_paragraph:
        return False
    in_capitals = lines[at].text.isupper() and is_body[at + 1] and len(lines[at].words) > 1
    return in_capitals or _shares_name(lines, is_body, at + 1)


def _resumes(lines: Sequence[Line], is_body: Sequence[bool], at: int) -> bool:
    """Whether a box of a few links ends and the article goes on: a paragraph follows that shares a name with it."""
    after = at + 1 if at + 1 < len(lines) else at
    if _INLINE_LINK.fullmatch(lines[at].text) and is_body[after] and len(lines[after].text) >= _SENTENCE_CHARS:
        return True
    for i in range(at + 1, min(at + 2 + _INLINE_BOX_LINES, len(lines))):
        if lines[i].is_paragraph and is_body[i]:
            return i > at + 1 and _shares_name(lines, is_body, i) and sum(is_body[i:]) <= _PARAGRAPHS_AFTER_BOX
    return False


def _goes_on(lines: Sequence[Line], is_body: Sequence[bool], at: int) -> bool:
    """Whether a picture, its caption and some links stand in the article: a paragraph on the same people follows."""
    after = range(at, min(at + 1 + _INLINE_BOX_LINES, len(lines)))
    return any(lines[i].is_paragraph and is_body[i] and _shares_name(lines, is_body, i) for i in after)


def _shares_name(lines: Sequence[Line], is_body: Sequence[bool], at: int) -> bool:
    before = {name for i in range(at) if is_body[i] for name in _NAME.findall(lines[i].text)}
    return any(name in before for name in _NAME.findall(lines[at].text))


def _starts_run(lines: Sequence[Line], is_body: Sequence[bool], at: int) -> bool:
    """Four and more short lines that do not end as sentences, after two paragraphs."""
    run = lines[at : at + _RUN_LINES]
    return len(run) == _RUN_LINES and all(
        not is_body[at + k] and not line.ended and len(line.text) < 2 * LONG_CHARS for k, line in enumerate(run)
    )
