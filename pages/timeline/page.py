"""Timeline: how much in each year, quarter or month, the days of a year, who was met when, and who travelled."""

from functools import partial

from atlas.charts import calendar_year, directions, partners_by_year, timeline
from atlas.ui import brush, chart_panel, keys, options, state
from atlas.ui.charts import Chart
from atlas.ui.page import open_page

page = open_page("timeline", state.current().t("Timeline"))
t, records = page.t, page.records

stacks = {"type": t("by event type"), "region": t("by part of the world")}
stack = options.choose("stack", t("Bars are stacked"), stacks, keys.TIMELINE_STACK, page)
make = partial(timeline.frame, by="world_region" if stack == "region" else "event_type")
note = timeline.unplaced(records).sentence(t)
brush.show(Chart("timeline", timeline, make, page, notes=(note,), variant=stack))

below = []
years = {str(year): str(year) for year in calendar_year.years(records)}
if years:
    year = int(options.current("calendar", years, page))
    shades = t("The stronger the shade, the more engagements that day; under “?” only the month is known.")
    note = calendar_year.note(records, year, t)
    days = partial(calendar_year.frame, year=year)
    below.append(Chart("calendar", calendar_year, days, page, notes=(shades, note), variant=str(year)))

orders = {"first_contact": t("by first contact"), "n": t("by number")}
order = options.current("order", orders, page)
swimlanes = partial(partners_by_year.frame, order="n" if order == "n" else "first_contact")
note = partners_by_year.others(records).sentence(t)
below.append(Chart("partners_by_year", partners_by_year, swimlanes, page, notes=(note,), variant=order))
below.append(Chart("directions", directions, directions.frame, page))

chart_panel.make_ready(*below)
*calendar, partners, travels = below
if years:
    options.choose_from_list("calendar", t("Calendar of the year"), years, keys.CALENDAR_YEAR, page)
    chart_panel.show(*calendar)
options.choose("order", t("Order of the partners"), orders, keys.PARTNERS_ORDER, page)
chart_panel.show(partners)
chart_panel.show(travels)
