"""Overview: how much, with whom, about what, what was last and what is coming. For a person with five seconds."""

import streamlit as st

from atlas.charts import timeline, top_partners, topics_ranking
from atlas.ui import chart_panel, coming, finding, key_figures, latest, links, map_panel, state
from atlas.ui.charts import Chart
from atlas.ui.page import open_page

page = open_page("", state.current().t("Overview"))
t = page.t
years = Chart("timeline", timeline, timeline.frame, page)
topics = Chart("topics", topics_ranking, topics_ranking.frame, page)
partners = Chart("top_partners", top_partners, top_partners.frame, page)

finding.show(page)
key_figures.show(page)
around_map = st.container()
left, right = st.columns(2, gap="large")
with left, st.container(key="panel_latest", gap="xsmall"):
    st.header(t("Latest engagements"), anchor=False)
    latest.show(page)
with right, st.container(key="panel_coming", gap="xsmall"):
    st.header(t("Coming up"), anchor=False)
    coming.show(page)
left, right = st.columns(2, gap="large")
with left:
    chart_panel.small(years, links.TIMELINE)
    chart_panel.small(partners, links.TIMELINE)
with right:
    chart_panel.small(topics, links.TOPICS)
# Drawn last: a browser that draws it in software has no time for anything else meanwhile.
with around_map:
    map_panel.overview(page)
