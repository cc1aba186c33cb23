"""The scores on "Data and method": what was measured, with how much it was measured on, in both languages."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from atlas.i18n import translator
from atlas.quality import COMMITTED_FILE, ArticleSet, Quality, Score
from atlas.ui.quality import published, table
from tests.ui.conftest import OpenPage, texts

BLIND = ArticleSet("blind", "written unseen", "d", 24, 29, {"partner_f1": Score(0.929, 28)}, {"partner_f1": 0.653})
NEW = ArticleSet("spring", "from the spring", "d", 1100, 9, {"event_type": Score(0.5, 1200)}, {})
QUALITY = Quality("2026-11-22", (BLIND, NEW))


@pytest.fixture
def scored(published_dir: Path) -> Iterator[Path]:
    path = published_dir / "quality.json"
    shutil.copy(COMMITTED_FILE, path)
    yield path
    path.unlink()


def test_each_score_stands_with_what_it_was_measured_on() -> None:
    frame = table(QUALITY, translator("en"))
    assert frame.to_dict("list") == {
        "What is read": ["Partner", "Event type"], "Written blind": ["93% (28)", "–"], "spring": ["–", "50% (1,200)"],
    }  # fmt: skip


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.usefixtures("scored")
def test_the_page_shows_the_scores_and_says_what_to_expect(open_page: OpenPage, language: str) -> None:
    t = translator(language)
    app = open_page("method", lang=language)
    assert not app.exception
    assert t("How well the machine reads articles") in texts(app)
    assert t.percent(0.653) in texts(app)
    assert any(t("What is read") in frame.value.columns for frame in app.table)


def test_without_scores_the_page_says_so(open_page: OpenPage) -> None:
    app = open_page("method", lang="en")
    assert not app.exception
    assert "not measured" in texts(app)


@pytest.mark.parametrize("text", ["", "{}"])
def test_a_broken_file_is_no_scores(tmp_path: Path, text: str) -> None:
    (tmp_path / "quality.json").write_text(text)
    assert published(tmp_path) is None
