"""What is saved from a page opens in the programs people use, and holds exactly what the page shows."""

import csv
import io
import json
import re
import struct
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pytest
from playwright.sync_api import Locator, expect
from pypdf import PdfReader

from atlas.schema import Official
from etl.load import build
from tests.browser.pages import (
    ENGAGEMENTS,
    PARTNERS,
    REPORTS,
    TIMELINE,
    WITH_RECORDS,
    DashboardPage,
    engagements_shown,
    keyed,
    name_of,
)
from tests.factories import dataset, engagement
from tests.harness.browser import OpenTab, Tab
from tests.harness.server import AppServer, serve

pytestmark = pytest.mark.browser

QUERY = "from=2015&to=2024"
PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
PRINT_WIDTH_PX_MIN = 1500
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
CHART_PAGES = tuple(page for page in WITH_RECORDS if page not in (PARTNERS, ENGAGEMENTS, REPORTS))


def _download(tab: Tab, button: Locator) -> tuple[str, bytes]:
    """The name and the content of the file that a click on `button` saves."""
    with tab.page.expect_download() as saving:
        button.click()
    return saving.value.suggested_filename, Path(saving.value.path()).read_bytes()


def _charts(tab: Tab) -> list[str]:
    """The keys of the buttons that open a chart's dialog, such as save_topic_ranking."""
    classes = tab.page.locator("[class*=st-key-save_]").evaluate_all("all => all.map(one => one.className)")
    keys = [part.removeprefix("st-key-") for value in classes for part in value.split() if "st-key-save_" in part]
    return list(dict.fromkeys(keys))


def _open_dialog(tab: Tab, chart: str) -> Locator:
    """Open the dialog of the chart whose button has the key `chart`."""
    keyed(tab, chart).get_by_role("button").click()
    keyed(tab, f"{chart}_png").get_by_role("button").wait_for()
    tab.settle()
    return tab.page.get_by_role("dialog")


def _save(tab: Tab, chart: str, file_format: str) -> tuple[str, bytes]:
    """Take one format from the chart's open dialog."""
    return _download(tab, keyed(tab, f"{chart}_{file_format}").get_by_role("button"))


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
    assert re.search(r"2015 to 2024 · [\d,]+ engagements", shown), "filters and number stand in the picture in words"
    assert "Source: Hanoi Partnerships Atlas · data of" in shown, "the source and the date of the data"
    assert re.search(r"/\w*\?lang=en&from=2015&to=2024", shown), "the address of the view"
    assert "href" not in content.decode(), "a picture asks for nothing from elsewhere"


def _check_pdf(content: bytes) -> None:
    pages = PdfReader(io.BytesIO(content)).pages
    assert len(pages) == 1
    said = re.sub(r"\s+", " ", pages[0].extract_text())
    assert "2015 to 2024" in said
    assert "Source: Hanoi Partnerships Atlas" in said


def _check_xlsx(content: bytes) -> None:
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book["Data"].max_row > 1
    about = {row[0].value: row[1].value for row in book["About"].iter_rows(min_row=2)}
    assert about["Shown"] == "2015 to 2024"
    assert "from=2015&to=2024" in about["Address"]


def _check_csv(content: bytes) -> None:
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert len(rows) > 1
    assert {len(row) for row in rows} == {len(rows[0])}


CHECKS: dict[str, Callable[[bytes], None]] = {
    "png": _check_png,
    "svg": _check_svg,
    "pdf": _check_pdf,
    "csv": _check_csv,
    "xlsx": _check_xlsx,
}


