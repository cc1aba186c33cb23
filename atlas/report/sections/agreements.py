"""What was agreed: signed in the period, and what has been under negotiation, with its age."""

from dataclasses import replace
from typing import Any, Final

from atlas.charts import counts
from atlas.relations import Promise
from atlas.report import figures, periods, records, wording
from atlas.report.blocks import Block, Column, Paragraph, Table, line
from atlas.report.context import Context
from atlas.report.links import Link
from atlas.report.text import Text, joined, linked, rich, said
from atlas.spans import elapsed
from atlas.vocabulary import AGREEMENT_KINDS

# Of the sixteen parts of a table's width: room for "28 Nov 2019 –" in one line.
DATES_WIDTH: Final = 2.6


def build(context: Context) -> tuple[Block, ...]:
    """How many of each kind, the signed ones, the ones under negotiation."""
    signed = context.records[counts.is_signed(context.records)]
    opening = Paragraph(_kinds(signed["agreement_kind"].tolist(), context))
    talks = [one for one in context.open_promises if one.what == "negotiation"]
    tables = [_signed(signed, context)] if len(signed) else []
    negotiating = [_negotiating(talks, context)] if talks else []
    nothing = [] if talks else [Paragraph(said(context.t("No agreement is on record as still under negotiation.")))]
    return (opening, *tables, *negotiating, *nothing)


def _kinds(kinds: list[Any], context: Context) -> Text:
    t = context.t
    if not kinds:
        return said(t("No signing of an agreement is on record."))
    counted = [(t.term(AGREEMENT_KINDS, code), kinds.count(code), code) for code in AGREEMENT_KINDS.codes]
    counted.append((t("of unknown kind"), sum(not isinstance(kind, str) for kind in kinds), ""))
    link = context.links.only(context.filters, **figures.SIGNED)
    parts = [
        rich("{label} {n}", label=wording.lower_first(label), n=linked(t.number(n), _of_kind(code, link, context)))
        for label, n, code in counted
        if n
    ]
    places = {"agreements": "{agreements}", "list": "{list}"}
    template = t.plural(
        "{agreements} was signed. By kind: {list}.", "{agreements} were signed. By kind: {list}.", len(kinds), **places
    )
    signed = linked(t.plural("{n} agreement", "{n} agreements", len(kinds)), link)
    return rich(template, agreements=signed, list=joined(parts, "; "))


def _of_kind(code: str, signed: Link, context: Context) -> Link:
    """The signings of one kind; no filter finds those of unknown kind among the signed."""
    if not code:
        return replace(signed, condition="agreement_kind=")
    return context.links.only(context.filters, **figures.SIGNED, agreement_kinds=code)


def _signed(signed: Any, context: Context) -> Table:
    t = context.t
    return Table(
        finding=t.plural("{n} agreement signed", "{n} agreements signed", len(signed)),
        caption=t("Agreements signed"),
        columns=(
            Column(t("Date"), DATES_WIDTH),
            Column(t("Partner"), 3.3),
            Column(t("Kind"), 2.9),
            Column(t("Subject"), 4.5),
            Column(t("Source"), 2.7),
        ),
        rows=tuple(_signed_row(row, context) for _, row in signed.iterrows()),
        link=context.links.only(context.filters, **figures.SIGNED),
    )


def _signed_row(row: Any, context: Context) -> tuple[tuple[Text, ...], ...]:
    t = context.t
    return (
        line(linked(records.date(row, t), records.record_link(row, context))),
        line(context.partner_text(row)),
        line(said(records.agreement(row, t))),
        line(records.subject(row, t)),
        line(records.sources(row, t, most=1)),
    )


def _negotiating(talks: list[Promise], context: Context) -> Table:
    t = context.t
    return Table(
        finding=t.plural(
            "{n} agreement under negotiation without a reported signing",
            "{n} agreements under negotiation without a reported signing",
            len(talks),
        ),
        caption=t("Under negotiation, without a reported signing until {date}", date=t.date(context.today.isoformat())),
        columns=(
            Column(t("Since"), DATES_WIDTH),
            Column(t("Elapsed"), 1.9),
            Column(t("Partner"), 2.6),
            Column(t("Kind"), 2.8),
            Column(t("Subject"), 3.5),
            Column(t("Source"), 2.6),
        ),
        rows=tuple(_negotiating_row(one, context) for one in talks),
        note=t("All that is still open, whenever it began; only what the records tell, which may lag behind."),
        link=context.links.only(periods.without_dates(context.filters), agreements="negotiating"),
    )


def _negotiating_row(one: Promise, context: Context) -> tuple[tuple[Text, ...], ...]:
    t, row = context.t, context.row(one.engagement_id)
    age = wording.duration(elapsed(one.since, context.today), t) if one.since else "–"
    kind = [said(records.agreement(row, t))]
    if one.perhaps_closed_by:
        later = context.row(one.perhaps_closed_by)
        kind.append(said(t("perhaps {signed}", signed=wording.signed_on(later["date_start"], t))))
    return (
        line(linked(records.date(row, t), records.record_link(row, context))),
        line(said(age)),
        line(context.partner_text(row)),
        tuple(kind),
        line(records.subject(row, t)),
        line(records.sources(row, t, most=1)),
    )
