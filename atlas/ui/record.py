"""One engagement as a whole: every field that is known, with its sources. Unknown stays unknown."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from atlas.charts.words import place_of_event
from atlas.filters import NO_FILTERS, Filters
from atlas.fold import words
from atlas.i18n import Translator
from atlas.report.workbook import agreement_in_words
from atlas.ui import data, evidence, links, people
from atlas.ui.page import Page
from atlas.ui.text import link, marked, plain
from atlas.vocabulary import DATE_BASES, DIRECTIONS, EVENT_TYPES, ORIGINS, PARTNER_KINDS, STATUSES, TOPICS, Vocabulary


def chosen(page: Page) -> pd.Series | None:
    """The record that the address names, None when it names none of those that pass the filters."""
    wanted = page.view.option("record")
    found = data.record(page.view.filters, wanted) if wanted else None
    return None if found is None or found.empty else found.iloc[0]


def missing(page: Page) -> None:
    """Say why the record that the address names is not shown; where only the filters hide it, the way to it."""
    t, wanted = page.t, page.view.option("record") or ""
    hidden = data.record(NO_FILTERS, wanted)
    if hidden.empty:
        gone = t(
            "There is no record {record} in these data. It may have been corrected or joined with another one.",
            record=wanted,
        )
        st.info(plain(gone))
        return
    st.info(plain(t("The record {record} does not fit the filters.", record=wanted)))
    only = Filters(partners=(str(hidden.iloc[0]["partner_id"]),))
    links.to(links.ENGAGEMENTS, title(hidden.iloc[0], t), page.view, only, [("record", wanted)])


def show(record: pd.Series, page: Page) -> None:
    """The whole record."""
    t = page.t
    with st.container(border=True, key="record"):
        st.header(plain(title(record, t)), anchor=False)
        rows = {label: text for label, text in fields(record, t).items() if text}
        wanted = words(page.view.filters.text)
        lines = (f"- **{plain(label)}**: {marked(text, wanted)}" for label, text in rows.items())
        st.markdown("\n".join(lines), unsafe_allow_html=True)
        inferred = evidence.inferred(record, t)
        if inferred:
            st.markdown(f"**{t('What was inferred')}**")
            st.markdown("\n".join(f"- {plain(one)}" for one in inferred))
        st.markdown(f"**{t('Sources')}**")
        st.markdown("\n".join(f"- {one}" for one in sources(record)) or t("No source address is known."))
        links.partner_link(str(record["partner_id"]), t("All about this partner"), page.view)
        evidence.show(record, t)
        only = Filters(partners=(str(record["partner_id"]),))
        links.to(links.ENGAGEMENTS, t("All engagements with this partner"), page.view, only)


def title(record: pd.Series, t: Translator) -> str:
    """Such as "Tokyo: Visit abroad, 12/05/2023"."""
    name = t.name(record["partner"], record["partner_vi"])
    when = t.date_range(record["date_start"], record["date_end"])
    return f"{name}: {t.term(EVENT_TYPES, record['event_type'])}, {when}"


def fields(record: pd.Series, t: Translator) -> Mapping[str, str]:
    """Label -> text of each field, "" for what is not known."""
    return {
        t("Date"): _date(record, t),
        t("Partner"): _partner(record, t),
        t("Direction"): _term(t, DIRECTIONS, record["direction"]),
        t("Status"): t.term(STATUSES, record["status"]),
        t("Topics"): "; ".join(t.term(TOPICS, topic) for topic in record["topics"]),
        t("For Hanoi"): people.for_hanoi(record, t),
        t("For the partner"): _text(record["partner_officials"]),
        t("Agreement"): agreement_in_words(record, t),
        t("Subject of the agreement"): _text(record["agreement_subject_en"]),
        t("Place"): place_of_event(t, record),
        t("Remark"): _text(record["note_en"]),
        t("How it was recorded"): _origin(record, t),
        t("Record"): str(record["engagement_id"]),
    }


def sources(record: pd.Series) -> list[str]:
    """The sources as Markdown links; a source without an address by its publisher."""
    urls, publishers = list(record["source_urls"]), list(record["publishers"])
    if len(urls) != len(publishers):
        return [link(url, url) for url in urls] or [plain(one) for one in publishers]
    return [link(publisher, url) for url, publisher in zip(urls, publishers, strict=True)]


def _date(record: pd.Series, t: Translator) -> str:
    when = t.date_range(record["date_start"], record["date_end"])
    basis = _term(t, DATE_BASES, record["date_basis"])
    return f"{when} ({basis.lower()})" if basis else when


def _partner(record: pd.Series, t: Translator) -> str:
    country = t.country(record["country_code"]) if isinstance(record["country_code"], str) else ""
    kind = t.term(PARTNER_KINDS, record["partner_kind"])
    name = t.name(record["partner"], record["partner_vi"])
    return f"{name} ({', '.join(part for part in (kind, country) if part)})"


def _origin(record: pd.Series, t: Translator) -> str:
    origin = t.term(ORIGINS, record["origin"])
    return f"{origin}; {t('to be confirmed by a person')}" if record["needs_review"] else origin


def _term(t: Translator, terms: Vocabulary, code: Any) -> str:
    return t.term(terms, code) if isinstance(code, str) else ""


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
