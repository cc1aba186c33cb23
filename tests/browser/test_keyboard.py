"""With the keyboard alone: everything is reached in order, one sees where one is, and nothing holds one back."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.pages import (
    OVERVIEW,
    PAGES,
    TIMELINE,
    WORLD_MAP,
    DashboardPage,
    engagements_shown,
    name_of,
    query_of,
)
from tests.harness.browser import OpenTab, Tab
from tests.harness.server import AppServer

pytestmark = pytest.mark.browser

TABS_MAX = 150
# The element that has the focus, within components too, and whether a reader sees that it has.
FOCUSED = """() => {
  let one = document.activeElement;
  while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
  if (!one || one === document.body) return null;
  const seen = (element) => {
    const style = getComputedStyle(element);
    return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== 'none';
  };
  const around = [one, one.nextElementSibling, one.parentElement, one.parentElement?.parentElement,
    one.closest('[data-baseweb], label, [data-testid]'), one.closest('[data-testid=stDataFrame]')].filter(Boolean);
  const box = one.getBoundingClientRect();
  one.atlasVisits = (one.atlasVisits ?? 0) + 1;
  return {html: one.outerHTML.slice(0, 200), seen: around.some(seen), visits: one.atlasVisits,
    within: box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight};
}"""


@pytest.mark.parametrize("dashboard_page", PAGES, ids=name_of)
def test_everything_is_reached_and_the_focus_is_seen(
    app_server: AppServer, open_tab: OpenTab, dashboard_page: DashboardPage
) -> None:
    _walk(open_tab(app_server, dashboard_page.url("en"), webgl=dashboard_page in (OVERVIEW, WORLD_MAP)))


@pytest.mark.parametrize("dashboard_page", [OVERVIEW, WORLD_MAP], ids=name_of)
def test_where_the_map_is_a_drawing_too(
    app_server: AppServer, open_tab: OpenTab, dashboard_page: DashboardPage
) -> None:
    tab = open_tab(app_server, dashboard_page.url("en"), webgl=False)
    expect(tab.page.get_by_test_id("stImage").first).to_be_visible()
    _walk(tab)


def _walk(tab: Tab) -> None:
    """Go through the page with the tabulator key: each stop is seen to be one, and lies in view."""
    met: list[dict[str, Any]] = []
    for _ in range(TABS_MAX):
        tab.page.keyboard.press("Tab")
        focused = tab.page.evaluate(FOCUSED)
        if focused is None or (met and focused["visits"] > 1):
            break
        met.append(focused)
    assert len(met) > 15
    assert not [one["html"] for one in met if not one["seen"]]
    assert not [one["html"] for one in met if not one["within"]]


def test_old_names_in_a_link_still_open_the_same_view(app_server: AppServer, open_tab: OpenTab) -> None:
    tab = open_tab(app_server, TIMELINE.url("en", "year_from=2019&year_to=2021&event_type=agreement_signed"))
    assert query_of(tab) == "lang=en&from=2019&to=2021&type=agreement_signed"
    found = engagements_shown(tab)
    now = open_tab(app_server, OVERVIEW.url("en", "from=2019&to=2021&type=agreement_signed"), webgl=False)
    assert found == engagements_shown(now) > 0
