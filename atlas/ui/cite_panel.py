"""Where a view is taken elsewhere: its address, a page to embed, a citation. Each can be copied."""

from typing import Final

import streamlit as st

from atlas.filters import Filters
from atlas.report import cite_view, iframe
from atlas.report.cite import Citation
from atlas.report.order import Order
from atlas.ui import addresses, data, keys, made_files
from atlas.ui.files import file_name
from atlas.ui.page import Page

KEPT_MAX: Final = 64


def show(page: Page) -> None:
    """The three ways, one below the other."""
    _address(page)
    _cite(page)
    _embed(page)


def _address(page: Page) -> None:
    t = page.t
    st.header(t("Address of this view"), anchor=False)
    st.code(addresses.of_view(page.view, "overview", with_options=False), language=None, wrap_lines=True)
    st.caption(t("It opens the same view, in either language. Open the records behind it on the other pages."))


def _cite(page: Page) -> None:
    t = page.t
    st.header(t("How to cite"), anchor=False)
    cited = citation(page.view.filters, page.view.language)
    st.code(cited.text, language=None, wrap_lines=True)
    for name, text, extension, mime in (
        ("BibTeX", cited.bibtex, "bib", "application/x-bibtex"),
        ("RIS", cited.ris, "ris", "application/x-research-info-systems"),
    ):
        with st.expander(name):
            st.code(text, language=None, wrap_lines=True)
            st.download_button(
                t("Download as {format}", format=f".{extension}"),
                text.encode(),
                file_name=file_name("citation", page.view, extension),
                mime=mime,
                key=keys.download(extension),
                on_click="ignore",
            )


def _embed(page: Page) -> None:
    t = page.t
    order = Order("page", page.view.filters, page.view.language, "html")
    st.header(t("Embed"), anchor=False)
    st.markdown(
        t("The view as one HTML file: sentences, pictures, tables and records in it. It needs no server, no internet.")
    )
    st.button(t("Write the page"), key=keys.PAGE_MAKE, type="primary", on_click=made_files.request, args=(order,))
    st.markdown(t("Put the file beside the page that is to show it, and these lines into that page:"))
    shown = page.sentence or t("everything that is recorded")
    title = t("International engagements of Hanoi: {filters}", filters=shown)
    st.code(iframe(order.file_name, title), language="html", wrap_lines=True)


def citation(filters: Filters, language: str) -> Citation:
    """How to cite what passes `filters`, as of today."""
    return _citation(f"{filters.to_query()}|{language}|{data.version()}|{data.today()}", filters, language)


@st.cache_resource(max_entries=KEPT_MAX, show_spinner=False)
def _citation(key: str, _filters: Filters, language: str) -> Citation:  # noqa: ARG001 the key of the cache
    return cite_view(data.source(), _filters, settings=data.settings(), today=data.today(), language=language)
