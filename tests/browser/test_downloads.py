"""What is saved from a page opens in the programs people use, and holds exactly what the page shows."""

import csv
import io
import json
import struct
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pytest
from playwright.sync_api import Browser, Locator

from atlas.schema import Official
from etl.load import build
from tests.browser.pages import ENGAGEMENTS, PARTNERS, WITH_RECORDS, DashboardPage, engagements_shown, keyed, name_of
from tests.factories import dataset, engagement
from tests.harness.browser import OpenTab, Tab
from tests.harness.server import AppServer, serve

pytestmark = pytest.mark.browser

QUERY = "from=2015&to=2024"
PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
PRINT_WIDTH_PX_MIN = 1500
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
CHART_PAGES = tuple(page for page in WITH_RECORDS if page not in (PARTNERS, ENGAGEMENTS))


def _download(tab: Tab, button: Locator) -> tuple[str, bytes]:
    """The name and the content of the file that a click on `button` saves."""
    with tab.page.expect_download() as saving:
        button.click()
    return saving.value.suggested_filename, Path(saving.value.path()).read_bytes()


def _charts(tab: Tab) -> list[str]:
    """The keys of the save menus on the page, such as save_topic_ranking."""
    classes = tab.page.locator("[class*=st-key-save_]").evaluate_all("all => all.map(one => one.className)")
    keys = [part.removeprefix("st-key-") for value in classes for part in value.split() if "st-key-save_" in part]
    return list(dict.fromkeys(keys))


def _save(tab: Tab, chart: str, file_format: str) -> tuple[str, bytes]:
    """Open the chart's save menu and take one format from it."""
    button = keyed(tab, f"{chart}_{file_format}").get_by_role("button")
    if not button.is_visible():
        keyed(tab, chart).get_by_role("button").first.click()
    button.wait_for()
    return _download(tab, button)


def _check_png(content: bytes) -> None:
    assert content.startswith(PNG_SIGNATURE)
    width_px, height_px = struct.unpack(">II", content[16:24])
    assert width_px >= PRINT_WIDTH_PX_MIN
    assert height_px > width_px / 8


def _check_svg(content: bytes) -> None:
    drawing = ElementTree.fromstring(content)
    assert drawing.tag == "{http://www.w3.org/2000/svg}svg"
    texts = ["".join(text.itertext()) for text in drawing.iter("{http://www.w3.org/2000/svg}text")]
    title = drawing.findtext("{http://www.w3.org/2000/svg}title")
    assert title, "a picture has a title"
    assert title.startswith(texts[0]), "the title stands in the picture"
    shown = " ".join(texts)
    assert "2015 to 2024" in shown, "the filters stand in the picture in words"
    assert "href" not in content.decode(), "a picture asks for nothing from elsewhere"


def _check_csv(content: bytes) -> None:
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert len(rows) > 1
    assert {len(row) for row in rows} == {len(rows[0])}


CHECKS: dict[str, Callable[[bytes], None]] = {"png": _check_png, "svg": _check_svg, "csv": _check_csv}


@pytest.mark.parametrize("dashboard_page", CHART_PAGES, ids=name_of)
def test_each_chart_is_saved_as_picture_and_numbers(
    app_server: AppServer, open_tab: OpenTab, chromium_without_webgl: Browser, dashboard_page: DashboardPage
) -> None:
    # Files are made by the server; a browser that need not draw the moving map in software leaves it the processor.
    tab = open_tab(app_server, dashboard_page.url("en", QUERY), browser=chromium_without_webgl)
    charts = [key for key in _charts(tab) if not key.endswith(tuple(f"_{one}" for one in (*CHECKS, "pdf")))]
    assert charts, f"{dashboard_page.title} has no chart that can be saved"
    for chart in charts:
        for file_format, check in CHECKS.items():
            name, content = _save(tab, chart, file_format)
            assert name.endswith(f".{file_format}")
            check(content)
        tab.page.keyboard.press("Escape")
    tab.forgive_missing_webgl()
    tab.assert_whole()


@pytest.fixture
def server_with_formulas(tmp_path: Path) -> Iterator[AppServer]:
    """A dashboard whose records hold texts that a spreadsheet would run."""
    records = dataset(
        engagement(1, note_en="=HYPERLINK(0)", place_of_event="@SUM(1)", agreement_subject_en="-1+1"),
        engagement(2, hanoi_officials=(Official(name="+84 Thử"),), note_en="\t=1+1"),
    )
    build(records, tmp_path / "published", "2026-01-31", None, lambda _: None)
    with serve(tmp_path / "published", tmp_path / "server") as server:
        yield server


def _read_csv(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def _take(tab: Tab, file_format: str) -> bytes:
    """The filtered engagements as the page's button gives them."""
    name, content = _download(tab, keyed(tab, f"download_{file_format}").get_by_role("button"))
    assert name.endswith(f".{file_format}")
    return content


def test_the_filtered_records_as_csv(app_server: AppServer, open_tab: OpenTab) -> None:
    tab = open_tab(app_server, ENGAGEMENTS.url("en", QUERY))
    rows = _read_csv(_take(tab, "csv"))
    assert len(rows) == engagements_shown(tab)
    assert all("2015" <= row["date_start"] < "2025" for row in rows)
    assert all(row["source_urls"] or row["publishers"] for row in rows), "each record names its source"


def test_the_filtered_records_as_a_workbook(app_server: AppServer, open_tab: OpenTab) -> None:
    tab = open_tab(app_server, ENGAGEMENTS.url("en", QUERY))
    book = openpyxl.load_workbook(io.BytesIO(_take(tab, "xlsx")))
    for sheet in (book["Engagements"], book["Data"]):
        assert sheet.max_row - 1 == engagements_shown(tab)


def test_the_filtered_records_as_geojson(app_server: AppServer, open_tab: OpenTab) -> None:
    tab = open_tab(app_server, ENGAGEMENTS.url("en", QUERY))
    collection = json.loads(_take(tab, "geojson"))
    assert collection["type"] == "FeatureCollection"
    assert len(collection["features"]) == engagements_shown(tab)
    placed = [feature["geometry"]["coordinates"] for feature in collection["features"] if feature["geometry"]]
    assert placed
    assert all(-180 <= lon <= 180 and -90 <= lat <= 90 for lon, lat in placed)


def test_no_cell_of_a_download_runs_in_a_spreadsheet(server_with_formulas: AppServer, open_tab: OpenTab) -> None:
    tab = open_tab(server_with_formulas, ENGAGEMENTS.url("en"))
    rows = _read_csv(_take(tab, "csv"))
    texts = [cell for row in rows for name, cell in row.items() if name not in ("lat", "lon")]
    assert not [cell for cell in texts if cell.startswith(FORMULA_STARTS)]
    assert {row["note_en"] for row in rows} == {"'=HYPERLINK(0)", "'\t=1+1"}
    book = openpyxl.load_workbook(io.BytesIO(_take(tab, "xlsx")))
    cells = [cell for sheet in book for row in sheet for cell in row]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]
    assert "=HYPERLINK(0)" in {cell.value for cell in cells}
