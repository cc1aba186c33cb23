"""One Aho-Corasick pass over an article for all phrases and place names of its language. Decides nothing else."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple, Protocol

import ahocorasick_rs

from etl.extract.tables import Cue
from etl.fold import at_word_bounds, lower_key, match_key
from etl.types import Span

# Phrases that are names themselves; any other phrase hides a place that is spelt like it ("Capital", "Region").
_NAMES = frozenset({"vietnam", "hanoi", "demonym", "organisation"})


class PlaceForm(Protocol):
    """A spelling of places, as the gazetteer lists them."""

    @property
    def form(self) -> str: ...

    @property
    def place_ids(self) -> tuple[str, ...]: ...

    @property
    def kind(self) -> str: ...

    @property
    def country_code(self) -> str: ...

    @property
    def population(self) -> int: ...


class Token(NamedTuple):
    """A phrase found in the text: a cue, or a place name, or both."""

    start: int
    end: int
    cue: Cue | None
    place: PlaceForm | None

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)

    def has(self, category: str) -> bool:
        """Whether it is a cue of `category`."""
        return self.cue is not None and category in self.cue.categories

    def any_of(self, categories: frozenset[str]) -> bool:
        """Whether it is a cue of any of `categories`."""
        return self.cue is not None and not self.cue.categories.isdisjoint(categories)


def is_country_name(token: Token) -> bool:
    """Whether the token names a country, or what belongs to one ("Italian")."""
    return token.place.kind == "country" if token.place else token.has("demonym")


def country_code_of(token: Token) -> str | None:
    """The country of the place or adjective that the token names."""
    return token.place.country_code if token.place else token.cue.country_code if token.cue else None


@dataclass(frozen=True, slots=True)
class _Pattern:
    """What one folded string may stand for: cues by their exact spelling, and spellings of places."""

    cues: Mapping[str, Cue]
    places: Sequence[PlaceForm]
    yields: bool = False
    wins: bool = False
    unmarked: Cue | None = None


class Matcher:
    """All phrases of one language and all place names, ready to be found in one pass."""

    def __init__(self, cues: Iterable[Cue], places: Iterable[PlaceForm], folds: bool = False) -> None:
        patterns: dict[str, tuple[dict[str, Cue], list[PlaceForm]]] = {}
        for cue in cues:
            patterns.setdefault(match_key(cue.phrase), ({}, []))[0][cue.phrase] = cue
        for place in places:
            key = match_key(place.form)
            if len(key) > 1:
                patterns.setdefault(key, ({}, []))[1].append(place)
        self._patterns = [
            _Pattern(cues, places, _any(cues, "in_hanoi"), _any(cues, "hanoi_office"), _unmarked(key, cues, folds))
            for key, (cues, places) in patterns.items()
        ]
        compact = ahocorasick_rs.Implementation.ContiguousNFA  # stays in the cache, and so is faster than a larger one
        self._automaton = ahocorasick_rs.AhoCorasick(list(patterns), implementation=compact, store_patterns=False)

    def tokens(self, text: str, lower: str) -> list[Token]:
        """The cues and places in `text`, in reading order; of those that overlap, the leftmost and longest stays.

        `lower` is lower_key(text).
        """
        folded, size = match_key(text), len(text) + 1
        found = self._automaton.find_matches_as_indexes(folded, overlapping=True)
        found.sort(key=lambda match: match[1] * size - match[2])
        tokens: list[Token] = []
        last_end = 0
        for k, (index, start, end) in enumerate(found):
            if start < last_end or not at_word_bounds(folded, start, end):
                continue
            pattern = self._patterns[index]
            if pattern.yields and self._gives_way(found, k, folded):
                continue
            token = _token(pattern, text, lower, start, end)
            if token:
                tokens.append(token)
                last_end = end
        return tokens

    def _gives_way(self, found: Sequence[tuple[int, int, int]], at: int, folded: str) -> bool:
        """Whether a phrase of place runs into an office within it ("to Hanoi Mayor"), or on ("in the capital of X")."""
        end = found[at][2]
        if folded.startswith(" of ", end):
            return True
        inside = takewhile(lambda match: match[1] < end, found[at + 1 : at + 9])
        return any(match[2] > end and self._patterns[match[0]].wins for match in inside)


def _token(pattern: _Pattern, text: str, lower: str, start: int, end: int) -> Token | None:
    spelt = lower[start:end]
    cue = pattern.cues.get(spelt)
    if cue is None and pattern.unmarked is not None and not spelt.isascii():
        cue = pattern.unmarked
    if cue and cue.capitals and sum(map(str.isupper, text[start:end])) < cue.capitals:
        cue = None
    place = None
    if pattern.places and (cue is None or not cue.categories.isdisjoint(_NAMES)):
        place = next((form for form in pattern.places if _is_spelt(form.form, text[start], spelt)), None)
    return Token(start, end, cue, place) if cue or place else None


def _unmarked(key: str, cues: Mapping[str, Cue], folds: bool) -> Cue | None:
    """In a language written without marks, the cue that a phrase with Vietnamese ones spells ("Hà Nội", "Cần Thơ")."""
    cue = cues.get(key) if folds else None
    return None if cue is None or "demonym" in cue.categories else cue


def _any(cues: Mapping[str, Cue], category: str) -> bool:
    return any(category in cue.categories for cue in cues.values())


@lru_cache(maxsize=100_000)
def _wanted(form: str) -> str:
    return lower_key(form).replace("-", " ")


def _is_spelt(form: str, first: str, lower: str) -> bool:
    """Whether words are a spelling of `form`: a capital `first`, and no other diacritics than the form's own.

    A form with diacritics may be written without any where its folded spelling is no short Vietnamese word: "Ile de
    France" is Île-de-France, but "Duc" is not Đức.
    """
    if not first.isupper() and not form[0].islower():
        return False
    spelt, wanted = lower.replace("-", " "), _wanted(form)
    if spelt == wanted:
        return True
    if spelt.isascii() or wanted.isascii():
        return len(wanted) > 4
    return False
