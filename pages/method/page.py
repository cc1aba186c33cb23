"""Data and method: what the numbers mean, what they cover, where they come from, and how they may be used."""

import streamlit as st

from atlas.ui import data, method, quality, state

view = state.current()
st.title(view.t("Data and method"), anchor=False)
method.show(data.load(), data.data_date(), quality.published(data.settings().published_dir), view)
