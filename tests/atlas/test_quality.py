"""The file of scores: what was written is read; what is no such file is named."""

from pathlib import Path

import pytest

from atlas.quality import ArticleSet, Quality, Score, read_quality, to_json

ONE = ArticleSet("holdout", "kept apart", "abc", 32, 30, {"partner_f1": Score(0.971, 30)}, {"partner_f1": 0.9})


def test_what_was_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "quality.json"
    path.write_text(to_json(Quality("2026-01-31", (ONE,))), "utf-8")
    assert read_quality(path) == Quality("2026-01-31", (ONE,))


def test_no_file_is_no_scores(tmp_path: Path) -> None:
    assert read_quality(tmp_path / "quality.json") is None


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"measured_on": "2026-01-31", "sets": [{"name": "x"}]}'])
def test_a_file_that_is_none_is_named_with_what_to_do(tmp_path: Path, text: str) -> None:
    path = tmp_path / "quality.json"
    path.write_text(text, "utf-8")
    with pytest.raises(ValueError, match=r"quality\.json.*--set"):
        read_quality(path)
