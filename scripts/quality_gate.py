"""Measures how well our own test articles are read; fails when a measure is below its floor in quality_floors.toml.

`--set` makes today's measures, less a slack, the floors and writes the scores that the Atlas publishes
(data/reference/quality.json). It lowers no floor; with `--lower` it does, which a commit has to explain. Articles that
changed since the floors were set fail the gate, for the floors say nothing about them.
"""

import argparse
import hashlib
import math
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

PROJECT_DIR = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT_DIR))

from atlas.quality import COMMITTED_FILE, ArticleSet, Quality, Score, read_quality, to_json  # noqa: E402
from etl.evaluate import Scores, evaluate_folder  # noqa: E402
from etl.geocode import Gazetteer  # noqa: E402
from etl.ingest import article_files, read_articles  # noqa: E402
from etl.pipeline import load_references  # noqa: E402
from etl.references import ensure_gazetteer  # noqa: E402

ARTICLES_DIR = PROJECT_DIR / "tests" / "articles"
FLOORS_FILE = Path(__file__).with_name("quality_floors.toml")
GAZETTEER_FILE = PROJECT_DIR / "data" / "build" / "gazetteer.sqlite"
# About one record of a set: a change that finds one more and misreads one field of it is no loss.
SLACK = 0.03
# How much better than today's the published scores may be before they are a promise that is not kept.
PUBLISHED_SLACK = 0.01
HEADER = """# Floors of the quality gate: shares from 0 to 1, the number of articles, the SHA-256 of articles and gold.
# Written by `scripts/quality_gate.py --set`, which lowers none; `--set --lower` does, and its commit says why.
"""


@dataclass(frozen=True)
class About:
    """What is to be known of a set besides its scores: how its articles came to be, and their scores on first sight."""

    meaning: str
    first_sight: Mapping[str, float]


SETS = {
    "blind": About(
        "written without sight of the rules; since then used by halves to find mistakes of a general kind",
        {"partner_f1": 0.653, "record_f1": 0.471},
    ),
    "holdout": About(
        "written before the first rule and scored once; the mistakes that this showed were mended since",
        {
            "partner_f1": 0.897, "record_f1": 0.867, "topic_f1": 0.9, "event_type": 1.0, "agreement": 1.0,
            "hanoi_lead": 1.0, "partner_lead": 0.885, "place": 1.0,
        },
    ),
    "tuned": About("written to show a mistake, which was then mended: what is known stays known", {}),
}  # fmt: skip


def measure(name: str) -> Scores:
    """The scores of one set of articles."""
    folder = ARTICLES_DIR / name
    references = load_references(Gazetteer.open(ensure_gazetteer(GAZETTEER_FILE)))
    articles = read_articles(article_files([folder / "articles"]), None)
    return evaluate_folder(articles, folder / "gold", references)


def digest(name: str) -> str:
    """The SHA-256 of the names and contents of a set's articles and gold records."""
    found = hashlib.sha256()
    folder = ARTICLES_DIR / name
    for path in sorted(path for part in ("articles", "gold") for path in (folder / part).rglob("*") if path.is_file()):
        content = path.read_bytes()
        found.update(f"{path.relative_to(folder).as_posix()}\0{len(content)}\0".encode() + content)
    return found.hexdigest()


def article_set(name: str) -> ArticleSet:
    """One set, measured now."""
    scores = measure(name)
    measures = {one: Score(round(value, 3), n) for one, (value, n) in scores.measures().items()}
    about, records = SETS[name], scores.record.hit + scores.record.missed
    return ArticleSet(name, about.meaning, digest(name), scores.articles, records, measures, about.first_sight)


def floors_of(found: ArticleSet) -> dict[str, float]:
    """What was measured, less the slack and rounded down to hundredths; the number of articles as it is."""
    floors = {name: max(0.0, math.floor((score.value - SLACK) * 100) / 100) for name, score in found.scores.items()}
    return {**floors, "articles": found.articles}


