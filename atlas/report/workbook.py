"""Records as a workbook: a sheet to read, a sheet of data with codes, and the codebook. No cell can run."""

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any, Final

import pandas as pd
from xlsxwriter.workbook import Workbook

from atlas.charts import words
from atlas.i18n import Translator
from atlas.report.sheets import sheet, workbook
from atlas.report.tables import describe, plain_rows
from atlas.report.text import capital
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

_VOCABULARIES: Final = (
    *(EVENT_TYPES, DIRECTIONS, STATUSES, AGREEMENT_STATUSES, AGREEMENT_KINDS, TOPICS, PARTNER_KINDS),
    *(DATE_PRECISIONS, DATE_BASES, PLACE_BASES, OFFICES, ORIGINS, WORLD_REGIONS),
)


def to_xlsx(records: pd.DataFrame, t: Translator, about: Sequence[tuple[str, str]] = ()) -> bytes:
    """A workbook in the reader's language; `about` are (label, value) lines such as filters, source and date."""
    buffer = BytesIO()
    with workbook(buffer) as book:
        add_readable(book, records, t)
        add_data(book, records, t)
        add_codebook(book, t)
        sheet(book, t("About"), (t("Item"), t("Value")), about)
    return buffer.getvalue()


def table_to_xlsx(table: pd.DataFrame, t: Translator, about: Sequence[tuple[str, str]] = ()) -> bytes:
    """Any table as a workbook, numbers as numbers; `about` as in to_xlsx."""
    buffer = BytesIO()
    with workbook(buffer) as book:
        sheet(book, t("Data"), [str(name) for name in table], (tuple(row.values()) for row in plain_rows(table)))
        sheet(book, t("About"), (t("Item"), t("Value")), about)
    return buffer.getvalue()


def add_readable(book: Workbook, records: pd.DataFrame, t: Translator) -> None:
    """The sheet to read."""
    readable = readable_table(records, t)
    sheet(book, t("Engagements"), readable.columns, readable.itertuples(index=False))


def add_data(book: Workbook, records: pd.DataFrame, t: Translator) -> None:
    """The sheet with codes, one column for each of the schema's."""
    sheet(book, t("Data"), records.columns, (tuple(row.values()) for row in plain_rows(records)))


def add_codebook(book: Workbook, t: Translator) -> None:
    """What the columns and codes mean."""
    sheet(book, t("Codebook"), (t("Column"), t("Description"), t("Label")), _codebook(t))


def readable_table(records: pd.DataFrame, t: Translator) -> pd.DataFrame:
    """The records as a person reads them: words for codes, dates as this language writes them, no ids."""
    rows = plain_rows(records)
    return pd.DataFrame(
        {
            t("Date"): [t.date_range(row["date_start"], row["date_end"]) for row in rows],
            t("Partner"): [capital(t.name(row["partner"], row["partner_vi"])) for row in rows],
            t("Country"): [t.country(row["country_code"]) for row in rows],
            t("Partner kind"): [t.term(PARTNER_KINDS, row["partner_kind"]) for row in rows],
            t("Event type"): [t.term(EVENT_TYPES, row["event_type"]) for row in rows],
            t("Direction"): [_label(t, DIRECTIONS, row["direction"]) for row in rows],
            t("Status"): [t.term(STATUSES, row["status"]) for row in rows],
            t("Topics"): ["; ".join(t.term(TOPICS, topic) for topic in row["topics"]) for row in rows],
            t("For Hanoi"): [row["hanoi_officials"] or "" for row in rows],
            t("For the partner"): [row["partner_officials"] or "" for row in rows],
            t("Agreement"): [agreement_in_words(row, t) for row in rows],
            t("Place"): [words.place_of_event(t, row) for row in rows],
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
