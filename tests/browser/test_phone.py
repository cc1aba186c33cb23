"""On a phone numbers in a matrix can be read. That no button or link is cut there, test_pages asks of every page."""

import pytest

from tests.browser.pages import PHONE, TOPICS, keyed
from tests.harness.browser import OpenTab
from tests.harness.server import AppServer

pytestmark = pytest.mark.browser

READABLE_PX_MIN = 9


def test_the_numbers_of_a_matrix_can_be_read(app_server: AppServer, open_tab: OpenTab) -> None:
    tab = open_tab(app_server, TOPICS.url("vi"), viewport=PHONE)
    for matrix in ("topics_together", "topics_by_region"):
        number = keyed(tab, f"figure_{matrix}").locator(".heatmap-label, .hm text").first
        number.scroll_into_view_if_needed()
        box = number.bounding_box()
        assert box, matrix
        assert box["height"] >= READABLE_PX_MIN, matrix
