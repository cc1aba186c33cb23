"""A partner's page: a link opens it anywhere, its numbers open their records, the brief can be taken away."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Exported
from tests.browser.pages import ENGAGEMENTS, PARTNERS, SIZES, barriers, engagements_shown, keyed, query_of, words
from tests.harness.browser import SETTLE_MS_MAX, OpenTab
from tests.harness.server import AppServer

pytestmark = pytest.mark.browser

SEOUL = "partner=gn:1835848"


def test_a_link_to_a_partner_works_as_the_first_request_to_a_fresh_server(
    fresh_server: AppServer, open_tab: OpenTab
) -> None:
    for language in ("vi", "en"):
        tab = open_tab(fresh_server, f"/partner?{SEOUL}&lang={language}")
        expect(tab.page.locator("h1")).to_have_text("Seoul")
        expect(tab.page).to_have_title(f"Seoul · {words(language)('Hanoi Partnerships Atlas')}")
        expect(tab.page.get_by_role("heading", name=words(language)("Who met whom"))).to_be_visible()
        tab.assert_whole()


def test_each_number_opens_its_records_and_export_counts_them_alike(
    app_server: AppServer, open_tab: OpenTab, exported: Exported
) -> None:
    tab = open_tab(app_server, PARTNERS.url("en", SEOUL))
    for card in ("engagements", "outgoing", "incoming", "signed"):
        number = int(keyed(tab, f"figure_{card}").locator("strong").inner_text())
        keyed(tab, f"figure_{card}").get_by_role("link").click()
        expect(tab.page.locator("h1")).to_have_text(ENGAGEMENTS.title)
        tab.settle()
        assert engagements_shown(tab) == len(exported(query_of(tab))) == number > 0
        tab.assert_whole()
        tab.page.go_back()
        expect(tab.page.locator("h1")).to_have_text("Seoul")
        tab.settle()


def test_what_came_after_a_signing_opens_as_many_records(app_server: AppServer, open_tab: OpenTab) -> None:
    tab = open_tab(app_server, PARTNERS.url("en", SEOUL))
    later = tab.page.get_by_role("link", name=re.compile(r"^\d+ engagements$")).first
    number = int(later.inner_text().split()[0])
    later.click()
    expect(tab.page.locator("h1")).to_have_text(ENGAGEMENTS.title)
    tab.settle()
    assert engagements_shown(tab) == number
    tab.page.go_back()
    expect(tab.page.locator("h1")).to_have_text("Seoul")
    tab.settle()
    tab.assert_whole()


def test_the_brief_is_made_when_asked_for(app_server: AppServer, open_tab: OpenTab) -> None:
    tab = open_tab(app_server, PARTNERS.url("en", SEOUL))
    keyed(tab, "brief_pdf").get_by_role("button", name="One-page brief (PDF)").click()
    button = tab.page.get_by_role("button", name="Download", exact=True)
    button.wait_for(timeout=SETTLE_MS_MAX)
    tab.settle()
    with tab.page.expect_download() as saving:
        button.click()
    assert saving.value.suggested_filename.endswith("_en.pdf")
    assert Path(saving.value.path()).read_bytes().startswith(b"%PDF-")


def test_the_keyboard_opens_what_is_folded_and_the_next_partner(app_server: AppServer, open_tab: OpenTab) -> None:
    tab = open_tab(app_server, PARTNERS.url("en", SEOUL))
    folded = tab.page.locator("details:not([open]) > summary").first
    folded.focus()
    tab.page.keyboard.press("Enter")
    expect(tab.page.locator("details[open]").first).to_be_visible()
    neighbour = tab.page.locator(".atlas-inline a").first
    name = neighbour.inner_text()
    neighbour.focus()
    tab.page.keyboard.press("Enter")
    expect(tab.page.locator("h1")).to_have_text(name)
    tab.settle()
    tab.assert_whole()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_nobody_is_kept_out_and_nothing_is_cut(app_server: AppServer, open_tab: OpenTab, language: str) -> None:
    tab = open_tab(app_server, PARTNERS.url(language, SEOUL))
    found = barriers(tab)
    for size, viewport in SIZES.items():
        tab.page.set_viewport_size(viewport)
        tab.settle()
        wider = tab.page.evaluate(
            "() => [...document.querySelectorAll('.stHtml *')].filter(e => e.scrollWidth > e.clientWidth + 1"
            " && getComputedStyle(e).display !== 'inline' && e.clientWidth > 1).map(e => e.outerHTML.slice(0, 120))"
        )
        found += [f"{size}: cut: {line}" for line in wider]
    assert not found, "\n".join(found)