@pytest.mark.parametrize("dashboard_page", CHART_PAGES, ids=name_of)
def test_each_chart_is_saved_as_picture_and_numbers(
    app_server: AppServer, open_tab: OpenTab, dashboard_page: DashboardPage
) -> None:
    # Files are made by the server; a browser that need not draw the moving map in software leaves it the processor.
    tab = open_tab(app_server, dashboard_page.url("en", QUERY), webgl=False)
    charts = _charts(tab)
    assert charts, f"{dashboard_page.title} has no chart that can be saved"
    for chart in charts:
        dialog = _open_dialog(tab, chart)
        for file_format, check in CHECKS.items():
            name, content = _save(tab, chart, file_format)
            assert name.endswith(f".{file_format}")
            check(content)
        dialog.get_by_role("button", name="Close").click()
        dialog.wait_for(state="hidden")
    tab.assert_whole()


def test_a_picture_is_as_large_as_asked_for_and_can_be_copied(app_server: AppServer, open_tab: OpenTab) -> None:
    tab = open_tab(app_server, TIMELINE.url("en", QUERY), permissions=["clipboard-read", "clipboard-write"])
    dialog = _open_dialog(tab, "save_timeline")
    for scale in (1, 4):
        keyed(tab, "png_scale").get_by_text(f"{scale}×").click()
        tab.settle()
        _, content = _save(tab, "save_timeline", "png")
        assert struct.unpack(">I", content[16:20])[0] == pytest.approx(945 * scale, abs=4)
    copied = {
        what: keyed(tab, f"copy_timeline_{what}").get_by_role("button") for what in ("picture", "address", "citation")
    }
    copied["picture"].click()
    expect(keyed(tab, "copy_timeline_picture").get_by_text("Copied")).to_be_visible()
    assert tab.page.evaluate("async () => (await navigator.clipboard.read())[0].types") == ["image/png"]
    copied["address"].click()
    expect(keyed(tab, "copy_timeline_address").get_by_text("Copied")).to_be_visible()
    assert tab.page.evaluate("() => navigator.clipboard.readText()").endswith(f"/timeline?lang=en&{QUERY}")
    copied["citation"].click()
    expect(keyed(tab, "copy_timeline_citation").get_by_text("Copied")).to_be_visible()
    assert tab.page.evaluate("() => navigator.clipboard.readText()").startswith("Hanoi Partnerships Atlas (20")
    assert not tab.violations(())
    expect(dialog).to_be_visible()
    tab.assert_whole()


def test_where_a_browser_lets_no_page_copy_it_says_so_and_shows_the_picture(
    app_server: AppServer, open_tab: OpenTab
) -> None:
    tab = open_tab(app_server, TIMELINE.url("en", QUERY))
    tab.page.evaluate("() => { window.ClipboardItem = undefined }")
    dialog = _open_dialog(tab, "save_timeline")
    copy = keyed(tab, "copy_timeline_picture")
    copy.get_by_role("button").click()
    expect(copy.get_by_text("does not let a page copy a picture")).to_be_visible()
    expect(dialog.get_by_role("img", name="The picture")).to_be_visible()


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


def _check_records(rows: list[dict[str, str]], shown: int) -> None:
    assert len(rows) == shown
    assert all("2015" <= row["date_start"] < "2025" for row in rows)
    assert all(row["source_urls"] or row["publishers"] for row in rows), "each record names its source"


def _check_workbook(content: bytes, shown: int) -> None:
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert [book[name].max_row - 1 for name in ("Engagements", "Data")] == [shown, shown]


def _check_geojson(content: bytes, shown: int) -> None:
    collection = json.loads(content)
    assert collection["type"] == "FeatureCollection"
    assert len(collection["features"]) == shown
    placed = [feature["geometry"]["coordinates"] for feature in collection["features"] if feature["geometry"]]
    assert placed
    assert all(-180 <= lon <= 180 and -90 <= lat <= 90 for lon, lat in placed)


def test_the_filtered_records_as_csv_workbook_and_geojson(app_server: AppServer, open_tab: OpenTab) -> None:
    tab = open_tab(app_server, ENGAGEMENTS.url("en", QUERY))
    shown = engagements_shown(tab)
    _check_records(_read_csv(_take(tab, "csv")), shown)
    _check_workbook(_take(tab, "xlsx"), shown)
    _check_geojson(_take(tab, "geojson"), shown)


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
