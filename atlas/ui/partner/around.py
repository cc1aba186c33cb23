"""What stands around a partner: the other partners of its country, and the sources that speak of it."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

import pandas as pd
import streamlit as st

from atlas.charts import counts, words
from atlas.filters import Filters
from atlas.report import records
from atlas.ui import data, links
from atlas.ui.markup import Markup, element, inside, joined, outside
from atlas.ui.partner.agreements import host
from atlas.ui.partner.subject import Subject

NEIGHBOURS_MAX: Final = 40
SOURCES_AT_ONCE: Final = 8


def neighbours(subject: Subject) -> None:
    """The other partners of the same country, those with most engagements first; nothing for a body of many."""
    t, country = subject.t, subject.records.iloc[0]["country_code"]
    if not isinstance(country, str):
        return
    st.header(t("Other partners in {country}", country=t.country(country)), anchor=False)
    found = same_country(data.load(), country, subject.partner_id)
    if found.empty:
        st.markdown(t("No other partner in this country is on record."))
        return
    items = [_neighbour(row, subject) for row in found.head(NEIGHBOURS_MAX).to_dict("records")]
    left = len(found) - NEIGHBOURS_MAX
    if left > 0:
        url = links.partners_url(Filters(countries=(country,)), subject.page.view)
        items.append(element("li", inside(t.plural("{n} more partner", "{n} more partners", left), url)))
    st.html(element("ul", *items, class_="atlas-list atlas-inline"))


def same_country(everything: pd.DataFrame, country: str, partner_id: str) -> pd.DataFrame:
    """The country's partners without this one; columns of counts.by_partner."""
    return counts.by_partner(
        everything[(everything["country_code"] == country) & (everything["partner_id"] != partner_id)]
    )


def _neighbour(row: Mapping[Any, Any], subject: Subject) -> Markup:
    t = subject.t
    name = inside(words.partner_label(t, row), links.partner_url(row["partner_id"], subject.page.view))
    return element("li", joined([name, f"({t.number(int(row['n']))})"]))


def sources(subject: Subject) -> None:
    """The publishers, those with most pages first, with each page."""
    t = subject.t
    st.header(t("Sources"), anchor=False)
    pages = by_publisher(subject.rows.values())
    if not pages:
        st.markdown(t("No source address is known."))
        return
    items = [_publisher(name, found, subject) for name, found in pages.items()]
    parts = [element("ul", *items[:SOURCES_AT_ONCE], class_="atlas-list")]
    if items[SOURCES_AT_ONCE:]:
        summary = element("summary", t.plural("Show {n} more", "Show {n} more", len(items) - SOURCES_AT_ONCE))
        parts.append(element("details", summary, element("ul", *items[SOURCES_AT_ONCE:], class_="atlas-list")))
    st.html(joined(parts, ""))


def by_publisher(found: Iterable[Any]) -> dict[str, dict[str, Any]]:
    """Host -> address of a page -> the newest record that was read there; hosts with most pages first."""
    pages: dict[str, dict[str, Any]] = {}
    for row in found:
        for url in row["source_urls"]:
            pages.setdefault(host(url), {}).setdefault(url, row)
    return dict(sorted(pages.items(), key=lambda item: (-len(item[1]), item[0])))


def _publisher(name: str, pages: Mapping[str, Any], subject: Subject) -> Markup:
    t = subject.t
    read = [outside(records.date(row, t), url) for url, row in pages.items()]
    return element("li", element("strong", name), f" ({t.number(len(pages))}): ", joined(read, ", "))
