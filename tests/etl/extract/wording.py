"""Sentences put together from the slots of a wordings table, with what a reader would note of each. Reads no text."""

import random
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.etl.extract.wordings.building import Report

_FOLDER = Path(__file__).parent / "wordings"
_SLOT = re.compile(r"<([A-Z_]+)>")
_TWICE = re.compile(r"\s*,(?=\s*[,.:])|\s+(?=[.,])|\.(?=\.)")


def table(language: str) -> dict[str, Any]:
    """The slots and scenes of a language."""
    return tomllib.loads((_FOLDER / f"{language}.toml").read_text("utf-8"))


def wordings(table: dict[str, Any], seed: int, rounds: int) -> Iterator[Report]:
    """For each scene so many reports that each value of its longest slot is used `rounds` times."""
    for scene in table["scene"]:
        source = random.Random(f"{seed} {scene['name']}")
        used = _slots_of(table, scene)
        decks = {name: _deck(values, source) for name, values in used.items()}
        longest = max((len(values) for values in used.values()), default=1)
        for _ in range(rounds * longest):
            yield _wording(table, scene, {name: next(deck) for name, deck in decks.items()}, source)


def _slots_of(table: dict[str, Any], scene: dict[str, Any]) -> dict[str, list[str]]:
    """The slots that the frames of a scene name, straight or inside a value, each with its values."""
    found: dict[str, list[str]] = {"frames": scene["frames"]}
    open_ = [*scene["frames"]]
    while open_:
        for name in _SLOT.findall(open_.pop()):
            if name not in found:
                found[name] = scene.get(name) or table["slots"][name]
                open_ += found[name]
    return found


def _deck(values: list[str], source: random.Random) -> Iterator[str]:
    """The values in changing order, each as often as the others."""
    while True:
        yield from source.sample(values, len(values))


def _wording(table: dict[str, Any], scene: dict[str, Any], chosen: dict[str, str], source: random.Random) -> Report:
    text = chosen["frames"]
    while _SLOT.search(text):
        text = _SLOT.sub(lambda found: chosen[found[1]], text)
    city, other = source.sample(table["city"], 2)
    region, body = source.choice(table["region"]), source.choice(table["body"])
    names = {
        "h": source.choice(table["hanoi"]), "p": source.choice(table["partner"]), "c": city[0], "k": city[1],
        "c2": other[0], "k2": other[1], "r": region[0], "l": region[1], "t": region[3], "b": body[0],
    }  # fmt: skip
    known = {"city": city[2], "embassy": city[3], "country": city[3], "region": region[2], "body": body[1]}
    known["other"] = other[2]
    day, signed = scene.get("day", table["day"]), "signed" if scene.get("signed") else "none|negotiating"
    ours, theirs = names["h"] if "{h}" in text else "*", names["p"] if "{p}" in text else ""
    want: list[tuple[str, ...]] = [
        (
            known[of],
            {"body": "organisation", "other": "city"}.get(of, of),
            day,
            scene["type"],
            "*",
            signed,
            ours,
            theirs,
        )
        for of in scene.get("of", "").split()
    ]
    return Report(scene["name"], "vi", _tidy(text.format(**names)), chosen, want)


def _tidy(text: str) -> str:
    """The text as a reporter would write it: no comma or stop twice, and capitals where a sentence begins."""
    text = _TWICE.sub("", " ".join(text.split(" ")))
    return "\n".join(line[:1].upper() + line[1:] for line in text.split("\n"))
