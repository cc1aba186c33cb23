"""The dashboard's entry: page settings, language, filters, navigation. `streamlit run app.py`."""

import streamlit as st

from atlas.ui import data, filter_panel, shell

st.set_page_config(page_title="Hanoi Partnerships Atlas", page_icon=shell.ICON, layout="wide")
view = shell.start()
pages = shell.pages(view)
page = st.navigation(pages, position="hidden")
st.set_page_config(page_title=f"{page.title} · {view.t('Hanoi Partnerships Atlas')}")
filter_panel.show(view)
shell.header(view, pages)
shell.notice(view)
page.run()
shell.footer(view, pages[-1])
data.freeze_once()
