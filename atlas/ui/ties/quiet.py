"""Partners that were not met for some years; how many, and whether only those with an agreement, the reader says."""

from typing import Any, Final

import streamlit as st

from atlas.relations import Partner
from atlas.report import wording
from atlas.ui import data, keys, listing, options, state
from atlas.ui.ties.anchors import QUIET
from atlas.ui.ties.scope import WITH_AGREEMENT, Scope

YEARS: Final = 3
YEARS_MAX: Final = 30


def show(scope: Scope) -> None:
    """The choice and the partners, those met longest ago first."""
    t = scope.t
    st.header(t("Partners not met for long"), anchor=QUIET)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        years = _years(scope)
        kinds = {"agreement": t("with an agreement or twinning"), "all": t("all partners")}
        among = options.choose("show", t("Which partners"), kinds, keys.QUIET_AMONG, scope.page)
    found = quiet(scope, years, among == "agreement")
    st.markdown(sentence(len(found), years, scope))
    if found:
        _table(found, scope)
    st.caption(
        t("Counted from the last contact on record. That nothing is recorded does not mean that they did not meet.")
    )


def years_of(scope: Scope) -> int:
    """The number of years that the address asks for, within bounds."""
    wanted = scope.page.view.option("years") or ""
    years = int(wanted[:9]) if wanted.isascii() and wanted.isdigit() else 0
    return min(years, YEARS_MAX) if years else YEARS


def quiet(scope: Scope, years: int, only_agreement: bool) -> list[Partner]:
    """The partners in scope surely not met for more than `years` years, those met longest ago first."""
    found = [
        one
        for one in scope.partners
        if one.not_met_for(years, scope.today)
        and (not only_agreement or (one.rung is not None and one.rung.code in WITH_AGREEMENT))
    ]
    return sorted(found, key=lambda one: (one.last or "", one.partner_id))


def sentence(n: int, years: int, scope: Scope) -> str:
    """As in: 12 partners were not met for more than 3 years."""
    t = scope.t
    return t.plural(
        "{n} partner: no contact on record for {duration} or more",
        "{n} partners: no contact on record for {duration} or more",
        n,
        duration=t.plural("{n} year", "{n} years", years),
    )


def _years(scope: Scope) -> int:
    t, years = scope.t, years_of(scope)
    st.session_state[keys.QUIET_YEARS] = years
    st.number_input(
        t("Not met for … years"),
        min_value=1,
        max_value=YEARS_MAX,
        step=1,
        key=keys.QUIET_YEARS,
        on_change=_changed,
        width=200,
    )
    return years


def _changed() -> None:
    years = int(st.session_state[keys.QUIET_YEARS])
    state.set_option("years", None if years == YEARS else str(years))


def _table(found: list[Partner], scope: Scope) -> None:
    t, listed = scope.t, found[: listing.ALL_MAX]
    rows = data.rows(one.last_engagement_id or "" for one in listed)
    columns = (t("Partner"), t("Highest step of the relation"), t("Last contact"), t("Since then"))
    cells = [_cells(one, rows[one.last_engagement_id or ""], scope) for one in listed]
    listing.table(columns, cells, t("Partners not met for long"), t, total=len(found), at_once=12)


def _cells(one: Partner, row: Any, scope: Scope) -> tuple[str, ...]:
    t = scope.t
    gap = wording.duration(one.since_last, t) if one.since_last else ""
    return (scope.partner(row), wording.rung(one, t), scope.opened(row), gap)
