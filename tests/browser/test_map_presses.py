"""A circle of the map is hit by every hand: one that presses long, one that is not steady."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.pages import WORLD_MAP, keyed
from tests.harness.browser import OpenTab, Tab
from tests.harness.server import AppServer

pytestmark = pytest.mark.browser


def _over_havana(tab: Tab) -> tuple[float, float]:
    """Where the partners of Cuba are on the screen, the pointer above them and the map ready."""
    box = keyed(tab, "map").locator("canvas").first.bounding_box()
    assert box
    # Havana is 82.4 degrees west, 23.1 north, seen from 88 west, 18 north.
    degree_px = box["width"] / 130 * 0.99
    x, y = box["x"] + box["width"] / 2 + 5.6 * degree_px, box["y"] + box["height"] / 2 - 5.5 * degree_px
    tab.page.mouse.move(x, y)
    expect(keyed(tab, "map").get_by_text("10 engagements")).to_be_visible()
    return x, y


def test_a_long_press_is_a_click(app_server: AppServer, open_tab: OpenTab) -> None:
    tab = open_tab(app_server, WORLD_MAP.url("en", "country=CU&near=americas"))
    _over_havana(tab)
    tab.page.mouse.down()
    tab.page.wait_for_timeout(500)
    tab.page.mouse.up()
    expect(tab.page).to_have_url(re.compile("pick="))


def test_an_unsteady_press_is_a_click(app_server: AppServer, open_tab: OpenTab) -> None:
    tab = open_tab(app_server, WORLD_MAP.url("en", "country=CU&near=americas"))
    x, y = _over_havana(tab)
    tab.page.mouse.down()
    tab.page.mouse.move(x + 2, y + 1)
    tab.page.mouse.up()
    expect(tab.page).to_have_url(re.compile("pick="))


@pytest.mark.parametrize("held_ms", [0, 600])
def test_a_drag_moves_the_map_and_chooses_nothing(app_server: AppServer, open_tab: OpenTab, held_ms: int) -> None:
    tab = open_tab(app_server, WORLD_MAP.url("en", "country=CU&near=americas"))
    x, y = _over_havana(tab)
    told = keyed(tab, "map").get_by_text("10 engagements")
    tab.page.mouse.down()
    tab.page.wait_for_timeout(held_ms)
    tab.page.mouse.move(x - 150, y + 60, steps=12)
    tab.page.mouse.up()
    # Havana lies where it was dragged to, and no longer where it was.
    tab.page.mouse.move(x, y)
    expect(told).to_be_hidden()
    tab.page.mouse.move(x - 150, y + 60)
    expect(told).to_be_visible()
    tab.settle()
    assert "pick=" not in tab.page.url
