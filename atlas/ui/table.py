"""The engagements as a table, a part at a time: which columns, in which order, and what was looked for marked."""

import re
from collections.abc import Callable, Hashable, Mapping
from functools import partial
from typing import Any, Final
from zlib import crc32

import pandas as pd
import streamlit as st

from atlas.fold import words as folded_words
from atlas.i18n import Translator
from atlas.report.tables import inert
from atlas.report.workbook import readable_table
from atlas.ui import columns, data, keys, options, people, record, state
from atlas.ui.page import Listing
from atlas.ui.text import found_in

INTERVAL_MARK: Final = "/"
ROWS: Final = 200
HEIGHT_PX: Final = 460
ROW_PX: Final = 35
HOST: Final = r"^https?://(?:www\.)?([^/:]+)"
# What was looked for is seen on light and on dark.
MARKED: Final = "background-color: rgba(212, 154, 13, 0.30)"


def frame(records: pd.DataFrame, t: Translator, codes: tuple[str, ...] = columns.USUAL) -> pd.DataFrame:
    """One row a record in the order of `records`, headers in words; dates are ISO 8601 prefixes or intervals."""
    shown = readable_table(records, t).map(inert)
    shown[t("Date")] = [_sortable(*pair) for pair in zip(records["date_start"], records["date_end"], strict=True)]
    shown[t("For Hanoi")] = [inert(people.for_hanoi(row, t)) for row in records[_OF_HANOI].to_dict("records")]
    shown[t("Source")] = [next(iter(urls), None) for urls in records["source_urls"]]
    return shown[[columns.names(t)[code] for code in codes]]


_OF_HANOI: Final = ["hanoi_officials", "hanoi_lead_role", "hanoi_lead_office"]


def in_words(interval: str, t: Translator) -> str:
    """A sortable date as the reader's language writes it."""
    start, _, end = interval.partition(INTERVAL_MARK)
    return t.date_range(start or None, end or None)


@st.fragment
def browse(page: Listing) -> None:
    """The table, and below it the record that was chosen; runs by itself when another is chosen."""
    state.write_of_part()
    now = page.with_view(state.current())
    t = now.t
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="table_choices"):
        order = options.choose("sort", t("Order"), _orders(t), keys.TABLE_SORT, now)
        chosen = columns.choose(now)
    first = min(_start(now), (now.found - 1) // ROWS * ROWS)
    records = data.page_of(now.view.filters, first, ROWS, oldest_first=order == "oldest")
    show(now, records, chosen, f"{order}-{first}")
    _pages(first, now)
    opened = record.chosen(now)
    if opened is not None:
        record.show(opened, now)
        return
    if now.view.option("record"):
        record.missing(now)
    st.caption(t("Choose a row to read the whole record with its sources."))


def _orders(t: Translator) -> dict[str, str]:
    return {"newest": t("newest first"), "oldest": t("oldest first")}


def _start(page: Listing) -> int:
    """The number of the first row shown, from the address; the beginning of a part."""
    said = page.view.option("start") or ""
    return int(said) // ROWS * ROWS if said.isascii() and said.isdigit() and len(said) < 9 else 0


def _pages(first: int, page: Listing) -> None:
    """The way to the other parts, where there are any."""
    t, last = page.t, min(first + ROWS, page.found)
    if page.found <= ROWS:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="table_pages"):
        st.button(t("Previous"), key="table_back", on_click=_go, args=(first - ROWS,), disabled=first == 0)
        st.button(t("Next"), key="table_on", on_click=_go, args=(first + ROWS,), disabled=last >= page.found)
        text = t("{first}–{last} of {all}", first=t.number(first + 1), last=t.number(last), all=t.number(page.found))
        st.markdown(text, width="content")


def _go(start: int) -> None:
    state.set_option("start", str(start) if start > 0 else None)


def show(page: Listing, records: pd.DataFrame, codes: tuple[str, ...], part: str) -> None:
    """The table of some of the page's records. Choosing a row puts the record into the address."""
    t = page.t
    shown = frame(records, t, codes)
    widths = columns.widths(written(shown, t), t)
    styled = shown.style.format(_forms(widths, t))  # type: ignore[arg-type]
    wanted = folded_words(page.view.filters.text)
    dressed = styled.map(lambda cell: MARKED if found_in(str(cell), wanted) else "") if wanted else styled
    key = f"rows_{crc32(f'{page.view.filters.to_query()}|{part}|{codes}'.encode()):08x}"
    ids = records["engagement_id"].tolist()
    chosen = page.view.option("record")
    with st.container(key=keys.TABLE):
        st.dataframe(
            dressed,
            hide_index=True,
            height=min(HEIGHT_PX, ROW_PX * (len(shown) + 1) + 3),
            key=key,
            on_select=lambda: _choose(key, ids),
            selection_mode="single-row",
            selection_default={"selection": {"rows": [ids.index(chosen)]}} if chosen in ids else None,
            column_config=_settings(widths, t),
            alt=t("Table of engagements"),
        )


def _choose(key: str, ids: list[str]) -> None:
    rows = st.session_state[key].selection.rows
    state.set_option("record", ids[rows[0]] if rows else None)


def _sortable(start: str | None, end: str | None) -> str:
    return f"{start}{INTERVAL_MARK}{end}" if start and end and end != start else start or ""


def written(shown: pd.DataFrame, t: Translator) -> pd.DataFrame:
    """The table as it is read: dates in words, of a source its host."""
    date, source = t("Date"), t("Source")
    forms: dict[str, Callable[[Any], str]] = {date: lambda value: in_words(value, t), source: _host}
    return shown.assign(**{name: shown[name].map(form) for name, form in forms.items() if name in shown})


def _host(url: str | None) -> str:
    found = re.match(HOST, url or "")
    return found[1] if found else ""


def _forms(widths: Mapping[str, int], t: Translator) -> dict[Hashable, Callable[[Any], str]]:
    """How the cells of each column are written: what is wider than the column ends in an ellipsis."""
    forms: dict[Hashable, Callable[[Any], str]] = {
        name: partial(columns.fitted, width_px=width) for name, width in widths.items() if name != t("Source")
    }
    return {**forms, t("Date"): lambda value: in_words(value, t)} if t("Date") in forms else forms


def _settings(widths: Mapping[str, int], t: Translator) -> dict[str, Any]:
    column = st.column_config
    settings: dict[str, Any] = {name: column.TextColumn(width=width) for name, width in widths.items()}
    date, source = t("Date"), t("Source")
    if date in widths:
        settings[date] = column.TextColumn(width=widths[date], pinned=True, help=t("As precise as the source"))
    if source in widths:
        told = t("Opens the page that it was read on")
        settings[source] = column.LinkColumn(display_text=HOST, width=widths[source], help=told)
    return settings
