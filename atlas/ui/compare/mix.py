"""What kinds of engagements, and about what, side by side; each number opens its records."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import pandas as pd
import streamlit as st

from atlas.filters import Filters
from atlas.ui.compare.figures import linked, table
from atlas.ui.compare.sides import Side
from atlas.ui.markup import Markup, element, joined
from atlas.ui.page import Page
from atlas.vocabulary import EVENT_TYPES, Vocabulary


def show(terms: Vocabulary, sides: Sequence[Side], page: Page, about: str) -> None:
    """How many engagements have each code of `terms` (EVENT_TYPES or TOPICS), most frequent first, with bars."""
    t, counted = page.t, [counts(terms, side.records) for side in sides]
    ranked = sorted(terms.codes, key=lambda code: -sum(found[code] for found in counted))
    most = max(1, *(n for found in counted for n in (0, *found.values())))
    rows = []
    for code in (one for one in ranked if any(found[one] for found in counted)):
        pairs = (
            (found[code], with_code(side.filters, terms, code)) for found, side in zip(counted, sides, strict=True)
        )
        rows.append((t.term(terms, code), *(_bar(linked(n, filters, page), n / most) for n, filters in pairs)))
    st.header(about, anchor=False)
    table(about, rows, sides, page)


def counts(terms: Vocabulary, records: pd.DataFrame) -> Counter[str]:
    """How many records have each code of EVENT_TYPES or TOPICS."""
    if terms is EVENT_TYPES:
        return Counter(records["event_type"])
    return Counter(topic for topics in records["topics"] for topic in topics)


def with_code(filters: Filters, terms: Vocabulary, code: str) -> Filters | None:
    """The filters narrowed to records with the code of EVENT_TYPES or TOPICS; None where filters cannot say it.

    Topics of the filters widen: no filters find a record with one of them that names another topic as well.
    """
    if terms is EVENT_TYPES:
        return replace(filters, event_types=(code,))
    return replace(filters, topics=(code,)) if not filters.topics or code in filters.topics else None


def _bar(shown: str, share: float) -> Markup:
    """A number with a bar as long as its share (0 to 1) of the largest one of the table."""
    return joined([shown, element("span", class_="atlas-bar", style=f"width: {100 * share:.1f}%")])
