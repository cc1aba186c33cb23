"""One topic as a whole: its trend, its partners, its agreements and its latest engagements."""

from dataclasses import replace
from typing import Final

import pandas as pd
import streamlit as st

from atlas.charts import counts, timeline, top_partners, topics_ranking, words
from atlas.report import periods
from atlas.ui import chart_panel, data, key_figures, keys, latest, state
from atlas.ui.charts import Chart
from atlas.ui.page import Page, narrowed
from atlas.ui.sorting import in_order
from atlas.ui.text import plain
from atlas.vocabulary import TOPICS

AGREEMENT_ROWS: Final = 8


def choose(page: Page) -> str | None:
    """Let the reader choose a topic; it stands in the address."""
    t = page.t
    wanted = page.view.option("focus")
    st.session_state[keys.TOPIC_FOCUS] = wanted if wanted in TOPICS else None
    st.selectbox(
        t("One topic in detail"),
        in_order(TOPICS.codes, lambda code: t.term(TOPICS, code)),
        index=None,
        key=keys.TOPIC_FOCUS,
        format_func=lambda code: t.term(TOPICS, code),
        placeholder=t("Choose a topic"),
        on_change=lambda: state.set_option("focus", st.session_state[keys.TOPIC_FOCUS]),
    )
    return wanted if wanted in TOPICS else None


def show(code: str, page: Page) -> None:
    """The topic within what is filtered; says so when nothing of it is recorded there."""
    t = page.t
    only = replace(page.view.filters, topics=(code,))
    of_topic = narrowed(page, only)
    with st.container(border=True, key="topic_detail"):
        st.header(plain(t.term(TOPICS, code)), anchor=False)
        if of_topic.records.empty:
            st.info(t("Nothing with this topic is recorded in what is shown."))
            return
        st.markdown(plain(_sum(of_topic)))
        left, right = st.columns(2, gap="large")
        with left:
            chart_panel.show(Chart("topic_trend", timeline, timeline.frame, of_topic))
            _agreements(of_topic)
        with right:
            chart_panel.show(Chart("topic_partners", top_partners, top_partners.frame, of_topic))
            st.subheader(t("Latest engagements"), anchor=False)
            latest.show(of_topic)


def _sum(page: Page) -> str:
    t, records = page.t, page.records
    lands = int(records["country_code"].nunique())
    return t(
        "{engagements} with {partners} in {countries}.",
        engagements=words.engagements(t, len(records)),
        partners=words.partners(t, int(records["partner_id"].nunique())),
        countries=words.countries(t, lands),
    )


def _agreements(page: Page) -> None:
    """The agreements signed at engagements that name the topic, the latest first."""
    t = page.t
    signed: pd.DataFrame = page.records[counts.is_signed(page.records)]
    st.subheader(t("Agreements signed"), anchor=False)
    if signed.empty:
        st.markdown(t("No signing is recorded with this topic."))
        return
    latest.show(page, signed, key_figures.signings(page.view.filters), AGREEMENT_ROWS)


def ranking(page: Page) -> Chart:
    """The ranking of topics against the range before, where there is one."""
    earlier = periods.preceding(page.view.filters)
    before = None if earlier is None else data.load(earlier)
    notes = [topics_ranking.note(page.records, page.t)]
    if earlier is not None:
        notes.append(page.t("The change is that against {period}.", period=periods.named(earlier, page.t)))
    return Chart(
        "topics",
        topics_ranking,
        lambda found: topics_ranking.frame(found, before),
        page,
        tuple(notes),
        variant="before",
    )
