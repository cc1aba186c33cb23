"""The list of partners: how far each relation went, when the last contact was; a row opens the partner's page."""

from typing import Any, Final

import pandas as pd
import streamlit as st

from atlas.charts import counts, words
from atlas.filters import Filters
from atlas.i18n import Translator
from atlas.relations import RUNGS, Rung
from atlas.report.tables import inert
from atlas.ui import data, keys, state
from atlas.ui.page import Page
from atlas.ui.sorting import in_order

HEIGHT_PX: Final = 560


def show(page: Page) -> None:
    """A box to find a partner by name, and the table of all partners of the result."""
    t = page.t
    found = counts.by_partner(page.records)
    names = {row["partner_id"]: words.partner_label(t, row) for row in found.to_dict("records")}
    st.selectbox(
        t("Find a partner"),
        in_order(names, names.__getitem__),
        index=None,
        key=keys.PARTNER_FOUND,
        format_func=names.__getitem__,
        placeholder=t("Type a name"),
        on_change=lambda: _open(st.session_state[keys.PARTNER_FOUND]),
    )
    st.caption(t("Choose a row to open the partner's page."))
    ids = found["partner_id"].tolist()
    with st.container(key=keys.DIRECTORY):
        st.dataframe(
            frame(found, t),
            hide_index=True,
            height=HEIGHT_PX if len(found) > 15 else "auto",
            key=f"{keys.DIRECTORY}_rows",
            on_select=lambda: _chosen(ids),
            selection_mode="single-row",
            column_config=_settings(t),
            alt=t("Table of partners"),
        )


def frame(found: pd.DataFrame, t: Translator) -> pd.DataFrame:
    """One row a row of `found` (counts.by_partner); relation and last contact are of all that is on record."""
    facts = data.relations()
    rows = found.to_dict("records")
    return pd.DataFrame(
        {
            t("Partner"): [inert(words.partner_label(t, row)) for row in rows],
            t("Country"): [t.country(row["country_code"]) if row["country_code"] else "" for row in rows],
            t("Engagements"): found["n"].tolist(),
            t("Relation"): [_step(facts[row["partner_id"]].rung, t) for row in rows],
            t("Since"): [_since(facts[row["partner_id"]].rung) for row in rows],
            t("Last contact"): [facts[row["partner_id"]].last or "" for row in rows],
        }
    )


def _step(rung: Rung | None, t: Translator) -> str:
    return t.term(RUNGS, rung.code) if rung else ""


def _since(rung: Rung | None) -> str:
    return (rung.since if rung else None) or ""


def _chosen(ids: list[str]) -> None:
    rows = st.session_state[f"{keys.DIRECTORY}_rows"].selection.rows
    if rows:
        _open(ids[rows[0]])


def _open(partner_id: str | None) -> None:
    if partner_id:
        state.set_filters(Filters(partners=(partner_id,)))


def _settings(t: Translator) -> dict[str, Any]:
    column = st.column_config
    return {
        t("Partner"): column.TextColumn(width=245, pinned=True),
        t("Country"): column.TextColumn(width=105),
        t("Engagements"): column.NumberColumn(width=95),
        t("Relation"): column.TextColumn(width=245, help=t("The highest step on record, and since when")),
        t("Since"): column.TextColumn(width=95, help=t("As precise as the source")),
        t("Last contact"): column.TextColumn(width=100, help=t("As precise as the source")),
    }
