"""A choice within a page, such as by region or by country; it stands in the address like the filters."""

from collections.abc import Mapping

import streamlit as st

from atlas.ui import state
from atlas.ui.page import Page


def choose(name: str, label: str, choices: Mapping[str, str], key: str, page: Page) -> str:
    """Let the reader choose one of `choices` (code -> words); the first is the default and not in the address."""
    codes = _set(name, choices, key, page)
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


def choose_from_list(name: str, label: str, choices: Mapping[str, str], key: str, page: Page) -> str:
    """The same as a list, where the words are many."""
    codes = _set(name, choices, key, page)
    st.selectbox(label, codes, key=key, format_func=choices.__getitem__, on_change=_chosen, args=(name, key, codes[0]))
    return str(st.session_state[key])


def current(name: str, choices: Mapping[str, str], page: Page) -> str:
    """What the address chooses, without asking: the first where it says nothing, or nothing that is offered."""
    wanted = page.view.option(name) or ""
    return wanted if wanted in choices else next(iter(choices))


def _set(name: str, choices: Mapping[str, str], key: str, page: Page) -> list[str]:
    st.session_state[key] = current(name, choices, page)
    return list(choices)


def _chosen(name: str, key: str, default: str) -> None:
    code = st.session_state[key]
    state.set_option(name, None if code == default else code)
