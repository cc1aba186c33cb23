"""The key figures of the things compared, side by side; each number and date opens its records."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

import pandas as pd

from atlas.charts import counts
from atlas.charts.compare_years import PARTNERS, PERIODS
from atlas.filters import Filters
from atlas.report import records as told
from atlas.report import wording
from atlas.ui import data, key_figures, links, listing
from atlas.ui.compare.sides import Side
from atlas.ui.dates import unbroken
from atlas.ui.markup import Markup, inside, words
from atlas.ui.page import Page

# How a figure is counted, and the filters that find what it counts.
Measure = tuple[Callable[[pd.DataFrame], int], Callable[[Filters], Filters]]


def _went(direction: str) -> Measure:
    def count(records: pd.DataFrame) -> int:
        return int(((records["direction"] == direction) & (records["status"] == "occurred")).sum())

    return count, lambda filters: replace(filters, directions=(direction,), statuses=("occurred",))


MEASURES: Final[dict[str, Measure]] = {
    "engagements": (len, lambda filters: filters),
    "outgoing": _went("outgoing"),
    "incoming": _went("incoming"),
    "signed": (lambda records: int(counts.is_signed(records).sum()), key_figures.signings),
}


def show(sides: Sequence[Side], page: Page) -> None:
    """A row a figure, a column a side."""
    t = page.t
    labels = {
        "engagements": t("Engagements"),
        "outgoing": t("Visits out"),
        "incoming": t("Visits in"),
        "signed": t("Agreements signed"),
    }
    rows: list[Sequence[str]] = [
        (labels[code], *(linked(count(side.records), narrowed(side.filters), page) for side in sides))
        for code, (count, narrowed) in MEASURES.items()
    ]
    table(t("Key figures"), [*rows, *_contacts(sides, page), *_of_kind(sides, page)], sides, page)


def table(about: str, rows: Sequence[Sequence[str]], sides: Sequence[Side], page: Page) -> None:
    """A table with a column a side."""
    heads = [about, *(side.label(page.t) for side in sides)]
    listing.table(heads, rows, about, page.t, at_once=max(1, len(rows)), even=True)


def linked(n: int, filters: Filters | None, page: Page) -> Markup:
    """The number, as a link to its records unless there are none or no filters find them."""
    shown = page.t.number(n)
    return inside(shown, links.engagements_url(filters, page.view)) if n and filters else words(shown)


def _contacts(sides: Sequence[Side], page: Page) -> list[Sequence[str]]:
    """The first and the last contact of each."""
    t = page.t
    return [
        (t("First contact"), *(contact(side, False, page) for side in sides)),
        (t("Last contact"), *(contact(side, True, page) for side in sides)),
    ]


def contact(side: Side, last: bool, page: Page) -> Markup:
    """The date of the last, or of the first, engagement that occurred, which opens it; "" when none has a date."""
    is_dated = (side.records["status"] == "occurred") & side.records["date_start"].notna()
    places = is_dated.to_numpy().nonzero()[0]
    if not len(places):
        return words("")
    row = side.records.iloc[places[0 if last else -1]]  # the records come newest first
    url = links.record_url(str(row["engagement_id"]), str(row["partner_id"]), page.view)
    return inside(unbroken(told.date(row, page.t)), url)


def _of_kind(sides: Sequence[Side], page: Page) -> list[Sequence[str]]:
    """What is said only of partners, or only of what has several partners."""
    t = page.t
    if sides[0].of == PARTNERS:
        facts = data.relations()
        pages = (inside(t("Open"), links.partner_url(side.key, page.view)) for side in sides)
        return [
            (t("Relation, of all that is on record"), *(wording.rung(facts[side.key], t) for side in sides)),
            (t("The partner's page"), *pages),
        ]
    rows: list[Sequence[str]] = [(t("Partners"), *(_partners(side, page) for side in sides))]
    if sides[0].of == PERIODS:
        rows.append((t("Countries"), *(countries(side, page) for side in sides)))
    return rows


def _partners(side: Side, page: Page) -> Markup:
    """The number of partners, which opens the list of them."""
    n = int(side.records["partner_id"].nunique())
    shown = page.t.number(n)
    return inside(shown, links.partners_url(side.filters, page.view)) if n else words(shown)


def countries(side: Side, page: Page) -> Markup:
    """The number of countries, which opens the map of them."""
    n = int(side.records["country_code"].nunique())
    shown = page.t.number(n)
    return inside(shown, links.countries_url(side.filters, page.view)) if n else words(shown)
