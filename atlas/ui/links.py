"""Links between the pages; each carries the filters in its address, so that it can be opened in a new tab or sent."""

from collections.abc import Iterable
from typing import Final

import streamlit as st

from atlas.filters import Filters
from atlas.ui.state import View
from atlas.ui.text import plain

OVERVIEW: Final = "pages/overview/page.py"
WORLD_MAP: Final = "pages/world_map/page.py"
TIMELINE: Final = "pages/timeline/page.py"
TOPICS: Final = "pages/topics/page.py"
ENGAGEMENTS: Final = "pages/engagements/page.py"
METHOD: Final = "pages/method/page.py"


def to(
    page: str, label: str, view: View, filters: Filters | None = None, options: Iterable[tuple[str, str]] = ()
) -> None:
    """A link to `page` with the view's filters, or with other `filters`, and the page's `options`."""
    st.page_link(
        page, label=f":blue[{plain(label)}\u00a0→]", query_params=view.query(filters, options), width="content"
    )
