"""World map: where Hanoi's partners are, by partner or country, year by year; a click shows the engagements."""

from atlas.ui import map_page, state
from atlas.ui.page import open_page

map_page.explore(open_page("map", state.current().t("World map")))