def measured(found: ArticleSet) -> dict[str, float]:
    """What a floor holds: the scores and the number of articles."""
    return {name: score.value for name, score in found.scores.items()} | {"articles": float(found.articles)}


def lowered(old: Mapping[str, Any], new: Mapping[str, float]) -> list[str]:
    """The measures whose floor would be lower or gone."""
    return [name for name, floor in old.items() if name != "digest" and new.get(name, -1.0) < floor]


def set_floors(found: list[ArticleSet], may_lower: bool) -> int:
    """Write floors and published scores; 1, and nothing is written, when a floor would sink and may not."""
    new = {one.name: floors_of(one) for one in found}
    if not may_lower:
        old = {one.name: _floors().get(one.name, {}) for one in found}
        sunk = [f"{one.name} {name}" for one in found for name in lowered(old[one.name], measured(one))]
        for name, floors in new.items():
            floors.update({one: max(floor, old[name].get(one, floor)) for one, floor in floors.items()})
        if sunk:
            print(
                f"Nothing was set: today is below the floor in {', '.join(sunk)}. Mend it, or add --lower and say why."
            )
            return 1
    text = HEADER
    for one in found:
        lines = [f'digest = "{one.digest}"', *(f"{name} = {floor:g}" for name, floor in new[one.name].items())]
        text += "\n".join([f"\n[{one.name}]", *lines]) + "\n"
    FLOORS_FILE.write_text(text, encoding="utf-8")
    COMMITTED_FILE.write_text(to_json(Quality(datetime.now(UTC).date().isoformat(), tuple(found))), encoding="utf-8")
    return 0


def _floors() -> dict[str, dict[str, Any]]:
    return tomllib.loads(FLOORS_FILE.read_text(encoding="utf-8"))


def problems(found: list[ArticleSet]) -> list[str]:
    """What is wrong: measures below their floor, changed articles, published scores that are too good."""
    wrong: list[str] = []
    floors, published = _floors(), read_quality(COMMITTED_FILE)
    told = {one.name: one for one in published.sets} if published else {}
    for one in found:
        of_set = floors.get(one.name, {})
        now = measured(one)
        wrong += [
            f"{one.name} {name}: {now.get(name, 0):.3f} is BELOW {of_set[name]:.2f}" for name in lowered(of_set, now)
        ]
        if of_set.get("digest") != one.digest:
            wrong.append(f"{one.name}: its articles or gold records CHANGED since the floors were set; run --set")
        scores = told[one.name].scores if one.name in told else {}
        for name, score in one.scores.items():
            if name not in scores or scores[name].value > score.value + PUBLISHED_SLACK:
                wrong.append(f"{one.name} {name}: {score.value:.3f}, but PUBLISHED is {_said(scores, name)}; run --set")
    return wrong + [f"{name}: no longer MEASURED" for name in floors if name not in {one.name for one in found}]


def _said(scores: Mapping[str, Score], name: str) -> str:
    return f"{scores[name].value:.3f}" if name in scores else "nothing"


def main() -> int:
    """Print each measure beside its floor, and what is wrong; 1 when something is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", action="store_true", help="write floors and published scores")
    parser.add_argument("--lower", action="store_true", help="with --set: floors may sink")
    arguments = parser.parse_args()
    found = [article_set(name) for name in SETS]
    floors = _floors()
    print(f"{'articles':<9} {'measure':<13} {'now':>6} {'floor':>6} {'n':>4}")
    for one in found:
        for name, score in one.scores.items():
            floor = floors.get(one.name, {}).get(name, 0.0)
            print(f"{one.name:<9} {name:<13} {score.value:>6.3f} {floor:>6.2f} {score.n:>4}")
    if arguments.set and set_floors(found, arguments.lower):
        return 1
    wrong = problems(found)
    print("\n".join(wrong))
    print(f"Quality gate: {f'{len(wrong)} to mend' if wrong else 'passed'}.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
