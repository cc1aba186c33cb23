"""Links between the pages; each carries the filters in its address, so that it can be opened in a new tab or sent."""

import html
from collections.abc import Iterable
from typing import Final
from urllib.parse import urlencode

import streamlit as st

from atlas.filters import Filters
from atlas.ui.state import View
from atlas.ui.text import plain

OVERVIEW: Final = "pages/overview/page.py"
WORLD_MAP: Final = "pages/world_map/page.py"
TIMELINE: Final = "pages/timeline/page.py"
TOPICS: Final = "pages/topics/page.py"
PARTNER: Final = "pages/partner/page.py"
COMPARE: Final = "pages/compare/page.py"
RELATIONS: Final = "pages/relations/page.py"
ENGAGEMENTS: Final = "pages/engagements/page.py"
REPORTS: Final = "pages/reports/page.py"
METHOD: Final = "pages/method/page.py"


def to(
    page: str, label: str, view: View, filters: Filters | None = None, options: Iterable[tuple[str, str]] = ()
) -> None:
    """A link to `page` with the view's filters, or with other `filters`, and the page's `options`."""
    st.page_link(
        page, label=f":blue[{plain(label)}\u00a0→]", query_params=view.query(filters, options), width="content"
    )


def partner_link(partner_id: str, label: str, view: View) -> None:
    """A link to the partner's page, in a line of its own. What the reader filtered is left behind: it is all there."""
    to(PARTNER, label, view, _only(partner_id))


def partner_url(partner_id: str, view: View) -> str:
    """The address of the partner's page as seen from any page, such as "partner?partner=JP-40"."""
    return f"partner?{urlencode(view.query(_only(partner_id)))}"


def partner_name(partner_id: str, name: str, view: View) -> str:
    """The name as a link to the partner's page within a text; for st.markdown with unsafe_allow_html.

    It opens in the same tab, which a link in Markdown does not.
    """
    return f'<a href="{html.escape(partner_url(partner_id, view))}" target="_self">{plain(name)}</a>'


def engagements_url(filters: Filters, view: View) -> str:
    """The address of the list of what passes `filters`, as seen from any page."""
    return f"engagements?{urlencode(view.query(filters))}"


def partners_url(filters: Filters, view: View) -> str:
    """The address of the list of the partners in what passes `filters`, as seen from any page."""
    return f"partner?{urlencode(view.query(filters))}"


def countries_url(filters: Filters, view: View) -> str:
    """The address of the map of the countries in what passes `filters`, as seen from any page."""
    return f"map?{urlencode(view.query(filters, [('show', 'countries')]))}"


def record_url(engagement_id: str, partner_id: str, view: View) -> str:
    """The address of one record, opened in the list of its partner's."""
    pairs = view.query(_only(partner_id), [("record", engagement_id)])
    return f"engagements?{urlencode(pairs)}"


def record_link(engagement_id: str, partner_id: str, text: str, view: View) -> str:
    """`text` as a link to the record, within a text; for st.markdown with unsafe_allow_html."""
    return f'<a href="{html.escape(record_url(engagement_id, partner_id, view))}" target="_self">{plain(text)}</a>'


def _only(partner_id: str) -> Filters:
    return Filters(partners=(partner_id,))
