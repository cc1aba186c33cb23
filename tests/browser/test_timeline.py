"""The timeline: a range dragged across the bars, or a bar that is clicked, becomes the filter of years."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.pages import TIMELINE, engagements_shown, keyed, query_of
from tests.harness.browser import OpenTab, Tab
from tests.harness.server import AppServer

pytestmark = pytest.mark.browser


def _plot(tab: Tab) -> dict[str, float]:
    area = keyed(tab, "figure_timeline").locator(".nsewdrag").first
    area.scroll_into_view_if_needed()
    box = area.bounding_box()
    assert box
    return dict(box)


def test_a_range_dragged_across_the_bars_becomes_the_filter(app_server: AppServer, open_tab: OpenTab) -> None:
    tab = open_tab(app_server, TIMELINE.url("en", "from=2010&to=2025"))
    everything, box = engagements_shown(tab), _plot(tab)
    year_px = box["width"] / 16.2
    middle = box["y"] + box["height"] / 2
    # From before the bar of 2015 to behind that of 2018; the axis begins 0.6 years before the first bar's middle.
    tab.page.mouse.move(box["x"] + (5.6 - 0.45) * year_px, middle)
    tab.page.mouse.down()
    tab.page.mouse.move(box["x"] + (8.6 + 0.45) * year_px, middle + 20, steps=8)
    tab.page.mouse.up()
    expect(tab.page).to_have_url(re.compile("from=2015&to=2018"))
    tab.settle()
    assert 0 < engagements_shown(tab) < everything
    tab.assert_whole()


def test_stack_calendar_and_order_stand_in_the_address(app_server: AppServer, open_tab: OpenTab) -> None:
    tab = open_tab(app_server, TIMELINE.url("en", "stack=region&calendar=2019&order=n"))
    expect(keyed(tab, "figure_timeline").get_by_text("International bodies").first).to_be_visible()
    expect(keyed(tab, "head_calendar").get_by_role("heading")).to_contain_text("The days of 2019")
    keyed(tab, "timeline_stack").get_by_text("by event type").click()
    expect(tab.page).not_to_have_url(re.compile("stack="))
    tab.settle()
    assert "calendar=2019" in query_of(tab)
    tab.assert_whole()
