"""All engagements with a partner in the order of time, and who met whom."""

from typing import Any, Final

import streamlit as st

from atlas.report import records
from atlas.ui import charts, links, listing
from atlas.ui.markup import Markup, element, inside, joined, runs, words
from atlas.ui.partner.agreements import opened, source
from atlas.ui.partner.subject import Subject
from atlas.vocabulary import STATUSES

LISTED_MAX: Final = 60
AT_ONCE: Final = 10


def show(subject: Subject) -> None:
    """The engagements, newest first, undated last; the older ones when asked for."""
    t = subject.t
    st.header(t("Engagements in the order of time"), anchor=False)
    rows = subject.records.head(LISTED_MAX).to_dict("records")
    items = [entry(row, subject, charts.reader_theme().event_types[row["event_type"]]) for row in rows]
    parts = [element("ol", *items[:AT_ONCE], class_="atlas-history")]
    if items[AT_ONCE:]:
        summary = element("summary", t.plural("Show {n} more", "Show {n} more", len(items) - AT_ONCE))
        parts.append(element("details", summary, element("ol", *items[AT_ONCE:], class_="atlas-history")))
    st.html(joined([*parts, _left_out(subject)], ""))
    links.to(links.ENGAGEMENTS, t("All as a table, to sort and download"), subject.page.view)


def _left_out(subject: Subject) -> Markup:
    """How many are not listed, and where they are; "" when all are."""
    t, left = subject.t, len(subject.records) - LISTED_MAX
    if left <= 0:
        return words("")
    url = links.engagements_url(subject.page.view.filters, subject.page.view)
    said = t.plural("{n} more is not listed here.", "{n} more are not listed here.", left)
    return element("p", said, " ", inside(t("Read them in the table"), url), class_="atlas-quiet")


def entry(row: Any, subject: Subject, colour: str) -> Markup:
    """One engagement: date, kind, topics, who took part, sources."""
    t = subject.t
    planned = row["status"] == "planned"
    status = f" ({t.term(STATUSES, row['status']).lower()})" if planned else ""
    head = joined([opened(row, subject), element("strong", f"{records.event(row, t)}{status}")], " · ")
    who = people(str(row["engagement_id"]), subject)
    parts = [head, words(records.topics(row, t)), who, element("span", source(row), class_="atlas-quiet")]
    lines = [element("div", part) for part in parts if part]
    kind = {"class_": "atlas-planned"} if planned else {}
    return element("li", *lines, style=f"--atlas-event: {colour}", **kind)


def people(engagement_id: str, subject: Subject) -> Markup:
    """Who took part, Hanoi's side first; "" when nobody is named."""
    t = subject.t
    sides = (subject.people.for_hanoi(engagement_id, t), subject.people.for_partner(engagement_id, t))
    return joined([runs(side) for side in sides if side], " – ")


def show_people(subject: Subject) -> None:
    """The meetings at which somebody is named, as a table of the two sides."""
    t = subject.t
    st.header(t("Who met whom"), anchor=False)
    ids = [one for one in subject.records["engagement_id"] if subject.people.names_any(one)]
    if not ids:
        st.markdown(t("No record names who took part."))
        return
    columns = (t("Date"), t("For Hanoi"), t("For the partner"), t("Occasion"))
    rows = [_meeting(subject.row(one), subject) for one in ids[: listing.ALL_MAX]]
    listing.table(columns, rows, t("Who met whom"), t, total=len(ids))


def _meeting(row: Any, subject: Subject) -> tuple[str, ...]:
    t, engagement_id = subject.t, str(row["engagement_id"])
    return (
        opened(row, subject),
        runs(subject.people.for_hanoi(engagement_id, t)),
        runs(subject.people.for_partner(engagement_id, t)),
        records.event(row, t),
    )
