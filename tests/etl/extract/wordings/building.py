"""Builds reports from a table of slots and says what a reader must find in each. Reads no report itself."""

import random
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

PUBLISHED = "2024-05-13"
FIELDS = ("partner", "kind", "day", "type", "status", "agreement", "ours", "theirs")
_USUAL = {
    "partner": "{id}", "kind": "city", "day": "2024-05-12", "type": "reception_in_hanoi", "status": "occurred",
    "agreement": "none", "ours": "{h}", "theirs": "{p}",
}  # fmt: skip
_LEADS = ("ours", "theirs")
_SLOT = re.compile(r"\{(\w+)\}")
_TIDY = (
    (r"[^\S\n]+", " "), (r" ?\n ?", "\n"), (r" ([.,;])", r"\1"), (r",(?:,| ,)+", ","), (r",([.;:])", r"\1"),
    (r"\.(?:\.| \.)+", "."),
)  # fmt: skip
_SENTENCE = re.compile(r"^(\W*|.{3,25} [-–—] )(\w)", re.MULTILINE)


@dataclass(frozen=True)
class Table:
    """The slots, the scenes, the names and the places of one language."""

    language: str
    slots: Mapping[str, Sequence[str]]
    scenes: Sequence[Mapping[str, Any]]
    names: Mapping[str, Sequence[str]]
    places: Sequence[Mapping[str, str]]


@dataclass
class Report:
    """A report with the choices that made it; `want` is one tuple a record."""

    scene: str
    language: str
    text: str = ""
    choices: dict[str, str] = field(default_factory=dict)
    want: list[tuple[str, ...]] = field(default_factory=list)


def load_table(language: str) -> Table:
    """The table of a language."""
    data = tomllib.loads((Path(__file__).parent / f"{language}.toml").read_text("utf-8"))
    return Table(language, data["slots"], data["scene"], data["names"], data["place"])


def reports(table: Table, seed: int, per_scene: int) -> list[Report]:
    """`per_scene` reports of every scene; a slot goes through its values in a shuffled order, so that all are used."""
    return [
        report
        for number, scene in enumerate(table.scenes)
        for report in _Builder(table, scene, random.Random(f"{seed}-{number}")).build(per_scene)
    ]


def _written(text: str) -> str:
    """The text as a reporter would write it: no comma or stop twice, capitals where a line begins."""
    for pattern, replacement in _TIDY:
        text = re.sub(pattern, replacement, text)
    return _SENTENCE.sub(lambda found: found[1] + found[2].upper(), text.strip(" ,"))


class _Builder:
    """One scene's reports; a slot is dealt out like cards, reshuffled when all its values have been used."""

    def __init__(self, table: Table, scene: Mapping[str, Any], rng: random.Random) -> None:
        self._table, self._scene, self._rng = table, scene, rng
        self._slots = {**table.slots, **scene.get("slots", {})}
        self._decks: dict[str, list[Any]] = {}

    def build(self, count: int) -> list[Report]:
        return [self._report() for _ in range(count)]

    def _deal(self, name: str, values: Sequence[Any]) -> Any:
        deck = self._decks.setdefault(name, [])
        if not deck:
            deck += values
            self._rng.shuffle(deck)
        return deck.pop()

    def _report(self) -> Report:
        report = Report(self._scene["name"], self._table.language)
        base = self._base()
        frame = self._deal("frame", self._scene["frames"])
        report.choices["frame"] = frame
        text = _written(self._filled(frame, base, report.choices))
        report.text = text if self._scene.get("page") or text.endswith((".", '"', "”")) else f"{text}."
        report.want = [self._wanted(want, base, report.text) for want in self._scene["want"]]
        return report

    def _base(self) -> dict[str, str]:
        """The names and places of one report: two people a side and three places of different countries."""
        base: dict[str, str] = {}
        for key, values in self._table.names.items():
            first = self._deal(f"name-{key}", values)
            second = self._rng.choice([v for v in values if v != first])
            base |= {key: first, f"{key}2": second}
        kind = self._scene.get("places", "city")
        places = [p for p in self._table.places if p["is"] == kind or (kind == "capital" and p.get("capital"))]
        one = self._deal("place", places)
        others = self._rng.sample([p for p in places if p["country"] != one["country"]], k=min(2, len(places) - 1))
        for n, place in enumerate((one, *others)):
            base |= {f"{key}{n + 1 if n else ''}": value for key, value in place.items()}
        return base

    def _filled(self, text: str, base: Mapping[str, str], choices: dict[str, str]) -> str:
        def value(match: re.Match[str]) -> str:
            name = match[1]
            if name in base:
                return base[name]
            choice = self._deal(name, self._slots[name])
            choices[name] = choice
            return self._filled(choice, base, choices)

        return _SLOT.sub(value, text)

    def _wanted(self, want: Mapping[str, str], base: Mapping[str, str], text: str) -> tuple[str, ...]:
        """In the order of `FIELDS`; a person whom the text does not name is wanted nowhere."""
        asked = {**_USUAL, **want}
        filled = {key: _SLOT.sub(lambda m: base[m[1]], value) for key, value in asked.items()}
        return tuple("" if key in _LEADS and filled[key] not in text else filled[key] for key in FIELDS)
