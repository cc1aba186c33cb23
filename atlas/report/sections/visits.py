"""Who went out and who came: the two directions side by side, and each journey."""

from typing import Any, Final

from atlas.charts import directions
from atlas.charts.palette import LIGHT
from atlas.report import pictures, records, wording
from atlas.report.blocks import Block, Column, Paragraph, Table, line
from atlas.report.context import Context
from atlas.report.text import Text, linked, rich, said
from atlas.vocabulary import DIRECTIONS, EVENT_TYPES

LISTED_MAX: Final = 30
_PLAIN: Final = ("visit_abroad", "reception_in_hanoi")


def build(context: Context) -> tuple[Block, ...]:
    """The balance, then the journeys out and in."""
    t, prepared = context.t, directions.frame(context.records)
    found = prepared[prepared["direction"] != directions.UNKNOWN]
    if found.empty:
        return (Paragraph(said(t("No journey is on record."))),)
    labels = [t.term(DIRECTIONS, code) for code in found["direction"]]
    drawn = pictures.figure(
        context,
        directions,
        prepared,
        t("Engagements by direction"),
        context.links.records(context.filters),
        native=pictures.bars(
            labels,
            [int(n) for n in found["n"]],
            t("Engagements"),
            [LIGHT.directions[code] for code in found["direction"]],
        ),
        place="slides",
    )
    return (Paragraph(_balance(context)), drawn, *_table("outgoing", context), *_table("incoming", context))


def _balance(context: Context) -> Text:
    t, before = context.t, context.before
    parts: dict[str, Text] = {}
    for code in ("outgoing", "incoming"):
        n = int((context.records["direction"] == code).sum())
        parts[code] = linked(t.number(n), context.links.only(context.filters, directions=code))
        if before is not None:
            earlier = int((before["direction"] == code).sum())
            change = wording.change_in_words(n, earlier, t)
            parts[code] += said(f", {t('{change} against the period before', change=change)}")
    return rich(t("Hanoi abroad: {outgoing}. Guests in Hanoi: {incoming}."), **parts)


def _table(code: str, context: Context) -> tuple[Block, ...]:
    t = context.t
    found = context.records[context.records["direction"] == code]
    if found.empty:
        return ()
    captions = {"outgoing": t("Out: Hanoi abroad"), "incoming": t("In: guests in Hanoi")}
    left = len(found) - LISTED_MAX
    note = ""
    if left > 0:
        note = t.plural(
            "The latest are listed; {n} more is in the annex.",
            "The latest are listed; {n} more are in the annex.",
            left,
        )
    table = Table(
        finding=f"{captions[code]} ({t.number(len(found))})",
        caption=captions[code],
        columns=(
            Column(t("Date"), records.DATES_WIDTH),
            Column(t("Partner"), 2.9),
            Column(t("For Hanoi"), 3.7),
            Column(t("For the partner"), 3.55),
            Column(t("What"), 3.3),
        ),
        rows=tuple(_row(row, context) for _, row in found.head(LISTED_MAX).iterrows()),
        note=note,
        link=context.links.only(context.filters, directions=code),
        small=True,
    )
    return (table,)


def _row(row: Any, context: Context) -> tuple[tuple[Text, ...], ...]:
    t, engagement_id = context.t, str(row["engagement_id"])
    what = [said(_kind(row, context)), said(records.topics(row, t, most=2, count_others=False))]
    return (
        line(linked(records.date(row, t), records.record_link(row, context))),
        line(context.partner_text(row)),
        line(context.people.for_hanoi(engagement_id, t, most=1) or said("–")),
        line(context.people.for_partner(engagement_id, t, most=1) or said("–")),
        tuple(text for text in what if text) or line(said("–")),
    )


def _kind(row: Any, context: Context) -> str:
    """The kind of event, "" for a plain visit or reception: that is what the table is about."""
    t, kind = context.t, str(row["event_type"])
    if kind in _PLAIN:
        return ""
    if kind == "agreement_signed":
        return t("Signed: ") + wording.lower_first(wording.agreement_kind(row["agreement_kind"], t))
    return t.term(EVENT_TYPES, kind)
