"""An XLSX report, read with openpyxl: sums agree with the records, pivot tables find their data, no cell runs."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import openpyxl
from sqlalchemy import Engine

from atlas.filters import Filters
from atlas.store import load_records
from tests.report import samples

Report = Callable[..., bytes]
YEAR = "from=2023&to=2023"


def rows(sheet: Any) -> list[dict[str, Any]]:
    head, *others = sheet.iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in others]


def book(content: bytes) -> Any:
    return openpyxl.load_workbook(BytesIO(content))


def test_it_has_a_sheet_for_each_use(report: Report) -> None:
    names = book(report(YEAR, "xlsx", "en")).sheetnames
    assert names == ["Summary", "Engagements", "For pivot tables", "Partners", "About", "Data", "Codebook"]
    both = book(report(YEAR, "xlsx", "both")).sheetnames
    assert len(both) == len(set(both)) == 13


def test_the_pivot_sheet_counts_each_engagement_once(report: Report, engine: Engine) -> None:
    records = load_records(engine)
    sheet = book(report("", "xlsx", "en"))["For pivot tables"]
    found = rows(sheet)
    assert sum(row["Counts once"] for row in found) == len(records)
    assert len(found) == sum(max(1, len(topics)) for topics in records["topics"])
    assert list(sheet.tables) == ["pivot"]
    assert sheet.tables["pivot"].ref == sheet.dimensions


def test_a_date_cell_is_a_day_only_where_the_day_is_known(report: Report) -> None:
    found = {row["Record"]: row for row in rows(book(report("", "xlsx", "en"))["For pivot tables"])}
    assert (found["E3"]["Day"].isoformat()[:10], found["E3"]["Month"], found["E3"]["Quarter"]) == ("2023-02-01", 2, 1)
    assert (found["E4"]["Day"], found["E4"]["Month"], found["E4"]["Year"]) == (None, 6, 2023)
    assert (found["E8"]["Month"], found["E8"]["Year"]) == (None, 2023)
    assert (found["E9"]["Year"], found["E9"]["Date"]) == (None, "date unknown")


def test_key_figures_are_numbers_with_the_query_behind_them(report: Report, engine: Engine) -> None:
    found = {row["Key figure"]: row for row in rows(book(report(YEAR, "xlsx", "en", None))["Summary"])}
    n = len(load_records(engine, Filters.from_query(YEAR)[0]))
    assert found["Engagements"]["Number"] == n
    assert found["Engagements"]["Preceding period"] == 1
    assert found["Engagements"]["Change"] == n - 1
    assert found["Engagements"]["Address or query"] == "?lang=en&from=2023&to=2023"
    assert found["Engagements"]["Address or query of the preceding period"] == "?lang=en&from=2022&to=2022"


def test_the_address_behind_a_number_opens_at_a_click(report: Report) -> None:
    cells = [
        cell for row in book(report(YEAR, "xlsx", "en"))["Summary"].iter_rows(min_row=2, min_col=5) for cell in row
    ]
    assert all(cell.hyperlink.target == cell.value for cell in cells if cell.value and " " not in cell.value)
    without = [cell for row in book(report(YEAR, "xlsx", "en", None))["Summary"].iter_rows() for cell in row]
    assert not [cell for cell in without if cell.hyperlink]


def test_partners_have_their_relation(report: Report) -> None:
    found = {row["Partner id"]: row for row in rows(book(report(YEAR, "xlsx", "en"))["Partners"])}
    assert found["gn:3169070"]["Highest step of the relation"] == "Twinning"
    assert found["gn:3169070"]["Since"] == "2023-02-01"


def test_no_cell_runs(report: Report) -> None:
    for language in ("vi", "both"):
        cells = [cell for sheet in book(report("", "xlsx", language)) for row in sheet.iter_rows() for cell in row]
        assert not [cell for cell in cells if cell.data_type == "f"]
        links = [cell.hyperlink.target or "" for cell in cells if cell.hyperlink]
        assert links
        assert all(target.startswith(f"{samples.PUBLIC_URL}/engagements") for target in links)
    assert any(cell.value == samples.FORMULA for cell in cells)


def test_no_records_make_sheets_with_a_heading_alone(report: Report) -> None:
    made = book(report("from=1990&to=1990", "xlsx", "vi"))
    assert made["Bảng tổng hợp"].max_row == 1
    assert made["Dữ liệu"].max_row == 1


def test_a_partner_in_a_cell_of_its_own_has_a_capital(report: Report) -> None:
    made = book(report("", "xlsx", "vi"))
    for name in ("Hoạt động đối ngoại", "Bảng tổng hợp", "Đối tác"):
        assert "Tỉnh Fukuoka" in {row["Đối tác"] for row in rows(made[name])}
