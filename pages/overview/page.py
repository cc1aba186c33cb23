"""Overview: how much, with whom, about what, and what was last. For a person with five seconds."""

from atlas.ui import key_figures, latest, map_panel, state
from atlas.ui.page import open_page

t = state.current().t
page = open_page("", t("Overview"))
key_figures.show(page)
map_panel.overview(page)
latest.show(page)
