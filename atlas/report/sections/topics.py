"""About what: the topics named, against the period before, and over the years."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

import pandas as pd

from atlas.charts import topics_by_year, topics_ranking, words
from atlas.charts.palette import LIGHT
from atlas.report import pictures, wording
from atlas.report.blocks import Block, Paragraph, Table
from atlas.report.context import Context
from atlas.report.sections import counted
from atlas.report.text import Text, joined, linked, rich, said
from atlas.vocabulary import TOPICS

_YEARS_LEAST: Final = 3
# A change by fewer engagements is hardly a finding.
_CHANGE_LEAST: Final = 3


def build(context: Context) -> tuple[Block, ...]:
    """The sentence, the ranking, the table, and for several years the topics by year."""
    t, ranked = context.t, topics_ranking.frame(context.records)
    if ranked.empty:
        return (Paragraph(said(t("No topic is named."))),)
    labels = [t.term(TOPICS, code) for code in ranked["topic"]]
    drawn = pictures.figure(
        context,
        topics_ranking,
        ranked,
        t("Engagements that name each topic"),
        context.links.page("topics", context.filters),
        notes=(topics_ranking.note(context.records, t),),
        native=pictures.bars(labels, [int(n) for n in ranked["n"]], t("Engagements"), LIGHT.topic),
        place="everywhere" if context.before is None else "slides",
    )
    leading = linked(words.sentence(topics_ranking.headline(ranked, t)), drawn.link)
    return (Paragraph(joined([leading, *_changes(context)])), drawn, _table(ranked, context), *_by_year(context))


def _changes(context: Context) -> Iterator[Text]:
    """Which topic is named more, which less than in the period before, where one alone changed most."""
    if context.before is None:
        return
    t, counts = (
        context.t,
        [Counter(code for codes in of["topics"] for code in codes) for of in (context.records, context.before)],
    )
    now, before = counts
    change = {code: now[code] - before[code] for code in TOPICS.codes if code in now or code in before}
    templates = (
        (max, t("The largest increase against the period before is in {topic}: {n}.")),
        (min, t("The largest decrease is in {topic}: {n}.")),
    )
    for most, template in templates:
        found = most(change.values())
        codes = [code for code, one in change.items() if one == found]
        if len(codes) == 1 and (found > 0) == (most is max) and abs(found) >= _CHANGE_LEAST:
            number = linked(
                wording.change(now[codes[0]], before[codes[0]], t),
                context.links.records(replace(context.filters, topics=(codes[0],))),
            )
            yield rich(template, topic=wording.lower_first(t.term(TOPICS, codes[0])), n=number)


def _table(ranked: pd.DataFrame, context: Context) -> Table:
    t, rows = context.t, ranked[["topic", "n", "share"]].itertuples(index=False)
    return Table(
        finding=topics_ranking.headline(ranked, t),
        caption=t("Topics, by number of engagements"),
        columns=counted.columns(t("Topic"), context),
        rows=tuple(_row(code, int(n), float(share), context) for code, n, share in rows),
        note=t("Shares are of the engagements that name a topic.") + " " + topics_ranking.note(context.records, t),
        link=context.links.records(context.filters),
        place="pages",
    )


def _row(code: str, n: int, share: float, context: Context) -> counted.Row:
    only = replace(context.filters, topics=(code,))
    label = context.t.term(TOPICS, code)
    return counted.row(label, n, share, only, lambda before: sum(code in one for one in before["topics"]), context)


def _by_year(context: Context) -> tuple[Block, ...]:
    t = context.t
    if context.records["year"].nunique() < _YEARS_LEAST:
        return ()
    drawn = pictures.figure(
        context,
        topics_by_year,
        topics_by_year.frame(context.records),
        t("Topics, by year"),
        context.links.page("topics", context.filters),
        notes=(topics_by_year.note(context.records, t),),
    )
    return (drawn,)
