"""Links in texts and tables: another page of the Atlas without loading it anew, a new tab where one is asked for."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.pages import ENGAGEMENTS, OVERVIEW, PARTNERS, keyed
from tests.harness.browser import OpenTab, Tab
from tests.harness.server import AppServer

pytestmark = pytest.mark.browser

MARK = "window.loadedOnce = true"
IS_SAME = "window.loadedOnce === true"


def _is_at_the_top(tab: Tab) -> bool:
    return bool(tab.page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop === 0"))


def test_a_name_in_a_list_opens_its_page_in_the_app_and_back_returns(app_server: AppServer, open_tab: OpenTab) -> None:
    tab = open_tab(app_server, PARTNERS.url("en", "country=JP"), webgl=False)
    tab.page.evaluate(MARK)
    name = keyed(tab, "directory").get_by_role("link", name="Kanagawa Prefecture", exact=True)
    name.scroll_into_view_if_needed()
    name.click()
    expect(tab.page.locator("h1")).to_have_text("Kanagawa Prefecture")
    expect(tab.page).to_have_url(re.compile(r"/partner\?lang=en&partner=JP-14$"))
    tab.settle()
    assert tab.page.evaluate(IS_SAME)
    assert _is_at_the_top(tab)
    tab.page.locator(".atlas-history a[href*='record=']").first.click()
    expect(tab.page.locator("h1")).to_have_text(ENGAGEMENTS.title)
    expect(keyed(tab, "record")).to_be_visible()
    tab.settle()
    for title in ("Kanagawa Prefecture", PARTNERS.title):
        tab.page.go_back()
        expect(tab.page.locator("h1")).to_have_text(title)
        tab.settle()
    assert tab.page.evaluate(IS_SAME)
    tab.assert_whole()


def test_a_name_in_a_text_opens_its_page_in_the_app(app_server: AppServer, open_tab: OpenTab) -> None:
    tab = open_tab(app_server, OVERVIEW.url("vi"))
    tab.page.evaluate(MARK)
    name = keyed(tab, "panel_latest").locator("a[href^='partner?']").first
    said = name.inner_text()
    name.click()
    expect(tab.page.locator("h1")).to_have_text(said)
    tab.settle()
    assert tab.page.evaluate(IS_SAME)
    tab.assert_whole()


def test_a_link_opens_in_a_new_tab_when_that_is_asked_for(app_server: AppServer, open_tab: OpenTab) -> None:
    tab = open_tab(app_server, PARTNERS.url("en", "country=JP"), webgl=False)
    with tab.page.context.expect_page() as opened:
        keyed(tab, "directory").get_by_role("link").first.click(modifiers=["ControlOrMeta"])
    expect(opened.value.locator("h1")).not_to_have_text(PARTNERS.title, timeout=60_000)
    expect(tab.page.locator("h1")).to_have_text(PARTNERS.title)
