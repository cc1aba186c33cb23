"""The entry, and what happens before the first reader and after an error."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest  # noqa: TID251

from atlas.ui import shell
from tests.ui.conftest import PROJECT_DIR, TIMEOUT_SECONDS


def test_the_entry_and_the_pages_stay_small() -> None:
    lines = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in PROJECT_DIR.glob("pages/*/*.py")}
    assert lines
    assert all(count <= 80 for count in lines.values())
    assert len((PROJECT_DIR / "app.py").read_text(encoding="utf-8").splitlines()) <= 30


def test_no_page_lies_where_streamlit_would_run_it_without_the_entry() -> None:
    assert not list((PROJECT_DIR / "pages").glob("*.py"))


def test_the_icon_is_a_file_of_ours() -> None:
    folder, _, path = shell.ICON.partition("/")
    assert folder == "app", "Streamlit serves the folder static there"
    assert (PROJECT_DIR / path).is_file()


@pytest.mark.parametrize(("language", "word"), [("vi", "tải lại trang"), ("en", "reload the page")])
def test_an_error_is_told_in_a_sentence_with_a_number(language: str, word: str) -> None:
    script = "from atlas.ui import start\nshown = start.explain(KeyError('secret'))\nassert shown is True\n"
    app = AppTest.from_string(script, default_timeout=TIMEOUT_SECONDS)
    app.session_state["atlas_language"] = language
    app.run()
    assert not app.exception
    assert word in app.error[0].value
    assert "secret" not in app.error[0].value


def test_warming_up_needs_no_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATLAS_PUBLISHED_DIR", str(tmp_path))
    script = "from atlas.ui import start\nstart.warm()\n"
    assert not AppTest.from_string(script, default_timeout=TIMEOUT_SECONDS).run().exception
