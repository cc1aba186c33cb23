"""The overview: every number opens the records behind it."""

import re
import time
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import expect

from atlas.charts.palette import LIGHT, rgba
from tests.browser.pages import OVERVIEW, engagements_shown, keyed, query_of
from tests.harness.browser import OpenTab
from tests.harness.server import AppServer

pytestmark = pytest.mark.browser
# The lines of each card that begin above the end of the line before.
_LINES_OVER_LINES = """figures => [...figures.querySelectorAll('[class*=st-key-figure_]')].flatMap(card => {
  const lines = [...card.querySelectorAll('p')], boxes = lines.map(line => line.getBoundingClientRect())
  return lines.filter((_, k) => k && boxes[k].top < boxes[k - 1].bottom).map(line => line.innerText)
})"""


def test_a_key_figure_its_change_and_a_finding_open_their_records(app_server: AppServer, open_tab: OpenTab) -> None:
    tab = open_tab(app_server, OVERVIEW.url("en", "from=2019&to=2023"), webgl=False)
    assert keyed(tab, "key_figures").evaluate(_LINES_OVER_LINES) == []
    everything = engagements_shown(tab)
    for card, link in (("figure_signed", 0), ("figure_signed", 1), ("findings", 0)):
        opener = keyed(tab, card).get_by_role("link").nth(link)
        # The number stands in brackets in the link, or else is the figure of the card.
        found = re.search(r"\((\d+)\)", opener.inner_text())
        number = found.group(1) if found else keyed(tab, card).locator("strong").inner_text()
        opener.click()
        expect(tab.page.locator("h1")).to_have_text("Engagements")
        tab.settle()
        assert engagements_shown(tab) == int(number)
        tab.assert_whole()
        tab.page.go_back()
        expect(tab.page.locator("h1")).to_have_text(OVERVIEW.title)
        tab.settle()
        assert (query_of(tab), engagements_shown(tab)) == ("lang=en&from=2019&to=2023", everything)


def test_what_is_coming_opens_its_record(app_server: AppServer, open_tab: OpenTab) -> None:
    tab = open_tab(app_server, OVERVIEW.url("en"), webgl=False)
    keyed(tab, "panel_coming").get_by_role("link").first.click()
    expect(tab.page.locator("h1")).to_have_text("Engagements")
    tab.settle()
    expect(keyed(tab, "record")).to_be_visible()
    tab.assert_whole()


def test_the_map_shows_the_world_at_the_width_of_the_page(app_server: AppServer, open_tab: OpenTab) -> None:
    tab = open_tab(app_server, OVERVIEW.url("en"))
    chart = tab.page.get_by_test_id("stDeckGlJsonChart")
    land = rgba(LIGHT.land)[:3]

    def share_of_land() -> float:
        picture = Image.open(BytesIO(chart.screenshot())).convert("RGB")
        return picture.tobytes().count(bytes(land)) / (picture.width * picture.height)

    deadline = time.monotonic() + 60
    while share_of_land() < 0.1 and time.monotonic() < deadline:
        tab.page.wait_for_timeout(500)
    assert share_of_land() > 0.1
