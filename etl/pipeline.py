"""From a raw article to its engagements: clean, read, decide, place. Pure: the same input gives the same records."""

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache

import ahocorasick_rs

from atlas.schema import Issue
from etl.clean import clean
from etl.clean.decode import decode
from etl.clean.errors import UnreadableArticleError
from etl.extract.matcher import Matcher
from etl.extract.reading import read
from etl.extract.records import Place, records_of
from etl.extract.tables import LanguageTables, language_tables
from etl.fold import ZERO_WIDTH
from etl.geocode import Gazetteer, Resolution
from etl.types import BlockKind, ExtractionResult, RawArticle

_REPORT = (BlockKind.TITLE, BlockKind.BODY)
_HOME = frozenset({"hanoi", "capital_alone", "district", "municipal"})


@dataclass(frozen=True, slots=True, eq=False)
class FoundPlace:
    """A place found by asking the gazetteer for a name that it does not list for running text."""

    form: str
    place_ids: tuple[str, ...]
    kind: str
    country_code: str
    population: int = 0


def _found(name: str, place: Place) -> FoundPlace:
    return FoundPlace(name, (place.place_id,), place.kind, place.country_code)


@dataclass(frozen=True, eq=False)
class References:
    """What extraction reads besides the article; built once by load_references and used for every article."""

    gazetteer: Gazetteer
    languages: Mapping[str, LanguageTables]
    matchers: Mapping[str, Matcher]
    home: ahocorasick_rs.AhoCorasick

    def names_home(self, text: str) -> bool:
        """Whether `text` names Hanoi, one of its districts or a body of "the city"."""
        composed = text if text.isascii() else unicodedata.normalize("NFC", text)
        return bool(self.home.find_matches_as_indexes(composed.lower())) or ZERO_WIDTH.search(text) is not None

    def lookup(
        self, name: str, country_code: str | None, kind: str | None, among: Sequence[str] = ()
    ) -> FoundPlace | None:
        """The place that `name` stands for after a title or before a country's name; None when it is not sure.

        `among`: countries that the text speaks of, where none is said to hold the place. Only a name known there
        counts: to try each of them by sound costs a search of the whole country.
        """
        found = self._resolve(name, country_code, kind)
        if country_code is None and among:
            known = next((c.place for c in found.candidates if c.place.country_code in among), None)
            if known is not None:
                return _found(name, known)
        if found.place is None or found.place.country_code == "VN" or (found.needs_review and country_code is None):
            return None
        if kind is None and "-" not in name and not found.method.startswith("exact"):
            return None  # only a transliteration or a titled name may be guessed at
        return _found(name, found.place)

    def find(self, name: str, country_code: str | None, kind: str | None) -> tuple[Place | None, bool]:
        """The place of a partner and whether it is a guess."""
        found = self._resolve(name, country_code, kind)
        return found.place, found.needs_review

    @cached_property
    def _resolve(self) -> Callable[[str, str | None, str | None], Resolution]:
        """The gazetteer's answers, remembered: a name it does not know costs it a search of the whole country."""
        return lru_cache(maxsize=20_000)(self.gazetteer.resolve)

    def capital(self, country_code: str) -> Place | None:
        """The capital of a country."""
        return self._capital(country_code)

    def capital_form(self, country_code: str) -> FoundPlace | None:
        """The capital of a country, to stand for "the capital of ..."; None for Hanoi."""
        place = None if country_code == "VN" else self.capital(country_code)
        return _found(place.name_en, place) if place else None

    def country(self, country_code: str) -> Place | None:
        """A country as a place."""
        return self._place(country_code)

    @cached_property
    def _capital(self) -> Callable[[str], Place | None]:
        return cache(self.gazetteer.capital)

    @cached_property
    def _place(self) -> Callable[[str], Place | None]:
        return cache(self.gazetteer.place)


def load_references(gazetteer: Gazetteer) -> References:
    """The language tables and one matcher a language over their phrases and the gazetteer's names."""
    languages = language_tables()
    forms = [form for form in gazetteer.surface_forms() if form.country_code != "VN"]  # ours are in the tables
    matchers = {
        code: Matcher(tables.cues.values(), forms, tables.writes_no_marks) for code, tables in languages.items()
    }
    return References(gazetteer, languages, matchers, _home_names(languages.values()))


def _home_names(languages: Iterable[LanguageTables]) -> ahocorasick_rs.AhoCorasick:
    """What an article must name to tell of Hanoi's dealings: the city, one of its districts or its bodies.

    Most articles of a newspaper name neither and are rejected here, before any reading.
    """
    home = {phrase for tables in languages for phrase, cue in tables.cues.items() if cue.categories & _HOME}
    return ahocorasick_rs.AhoCorasick(sorted(home), store_patterns=False)


def extract_article(raw: RawArticle, references: References) -> ExtractionResult:
    """The engagements in `raw`; an article that cannot be read gives an issue instead, never an exception."""
    try:
        text = decode(raw.content)
        if not references.names_home(text):
            return ExtractionResult()
        article = clean(replace(raw, content=text))
    except UnreadableArticleError as error:
        return ExtractionResult((), (Issue(file=raw.source, problem=error.problem, remedy=error.remedy),))
    if not any(references.names_home(span.of(article.text)) for span in article.spans(*_REPORT)):
        return ExtractionResult()
    tables = references.languages[article.language]
    matcher = references.matchers[article.language]
    reading = read(article, matcher, tables, references.lookup, references.capital_form)
    return ExtractionResult(tuple(records_of(reading, references)))
