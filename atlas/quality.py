"""How well articles are read: the scores as the quality gate wrote them. Reads that one file; measures nothing."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from atlas.settings import PROJECT_DIR

QUALITY_FILE: Final = "quality.json"
# Written by scripts/quality_gate.py --set and committed, so that a deployment without the test articles has it too.
COMMITTED_FILE: Final = PROJECT_DIR / "data" / "reference" / QUALITY_FILE
ABOUT: Final = (
    "How well the machine reads articles, measured on test articles of our own about invented people. A score is the "
    "share, 0 to 1, of what was asked for that was read right; those ending in _f1 also fall with each thing that was "
    "invented (harmonic mean of precision and recall). n: how many were asked for. first_sight: the scores before "
    "anything was mended for these articles, what to expect of an article that nobody has seen."
)


@dataclass(frozen=True, slots=True)
class Score:
    """The share, 0 to 1, that was read right of `n` that were asked for."""

    value: float
    n: int


@dataclass(frozen=True, slots=True)
class ArticleSet:
    """One set of test articles with its scores by measure; `digest` is the SHA-256 of its articles and gold records."""

    name: str
    meaning: str
    digest: str
    articles: int
    records: int
    scores: Mapping[str, Score]
    first_sight: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Quality:
    """All sets, the one that says most about unseen articles first; `measured_on` is YYYY-MM-DD."""

    measured_on: str
    sets: tuple[ArticleSet, ...]


def to_json(quality: Quality) -> str:
    """The text of quality.json."""
    return json.dumps({"about": ABOUT} | asdict(quality), ensure_ascii=False, indent=1) + "\n"


def read_quality(path: Path) -> Quality | None:
    """The scores in `path`, None where there is no such file; raises ValueError for a file that is something else."""
    if not path.is_file():
        return None
    try:
        content = json.loads(path.read_text("utf-8"))
        return Quality(content["measured_on"], tuple(map(_article_set, content["sets"])))
    except (ValueError, KeyError, TypeError) as error:
        raise ValueError(f"{path}: no scores ({error}); write it anew with scripts/quality_gate.py --set") from error


def _article_set(values: dict[str, Any]) -> ArticleSet:
    scores = {name: Score(**score) for name, score in values["scores"].items()}
    return ArticleSet(**{**values, "scores": scores})
