"""What the numbers rest on, what they leave out, where each is found again, and how to cite them."""

from atlas.charts import words
from atlas.report import figures
from atlas.report.blocks import Block, Bullets, Column, Paragraph, Table, line
from atlas.report.cite import cite
from atlas.report.context import Context
from atlas.report.text import Run, Text, joined, linked, rich, said
from atlas.report.wording import lower_first


def build(context: Context) -> tuple[Block, ...]:
    """The basis, the limits, the addresses of the key figures, the citation."""
    t = context.t
    return (
        Bullets(tuple(item for item in (*_basis(context), *_limits(context)) if item)),
        _addresses(context),
        Paragraph(said(t("How to cite: {citation}", citation=cite(context).text)), note=True),
        Paragraph(
            said(t("Our compilation is under CC BY 4.0; facts are free. Places: GeoNames, CC BY 4.0.")), note=True
        ),
    )


def _basis(context: Context) -> list[Text]:
    t, records = context.t, context.records
    if records.empty:
        return [said(t("Shown: {filters}.", filters=context.scope or t("everything that is recorded")))]
    pages = {url for urls in records["source_urls"] for url in urls}
    publishers = {name for names in records["publishers"] for name in names}
    link = context.links.records(context.filters)
    built = t.date(context.data_date) if context.data_date else t("unknown date")
    return [
        said(t("Shown: {filters}.", filters=context.scope or t("everything that is recorded"))),
        rich(
            t("{engagements}, read on {pages} of {publishers}; data of {date}."),
            engagements=linked(words.engagements(t, len(records)), link),
            pages=linked(t.plural("{n} page", "{n} pages", len(pages)), link),
            publishers=linked(t.plural("{n} publisher", "{n} publishers", len(publishers)), link),
            date=built,
        ),
        said(t("An engagement is one dated dealing of Hanoi or one of its bodies with one partner abroad.")),
    ]


def _limits(context: Context) -> list[Text]:
    t, records = context.t, context.records
    found = (
        (t("Only the month is known"), records["date_precision"] == "month", "date_precision=month"),
        (t("Only the year is known"), records["date_precision"] == "year", "date_precision=year"),
        (t("Without a date"), records["date_precision"] == "unknown", "date_precision=unknown"),
        (t("Year inferred"), records["date_basis"] == "inferred", "date_basis=inferred"),
        (t("Without a topic"), records["topics"].map(len) == 0, "topics="),
        (t("To be confirmed by a person"), records["needs_review"], "needs_review=true"),
        (t("Read by machine from an article"), records["origin"] == "article", "origin=article"),
    )
    counted = [(label, int(which.sum()), condition) for label, which, condition in found if which.any()]
    known = [
        rich("{label}: {n}", label=lower_first(label) if number else label, n=linked(t.number(n), link))
        for number, (label, n, condition) in enumerate(counted)
        for link in (context.links.records(context.filters, condition),)
    ]
    limits = [(*joined(known, "; "), *said("."))] if known else []
    if context.earlier:
        limits.append(
            said(t("The period before has the same length; a change in the record is not always one in what was done."))
        )
    return [*limits, said(t("That nothing is recorded does not mean that nothing happened."))]


def _addresses(context: Context) -> Table:
    t = context.t
    note = t(
        "The query is what follows the “?” in the dashboard's address; in brackets the column that narrows it further."
    )
    return Table(
        finding=t("Where each number is found again"),
        caption=t("Where each number is found again"),
        columns=(Column(t("Key figure"), 5.0), Column(t("Number"), 2.0, "right"), Column(t("Address or query"), 9.0)),
        rows=tuple(
            (
                line(said(figure.label)),
                line(said(t.number(figure.now))),
                line((Run(figure.link.in_words() or t("everything that is recorded"), figure.link, small=True),)),
            )
            for figure in figures.key_figures(context)
        ),
        note=note,
        place="pages",
        small=True,
    )
