"""The import rule of pyproject.toml is kept, and it is a rule: each way of breaking it is noticed."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.harness.process import PROJECT_DIR

LINT_IMPORTS = Path(sys.executable).parent / "lint-imports"
RUFF = Path(sys.executable).parent / "ruff"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of the code and of the rule that a test may spoil."""
    shutil.copy(PROJECT_DIR / "pyproject.toml", tmp_path)
    for package in ("atlas", "etl", "pages"):
        shutil.copytree(PROJECT_DIR / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def _lint(checkout: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [LINT_IMPORTS, "--no-cache", "--no-logo"], cwd=checkout, capture_output=True, text=True, check=False, timeout=60
    )


def test_the_code_keeps_the_rule(checkout: Path) -> None:
    done = _lint(checkout)
    assert done.returncode == 0, done.stdout
    assert " kept, 0 broken" in done.stdout


@pytest.mark.parametrize(
    ("where", "line"),
    [
        ("atlas/schema.py", "import atlas.store"),
        ("atlas/filters.py", "import atlas.report.tables"),
        ("atlas/fold.py", "import atlas.vocabulary"),
        ("atlas/store.py", "import atlas.charts"),
        ("atlas/charts/__init__.py", "import atlas.store"),
        ("atlas/report/__init__.py", "import atlas.ui"),
        ("atlas/vocabulary.py", "import etl"),
        ("etl/pipeline.py", "import etl.load"),
        ("etl/pipeline.py", "import atlas.store"),
        ("etl/clean/__init__.py", "import etl.extract"),
        ("etl/geocode/__init__.py", "import socket"),
        ("etl/extract/__init__.py", "import time"),
        ("etl/fold.py", "import etl.geocode"),
        ("etl/cli.py", "import atlas.ui"),
        ("atlas/new_and_unplaced.py", "import re"),
        ("pages/overview/page.py", "import etl.pipeline"),
    ],
)
def test_an_import_that_breaks_the_rule_is_noticed(checkout: Path, where: str, line: str) -> None:
    with (checkout / where).open("a", encoding="utf-8") as code:
        code.write(f"\n{line}  # noqa\n")
    done = _lint(checkout)
    assert done.returncode == 1, f"{line} in {where} went unnoticed:\n{done.stdout}{done.stderr}"
    assert "BROKEN" in done.stdout


@pytest.mark.parametrize("where", ["atlas/charts/__init__.py", "etl/cli.py", "atlas/report/tables.py"])
def test_streamlit_outside_the_dashboard_is_noticed(checkout: Path, where: str) -> None:
    (checkout / where).write_text("import streamlit\n\nstreamlit.write()\n", encoding="utf-8")
    done = subprocess.run(
        [RUFF, "check", "--no-cache", "--select", "TID251", where],
        cwd=checkout,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stdout
    assert "Streamlit belongs to" in done.stdout
