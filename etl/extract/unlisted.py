"""Places that the gazetteer knows but does not list for running text: names right after "city of", "tỉnh", "bang"."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Protocol

from etl.extract.joints import pattern
from etl.extract.matcher import PlaceForm, Token, country_code_of, is_country_name
from etl.extract.names import NameRun, free_parts, looks_vietnamese
from etl.extract.tables import LanguageTables
from etl.fold import match_key

_SYLLABLES = re.compile(r"[^\W\d_]+(?:-[a-zà-ỹđ]{1,6})+")
_HOLDS = re.compile(r"\s*[(,]\s*")
_PREPOSITION = pattern(r"(?:^|\s)%(in)s\s$")
_TITLES = frozenset({"honorific", "neutral_office", "foreign_office", "embassy_office", "hanoi_office"})
_OFFICES = frozenset({"foreign_office", "neutral_office", "authority"})
_NAME_CHARS = 4  # of a name that only a word behind it says to be a place
_OWNS = ("'s ", "\u2019s ")
_OWNERS = ("'s", "\u2019s")
_KINDS = {"kind_city": "city", "kind_region": "region"}


class Lookup(Protocol):
    """Asks the gazetteer for a name; see References.lookup."""

    def __call__(
        self, name: str, country_code: str | None, kind: str | None, among: Sequence[str] = (), /
    ) -> PlaceForm | None: ...


class Unlisted:
    """Finds the unlisted places of one article; a name once found behind a title is then known without one."""

    def __init__(self, text: str, tokens: Sequence[Token], tables: LanguageTables, lookup: Lookup) -> None:
        self._text, self._tables, self._lookup = text, tables, lookup
        countries = Counter(t.place.country_code for t in tokens if t.place)
        self._countries = [code for code, _ in countries.most_common(4) if code != "VN"][:3]
        self._known: dict[str, PlaceForm] = {}

    def learn(self, tokens: Sequence[Token], runs: Sequence[NameRun]) -> None:
        """Looks up the titled and the hyphenated names among `runs` that no token covers."""
        for run in runs:
            for part in free_parts(run, tokens):
                before, after = _right_before(self._text, tokens, part), _next_after(tokens, part)
                kind, country = _titled(before), _country_after(self._text, after, part)
                if behind := _titled_behind(self._text, after, part):
                    self._learn_behind(part, behind)
                told = kind or country or self._transliterated(before, part)
                if told or _owns_office(self._text, after, part) or self._located(part):
                    found = self._longest(part, country, kind, guess=not _ends_office(self._text, tokens, before))
                    if found and (told or found.country_code in self._countries):
                        self._known[match_key(found.form)] = found

    def _learn_behind(self, part: NameRun, kind: str) -> None:
        """Looks up the name, of three words at most, that a kind of place closes ("Japan's Nara Prefecture")."""
        for word in part.words[-3:]:
            name = self._text[word.start : part.span.end]
            found = None if len(name) < _NAME_CHARS else self._lookup(name, None, kind, self._countries)
            if found is not None:
                self._known[match_key(found.form)] = found
                return

    def _transliterated(self, before: Token | None, part: NameRun) -> bool:
        """Whether a name is written in syllables ("Cai-rô") and no title makes it a person's."""
        word = part.words[0].of(self._text)
        in_syllables = "-" in word and _SYLLABLES.fullmatch(word) is not None
        return in_syllables and not (before and before.any_of(_TITLES))

    def _located(self, part: NameRun) -> bool:
        """Whether a short name stands right after "in" or "at", where the article names a country ("tại Viên")."""
        before = self._text[max(0, part.span.start - 6) : part.span.start].lower()
        return bool(self._countries) and len(part.words) <= 2 and _PREPOSITION.search(before) is not None

    def added_to(self, tokens: Sequence[Token], runs: Sequence[NameRun]) -> list[Token]:
        """`tokens` and the known unlisted names among `runs`, in reading order."""
        if not self._known:
            return list(tokens)
        added = [token for run in runs for part in free_parts(run, tokens) for token in self._in_part(part)]
        return sorted([*tokens, *added], key=lambda token: token.start)

    def _in_part(self, part: NameRun) -> list[Token]:
        for first in range(len(part.words)):
            for last in range(len(part.words) - 1, first - 1, -1):
                start, end = part.words[first].start, part.words[last].end
                place = self._known.get(match_key(self._text[start:end]))
                if place:
                    return [Token(start, end, None, place)]
        return []

    def _longest(self, part: NameRun, country: str | None, kind: str | None, guess: bool) -> PlaceForm | None:
        if looks_vietnamese(self._text, part.words, self._tables) and len(part.words) >= 3 and country is None:
            return None
        for count in range(min(4, len(part.words)), 0, -1):
            name = self._text[part.words[0].start : part.words[count - 1].end]
            implied = (
                self._countries if guess and "-" in name and country is None else []
            )  # a transliteration may be guessed at
            for code in [country, *implied]:
                place = self._lookup(name, code, kind, self._countries)
                if place is not None:
                    return place
        return None


