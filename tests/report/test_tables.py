"""The data files hold exactly the records, open in independent readers, and no cell runs in a spreadsheet."""

import csv
import json
from io import BytesIO, StringIO
from pathlib import Path

import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest

from atlas.i18n import translator
from atlas.report.tables import FORMULA_STARTS, inert, to_csv, to_geojson, to_json, to_parquet
from atlas.report.workbook import to_xlsx
from atlas.schema import Record
from atlas.store import load_records, open_engine, replace_all
from tests.factories import VARIED, dataset


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> pd.DataFrame:
    return _records(tmp_path_factory.mktemp("store"), VARIED)


def _records(folder: Path, content: object) -> pd.DataFrame:
    engine = open_engine(f"sqlite:///{folder / 'atlas.sqlite'}")
    replace_all(engine, content, "2026-01-31")  # type: ignore[arg-type]
    return load_records(engine)


def test_csv_holds_every_record_and_column(records: pd.DataFrame) -> None:
    rows = list(csv.DictReader(StringIO(to_csv(records).decode())))
    assert [row["engagement_id"] for row in rows] == list(records["engagement_id"])
    assert list(rows[0]) == list(Record.model_fields)
    by_id = {row["engagement_id"]: row for row in rows}
    assert by_id["E3"]["topics"] == "water_waste | energy"
    assert by_id["E1"]["hanoi_lead"] == "Trần Thị Thử"
    assert by_id["E4"]["date_start"] == by_id["E4"]["year"] == by_id["E4"]["lat"] == ""


def test_csv_for_a_spreadsheet_is_known_as_utf8(records: pd.DataFrame) -> None:
    assert to_csv(records, for_spreadsheet=True).startswith(b"\xef\xbb\xbf")
    assert not to_csv(records).startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("start", FORMULA_STARTS)
def test_a_text_that_would_run_is_made_inert(start: str) -> None:
    assert inert(f"{start}cmd|' /C calc'!A0") == f"'{start}cmd|' /C calc'!A0"


@pytest.mark.parametrize("value", ["Rome", "a=b", "", -33.9, None, 0, True])
def test_other_values_stay_as_they_are(value: object) -> None:
    assert inert(value) == value


def test_no_cell_of_the_files_is_a_formula(records: pd.DataFrame) -> None:
    rows = list(csv.reader(StringIO(to_csv(records).decode())))
    assert "'=HYPERLINK(0) first" in {cell for row in rows for cell in row}
    book = openpyxl.load_workbook(BytesIO(to_xlsx(records, translator("vi"))))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert any(cell.value == "=HYPERLINK(0) first" and cell.data_type == "s" for cell in cells)
    assert not [cell for cell in cells if cell.data_type == "f"]


def test_the_workbook_reads_in_the_readers_language(records: pd.DataFrame) -> None:
    book = openpyxl.load_workbook(BytesIO(to_xlsx(records, translator("vi"), [("Bộ lọc", "2023")])))
    assert book.sheetnames == ["Hoạt động đối ngoại", "Dữ liệu", "Bảng mã", "Thông tin"]
    sheet = book["Hoạt động đối ngoại"]
    header = [cell.value for cell in sheet[1]]
    rows = [dict(zip(header, (cell.value for cell in row), strict=True)) for row in sheet.iter_rows(min_row=2)]
    assert len(rows) == len(records)
    assert rows[1]["Thời gian"] == "01/05/2023"
    assert rows[1]["Đối tác"] == "Roma"
    assert rows[1]["Quốc gia"] == "Italia"
    assert rows[3]["Thỏa thuận"] == "Bản ghi nhớ (đã ký)"
    assert rows[0]["Thời gian"] == "30/12/2023 – 02/01/2024"
    data = book["Dữ liệu"]
    assert [cell.value for cell in data[1]] == list(Record.model_fields)
    assert data.max_row == len(records) + 1
    assert ("Bộ lọc", "2023") in set(book["Thông tin"].iter_rows(min_row=2, values_only=True))


def test_geojson_has_a_point_or_none_for_each_record(records: pd.DataFrame) -> None:
    collection = json.loads(to_geojson(records))
    features = {feature["id"]: feature for feature in collection["features"]}
    assert collection["type"] == "FeatureCollection"
    assert features["E1"]["geometry"] == {"type": "Point", "coordinates": [12.51, 41.89]}
    assert features["E4"]["geometry"] is None
    assert features["E3"]["properties"]["topics"] == ["water_waste", "energy"]


def test_json_and_parquet_hold_the_same_rows(records: pd.DataFrame) -> None:
    rows = json.loads(to_json(records))
    table = pq.read_table(BytesIO(to_parquet(records))).to_pylist()
    assert table == rows
    assert [row["year"] for row in rows] == [2023, 2023, 2022, 2021, None]


def test_no_records_make_files_with_a_header_alone(tmp_path: Path) -> None:
    empty = _records(tmp_path, dataset())
    assert to_csv(empty).decode().strip() == ",".join(Record.model_fields)
    assert json.loads(to_geojson(empty))["features"] == []
    assert pq.read_table(BytesIO(to_parquet(empty))).num_rows == 0
    assert openpyxl.load_workbook(BytesIO(to_xlsx(empty, translator("en")))).sheetnames[0] == "Engagements"
