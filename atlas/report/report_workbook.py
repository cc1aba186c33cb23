"""A report as a workbook: the figures, the records to read, the same ready for pivot tables, partners, codebook."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from io import BytesIO
from typing import Any, Final

from xlsxwriter.workbook import Workbook

from atlas.charts import counts
from atlas.i18n import Translator
from atlas.relations import RUNGS
from atlas.report import figures, records
from atlas.report.blocks import Document
from atlas.report.cite import AUTHOR, cite
from atlas.report.context import Context
from atlas.report.links import Link
from atlas.report.sheets import sheet, workbook
from atlas.report.tables import plain_rows
from atlas.report.text import capital, flat
from atlas.report.workbook import add_codebook, add_data, agreement_in_words, readable_table
from atlas.vocabulary import DIRECTIONS, EVENT_TYPES, PARTNER_KINDS, STATUSES, TOPICS, WORLD_REGIONS, Vocabulary

# More than any delegation on record has named.
PEOPLE_MAX: Final = 50
_DAY_LENGTH: Final = len("YYYY-MM-DD")
_MONTH_LENGTH: Final = len("YYYY-MM")


def write(parts: Sequence[tuple[Context, Document]]) -> bytes:
    """One workbook: the sheets in words in each language, the sheets with codes once."""
    buffer = BytesIO()
    with workbook(buffer) as book:
        for number, (context, document) in enumerate(parts):
            _in_words(book, context, document, suffix=f"_{context.t.language}" if number else "")
        first = parts[0][0]
        add_data(book, first.records, first.t)
        for context, _ in parts:
            add_codebook(book, context.t)
        title, about = parts[0][1].title, parts[0][1].subtitle
        book.set_properties({"title": title, "subject": about, "author": AUTHOR})
    return buffer.getvalue()


def _in_words(book: Workbook, context: Context, document: Document, suffix: str) -> None:
    t = context.t
    heads = (
        *(t("Key figure"), t("Number"), t("Preceding period"), t("Change")),
        *(t("Address or query"), t("Address or query of the preceding period")),
    )
    sheet(book, t("Summary"), heads, _figures(context))
    sheet(book, t("Engagements"), *_readable(context))
    sheet(book, t("For pivot tables"), _pivot_heads(context), _pivot(context), table=f"pivot{suffix}")
    sheet(book, t("Partners"), _partner_heads(context), _partners(context), table=f"partners{suffix}")
    sheet(book, t("About"), (t("Item"), t("Value")), _about(context, document))


def _readable(context: Context) -> tuple[Iterable[str], Iterable[tuple[Any, ...]]]:
    """Heads and rows of the sheet to read, everybody who took part with the office in the reader's language."""
    t, ids = context.t, [str(one) for one in context.records["engagement_id"]]
    people = {
        t("For Hanoi"): [flat(context.people.for_hanoi(one, t, PEOPLE_MAX)) for one in ids],
        t("For the partner"): [flat(context.people.for_partner(one, t, PEOPLE_MAX)) for one in ids],
    }
    readable = readable_table(context.records, t).assign(**people)
    return readable.columns, readable.itertuples(index=False)


def _figures(context: Context) -> Iterator[tuple[Any, ...]]:
    for figure in figures.key_figures(context):
        change = figure.now - figure.before if figure.before is not None else None
        yield figure.label, figure.now, figure.before, change, figure.link, figure.before_link


def _pivot_heads(context: Context) -> tuple[str, ...]:
    t = context.t
    return (
        *(t("Record"), t("Counts once"), t("Topic"), t("Year"), t("Quarter"), t("Month"), t("Day"), t("Date")),
        *(t("Partner"), t("Partner kind"), t("Country"), t("Part of the world"), t("Event type"), t("Direction")),
        *(t("Status"), t("Agreement"), t("Source")),
    )


def _pivot(context: Context) -> Iterator[tuple[Any, ...]]:
    """One row a record and topic. "Counts once" is 1 in the first row of a record and 0 in the others: its sum is the
    number of engagements, whatever the rows are grouped by.
    """
    t = context.t
    for row in plain_rows(context.records):
        for number, topic in enumerate(row["topics"] or [None]):
            yield (
                *(row["engagement_id"], int(number == 0), _label(t, TOPICS, topic)),
                *_date_parts(row["date_start"]),
                t.date(row["date_start"]),
                *(capital(t.name(row["partner"], row["partner_vi"])), t.term(PARTNER_KINDS, row["partner_kind"])),
                *(t.country(row["country_code"]), _label(t, WORLD_REGIONS, row["world_region"])),
                *(t.term(EVENT_TYPES, row["event_type"]), _label(t, DIRECTIONS, row["direction"])),
                *(t.term(STATUSES, row["status"]), agreement_in_words(row, t)),
                " ".join(row["source_urls"] or row["publishers"]),
            )


def _label(t: Translator, terms: Vocabulary, code: str | None) -> str:
    return t.term(terms, code) if code else t("Not known")


def _date_parts(prefix: str | None) -> tuple[int | None, int | None, int | None, date | None]:
    """Year, quarter, month and day, each only where the source knows it."""
    if prefix is None:
        return None, None, None, None
    month = int(prefix[5:7]) if len(prefix) >= _MONTH_LENGTH else None
    day = date.fromisoformat(prefix) if len(prefix) == _DAY_LENGTH else None
    return int(prefix[:4]), (month + 2) // 3 if month else None, month, day


def _partner_heads(context: Context) -> tuple[str, ...]:
    t = context.t
    return (
        *(t("Partner"), t("Partner id"), t("Partner kind"), t("Country"), t("Engagements")),
        *(t("Highest step of the relation"), t("Since"), t("First contact"), t("Last contact")),
        *(t("Out: Hanoi abroad"), t("In: guests in Hanoi"), t("Agreements signed"), t("Address or query")),
    )


def _partners(context: Context) -> Iterator[tuple[Any, ...]]:
    """The partners of the report; what follows the number of engagements rests on all that is recorded."""
    t = context.t
    for row in plain_rows(counts.by_partner(context.records)):
        facts = context.partners[row["partner_id"]]
        rung = facts.rung
        yield (
            *(capital(t.name(row["partner"], row["partner_vi"])), row["partner_id"]),
            *(t.term(PARTNER_KINDS, row["partner_kind"]), t.country(row["country_code"]), row["n"]),
            *(t.term(RUNGS, rung.code) if rung else "", rung.since if rung else None, facts.first, facts.last),
            *(facts.outgoing, facts.incoming, len(facts.agreements)),
            context.links.records(records.only(facts.partner_id)),
        )


def _about(context: Context, document: Document) -> Iterator[tuple[str, str | Link]]:
    t, cited = context.t, cite(context)
    yield t("Title"), f"{document.title}: {document.subtitle}"
    yield from ((label, flat(text)) for label, text in document.facts)
    yield t("Address"), document.link
    yield t("How to cite"), cited.text
    yield "BibTeX", cited.bibtex
    yield "RIS", cited.ris
    yield t("Licence"), t("Facts are free; our compilation is under CC BY 4.0. Places: GeoNames, CC BY 4.0.")
    yield t("Limits"), t("That nothing is recorded does not mean that nothing happened.")
