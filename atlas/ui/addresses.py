"""The address of a view, for a reader to copy: the public one, else the one that the reader came by."""

from urllib.parse import urlencode, urlsplit

import streamlit as st

from atlas.ui import data
from atlas.ui.state import View


def of_view(view: View, path: str, *, with_options: bool = True) -> str:
    """The whole address of `view` on the page `path`, with or without what that page shows besides the filters."""
    query = urlencode(view.query(options=view.options if with_options else ()))
    return f"{_base()}/{path}" + (f"?{query}" if query else "")


def _base() -> str:
    """Where this dashboard answers, without a slash at the end."""
    public_url = data.settings().public_url
    if public_url:
        return public_url.rstrip("/")
    parts = urlsplit(st.context.url or "")
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""
