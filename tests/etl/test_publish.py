"""Publishing is whole or nothing: what a reader finds is always one complete, described build."""

import csv
import hashlib
import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from atlas.quality import read_quality
from atlas.schema import Dataset, Issue, Partner, Record
from etl.load import build
from etl.publish import swapped_in
from tests.factories import VARIED, dataset, engagement

FILES = {
    "engagements.csv",
    "engagements.parquet",
    "engagements.geojson",
    "partners.csv",
    "sources.csv",
    "quality.json",
    "datapackage.json",
    "atlas.sqlite",
}


def silent(_: str) -> None:
    """A progress that nobody watches."""


def publish(content: Dataset, out: Path) -> bool:
    return build(content, out, "2026-01-31", None, silent).published


def test_a_build_publishes_all_files_and_leaves_nothing_beside(tmp_path: Path) -> None:
    out = tmp_path / "published"
    built = build(VARIED, out, "2026-01-31", None, silent)
    assert built.published
    assert built.counts["engagements"] == 5
    assert {path.name for path in out.iterdir()} == FILES
    assert [path.name for path in tmp_path.iterdir()] == ["published"]


def test_the_package_describes_every_file_as_it_is(tmp_path: Path) -> None:
    publish(VARIED, tmp_path / "published")
    package = json.loads((tmp_path / "published" / "datapackage.json").read_text())
    assert package["licenses"][0]["name"] == "CC-BY-4.0"
    assert package["created"] == "2026-01-31"
    assert {resource["path"] for resource in package["resources"]} == FILES - {"datapackage.json", "atlas.sqlite"}
    for resource in package["resources"]:
        content = (tmp_path / "published" / resource["path"]).read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        fields = resource["schema"]["fields"] if "rows" in resource else [resource]
        assert all(field["description"] for field in fields)


def test_columns_and_rows_are_those_of_the_schema(tmp_path: Path) -> None:
    publish(VARIED, tmp_path / "published")
    package = json.loads((tmp_path / "published" / "datapackage.json").read_text())
    described = {
        resource["path"]: [field["name"] for field in resource["schema"]["fields"]]
        for resource in package["resources"]
        if "rows" in resource
    }
    with (tmp_path / "published" / "engagements.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == described["engagements.csv"] == list(Record.model_fields)
    assert len(rows) - 1 == 5
    assert pq.read_table(tmp_path / "published" / "engagements.parquet").num_rows == 5
    with (tmp_path / "published" / "partners.csv").open(encoding="utf-8", newline="") as file:
        assert next(csv.reader(file)) == described["partners.csv"] == list(Partner.model_fields)


def test_the_scores_of_reading_are_published_as_they_were_measured(tmp_path: Path) -> None:
    publish(VARIED, tmp_path / "published")
    quality = read_quality(tmp_path / "published" / "quality.json")
    assert quality is not None
    assert {one.name for one in quality.sets} >= {"blind", "holdout", "tuned"}
    assert all(0 <= score.value <= 1 < score.n for one in quality.sets for score in one.scores.values())


def test_a_second_build_replaces_the_first(tmp_path: Path) -> None:
    publish(VARIED, tmp_path / "published")
    publish(dataset(engagement(7)), tmp_path / "published")
    content = (tmp_path / "published" / "engagements.csv").read_text()
    assert "E7" in content
    assert "E1," not in content
    assert [path.name for path in tmp_path.iterdir()] == ["published"]


def test_an_error_in_the_data_changes_nothing(tmp_path: Path) -> None:
    out = tmp_path / "published"
    publish(VARIED, out)
    before = {path.name: (path.read_bytes(), path.stat().st_ino) for path in out.iterdir()}
    issue = Issue(file="engagements.csv", row=3, column="topics", problem="unknown topic", remedy="use a known one")
    assert not publish(Dataset(engagements=VARIED.engagements, issues=(issue,)), out)
    assert {path.name: (path.read_bytes(), path.stat().st_ino) for path in out.iterdir()} == before


def test_a_failure_while_writing_changes_nothing(tmp_path: Path) -> None:
    out = tmp_path / "published"
    publish(VARIED, out)
    with pytest.raises(RuntimeError), swapped_in(out) as folder:
        (folder / "datapackage.json").write_text("half")
        raise RuntimeError
    assert {path.name for path in out.iterdir()} == FILES
    assert json.loads((out / "datapackage.json").read_text())["name"] == "hanoi-partnerships-atlas"
    assert [path.name for path in tmp_path.iterdir()] == ["published"]


def test_a_folder_with_other_peoples_files_is_refused(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "letter.txt").write_text("dear mayor")
    with pytest.raises(FileExistsError, match="did not publish"):
        publish(VARIED, tmp_path / "letters")
    assert (tmp_path / "letters" / "letter.txt").read_text() == "dear mayor"
