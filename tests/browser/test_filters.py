"""Widgets, address, `etl export` and a link in the other language (test_pages): all show the same records."""

import re

import pytest
from playwright.sync_api import expect

from atlas.vocabulary import TOPICS
from tests.browser.conftest import Exported
from tests.browser.pages import ENGAGEMENTS, TIMELINE, WITH_RECORDS, engagements_shown, keyed, query_of, words
from tests.harness.browser import OpenTab, Tab
from tests.harness.server import AppServer

pytestmark = pytest.mark.browser

YEAR = "2023"
TOPIC_CODE = "transport"
TOPIC = words("en").term(TOPICS, TOPIC_CODE)


def _choose(tab: Tab, key: str, option: str) -> None:
    """Choose an option of a list as a person does: open it, type, take what is offered, go on."""
    box = keyed(tab, key).get_by_role("combobox")
    box.click()
    box.fill(option)
    tab.page.get_by_role("option", name=option, exact=True).click()
    tab.page.keyboard.press("Tab")
    tab.settle()


def _filter_by_widgets(tab: Tab) -> None:
    _choose(tab, "filter_from", YEAR)
    _choose(tab, "filter_to", YEAR)
    _choose(tab, "filter_topics", TOPIC)


def test_widgets_address_and_export_agree(app_server: AppServer, open_tab: OpenTab, exported: Exported) -> None:
    tab = open_tab(app_server, ENGAGEMENTS.url("en"))
    everything = engagements_shown(tab)
    assert everything == len(exported(""))
    _filter_by_widgets(tab)
    expect(tab.page).to_have_url(re.compile(rf"\?lang=en&from={YEAR}&to={YEAR}&topic={TOPIC_CODE}$"))
    rows = exported(query_of(tab))
    assert 0 < len(rows) < everything
    assert all(row["year"] == YEAR and TOPIC_CODE in row["topics"].split(" | ") for row in rows)
    assert engagements_shown(tab) == len(rows)
    tab.assert_whole()


def test_the_filters_go_along_to_every_page(app_server: AppServer, open_tab: OpenTab, exported: Exported) -> None:
    tab = open_tab(app_server, ENGAGEMENTS.url("en"), webgl=False)
    _filter_by_widgets(tab)
    query = query_of(tab)
    wanted = len(exported(query))
    for page in WITH_RECORDS:
        keyed(tab, "navigation").get_by_role("link", name=page.title, exact=True).click()
        expect(tab.page.locator("h1")).to_have_text(page.title)
        tab.settle()
        assert (page.title, engagements_shown(tab), query_of(tab)) == (page.title, wanted, query)
    tab.assert_whole()


def test_a_link_works_as_the_first_request_to_a_fresh_server(
    fresh_server: AppServer, open_tab: OpenTab, exported: Exported
) -> None:
    # Streamlit takes a folder pages/ for its first kind of multipage app until st.navigation was called once, and lays
    # "Page not found" over the first link to a page, unless st.App's lifespan tells it so before.
    query = f"from={YEAR}&to={YEAR}&topic={TOPIC_CODE}"
    tab = open_tab(fresh_server, TIMELINE.url("en", query))
    expect(tab.page.locator("h1")).to_have_text(TIMELINE.title)
    assert engagements_shown(tab) == len(exported(query))
    tab.assert_whole()


def test_search_needs_no_diacritics(app_server: AppServer, open_tab: OpenTab, exported: Exported) -> None:
    tab = open_tab(app_server, ENGAGEMENTS.url("en"))
    everything = engagements_shown(tab)
    box = keyed(tab, "filter_text").get_by_role("searchbox")
    box.fill("nhat ban")
    box.press("Enter")
    expect(tab.page).to_have_url(re.compile(r"\?lang=en&q=nhat\+ban$"))
    tab.settle()
    assert 0 < engagements_shown(tab) < everything
    assert engagements_shown(tab) == len(exported("q=nhat+ban")) == len(exported("q=Nhật Bản"))


def test_back_returns_to_the_view_before(app_server: AppServer, open_tab: OpenTab) -> None:
    tab = open_tab(app_server, TIMELINE.url("en"))
    everything = engagements_shown(tab)
    _choose(tab, "filter_topics", TOPIC)
    filtered = engagements_shown(tab)
    keyed(tab, "navigation").get_by_role("link", name=ENGAGEMENTS.title, exact=True).click()
    expect(tab.page.locator("h1")).to_have_text(ENGAGEMENTS.title)
    tab.settle()
    tab.page.go_back()
    expect(tab.page.locator("h1")).to_have_text(TIMELINE.title)
    tab.settle()
    assert engagements_shown(tab) == filtered < everything
