"""The language tables, read from languages/*.toml. A new language is new files, not new code."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from etl.extract.dategrammar import DateGrammar, compile_grammar
from etl.fold import lower_key, match_key

_FOLDER = Path(__file__).parent / "languages"


@dataclass(frozen=True)
class Organisation:
    """A body that can be a partner; `seat` is the country of a national one, `embassy` marks a diplomatic mission."""

    name: str
    name_vi: str | None = None
    seat: str | None = None
    embassy: bool = False


@dataclass(frozen=True)
class Cue:
    """A phrase with the roles that it plays: categories, the office or agreement or topic it names, a country.

    `topics` says of each topic that the phrase names whether it names it by itself. `capitals` is how many capitals it must at least be written with: a name's first, all of an acronym's.
    """

    phrase: str
    categories: frozenset[str] = frozenset()
    office: str | None = None
    agreement: str | None = None
    topics: Mapping[str, bool] = field(default_factory=dict, hash=False)
    country_code: str | None = None
    organisation: Organisation | None = None
    capitals: int = 0


@dataclass(frozen=True)
class LanguageTables:
    """Everything that the extractor knows of one language."""

    language: str
    cues: Mapping[str, Cue]
    dates: DateGrammar
    surnames: frozenset[str]
    particles: frozenset[str]
    openers: frozenset[str]
    organisation_heads: tuple[str, ...]


@cache
def language_tables() -> dict[str, LanguageTables]:
    """The tables of every language that has files, by language code."""
    codes = sorted(path.stem for path in _FOLDER.glob("??.toml"))
    return {code: _tables(code) for code in codes}


def _tables(code: str) -> LanguageTables:
    raw, topics, dates = (_read(f"{code}{part}.toml") for part in ("", ".topics", ".dates"))
    return LanguageTables(
        language=code,
        cues=_cues(raw, topics),
        dates=compile_grammar(dates),
        surnames=frozenset(match_key(raw["people"]["surnames"]).split()),
        particles=frozenset(raw["people"]["particles"].split()),
        openers=frozenset(raw["people"]["openers"].split()),
        organisation_heads=tuple(lower_key(head) for head in raw["organisation"]["heads"]),
    )


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((_FOLDER / name).read_text("utf-8"))


def _cues(raw: dict[str, Any], topics: dict[str, Any]) -> dict[str, Cue]:
    """All phrases of a language, each once, with every role that some table gives it."""
    gathered: dict[str, dict[str, Any]] = {}

    def note(phrase: str, category: str, **values: Any) -> None:
        entry = gathered.setdefault(lower_key(phrase), {"categories": set()})
        entry["categories"].add(category)
        entry["topics"] = {**entry.get("topics", {}), **values.pop("topics", {})}
        entry.update(values)

    for category, phrases in raw["cues"].items():
        for phrase in phrases:
            note(phrase, category)
    for phrase in raw["people"]["domestic_provinces"]:
        note(phrase, "domestic")
    for phrase in raw["people"]["districts"]:
        note(phrase, "district")
    for office, phrases in raw["offices"].items():
        for phrase in phrases:
            note(phrase, "hanoi_office", office=office)
    for kind, phrases in raw["agreements"].items():
        for phrase in phrases:
            note(phrase, "agreement", agreement=kind)
    for country_code, phrases in raw.get("demonyms", {}).items():
        for phrase in phrases:
            note(phrase, "demonym", country_code=country_code)
    occasions = tuple(phrase for phrase in raw["cues"]["conference"])
    for item in _read("../organisations.toml")["organisation"]:
        body = Organisation(item["name"], item.get("name_vi"), item.get("seat"), item.get("embassy", False))
        for form in item["forms"]:
            if lower_key(form).startswith(occasions):
                note(form, "conference")
            note(form, "organisation", organisation=body, capitals=len(form) if form.isupper() and form.isalpha() else 1)
    _note_topics(topics, note)
    return {
        phrase: Cue(phrase, frozenset(entry.pop("categories")), **entry) for phrase, entry in gathered.items()
    }


def _note_topics(topics: dict[str, Any], note: Any) -> None:
    for topic, phrases in topics["topics"].items():
        for phrase in phrases:
            note(phrase.rstrip("!"), "topic_hide" if topic == "hide" else "topic")
            if topic != "hide":
                note(phrase.rstrip("!"), "topic", topics={topic: phrase.endswith("!")})
    for name, phrases in topics["context"].items():
        for phrase in phrases:
            note(phrase, f"topic_{name}")
