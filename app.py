"""The dashboard's entry: page settings, language, filters, navigation. `streamlit run app.py`."""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from atlas.ui import filter_panel, first_answer, shell, start


def dashboard() -> None:
    """One run for one reader."""
    with shell.tab():
        view = shell.begin()
        pages = shell.pages(view.t)
        page = st.navigation(pages, position="hidden")
        shell.name_tab(page.title, view.t)
        with filter_panel.beside(view, lambda: shell.header(view, pages, page)):
            page.run()
            shell.footer(view)


if get_script_run_ctx(suppress_warning=True):
    dashboard()
else:
    # The server reads this file before there is any reader.
    app = st.App(__file__, lifespan=start.lifespan, routes=first_answer.routes(), on_script_error=start.explain)
