"""The world map on a page: drawn by WebGL where the browser can, else as a drawing; a click chooses a partner."""

import html
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

import streamlit as st

from atlas.charts import partner_map, words
from atlas.charts.words import LegendItem
from atlas.ui import browser, chart_panel, charts, keys, latest, links
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
        partner_map.frame(page.records),
        page,
        notes=(note,),
        options={"basemap": charts.ground()},
    )


def show(one: Chart, height_px: int = HEIGHT_PX) -> str | None:
    """Draw the map and its legend; returns the id of the partner that was clicked, None when there is none."""
    seen, t = browser.ask(), one.page.t
    as_drawing = not seen.webgl or bool(st.session_state.get(keys.MAP_AS_DRAWING))
    if not seen.webgl:
        st.caption(t("This browser cannot draw the moving map (it has no WebGL). The map is shown as a drawing."))
    if as_drawing:
        _drawing(one)
        return None
    picked = _moving(one, min(height_px, HEIGHT_NARROW_PX) if seen.narrow else height_px, seen.narrow)
    legend(partner_map.legend(one.prepared, t, charts.reader_theme()))
    return picked


def switch(one: Chart) -> None:
    """The reader may prefer the drawing."""
    st.toggle(one.page.t("Show as a drawing"), key=keys.MAP_AS_DRAWING, persist_state="session")


def legend(items: list[LegendItem]) -> None:
    """What the colours mean."""
    mark = '<li><span class="atlas-mark" style="background:{colour}"></span>{label}</li>'
    marks = [mark.format(colour=html.escape(item.colour), label=html.escape(item.label)) for item in items]
    st.html(f'<ul class="atlas-legend">{"".join(marks)}</ul>')


def _moving(one: Chart, height_px: int, narrow: bool) -> str | None:
    sized = replace(one, options={**one.options, "width_px": WIDTH_NARROW_PX if narrow else WIDTH_PX})
    event: Any = st.pydeck_chart(
        sized.figure(),
        height=height_px,
        on_select="rerun",
        selection_mode="single-object",
        key=keys.MAP,
        alt=one.alt,
    )
    selection: Mapping[str, Any] = event.selection
    return next(iter(partner_map.selected_partners(selection)), None)


def _drawing(one: Chart) -> None:
    st.image(charts.svg(one), width="stretch", alt=one.alt)


def overview(page: Page) -> None:
    """The map without its table, with the way to the page that has it."""
    one = chart(page)
    with chart_panel.panel(one):
        chart_panel.head(one)
        show(one, HEIGHT_OVERVIEW_PX)
        links.to(links.WORLD_MAP, page.t("Open the map"), page.view)


def partner(partner_id: str | None, page: Page) -> None:
    """The engagements of the partner that was clicked, and the way to see it alone."""
    t = page.t
    if partner_id is None:
        st.caption(t("Click a circle to see the partner's engagements here."))
        return
    records = page.records[page.records["partner_id"] == partner_id]
    if records.empty:
        return
    first = records.iloc[0]
    with st.container(border=True, key="picked_partner"):
        st.header(plain(t.name(first["partner"], first["partner_vi"])), anchor=False)
        st.caption(plain(f"{t.country(first['country_code'])} · {words.engagements(t, len(records))}"))
        only = replace(page.view.filters, partners=(partner_id,))
        latest.show(page, records, only, LISTED_ROWS)
        links.to(links.WORLD_MAP, t("Filter by this partner"), page.view, only)
