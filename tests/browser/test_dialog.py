"""The dialog of a chart by keyboard alone: it keeps the focus while files are made, and gives it back at the end."""

import pytest
from playwright.sync_api import expect

from tests.browser.pages import TIMELINE, keyed
from tests.harness.browser import OpenTab
from tests.harness.server import AppServer

pytestmark = pytest.mark.browser


def test_the_dialog_keeps_the_keyboard_and_gives_it_back(app_server: AppServer, open_tab: OpenTab) -> None:
    tab = open_tab(app_server, TIMELINE.url("en", "from=2015&to=2024"))
    opener = keyed(tab, "save_timeline").get_by_role("button")
    opener.focus()
    tab.page.keyboard.press("Enter")
    keyed(tab, "save_timeline_png").get_by_role("button").wait_for()
    tab.settle()
    for file_format in ("png", "csv"):
        save = keyed(tab, f"save_timeline_{file_format}").get_by_role("button")
        save.focus()
        with tab.page.expect_download():
            tab.page.keyboard.press("Enter")
        tab.settle()
        expect(save).to_be_focused()
    tab.page.keyboard.press("Escape")
    expect(tab.page.get_by_role("dialog")).to_be_hidden()
    expect(opener).to_be_focused()
    tab.assert_whole()
