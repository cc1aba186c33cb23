"""The dashboard's entry: page settings, language, filters, navigation. `streamlit run app.py`."""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from atlas.ui import filter_panel, keys, shell, start


def dashboard() -> None:
    """One run for one reader."""
    # A page's own title stays until its next run gives it again; a title in between costs the browser a moment.
    title = None if keys.STATE_SEEDED in st.session_state else "Hanoi Partnerships Atlas"
    st.set_page_config(page_title=title, page_icon=shell.ICON, layout="wide")
    view = shell.begin()
    pages = shell.pages(view.t)
    page = st.navigation(pages, position="hidden")
    st.set_page_config(page_title=f"{page.title} · {view.t('Hanoi Partnerships Atlas')}")
    with filter_panel.beside(view, lambda: shell.header(view, pages, page)):
        page.run()
        shell.footer(view)


if get_script_run_ctx(suppress_warning=True):
    dashboard()
else:
    # The server reads this file before there is any reader.
    app = st.App(__file__, lifespan=start.lifespan, on_script_error=start.explain)
