"""The frame of a page: title, the filters in words, the records, and the way back when nothing is found."""

from dataclasses import dataclass, replace
from typing import Never

import pandas as pd
import streamlit as st

from atlas.charts import words
from atlas.filters import Filters
from atlas.i18n import Translator
from atlas.ui import data, filter_panel, keys, state
from atlas.ui.state import View


@dataclass(frozen=True, slots=True)
class Page:
    """What a page works with; `path` is its address. `records` is shared by all readers: never change it."""

    path: str
    view: View
    records: pd.DataFrame
    sentence: str

    @property
    def t(self) -> Translator:
        """The words of the reader's language."""
        return self.view.t


def open_page(path: str, title: str) -> Page:
    """Draw the title and the filter bar and load the records. Stops the page when nothing is found."""
    view = state.current()
    t, records = view.t, data.load(view.filters)
    sentence = in_words(view.filters, t)
    st.title(title, anchor=False)
    _filter_bar(view, sentence, len(records))
    if records.empty:
        _nothing_found(t)
    return Page(path, view, records, sentence)


class Listing(Page):
    """A page that shows its records a part at a time: `found` of them; all are loaded only when they are asked for."""

    __slots__ = ("found",)
    found: int

    def __init__(self, path: str, view: View, sentence: str, found: int) -> None:
        for name, value in (("path", path), ("view", view), ("sentence", sentence), ("found", found)):
            object.__setattr__(self, name, value)

    @property
    def records(self) -> pd.DataFrame:
        """All records, for a file to be made of them."""
        return data.load(self.view.filters)

    def with_view(self, view: View) -> "Listing":
        """The same with other options."""
        return Listing(self.path, view, self.sentence, self.found)


def open_listing(path: str, title: str) -> Listing:
    """As open_page, but only counts the records."""
    view = state.current()
    found, sentence = data.count(view.filters), in_words(view.filters, view.t)
    st.title(title, anchor=False)
    _filter_bar(view, sentence, found)
    if not found:
        _nothing_found(view.t)
    return Listing(path, view, sentence, found)


def narrowed(page: Page, filters: Filters) -> Page:
    """The same page with other filters: for a part of it that shows less than the whole."""
    return Page(page.path, replace(page.view, filters=filters), data.load(filters), in_words(filters, page.t))


def in_words(filters: Filters, t: Translator) -> str:
    """The filters as a sentence, with the names of the partners."""
    names = data.choices()
    return filters.sentence(t, lambda partner_id: names.partner_name(partner_id, t))


def _filter_bar(view: View, sentence: str, found: int) -> None:
    t = view.t
    shown = t("Shown: {filters}", filters=sentence) if sentence else t("Shown: everything that is recorded")
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=keys.FILTER_BAR):
        st.markdown(f"{shown} · **{words.engagements(t, found)}**", width="content")
        if sentence:
            st.button(t("Clear filters"), key=keys.CLEAR_IN_BAR, on_click=filter_panel.clear, type="tertiary")


def _nothing_found(t: Translator) -> Never:
    st.info(t("No engagement fits all of these filters. That nothing is recorded does not mean that nothing happened."))
    st.button(t("Clear all filters"), key=keys.CLEAR_WHEN_EMPTY, on_click=filter_panel.clear, type="primary")
    raise filter_panel.NothingFoundError
