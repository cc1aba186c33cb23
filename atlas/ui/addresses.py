"""The addresses of views, to be copied and to stand in files: what a reader elsewhere opens to see the same."""

from dataclasses import replace
from typing import Final
from urllib.parse import urlencode, urlsplit

import streamlit as st

from atlas.settings import Settings
from atlas.ui import data
from atlas.ui.state import View

_THIS_MACHINE: Final = ("localhost", "127.0.0.1", "::1")


def of_view(view: View, path: str, *, with_options: bool = True) -> str:
    """The whole address of `view` on the page `path`: the public one, else the one by which this reader came."""
    return (data.settings().public_url or _origin()) + _below(view, path, with_options)


def in_files(view: View, path: str) -> str:
    """The address as it stands in pictures and tables; without one that others could open, the part after it.

    Call it while the page is drawn: later nobody knows by which address the reader came.
    """
    return (settings().public_url or "") + _below(view, path)


def settings() -> Settings:
    """The settings, with the address by which this reader came where none is set and others can use it."""
    chosen = data.settings()
    return chosen if chosen.public_url or not is_for_others() else replace(chosen, public_url=_origin())


def is_for_others() -> bool:
    """True when the address of a view opens on other machines too, as far as can be told."""
    return urlsplit(data.settings().public_url or _origin()).hostname not in (None, *_THIS_MACHINE)


def _below(view: View, path: str, with_options: bool = True) -> str:
    query = urlencode(view.query(options=view.options if with_options else ()))
    return f"/{path}" + (f"?{query}" if query else "")


def _origin() -> str:
    parts = urlsplit(_reader_url() or "")
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""


def _reader_url() -> str | None:
    """The address in the reader's browser; None where there is no reader."""
    return st.context.url
