"""Topics."""

import streamlit as st

from atlas.ui import state
from atlas.ui.page import open_page

page = open_page(state.current().t("Topics"))
st.dataframe(page.records[["date_start", "partner", "event_type"]], hide_index=True, key="engagements_table")
