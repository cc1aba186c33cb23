"""The page that compares: a link opens the same comparison, numbers open their records, nothing is cut."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.pages import COMPARE, ENGAGEMENTS, engagements_shown, keyed, words
from tests.harness.browser import OpenTab
from tests.harness.server import AppServer

pytestmark = pytest.mark.browser

CITIES = "sides=gn:1835848,JP-40,FR-IDF"


def test_a_number_opens_its_records_and_back_returns_to_the_comparison(
    app_server: AppServer, open_tab: OpenTab
) -> None:
    tab = open_tab(app_server, COMPARE.url("en", f"{CITIES}&topic=transport"))
    table = tab.page.get_by_role("table", name="Key figures")
    expect(table.get_by_role("columnheader")).to_have_text(
        ["Key figures", "Seoul", "Fukuoka Prefecture", "Île-de-France"]
    )
    link = table.locator("tbody tr").first.locator("a").first
    number = int(link.inner_text())
    link.click()
    expect(tab.page.locator("h1")).to_have_text(ENGAGEMENTS.title)
    tab.settle()
    assert engagements_shown(tab) == number > 0
    tab.page.go_back()
    expect(tab.page.locator("h1")).to_have_text(COMPARE.title)
    expect(keyed(tab, "compare_sides")).to_contain_text("Fukuoka Prefecture")
    tab.settle()
    tab.assert_whole()


def test_a_link_opens_the_same_comparison_in_the_other_language(app_server: AppServer, open_tab: OpenTab) -> None:
    tab = open_tab(app_server, COMPARE.url("vi", "of=periods&sides=2015..2019,2020..2024"))
    table = tab.page.get_by_role("table", name=words("vi")("Key figures"))
    expect(table.get_by_role("columnheader")).to_have_text([words("vi")("Key figures"), "2015–2019", "2020–2024"])
    keyed(tab, "language").get_by_text("English").click()
    expect(tab.page.locator("h1")).to_have_text(COMPARE.title)
    tab.settle()
    expect(tab.page).to_have_url(re.compile(r"lang=en&of=periods&sides=2015\.\.2019%2C2020\.\.2024$"))
    tab.assert_whole()


def test_four_at_once_fit_every_screen(app_server: AppServer, open_tab: OpenTab) -> None:
    tab = open_tab(app_server, COMPARE.url("vi", "of=countries&sides=JP,KR,US,GB"))
    for width in (1440, 1024, 390):
        tab.page.set_viewport_size({"width": width, "height": 900})
        tab.settle()
        wide = tab.page.evaluate(
            "() => { const edge = document.querySelector('[data-testid=stMain]').getBoundingClientRect().right + 1;"
            " return [...document.querySelectorAll('.stHtml *')].filter(e => e.getBoundingClientRect().right > edge)"
            ".map(e => e.outerHTML.slice(0, 100)) }"
        )
        assert not wide, (width, wide)
    tab.assert_whole()
