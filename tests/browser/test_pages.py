"""Every page opens whole, in Vietnamese and English, and asks nothing of the world outside.

Nor does one keep out a reader with a disability, as far as axe-core can tell, whatever the weight.
"""

import re

import pytest
from playwright.sync_api import expect

from atlas.vocabulary import TOPICS
from tests.browser.conftest import Exported
from tests.browser.pages import (
    EXCLUDED,
    OVERVIEW,
    PAGES,
    SIZES,
    TIMELINE,
    WORLD_MAP,
    DashboardPage,
    barriers,
    engagements_shown,
    keyed,
    name_of,
    words,
)
from tests.harness.browser import OpenTab, Tab
from tests.harness.server import AppServer

pytestmark = pytest.mark.browser

TOPIC_CODE = "transport"


# A link that leaves enough on each page to be looked at.
SHARED = f"from=2012&topic=culture,education,{TOPIC_CODE}"


def _assert_page_says_what_it_is(tab: Tab, page: DashboardPage, language: str) -> None:
    t = words(language)
    expect(tab.page.locator("h1")).to_have_text(t(page.title))
    expect(tab.page).to_have_title(f"{t(page.title)} · {t('Hanoi Partnerships Atlas')}")
    expect(tab.page.locator("html")).to_have_attribute("lang", language)


@pytest.mark.parametrize("dashboard_page", PAGES, ids=name_of)
def test_page_opens_whole_and_keeps_nobody_out(
    app_server: AppServer, open_tab: OpenTab, dashboard_page: DashboardPage
) -> None:
    tab = open_tab(app_server, dashboard_page.url("en"), webgl=False)
    tab.assert_whole()
    _assert_page_says_what_it_is(tab, dashboard_page, "en")
    found = barriers(tab)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("dashboard_page", PAGES, ids=name_of)
def test_a_link_opens_the_same_view_in_vietnamese_whole_and_keeps_nobody_out(
    app_server: AppServer, open_tab: OpenTab, exported: Exported, dashboard_page: DashboardPage
) -> None:
    tab = open_tab(app_server, dashboard_page.url("vi", SHARED), webgl=False)
    tab.assert_whole()
    _assert_page_says_what_it_is(tab, dashboard_page, "vi")
    if dashboard_page.has_records:
        assert engagements_shown(tab) == len(exported(SHARED))
        expect(keyed(tab, "filter_topics")).to_contain_text(words("vi").term(TOPICS, TOPIC_CODE))
    found = barriers(tab)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("dashboard_page", [OVERVIEW, WORLD_MAP], ids=name_of)
def test_a_page_with_the_moving_map_is_whole_and_keeps_nobody_out(
    app_server: AppServer, open_tab: OpenTab, dashboard_page: DashboardPage
) -> None:
    tab = open_tab(app_server, dashboard_page.url("vi"))
    tab.assert_whole()
    for size, viewport in SIZES.items():
        tab.page.set_viewport_size(viewport)
        tab.settle()
        found = tab.violations(tuple(EXCLUDED))
        assert not found, (size, found)


def test_vietnamese_comes_first(app_server: AppServer, open_tab: OpenTab) -> None:
    tab = open_tab(app_server, "/", webgl=False)
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
