"""The page of the world map: what is shown and in which colours, the year, the map, and beside it what was chosen."""

from dataclasses import replace
from typing import Any, Final

import streamlit as st

from atlas.charts import partner_map
from atlas.charts.partner_map.colours import COLOUR_BY, ColourBy
from atlas.filters import Filters
from atlas.i18n import Translator
from atlas.ui import chart_panel, charts, keys, map_panel, map_side, options, player, state
from atlas.ui.charts import Chart
from atlas.ui.page import Page, narrowed
from atlas.ui.sorting import in_order
from atlas.vocabulary import TOPICS

CHOICE_WIDTH_PX: Final = 270
MAP_SHARE: Final = (0.7, 0.3)


@st.fragment
def explore(page: Page) -> None:
    """All of the map; runs by itself when only the map is changed."""
    state.write_of_part()
    page = replace(page, view=state.current())
    shown = _of_year(page)
    _choices(page)
    chart = _chart(page, shown)
    with chart_panel.panel(chart):
        chart_panel.head(chart)
        with st.container(key="map_stage"):
            left, right = st.columns(MAP_SHARE, gap="medium")
        with left:
            map_panel.show(chart, view=_view(page, chart))
            _year(page)
            map_panel.switch(chart)
        with right:
            map_side.show(chart)
        chart_panel.foot(chart)


def _chart(page: Page, shown: Page) -> Chart:
    if options.current("show", _shows(page.t), page) == "countries":
        return map_panel.countries(shown)
    colour_by = options.current("colours", _colours(page.t), page)
    topic = options.current("share", _topics(page), page) if colour_by == "topic" else None
    return map_panel.places(shown, _is_colour(colour_by), topic, _most_of(page))


def _is_colour(code: str) -> ColourBy:
    return next(one for one in COLOUR_BY if one == code)


def _choices(page: Page) -> None:
    """What is shown, in which colours, and which part of the world."""
    t = page.t
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium", key="map_choices"):
        shown = options.choose("show", t("Show"), _shows(t), keys.MAP_SHOW, page)
        options.choose("near", t("Look at"), _parts(t), keys.MAP_NEAR, page)
        if shown == "places":
            with st.container(width=CHOICE_WIDTH_PX):
                colours = options.choose_from_list("colours", t("Colours"), _colours(t), keys.MAP_COLOURS, page)
            if colours == "topic":
                with st.container(width=CHOICE_WIDTH_PX):
                    options.choose_from_list("share", t("Share of the topic"), _topics(page), keys.MAP_TOPIC, page)


def _shows(t: Translator) -> dict[str, str]:
    shows = {"places": t("Partners"), "countries": t("Countries")}
    return shows if charts.ground().has_countries else {"places": shows["places"]}


def _parts(t: Translator) -> dict[str, str]:
    return {
        "world": t("World"),
        "europe": t("Europe"),
        "east_asia": t("East Asia"),
        "americas": t("The Americas"),
    }


def _colours(t: Translator) -> dict[str, str]:
    return {
        "partner_kind": t("by kind of partner"),
        "world_region": t("by part of the world"),
        "event_type": t("by event type"),
        "direction": t("outgoing or incoming"),
        "topic": t("by share of a topic"),
    }


def _topics(page: Page) -> dict[str, str]:
    """The topics, first the one that is filtered, or else the most named."""
    named = page.records["topics"].explode().value_counts()
    first = page.view.filters.topics[:1] or tuple(str(code) for code in named.index[:1]) or TOPICS.codes[:1]
    ordered = in_order(TOPICS.codes, lambda code: page.t.term(TOPICS, code))
    return {code: page.t.term(TOPICS, code) for code in (*first, *ordered)}


def _years(page: Page) -> tuple[int, int]:
    years = page.records["year"].dropna()
    return (int(years.min()), int(years.max())) if len(years) else (0, 0)


def _year(page: Page) -> None:
    first, last = _years(page)
    if first < last:
        player.show(first, last, page.view.option("year"), page.t)


def _of_year(page: Page) -> Page:
    """The page narrowed to the year of the slider; the page itself for all years."""
    chosen = player.parse(page.view.option("year"), *_years(page))
    if chosen is None:
        return page
    return narrowed(page, _within(page.view.filters, str(chosen[0]), chosen[1]))


def _within(filters: Filters, year: str, until: bool) -> Filters:
    """The filters within a year, or up to its end; a month or day that they name stays."""
    start, end = filters.date_from or "", filters.date_to or ""
    first = filters.date_from if until or start.startswith(year) else year
    return replace(filters, date_from=first, date_to=end if end.startswith(year) else year)


def _most_of(page: Page) -> int:
    """What the largest circle stands for, so that circles can be compared from year to year; 0 for all years."""
    chosen = player.parse(page.view.option("year"), *_years(page))
    return 0 if chosen is None else partner_map.busiest(page.records, a_year=not chosen[1])


def _view(page: Page, chart: Chart) -> dict[str, Any]:
    """What the moving edition is told besides."""
    near: dict[str, Any] = {"near": options.current("near", _parts(page.t), page)}
    return near | ({"most": _most_of(page)} if chart.name == "map" else {})
