"""The dashboard's pages as the browser tests know them: address and title, and the ways to read what a page says."""

import re
from dataclasses import dataclass
from typing import Final

from playwright.sync_api import Locator, ViewportSize

from atlas.i18n import LANGUAGES, Translator, translator
from tests.harness.browser import ALL_RULES, COLOUR_RULES, Tab


@dataclass(frozen=True)
class DashboardPage:
    """A page: its address, its English title, and whether it shows the filtered records."""

    path: str
    title: str
    has_records: bool = True

    def url(self, language: str, query: str = "") -> str:
        """The page's address in `language` with the filters of `query`."""
        return f"{self.path}?lang={language}" + (f"&{query}" if query else "")


OVERVIEW: Final = DashboardPage("/", "Overview")
WORLD_MAP: Final = DashboardPage("/map", "World map")
TIMELINE: Final = DashboardPage("/timeline", "Timeline")
TOPICS: Final = DashboardPage("/topics", "Topics")
ENGAGEMENTS: Final = DashboardPage("/engagements", "Engagements")
PARTNERS: Final = DashboardPage("/partner", "Partners")
RELATIONS: Final = DashboardPage("/relations", "Relations")
COMPARE: Final = DashboardPage("/compare", "Compare")
REPORTS: Final = DashboardPage("/reports", "Reports")
METHOD: Final = DashboardPage("/method", "Data and method", has_records=False)
PAGES: Final = (OVERVIEW, WORLD_MAP, TIMELINE, TOPICS, PARTNERS, RELATIONS, COMPARE, ENGAGEMENTS, REPORTS, METHOD)
WITH_RECORDS: Final = tuple(page for page in PAGES if page.has_records)
EVERY_VIEW: Final = tuple((page, language) for page in PAGES for language in LANGUAGES)


def name_of(value: object) -> str | None:
    """How pytest names a page in a test's id."""
    return value.title if isinstance(value, DashboardPage) else None


def keyed(tab: Tab, key: str) -> Locator:
    """The element with this Streamlit key."""
    return tab.page.locator(f".st-key-{key}")


def words(language: str) -> Translator:
    """The reader's words."""
    return translator(language)


def engagements_shown(tab: Tab) -> int:
    """The number of engagements that the filter bar gives, whatever the language."""
    text = keyed(tab, "filter_bar").locator("strong").inner_text()
    return int(re.sub(r"\D", "", text))


PHONE: Final[ViewportSize] = {"width": 390, "height": 844}
SIZES: Final[dict[str, ViewportSize]] = {"desktop": {"width": 1366, "height": 900}, "phone": PHONE}
CUT: Final = """() => [...document.querySelectorAll('[data-testid=stMain] :is(button, a, input, label)')]
  .filter(one => one.checkVisibility() && !one.closest('.js-plotly-plot, [data-testid=stDataFrame]'))
  .filter(one => one.getBoundingClientRect().right > innerWidth || one.scrollWidth > one.clientWidth + 2
    && getComputedStyle(one).overflowX === 'hidden')
  .map(one => one.outerHTML.slice(0, 160))"""
# Elements that Streamlit draws and no page can change, each with what axe-core says of it.
EXCLUDED: Final[dict[str, str]] = {}


def barriers(tab: Tab) -> list[str]:
    """What keeps a reader out at each size, in each scheme of colours, one line an element. Stays dark, phone-sized."""
    found = []
    for size, viewport in SIZES.items():
        tab.page.set_viewport_size(viewport)
        for colours, rules in (("light", ALL_RULES), ("dark", COLOUR_RULES)):
            tab.page.emulate_media(color_scheme=colours)
            tab.settle()
            found += [f"{size}, {colours}: {line}" for line in tab.violations(tuple(EXCLUDED), rules)]
    found += [f"phone, cut: {line}" for line in tab.page.evaluate(CUT)]
    if tab.page.evaluate("document.documentElement.scrollWidth") > PHONE["width"]:
        found.append("phone: the page is wider than the screen")
    return found


def query_of(tab: Tab) -> str:
    """What follows the ? in the page's address."""
    return tab.page.url.partition("?")[2]
