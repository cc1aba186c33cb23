"""Beside the map: what was clicked, or chosen from a list by those who do not use the map, and its engagements."""

from dataclasses import replace
from typing import Final

import pandas as pd
import streamlit as st

from atlas.charts import words
from atlas.filters import Filters
from atlas.i18n import Translator
from atlas.ui import keys, latest, links, state
from atlas.ui.charts import Chart
from atlas.ui.map_panel import COUNTRY
from atlas.ui.page import Page
from atlas.ui.sorting import in_order
from atlas.ui.text import plain

LISTED_ROWS: Final = 5


def show(chart: Chart) -> None:
    """A list to choose from, and below it what is chosen; before that, the map in words."""
    page, names = chart.page, _names(chart)
    picked = _picked(page, names)
    with st.container(key="map_side", gap="small"):
        _list(chart, names, picked)
        if not picked:
            st.markdown(plain(chart.alt))
        elif len(picked) > 1:
            _several(picked, names, page)
        elif picked[0].startswith(COUNTRY):
            _country(picked[0].removeprefix(COUNTRY), page)
        else:
            _partner(picked[0], page)


def _names(chart: Chart) -> dict[str, str]:
    """Id -> name with the number of engagements, of all that is on the map."""
    t = chart.page.t
    rows = chart.prepared.to_dict("records")
    if chart.name == "countries":
        return {f"{COUNTRY}{row['country_code']}": _counted(t.country(row["country_code"]), row, t) for row in rows}
    return {row["partner_id"]: _counted(words.partner_name(t, row), row, t) for row in rows}


def _counted(name: str, row: words.Row, t: Translator) -> str:
    return f"{name} ({t.number(int(row['n']))})"


def _picked(page: Page, names: dict[str, str]) -> list[str]:
    wanted = (page.view.option("pick") or "").split(",")
    return [one for one in wanted if one in names]


def _list(chart: Chart, names: dict[str, str], picked: list[str]) -> None:
    t = chart.page.t
    st.session_state[keys.MAP_PARTNER] = picked[0] if len(picked) == 1 else None
    what = (
        t("Click a country, or choose one here")
        if chart.name == "countries"
        else t("Click a circle, or choose a partner here")
    )
    st.selectbox(
        what,
        in_order(names, names.__getitem__) if chart.name == "countries" else list(names),
        index=None,
        key=keys.MAP_PARTNER,
        format_func=lambda one: names.get(one, one),
        placeholder=t("Choose a country") if chart.name == "countries" else t("Choose a partner"),
        on_change=lambda: state.set_option("pick", st.session_state[keys.MAP_PARTNER]),
    )


def _several(picked: list[str], names: dict[str, str], page: Page) -> None:
    """The partners of a circle that stands for several; each can be chosen."""
    st.markdown(page.t("This circle stands for several partners:"))
    with st.container(key="picked_several", gap=None):
        for partner_id in picked:
            st.button(
                plain(names[partner_id]),
                key=f"pick_{partner_id}",
                type="tertiary",
                on_click=state.set_option,
                args=("pick", partner_id),
            )


def _partner(partner_id: str, page: Page) -> None:
    t, records = page.t, page.records[page.records["partner_id"] == partner_id]
    first = records.iloc[0]
    with st.container(key="picked_partner", gap="xsmall"):
        st.header(plain(words.partner_label(t, first)), anchor=False)
        country = t.country(first["country_code"]) if isinstance(first["country_code"], str) else ""
        st.caption(plain(" · ".join(part for part in (country, words.engagements(t, len(records))) if part)))
        links.partner_link(partner_id, t("All about this partner"), page.view)
        _told(records, replace(page.view.filters, partners=(partner_id,)), page)


def _country(code: str, page: Page) -> None:
    t, records = page.t, page.records[page.records["country_code"] == code]
    with st.container(key="picked_country", gap="xsmall"):
        st.header(plain(t.country(code)), anchor=False)
        many = (words.partners(t, int(records["partner_id"].nunique())), words.engagements(t, len(records)))
        st.caption(plain(" · ".join(many)))
        _told(records, replace(page.view.filters, countries=(code,)), page)


def _told(records: pd.DataFrame, only: Filters, page: Page) -> None:
    latest.show(page, records, only, LISTED_ROWS)
    links.to(links.WORLD_MAP, page.t("Filter by this"), page.view, only)
