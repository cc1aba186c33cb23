"""How far the relation went and what is on record of it in numbers: the ladder, the key figures, the last contact."""

from typing import Final

import streamlit as st

from atlas import relations
from atlas.filters import Filters
from atlas.report import periods, wording
from atlas.ui import charts, key_figures, links
from atlas.ui.markup import Markup, element, inside, words
from atlas.ui.partner.head import last_contact
from atlas.ui.partner.subject import Subject
from atlas.ui.text import plain

CARD_WIDTH_PX: Final = 150


def ladder(subject: Subject) -> None:
    """The four steps; each that was reached with the first record that proves it."""
    st.header(subject.t("How far the relation went"), anchor=False)
    st.html(steps(subject, charts.reader_theme().accent))


def steps(subject: Subject, colour: str) -> Markup:
    """The steps as a list, the lowest first; what is not on record says so."""
    reached = {rung.code: rung for rung in subject.facts.rungs}
    return element(
        "ol",
        *(_step(code, reached.get(code), subject, colour) for code in relations.RUNGS.codes),
        class_="atlas-ladder",
    )


def _step(code: str, rung: relations.Rung | None, subject: Subject, colour: str) -> Markup:
    t = subject.t
    name = element("strong", t.term(relations.RUNGS, code))
    if rung is None:
        return element("li", name, element("span", t("not on record")))
    since = periods.since(rung.since, t) if rung.since else t("date unknown")
    proof = inside(since, links.record_url(rung.engagement_id, subject.partner_id, subject.page.view))
    undated = (
        t.plural("{n} more without a date", "{n} more without a date", rung.undated)
        if rung.undated and rung.since
        else ""
    )
    return element(
        "li",
        *(name, element("span", proof), element("span", undated) if undated else words("")),
        class_="atlas-reached",
        style=f"--atlas-step: {colour}",
    )


def figures(subject: Subject) -> None:
    """Engagements, visits out and in, signings: each opens its records."""
    t, facts = subject.t, subject.facts
    took_place = {"statuses": ("occurred",)}
    cards = (
        ("engagements", t("Engagements"), facts.occurred, subject.filters(**took_place)),
        ("outgoing", t("Visits out"), facts.outgoing, subject.filters(**took_place, directions=("outgoing",))),
        ("incoming", t("Visits in"), facts.incoming, subject.filters(**took_place, directions=("incoming",))),
        (
            "signed",
            t("Agreements signed"),
            len(facts.agreements),
            subject.filters(**took_place, agreements=("signed",)),
        ),
    )
    with st.grid(len(cards), min_column_width=CARD_WIDTH_PX, gap="small", key="key_figures"):
        for key, label, number, filters in cards:
            _card(key, label, number, filters, subject)
    _notes(subject)


def _card(key: str, label: str, number: int, filters: Filters, subject: Subject) -> None:
    t = subject.t
    with st.container(border=True, key=f"figure_{key}", gap=None, height="stretch"):
        key_figures.number(label, number, t)
        if number:
            links.to(links.ENGAGEMENTS, t("See {what}", what=wording.lower_first(label)), subject.page.view, filters)


def _notes(subject: Subject) -> None:
    """What the numbers leave out, and what a silence does not mean."""
    t, facts = subject.t, subject.facts
    if facts.planned:
        st.caption(t.plural("{n} more is only announced.", "{n} more are only announced.", facts.planned))
    silence = t("That nothing later is on record does not mean that there was no contact.")
    st.caption(plain(f"{last_contact(facts, t)} {silence}".strip()))
