"""With whom: the partners met most, how far relations go, and when they were last met."""

from dataclasses import replace
from typing import Final

import pandas as pd

from atlas.charts import counts, top_partners, words
from atlas.charts.palette import LIGHT
from atlas.fold import fold
from atlas.report import pictures, wording
from atlas.report.blocks import Block, Column, Paragraph, Table, line
from atlas.report.context import Context
from atlas.report.text import Text, capital, linked, said

TABLE_MAX: Final = 18


def build(context: Context) -> tuple[Block, ...]:
    """The sentence, the table of partners, and for slides the ranking as a chart."""
    t, ranked = context.t, _ranked(context)
    if ranked.empty:
        return (Paragraph(said(t("No partner to show") + ".")),)
    prepared = ranked.loc[:, list(top_partners.COLUMNS)].head(top_partners.TOP_N)
    labels = [capital(words.short(words.partner_name(t, row), 40)) for _, row in prepared.iterrows()]
    drawn = pictures.figure(
        context,
        top_partners,
        prepared,
        t("Partners with most engagements"),
        context.links.records(context.filters),
        native=pictures.bars(labels, [int(n) for n in prepared["n"]], t("Engagements"), LIGHT.partner_kinds["city"]),
        place="slides",
    )
    return (
        Paragraph(linked(words.sentence(top_partners.headline(prepared, t)), drawn.link)),
        drawn,
        _table(ranked, context),
    )


def _ranked(context: Context) -> pd.DataFrame:
    """One row a partner, most engagements first, equal ones by the name that the reader sees."""
    counted = counts.by_partner(context.records)
    names = [fold(words.partner_name(context.t, row)) for row in counted.to_dict("records")]
    by_name = counted.assign(name=names).sort_values(["n", "name"], ascending=[False, True], kind="stable")
    return by_name.drop(columns="name").reset_index(drop=True)


def _table(ranked: pd.DataFrame, context: Context) -> Table:
    t, shown = context.t, ranked.head(TABLE_MAX)
    left = len(ranked) - len(shown)
    note = t("Relation and last contact follow from all that is recorded, not from this period alone.")
    if left:
        more = t.plural("{n} more partner is listed in the annex.", "{n} more partners are listed in the annex.", left)
        note = f"{more} {note}"
    return Table(
        finding=t("How far relations go, and when partners were last met"),
        caption=t("Partners, by number of engagements"),
        columns=(
            Column(t("Partner"), 4.0),
            Column(t("Country"), 2.6),
            Column(t("No. of engagements"), 2.5, "right"),
            Column(t("Highest step of the relation"), 4.4),
            Column(t("Last contact"), 2.5, "right"),
        ),
        rows=tuple(_row(row, context) for _, row in shown.iterrows()),
        note=note,
        link=context.links.records(context.filters),
    )


def _row(row: pd.Series, context: Context) -> tuple[tuple[Text, ...], ...]:
    t, facts = context.t, context.partners[str(row["partner_id"])]
    link = context.links.records(replace(context.filters, partners=(facts.partner_id,)))
    return (
        line(context.partner_text(row)),
        line(said(t.country(row["country_code"]) if isinstance(row["country_code"], str) else "–")),
        line(linked(t.number(int(row["n"])), link)),
        line(said(wording.rung(facts, t) or "–")),
        line(said(t.date(facts.last) if facts.last else "–")),
    )
