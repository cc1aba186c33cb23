"""The lines of a text with their offsets, and the plain facts about a line that several rules ask for."""

import re
from dataclasses import dataclass
from functools import cached_property

from etl.types import Span

LONG_CHARS = 120
_END_MARKS = (".", "!", "?", "…", ":", ";")
_CLOSING = " \t\u00a0\"'”’»)]|*"  # what may follow the mark that ends a sentence
_SIGNED_OFF = re.compile(r"\./\.\W*$")
_INNER_END = re.compile(r"[.!?…][\"”’)]*\s+[\"“(]?[A-ZÀ-ỸĐ]|[a-zà-ỹ0-9]{2}[.!?][A-ZĐ][a-zà-ỹ]")
_WORD = re.compile(r"\w[\w'’.-]*")
_LINE = re.compile(r"[^\n]*\S[^\n]*")


@dataclass(frozen=True)
class Line:
    """One line that is not blank; start and end leave out the white space around it."""

    start: int
    end: int
    text: str
    lower: str  # in lower case, spellings unified

    @cached_property
    def words(self) -> list[str]:
        """The words of the line, as written."""
        return _WORD.findall(self.text)

    @cached_property
    def ended(self) -> bool:
        """Whether it ends as a sentence does, or is a long paragraph of several sentences that lost its full stop."""
        if self.text.rstrip(_CLOSING).endswith(_END_MARKS) or ("./." in self.text and _SIGNED_OFF.search(self.text)):
            return True
        return len(self.text) > LONG_CHARS and _INNER_END.search(self.text) is not None

    @property
    def is_paragraph(self) -> bool:
        """Whether it is long and ends as a sentence does."""
        return len(self.text) >= LONG_CHARS and self.ended

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


def lines_of(text: str, lower: str) -> list[Line]:
    """The lines of `text` that are not blank, in order; `lower` is lower_key(text), which keeps its length."""
    lines = []
    for match in _LINE.finditer(text):
        stripped = match[0].strip()
        start = match.start() + match[0].index(stripped)
        end = start + len(stripped)
        lines.append(Line(start, end, stripped, lower[start:end]))
    return lines
