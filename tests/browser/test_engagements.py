"""The table of engagements: columns, order and search in the address; a row opens the whole record."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.pages import ENGAGEMENTS, engagements_shown, keyed
from tests.harness.browser import OpenTab
from tests.harness.server import AppServer

pytestmark = pytest.mark.browser


def test_all_records_are_reached_part_by_part_in_the_columns_chosen(app_server: AppServer, open_tab: OpenTab) -> None:
    tab = open_tab(app_server, ENGAGEMENTS.url("en"))
    found = engagements_shown(tab)
    assert found > 200
    expect(keyed(tab, "table_pages")).to_contain_text(f"1–200 of {found}")
    keyed(tab, "table_on").get_by_role("button").click()
    expect(tab.page).to_have_url(re.compile("start=200"))
    expect(keyed(tab, "table_pages")).to_contain_text("201–")
    tab.settle()
    keyed(tab, "table_columns").get_by_role("button", name="Columns").click()
    tab.page.get_by_role("button", name="Direction", exact=True).or_(
        tab.page.get_by_role("checkbox", name="Direction", exact=True)
    ).first.click()
    expect(tab.page).to_have_url(re.compile("columns=date.*direction"))
    tab.settle()
    tab.assert_whole()


def test_a_search_is_marked_in_the_record(app_server: AppServer, open_tab: OpenTab) -> None:
    tab = open_tab(app_server, ENGAGEMENTS.url("en", "q=seoul&sort=oldest"))
    assert engagements_shown(tab) > 0
    # The cells are painted; a click on the first row's marker opens the record.
    canvas = keyed(tab, "engagements_table").locator("canvas").first
    box = canvas.bounding_box()
    assert box
    tab.page.mouse.click(box["x"] + 18, box["y"] + 35 + 17)
    expect(tab.page).to_have_url(re.compile("record="))
    expect(keyed(tab, "record").locator("mark").first).to_have_text(re.compile("seoul", re.IGNORECASE))
    tab.settle()
    tab.assert_whole()
