"""Records as a workbook: a sheet to read, a sheet of data with codes, and the codebook. No cell can run."""

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any, Final

import pandas as pd
import xlsxwriter
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from atlas.i18n import Translator
from atlas.report.tables import LIST_SEPARATOR, describe, plain_rows
from atlas.schema import Record
from atlas.vocabulary import (
    AGREEMENT_KINDS,
    AGREEMENT_STATUSES,
    DATE_BASES,
    DATE_PRECISIONS,
    DIRECTIONS,
    EVENT_TYPES,
    OFFICES,
    ORIGINS,
    PARTNER_KINDS,
    PLACE_BASES,
    STATUSES,
    TOPICS,
    WORLD_REGIONS,
    Vocabulary,
)

CELL_CHARS_MAX: Final = 32_767
_VOCABULARIES: Final = (
    *(EVENT_TYPES, DIRECTIONS, STATUSES, AGREEMENT_STATUSES, AGREEMENT_KINDS, TOPICS, PARTNER_KINDS),
    *(DATE_PRECISIONS, DATE_BASES, PLACE_BASES, OFFICES, ORIGINS, WORLD_REGIONS),
)


def to_xlsx(records: pd.DataFrame, t: Translator, about: Sequence[tuple[str, str]] = ()) -> bytes:
    """A workbook in the reader's language; `about` are (label, value) lines such as filters, source and date."""
    buffer = BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    with xlsxwriter.Workbook(buffer, options) as book:
        readable = readable_table(records, t)
        _sheet(book, t("Engagements"), readable.columns, readable.itertuples(index=False))
        rows = plain_rows(records)
        _sheet(book, t("Data"), records.columns, (tuple(row.values()) for row in rows))
        _sheet(book, t("Codebook"), (t("Column"), t("Description"), t("Label")), _codebook(t))
        _sheet(book, t("About"), (t("Item"), t("Value")), about)
    return buffer.getvalue()


def readable_table(records: pd.DataFrame, t: Translator) -> pd.DataFrame:
    """The records as a person reads them: words for codes, dates as this language writes them, no ids."""
    rows = plain_rows(records)
    return pd.DataFrame(
        {
            t("Date"): [t.date_range(row["date_start"], row["date_end"]) for row in rows],
            t("Partner"): [t.name(row["partner"], row["partner_vi"]) for row in rows],
            t("Country"): [t.country(row["country_code"]) for row in rows],
            t("Partner kind"): [t.term(PARTNER_KINDS, row["partner_kind"]) for row in rows],
            t("Event type"): [t.term(EVENT_TYPES, row["event_type"]) for row in rows],
            t("Direction"): [_label(t, DIRECTIONS, row["direction"]) for row in rows],
            t("Status"): [t.term(STATUSES, row["status"]) for row in rows],
            t("Topics"): ["; ".join(t.term(TOPICS, topic) for topic in row["topics"]) for row in rows],
            t("For Hanoi"): [row["hanoi_officials"] or "" for row in rows],
            t("For the partner"): [row["partner_officials"] or "" for row in rows],
            t("Agreement"): [agreement_in_words(row, t) for row in rows],
            t("Place"): [row["place_of_event"] or "" for row in rows],
            t("Remark"): [row["note_en"] or "" for row in rows],
            t("Sources"): [" ".join(row["source_urls"] or row["publishers"]) for row in rows],
        },
        dtype=object,
    )


def agreement_in_words(row: Any, t: Translator) -> str:
    """The agreement of a record's row: its kind and state, "" when there is none."""
    if row["agreement_status"] == "none":
        return ""
    kind = _label(t, AGREEMENT_KINDS, row["agreement_kind"])
    status = t.term(AGREEMENT_STATUSES, row["agreement_status"])
    return f"{kind} ({status.lower()})" if kind else status


def _label(t: Translator, terms: Vocabulary, code: str | None) -> str:
    return t.term(terms, code) if code else ""


def _codebook(t: Translator) -> Iterable[tuple[str, str, str]]:
    yield from ((name, description, "") for name, description in describe(Record))
    for terms in _VOCABULARIES:
        yield from ((terms.name, term.code, term.label(t.language)) for term in terms)


def _sheet(book: Workbook, name: str, header: Iterable[str], rows: Iterable[Sequence[Any]]) -> None:
    sheet = book.add_worksheet(name[:31])
    bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    top = book.add_format({"valign": "top", "text_wrap": True})
    columns = list(header)
    sheet.write_row(0, 0, columns, bold)
    widths = [len(column) for column in columns]
    last = 0
    for last, row in enumerate(rows, start=1):
        for index, value in enumerate(row):
            widths[index] = max(widths[index], _write(sheet, last, index, value, top))
    for index, width in enumerate(widths):
        sheet.set_column(index, index, min(max(width + 2, 8), 48))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, last, len(columns) - 1)


def _write(sheet: Worksheet, row: int, column: int, value: Any, cell_format: Any) -> int:
    """Write one cell, texts as texts; returns the width that it needs, in characters."""
    if isinstance(value, list):
        value = LIST_SEPARATOR.join(map(str, value))
    if value is None or value == "":
        return 0
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value, cell_format)
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value, cell_format)
    else:
        sheet.write_string(row, column, str(value)[:CELL_CHARS_MAX], cell_format)
    return len(str(value))
