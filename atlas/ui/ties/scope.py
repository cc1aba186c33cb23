"""What the page of relations is about: the records of the choice, whatever their date, as of today."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

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
    """The page, the records of its filters without the dates (in_scope), and the day that ages are counted by."""

    page: Page
    filters: Filters
    in_scope: pd.DataFrame
    today: date

    @property
    def t(self) -> Translator:
        """The words of the reader's language."""
        return self.page.t

    @property
    def signed(self) -> pd.DataFrame:
        """The records of the page's filters at which an agreement was signed, newest first, undated last."""
        return self.page.records[counts.is_signed(self.page.records)]

    @property
    def anniversaries(self) -> Sequence[Anniversary]:
        """Those of signings that fall within twelve months, the next first."""
        return data.anniversaries(self.filters)

    @property
    def partners(self) -> list[Partner]:
        """What all records say of each partner in scope."""
        facts = data.relations()
        return [facts[partner_id] for partner_id in dict.fromkeys(self.in_scope["partner_id"])]

    def open_promises(self, what: str) -> list[Promise]:
        """The negotiations or announcements in scope that nothing surely concluded: the oldest first, undated last."""
        ids = set(self.in_scope["engagement_id"])
        promises = (one for facts in self.partners for one in facts.open_promises)
        found = [one for one in promises if one.what == what and one.engagement_id in ids]
        return sorted(found, key=lambda one: (one.since or "9999", one.engagement_id))

    def rows(self, engagement_ids: Iterable[str]) -> dict[str, Any]:
        """engagement_id -> record, for those asked for; of all that is recorded."""
        everything = data.load()
        found = everything[everything["engagement_id"].isin(set(engagement_ids))]
        return {str(row["engagement_id"]): row for row in found.to_dict("records")}

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
    filters = periods.without_dates(page.view.filters)
    return Scope(page, filters, data.load(filters), data.today())
