"""Native tables: fixed widths, the heading row on every page, no row broken in two, described for screen readers."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from docx.oxml.xmlchemy import BaseOxmlElement

from atlas.i18n import Translator
from atlas.report.blocks import Cell, Column, Table
from atlas.report.text import Run
from atlas.report.word import xml
from atlas.report.word.runs import Runs

# Tables with so few rows stay whole: of numbers, and of words, whose rows have many lines.
WHOLE_MAX: Final = 8
_WHOLE_MAX_OF_WORDS: Final = 6


def table(made_of: Table, runs: Runs, language: str, width_twips: int) -> BaseOxmlElement:
    """The table, `width_twips` wide (1/1440 inch)."""
    widths = _widths(made_of.columns, width_twips)
    style = "AtlasCellSmall" if made_of.small else "AtlasCell"
    grid = xml.element("tblGrid", *(xml.element("gridCol", w=width) for width in widths))
    head: tuple[Cell, ...] = tuple(((Run(column.title),),) for column in made_of.columns)
    rows = [_row(head, made_of.columns, widths, runs, language, style, is_head=True, keep=True)]
    for number, cells in enumerate(made_of.rows):
        keep = stays_with_next(number, made_of)
        rows.append(_row(cells, made_of.columns, widths, runs, language, style, is_head=False, keep=keep))
    return xml.element("tbl", _properties(made_of, width_twips), grid, *rows)


def stays_with_next(number: int, table_of: Table) -> bool:
    """True for a row that stays on the page of what follows it.

    A short table is not broken at all. Of others the first rows stay, that the head never has one or two rows
    alone, and the last ones, that no page begins with as few or with the note; two of a small table, whose rows are
    high, else three.
    """
    last, kept = len(table_of.rows) - 1, 1 if table_of.small else 2
    if number == last:
        return bool(table_of.note)
    return number < kept or number >= last - kept or _is_whole(table_of)


def broken(made_of: Table, rows: Sequence[int], t: Translator) -> Iterator[Table]:
    """The table in parts that begin with these rows; the note stays with the last."""
    caption = t("{caption} (continued)", caption=made_of.caption)
    ends = (*rows, len(made_of.rows))
    for start, end in zip((0, *rows), ends, strict=True):
        yield replace(
            made_of,
            rows=made_of.rows[start:end],
            caption=caption if start else made_of.caption,
            note=made_of.note if end == ends[-1] else "",
        )


def _is_whole(table_of: Table) -> bool:
    is_of_numbers = any(column.align == "right" for column in table_of.columns)
    return not table_of.small and len(table_of.rows) <= (WHOLE_MAX if is_of_numbers else _WHOLE_MAX_OF_WORDS)


def _properties(made_of: Table, width_twips: int) -> BaseOxmlElement:
    return xml.element(
        "tblPr",
        xml.element("tblStyle", val="AtlasTable"),
        xml.element("tblW", w=width_twips, type="dxa"),
        xml.element("tblLayout", type="fixed"),
        xml.element("tblLook", val="0020", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1),
        xml.element("tblCaption", val=made_of.caption),
        xml.element("tblDescription", val=made_of.finding),
    )


def _widths(columns: tuple[Column, ...], width_twips: int) -> list[int]:
    whole = sum(column.width for column in columns)
    return [round(width_twips * column.width / whole) for column in columns]


def _row(
    cells: tuple[Cell, ...],
    columns: tuple[Column, ...],
    widths: list[int],
    runs: Runs,
    language: str,
    style: str,
    *,
    is_head: bool,
    keep: bool,
) -> BaseOxmlElement:
    head = [xml.element("tblHeader")] if is_head else []
    made = xml.element("tr", xml.element("trPr", xml.element("cantSplit"), *head))
    for cell, column, width in zip(cells, columns, widths, strict=True):
        shape = xml.element("tcPr", xml.element("tcW", w=width, type="dxa"))
        made.append(xml.element("tc", shape, *_lines(cell, column, runs, language, style, keep)))
    return made


def _lines(cell: Cell, column: Column, runs: Runs, language: str, style: str, keep: bool) -> Iterator[BaseOxmlElement]:
    for text in cell or ((),):
        properties = [xml.element("keepNext")] if keep else []
        if column.align == "right":
            properties.append(xml.element("jc", val="right"))
        yield xml.paragraph(style, *runs.of(text, language), properties=tuple(properties))
