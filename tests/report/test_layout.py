"""Where the pages of a PDF report end: tables keep their first and last rows together, pictures their captions."""

import re
from datetime import date
from io import BytesIO

import altair as alt
import pytest
from pypdf import PdfReader

from atlas.charts.printing import Caption
from atlas.report.blocks import Block, Column, Document, Figure, Paragraph, Section, Table, line
from atlas.report.links import Link
from atlas.report.pdf import writer
from atlas.report.text import said
from atlas.report.word import tables

FULL_PAGE_LINES = 46


def pages(*blocks: Block) -> list[str]:
    """The words of each page of a report with these blocks."""
    made = Document("en", "Report", "2023", (), (Section("s", "Part", blocks),), "Source", (), Link("", ""))
    return [page.extract_text() for page in PdfReader(BytesIO(writer.write([made], date(2026, 11, 22)))).pages]


def filler(lines: int) -> list[Block]:
    return [Paragraph(said(f"line {number}")) for number in range(lines)]


def table(rows: int) -> Table:
    return Table("x", "Heads", (Column("x", 1.0),), tuple((line(said(f"row {number}")),) for number in range(rows)))


def rows_of(found: list[str]) -> list[int]:
    """How many rows stand on each page that has any."""
    return [count for page in found if (count := len(re.findall(r"row \d+", page)))]


@pytest.mark.parametrize("lines", range(14, 34, 4))
def test_a_short_table_stands_on_one_page_with_its_caption(lines: int) -> None:
    found = pages(*filler(lines), table(16))
    assert rows_of(found) == [16]
    assert ["Heads" in page for page in found] == ["row 1" in page for page in found]


@pytest.mark.parametrize("lines", range(14, 34, 4))
def test_a_long_table_begins_and_ends_with_three_rows(lines: int) -> None:
    counts = rows_of(pages(*filler(lines), table(60)))
    assert sum(counts) == 60
    assert min(counts) >= 3


@pytest.mark.parametrize("lines", range(2, FULL_PAGE_LINES, 6))
def test_what_only_introduces_a_table_goes_with_it(lines: int) -> None:
    found = pages(*filler(lines), Paragraph(said("Opening"), leads=True), table(16))
    assert [("Opening" in page) for page in found] == [("row 1" in page) for page in found]


def test_a_picture_keeps_its_caption_on_its_page() -> None:
    bars = alt.Chart(alt.InlineData(values=[{"a": 1}])).mark_bar().encode(x="a:Q").properties(width=300, height=280)
    for lines in range(10, 34):
        drawn = Figure(bars, "Under it", Caption("Finding", language="en", alt="A bar"), Link("", ""))
        found = pages(*filler(lines), drawn)
        assert ["Finding" in page for page in found] == ["Under it" in page for page in found], lines


def test_a_long_domain_ends_a_line_at_a_dot() -> None:
    columns = (Column("Source", 2.6), Column("x", 13.4))
    shown = ((line(said("vietnamtimes.example.vn")), line(said("y"))),)
    made = Document(
        "en", "R", "2023", (), (Section("s", "Part", (Table("x", "x", columns, shown),)),), "S", (), Link("", "")
    )
    text = PdfReader(BytesIO(writer.write([made], date(2026, 11, 22)))).pages[0].extract_text().replace("\u200b", "")
    assert re.search(r"vietnamtimes\.(example\.)?\s*\n", text), text


@pytest.mark.parametrize("rows", [9, 18, 40])
def test_a_word_table_begins_and_ends_with_three_rows(rows: int) -> None:
    keeps = [number for number in range(rows) if tables.stays_with_next(number, table(rows))]
    assert keeps == [0, 1, rows - 3, rows - 2]


def test_a_short_word_table_stays_whole() -> None:
    assert all(tables.stays_with_next(number, table(6)) for number in range(5))
    assert not tables.stays_with_next(5, table(6))
