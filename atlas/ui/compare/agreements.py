"""The agreements signed with each of the things compared, in columns."""

from collections.abc import Sequence
from typing import Any, Final

import streamlit as st

from atlas.charts import counts, words
from atlas.charts.compare_years import PARTNERS
from atlas.report import records
from atlas.report.text import Text
from atlas.ui import key_figures, links
from atlas.ui.compare.sides import Side
from atlas.ui.dates import unbroken
from atlas.ui.markup import Markup, element, inside, joined, runs
from atlas.ui.page import Page
from atlas.ui.text import plain

LISTED: Final = 6


def show(sides: Sequence[Side], page: Page) -> None:
    """A column a side; the latest of each, and the way to all of them."""
    t = page.t
    st.header(t("Agreements signed"), anchor=False)
    with st.grid(len(sides), min_column_width=200, gap="medium"):
        for number, side in enumerate(sides):
            with st.container(key=f"compare_agreements_{number}", gap="xsmall"):
                _one(side, page)


def _one(side: Side, page: Page) -> None:
    t = page.t
    signed = side.records[counts.is_signed(side.records)]
    st.subheader(plain(f"{side.label(t)} ({t.number(len(signed))})"), anchor=False)
    if signed.empty:
        st.markdown(t("No signing of an agreement is on record."))
        return
    items = [entry(row, side, page) for row in signed.head(LISTED).to_dict("records")]
    st.html(element("ul", *items, class_="atlas-list"))
    if len(signed) > LISTED:
        all_of_them = t("All {count}", count=t.number(len(signed)))
        links.to(links.ENGAGEMENTS, all_of_them, page.view, key_figures.signings(side.filters))


def entry(row: Any, side: Side, page: Page) -> Markup:
    """One agreement: date (opens the record), partner where there are several, kind and subject."""
    t, view = page.t, page.view
    opened = inside(
        unbroken(records.date(row, t)), links.record_url(str(row["engagement_id"]), str(row["partner_id"]), view)
    )
    partner = ""
    if side.of != PARTNERS:
        partner = inside(words.partner_label(t, row), links.partner_url(str(row["partner_id"]), view))
    kind, subject = records.agreement(row, t), records.subject(row, t)
    return element("li", joined([opened, partner, kind], " · "), _below(subject))


def _below(subject: Text) -> Markup:
    return element("div", runs(subject), class_="atlas-quiet") if subject else joined([])
