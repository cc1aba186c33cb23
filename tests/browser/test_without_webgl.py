"""On a machine without WebGL the map is there all the same, as a drawing, and the page says why."""

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.pages import OVERVIEW, WORLD_MAP, DashboardPage, keyed, name_of, words
from tests.harness.browser import OpenTab, Tab
from tests.harness.server import AppServer

pytestmark = pytest.mark.browser

NO_WEBGL = "This browser cannot draw the moving map (it has no WebGL). The map is shown as a drawing."
DRAWING_WIDTH_PX_MIN = 500


def _drawing(tab: Tab) -> Locator:
    return tab.page.get_by_test_id("stImage").locator("img")


@pytest.mark.parametrize(("dashboard_page", "language"), [(WORLD_MAP, "vi"), (OVERVIEW, "en")], ids=name_of)
def test_without_webgl_the_map_is_a_drawing_and_the_page_says_so(
    app_server: AppServer, open_tab: OpenTab, dashboard_page: DashboardPage, language: str
) -> None:
    tab = open_tab(app_server, dashboard_page.url(language), webgl=False)
    expect(tab.page.get_by_text(words(language)(NO_WEBGL))).to_be_visible()
    expect(_drawing(tab)).to_be_visible()
    tab.settle()
    assert _drawing(tab).evaluate("one => one.complete && one.naturalWidth") >= DRAWING_WIDTH_PX_MIN
    expect(keyed(tab, "map").locator("canvas")).to_have_count(0)
    tab.assert_whole()


def test_with_webgl_the_map_moves_unless_a_reader_prefers_the_drawing(app_server: AppServer, open_tab: OpenTab) -> None:
    tab = open_tab(app_server, WORLD_MAP.url("en"))
    expect(keyed(tab, "map").locator("canvas").first).to_be_visible()
    expect(tab.page.get_by_text(NO_WEBGL)).to_have_count(0)
    expect(_drawing(tab)).to_have_count(0)
    keyed(tab, "map_as_drawing").locator("label").click()
    expect(_drawing(tab)).to_be_visible()
    tab.settle()
    tab.assert_whole()
