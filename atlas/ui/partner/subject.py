"""The partner that a page is about: all that is on record of it, whatever else the reader filtered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import pandas as pd
import streamlit as st

from atlas import relations
from atlas.charts import words
from atlas.filters import Filters
from atlas.i18n import Translator
from atlas.report.people import People, people
from atlas.ui import data
from atlas.ui.page import Page
from atlas.ui.state import View

# What is gathered of one partner; of the busiest it is some ten thousand rows.
SUBJECTS_MAX: Final = 8


@dataclass(frozen=True, slots=True)
class Subject:
    """The partner with its records (newest first) and what they say together. Shared frames: never change them.

    page is the view of this partner alone; entry is its row of the table of partners, {} when it has none; rows are
    its records by their ids; aftermaths what came after each signing, the latest first.
    """

    partner_id: str
    page: Page
    facts: relations.Partner
    entry: Mapping[str, Any]
    people: People
    rows: Mapping[str, Any]
    aftermaths: Sequence[relations.Aftermath]

    @property
    def t(self) -> Translator:
        """The words of the reader's language."""
        return self.page.t

    @property
    def records(self) -> pd.DataFrame:
        """All that is on record of the partner."""
        return self.page.records

    @property
    def name(self) -> str:
        """The name in the reader's language, with a capital first letter."""
        return words.partner_label(self.t, self.records.iloc[0])

    def filters(self, **more: Any) -> Filters:
        """The filters that show this partner alone, narrowed by `more`."""
        return replace(self.page.view.filters, **more)

    def row(self, engagement_id: str) -> Any:
        """The record of that id."""
        return self.rows[engagement_id]


def named(view: View) -> str | None:
    """The one partner that the address names; None when it names none or several."""
    return view.filters.partners[0] if len(view.filters.partners) == 1 else None


def subject(partner_id: str, view: View) -> Subject:
    """All about the partner. It is one that occurs in the data: others never reach a page."""
    only = Filters(partners=(partner_id,))
    records, names, t = data.load(only), data.choices(), view.t
    sentence = only.sentence(t, lambda one: names.partner_name(one, t))
    return Subject(
        partner_id,
        Page("partner", replace(view, filters=only, options=()), records, sentence),
        data.relation(partner_id),
        data.partner_entry(partner_id),
        *_gathered(partner_id, data.version()),
    )


@st.cache_resource(max_entries=SUBJECTS_MAX, show_spinner=False)
def _gathered(
    partner_id: str,
    data_version: str | None,  # noqa: ARG001 a part of the cache key
) -> tuple[People, Mapping[str, Any], Sequence[relations.Aftermath]]:
    records = data.load(Filters(partners=(partner_id,)))
    rows = {str(row["engagement_id"]): row for row in records.to_dict("records")}
    named = people(data.engagements_of(partner_id), records["engagement_id"])
    return named, rows, relations.aftermaths(records)
