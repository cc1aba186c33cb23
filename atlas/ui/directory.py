"""The list of partners: how far each relation went, when the last contact was; each name opens the partner's page."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import streamlit as st

from atlas.charts import counts, words
from atlas.filters import Filters
from atlas.relations import RUNGS, Partner
from atlas.ui import data, keys, links, listing, options, state
from atlas.ui.dates import unbroken
from atlas.ui.markup import inside
from atlas.ui.page import Page
from atlas.ui.sorting import in_order, sort_key

AT_ONCE: Final = 60
LISTED_MAX: Final = 500
Rows = Sequence[Mapping[Any, Any]]


def show(page: Page) -> None:
    """A box to find a partner by name, and all partners of the result in the order that the reader likes."""
    t = page.t
    found = counts.by_partner(page.records).to_dict("records")
    names = {str(row["partner_id"]): words.partner_label(t, row) for row in found}
    st.selectbox(
        t("Find a partner"),
        in_order(names, names.__getitem__),
        index=None,
        key=keys.PARTNER_FOUND,
        format_func=names.__getitem__,
        placeholder=t("Type a name"),
        on_change=_open,
    )
    orders = {"n": t("by number"), "last": t("by last contact"), "relation": t("by relation"), "name": t("by name")}
    chosen = options.choose("order", t("Order"), orders, keys.DIRECTORY_ORDER, page)
    listing.style()
    columns = (t("Partner"), t("Country"), f"#{t('Engagements')}", t("Relation"), t("Since"), t("Last contact"))
    facts = data.relations()
    rows = ordered(found, names, facts, chosen)
    cells = [_cells(row, facts[row["partner_id"]], page) for row in rows[:LISTED_MAX]]
    with st.container(key=keys.DIRECTORY):
        listing.table(columns, cells, t("Table of partners"), t, at_once=AT_ONCE, total=len(rows), most=LISTED_MAX)
    st.caption(t("Relation and last contact are of all that is on record, whatever is filtered."))


def ordered(found: Rows, names: Mapping[str, str], facts: Mapping[str, Partner], by: str) -> Rows:
    """The rows by number ("n", as they come), by the latest contact, by the highest step reached, or by name."""
    match by:
        case "name":
            return sorted(found, key=lambda row: sort_key(names[row["partner_id"]]))
        case "last":
            return sorted(found, key=lambda row: facts[row["partner_id"]].last or "", reverse=True)
        case "relation":
            return sorted(found, key=lambda row: _height(facts[row["partner_id"]]), reverse=True)
    return found


def _height(facts: Partner) -> int:
    return RUNGS.codes.index(facts.rung.code) if facts.rung else -1


def _cells(row: Mapping[Any, Any], facts: Partner, page: Page) -> tuple[str, ...]:
    t, partner_id = page.t, str(row["partner_id"])
    since = facts.rung.since if facts.rung else None
    return (
        inside(words.partner_label(t, row), links.partner_url(partner_id, page.view)),
        t.country(row["country_code"]) if isinstance(row["country_code"], str) else "",
        t.number(int(row["n"])),
        t.term(RUNGS, facts.rung.code) if facts.rung else "",
        unbroken(t.date(since)) if since else "",
        unbroken(t.date(facts.last)) if facts.last else "",
    )


def _open() -> None:
    partner_id = st.session_state[keys.PARTNER_FOUND]
    if partner_id:
        state.set_filters(Filters(partners=(partner_id,)))
