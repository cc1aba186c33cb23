"""When it was: the timeline, the kinds of event, and who was met in which year."""

from dataclasses import replace

from atlas.charts import event_types, partners_by_year, timeline, words
from atlas.charts.counts import is_signed
from atlas.report import pictures, wording
from atlas.report.blocks import Block, Paragraph, Table
from atlas.report.context import Context
from atlas.report.sections import counted
from atlas.report.text import Text, joined, linked, rich, said
from atlas.vocabulary import EVENT_TYPES

# Who was met when is worth a picture from this many years on.
_YEARS_LEAST = 3


def build(context: Context) -> tuple[Block, ...]:
    """The sentence, the timeline, the table of event types, and for several years the partners by year."""
    t, prepared = context.t, timeline.frame(context.records)
    unplaced = timeline.unplaced(context.records).sentence(t)
    if prepared.empty:
        return (Paragraph(said(words.sentence(unplaced or t("No dated engagement to show")))),)
    drawn = pictures.figure(
        context,
        timeline,
        prepared,
        t("Engagements over time, by type of event"),
        context.links.page("timeline", context.filters),
        notes=(unplaced,),
        native=pictures.columns_over_time(prepared, context),
    )
    when = linked(words.sentence(timeline.headline(prepared, t)), drawn.link)
    return (Paragraph(joined([when, _leading_type(context)])), drawn, _table(context), *_by_year(context))


def _leading_type(context: Context) -> Text:
    """The kind of event that is most frequent, where one alone is."""
    t, ranked = context.t, event_types.frame(context.records).sort_values("n", ascending=False, kind="stable")
    if ranked.empty or (ranked["n"] == ranked["n"].iloc[0]).sum() > 1:
        return ()
    code, n, share = ranked[["event_type", "n", "share"]].iloc[0]
    only = context.links.records(replace(context.filters, event_types=(str(code),)))
    return rich(
        t("Most frequent type of event: {type} ({n}, {share})."),
        type=wording.lower_first(t.term(EVENT_TYPES, str(code))),
        n=linked(t.number(int(n)), only),
        share=t.percent(float(share)),
    )


def _table(context: Context) -> Table:
    t, ranked = context.t, event_types.frame(context.records)
    return Table(
        finding=event_types.headline(ranked, t),
        caption=t("Engagements by type of event"),
        columns=counted.columns(t("Event type"), context),
        rows=tuple(_row(code, int(n), float(share), context) for code, n, share in ranked.itertuples(index=False)),
        note=_other_signings(context),
        link=context.links.records(context.filters),
        place="pages",
    )


def _other_signings(context: Context) -> str:
    """Why more agreements were signed than there are engagements of that type; "" where it is not so."""
    elsewhere = is_signed(context.records) & (context.records["event_type"] != "agreement_signed")
    if not elsewhere.any():
        return ""
    return context.t("An engagement has one type: an agreement signed on a visit or at a conference is counted there.")


def _row(code: str, n: int, share: float, context: Context) -> counted.Row:
    only = replace(context.filters, event_types=(code,))
    label = context.t.term(EVENT_TYPES, code)
    return counted.row(label, n, share, only, lambda before: int((before["event_type"] == code).sum()), context)


def _by_year(context: Context) -> tuple[Block, ...]:
    t = context.t
    if context.records["year"].nunique() < _YEARS_LEAST:
        return ()
    prepared = partners_by_year.frame(context.records)
    drawn = pictures.figure(
        context,
        partners_by_year,
        prepared,
        t("Partners met, by year"),
        context.links.page("timeline", context.filters),
        notes=(partners_by_year.others(context.records).sentence(t),),
    )
    return (drawn,)
