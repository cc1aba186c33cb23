"""On a phone nothing is cut: every choice is within the screen, and numbers in a matrix can be read."""

import pytest

from tests.browser.pages import EVERY_VIEW, TOPICS, DashboardPage, keyed, name_of
from tests.harness.browser import OpenTab
from tests.harness.server import AppServer

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}
CUT = """() => [...document.querySelectorAll('[data-testid=stMain] :is(button, a, input, label)')]
  .filter(one => one.checkVisibility() && !one.closest('.js-plotly-plot, [data-testid=stDataFrame]'))
  .filter(one => one.getBoundingClientRect().right > innerWidth || one.scrollWidth > one.clientWidth + 2
    && getComputedStyle(one).overflowX === 'hidden')
  .map(one => one.outerHTML.slice(0, 160))"""
READABLE_PX_MIN = 9


@pytest.mark.parametrize(("dashboard_page", "language"), EVERY_VIEW, ids=name_of)
def test_no_button_or_link_is_cut(
    app_server: AppServer, open_tab: OpenTab, dashboard_page: DashboardPage, language: str
) -> None:
    tab = open_tab(app_server, dashboard_page.url(language), viewport=PHONE)
    assert not tab.page.evaluate(CUT)
    assert tab.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


@pytest.mark.parametrize("matrix", ["topics_together", "topics_by_region"])
def test_the_numbers_of_a_matrix_can_be_read(app_server: AppServer, open_tab: OpenTab, matrix: str) -> None:
    tab = open_tab(app_server, TOPICS.url("vi"), viewport=PHONE)
    number = keyed(tab, f"figure_{matrix}").locator(".heatmap-label, .hm text").first
    number.scroll_into_view_if_needed()
    box = number.bounding_box()
    assert box
    assert box["height"] >= READABLE_PX_MIN
