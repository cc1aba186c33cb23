"""Anniversaries of signings in the next twelve months; round ones stand out."""

from typing import Any

import streamlit as st

from atlas.relations import Anniversary
from atlas.report import wording
from atlas.ui import data, listing
from atlas.ui.dates import unbroken
from atlas.ui.markup import element, words
from atlas.ui.ties.anchors import DUE
from atlas.ui.ties.scope import Scope


def show(scope: Scope) -> None:
    """The round ones, then, when asked for, the others; each in the order in which they fall."""
    t, found = scope.t, scope.anniversaries
    st.header(t("Anniversaries of signings in the next twelve months"), anchor=DUE)
    if not found:
        st.markdown(t("No signing on record has its anniversary in the next twelve months."))
        return
    columns = (t("Falls"), t("Partner"), t("Anniversary"), t("Signed"))
    rounds = sum(one.is_round for one in found)
    listed = sorted(found, key=lambda one: not one.is_round)[: listing.ALL_MAX]
    records = data.rows(one.engagement_id for one in listed)
    rows = [_row(one, records[one.engagement_id], scope) for one in listed]
    listing.table(columns, rows, t("Anniversaries"), t, total=len(found), at_once=rounds or listing.ROWS_MAX)
    st.caption(
        t(
            "Round ones (5, 10, 15 … years) come first, in bold. "
            "One known by its year alone may fall in this year or the next."
        )
    )


def _row(one: Anniversary, row: Any, scope: Scope) -> tuple[str, ...]:
    t = scope.t
    said = wording.anniversary(one, t)
    what = element("strong", said) if one.is_round else words(said)
    return (unbroken(t.date(one.falls)), scope.partner(row), what, scope.opened(row))
