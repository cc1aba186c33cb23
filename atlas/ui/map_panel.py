"""The world map on a page: drawn by WebGL where the browser can, else as a drawing; a click chooses what is told."""

import html
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, Final

import streamlit as st

from atlas.charts import country_map, partner_map
from atlas.charts.partner_map.colours import ColourBy
from atlas.charts.words import LegendItem
from atlas.ui import browser, chart_panel, charts, keys, links, state
from atlas.ui.charts import Chart
from atlas.ui.page import Page

HEIGHT_PX: Final = 560
HEIGHT_NARROW_PX: Final = 420
# In which the world from Lapland to Buenos Aires is whole on the widest page.
HEIGHT_OVERVIEW_PX: Final = 460
# Below this the height of a phone's screen is not spent on the map alone.
NARROW_PX: Final = 480
# How the place is called when the pick is a country, not a partner.
COUNTRY: Final = "country:"
NO_VIEW: Final[Mapping[str, Any]] = MappingProxyType({})


def places(page: Page, colour_by: ColourBy = "partner_kind", topic: str | None = None, most: int = 0) -> Chart:
    """The map of the page's partners, each at its place; most: what the largest circle stands for at least."""
    t = page.t
    ways = t("Lines that bow north are visits out, those that bow south visits in.") if colour_by == "direction" else ""
    return Chart(
        "map",
        partner_map,
        lambda records: partner_map.frame(records, topic),
        page,
        notes=(ways, partner_map.unplaced(page.records).sentence(t)),
        options={"basemap": charts.ground(), "colour_by": colour_by},
        variant=topic or "",
        drawn=f"{colour_by}-{most}",
    )


def countries(page: Page) -> Chart:
    """The map of the countries to which the page's partners belong."""
    note = country_map.unplaced(page.records, page.t)
    options = {"basemap": charts.ground()}
    return Chart("countries", country_map, country_map.frame, page, notes=(note,), options=options)


def show(one: Chart, is_small: bool = False, view: Mapping[str, Any] = NO_VIEW) -> None:
    """Draw the map and its legend; `view` goes to the moving edition alone. What is clicked goes into the address.

    is_small: on a page about more than the map, where it always has the same height and nothing is clicked. Until the
    browser has told how wide the place is it is kept free: to draw the map for another width first takes it as long.
    """
    place = keys.MAP_SMALL if is_small else keys.MAP
    seen, t = browser.ask(place), one.page.t
    if seen is None:
        st.html(f'<div class="atlas-map-place{" atlas-map-small" if is_small else ""}"><div></div></div>')
        legend(one)
        return
    if not seen.webgl:
        st.caption(t("This browser cannot draw the moving map (it has no WebGL). The map is shown as a drawing."))
    if not seen.webgl or st.session_state.get(keys.MAP_AS_DRAWING):
        st.image(one.svg(), width="stretch", alt=one.alt)
        return
    sized = _sized(one, {"width_px": seen.width_px, **view})
    st.pydeck_chart(
        sized.figure(),
        height=height_px(seen.width_px, is_small),
        on_select="ignore" if is_small else _clicked,
        key=place,
        alt=one.alt,
    )
    legend(one)


def height_px(width_px: int, is_small: bool = False) -> int:
    """What the world needs at this width; on a phone, whose first view is narrower, not more than a screenful."""
    if width_px < NARROW_PX:
        return HEIGHT_NARROW_PX
    return HEIGHT_OVERVIEW_PX if is_small else min(HEIGHT_PX, max(360, round(0.62 * width_px)))


def _sized(one: Chart, view: Mapping[str, Any]) -> Chart:
    """The chart with the options of the moving edition; those that are no numbers tell it apart as well."""
    said = "-".join(f"{name}={value}" for name, value in view.items())
    return replace(one, options={**one.options, **view}, drawn=f"{one.drawn}|{said}")


def switch(one: Chart) -> None:
    """The reader may prefer the drawing, where there is a choice."""
    seen = browser.known(keys.MAP)
    if seen is None or seen.webgl:
        st.toggle(one.page.t("Show as a drawing"), key=keys.MAP_AS_DRAWING, persist_state="session")


def legend(one: Chart) -> None:
    """What the colours mean."""
    colours = {name: value for name, value in one.options.items() if name == "colour_by"}
    items: list[LegendItem] = one.kind.legend(one.prepared, one.page.t, charts.reader_theme(), **colours)
    mark = '<li><span class="atlas-mark atlas-{shape}" style="background:{colour}"></span>{label}</li>'
    marks = [mark.format(shape=item.shape, colour=item.colour, label=html.escape(item.label)) for item in items]
    st.html(f'<ul class="atlas-legend">{"".join(marks)}</ul>')


def _clicked() -> None:
    selection = st.session_state[keys.MAP].selection
    country = country_map.selected_country(selection)
    picked = f"{COUNTRY}{country}" if country else ",".join(partner_map.selected_partners(selection))
    state.set_option("pick", picked or None)


def overview(page: Page) -> None:
    """The map without its table, with the way to the page that has it."""
    one = places(page)
    with chart_panel.panel(one):
        chart_panel.head(one)
        _small(one)
        links.to(links.WORLD_MAP, page.t("Open the map"), page.view)


@st.fragment
def _small(one: Chart) -> None:
    """By itself, so that the page need not run again when the browser tells its width."""
    show(one, is_small=True)
