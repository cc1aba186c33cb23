"""The page of relations: numbers lead to lists, lists to records and partners; the choice is in the address."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.pages import ENGAGEMENTS, RELATIONS, engagements_shown, keyed
from tests.harness.browser import OpenTab
from tests.harness.server import AppServer

pytestmark = pytest.mark.browser


def test_a_number_leads_to_its_list_and_a_line_to_its_record(app_server: AppServer, open_tab: OpenTab) -> None:
    tab = open_tab(app_server, RELATIONS.url("en"))
    card = tab.page.locator(".atlas-cards li").filter(has_text="Under negotiation")
    number = int(card.locator("strong").inner_text())
    card.get_by_role("link").click()
    expect(tab.page.locator("#negotiations")).to_be_in_viewport()
    listed = tab.page.get_by_role("table", name="Under negotiation, without a reported signing")
    assert listed.locator("tbody tr").count() == number > 0
    listed.locator("tbody tr").first.get_by_role("link").first.click()
    expect(tab.page.locator("h1")).to_have_text(ENGAGEMENTS.title)
    tab.settle()
    expect(keyed(tab, "record")).to_be_visible()
    expect(keyed(tab, "record")).to_contain_text("under negotiation")
    tab.assert_whole()


def test_a_number_of_visits_opens_as_many_records(app_server: AppServer, open_tab: OpenTab) -> None:
    tab = open_tab(app_server, RELATIONS.url("en", "by=country&from=2015"))
    link = tab.page.get_by_role("table", name="Visits out and in").locator("td.atlas-number a").first
    number = int(link.inner_text())
    link.click()
    expect(tab.page.locator("h1")).to_have_text(ENGAGEMENTS.title)
    tab.settle()
    assert engagements_shown(tab) == number > 0
    tab.assert_whole()


def test_the_years_not_met_are_chosen_by_keyboard_and_kept_in_the_link(
    app_server: AppServer, open_tab: OpenTab
) -> None:
    tab = open_tab(app_server, RELATIONS.url("en"))
    box = keyed(tab, "quiet_years").get_by_role("spinbutton")
    box.fill("10")
    box.press("Enter")
    expect(tab.page).to_have_url(re.compile(r"/relations\?lang=en&years=10$"))
    expect(tab.page.get_by_text("no contact on record for 10 years or more")).to_be_visible()
    tab.settle()
    other = open_tab(app_server, "/relations?years=10")
    expect(keyed(other, "quiet_years").get_by_role("spinbutton")).to_have_value("10")
    other.assert_whole()


def test_every_line_fits_every_screen(app_server: AppServer, open_tab: OpenTab) -> None:
    tab = open_tab(app_server, RELATIONS.url("vi"))
    for width in (1440, 1024, 390):
        tab.page.set_viewport_size({"width": width, "height": 900})
        tab.settle()
        main = tab.page.get_by_test_id("stMain")
        assert main.evaluate("main => main.scrollWidth - main.clientWidth") == 0, width
    tab.assert_whole()
