"""What is coming: anniversaries, what is announced or was never confirmed, and who was not met for long."""

from typing import Any, Final

from atlas.relations import ANNOUNCED_MONTHS_MAX, Anniversary
from atlas.report import periods, records, wording
from atlas.report.blocks import Block, Bullets, Column, Paragraph, Table, line
from atlas.report.context import Context
from atlas.report.text import Text, linked, rich, said, strong
from atlas.spans import span
from atlas.vocabulary import EVENT_TYPES

NOT_MET_YEARS: Final = 3
_RUNGS_TO_KEEP: Final = ("agreement", "twinning")


def build(context: Context) -> tuple[Block, ...]:
    """Each part only where there is something; else one sentence."""
    blocks = [*_anniversaries(context), *_announced(context), *_unconfirmed(context), *_not_met(context)]
    if blocks:
        seen_from = context.t.date(context.today.isoformat())
        opening = context.t("As of {date}, from all records of this choice, not from the period alone.", date=seen_from)
        return (Paragraph(said(opening)), *blocks)
    return (Paragraph(said(context.t("Nothing that is on record falls due."))),)


def _anniversaries(context: Context) -> tuple[Block, ...]:
    t = context.t
    shown = [one for one in context.anniversaries if one.is_round or _is_kept_yearly(one)]
    if not shown:
        return ()
    table = Table(
        finding=_round_ones(shown, context),
        caption=t("Anniversaries of signings in the next twelve months"),
        columns=(
            Column(t("Falls"), 2.6),
            Column(t("Partner"), 4.4),
            Column(t("Anniversary"), 5.4),
            Column(t("Signed"), 2.4, "right"),
        ),
        rows=tuple(_anniversary_row(one, context) for one in shown),
        note=t("Round anniversaries (5, 10, 15 ... years) are in bold; of the others only twinnings are listed."),
        link=context.links.only(periods.without_dates(context.filters), agreements="signed"),
    )
    return (table,)


def _is_kept_yearly(one: Anniversary) -> bool:
    """A twinning is remembered each year, where more than its year is known."""
    return one.kind == "twinning" and len(one.falls) > len("YYYY")


def _round_ones(shown: list[Anniversary], context: Context) -> str:
    t, n = context.t, sum(one.is_round for one in shown)
    if not n:
        return t("Anniversaries of signings in the next twelve months")
    return t.plural(
        "{n} round anniversary in the next twelve months", "{n} round anniversaries in the next twelve months", n
    )


def _anniversary_row(one: Anniversary, context: Context) -> tuple[tuple[Text, ...], ...]:
    t, row = context.t, context.row(one.engagement_id)
    what = wording.anniversary(one, t)
    falls = t.date(one.falls)
    return (
        line(strong(said(falls)) if one.is_round else said(falls)),
        line(context.partner_text(row)),
        line(strong(said(what)) if one.is_round else said(what)),
        line(linked(t.date(one.signed_on), records.record_link(row, context))),
    )


def _announced(context: Context) -> tuple[Block, ...]:
    t, found = context.t, context.in_scope[context.in_scope["status"] == "planned"]
    ahead = [row for _, row in found.iterrows() if isinstance(row["date_start"], str) and _is_ahead(row, context)]
    if not ahead:
        return ()
    items = tuple(_announcement(row, context) for row in sorted(ahead, key=lambda row: str(row["date_start"])))
    return (Paragraph(strong(said(t("Announced for the coming time")))), Bullets(items))


def _is_ahead(row: Any, context: Context) -> bool:
    return span(row["date_start"])[1] >= context.today


def _announcement(row: Any, context: Context) -> Text:
    t = context.t
    return rich(
        t("{date}: {event} – {partner}."),
        date=linked(records.date(row, t), records.record_link(row, context)),
        event=wording.lower_first(t.term(EVENT_TYPES, row["event_type"])),
        partner=context.partner_words(row),
    )


def _unconfirmed(context: Context) -> tuple[Block, ...]:
    t, open_ones = context.t, [one for one in context.open_promises if one.is_worth_asking(context.today)]
    if not open_ones:
        return ()
    title = t("Announced in the last {n} months, with no later report on record", n=t.number(ANNOUNCED_MONTHS_MAX))
    heading = Paragraph(strong(said(title)))
    return (heading, Bullets(tuple(_announcement(context.row(one.engagement_id), context) for one in open_ones)))


def _not_met(context: Context) -> tuple[Block, ...]:
    t, ids = context.t, dict.fromkeys(context.in_scope["partner_id"])
    found = [context.partners[partner_id] for partner_id in ids]
    quiet = [
        facts
        for facts in found
        if facts.rung and facts.rung.code in _RUNGS_TO_KEEP and facts.not_met_for(NOT_MET_YEARS, context.today)
    ]
    if not quiet:
        return ()
    quiet.sort(key=lambda facts: facts.last or "")
    rows = [(facts, context.row(facts.last_engagement_id or "")) for facts in quiet]
    table = Table(
        finding=t.plural(
            "{n} partner with an agreement has had no contact on record for {years} years or more",
            "{n} partners with an agreement have had no contact on record for {years} years or more",
            len(quiet),
            years=t.number(NOT_MET_YEARS),
        ),
        caption=t(
            "Partners with an agreement and no contact on record for {years} years", years=t.number(NOT_MET_YEARS)
        ),
        columns=(
            Column(t("Partner"), 4.6),
            Column(t("Highest step of the relation"), 5.6),
            Column(t("Last contact"), 2.6, "right"),
            Column(t("Since then"), 3.2, "right"),
        ),
        rows=tuple(
            (
                line(context.partner_text(row)),
                line(said(wording.rung(facts, t))),
                line(linked(t.date(facts.last), records.record_link(row, context))),
                line(said(wording.duration(facts.since_last, t) if facts.since_last else "–")),
            )
            for facts, row in rows
        ),
        link=context.links.records(periods.without_dates(context.filters)),
    )
    return (table,)
