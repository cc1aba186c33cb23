"""World map: where Hanoi's partners are; a click shows a partner's engagements."""

from atlas.ui import chart_panel, map_panel, state
from atlas.ui.page import open_page

t = state.current().t
page = open_page("map", t("World map"))
chart = map_panel.chart(page)
with chart_panel.panel(chart):
    chart_panel.head(chart)
    map_panel.show(chart)
    map_panel.switch(chart)
    map_panel.partner(chart)
    chart_panel.foot(chart)
