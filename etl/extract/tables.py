"""The language tables, read from languages/*.toml. A new language is new files, not new code."""

import re
import tomllib
from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

from etl.extract.dategrammar import DateGrammar, compile_grammar
from etl.fold import lower_key, match_key

_FOLDER = Path(__file__).parent / "languages"


@dataclass(frozen=True)
class Organisation:
    """A body that can be a partner; `seat` is the country of a national one, `embassy` marks a diplomatic mission.

    `mission` is the body's own mission in Vietnam, which its ambassador speaks for.
    """

    name: str
    name_vi: str | None = None
    seat: str | None = None
    embassy: bool = False
    mission: "Organisation | None" = None


@dataclass(frozen=True, eq=False)
class Cue:
    """A phrase with the roles that it plays: categories, the office or agreement or topic it names, a country.

    `topics` says of each topic that the phrase names whether it names it by itself. `capitals` is how many capitals
    it must at least be written with: a name's first, all of an acronym's.
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
    not_names: frozenset[str]
    not_alone: frozenset[str]
    calls_by_one_name: bool
    writes_no_marks: bool
    body_abroad: str


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
        not_names=frozenset(raw["people"]["not_names"].split()),
        not_alone=frozenset(raw["people"]["not_alone"].split()),
        writes_no_marks=raw.get("writes_no_marks", False),
        calls_by_one_name=raw["people"].get("calls_by_one_name", False),
        body_abroad=raw["organisation"]["abroad"],
    )


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((_FOLDER / name).read_text("utf-8"))


class _Gathered:
    """Phrases with every role that some table gives them; `words` are what a {name} in a phrase stands for."""

    def __init__(self, words: Mapping[str, list[str]]) -> None:
        self._words = words
        self._entries: dict[str, dict[str, Any]] = {}

    def note(self, phrase: str, category: str, **values: Any) -> None:
        """Adds one role of a phrase, in each of its wordings."""
        for wording in _wordings(phrase, self._words):
            for hanoi, vietnam in product(("hanoi", "ha noi"), ("vietnam", "viet nam")):
                self._note(wording.replace("hanoi", hanoi).replace("vietnam", vietnam), category, **values)

    def _note(self, phrase: str, category: str, **values: Any) -> None:
        entry = self._entries.setdefault(lower_key(phrase), {"categories": set(), "topics": {}})
        entry["categories"].add(category)
        entry["topics"].update(values.pop("topics", {}))
        entry.update(values)

    def inherit_topics(self, categories: Set[str]) -> None:
        """Gives the phrases of `categories` that name no topic those of the words in them ("trade fair": trade)."""
        named = {phrase: entry["topics"] for phrase, entry in self._entries.items() if entry["topics"]}
        for phrase, entry in self._entries.items():
            if entry["topics"] or categories.isdisjoint(entry["categories"]) or "topic_hide" in entry["categories"]:
                continue
            for part in _parts(phrase):
                entry["topics"].update(named.get(part, {}))
            entry["categories"].update({"topic"} if entry["topics"] else ())

    def cues(self) -> dict[str, Cue]:
        """The phrases, each once."""
        return {
            phrase: Cue(phrase, frozenset(entry["categories"]), **{k: v for k, v in entry.items() if k != "categories"})
            for phrase, entry in self._entries.items()
        }


def _wordings(phrase: str, words: Mapping[str, list[str]]) -> list[str]:
    """`phrase` with every choice of words for its {names}."""
    names = re.findall(r"\{(\w+)\}", phrase)
    choices = product(*(words[name] for name in names))
    return [phrase.format(**dict(zip(names, choice, strict=True))) for choice in choices]


def _parts(phrase: str) -> list[str]:
    """The words of a phrase and the runs of them, the shortest first."""
    words = phrase.split()
    return [" ".join(words[i : i + n]) for n in range(1, len(words)) for i in range(len(words) - n + 1)]


def _cues(raw: dict[str, Any], topics: dict[str, Any]) -> dict[str, Cue]:
    """All phrases of a language, each once, with every role that some table gives it."""
    gathered = _Gathered(raw.get("words", {}))
    plain = {**raw["cues"], "domestic": raw["people"]["domestic_provinces"], "district": raw["people"]["districts"]}
    for category, phrases in plain.items():
        for phrase in phrases:
            gathered.note(phrase, category, **_capitals(category, phrase))
    for category, table, key in _VALUED:
        for value, phrases in raw.get(table, {}).items():
            for phrase in phrases:
                gathered.note(phrase, category, **{key: value}, **_capitals(category, phrase))
    _note_organisations(gathered, tuple(raw["cues"]["conference"]))
    _note_topics(gathered, topics)
    gathered.inherit_topics(_KEEP_FIELDS)
    return gathered.cues()


def _capitals(category: str, phrase: str) -> dict[str, int]:
    """An adjective of a country is written with a capital, an abbreviation of one ("US") with two.

    So is a place of Vietnam's: "hòa bình" is peace, Hòa Bình a province.
    """
    if category in ("domestic", "district"):
        return {"capitals": min(2, len(phrase.split()))}
    return {"capitals": 2 if phrase in _ABBREVIATIONS else 1} if category == "demonym" else {}


_ABBREVIATIONS = frozenset({"us", "u.s.", "uk", "u.k.", "rok", "prc", "uae"})

_KEEP_FIELDS = frozenset(
    {"works", "event", "project", "gift", "conference"}
)  # what is built tells of its field, though it is a phrase of its own
# Category of a phrase, the table that lists it under a value, and what the value is called.
_VALUED = (
    ("hanoi_office", "offices", "office"),
    ("agreement", "agreements", "agreement"),
    ("demonym", "demonyms", "country_code"),
)


_IN_BRACKETS = re.compile(r"\s*\([^()]*\)$")


def _note_organisations(gathered: _Gathered, occasions: tuple[str, ...]) -> None:
    """The bodies of organisations.toml; one whose name begins like a conference is a conference too."""
    items = {item["name"]: item for item in _read("../organisations.toml")["organisation"]}
    for item in items.values():
        body = _organisation(item, items)
        own = _IN_BRACKETS.sub("", item["name"])
        known = {lower_key(form) for form in item["forms"]}
        for form in [*item["forms"], *([own] if " " in own and lower_key(own) not in known else [])]:
            if lower_key(form).startswith(occasions):
                gathered.note(form, "conference")
            mixed = not form.isupper() or any(f != form and lower_key(f) == lower_key(form) for f in item["forms"])
            capitals = 1 if mixed or not form.isalpha() else len(form)
            gathered.note(form, "organisation", organisation=body, capitals=capitals)
        for form in item.get("offices", ()):
            gathered.note(form, "organisation", organisation=body, capitals=1)
            gathered.note(form, "neutral_office")


def _organisation(item: dict[str, Any], items: Mapping[str, dict[str, Any]]) -> Organisation:
    mission = _organisation(items[item["mission"]], items) if "mission" in item else None
    return Organisation(item["name"], item.get("name_vi"), item.get("seat"), item.get("embassy", False), mission)


def _note_topics(gathered: _Gathered, topics: dict[str, Any]) -> None:
    for topic, phrases in topics["topics"].items():
        for phrase in phrases:
            if topic == "hide":
                gathered.note(phrase, "topic_hide")
            else:
                gathered.note(phrase.rstrip("!"), "topic", topics={topic: phrase.endswith("!")})
    for name, phrases in topics["context"].items():
        for phrase in phrases:
            gathered.note(phrase, f"topic_{name}")
