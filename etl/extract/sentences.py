"""Sentences: cut by punctuation and capitals alone, and what was found in each. Draws no conclusion."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from etl.extract.dategrammar import DateMention
from etl.extract.dates import DateValue
from etl.extract.matcher import Token
from etl.extract.people import PersonMention
from etl.types import Span

_END = re.compile(
    r"[.!?…)](?:(?<!\))[.!?…]*[\"”’»)\]]*(?=(\s+)[\"“‘«(\[–-]*\s*[A-ZÀ-ỸĐ0-9])"
    r"|(?=[A-ZÀ-ỸĐ][^\W\d_A-Z]))"  # pages lose the white space in between
)
_MAX_CHARS = 3_000
_ABBREVIATION_CHARS = 7
_ABBREVIATION = re.compile(
    r"(?:^|[\s(.])(?:[A-ZĐ]|TP|Tp|TS|ThS|GS|PGS|BS|KTS|P|Q|St|Mr|Ms|Mrs|Dr|Prof|No|vs|etc|U\.S|Jr|Sr|Hon|Gen|Col|Gov|Sen|Cllr|Coun|Ald|Capt|Maj|Lt|Rev|Ing|Dir|Eng|Arch|Pres|Assoc|Rep|Amb|Dept|Mme)\.$"
)
_MONTH = re.compile(r"\b(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.\s+\d")
_INITIALS = re.compile(r"\b[A-ZÀ-ỸĐ][^\W\d_]+ (?!EU|UN|US|UK|HN)[A-Z]{2}\.$")  # "Ramon LB. Reyes"
_INITIALS_CHARS = 24


class Dated(NamedTuple):
    """A date with what it means."""

    mention: DateMention
    value: DateValue


@dataclass(frozen=True, eq=False)
class Sentence:
    """One sentence with what was found in it; `paragraph` counts the body's paragraphs, -1 for the title."""

    index: int
    paragraph: int
    span: Span
    text: str
    tokens: Sequence[Token]
    dates: Sequence[Dated] = field(default=())
    people: Sequence[PersonMention] = field(default=())

    @cached_property
    def _phrases(self) -> Mapping[str, Sequence[Token]]:
        """Its phrases by category, in order."""
        found: dict[str, list[Token]] = {}
        for token in self.tokens:
            if token.cue:
                for category in token.cue.categories:
                    found.setdefault(category, []).append(token)
        return found

    def has(self, *categories: str) -> bool:
        """Whether a phrase of any of these categories is in it."""
        return not self._phrases.keys().isdisjoint(categories)

    def of(self, *categories: str) -> Sequence[Token]:
        """Its phrases of these categories, in order."""
        if len(categories) == 1:
            return self._phrases.get(categories[0], ())
        if not self.has(*categories):
            return ()
        return [t for t in self.tokens if t.cue and not t.cue.categories.isdisjoint(categories)]

    def said(self, token: Token) -> str:
        """The words of `token`, as written."""
        return self.text[token.start - self.span.start : token.end - self.span.start]

    def before(self, at: int, chars: int = 100) -> str:
        """What stands right before character `at` of the article: at most `chars` characters of this sentence."""
        end = at - self.span.start
        return self.text[max(0, end - chars) : end]

    @property
    def is_title(self) -> bool:
        """Whether it is the title."""
        return self.paragraph < 0


def sentences_of(text: str, paragraphs: Iterable[Span]) -> list[Span]:
    """The sentences of `paragraphs`, in order; each keeps its full stop and leaves out the white space after it."""
    return [part for paragraph in paragraphs for sentence in _split(text, paragraph) for part in _cut(text, sentence)]


def _cut(text: str, sentence: Span) -> Iterable[Span]:
    """The sentence, or its parts when it is longer than any that a reader would write: rules compare all with all."""
    start = sentence.start
    while sentence.end - start > _MAX_CHARS:
        end = max(text.rfind(" ", start, start + _MAX_CHARS), start + 1)
        yield Span(start, end)
        start = end + 1
    yield Span(start, sentence.end)


def _is_glued(text: str, end: int) -> bool:
    """Whether what ends at `end` closes a sentence that runs into the next: no initial ("T.Mai"), no "Ms.Lan"."""
    mark, before = text[end - 1], text[max(0, end - 3) : end - 1]
    closes = mark == ")" or before[-1:].isdigit() or (len(before) == 2 and before.islower())
    return closes and text[end].isupper()


def _split(text: str, paragraph: Span) -> Iterable[Span]:
    start = paragraph.start
    for match in _END.finditer(text, paragraph.start, paragraph.end):
        end = match.end()
        if match[1] is None and not _is_glued(text, end):
            continue
        if _ABBREVIATION.search(text, max(0, start - 1, end - _ABBREVIATION_CHARS), end):
            continue
        if match[1] and _MONTH.match(text, max(start, text.rfind(" ", start, end) + 1), end + len(match[1]) + 1):
            continue  # "PARIS, Nov. 3"
        if _INITIALS.search(text, max(start, end - _INITIALS_CHARS), end):
            continue
        yield Span(start, match.end())
        start = match.end() if match[1] is None else match.end(1)
    if start < paragraph.end:
        yield Span(start, paragraph.end)
