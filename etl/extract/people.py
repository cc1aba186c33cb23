"""Who is named in an article: names with their offices, the side they stand for, spellings unified. No event logic."""

import re
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from etl.extract.joints import pattern
from etl.extract.matcher import Token
from etl.extract.names import NameRun, free_parts, looks_vietnamese
from etl.extract.tables import LanguageTables
from etl.extract.titlereading import OFFICES, Title
from etl.extract.titles import title_of
from etl.fold import match_key
from etl.types import Span

HANOI, FOREIGN, OTHER, STATE = "hanoi", "foreign", "other", "state"
_SAME_SPELLING = 0.84
_HOUSE_NUMBER = re.compile(r"(?<![\d/.,-])\d{1,4}[A-Z]?\s$")  # "50 Đào Duy Từ" is a street
_LANDMARK = pattern(r"\b%(landmark)s\s$", re.IGNORECASE)  # "vườn hoa Lý Thái Tổ"
_LANDMARK_CHARS = 30
_FIELD_CHARS = 60
_FULL_NAME = 2  # words
_FIELD = pattern(r"\b%(of_field)s\s+(?:%(article)s\s+)?(?:[A-Z][\w-]*,?\s+|%(list_and)s\s+|&\s+){0,4}$")
# Up to three more words of the name written by sound, then two to five Latin words in brackets.
_OWN_SPELLING = re.compile(
    r"(?:[ \u00a0][^\W\d_][\w'’-]*){0,3}[ \u00a0]"
    r"\((?P<name>[A-Z][A-Za-z'’.-]+"
    r"(?: (?:[A-Z][A-Za-z'’.-]*|van|von|de|der|da|del|di|du|la|le|bin|al|den|ten)){1,4})\)"
)
_SURNAME = re.compile(r"(?:[A-Z][a-z]?\.)?[A-Z][a-z'-]{4,}")  # a surname alone, of no Vietnamese syllable's shape


class PersonMention(NamedTuple):
    """A name in the text with the title that stands beside it; `sentence` is the index of its sentence."""

    span: Span
    name: str
    title: Title
    sentence: int
    vietnamese: bool

    def with_place(self, place: Token) -> "PersonMention":
        """The mention with the place that the title leaves out and the sentence does not give."""
        title = self.title._replace(place=place, side=FOREIGN, office=None, is_borrowed=True)
        return self._replace(title=title)


@dataclass(frozen=True, slots=True, eq=False)
class Person:
    """All mentions of one person: the best spelling, the fullest title, the side."""

    name: str
    side: str
    title: Title
    mentions: tuple[PersonMention, ...]

    @property
    def first(self) -> PersonMention:
        """The first mention with a full name, else the first."""
        return next((m for m in self.mentions if len(m.name.split()) > 1), self.mentions[0])


def mentions_in(
    text: str, sentence: int, span: Span, tokens: Sequence[Token], runs: Sequence[NameRun], tables: LanguageTables
) -> list[PersonMention]:
    """The people named in one sentence: runs with a title or honorific beside them, or built like Vietnamese names."""
    found = []
    for run in runs:
        for part in (_without_portfolio(text, part, tables) for part in free_parts(run, tokens)):
            words = [word.of(text).lower() for word in part.words]
            if not tables.not_names.isdisjoint(words) or (len(words) == 1 and words[0] in tables.not_alone):
                continue
            if _HOUSE_NUMBER.search(text, max(span.start, part.span.start - 6), part.span.start):
                continue
            if _LANDMARK.search(text, max(span.start, part.span.start - _LANDMARK_CHARS), part.span.start):
                continue
            title = title_of(text, span, part.span, tokens)
            part = _without_body(text, part, tokens, tables)
            vietnamese = looks_vietnamese(text, part.words, tables)
            if vietnamese and title.side is None and title.span and title.span.of(text) == "President":
                title = title._replace(side=STATE)
            if _is_name(text, part, title, vietnamese):
                name = _name_in_brackets(text, part, vietnamese, tokens) or _name(text, part)
                found.append(PersonMention(part.span, name, title, sentence, vietnamese))
    return found


def _without_portfolio(text: str, part: NameRun, tables: LanguageTables) -> NameRun:
    """A name less the words before it that end the field of an office ("for Economic Affairs Kim Min-ho")."""
    last = max((k for k, word in enumerate(part.words) if word.of(text).lower() in tables.not_names), default=-1)
    words = part.words[last + 1 :]
    if last < 0 or len(words) < 2 or not _FIELD.search(text, max(0, part.span.start - _FIELD_CHARS), part.span.start):
        return part
    return NameRun(Span(words[0].start, words[-1].end), words)


