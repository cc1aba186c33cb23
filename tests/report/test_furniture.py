"""What stands around a report's text in two languages, and tables that are not torn apart."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import docx
from pypdf import PdfReader

from atlas.report.blocks import Align, Column, Table, line
from atlas.report.text import said
from atlas.report.word.tables import WHOLE_MAX, stays_with_next

Report = Callable[..., bytes]
YEAR = "from=2023&to=2023"
VIETNAMESE, ENGLISH = "Nguồn: Bản đồ hợp tác quốc tế Hà Nội", "Source: Hanoi Partnerships Atlas"


def test_each_page_of_a_pdf_has_its_foot_in_its_own_language(report: Report) -> None:
    feet = [page.extract_text() for page in PdfReader(BytesIO(report(YEAR, "pdf", "both"))).pages]
    assert VIETNAMESE in feet[0]
    assert ENGLISH in feet[-1]
    assert all((VIETNAMESE in one) != (ENGLISH in one) for one in feet if "Figure" not in one and "Hình" not in one)


def test_each_part_of_a_word_report_has_its_own_foot_and_counts_its_pages_from_one(report: Report) -> None:
    parts = docx.Document(BytesIO(report(YEAR, "docx", "both"))).sections
    assert len(parts) == 2
    for part, here, elsewhere in zip(parts, (VIETNAMESE, ENGLISH), (ENGLISH, VIETNAMESE), strict=True):
        for footer in (part.footer, part.first_page_footer):
            words = " ".join(one.text for one in footer.paragraphs)
            assert here in words
            assert elsewhere not in words
        assert "PAGE" in part.header._element.xpath("string(.)")
        assert "PAGE" not in part.first_page_header._element.xpath("string(.)")
    assert [part._sectPr.xpath("w:pgNumType/@w:start") for part in parts] == [[], ["1"]]


def test_tables_and_figures_have_the_same_number_in_both_languages(report: Report) -> None:
    word = docx.Document(BytesIO(report(YEAR, "docx", "both")))
    captions = [one.text for one in word.paragraphs if one.style and one.style.name == "Caption"]
    numbers = {kind: [one.split(".")[0] for one in captions if one.startswith(kind)] for kind in ("Bảng", "Table")}
    assert [one.split()[1] for one in numbers["Bảng"]] == [one.split()[1] for one in numbers["Table"]]
    said = " ".join(page.extract_text() for page in PdfReader(BytesIO(report(YEAR, "pdf", "both"))).pages)
    assert "Bảng 1. " in said
    assert "Table 1. " in said
    assert "Figure 1. " in said


def _table(rows: int, *, note: str = "", align: Align = "right") -> Table:
    return Table("x", "x", (Column("x", 1.0, align),), tuple((line(said(str(n))),) for n in range(rows)), note)


def _kept(table: Table) -> list[bool]:
    return [stays_with_next(number, table) for number in range(len(table.rows))]


def test_a_short_table_stays_whole_and_a_long_one_breaks_within() -> None:
    assert _kept(_table(WHOLE_MAX)) == [True] * (WHOLE_MAX - 1) + [False]
    assert _kept(_table(WHOLE_MAX, note="n")) == [True] * WHOLE_MAX
    assert _kept(_table(12)) == [True] * 2 + [False] * 7 + [True] * 2 + [False]
    assert _kept(_table(6, align="left")) == [True] * 5 + [False]
    assert _kept(_table(7, align="left")) == [True] * 2 + [False] * 2 + [True] * 2 + [False]
    assert _kept(replace(_table(6), small=True)) == [True] + [False] * 3 + [True, False]
    assert _kept(_table(1)) == [False]
