"""Cuts paragraphs into sentences. Knows no words, only punctuation and capitals."""

import re
from collections.abc import Iterable

from etl.types import Span

_END = re.compile(r"(?:[.!?…]+[\"”’»)\]]*|/\.)(?=\s+[\"“‘«(\[–-]*\s*[A-ZÀ-ỸĐ0-9])")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(.])(?:[A-ZĐ]|TP|Tp|TS|ThS|GS|PGS|BS|KTS|P|Q|St|Mr|Ms|Mrs|Dr|Prof|No|vs|etc|U\.S|Jr|Sr)\.$"
)


def sentences_of(text: str, paragraphs: Iterable[Span]) -> list[Span]:
    """The sentences of `paragraphs`, in order; each keeps its full stop and leaves out the white space after it."""
    return [sentence for paragraph in paragraphs for sentence in _split(text, paragraph)]


def _split(text: str, paragraph: Span) -> Iterable[Span]:
    start = paragraph.start
    for match in _END.finditer(text, paragraph.start, paragraph.end):
        if _ABBREVIATION.search(text, start, match.end()):
            continue
        yield Span(start, match.end())
        start = match.end() + len(text[match.end() : paragraph.end]) - len(text[match.end() : paragraph.end].lstrip())
    if start < paragraph.end:
        yield Span(start, paragraph.end)
