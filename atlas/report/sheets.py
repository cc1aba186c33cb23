"""Sheets of a workbook: a heading row, texts as texts, numbers as numbers. No cell can run; only a Link is followed."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from io import BytesIO
from typing import Any, Final

import xlsxwriter
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from atlas.report.links import Link
from atlas.report.tables import LIST_SEPARATOR

CELL_CHARS_MAX: Final = 32_767
_SHEET_NAME_MAX: Final = 31
_WIDTH_MAX: Final = 48
# Excel follows no longer address.
_ADDRESS_MAX: Final = 2_079
_OPTIONS: Final = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "in_memory": True,
    "default_date_format": "yyyy-mm-dd",
}


@contextmanager
def workbook(buffer: BytesIO) -> Iterator[Workbook]:
    """A workbook that is written into `buffer` when it is left."""
    with xlsxwriter.Workbook(buffer, _OPTIONS) as book:
        yield book


def sheet(
    book: Workbook, name: str, header: Iterable[str], rows: Iterable[Sequence[Any]], *, table: str | None = None
) -> None:
    """A sheet whose first row stays in sight and can be filtered. table: a name by which pivot tables find its data."""
    made = book.add_worksheet(_free_name(book, name))
    bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    top = book.add_format({"valign": "top", "text_wrap": True})
    columns = list(header)
    made.write_row(0, 0, columns, bold)
    widths = [len(column) for column in columns]
    last = 0
    for last, row in enumerate(rows, start=1):
        for index, value in enumerate(row):
            widths[index] = max(widths[index], _write(made, last, index, value, top))
    for index, width in enumerate(widths):
        made.set_column(index, index, min(max(width + 2, 8), _WIDTH_MAX))
    made.freeze_panes(1, 0)
    if table and last:
        heads = [{"header": column} for column in columns]
        made.add_table(0, 0, last, len(columns) - 1, {"name": table, "columns": heads, "style": "Table Style Light 1"})
    else:
        made.autofilter(0, 0, last, len(columns) - 1)


def _free_name(book: Workbook, name: str) -> str:
    """`name` as a sheet may be called, with a number where another sheet is called so already."""
    taken = {one.get_name().lower() for one in book.worksheets()}
    found, number = name[:_SHEET_NAME_MAX], 1
    while found.lower() in taken:
        number += 1
        found = f"{name[: _SHEET_NAME_MAX - 4]} ({number})"
    return found


def _write(made: Worksheet, row: int, column: int, value: Any, cell_format: Any) -> int:
    """Write one cell, texts as texts; returns the width that it needs, in characters."""
    if isinstance(value, list):
        value = LIST_SEPARATOR.join(map(str, value))
    if value is None or value == "":
        return 0
    if isinstance(value, bool):
        made.write_boolean(row, column, value, cell_format)
    elif isinstance(value, int | float):
        made.write_number(row, column, value, cell_format)
    elif isinstance(value, date):
        made.write_datetime(row, column, value)
    elif isinstance(value, Link):
        return _write_link(made, row, column, value, cell_format)
    else:
        made.write_string(row, column, str(value)[:CELL_CHARS_MAX], cell_format)
    return len(str(value))


def _write_link(made: Worksheet, row: int, column: int, link: Link, cell_format: Any) -> int:
    """An address of the dashboard, or the query for it as text."""
    said = link.in_words()
    short = link.url if link.url and len(link.url) <= _ADDRESS_MAX else None
    # Excel takes 65,530 of them a sheet: what it does not take is written as text.
    if not short or made.write_url(row, column, short, cell_format, string=said[:CELL_CHARS_MAX]) != 0:
        made.write_string(row, column, said[:CELL_CHARS_MAX], cell_format)
    return len(said)
