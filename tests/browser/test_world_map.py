"""The map in a real browser: circles come apart, a click tells beside the map, the years play, nobody is left out."""

import re

import pytest
from playwright.sync_api import Locator, ViewportSize, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from tests.browser.pages import OVERVIEW, PHONE, WORLD_MAP, DashboardPage, keyed, name_of
from tests.harness.browser import OpenTab, Tab
from tests.harness.server import AppServer

pytestmark = pytest.mark.browser


LAPTOP = {"width": 1024, "height": 768}
ROOM_PX_MIN = 500
CLICKS_MAX, CLICK_MS_MAX = 6, 5_000
# A width is told in steps of 20 px, which is 12 px of a map's height.
STEP_PX = 13
# Read before any script of a page: how high the place of the map was, and whether there was a map, at each change.
NOTE_PLACE = """() => {
  window.atlasPlace = [];
  new MutationObserver(() => {
    const kept = document.querySelector('.atlas-map-place > div');
    const chart = document.querySelector('[data-testid="stDeckGlJsonChart"]');
    const one = (kept ? 'kept ' : 'map ') + Math.round((kept || chart)?.getBoundingClientRect().height || 0);
    if ((kept || chart) && window.atlasPlace.at(-1) !== one) window.atlasPlace.push(one);
  }).observe(document, {childList: true, subtree: true, attributes: true, attributeFilter: ['style', 'height']});
}"""


def _canvas(tab: Tab) -> Locator:
    return keyed(tab, "map").locator("canvas").first


def _click(tab: Tab) -> None:
    """A click where the pointer is. A machine that draws WebGL in software may lose one while it is busy."""
    for _ in range(CLICKS_MAX):
        tab.page.mouse.down()
        tab.page.wait_for_timeout(100)
        tab.page.mouse.up()
        try:
            return tab.page.wait_for_url(re.compile("pick="), timeout=CLICK_MS_MAX, wait_until="commit")
        except PlaywrightTimeoutError:
            tab.settle()
    raise AssertionError(f"{CLICKS_MAX} clicks chose nothing: {tab.page.url}")


def test_a_click_on_the_map_tells_beside_it_and_stays_in_the_address(app_server: AppServer, open_tab: OpenTab) -> None:
    tab = open_tab(app_server, WORLD_MAP.url("en", "country=CU&near=americas"))
    box = _canvas(tab).bounding_box()
    assert box
    before = _canvas(tab).element_handle()
    # Havana, where all partners of Cuba are: 82.4 degrees west, 23.1 north, seen from 88 west, 18 north.
    degree_px = box["width"] / 130 * 0.99
    x = box["x"] + box["width"] / 2 + 5.6 * degree_px
    y = box["y"] + box["height"] / 2 - 5.5 * degree_px
    tab.page.mouse.move(x, y)
    # What lies below the pointer is told before it is clicked: so a person knows that it can be.
    expect(keyed(tab, "map").get_by_text("10 engagements")).to_be_visible()
    _click(tab)
    keyed(tab, "picked_several").get_by_role("button", name="Havana").click()
    expect(keyed(tab, "picked_partner").get_by_role("heading")).to_have_text("Havana")
    # The very same canvas: the view is not lost.
    assert _canvas(tab).evaluate("(now, before) => now === before", before)
    tab.settle()
    tab.assert_whole()


def test_the_years_play_and_say_which_is_shown(app_server: AppServer, open_tab: OpenTab) -> None:
    tab = open_tab(app_server, WORLD_MAP.url("en", "from=2021&to=2023"))
    player = keyed(tab, "map_player")
    headline = keyed(tab, "head_map").get_by_role("heading")
    everything = headline.inner_text()
    player.get_by_role("button", name="Play").click()
    expect(tab.page).to_have_url(re.compile("year=2021"))
    expect(tab.page).to_have_url(re.compile("year=2023"), timeout=30_000)
    expect(player.locator("output")).to_have_text("2023")
    expect(headline).not_to_have_text(everything)
    player.get_by_role("button", name="All years").click()
    expect(tab.page).not_to_have_url(re.compile("year="))
    expect(headline).to_have_text(everything)
    tab.settle()
    tab.assert_whole()


def test_who_wants_less_motion_is_not_offered_play_and_chooses_the_year_by_keyboard(
    app_server: AppServer, open_tab: OpenTab
) -> None:
    tab = open_tab(app_server, WORLD_MAP.url("en", "year=2022"), reduced_motion="reduce")
    player = keyed(tab, "map_player")
    expect(player.get_by_role("button", name="One year on")).to_be_visible()
    expect(player.locator(".play")).to_be_hidden()
    slider = player.get_by_role("slider", name="Year of the map")
    slider.focus()
    tab.page.keyboard.press("ArrowRight")
    expect(tab.page).to_have_url(re.compile("year=2023"))
    expect(slider).to_have_attribute("aria-valuetext", "2023")


def test_countries_are_shown_by_a_switch(app_server: AppServer, open_tab: OpenTab) -> None:
    tab = open_tab(app_server, WORLD_MAP.url("en"))
    keyed(tab, "map_show").get_by_text("Countries").click()
    expect(tab.page).to_have_url(re.compile("show=countries"))
    expect(keyed(tab, "head_countries").get_by_role("heading")).to_contain_text("Partners in")
    expect(_canvas(tab)).to_be_visible()
    tab.settle()
    tab.assert_whole()


def test_beside_the_open_panel_the_map_has_room(app_server: AppServer, open_tab: OpenTab) -> None:
    tab = open_tab(app_server, WORLD_MAP.url("vi"), viewport=LAPTOP)
    box = _canvas(tab).bounding_box()
    assert box
    assert box["width"] >= ROOM_PX_MIN
    assert box["x"] + box["width"] <= LAPTOP["width"]
    assert tab.page.evaluate("document.documentElement.scrollWidth") <= LAPTOP["width"]


@pytest.mark.parametrize("size", [PHONE, LAPTOP, {"width": 1440, "height": 900}], ids=lambda one: str(one["width"]))
@pytest.mark.parametrize("dashboard_page", [WORLD_MAP, OVERVIEW], ids=name_of)
def test_the_place_of_the_map_is_kept_until_it_is_drawn_once_at_its_width(
    app_server: AppServer, open_tab: OpenTab, dashboard_page: DashboardPage, size: ViewportSize
) -> None:
    tab = open_tab(app_server, dashboard_page.url("en"), viewport=size)
    tab.page.add_init_script(f"({NOTE_PLACE})()")
    tab.page.reload()
    tab.settle()
    expect(tab.page.get_by_test_id("stDeckGlJsonChart").locator("canvas").first).to_be_visible()
    noted = [one.split() for one in tab.page.evaluate("window.atlasPlace")]
    kinds = [kind for kind, _ in noted]
    # On a busy machine the place is noted again when its style arrives; once the map is there it never comes back.
    assert kinds == ["kept"] * kinds.count("kept") + ["map"] * kinds.count("map"), noted
    assert set(kinds) == {"kept", "map"}, noted
    kept = [int(height) for kind, height in noted if kind == "kept" and int(height)]
    heights = {int(height) for kind, height in noted if kind == "map"}
    assert max(heights) - min(heights) <= 1, noted
    assert kept, noted
    assert all(abs(height - max(heights)) <= STEP_PX for height in kept), noted
