"""The gazetteer, compiled once for the tests of geocoding."""

from pathlib import Path

import pytest

from etl.geocode import Gazetteer
from etl.references import ensure_gazetteer

PROJECT_DIR = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="session")
def gazetteer_file() -> Path:
    """The project's compiled gazetteer; built here when it is missing or stale."""
    return ensure_gazetteer(PROJECT_DIR / "data" / "build" / "gazetteer.sqlite")


@pytest.fixture(scope="session")
def gazetteer(gazetteer_file: Path) -> Gazetteer:
    return Gazetteer.open(gazetteer_file)
