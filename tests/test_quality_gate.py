"""The quality gate stops a change that reads worse, that no longer measures, or that promises too much."""

import importlib.util
import tomllib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from atlas.quality import ArticleSet, Score, read_quality
from tests.harness.process import PROJECT_DIR

MEASURES = ("partner_f1", "event_type")
Run = Callable[..., int]


def _set(name: str = "holdout", digest: str = "d1", articles: int = 32, **values: float) -> ArticleSet:
    scores = {one: Score(values.get(one, 0.9), 30) for one in MEASURES}
    return ArticleSet(name, "kept apart", digest, articles, 30, scores, {"partner_f1": 0.8})


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    """The gate over one set of articles, with floors and scores of its own to write."""
    spec = importlib.util.spec_from_file_location("quality_gate", PROJECT_DIR / "scripts" / "quality_gate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(__import__("sys").modules, "quality_gate", module)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "FLOORS_FILE", tmp_path / "floors.toml")
    monkeypatch.setattr(module, "COMMITTED_FILE", tmp_path / "quality.json")
    monkeypatch.setattr(module, "SETS", {"holdout": module.SETS["holdout"]})
    (tmp_path / "floors.toml").write_text("")
    return module


@pytest.fixture
def run(gate: ModuleType, monkeypatch: pytest.MonkeyPatch) -> Run:
    def main(*arguments: str, found: ArticleSet) -> int:
        monkeypatch.setattr("sys.argv", ["quality_gate.py", *arguments])
        monkeypatch.setattr(gate, "article_set", lambda _: found)
        status: int = gate.main()
        return status

    assert main("--set", found=_set()) == 0
    return main


def test_what_was_set_passes_and_is_published(gate: ModuleType, run: Run) -> None:
    assert run(found=_set()) == 0
    published = read_quality(gate.COMMITTED_FILE)
    assert published is not None
    assert published.sets == (_set(),)


def test_a_measure_below_its_floor_stops(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(found=_set(event_type=0.8)) == 1
    assert "event_type: 0.800 is BELOW 0.87" in capsys.readouterr().out


def test_fewer_articles_stop(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(found=_set(articles=31)) == 1
    assert "BELOW 32.00" in capsys.readouterr().out


def test_a_measure_or_a_set_that_is_gone_stops(gate: ModuleType, run: Run) -> None:
    assert run(found=replace(_set(), scores={"partner_f1": Score(0.9, 30)})) == 1
    gate.FLOORS_FILE.write_text(gate.FLOORS_FILE.read_text() + "\n[other]\narticles = 3\n")
    assert run(found=_set()) == 1


def test_articles_that_changed_under_the_same_floors_stop(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(found=_set(digest="d2")) == 1
    assert "CHANGED" in capsys.readouterr().out


def test_published_scores_that_are_better_than_todays_stop(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(found=_set(event_type=0.88)) == 1
    out = capsys.readouterr().out
    assert "PUBLISHED is 0.900" in out
    assert "BELOW" not in out


def test_setting_lowers_no_floor_unless_told(gate: ModuleType, run: Run) -> None:
    before = gate.FLOORS_FILE.read_text(), gate.COMMITTED_FILE.read_text()
    assert run("--set", found=_set(event_type=0.5)) == 1
    assert (gate.FLOORS_FILE.read_text(), gate.COMMITTED_FILE.read_text()) == before
    assert run("--set", found=_set(event_type=0.88, digest="d2")) == 0
    assert tomllib.loads(gate.FLOORS_FILE.read_text())["holdout"]["event_type"] == 0.87
    assert run("--set", "--lower", found=_set(event_type=0.5)) == 0
    assert tomllib.loads(gate.FLOORS_FILE.read_text())["holdout"]["event_type"] == 0.47


def test_the_digest_sees_every_change_of_an_article_or_its_gold(gate: ModuleType, tmp_path: Path) -> None:
    gate.ARTICLES_DIR = tmp_path
    for part in ("articles", "gold"):
        (tmp_path / "one" / part).mkdir(parents=True)
        (tmp_path / "one" / part / "a").write_text("words")
    digests = [gate.digest("one")]
    (tmp_path / "one" / "gold" / "a").write_text("word")
    digests.append(gate.digest("one"))
    (tmp_path / "one" / "gold" / "a").rename(tmp_path / "one" / "gold" / "b")
    digests.append(gate.digest("one"))
    (tmp_path / "one" / "README.md").write_text("what these are")
    assert len({*digests, gate.digest("one")}) == 3


def test_the_committed_floors_and_scores_are_of_the_same_articles() -> None:
    floors = tomllib.loads((PROJECT_DIR / "scripts" / "quality_floors.toml").read_text(encoding="utf-8"))
    published = read_quality(PROJECT_DIR / "data" / "reference" / "quality.json")
    assert published is not None
    assert {one.name: one.digest for one in published.sets} == {name: of["digest"] for name, of in floors.items()}
    assert all(score.n > 0 for one in published.sets for score in one.scores.values())
