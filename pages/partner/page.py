"""Partners: the list of them all; one partner's page when the address names one."""

from atlas.ui import directory, state
from atlas.ui.page import open_page

t = state.current().t
page = open_page("partner", t("Partners"))
directory.show(page)
