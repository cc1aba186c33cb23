"""Topics: what Hanoi deals with its partners about, how often, when, where, with what else; and each topic alone."""

from functools import partial

from atlas.charts import topics_by_region, topics_by_year, topics_together
from atlas.ui import chart_panel, keys, options, state, topic
from atlas.ui.charts import Chart
from atlas.ui.page import open_page

page = open_page("topics", state.current().t("Topics"))
t, records = page.t, page.records

chosen = topic.choose(page)
if chosen:
    topic.show(chosen, page)
chart_panel.show(topic.ranking(page))

notes = (topics_by_year.note(records, t),)
by_year = Chart("topics_by_year", topics_by_year, topics_by_year.frame, page, notes)

places = {"region": t("by world region"), "country": t("by country")}
by = options.current("by", places, page)
make = partial(topics_by_region.frame, by="country_code" if by == "country" else "world_region")
notes = (topics_by_region.note(records, t),)
by_place = Chart(f"topics_by_{by}", topics_by_region, make, page, notes)

notes = (topics_together.note(t),)
together = Chart("topics_together", topics_together, topics_together.frame, page, notes)

chart_panel.make_ready(by_year, by_place, together)
chart_panel.show(by_year)
options.choose("by", t("Where"), places, keys.TOPICS_BY, page)
chart_panel.show(by_place)
chart_panel.show(together)
