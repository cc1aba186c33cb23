"""No head and no number of a slide's table is broken within a word, measured with the face that slides are set in."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from pptx import Presentation

from atlas.charts import typeface
from atlas.report.blocks import Column, Table, line
from atlas.report.slides import widths
from atlas.report.text import said

Report = Callable[..., bytes]
EMU_PER_PT = 12700
WIDTH = 6_000_000


def _tables(made: bytes) -> list[Any]:
    return [
        shape.table
        for slide in Presentation(BytesIO(made)).slides
        for shape in slide.shapes
        if getattr(shape, "has_table", False)
    ]


def _broken(table: Any) -> list[str]:
    """The words of heads, and the numbers below, that are wider than their column."""
    found = []
    for row_number, row in enumerate(table.rows):
        for cell, column in zip(row.cells, table.columns, strict=True):
            room_pt = (column.width - cell.margin_left - cell.margin_right) / EMU_PER_PT
            for run in (run for paragraph in cell.text_frame.paragraphs for run in paragraph.runs):
                words = [word for word in run.text.split() if row_number == 0 or word.strip("+−()%.,").isdigit()]
                weight = 700 if run.font.bold else 400
                found += [word for word in words if typeface.width_px(word, run.font.size.pt, weight) > room_pt]
    return found


@pytest.mark.parametrize("where", ["", "from=2023&to=2023"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_head_of_a_slide_is_broken_within_a_word(report: Report, where: str, language: str) -> None:
    tables = _tables(report(where, "pptx", language))
    assert len(tables) > 3
    assert [word for table in tables for word in _broken(table)] == []


def _regions(number: str) -> Table:
    heads = (("Part of the world", 5.8), ("Countries", 2.1), ("Partners", 2.0), ("No. of engagements", 3.6))
    columns = tuple(Column(title, width, "right" if at else "left") for at, (title, width) in enumerate(heads))
    cells = tuple(line(said(text)) for text in ("South-East Asia", number, number, number))
    return Table("x", "x", (*columns, Column("Change", 2.5, "right")), ((*cells, line(said("+9"))),))


@pytest.mark.parametrize("number", ["7", "1,234", "12,345,678"])
@pytest.mark.parametrize("width", [WIDTH, WIDTH * 2 // 3, WIDTH * 2])
def test_columns_hold_their_longest_word_and_fill_the_table(number: str, width: int) -> None:
    made_of = _regions(number)
    size = widths.size_that_fits(made_of, width, 12.5)
    given = widths.widths(made_of, width, size)
    assert width - len(given) <= sum(given) <= width
    for at, (column, own) in enumerate(zip(made_of.columns, given, strict=True)):
        room = own / EMU_PER_PT - widths.CELL_MARGINS_INCHES * 72
        assert max(typeface.width_px(word, size, 700) for word in column.title.split()) <= room
        assert at not in (1, 2, 3) or typeface.width_px(number, size) <= room


def test_shares_stand_where_every_word_has_room() -> None:
    made_of = _regions("7")
    whole = sum(column.width for column in made_of.columns)
    wide = 5 * WIDTH
    assert widths.size_that_fits(made_of, wide, 12.5) == 12.5
    assert widths.widths(made_of, wide, 12.5) == [int(wide * column.width / whole) for column in made_of.columns]


def test_a_very_long_word_of_a_text_takes_no_room_from_numbers() -> None:
    made_of = _regions("1,234")
    long = replace(made_of, rows=((line(said("Llanfair" * 60)), *made_of.rows[0][1:]),))
    plain = replace(made_of, rows=((line(said("")), *made_of.rows[0][1:]),))
    assert widths.widths(long, WIDTH, 11) == widths.widths(plain, WIDTH, 11)
    assert widths.size_that_fits(long, WIDTH, 11) == 11
