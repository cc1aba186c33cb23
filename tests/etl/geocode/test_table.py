"""The command's CSV: answers, bad input, explanations."""

import csv
import io
import json
import math
import subprocess
import sys
from pathlib import Path

import pytest

from atlas.schema import Issue
from etl.geocode import Gazetteer, explain, geocode_csv
from etl.geocode.table import ADDED_COLUMNS

SHARED = Path(__file__).resolve().parents[4] / "shared"
GOLD = SHARED / "geo" / "names_dev.csv"


def _run(gazetteer: Gazetteer, folder: Path, text: str | bytes) -> tuple[list[dict[str, str]], list[Issue]]:
    path = folder / "names.csv"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    out = io.StringIO()
    issues = geocode_csv(path, out, gazetteer)
    return list(csv.DictReader(io.StringIO(out.getvalue()))), issues


def test_answers_stand_behind_the_columns_that_came(gazetteer: Gazetteer, tmp_path: Path) -> None:
    rows, issues = _run(gazetteer, tmp_path, "name,country_code,kind,note\nViêng Chăn,,,xin chào\n")
    assert issues == []
    assert list(rows[0]) == ["name", "country_code", "kind", "note", *ADDED_COLUMNS]
    assert rows[0]["note"] == "xin chào"
    assert rows[0]["place_id"] == "gn:1651944"
    assert (rows[0]["resolved_country_code"], rows[0]["resolved_kind"], rows[0]["needs_review"]) == (
        "LA",
        "city",
        "false",
    )
    assert math.isclose(float(rows[0]["resolved_lat"]), 17.97, abs_tol=0.1)


def test_a_name_that_is_not_known_gets_empty_cells(gazetteer: Gazetteer, tmp_path: Path) -> None:
    rows, _ = _run(gazetteer, tmp_path, "name\nKhông có nơi này\n")
    assert [rows[0][column] for column in ADDED_COLUMNS] == [""] * 8


def test_a_guess_is_marked(gazetteer: Gazetteer, tmp_path: Path) -> None:
    rows, _ = _run(gazetteer, tmp_path, "name,country_code,kind\nCambridge,,\nGra-xơ,FR,city\n")
    assert [row["needs_review"] for row in rows] == ["true", "true"]


def test_an_embassy_stands_at_its_capital_and_an_organisation_nowhere(gazetteer: Gazetteer, tmp_path: Path) -> None:
    rows, issues = _run(
        gazetteer, tmp_path, "name,country_code,kind\nĐại sứ quán Nhật Bản,jp,embassy\nC40,,organisation\n"
    )
    assert issues == []
    assert (rows[0]["name_en"], rows[0]["method"]) == ("Tokyo", "capital")
    assert rows[1]["place_id"] == ""


@pytest.mark.parametrize(
    ("text", "row", "column", "problem"),
    [
        ("", 1, "name", "empty"),
        ("ten,nuoc\nParis,FR\n", 1, "name", "no column 'name'"),
        ("name,country_code\nParis,ZZ\n", 2, "country_code", "'ZZ' is no country"),
        ("name,country_code\nParis,gn:2988507\n", 2, "country_code", "no country"),
        ("name,kind\nParis,village\n", 2, "kind", "'village' is no kind"),
        ("name,kind\nRoma,city\n,city\n", 3, "name", "is empty"),
        ("name\nParis,FR\n", 2, None, "more cells"),
        ("name,country_code\n", None, None, "holds no row"),
        (b"name\n\xff\xfe\n", None, None, "not UTF-8"),
    ],
)
def test_bad_input_says_where_what_and_what_would_be_right(
    gazetteer: Gazetteer, tmp_path: Path, text: str | bytes, row: int | None, column: str | None, problem: str
) -> None:
    _, issues = _run(gazetteer, tmp_path, text)
    assert [(issue.row, issue.column, issue.severity) for issue in issues] == [(row, column, "error")]
    assert problem in issues[0].problem
    assert issues[0].remedy
    assert issues[0].file.endswith("names.csv")


def test_a_bad_row_is_not_answered_and_does_not_stop_the_others(gazetteer: Gazetteer, tmp_path: Path) -> None:
    rows, issues = _run(gazetteer, tmp_path, "name,country_code\nParis,ZZ\nRoma,IT\n")
    assert len(issues) == 1
    assert [row["place_id"] for row in rows] == ["", "gn:3169070"]


def test_quoted_names_and_a_byte_order_mark_are_read(gazetteer: Gazetteer, tmp_path: Path) -> None:
    rows, issues = _run(gazetteer, tmp_path, '\ufeffname\n"Cambridge, Massachusetts"\n')
    assert issues == []
    assert rows[0]["place_id"] == "gn:4931972"


def test_why_names_the_rule_the_candidates_and_the_scores(gazetteer: Gazetteer, tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_text("name,country_code\nCambridge,\nKhông,\n", encoding="utf-8")
    out = io.StringIO()
    assert explain(path, out, gazetteer) == []
    text = out.getvalue()
    assert "to be reviewed" in text
    assert "may also mean" in text
    assert text.count("gn:") >= 2
    assert "not known" in text


@pytest.mark.skipif(not GOLD.is_file(), reason="the scoring material (../shared/geo) does not lie beside the checkout")
@pytest.mark.parametrize(("kept", "floor"), [((), 0.95), (("country_code", "kind"), 0.99)])
def test_the_scored_names_reach_the_goals(
    gazetteer: Gazetteer, tmp_path: Path, kept: tuple[str, ...], floor: float
) -> None:
    names, out = tmp_path / "names.csv", tmp_path / "out.csv"
    with GOLD.open(encoding="utf-8") as gold, names.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ["name", "country_code", "kind"])
        writer.writeheader()
        for row in csv.DictReader(gold):
            writer.writerow({"name": row["name"]} | {column: row[column] for column in kept})
    with out.open("w", encoding="utf-8", newline="") as file:
        assert geocode_csv(names, file, gazetteer) == []
    score = [sys.executable, str(SHARED / "score_geo.py"), str(GOLD), str(out)]
    result = json.loads(subprocess.run(score, check=True, capture_output=True, text=True).stdout)
    assert result["right"] >= floor
    assert result["silent_wrong"] <= 0.005
