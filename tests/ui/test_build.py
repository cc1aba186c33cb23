"""A dashboard without data makes them, and says what to do when that fails."""

import sys
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest  # noqa: TID251

from atlas.i18n import translator
from atlas.ui import build
from tests.ui.conftest import PROJECT_DIR, TIMEOUT_SECONDS, key_figures

FILL = """
import sys
sys.path.insert(0, {project!r})
from atlas import store
from tests.factories import VARIED
print("counting stars")
engine = store.open_engine("sqlite:///" + {path!r})
store.replace_all(engine, VARIED, "2026-11-20")
store.close(engine)
"""


def run(folder: Path, code: str, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv("ATLAS_PUBLISHED_DIR", str(folder))
    monkeypatch.setattr(build, "COMMAND", (sys.executable, "-c", code))
    app = AppTest.from_file(str(PROJECT_DIR / "app.py"), default_timeout=TIMEOUT_SECONDS)
    app.query_params["lang"] = "en"
    return app.run()


def test_missing_data_are_built_and_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = FILL.format(project=str(PROJECT_DIR), path=str(tmp_path / "atlas.sqlite"))
    app = run(tmp_path, code, monkeypatch)
    assert not app.exception
    assert app.title[0].value == "Overview"
    assert key_figures(app)["Engagements"] == "5"


def test_a_build_that_fails_says_why_and_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = run(tmp_path, "import sys; sys.exit('engagements.csv: row 7: no such topic')", monkeypatch)
    assert not app.exception
    assert [one.value for one in app.error] == [
        translator("en")("There are no data to show. Ask the data steward to run “make data”, then reload this page.")
    ]
    assert "row 7" in app.code[0].value
    assert not app.title


def test_the_build_is_the_documented_command() -> None:
    assert build.COMMAND[1:] == ("-m", "etl", "run")