def _without_body(text: str, part: NameRun, tokens: Sequence[Token], tables: LanguageTables) -> NameRun:
    """A name less the noun before it that tells, behind an office, what is headed ("Chủ tịch Hội Lê Thị An")."""
    words = part.words[1:]
    if len(words) < _FULL_NAME or part.words[0].of(text).lower() not in tables.not_alone:
        return part
    held = any(t.end + 1 == part.span.start and t.any_of(OFFICES) for t in tokens)
    return NameRun(Span(words[0].start, words[-1].end), words) if held else part


def _name_in_brackets(text: str, part: NameRun, vietnamese: bool, tokens: Sequence[Token]) -> str | None:
    """A name written by sound with its own spelling behind it, both as they stand ("Giôn Xmít (John Smith)")."""
    own = _OWN_SPELLING.match(text, part.span.end)
    if own is None or (vietnamese and part.span.of(text).isascii()):
        return None
    if any(t.place and own.start("name") <= t.start and t.end <= own.end("name") for t in tokens):
        return None  # "Mayor NAME of Busan (South Korea)"
    return " ".join(text[part.span.start : own.end()].split())


def _name(text: str, part: NameRun) -> str:
    return " ".join(part.span.of(text).replace("\u2019", "'").split())


def _is_name(text: str, part: NameRun, title: Title, vietnamese: bool) -> bool:
    if part.span.of(text).isupper() and len(part.words) == 1:
        return False
    if len(part.words) == 1:
        return title.names_person and len(part.span.of(text)) > 1
    return title.beside or title.apposed or vietnamese


def people_of(mentions: Sequence[PersonMention]) -> list[Person]:
    """The people behind the mentions, in order of appearance; a lone surname joins the full name that holds it."""
    groups: list[list[PersonMention]] = []
    full = [m for m in mentions if len(m.name.split()) > 1]
    short = [m for m in mentions if len(m.name.split()) == 1]
    for mention in [*full, *short]:
        group = next((g for g in groups if _same_person(mention, g)), None)
        if group is not None:
            group.append(mention)
        elif len(mention.name.split()) > 1 or _is_known_foreign(mention):
            groups.append([mention])
    groups = [group for group in groups if any(m.title.beside or m.title.apposed for m in group)]
    for group in groups:
        group.sort(key=lambda m: m.span)
    people = [_person(group) for group in groups]
    return sorted(people, key=lambda person: person.first.span)


def _is_known_foreign(mention: PersonMention) -> bool:
    known = mention.title.governs or mention.title.embassy
    placed = mention.title.place is not None and not mention.title.is_borrowed and len(mention.name) > 2
    return known and (placed or _SURNAME.fullmatch(mention.name) is not None)


def _same_person(mention: PersonMention, group: Sequence[PersonMention]) -> bool:
    return any(same_name(mention.name, other.name) for other in group)


def same_name(one: str, other: str) -> bool:
    """Whether two spellings may name one person: the same words in any order, one within the other, or a slip apart."""
    first, second = _words(one), _words(other)
    if first <= second or second <= first:
        return True
    joined, rejoined = " ".join(sorted(first)), " ".join(sorted(second))
    alike = len(first) == len(second) > 1 and len(first & second) >= len(first) - 1
    return (
        alike
        and SequenceMatcher(None, joined, rejoined).ratio() >= _SAME_SPELLING
        and not _differ_as_names(first, second)
    )


@lru_cache(maxsize=1024)
def _words(name: str) -> frozenset[str]:
    return frozenset(match_key(name).split())


def _differ_as_names(first: Set[str], second: Set[str]) -> bool:
    """Vietnamese names that share all words but one short one are two people (Phạm Hồng An, Phạm Hồng Hà)."""
    rest = [*(first - second), *(second - first)]
    return any(len(word) <= 4 for word in rest)


def _person(group: Sequence[PersonMention]) -> Person:
    counts = Counter(m.name for m in group if len(m.name.split()) == max(len(n.name.split()) for n in group))
    name = max(counts, key=lambda spelling: (counts[spelling], len(spelling)))
    titles = [m.title for m in group if m.title.side]
    titles = [m.title for m in group if m.title.side and m.title.is_office and m.name == name] or titles
    title = max(titles, key=lambda t: t.weight, default=max((m.title for m in group), key=lambda t: t.weight))
    side = title.side or (HANOI if group[0].vietnamese else FOREIGN)
    return Person(name, side, title, tuple(group))
