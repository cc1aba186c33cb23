"""Where the partners are: the map, and the parts of the world in numbers."""

import pandas as pd

from atlas.charts import partner_map, words
from atlas.filters import Filters
from atlas.report import pictures, wording
from atlas.report.blocks import Block, Column, Paragraph, Table, line
from atlas.report.context import Context
from atlas.report.links import Link
from atlas.report.text import Text, joined, linked, said
from atlas.vocabulary import WORLD_REGIONS


def build(context: Context) -> tuple[Block, ...]:
    """The sentence, the map, the table by part of the world."""
    t, prepared = context.t, partner_map.frame(context.records)
    unplaced = partner_map.unplaced(context.records).sentence(t)
    if prepared.empty:
        return (Paragraph(said(unplaced or t("No partner with a place on the map."))),)
    drawn = pictures.figure(
        context,
        partner_map,
        prepared,
        t("Hanoi's partners by number of engagements"),
        context.links.page("map", context.filters),
        notes=(unplaced,),
        basemap=context.basemap,
    )
    table = _table(context)
    opening = linked(words.sentence(partner_map.headline(prepared, t)), drawn.link)
    leading = (
        linked(words.sentence(table.finding), table.link or drawn.link)
        if context.records["world_region"].notna().any()
        else ()
    )
    return (Paragraph(joined([opening, leading])), drawn, table)


def _table(context: Context) -> Table:
    t = context.t
    counted = [_counted(code, context.records) for code in (*WORLD_REGIONS.codes, None)]
    rows = [(code, found) for code, found in counted if len(found)]
    rows.sort(key=lambda row: (row[0] is None, -len(row[1])))
    columns = [
        Column(t("Part of the world"), 5.8),
        Column(t("Countries"), 2.1, "right"),
        Column(t("Partners"), 2.0, "right"),
        Column(t("No. of engagements"), 3.6, "right"),
    ]
    if context.earlier:
        columns.append(Column(t("Change"), 2.5, "right"))
    return Table(
        finding=_finding(rows, context),
        caption=t("Partners and engagements by part of the world"),
        columns=tuple(columns),
        rows=tuple(_row(code, found, context) for code, found in rows),
        link=context.links.records(context.filters),
    )


def _finding(rows: list[tuple[str | None, pd.DataFrame]], context: Context) -> str:
    t = context.t
    code, found = rows[0]
    if code is None:
        return t("Engagements by part of the world")
    share = t.percent(len(found) / len(context.records))
    return t("{region} leads with {share} of the engagements", region=t.term(WORLD_REGIONS, code), share=share)


def _counted(code: str | None, records: pd.DataFrame) -> tuple[str | None, pd.DataFrame]:
    """The records of a part of the world; those of no country for None."""
    region = records["world_region"]
    return code, records[region.isna() if code is None else region == code]


def _row(code: str | None, found: pd.DataFrame, context: Context) -> tuple[tuple[Text, ...], ...]:
    t = context.t
    label = t.term(WORLD_REGIONS, code) if code else t("International, in no single country")
    link = _link(code, context.filters, context)
    cells = [
        line(said(label)),
        line(linked(t.number(int(found["country_code"].nunique())), link) if code else said("–")),
        line(linked(t.number(int(found["partner_id"].nunique())), link)),
        line(linked(t.number(len(found)), link)),
    ]
    if context.before is not None:
        before = len(_counted(code, context.before)[1])
        cells.append(line(said(wording.change(len(found), before, t))))
    return tuple(cells)


def _link(code: str | None, filters: Filters, context: Context) -> Link:
    if code is None:
        return context.links.records(filters, "country_code=")
    return context.links.only(filters, world_regions=code)
