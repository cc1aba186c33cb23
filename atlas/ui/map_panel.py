"""The world map on a page: drawn by WebGL where the browser can, else as a drawing; a click chooses a partner."""

import html
from dataclasses import replace
from typing import Final

import pandas as pd
import streamlit as st

from atlas.charts import partner_map, words
from atlas.charts.words import LegendItem
from atlas.i18n import Translator
from atlas.ui import browser, chart_panel, charts, keys, latest, links, state
from atlas.ui.charts import Chart
from atlas.ui.page import Page
from atlas.ui.text import plain

HEIGHT_PX: Final = 560
HEIGHT_NARROW_PX: Final = 420
HEIGHT_OVERVIEW_PX: Final = 400
LISTED_ROWS: Final = 12
WIDTH_PX: Final = 1100
WIDTH_NARROW_PX: Final = 360


def chart(page: Page) -> Chart:
    """The map of the page's records."""
    note = partner_map.unplaced(page.records).sentence(page.t)
    return Chart(
        "map",
        partner_map,
        partner_map.frame,
        page,
        notes=(note,),
        options={"basemap": charts.ground()},
    )


def show(one: Chart, height_px: int = HEIGHT_PX, can_pick: bool = True) -> None:
    """Draw the map and its legend. A click on a partner puts it into the address, where `can_pick`."""
    seen, t = browser.ask(), one.page.t
    if not seen.webgl:
        st.caption(t("This browser cannot draw the moving map (it has no WebGL). The map is shown as a drawing."))
    if not seen.webgl or st.session_state.get(keys.MAP_AS_DRAWING):
        st.image(one.svg(), width="stretch", alt=one.alt)
        return
    _moving(one, min(height_px, HEIGHT_NARROW_PX) if seen.narrow else height_px, seen.narrow, can_pick)
    legend(partner_map.legend(one.prepared, t, charts.reader_theme()))


def switch(one: Chart) -> None:
    """The reader may prefer the drawing, where there is a choice."""
    if browser.known().webgl:
        st.toggle(one.page.t("Show as a drawing"), key=keys.MAP_AS_DRAWING, persist_state="session")


def legend(items: list[LegendItem]) -> None:
    """What the colours mean."""
    mark = '<li><span class="atlas-mark" style="background:{colour}"></span>{label}</li>'
    marks = [mark.format(colour=html.escape(item.colour), label=html.escape(item.label)) for item in items]
    st.html(f'<ul class="atlas-legend">{"".join(marks)}</ul>')


def _moving(one: Chart, height_px: int, narrow: bool, can_pick: bool) -> None:
    sized = replace(one, options={**one.options, "width_px": WIDTH_NARROW_PX if narrow else WIDTH_PX})
    key = keys.MAP if can_pick else keys.MAP_SMALL
    st.pydeck_chart(
        sized.figure(), height=height_px, on_select=_clicked if can_pick else "ignore", key=key, alt=one.alt
    )


def _clicked() -> None:
    picked = partner_map.selected_partners(st.session_state[keys.MAP].selection)
    state.set_option("pick", next(iter(picked), None))


def overview(page: Page) -> None:
    """The map without its table, with the way to the page that has it."""
    one = chart(page)
    with chart_panel.panel(one):
        chart_panel.head(one)
        show(one, HEIGHT_OVERVIEW_PX, can_pick=False)
        links.to(links.WORLD_MAP, page.t("Open the map"), page.view)


def partner(one: Chart) -> None:
    """The partner that was clicked, or chosen from the list by those who do not use the map: its engagements."""
    page, t = one.page, one.page.t
    names = {row["partner_id"]: _named(row, t) for _, row in one.prepared.iterrows()}
    picked = page.view.option("pick")
    st.session_state[keys.MAP_PARTNER] = picked if picked in names else None
    st.selectbox(
        t("Click a circle, or choose a partner here, to see the engagements"),
        list(names),
        index=None,
        key=keys.MAP_PARTNER,
        format_func=lambda partner_id: names.get(partner_id, partner_id),
        placeholder=t("Choose a partner"),
        on_change=lambda: state.set_option("pick", st.session_state[keys.MAP_PARTNER]),
    )
    if picked in names:
        _engagements_of(str(picked), page)


def _named(row: pd.Series, t: Translator) -> str:
    return f"{words.partner_name(t, row)} ({t.number(int(row['n']))})"


def _engagements_of(partner_id: str, page: Page) -> None:
    t, records = page.t, page.records[page.records["partner_id"] == partner_id]
    first = records.iloc[0]
    with st.container(border=True, key="picked_partner"):
        st.header(plain(words.partner_name(t, first)), anchor=False)
        st.caption(plain(f"{t.country(first['country_code'])} · {words.engagements(t, len(records))}"))
        only = replace(page.view.filters, partners=(partner_id,))
        latest.show(page, records, only, LISTED_ROWS)
        links.to(links.WORLD_MAP, t("Filter by this partner"), page.view, only)