def _titled(before: Token | None) -> str | None:
    """The kind of place that the word right before a name announces, None when there is none."""
    if before is None:
        return None
    return next((kind for category, kind in _KINDS.items() if before.has(category)), None)


def _titled_behind(text: str, after: Token | None, part: NameRun) -> str | None:
    """The kind of place that a capitalised word right behind a name says it is, None when there is none."""
    if after is None or text[part.span.end : after.start] != " " or not text[after.start].isupper():
        return None
    return None if after.has("kind_borough") else _titled(after)


def _right_before(text: str, tokens: Sequence[Token], part: NameRun) -> Token | None:
    """The token that only white space parts from the name after it."""
    start = part.span.start
    before = next((t for t in reversed(tokens) if t.end <= start), None)
    return None if before is None or text[before.end : start].strip() else before


def _ends_office(text: str, tokens: Sequence[Token], kind: Token | None) -> bool:
    """Whether the word for a place may end an office, so that a person's name follows ("Phó Thị trưởng thành phố")."""
    if kind is None or _titled(kind) is None:
        return False
    return any(t.any_of(_TITLES) and text[t.end : kind.start] == " " for t in tokens)


def _next_after(tokens: Sequence[Token], part: NameRun) -> Token | None:
    """The first token behind the name."""
    end = part.span.end
    return next((t for t in tokens if t.start >= end), None)


def _owns_office(text: str, after: Token | None, part: NameRun) -> bool:
    """Whether an office or authority belongs to the name ("Victoria's Minister for Trade")."""
    return after is not None and after.any_of(_OFFICES) and text[part.span.end : after.start] in _OWNS


def _country_after(text: str, after: Token | None, part: NameRun) -> str | None:
    """The country named in brackets or behind a comma after the name."""
    if after is None or not after.place or not _HOLDS.fullmatch(text, part.span.end, after.start):
        return None
    return after.place.country_code if after.place.kind == "country" else None


def with_capitals(text: str, tokens: Sequence[Token], capital_of: Callable[[str], PlaceForm | None]) -> Sequence[Token]:
    """`tokens` where a capital told by its country alone is that city ("thủ đô Hàn Quốc", "the Slovak capital")."""
    if not any(token.has("capital_title") for token in tokens):
        return tokens
    kept: list[Token] = []
    for k, token in enumerate(tokens):
        titles = [t for t in kept[-2:] if not t.has("of_country")][-1:]
        before = kept[-1] if kept else None
        if titles and _entitles(text, titles[0], token):
            start, named = titles[0].start, token
        elif before and _follows_country(text, before, token, tokens[k + 1 : k + 2]):
            start, named = before.start, before
        else:
            kept.append(token)
            continue
        city = _capital(named, capital_of)
        if city is None:
            kept.append(token)
        else:
            kept = [*(t for t in kept if t.end <= start), Token(start, token.end, None, city)]
    return kept


_OF = pattern(r"\s*%(country_of)s?\s*")


def _entitles(text: str, title: Token, token: Token) -> bool:
    """Whether "the capital of" stands before a country's name."""
    country = token.place is not None and token.place.kind == "country"
    return country and title.has("capital_title") and _OF.fullmatch(text, title.end, token.start) is not None


def _follows_country(text: str, country: Token, title: Token, after: Sequence[Token]) -> bool:
    """Whether "capital" ends the phrase that a country's adjective begins, no city's name behind it."""
    alone = title.has("capital_alone") and not text[title.start : title.end].endswith(_OWNERS)  # "Danish capital's"
    if not title.has("capital_title") or alone or not is_country_name(country):
        return False
    named = any(t.place and text[title.end : t.start] == " " for t in after)
    return text[country.end : title.start] in (" ", "'s ", "\u2019s ") and not named and text[title.end :][:4] != " of "


def _capital(country: Token, capital_of: Callable[[str], PlaceForm | None]) -> PlaceForm | None:
    """The capital of the country that a token names; a city state's is no other place."""
    code = country_code_of(country)
    city = capital_of(code) if code and code != "VN" else None
    if city is None or code in city.place_ids or (country.place and code in country.place.place_ids[1:]):
        return None
    return city
