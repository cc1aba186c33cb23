"""What the browser tests hold the pages against."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from etl import cli

Exported = Callable[[str], list[dict[str, str]]]


@pytest.fixture
def exported(published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Exported:
    """A function query -> the rows that `etl export --format csv --where query` writes."""
    monkeypatch.setenv("ATLAS_PUBLISHED_DIR", str(published))

    def export(query: str) -> list[dict[str, str]]:
        written = tmp_path / "exported.csv"
        assert cli.main(["export", "--format", "csv", "--where", query, "--out", str(written)]) == 0
        with written.open(encoding="utf-8-sig", newline="") as rows:
            return list(csv.DictReader(rows))

    return export
