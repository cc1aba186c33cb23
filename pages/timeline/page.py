"""Timeline: how much in each year, quarter or month, who was met when, and who travelled."""

from functools import partial

from atlas.charts import directions, partners_by_year, timeline
from atlas.ui import chart_panel, keys, options, state
from atlas.ui.charts import Chart
from atlas.ui.page import open_page

page = open_page("timeline", state.current().t("Timeline"))
t, records = page.t, page.records

note = timeline.unplaced(records).sentence(t)
chart_panel.show(Chart("timeline", timeline, timeline.frame, page, notes=(note,)))

orders = {"first_contact": t("by first contact"), "n": t("by number")}
order = options.choose("order", t("Order of the partners"), orders, keys.PARTNERS_ORDER, page)
make = partial(partners_by_year.frame, order="n" if order == "n" else "first_contact")
note = partners_by_year.others(records).sentence(t)
chart_panel.show(Chart("partners_by_year", partners_by_year, make, page, notes=(note,), variant=order))

chart_panel.show(Chart("directions", directions, directions.frame, page))
