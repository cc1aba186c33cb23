"""What a person types wrongly is said before anything is built, and the exit status tells it from wrong data."""

from pathlib import Path

import pytest

from etl import cli
from tests.harness.process import PROJECT_DIR

GOOD = PROJECT_DIR / "tests" / "articles" / "blind" / "articles"


@pytest.mark.parametrize(
    "arguments",
    [
        ["run", "--register", "{nowhere}"],
        ["run", "--articles", "{nowhere}"],
        ["extract", "{nowhere}"],
        ["extract", str(GOOD), "--sources", "{nowhere}"],
        ["add", str(GOOD), "--sources", "{nowhere}"],
        ["evaluate", "{nowhere}", str(GOOD)],
        ["evaluate", str(GOOD), "{nowhere}"],
        ["validate", "{nowhere}"],
        ["geocode", "{nowhere}"],
    ],
)
def test_a_file_that_is_not_there_is_a_mistake_of_use(
    arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nowhere, out = tmp_path / "nofile.csv", tmp_path / "out"
    given = [argument.format(nowhere=nowhere) for argument in arguments]
    assert cli.main([*given, *(["--out", str(out)] if given[0] == "run" else [])]) == cli.USAGE
    said = capsys.readouterr()
    assert str(nowhere) in said.err.splitlines()[-1]
    assert said.out == ""
    assert not out.exists()


def test_a_gold_file_that_is_none_is_wrong_data(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for part in ("articles", "gold"):
        (tmp_path / part).mkdir()
    (tmp_path / "gold" / "a.json").write_text("[]")
    assert cli.main(["evaluate", str(tmp_path / "articles"), str(tmp_path / "gold")]) == cli.DATA_ERRORS
    assert "a.json: not a gold file" in capsys.readouterr().err


def test_an_article_that_cannot_be_read_is_said_beside_the_scores(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for part in ("articles", "gold"):
        (tmp_path / part).mkdir()
    (tmp_path / "articles" / "empty.txt").write_bytes(b"")
    assert cli.main(["evaluate", str(tmp_path / "articles"), str(tmp_path / "gold")]) == cli.DONE
    assert "unread    empty.txt: the file is empty" in capsys.readouterr().out
