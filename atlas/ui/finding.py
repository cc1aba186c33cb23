"""The finding of the overview: with whom, about what and when Hanoi dealt most, each with the records behind it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

import pandas as pd
import streamlit as st

from atlas.charts import counts, words
from atlas.filters import Filters
from atlas.i18n import Translator
from atlas.ui import links
from atlas.ui.page import Page
from atlas.ui.text import plain
from atlas.vocabulary import TOPICS

TIES_MAX: Final = 3
# What was chosen, the values, their names, the words, what narrows the filters to the leading value.
_Row = tuple[object, pd.Series, Callable[[str], str], str, str]


@dataclass(frozen=True, slots=True)
class Finding:
    """What leads, in words, and the filters of the records behind the number; None where filters cannot say it."""

    text: str
    filters: Filters | None


def show(page: Page) -> None:
    """The findings in a line; each opens its records."""
    with st.container(horizontal=True, gap="small", key="findings"):
        for found in findings(page.records, page.view.filters, page.t):
            text = found.text[:1].upper() + found.text[1:]
            if found.filters is None:
                st.markdown(plain(text), width="content")
            else:
                links.to(links.ENGAGEMENTS, text, page.view, found.filters)


def findings(records: pd.DataFrame, filters: Filters, t: Translator) -> list[Finding]:
    """Such as "most often with Seoul (28)" and "most often about tourism (124)".

    Left out is what has no clear lead, and what the reader has chosen by `filters` and so knows already.
    """
    rows: tuple[_Row, ...] = (
        (filters.partners, records["partner_id"], _partner(records, t), t("most often with {what} ({n})"), "partners"),
        (filters.topics, counts.by_topic(records)["topic"], _topic(t), t("most often about {what} ({n})"), "topics"),
        (filters.date_from, records["year"], str, t("most engagements in {what} ({n})"), "year"),
    )
    found = [_part(values, name, text, field, filters, t) for chosen, values, name, text, field in rows if not chosen]
    return [one for one in found if one]


def _partner(records: pd.DataFrame, t: Translator) -> Callable[[str], str]:
    return lambda partner_id: words.partner_name(t, records.iloc[int((records["partner_id"] == partner_id).argmax())])


def _topic(t: Translator) -> Callable[[str], str]:
    return lambda code: t.term(TOPICS, code)


def sentence(records: pd.DataFrame, filters: Filters, t: Translator) -> str:
    """The findings in one sentence, "" for none."""
    return words.sentence("; ".join(found.text for found in findings(records, filters, t)))


def _part(
    values: pd.Series, name: Callable[[str], str], pattern: str, field: str, filters: Filters, t: Translator
) -> Finding | None:
    """The most frequent of `values` put into `pattern`; None when none leads: nothing known, or too many ties."""
    leading, n = most_frequent(values.dropna())
    if not 0 < len(leading) <= TIES_MAX:
        return None
    text = pattern.format(what=words.joined(t, [name(one) for one in leading]), n=t.number(n))
    # Several that lead alike have n records each: no filters show n of them.
    return Finding(text, _narrowed(filters, field, leading[0]) if len(leading) == 1 else None)


def _narrowed(filters: Filters, field: str, code: str) -> Filters:
    if field == "year":
        return replace(filters, date_from=code, date_to=code)
    return replace(filters, partners=(code,)) if field == "partners" else replace(filters, topics=(code,))


def most_frequent(values: pd.Series) -> tuple[Sequence[str], int]:
    """The values that occur most often, in order, and how often; () and 0 for none."""
    counted = values.value_counts()
    if counted.empty:
        return (), 0
    n = int(counted.max())
    return sorted(map(str, counted[counted == n].index)), n
