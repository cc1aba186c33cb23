"""Light and dark: a page that is open follows the reader's device, its charts and maps with it."""

import pytest
from playwright.sync_api import expect

from atlas.charts.palette import THEMES
from tests.browser.pages import TIMELINE, WORLD_MAP, keyed
from tests.harness.browser import OpenTab
from tests.harness.server import AppServer

pytestmark = pytest.mark.browser


def _rgb(colour: str) -> str:
    """#rrggbb as browsers write it."""
    return f"rgb({', '.join(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5))})"


def test_charts_take_the_colours_of_the_device_while_the_page_is_open(app_server: AppServer, open_tab: OpenTab) -> None:
    tab = open_tab(app_server, TIMELINE.url("en", "from=2020"), color_scheme="light")
    words, address = keyed(tab, "figure_timeline").locator(".xtick text").first, tab.page.url
    for mode in ("light", "dark", "light"):
        tab.page.emulate_media(color_scheme=mode)
        expect(words).to_have_css("fill", _rgb(THEMES[mode].text))
    assert tab.page.url == address
    tab.assert_whole()


def test_the_map_takes_the_colours_of_the_device_and_keeps_what_was_chosen(
    app_server: AppServer, open_tab: OpenTab
) -> None:
    tab = open_tab(app_server, WORLD_MAP.url("en", "pick=JP-40"), color_scheme="light")
    mark, side = tab.page.locator(".atlas-legend .atlas-mark").first, keyed(tab, "map_side")
    expect(side).to_contain_text("Fukuoka")
    expect(mark).to_have_css("background-color", _rgb(THEMES["light"].partner_kinds["city"]))
    tab.page.emulate_media(color_scheme="dark")
    expect(mark).to_have_css("background-color", _rgb(THEMES["dark"].partner_kinds["city"]))
    expect(side).to_contain_text("Fukuoka")
    tab.settle()
    tab.assert_whole()
