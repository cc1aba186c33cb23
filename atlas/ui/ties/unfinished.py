"""What was promised and is not reported as done: agreements under negotiation, announcements whose day has passed."""

from typing import Any

import streamlit as st

from atlas.i18n import Translator
from atlas.relations import Promise
from atlas.report import records, wording
from atlas.report.text import Text
from atlas.spans import elapsed
from atlas.ui import announced, data, listing
from atlas.ui.markup import Markup, element, joined, runs, words
from atlas.ui.ties.anchors import ANNOUNCEMENTS, NEGOTIATIONS
from atlas.ui.ties.scope import Scope


def negotiations(scope: Scope) -> None:
    """Agreements under negotiation with their age, the oldest first."""
    t, found = scope.t, scope.open_promises("negotiation")
    st.header(t("Under negotiation, without a reported signing"), anchor=NEGOTIATIONS)
    if not found:
        st.markdown(t("No agreement is on record as still under negotiation."))
        return
    columns = (t("Since"), t("Elapsed"), t("Partner"), t("Agreement"), t("Perhaps signed"), t("Source"))
    _table(found, columns, t("Under negotiation, without a reported signing"), scope)
    st.caption(t("All that is still open, whenever it began; only what the records tell, which may lag behind."))


def announcements(scope: Scope) -> None:
    """What was announced, whose day has passed, and of which no report is on record; the oldest first."""
    t, found = scope.t, scope.open_promises("announcement")
    st.header(t("Announced, without a report that it took place"), anchor=ANNOUNCEMENTS)
    if not found:
        st.markdown(t("Nothing that was announced for a day now past is on record without a report."))
        return
    columns = (t("For"), t("Elapsed"), t("Partner"), t("What"), t("Perhaps took place"), t("Source"))
    _table(found, columns, t("Announced, without a report that it took place"), scope)
    st.caption(t("“Perhaps” names a record of those days that may be a report of it."))


def _table(found: list[Promise], columns: tuple[str, ...], about: str, scope: Scope) -> None:
    listed = found[: listing.ALL_MAX]
    ids = {one.engagement_id for one in listed} | {one.perhaps_closed_by for one in listed if one.perhaps_closed_by}
    rows = data.rows(ids)
    listing.table(columns, [_cells(one, rows, scope) for one in listed], about, scope.t, total=len(found))


def _cells(one: Promise, rows: dict[str, Any], scope: Scope) -> tuple[str, ...]:
    t, row = scope.t, rows[one.engagement_id]
    return (
        scope.opened(row),
        age(one.since, scope),
        scope.partner(row),
        _what(one, row, t),
        _perhaps(one, rows, scope),
        scope.source(row),
    )


def _what(one: Promise, row: Any, t: Translator) -> Markup:
    if one.what == "negotiation":
        return what(wording.promised(one, row, t), records.subject(row, t))
    return joined([announced.kind(row, t), element("div", announced.about(row, t), class_="atlas-quiet")])


def what(kind: str, subject: Text) -> Markup:
    """The kind of an agreement or event, and below it what it is about."""
    return joined([kind, element("div", runs(subject), class_="atlas-quiet") if subject else ""])


def age(since: str | None, scope: Scope) -> str:
    """How long ago, "" when nobody knows."""
    return wording.duration(elapsed(since, scope.today), scope.t) if since else ""


def _perhaps(one: Promise, rows: dict[str, Any], scope: Scope) -> Markup:
    if not one.perhaps_closed_by:
        return words("")
    return joined([scope.t("perhaps"), scope.opened(rows[one.perhaps_closed_by])])
