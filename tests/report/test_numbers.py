"""The numbers of a report: those of the export of the same filters, in every format and language, with a way back."""

import re
from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import docx
import openpyxl
import pandas as pd
import pytest
from pptx import Presentation
from pypdf import PdfReader
from sqlalchemy import Engine

from atlas.charts.counts import is_signed
from atlas.filters import Filters
from atlas.i18n import translator
from atlas.report import content
from atlas.report.blocks import Block, Bullets, Document, Paragraph, Table
from atlas.report.context import context, gather
from atlas.report.request import SECTIONS, languages_of, silent
from atlas.report.source import open_source
from atlas.report.tables import to_csv
from atlas.report.text import Run, Text
from atlas.store import load_records
from tests.report import samples

Report = Callable[..., bytes]
YEAR = "from=2023&to=2023"
ASKED = [(YEAR, "vi"), (YEAR, "en"), (YEAR, "both"), ("from=2022&to=2023&direction=incoming", "both")]
TODAY = date(2026, 11, 22)


def _texts_of_docx(made: bytes) -> str:
    document = docx.Document(BytesIO(made))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return " ".join([*(one.text for one in document.paragraphs), *cells])


def _texts_of_pptx(made: bytes) -> str:
    return " ".join(
        shape.text_frame.text
        for slide in Presentation(BytesIO(made)).slides
        for shape in slide.shapes
        if shape.has_text_frame
    )


def _texts_of_pdf(made: bytes) -> str:
    return " ".join(page.extract_text() for page in PdfReader(BytesIO(made)).pages)


def _texts_of_xlsx(made: bytes) -> str:
    book = openpyxl.load_workbook(BytesIO(made))
    return " ".join(str(value) for sheet in book for row in sheet.iter_rows(values_only=True) for value in row if value)


READ = {"docx": _texts_of_docx, "pptx": _texts_of_pptx, "pdf": _texts_of_pdf, "xlsx": _texts_of_xlsx}


def _exported(engine: Engine, where: str) -> Any:
    """The export of the filters, read back from its own file."""
    filters, _ = Filters.from_query(where)
    return pd.read_csv(BytesIO(to_csv(load_records(engine, filters))), dtype=str, keep_default_na=False)


@pytest.mark.parametrize(("where", "language"), ASKED)
@pytest.mark.parametrize("file_format", ["docx", "pptx", "pdf"])
def test_a_report_says_as_many_as_the_export_holds(
    report: Report, engine: Engine, where: str, language: str, file_format: str
) -> None:
    exported = _exported(engine, where)
    said = re.sub(r"\s+", " ", READ[file_format](report(where, file_format, language)))
    for code in languages_of(language):
        t = translator(code)
        engagements = t.plural("{n} engagement", "{n} engagements", len(exported))
        partners = t.plural("{n} partner", "{n} partners", exported["partner_id"].nunique())
        assert engagements in said
        assert partners in said


@pytest.mark.parametrize(("where", "language"), ASKED)
def test_a_workbook_holds_the_records_of_the_export(report: Report, engine: Engine, where: str, language: str) -> None:
    exported = _exported(engine, where)
    said = READ["xlsx"](report(where, "xlsx", language))
    assert set(exported["engagement_id"]) == {
        one for one in re.findall(r"\b[\w:.-]+\b", said) if one in set(_exported(engine, "")["engagement_id"])
    }


def _document(engine: Engine, where: str, language: str) -> Document:
    filters, _ = Filters.from_query(where)
    material = gather(open_source(engine), filters, samples.settings(), TODAY)
    return content.document(context(material, language), tuple(SECTIONS.codes), silent, done=0, share=1)


@pytest.mark.parametrize("where", [YEAR, ""])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_key_figures_are_those_of_the_export(engine: Engine, where: str, language: str) -> None:
    filters, _ = Filters.from_query(where)
    records, exported = load_records(engine, filters), _exported(engine, where)
    found = {card.label: card.number for card in _document(engine, where, language).cards}
    t = translator(language)
    assert found[t("Engagements")] == t.number(len(exported))
    assert found[t("Partners")] == t.number(exported["partner_id"].nunique())
    assert found[t("Agreements signed")] == t.number(int(is_signed(records).sum()))
    assert found[t("Out: Hanoi abroad")] == t.number(int((exported["direction"] == "outgoing").sum()))
    assert found[t("In: guests in Hanoi")] == t.number(int((exported["direction"] == "incoming").sum()))


def _texts(block: Block) -> list[Text]:
    match block:
        case Paragraph():
            return [block.text]
        case Bullets():
            return list(block.items)
        case _:
            return []


def _counting(table: Table) -> list[tuple[str, Run]]:
    """The cells of a table that hold a bare number, with the head of their column."""
    return [
        (column.title, run)
        for row in table.rows
        for column, cell in zip(table.columns, row, strict=True)
        for text in cell
        for run in text
        if re.fullmatch(r"\d[\d.,]*", run.text)
    ]


@pytest.mark.parametrize("where", [YEAR, "partner=JP-40", ""])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_number_leads_to_its_records(engine: Engine, where: str, language: str) -> None:
    document, t = _document(engine, where, language), translator(language)
    tables = [block for section in document.sections for block in section.blocks if isinstance(block, Table)]
    # In the table that says where each number is found the address stands beside it; a date is no number.
    counted = [
        one
        for table in tables
        for one in _counting(table)
        if table.caption != t("Where each number is found again")
        and one[0] not in {t("Falls"), t("Signed"), t("Last contact"), t("Since"), t("Date"), t("Change")}
    ]
    assert counted
    assert [one for one in counted if one[1].link is None] == []
    said = [text for section in document.sections for block in section.blocks for text in _texts(block)]
    found = [run for text in said for run in text if re.fullmatch(r"\d[\d.,]*( [^\d]+)?", run.text)]
    numbers = [run for run in found if not re.fullmatch(r"(19|20)\d\d", run.text)]
    assert numbers
    assert [run.text for run in numbers if run.link is None] == []
