"""The engagements as a table: what each column shows, and how a date stays sortable while it reads as a date."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import replace
from typing import Any, Final
from zlib import crc32

import pandas as pd
import streamlit as st

from atlas.i18n import Translator
from atlas.report.tables import inert
from atlas.report.workbook import readable_table
from atlas.ui import data, keys, people, record, state
from atlas.ui.page import Page

INTERVAL_MARK: Final = "/"
# Above this a date is shown as it sorts (2023-05-12): dressing each cell would take longer than the reader waits.
DRESSED_ROWS_MAX: Final = 1_500
HEIGHT_PX: Final = 460
ROW_PX: Final = 35
HOST: Final = r"^https?://(?:www\.)?([^/:]+)"


def frame(records: pd.DataFrame, t: Translator) -> pd.DataFrame:
    """One row a record in the order of `records`, headers in words; dates are ISO 8601 prefixes or intervals."""
    words = readable_table(records, t)
    shown = words[[t(name) for name in _COLUMNS]].map(inert)
    shown[t("Date")] = [_sortable(*pair) for pair in zip(records["date_start"], records["date_end"], strict=True)]
    shown[t("For Hanoi")] = [inert(people.for_hanoi(row, t)) for row in records[_OF_HANOI].to_dict("records")]
    shown[t("Source")] = [next(iter(urls), None) for urls in records["source_urls"]]
    return shown


_OF_HANOI: Final = ["hanoi_officials", "hanoi_lead_role", "hanoi_lead_office"]
_COLUMNS: Final = (
    "Date",
    "Partner",
    "Country",
    "Event type",
    "Topics",
    "For Hanoi",
    "For the partner",
    "Agreement",
)


def in_words(interval: str, t: Translator) -> str:
    """A sortable date as the reader's language writes it."""
    start, _, end = interval.partition(INTERVAL_MARK)
    return t.date_range(start or None, end or None)


@st.fragment
def browse(page: Page) -> None:
    """The table, and below it the record that was chosen; runs by itself when another is chosen."""
    state.write()
    now = replace(page, view=state.current())
    show(now)
    chosen = record.chosen(now)
    if chosen is None:
        st.caption(page.t("Choose a row to read the whole record with its sources."))
    else:
        record.show(chosen, now)


def show(page: Page, height_px: int = HEIGHT_PX) -> None:
    """The table of the page's records. Choosing a row puts the record into the address."""
    t = page.t
    shown = _shown(f"{t.language}?{page.view.filters.to_query()}&{data.version()}", page.records, t)
    dressed: Any = shown
    if len(shown) <= DRESSED_ROWS_MAX:
        form: Mapping[Hashable, Callable[[Any], str]] = {t("Date"): lambda value: in_words(value, t)}
        dressed = shown.style.format(form)  # type: ignore[arg-type]
    key = f"rows_{crc32(page.view.filters.to_query().encode()):08x}"
    ids = page.records["engagement_id"].tolist()
    chosen = page.view.option("record")
    with st.container(key=keys.TABLE):
        st.dataframe(
            dressed,
            hide_index=True,
            height=min(height_px, ROW_PX * (len(shown) + 1) + 3),
            key=key,
            on_select=lambda: _choose(key, ids),
            selection_mode="single-row",
            selection_default={"selection": {"rows": [ids.index(chosen)]}} if chosen in ids else None,
            column_config=_settings(t),
            alt=t("Table of engagements"),
        )


def _choose(key: str, ids: list[str]) -> None:
    rows = st.session_state[key].selection.rows
    state.set_option("record", ids[rows[0]] if rows else None)


@st.cache_resource(max_entries=32, show_spinner=False)
def _shown(shown_for: str, _records: pd.DataFrame, _t: Translator) -> pd.DataFrame:  # noqa: ARG001 the key of the cache
    return frame(_records, _t)


def _sortable(start: str | None, end: str | None) -> str:
    return f"{start}{INTERVAL_MARK}{end}" if start and end and end != start else start or ""


def _settings(t: Translator) -> dict[str, Any]:
    column = st.column_config
    return {
        t("Date"): column.TextColumn(width=175, pinned=True, help=t("As precise as the source")),
        t("Partner"): column.TextColumn(width="medium"),
        t("Country"): column.TextColumn(width=110),
        t("Event type"): column.TextColumn(width=160),
        t("Topics"): column.TextColumn(width="medium"),
        t("Source"): column.LinkColumn(display_text=HOST, width=150, help=t("Opens the page that it was read on")),
    }
