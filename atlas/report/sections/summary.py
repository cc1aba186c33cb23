"""The period in words, every number leading to its records, and the key figures beside those before."""

from dataclasses import replace

from atlas.charts import counts, topics_ranking, words
from atlas.report import figures, periods, wording
from atlas.report.blocks import Block, Bullets, Column, Paragraph, Table, line
from atlas.report.context import Context
from atlas.report.figures import KeyFigure
from atlas.report.text import Text, capitalised, joined, linked, rich, said
from atlas.vocabulary import DIRECTIONS, TOPICS

_LISTED_MAX = 5


def build(context: Context) -> tuple[Block, ...]:
    """A paragraph, the findings as a list, the table of key figures, and how to read a change."""
    key = figures.key_figures(context)
    found = {figure.code: figure for figure in key}
    opening = Paragraph(joined([_what(context, found), _planned(context, found), _compared(context, found)]))
    if context.records.empty:
        return (opening, Paragraph(said(context.t("That nothing is recorded does not mean that nothing happened."))))
    items = [_signed(context, found), _directions(context), _topics(context), _partners(context), _new(context, found)]
    blocks: list[Block] = [opening, Bullets(tuple(item for item in items if item)), _table(context, key)]
    return tuple(blocks)


def _what(context: Context, found: dict[str, KeyFigure]) -> Text:
    t, engagements, partners, lands = context.t, found["engagements"], found["partners"], found["countries"]
    period = periods.throughout(context.filters, t)
    if not engagements.now:
        return capitalised(rich(t("{period}, no engagement of Hanoi is on record for this choice."), period=period))
    values: dict[str, Text | str] = {
        "period": period,
        "engagements": linked(words.engagements(t, engagements.now), engagements.link),
        "partners": linked(words.partners(t, partners.now), partners.link),
    }
    if not lands.now:
        return capitalised(rich(t("{period}, the record holds {engagements} of Hanoi with {partners}."), **values))
    countries = linked(words.countries(t, lands.now), lands.link)
    template = t("{period}, the record holds {engagements} of Hanoi with {partners} in {countries}.")
    return capitalised(rich(template, **values, countries=countries))


def _planned(context: Context, found: dict[str, KeyFigure]) -> Text:
    t, planned = context.t, found["planned"]
    if not planned.now:
        return ()
    template = t.plural(
        "{engagements} was only announced and not confirmed.",
        "{engagements} were only announced and not confirmed.",
        planned.now,
        engagements="{engagements}",
    )
    return rich(template, engagements=linked(words.engagements(t, planned.now), planned.link))


def _compared(context: Context, found: dict[str, KeyFigure]) -> Text:
    t, engagements, earlier = context.t, found["engagements"], context.earlier
    if engagements.before is None or engagements.before_link is None or earlier is None:
        return ()
    period = periods.named(earlier, t)
    if not engagements.before:
        return rich(t("Nothing is on record for the preceding period of the same length ({period})."), period=period)
    before = linked(words.engagements(t, engagements.before), engagements.before_link)
    return rich(
        t("The preceding period of the same length ({period}) has {engagements}; this one shows {change}."),
        period=period,
        engagements=before,
        change=wording.change_in_words(engagements.now, engagements.before, t),
    )


def _signed(context: Context, found: dict[str, KeyFigure]) -> Text:
    t, signed = context.t, found["signed"]
    if not signed.now:
        return said(t("No signing of an agreement is on record."))
    records = context.records[counts.is_signed(context.records)]
    names = _listed(list(dict.fromkeys(records["partner_id"])), context)
    number = linked(t.plural("{n} agreement", "{n} agreements", signed.now), signed.link)
    return rich(t("Signed: {agreements}, with {partners}."), agreements=number, partners=names)


def _listed(partner_ids: list[str], context: Context) -> str:
    """As in: Seoul, Tokyo and 3 more."""
    t = context.t
    names = [context.partner_name(partner_id) for partner_id in partner_ids[:_LISTED_MAX]]
    more = len(partner_ids) - _LISTED_MAX
    if more <= 0:
        return words.joined(t, names)
    return t("{names} and {n} more", names=", ".join(names), n=t.number(more))


