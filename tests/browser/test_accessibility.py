"""No page keeps out a reader with a disability, as far as axe-core can tell: nothing serious, nothing critical."""

import pytest

from tests.browser.pages import EVERY_VIEW, DashboardPage, name_of
from tests.harness.browser import OpenTab
from tests.harness.server import AppServer

pytestmark = pytest.mark.browser

SIZES = {"desktop": {"width": 1366, "height": 900}, "phone": {"width": 390, "height": 844}}

# Elements that Streamlit draws and no page can change, each with what axe-core says of it.
EXCLUDED: dict[str, str] = {}


@pytest.mark.parametrize(("dashboard_page", "language"), EVERY_VIEW, ids=name_of)
def test_nobody_is_kept_out(
    app_server: AppServer, open_tab: OpenTab, dashboard_page: DashboardPage, language: str
) -> None:
    tab = open_tab(app_server, dashboard_page.url(language))
    found = []
    for size, viewport in SIZES.items():
        tab.page.set_viewport_size(viewport)
        for colours in ("light", "dark"):
            tab.page.emulate_media(color_scheme=colours)
            tab.settle()
            found += [f"{size}, {colours}: {line}" for line in tab.violations(tuple(EXCLUDED))]
    assert not found, "\n".join(found)
