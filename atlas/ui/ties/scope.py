"""What the page of relations is about: the records of the choice, whatever their date, as of today."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from atlas.charts import counts, words
from atlas.filters import Filters
from atlas.i18n import Translator
from atlas.relations import Anniversary, Partner, Promise
from atlas.report import periods, records
from atlas.ui import data, links
from atlas.ui.dates import unbroken
from atlas.ui.markup import Markup, inside
from atlas.ui.page import Page
from atlas.ui.partner.agreements import source

# The rungs that an agreement proves.
WITH_AGREEMENT = ("agreement", "twinning")


@dataclass(frozen=True, slots=True)
class Scope:
    """The page, the records of its filters without the dates (in_scope), and the day that ages are counted by.

    signed: the records of the page at which an agreement was signed, newest first, undated last. partners: what all
    records say of each partner in scope. promises: those in scope that nothing surely kept, oldest first, undated last.
    """

    page: Page
    filters: Filters
    in_scope: pd.DataFrame
    today: date
    signed: pd.DataFrame
    partners: Sequence[Partner]
    promises: Sequence[Promise]

    @property
    def t(self) -> Translator:
        """The words of the reader's language."""
        return self.page.t

    @property
    def anniversaries(self) -> Sequence[Anniversary]:
        """Those of signings that fall within twelve months, the next first."""
        return data.anniversaries(self.filters)

    def open_promises(self, what: str) -> list[Promise]:
        """The negotiations or announcements in scope that nothing surely concluded: the oldest first, undated last."""
        return [one for one in self.promises if one.what == what]

    def partner(self, row: Any) -> Markup:
        """The partner of a record as a link to its page."""
        return inside(words.partner_label(self.t, row), links.partner_url(str(row["partner_id"]), self.page.view))

    def opened(self, row: Any) -> Markup:
        """The date of a record, which opens it."""
        url = links.record_url(str(row["engagement_id"]), str(row["partner_id"]), self.page.view)
        return inside(unbroken(records.date(row, self.t)), url)

    def source(self, row: Any) -> Markup:
        """Where it was read."""
        return source(row)


def scope(page: Page) -> Scope:
    """The scope of a page."""
    filters, today = periods.without_dates(page.view.filters), data.today()
    in_scope = data.load(filters)
    partners, promises = _gathered(f"{filters.to_query()}|{data.version()}|{today}", in_scope)
    signed = page.records[counts.is_signed(page.records)]
    return Scope(page, filters, in_scope, today, signed, partners, promises)


@st.cache_resource(max_entries=32, show_spinner=False)
def _gathered(key: str, _in_scope: pd.DataFrame) -> tuple[list[Partner], list[Promise]]:  # noqa: ARG001 the cache key
    """What all records say of each partner in scope; the promises in scope that nothing surely kept, oldest first."""
    facts, ids = data.relations(), set(_in_scope["engagement_id"])
    partners = [facts[partner_id] for partner_id in dict.fromkeys(_in_scope["partner_id"])]
    promises = [one for found in partners for one in found.open_promises if one.engagement_id in ids]
    return partners, sorted(promises, key=lambda one: (one.since or "9999", one.engagement_id))
