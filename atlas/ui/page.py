"""The frame of a page: title, the filters in words, the records, and the way back when nothing is found."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from atlas.charts import words
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
    names = data.choices()
    sentence = view.filters.sentence(t, lambda partner_id: names.partner_name(partner_id, t))
    st.title(title, anchor=False)
    _filter_bar(view, sentence, len(records))
    if records.empty:
        _nothing_found(t)
        st.stop()
    return Page(path, view, records, sentence)


def _filter_bar(view: View, sentence: str, found: int) -> None:
    t = view.t
    shown = t("Shown: {filters}", filters=sentence) if sentence else t("Shown: everything that is recorded")
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=keys.FILTER_BAR):
        st.markdown(f"{shown} · **{words.engagements(t, found)}**", width="content")
        if sentence:
            st.button(t("Clear filters"), key=keys.CLEAR_IN_BAR, on_click=filter_panel.clear, type="tertiary")


def _nothing_found(t: Translator) -> None:
    st.info(t("No engagement fits all of these filters. That nothing is recorded does not mean that nothing happened."))
    st.button(t("Clear all filters"), key=keys.CLEAR_WHEN_EMPTY, on_click=filter_panel.clear, type="primary")
