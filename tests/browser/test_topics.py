"""Topics: one opens in detail by its address, and its numbers open its records."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.pages import TOPICS, engagements_shown, keyed
from tests.harness.browser import OpenTab
from tests.harness.server import AppServer

pytestmark = pytest.mark.browser


def test_a_topic_in_detail_opens_its_records(app_server: AppServer, open_tab: OpenTab) -> None:
    tab = open_tab(app_server, TOPICS.url("en", "from=2019&to=2023&focus=tourism"))
    detail = keyed(tab, "topic_detail")
    expect(detail.get_by_role("heading").first).to_have_text("Tourism")
    said = re.search(r"(\d+) engagements with", detail.inner_text())
    assert said
    detail.get_by_role("link", name=re.compile(rf"^All {said.group(1)}")).click()
    expect(tab.page.locator("h1")).to_have_text("Engagements")
    tab.settle()
    assert engagements_shown(tab) == int(said.group(1))
    expect(tab.page).to_have_url(re.compile("from=2019&to=2023&topic=tourism"))
    tab.assert_whole()


def test_which_topics_go_together_is_shown_and_told(app_server: AppServer, open_tab: OpenTab) -> None:
    tab = open_tab(app_server, TOPICS.url("vi"))
    expect(keyed(tab, "head_topics_together").get_by_role("heading")).to_contain_text("thường đi cùng nhau nhất")
    keyed(tab, "words_topics_together").get_by_text("Đọc bằng lời và số liệu").click()
    expect(keyed(tab, "panel_topics_together").get_by_test_id("stDataFrame")).to_be_visible()
    tab.settle()
    tab.assert_whole()
