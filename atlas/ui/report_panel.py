"""Where a report or a brief is ordered: its format, language and sections, and what it will hold."""

from collections.abc import Mapping, Sequence

import streamlit as st

from atlas.charts import words
from atlas.filters import Filters
from atlas.i18n import LANGUAGES, Translator
from atlas.report import estimate
from atlas.report.order import Order
from atlas.report.request import BRIEF_FORMATS, REPORT_FORMATS, REPORT_LANGUAGES, SECTIONS, languages_of
from atlas.ui import data, kept, keys, made_files
from atlas.ui.made_files import FORMAT_NAMES, LANGUAGE_NAMES
from atlas.ui.page import Page
from atlas.ui.sorting import in_order


def report(page: Page) -> None:
    """A report of what the filters let through."""
    t = page.t
    st.markdown(t("A report of what is shown above; choose period and filters under “Filters”."))
    file_format = _one(t("File format"), REPORT_FORMATS, FORMAT_NAMES, keys.REPORT_FORMAT, REPORT_FORMATS[0])
    language = _one(
        t("Language of the file"), REPORT_LANGUAGES, LANGUAGE_NAMES, keys.REPORT_LANGUAGE, page.view.language
    )
    sections = SECTIONS.codes if file_format == "xlsx" else _sections(t)
    st.markdown(
        f"**{_holds(page, file_format, language, sections)}**" if sections else t("Choose at least one section.")
    )
    _letterhead(t, file_format in ("docx", "pptx"))
    chosen = None if len(sections) == len(SECTIONS.codes) else tuple(sections)
    order = Order("report", page.view.filters, language, file_format, chosen)
    _make(t("Write the report"), order, keys.REPORT_MAKE, is_possible=bool(sections))


def brief(page: Page) -> None:
    """A brief of one page about one partner, whatever the filters."""
    t, names = page.t, data.choices()
    st.markdown(
        t("One page about one partner, from all that is recorded of it: for the morning before the guests come.")
    )
    partner_id = _partner(page)
    file_format = _one(t("File format"), BRIEF_FORMATS, FORMAT_NAMES, keys.BRIEF_FORMAT, BRIEF_FORMATS[0])
    language = _one(t("Language of the file"), LANGUAGES, LANGUAGE_NAMES, keys.BRIEF_LANGUAGE, page.view.language)
    if partner_id:
        n = int((data.load()["partner_id"] == partner_id).sum())
        held = t("It will draw on {engagements}, on one page.", engagements=words.engagements(t, n))
        st.markdown(f"**{held}**")
    _letterhead(t, file_format == "docx")
    order = Order("brief", Filters(partners=(partner_id,) if partner_id else ()), language, file_format)
    _make(t("Write the brief"), order, keys.BRIEF_MAKE, is_possible=partner_id in names.partners)


def _partner(page: Page) -> str | None:
    """The partner chosen; at first the one that the address names, if it names one alone."""
    t, names = page.t, data.choices()
    named = page.view.filters.partners[0] if len(page.view.filters.partners) == 1 else None
    if named and named != st.session_state.get(keys.STATE_BRIEF_NAMED):
        kept.keep(keys.BRIEF_PARTNER, named)
    st.session_state[keys.STATE_BRIEF_NAMED] = named
    chosen: str | None = st.selectbox(
        t("Partner"),
        in_order(names.partners, lambda one: names.partner_name(one, t)),
        index=None,
        format_func=lambda one: names.partner_name(one, t),
        key=kept.seed(keys.BRIEF_PARTNER, None),
        placeholder=t("Choose a partner"),
        on_change=kept.changed,
        args=(keys.BRIEF_PARTNER,),
    )
    return chosen


def _one(label: str, codes: Sequence[str], names: Mapping[str, str], key: str, default: str) -> str:
    """One of `codes`."""
    st.segmented_control(
        label,
        codes,
        key=kept.seed(key, default),
        required=True,
        format_func=names.__getitem__,
        on_change=kept.changed,
        args=(key,),
    )
    return str(st.session_state[key])


def _sections(t: Translator) -> tuple[str, ...]:
    """The sections chosen, all at first, in the order of a report."""
    key = keys.REPORT_SECTIONS
    st.pills(
        t("Sections"),
        SECTIONS.codes,
        selection_mode="multi",
        key=kept.seed(key, list(SECTIONS.codes)),
        format_func=lambda code: t.term(SECTIONS, code),
        on_change=kept.changed,
        args=(key,),
    )
    return tuple(code for code in SECTIONS.codes if code in st.session_state[key])


def _holds(page: Page, file_format: str, language: str, sections: Sequence[str]) -> str:
    """What the report will hold, in a sentence."""
    t, records, languages = page.t, page.records, len(languages_of(language))
    engagements = words.engagements(t, len(records))
    partners = words.partners(t, int(records["partner_id"].nunique()))
    if file_format == "xlsx":
        return t(
            "It will hold {engagements} with {partners}, as a table to read, as data and for pivot tables.",
            engagements=engagements,
            partners=partners,
        )
    if file_format == "pptx":
        length = t.plural("{n} slide", "{n} slides", estimate.slides(records, sections, languages))
    else:
        pages = estimate.pages(records, sections, languages, file_format=file_format)
        length = t.plural("{n} page", "{n} pages", pages)
    return t(
        "It will hold {engagements} with {partners}, about {length}.",
        engagements=engagements,
        partners=partners,
        length=length,
    )


def _letterhead(t: Translator, has_one: bool) -> None:
    if has_one and data.settings().template_dir:
        st.caption(t("With the letterhead of this office."))


def _make(label: str, order: Order, key: str, *, is_possible: bool) -> None:
    st.button(label, key=key, type="primary", disabled=not is_possible, on_click=made_files.request, args=(order,))
