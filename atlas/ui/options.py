"""A choice within a page, such as by region or by country; it stands in the address like the filters."""

from collections.abc import Mapping

import streamlit as st

from atlas.ui import state
from atlas.ui.page import Page


def choose(name: str, label: str, choices: Mapping[str, str], key: str, page: Page) -> str:
    """Let the reader choose one of `choices` (code -> words); the first is the default and not in the address."""
    codes = list(choices)
    wanted = page.view.option(name)
    st.session_state[key] = wanted if wanted in codes else codes[0]
    st.segmented_control(
        label,
        codes,
        key=key,
        required=True,
        format_func=choices.__getitem__,
        on_change=_chosen,
        args=(name, key, codes[0]),
    )
    return str(st.session_state[key])


def _chosen(name: str, key: str, default: str) -> None:
    code = st.session_state[key]
    state.set_option(name, None if code == default else code)
