"""Every engagement of the report with its sources in full."""

from typing import Any

from atlas.charts import words
from atlas.report import records, wording
from atlas.report.blocks import Block, Column, Paragraph, Table, line
from atlas.report.context import Context
from atlas.report.people import translated
from atlas.report.text import Run, Text, flat, joined, linked, said, sentences
from atlas.vocabulary import DIRECTIONS, EVENT_TYPES, STATUSES


def build(context: Context) -> tuple[Block, ...]:
    """One row a record, the newest first, undated last."""
    t, n = context.t, len(context.records)
    if not n:
        return (Paragraph(said(t("No engagement of Hanoi is on record for this choice."))),)
    table = Table(
        finding=t("All {engagements}", engagements=words.engagements(t, n)),
        caption=t("All engagements, the newest first"),
        columns=(
            Column(t("No."), 1.0, "right"),
            Column(t("Date"), records.DATES_WIDTH),
            Column(t("Partner"), 3.0),
            Column(t("What"), 9.45),
        ),
        rows=tuple(_row(number, row, context) for number, (_, row) in enumerate(context.records.iterrows(), start=1)),
        link=context.links.records(context.filters),
        place="pages",
        small=True,
    )
    return (table,)


def _row(number: int, row: Any, context: Context) -> tuple[tuple[Text, ...], ...]:
    t = context.t
    country = t.country(row["country_code"]) if isinstance(row["country_code"], str) else ""
    name = context.partner_text(row)
    partner = [name, (Run(country, small=True),) if country and country != flat(name) else ()]
    lines = [_what(row, t), _people(row, context), _agreement(row, context), records.remark(row, t)]
    return (
        line(linked(str(number), records.record_link(row, context))),
        line(said(records.date(row, t))),
        tuple(text for text in partner if text),
        tuple(text for text in (*lines, records.addresses(row, t)) if text),
    )


def _what(row: Any, t: Any) -> Text:
    parts = [t.term(EVENT_TYPES, row["event_type"])]
    if isinstance(row["direction"], str):
        parts.append(wording.lower_first(t.term(DIRECTIONS, row["direction"])))
    if row["status"] != "occurred":
        parts.append(wording.lower_first(t.term(STATUSES, row["status"])))
    topics = records.topics(row, t, most=6)
    return said(", ".join(parts) + (f". {topics}" if topics else "") + ".")


def _people(row: Any, context: Context) -> Text:
    t, engagement_id = context.t, str(row["engagement_id"])
    hanoi, partner = context.people.for_hanoi(engagement_id, t), context.people.for_partner(engagement_id, t)
    sides = [
        (*said(t("For Hanoi: ")), *hanoi) if hanoi else (),
        (*said(t("For the partner: ")), *partner) if partner else (),
    ]
    return sentences(sides)


def _agreement(row: Any, context: Context) -> Text:
    t = context.t
    if row["agreement_status"] == "none":
        return ()
    labels = {"signed": t("Signed: "), "negotiating": t("Under negotiation: ")}
    about = row["agreement_subject_en"]
    kind = said(labels[row["agreement_status"]] + wording.lower_first(records.agreement(row, t)))
    return sentences([joined([kind, translated(about, t)] if isinstance(about, str) and about else [kind], ", ")])
