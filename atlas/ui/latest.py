"""The latest engagements of a result, in a few lines, each with its source."""

from typing import Final

import pandas as pd
import streamlit as st

from atlas.charts import words
from atlas.filters import Filters
from atlas.ui import links, record
from atlas.ui.page import Page
from atlas.ui.text import plain
from atlas.vocabulary import EVENT_TYPES, TOPICS

ROWS: Final = 6
TOPICS_MAX: Final = 3


def show(page: Page, records: pd.DataFrame | None = None, filters: Filters | None = None, rows: int = ROWS) -> None:
    """The first `rows` of `records`, which passed `filters` (the page's own when None), and the way to the rest."""
    t = page.t
    listed = page.records if records is None else records
    named = listed["partner_id"].nunique() > 1
    lines = (f"- {line(row, page, named)}" for _, row in listed.head(rows).iterrows())
    st.markdown("\n".join(lines), unsafe_allow_html=True)
    if len(listed) > rows:
        only = filters or page.view.filters
        links.to(links.ENGAGEMENTS, t("All {count}", count=t.number(len(listed))), page.view, only)


def line(row: pd.Series, page: Page, named: bool = True) -> str:
    """Date (opens the record), partner (when `named`), kind, topics, links to the sources, as Markdown with HTML."""
    t, view = page.t, page.view
    when = t.date_range(row["date_start"], row["date_end"])
    opened = links.record_link(row["engagement_id"], row["partner_id"], when, view)
    name = f"**{links.partner_name(row['partner_id'], words.partner_label(t, row), view)}** · " if named else ""
    topics = ", ".join(t.term(TOPICS, topic) for topic in row["topics"][:TOPICS_MAX])
    topics += ", …" if len(row["topics"]) > TOPICS_MAX else ""
    what = " · ".join(part for part in (t.term(EVENT_TYPES, row["event_type"]), topics) if part)
    return f"{opened} · {name}{plain(what)} · {' '.join(record.sources(row))}"
