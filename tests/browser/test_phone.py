"""On a phone charts can be read and the links leave room. That nothing is cut there, test_pages asks of every page."""

from itertools import pairwise

import pytest
from playwright.sync_api import expect

from tests.browser.pages import PHONE, TIMELINE, TOPICS, keyed
from tests.harness.browser import OpenTab
from tests.harness.server import AppServer

pytestmark = pytest.mark.browser

READABLE_PX_MIN = 9
CELL_PX_MIN = 8
LINES_MAX = 3


def test_the_numbers_of_a_matrix_can_be_read(app_server: AppServer, open_tab: OpenTab) -> None:
    tab = open_tab(app_server, TOPICS.url("vi"), viewport=PHONE)
    for matrix in ("topics_together", "topics_by_region"):
        number = keyed(tab, f"figure_{matrix}").locator(".heatmap-label, .hm text").first
        number.scroll_into_view_if_needed()
        box = number.bounding_box()
        assert box, matrix
        assert box["height"] >= READABLE_PX_MIN, matrix


def test_the_links_to_the_pages_leave_room_for_the_page(app_server: AppServer, open_tab: OpenTab) -> None:
    tab = open_tab(app_server, TIMELINE.url("vi"), viewport=PHONE, webgl=False)
    links = keyed(tab, "navigation").get_by_role("link").all()
    boxes = [box for link in links if (box := link.bounding_box())]
    assert len(boxes) == len(links) > 9
    assert len({round(box["y"]) for box in boxes}) <= LINES_MAX
    assert min(box["height"] for box in boxes) >= 24


def test_the_marks_of_signings_stand_apart_and_the_legend_below_the_years(
    app_server: AppServer, open_tab: OpenTab
) -> None:
    tab = open_tab(app_server, TIMELINE.url("vi"), viewport=PHONE, webgl=False)
    marks = keyed(tab, "figure_timeline").locator(".scatterlayer .point").all()
    boxes = sorted((box["x"], box["x"] + box["width"]) for mark in marks if (box := mark.bounding_box()))
    assert len(boxes) > 10
    legend = keyed(tab, "figure_timeline").locator(".legend").bounding_box()
    years = [one.bounding_box() for one in keyed(tab, "figure_timeline").locator(".xtick text").all()]
    assert legend
    assert len(years) > 2
    assert all(box and box["y"] + box["height"] <= legend["y"] + 1 for box in years)
    assert all(end <= start + 0.5 for (_, end), (start, _) in pairwise(boxes))


def test_topics_by_year_show_the_latest_years_in_cells_that_can_be_told_apart(
    app_server: AppServer, open_tab: OpenTab
) -> None:
    tab = open_tab(app_server, TOPICS.url("vi"), viewport=PHONE, webgl=False)
    figure = keyed(tab, "figure_topics_by_year")
    figure.scroll_into_view_if_needed()
    ticks = figure.locator(".xtick text")
    first, last = ticks.first, ticks.last
    expect(last).to_be_in_viewport()
    expect(figure.locator(".ytick text").first).to_be_in_viewport()
    ends, years = (first.bounding_box(), last.bounding_box()), [int(one.text_content() or 0) for one in (first, last)]
    assert ends[0]
    assert ends[1]
    assert (ends[1]["x"] - ends[0]["x"]) / (years[1] - years[0]) >= CELL_PX_MIN
