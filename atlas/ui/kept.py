"""Choices that are no part of the address: kept for the session, over other pages and a change of language."""

from typing import Any, Final

import streamlit as st

_PREFIX: Final = "kept_"


def seed(key: str, default: Any) -> str:
    """Let the widget `key` show what was chosen before, else `default`; gives the key back.

    With other labels, and on another page, Streamlit forgets what was chosen.
    """
    st.session_state[key] = st.session_state.get(_PREFIX + key, default)
    return key


def changed(key: str) -> None:
    """The reader chose something else: the widget's on_change."""
    keep(key, st.session_state[key])


def keep(key: str, value: Any) -> None:
    """Choose `value` for the reader, before the widget is drawn."""
    st.session_state[_PREFIX + key] = value
