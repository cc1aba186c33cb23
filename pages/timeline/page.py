"""Timeline: how much in each year, quarter or month, and who was met when."""

from atlas.charts import timeline
from atlas.ui import chart_panel, state
from atlas.ui.charts import Chart
from atlas.ui.page import open_page

page = open_page("timeline", state.current().t("Timeline"))
note = timeline.unplaced(page.records).sentence(page.t)
chart_panel.show(Chart("timeline", timeline, timeline.frame(page.records), page, notes=(note,)))
