"""The pages that a table of contents in Word names are those on which the headings stand."""

import re
import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader
from sqlalchemy import Engine

from atlas.filters import Filters
from atlas.report import estimate, make_report
from atlas.report.blocks import Block, Column, Document, Section, Table, line
from atlas.report.links import Link
from atlas.report.request import SECTIONS
from atlas.report.text import said
from atlas.report.word import pagination
from atlas.store import load_records
from tests.report import samples

Report = Callable[..., bytes]
YEAR = "from=2023&to=2023"
TODAY = date(2026, 11, 22)


def _entries(content: bytes) -> list[tuple[str, int]]:
    """The lines of the contents: heading and page."""
    paragraphs = docx.Document(BytesIO(content)).paragraphs
    entries = [one.text.split("\t") for one in paragraphs if one.style and one.style.name == "toc 1"]
    return [(title, int(page)) for title, page in entries]


def _document(*sections: tuple[Block, ...]) -> Document:
    made = tuple(Section(f"s{number}", f"Part {number}", blocks) for number, blocks in enumerate(sections))
    return Document("en", "Report", "2023", (), made, "Source", (), Link("", ""))


def _table(rows: int, words: str = "x") -> Table:
    return Table("x", "x", (Column("x", 1.0),), ((line(said(words)),),) * rows)


def test_a_section_that_surely_fits_begins_no_page_within() -> None:
    plan = pagination.plan(_document((_table(3),), (_table(60),), (_table(3),)), {})
    assert plan.pages == (1, 2, 4)
    assert not any(plan.new_pages)


def test_a_first_section_that_would_end_nearly_alone_begins_a_page() -> None:
    """With the contents on the page before it, in as many pages as when its end were set on a page of its own."""
    plans = {rows: pagination.plan(_document((_table(rows),), (_table(3),)), {}) for rows in range(3, 90)}
    assert not plans[3].apart
    assert plans[3].pages == (1, 2)
    apart = [rows for rows, plan in plans.items() if plan.apart]
    assert apart
    assert all(plans[rows].pages[0] == 2 for rows in apart)
    assert all(plans[rows].pages[0] == 1 for rows in plans if rows not in apart)


def test_no_length_of_a_table_leaves_a_page_in_doubt() -> None:
    plans = [pagination.plan(_document((_table(2),), (_table(rows),), (_table(2),)), {}) for rows in range(20, 90)]
    assert all(None not in plan.pages for plan in plans)
    begun = [plan.new_pages[1] for plan in plans]
    assert any(begun)
    assert not all(begun)


def test_the_last_section_begins_no_page_within_however_long() -> None:
    for rows in range(20, 90):
        assert not any(pagination.plan(_document((_table(2),), (_table(rows),)), {}).new_pages), rows


def test_rows_that_may_all_take_a_line_more_leave_no_page_in_doubt() -> None:
    """As when one text stands in every row and just fills its lines: the doubt grows from page to page."""
    for length in range(60, 120):
        plan = pagination.plan(_document((), (_table(400, "m" * 4 + " m" * length),), ()), {})
        assert None not in plan.pages, length


@pytest.fixture(scope="module")
def printed(report: Report, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], tuple[bytes, PdfReader]]:
    """printed(name) -> the DOCX, and what LibreOffice makes of it. All are set at once: starting it takes longest."""
    folder = tmp_path_factory.mktemp("printed")
    many = samples.store(folder, samples.many(160))

    def everything(language: str) -> bytes:
        return make_report(many, Filters(), settings=samples.settings(), today=TODAY, language=language)

    made = {f"year-{code}": report(YEAR, "docx", code) for code in ("vi", "en", "both")}
    made |= {f"all-{code}": everything(code) for code in ("vi", "en", "both")}
    for name, content in made.items():
        (folder / f"{name}.docx").write_bytes(content)
    command = ["soffice", f"-env:UserInstallation=file://{folder}/office", "--headless", "--convert-to", "pdf"]
    files = [str(folder / f"{name}.docx") for name in made]
    subprocess.run([*command, "--outdir", str(folder), *files], check=True, capture_output=True, timeout=300)
    return lambda name: (made[name], PdfReader(Path(folder / f"{name}.pdf")))


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice to set the pages, and has none here")
@pytest.mark.parametrize("name", [f"{what}-{code}" for what in ("year", "all") for code in ("vi", "en", "both")])
def test_each_heading_stands_on_the_page_that_the_contents_name(
    printed: Callable[[str], tuple[bytes, PdfReader]], name: str
) -> None:
    content, pdf = printed(name)
    lines = [[one.strip() for one in page.extract_text().splitlines()] for page in pdf.pages]
    entries, first, at = _entries(content), 0, 0
    assert len(entries) == (20 if name.endswith("both") else 10)
    for number, (title, page) in enumerate(entries):
        found = next(one for one in range(at, len(lines)) if title in lines[one])
        if number % 10 == 0:  # a report's first section stands on its first page, or begins the second
            assert page in (1, 2)
            first = found - page + 1
        assert (title, found - first + 1) == (title, page)
        if found > first:
            assert re.fullmatch(r"\d+", lines[found][0])
            assert int(lines[found][0]) == page
        at = found


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice to set the pages, and has none here")
@pytest.mark.parametrize("languages", [1, 2])
def test_the_length_that_is_promised_is_about_right(
    printed: Callable[[str], tuple[bytes, PdfReader]], engine: Engine, languages: int
) -> None:
    records = load_records(engine, Filters.from_query(YEAR)[0])
    promised = estimate.pages(records, SECTIONS.codes, languages, file_format="docx")
    _, pdf = printed("year-both" if languages == 2 else "year-vi")
    assert abs(promised - len(pdf.pages)) <= len(pdf.pages) / 3, f"promised {promised}, made {len(pdf.pages)}"
