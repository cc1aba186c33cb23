"""A report in one language, whatever file it becomes: its title, what it is about, and its sections."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from atlas.charts import words
from atlas.report import figures, periods, pictures, wording
from atlas.report.blocks import Block, Bullets, Card, Document, Figure, Paragraph, Section, Table
from atlas.report.context import Context
from atlas.report.figures import KeyFigure
from atlas.report.request import SECTIONS, SECTIONS_OF_NOTHING, Progress
from atlas.report.sections import (
    agreements,
    annex,
    coming,
    method,
    over_time,
    partners,
    summary,
    topics,
    visits,
    world,
)
from atlas.report.text import Text, linked, said
from atlas.vocabulary import TOPICS

_ON_CARDS: Final = ("engagements", "partners", "countries", "signed", "outgoing", "incoming")
BUILDERS: Final[Mapping[str, Callable[[Context], tuple[Block, ...]]]] = {
    "summary": summary.build,
    "map": world.build,
    "timeline": over_time.build,
    "partners": partners.build,
    "topics": topics.build,
    "agreements": agreements.build,
    "visits": visits.build,
    "coming": coming.build,
    "method": method.build,
    "annex": annex.build,
}


def document(context: Context, sections: tuple[str, ...], progress: Progress, done: float, share: float) -> Document:
    """The report; `progress` is told each section's name, from `done` on for `share` of the whole work.

    Without records only the summary (which says so), what is coming, and the method are of use: the others are left
    out, unless nothing else was asked for.
    """
    t = context.t
    chosen = sections
    if context.records.empty:
        chosen = tuple(code for code in sections if code in SECTIONS_OF_NOTHING) or sections
    built = []
    for number, code in enumerate(chosen):
        progress(t.term(SECTIONS, code), done + share * number / len(chosen))
        built.append(Section(code, t.term(SECTIONS, code), _led(BUILDERS[code](context))))
    return Document(
        language=t.language,
        title=t("International engagements of Hanoi"),
        subtitle=periods.titled(context.filters, t),
        facts=_facts(context),
        sections=tuple(built),
        source_line=pictures.source_line(context),
        keywords=_keywords(context),
        link=context.links.records(context.filters),
        cards=_cards(context),
        cards_title=_cards_title(context),
    )


def _cards(context: Context) -> tuple[Card, ...]:
    t = context.t
    shown = [figure for figure in figures.key_figures(context) if figure.code in _ON_CARDS]
    return tuple(Card(t.number(one.now), one.label, _change(one, context)) for one in shown)


def _change(figure: KeyFigure, context: Context) -> str:
    t, earlier = context.t, context.earlier
    if figure.before is None or earlier is None:
        return ""
    change = wording.change(figure.now, figure.before, t)
    return t("{change} against {period}", change=change, period=periods.named(earlier, t))


def _cards_title(context: Context) -> str:
    t, key = context.t, {figure.code: figure.now for figure in figures.key_figures(context)}
    engagements, partners = words.engagements(t, key["engagements"]), words.partners(t, key["partners"])
    period = periods.titled(context.filters, t)
    return t("{period}: {engagements} with {partners}", period=period, engagements=engagements, partners=partners)


def _led(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks, each paragraph that only introduces a table or a picture marked so, so that it never stands alone."""
    following = (*blocks[1:], None)
    return tuple(
        replace(block, leads=True)
        if isinstance(block, Paragraph) and isinstance(after, Table | Figure | Bullets)
        else block
        for block, after in zip(blocks, following, strict=True)
    )


def _facts(context: Context) -> list[tuple[str, Text]]:
    t = context.t
    number = linked(words.engagements(t, len(context.records)), context.links.records(context.filters))
    return [
        (t("Shown"), said(context.scope or t("everything that is recorded"))),
        (t("Number"), number),
        (
            t("Compared with"),
            said(periods.titled(context.earlier, t) if context.earlier else t("nothing: the period is open")),
        ),
        (t("Data of"), said(t.date(context.data_date) if context.data_date else t("unknown date"))),
        (t("Report of"), said(t.date(context.today.isoformat()))),
    ]


def _keywords(context: Context) -> tuple[str, ...]:
    t = context.t
    named = {code for codes in context.records["topics"] for code in codes}
    return (t("Hanoi"), *(t.term(TOPICS, code) for code in TOPICS.codes if code in named))
