"""Every page opens whole, in Vietnamese and English, and asks nothing of the world outside."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.pages import EVERY_VIEW, OVERVIEW, TIMELINE, DashboardPage, engagements_shown, keyed, name_of, words
from tests.harness.browser import OpenTab
from tests.harness.server import AppServer

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("dashboard_page", "language"), EVERY_VIEW, ids=name_of)
def test_page_opens_whole(
    app_server: AppServer, open_tab: OpenTab, dashboard_page: DashboardPage, language: str
) -> None:
    t, tab = words(language), open_tab(app_server, dashboard_page.url(language))
    tab.assert_whole()
    expect(tab.page.locator("h1")).to_have_text(t(dashboard_page.title))
    expect(tab.page).to_have_title(f"{t(dashboard_page.title)} · {t('Hanoi Partnerships Atlas')}")
    expect(tab.page.locator("html")).to_have_attribute("lang", language)


def test_vietnamese_comes_first(app_server: AppServer, open_tab: OpenTab) -> None:
    tab = open_tab(app_server, "/")
    expect(tab.page.locator("html")).to_have_attribute("lang", "vi")
    expect(tab.page.locator("h1")).to_have_text(words("vi")(OVERVIEW.title))


def test_the_language_changes_at_a_switch_and_the_view_stays(app_server: AppServer, open_tab: OpenTab) -> None:
    tab = open_tab(app_server, TIMELINE.url("vi", "topic=transport"))
    before = engagements_shown(tab)
    keyed(tab, "language").get_by_text("English").click()
    expect(tab.page.locator("h1")).to_have_text(TIMELINE.title)
    tab.settle()
    expect(tab.page).to_have_url(re.compile(r"/timeline\?lang=en&topic=transport$"))
    expect(tab.page.locator("html")).to_have_attribute("lang", "en")
    assert engagements_shown(tab) == before
    tab.assert_whole()


def test_an_unknown_code_in_a_link_is_left_out_and_named(app_server: AppServer, open_tab: OpenTab) -> None:
    tab = open_tab(app_server, TIMELINE.url("en", "topic=transport,alchemy&country=ZZ"))
    warning = tab.page.get_by_test_id("stAlert").filter(has_text="alchemy")
    expect(warning).to_contain_text("topic=alchemy, country=ZZ")
    expect(tab.page).to_have_url(re.compile(r"\?lang=en&topic=transport$"))
    tab.assert_whole()


def test_an_empty_result_says_so_and_offers_the_way_back(app_server: AppServer, open_tab: OpenTab) -> None:
    tab = open_tab(app_server, TIMELINE.url("en", "q=zzzyyyxxx"))
    assert engagements_shown(tab) == 0
    keyed(tab, "clear_filters_empty").get_by_role("button").click()
    expect(tab.page).to_have_url(re.compile(r"/timeline\?lang=en$"))
    tab.settle()
    assert engagements_shown(tab) > 0
    tab.assert_whole()
