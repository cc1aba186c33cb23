"""The head of a partner's page: what is on record in a sentence, the brief to take away, names and place."""

from typing import Final

import streamlit as st

from atlas.i18n import Translator
from atlas.relations import Partner
from atlas.report import wording
from atlas.report.order import Order
from atlas.report.request import BRIEF_FORMATS
from atlas.ui import keys, links, listing, made_files
from atlas.ui.partner import place
from atlas.ui.partner.subject import Subject
from atlas.ui.state import View
from atlas.ui.text import plain

_FORMAT_NAMES: Final = {"docx": "Word", "pdf": "PDF"}


def show(subject: Subject, view: View) -> None:
    """Name and summary, the brief, then what the partner is beside the globe."""
    st.title(plain(subject.name), anchor=False)
    st.markdown(f"**{plain(summary(subject.facts, subject.t))}**")
    _filters_note(subject, view)
    left, right = st.columns([3, 1], gap="large", vertical_alignment="top")
    with left:
        listing.facts([*place.names(subject), *place.where(subject)])
        _brief(subject)
    with right:
        place.show_globe(subject)
    made_files.show(subject.t)


def summary(facts: Partner, t: Translator) -> str:
    """The relation and the last contact in two sentences."""
    relation = wording.rung(facts, t) or t("Nothing that took place is on record yet")
    return f"{relation}. {last_contact(facts, t)}".strip()


def last_contact(facts: Partner, t: Translator) -> str:
    """When the last contact was and how long ago; "" when nothing with a date took place."""
    if facts.last is None or facts.since_last is None:
        return ""
    age = wording.duration(facts.since_last, t)
    return t("Last contact on record: {date}, {age} ago.", date=t.date(facts.last), age=age)


def _filters_note(subject: Subject, view: View) -> None:
    """Say so when the reader's other filters are not applied here, and where they are."""
    if view.filters == subject.page.view.filters:
        return
    t = subject.t
    st.info(t("This page shows all that is on record about the partner. Your other filters are not applied here."))
    links.to(links.ENGAGEMENTS, t("The engagements with your filters"), view)


def _brief(subject: Subject) -> None:
    t = subject.t
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=keys.BRIEF):
        for file_format in BRIEF_FORMATS:
            order = Order("brief", subject.page.view.filters, t.language, file_format)
            st.button(
                t("One-page brief ({format})", format=_FORMAT_NAMES[file_format]),
                key=keys.brief(file_format),
                on_click=made_files.request,
                args=(order,),
                help=t("One page to take to a meeting. It is made in a few seconds and then offered for download."),
            )