def _directions(context: Context) -> Text:
    t, links = context.t, context.links
    counts = context.records["direction"].value_counts()
    parts = [
        rich(
            "{label} ({n})",
            label=wording.lower_first(t.term(DIRECTIONS, code)),
            n=linked(t.number(int(counts[code])), link),
        )
        for code in DIRECTIONS.codes
        if code in counts
        for link in (links.only(context.filters, directions=code),)
    ]
    unknown = int(context.records["direction"].isna().sum())
    if unknown:
        number = linked(t.number(unknown), links.records(context.filters, "direction="))
        parts.append(rich("{label} ({n})", label=t("without a journey, or not known"), n=number))
    return rich(t("By direction: {list}."), list=joined(parts, "; "))


def _topics(context: Context) -> Text:
    t, ranked = context.t, topics_ranking.frame(context.records)
    if ranked.empty:
        return said(t("No topic is named."))
    parts = [
        rich("{topic} ({n})", topic=t.term(TOPICS, code), n=linked(t.number(int(n)), link))
        for code, n in ranked[["topic", "n"]].head(_LISTED_MAX).itertuples(index=False)
        for link in (context.links.records(replace(context.filters, topics=(code,))),)
    ]
    return rich(t("Topics named most: {list}."), list=joined(parts, "; "))


def _partners(context: Context) -> Text:
    t, counts = context.t, context.records["partner_id"].value_counts()
    several = counts[counts > 1].head(_LISTED_MAX)
    if several.empty:
        return ()
    parts = [
        rich("{partner} ({n})", partner=context.partner_name(str(partner_id)), n=linked(t.number(int(n)), link))
        for partner_id, n in several.items()
        for link in (context.links.records(replace(context.filters, partners=(str(partner_id),))),)
    ]
    return rich(t("Partners with most engagements: {list}."), list=joined(parts, "; "))


def _new(context: Context, found: dict[str, KeyFigure]) -> Text:
    t, new = context.t, found.get("new")
    if new is None or not new.now:
        return ()
    names = _listed(figures.new_partners(context.records, context.filters, context), context)
    number = linked(words.partners(t, new.now), new.link)
    return rich(t("{partners} on record for the first time: {names}."), partners=number, names=names)


def _table(context: Context, key: list[KeyFigure]) -> Table:
    t, earlier = context.t, context.earlier
    columns = [Column(t("Key figure"), 7.4), Column(_head(context), 2.8, "right")]
    if earlier:
        columns += [Column(periods.titled(earlier, t), 2.8, "right"), Column(t("Change"), 3.0, "right")]
    note = t("Hanoi's dealings with one partner count as one engagement; a trip to three cities counts as three.")
    changes = t("What is recorded depends on the sources: a change in the record is not always one in what was done.")
    return Table(
        finding=t("Key figures: {period}", period=periods.named(context.filters, t)),
        caption=t("Key figures"),
        columns=tuple(columns),
        rows=tuple(_row(figure, context) for figure in key),
        note=f"{note} {changes}" if earlier else note,
        link=context.links.records(context.filters),
    )


def _head(context: Context) -> str:
    is_bounded = context.filters.date_from or context.filters.date_to
    return periods.titled(context.filters, context.t) if is_bounded else context.t("Number")


def _row(figure: KeyFigure, context: Context) -> tuple[tuple[Text, ...], ...]:
    t = context.t
    cells = [line(said(figure.label)), line(linked(t.number(figure.now), figure.link))]
    if context.earlier:
        known = figure.before is not None and figure.before_link is not None
        cells.append(
            line(linked(t.number(figure.before or 0), figure.before_link)) if known and figure.before_link else ()
        )
        cells.append(line(said(wording.change(figure.now, figure.before, t))))
    return tuple(cells)
