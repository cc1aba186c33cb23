"""What is coming: round anniversaries of signings in the next twelve months, and what has been announced."""

from dataclasses import dataclass
from datetime import date
from typing import Final

import pandas as pd
import streamlit as st

from atlas.charts import words
from atlas.filters import Filters
from atlas.i18n import Translator
from atlas.relations import Anniversary, anniversaries
from atlas.report import periods, wording
from atlas.spans import span
from atlas.ui import announced, data, links
from atlas.ui.page import Page

ROWS: Final = 6


@dataclass(frozen=True, slots=True)
class Coming:
    """Something that falls on a date (a prefix, as fine as it is known), and the record that says so."""

    falls: str
    engagement_id: str
    anniversary: Anniversary | None = None


def show(page: Page) -> None:
    """A link to the record of each, in the order in which they fall; of all time, for signings lie years back."""
    t, today = page.t, data.today()
    records = data.load(periods.without_dates(page.view.filters))
    found = coming(records, today)
    st.caption(t("In the next twelve months, as of {date}; whatever years are chosen.", date=t.date(today.isoformat())))
    if not found:
        st.markdown(t("Nothing that is on record falls due."))
    rows = data.rows(one.engagement_id for one in found[:ROWS])
    for one in found[:ROWS]:
        row = rows[one.engagement_id]
        only, opened = Filters(partners=(row["partner_id"],)), [("record", one.engagement_id)]
        links.to(links.ENGAGEMENTS, line(one, row, t), page.view, only, opened)
    if len(found) > ROWS:
        st.caption(t("{n} more later in these twelve months.", n=t.number(len(found) - ROWS)))


def coming(records: pd.DataFrame, today: date) -> list[Coming]:
    """The anniversaries of 5, 10, 15 ... years within twelve months and what is announced, the next first."""
    anniversary = [Coming(one.falls, one.engagement_id, one) for one in anniversaries(records, today) if one.is_round]
    return sorted([*_announced(records, today), *anniversary], key=lambda one: (span(one.falls)[1], one.engagement_id))


def _announced(records: pd.DataFrame, today: date) -> list[Coming]:
    """What sources announce and whose day is not past."""
    planned = records[(records["status"] == "planned") & records["date_start"].notna()]
    pairs = zip(planned["date_start"], planned["engagement_id"], strict=True)
    return [Coming(start, one) for start, one in pairs if span(start)[1] >= today]


def line(one: Coming, row: words.Row, t: Translator) -> str:
    """Such as "16 Feb 2027: Île-de-France, 5 years since the signing: cooperation plan"."""
    said = wording.anniversary(one.anniversary, t) if one.anniversary else announced.kind(row, t)
    named = [words.partner_label(t, row), *([wording.lower_first(said)] if said else [])]
    return f"{t.date(one.falls)}: {', '.join(named)}"
