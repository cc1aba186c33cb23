"""A dashboard started without any data builds them while its first reader waits, and then shows them."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.pages import TIMELINE, engagements_shown
from tests.harness.browser import OpenTab
from tests.harness.server import serve

pytestmark = pytest.mark.browser


def test_the_first_reader_waits_for_the_data_and_then_sees_the_page_asked_for(
    tmp_path: Path, open_tab: OpenTab
) -> None:
    with serve(tmp_path / "published", tmp_path / "server") as server:
        tab = open_tab(server, TIMELINE.url("en", "topic=transport"))
        expect(tab.page.locator("h1")).to_have_text(TIMELINE.title)
        assert engagements_shown(tab) > 0
        tab.assert_whole()
    assert (tmp_path / "published" / "datapackage.json").is_file()
