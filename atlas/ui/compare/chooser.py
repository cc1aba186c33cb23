"""What the reader compares: the kind, then two to four of it. The choice stands in the address."""

from collections.abc import Callable, Sequence

import streamlit as st

from atlas.charts.compare_years import COUNTRIES, PARTNERS, PERIOD_MARK, PERIODS
from atlas.ui import data, keys, state
from atlas.ui.compare.sides import LEAST, MOST, Side, keys_of, kind, others
from atlas.ui.page import Page
from atlas.ui.sorting import in_order
from atlas.ui.text import plain


def show(page: Page, chosen: Sequence[Side]) -> None:
    """The widgets, and what of the address cannot be compared."""
    t, of = page.t, kind(page.view)
    kinds = {PARTNERS: t("Partners"), COUNTRIES: t("Countries"), PERIODS: t("Periods")}
    st.session_state[keys.COMPARE_OF] = of
    st.segmented_control(
        t("Compare"),
        list(kinds),
        key=keys.COMPARE_OF,
        required=True,
        format_func=kinds.__getitem__,
        on_change=_kind_chosen,
    )
    if of == PERIODS:
        _periods([side.key for side in chosen], page)
    else:
        _many(of, [side.key for side in chosen], page)
    if others(of, page.view.filters) != page.view.filters:
        st.caption(t("Of your filters, those of what is compared are not applied here."))
    _, unknown = keys_of(page.view)
    if unknown:
        st.warning(plain(t("These cannot be compared and were left out: {parts}", parts=", ".join(unknown))))


def set_sides(found: Sequence[str]) -> None:
    """Compare these from the next run on."""
    state.set_option("sides", ",".join(found) or None)


def _kind_chosen() -> None:
    of = st.session_state[keys.COMPARE_OF]
    state.set_option("of", None if of == PARTNERS else of)
    set_sides([])


def _many(of: str, chosen: list[str], page: Page) -> None:
    t, offered = page.t, data.choices()
    name: Callable[[str], str] = t.country if of == COUNTRIES else lambda one: offered.partner_name(one, t)
    options = in_order(offered.countries if of == COUNTRIES else offered.partners, name)
    st.session_state[keys.COMPARE_SIDES] = chosen
    st.multiselect(
        t("Two to four"),
        options,
        format_func=name,
        key=keys.COMPARE_SIDES,
        max_selections=MOST,
        select_all=False,
        on_change=lambda: set_sides(st.session_state[keys.COMPARE_SIDES]),
    )


def _periods(chosen: list[str], page: Page) -> None:
    """Two lists of years a period, and buttons for one more or one less."""
    t, years = page.t, [str(year) for year in data.choices().years]
    with st.grid(len(chosen), min_column_width=220, gap="small"):
        for number, key in enumerate(chosen):
            with st.container(horizontal=True, gap="small"):
                for place, value in enumerate(key.split(PERIOD_MARK)):
                    _year(number, place, value, years, page)
    with st.container(horizontal=True, gap="small"):
        st.button(t("Add a period"), key=keys.COMPARE_ADD, on_click=_add, args=(chosen,), disabled=len(chosen) >= MOST)
        st.button(
            t("Take the last away"),
            key=keys.COMPARE_REMOVE,
            on_click=set_sides,
            args=(chosen[:-1],),
            disabled=len(chosen) <= LEAST,
        )


def _year(number: int, place: int, value: str, years: list[str], page: Page) -> None:
    t, key = page.t, f"{keys.COMPARE_YEAR}_{number}_{place}"
    label = t("Period {n}, from", n=number + 1) if place == 0 else t("Period {n}, to", n=number + 1)
    options = years if value in years else sorted([*years, value])
    st.session_state[key] = value
    st.selectbox(label, options, key=key, format_func=t.date, on_change=_years_chosen)


def _years_chosen() -> None:
    found, number = [], 0
    while f"{keys.COMPARE_YEAR}_{number}_0" in st.session_state:
        start, end = (st.session_state[f"{keys.COMPARE_YEAR}_{number}_{place}"] for place in (0, 1))
        found.append(f"{start}{PERIOD_MARK}{end}")
        number += 1
    set_sides(found)


def _add(chosen: list[str]) -> None:
    """One more period, as long as the first one and before it, in whole years."""
    start, end = (int(one[:4]) for one in min(chosen).split(PERIOD_MARK))
    set_sides([*chosen, f"{start - (end - start) - 1}{PERIOD_MARK}{start - 1}"])
