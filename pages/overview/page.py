"""Overview: how much, with whom, about what, and what was last. For a person with five seconds."""

import streamlit as st

from atlas.charts import timeline, top_partners, topics_ranking
from atlas.ui import chart_panel, finding, key_figures, latest, links, map_panel, state
from atlas.ui.charts import Chart
from atlas.ui.page import open_page
from atlas.ui.text import plain

page = open_page("", state.current().t("Overview"))
t, records = page.t, page.records
years = Chart("timeline", timeline, timeline.frame, page)
topics = Chart("topics", topics_ranking, topics_ranking.frame, page)
partners = Chart("top_partners", top_partners, top_partners.frame, page)

st.markdown(plain(finding.sentence(records, page.view.filters, t)))
key_figures.show(page)
st.caption(t("That nothing is recorded does not mean that nothing happened. Coverage is thin before 2013."))
map_panel.overview(page)
left, right = st.columns(2, gap="large")
with left:
    chart_panel.small(years, links.TIMELINE)
    chart_panel.small(partners, links.TIMELINE)
with right:
    chart_panel.small(topics, links.TOPICS)
    with st.container(key="panel_latest", gap="xsmall"):
        st.header(t("Latest engagements"), anchor=False)
        latest.show(page)
