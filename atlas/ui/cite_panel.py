"""Where a view is taken elsewhere: its address, a page to embed, a citation. Each can be copied."""

from typing import Final

import streamlit as st

from atlas.filters import Filters
from atlas.report import cite_view, iframe
from atlas.report.cite import Citation
from atlas.report.order import Order
from atlas.settings import Settings
from atlas.ui import addresses, clipboard, data, keys, made_files
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
    address = addresses.of_view(page.view, "overview", with_options=False)
    st.code(address, language=None, wrap_lines=True)
    clipboard.copy_text(address, keys.copy("view", "address"), t)
    if not addresses.is_for_others():
        st.caption(t("This address opens on this machine only."))
    st.caption(t("It opens the same view, in either language. Open the records behind it on the other pages."))


def _cite(page: Page) -> None:
    t = page.t
    st.header(t("How to cite"), anchor=False)
    cited = citation(page.view.filters, page.view.language)
    st.code(cited.text, language=None, wrap_lines=True)
    clipboard.copy_text(cited.text, keys.copy("view", "citation"), t)
    for name, text, extension, mime in (
        ("BibTeX", cited.bibtex, "bib", "application/x-bibtex"),
        ("RIS", cited.ris, "ris", "application/x-research-info-systems"),
    ):
        with st.expander(name):
            st.code(text, language=None, wrap_lines=True)
            clipboard.copy_text(text, keys.copy("view", extension), t)
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
    lines = iframe(order.file_name, title)
    st.code(lines, language="html", wrap_lines=True)
    clipboard.copy_text(lines, keys.copy("view", "iframe"), t)


def citation(filters: Filters, language: str) -> Citation:
    """How to cite what passes `filters`, as of today."""
    settings = addresses.settings()
    key = "|".join(map(str, (filters.to_query(), data.version(), data.today(), settings.public_url)))
    return _citation(key, language, filters, settings)


@st.cache_resource(max_entries=KEPT_MAX, show_spinner=False)
def _citation(key: str, language: str, _filters: Filters, _settings: Settings) -> Citation:  # noqa: ARG001 the key of the cache
    return cite_view(data.source(), _filters, settings=_settings, today=data.today(), language=language)
