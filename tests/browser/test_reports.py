"""A reader orders a report, goes on reading, comes back and takes the file; two readers at once; nobody waits."""

import io
import re
from pathlib import Path

import docx
import openpyxl
import pytest
from playwright.sync_api import expect
from pptx import Presentation
from pypdf import PdfReader

from tests.browser.pages import REPORTS, TIMELINE, barriers, engagements_shown, keyed
from tests.harness.browser import SETTLE_MS_MAX, OpenTab, Tab
from tests.harness.server import AppServer

pytestmark = pytest.mark.browser

YEAR = "from=2019&to=2019"


def _order(tab: Tab, file_format: str) -> None:
    keyed(tab, "report_format").get_by_text(file_format).click()
    tab.settle()
    keyed(tab, "report_make").get_by_role("button").click()


def _take(tab: Tab, number: int = 0) -> tuple[str, bytes]:
    """The name and the content of one of the reader's files, once it is made."""
    button = keyed(tab, f"files_made_download_{number}").get_by_role("button")
    button.first.wait_for(timeout=SETTLE_MS_MAX)
    tab.settle()
    with tab.page.expect_download() as saving:
        button.click()
    return saving.value.suggested_filename, Path(saving.value.path()).read_bytes()


def _words(word: bytes) -> str:
    document = docx.Document(io.BytesIO(word))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


def test_a_report_waits_for_a_reader_who_went_on(app_server: AppServer, open_tab: OpenTab) -> None:
    tab = open_tab(app_server, REPORTS.url("en", YEAR))
    shown = engagements_shown(tab)
    expect(tab.page.get_by_text(f"It will hold {shown} engagements with")).to_be_visible()
    _order(tab, "Word")
    keyed(tab, "navigation").get_by_role("link", name="Timeline").click()
    expect(tab.page.locator("h1")).to_have_text(TIMELINE.title)
    tab.settle()
    keyed(tab, "navigation").get_by_role("link", name="Reports").click()
    expect(tab.page.locator("h1")).to_have_text(REPORTS.title)
    name, content = _take(tab)
    assert name == "hanoi-partners_report_2019_en.docx"
    assert f"{shown} engagements" in _words(content)
    assert not tab.violations(())
    tab.assert_whole()


def test_two_readers_at_once_and_a_third_who_only_reads(app_server: AppServer, open_tab: OpenTab) -> None:
    writers = [open_tab(app_server, REPORTS.url("en", query)) for query in (YEAR, "from=2018&to=2018")]
    reader = open_tab(app_server, REPORTS.url("en"))
    for tab, file_format in zip(writers, ("PowerPoint", "PDF"), strict=True):
        _order(tab, file_format)
    keyed(reader, "navigation").get_by_role("link", name="Topics").click()
    expect(reader.page.locator("h1")).to_have_text("Topics")
    reader.settle()
    counts = [engagements_shown(tab) for tab in writers]
    slides = Presentation(io.BytesIO(_take(writers[0])[1])).slides
    said = " ".join(shape.text_frame.text for slide in slides for shape in slide.shapes if shape.has_text_frame)
    assert f"{counts[0]} engagements" in said
    pages = PdfReader(io.BytesIO(_take(writers[1])[1])).pages
    assert f"{counts[1]} engagements" in re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))
    for tab in (*writers, reader):
        tab.assert_whole()


def test_only_the_sections_and_the_language_that_were_chosen(app_server: AppServer, open_tab: OpenTab) -> None:
    tab = open_tab(app_server, REPORTS.url("en", YEAR))
    for label in ("Map", "Over time", "Partners", "Topics", "Visits", "What is coming", "Coverage", "Annex"):
        keyed(tab, "report_sections").get_by_role("button", name=re.compile(f"^{label}")).click()
        tab.settle()
    keyed(tab, "report_language").get_by_text("Tiếng Việt", exact=True).click()
    tab.settle()
    _order(tab, "Word")
    name, content = _take(tab)
    assert name.endswith("_vi.docx")
    document = docx.Document(io.BytesIO(content))
    headings = [one.text for one in document.paragraphs if one.style is not None and one.style.name == "Heading 1"]
    assert headings == ["Tóm tắt", "Thỏa thuận"]


def test_a_workbook_holds_what_is_shown(app_server: AppServer, open_tab: OpenTab) -> None:
    tab = open_tab(app_server, REPORTS.url("en", YEAR))
    _order(tab, "Excel")
    book = openpyxl.load_workbook(io.BytesIO(_take(tab)[1]))
    assert book["Data"].max_row - 1 == engagements_shown(tab)


def test_a_brief_about_the_partner_that_the_address_names(app_server: AppServer, open_tab: OpenTab) -> None:
    tab = open_tab(app_server, REPORTS.url("en", "part=brief&partner=JP-40"))
    keyed(tab, "brief_format").get_by_text("PDF").click()
    tab.settle()
    keyed(tab, "brief_make").get_by_role("button").click()
    name, content = _take(tab)
    assert name == "hanoi-partners_brief_jp-40_en.pdf"
    pages = PdfReader(io.BytesIO(content)).pages
    assert len(pages) == 1
    assert "Fukuoka" in pages[0].extract_text()
    tab.assert_whole()


def test_a_page_to_embed_shows_the_view_and_asks_for_nothing(
    app_server: AppServer, open_tab: OpenTab, tmp_path: Path
) -> None:
    tab = open_tab(app_server, REPORTS.url("en", f"part=cite&{YEAR}"))
    lines = tab.page.get_by_text("<iframe").inner_text()
    keyed(tab, "page_make").get_by_role("button").click()
    name, content = _take(tab)
    assert f'src="{name}"' in lines
    (tmp_path / name).write_bytes(content)
    (tmp_path / "host.html").write_text(f"<!doctype html><title>x</title>{lines}", "utf-8")
    asked: list[str] = []
    other = tab.page.context.new_page()
    other.on("request", lambda request: asked.append(request.url))
    other.goto((tmp_path / "host.html").as_uri())
    frame = other.frame_locator("iframe")
    expect(frame.locator("h1")).to_have_text("International engagements of Hanoi")
    assert all(url.startswith(("file:", "data:")) for url in asked)
    tab.assert_whole()


@pytest.mark.parametrize("part", ["brief", "cite"])
def test_no_part_keeps_anybody_out(app_server: AppServer, open_tab: OpenTab, part: str) -> None:
    tab = open_tab(app_server, REPORTS.url("vi", f"part={part}&{YEAR}"))
    found = barriers(tab)
    assert not found, "\n".join(found)
