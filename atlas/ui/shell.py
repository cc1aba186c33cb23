"""What surrounds every page: title line, language switch, navigation, filter bar, footer."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Final

import streamlit as st

from atlas.i18n import LANGUAGES, Translator
from atlas.settings import PROJECT_DIR
from atlas.ui import build, data, keys, links, state
from atlas.ui.state import View

ICON: Final = PROJECT_DIR / "static" / "icon" / "atlas.png"
STYLE: Final = Path(__file__).with_name("style.css")
_SCRIPT_NAMES: Final = ("links.js", "presses.js", "scheme.js", "sideways.js")
SCRIPTS: Final = [Path(__file__).with_name(name).read_text(encoding="utf-8") for name in _SCRIPT_NAMES]
# The folders of pages whose address is another; the overview stands at the root as well.
_FOLDERS: Final = {"": "overview", "map": "world_map"}
_LANGUAGE_NAMES: Final = {"vi": "Tiếng Việt", "en": "English"}


def begin() -> View:
    """Read the address, see that there are data, and return what the reader looks at."""
    view = state.sync()
    if data.version() is None:
        # While the data are built there is nothing but a list of what is done, dressed as every page.
        _style(view)
    build.ensure_data(view.t)
    return _without_unknown_partners(view)


def _style(view: View) -> None:
    """The style sheet, the word beside the arrow that opens the filters, the language of the document, its links."""
    st.html(STYLE)
    word = json.dumps(view.t("Filters"), ensure_ascii=False)
    st.html(f'<style>[data-testid="stExpandSidebarButton"]::after {{ content: {word}; }}</style>')
    addresses = json.dumps([path for path, _ in _rows(view.t) if path])
    scripts = "\n".join(SCRIPTS).replace("PAGES", addresses)
    language = f"document.documentElement.lang = '{view.language}';"
    st.html(f"<script>{language}\n{scripts}</script>", unsafe_allow_javascript=True)


def pages(t: Translator) -> list[st.Page]:
    """The pages; their addresses never change. The overview stands at the root as well as at its own address.

    Streamlit writes a link to the root as "?topic=..." which, opened in a new tab, would stay on the page it stands on.
    """
    return [
        st.Page(
            PROJECT_DIR / "pages" / _FOLDERS.get(path, path) / "page.py", title=title, url_path=path, default=not path
        )
        for path, title in _rows(t)
    ]


def _rows(t: Translator) -> tuple[tuple[str, str], ...]:
    """Address and title of each page."""
    return (
        ("", t("Overview")),
        ("overview", t("Overview")),
        ("map", t("World map")),
        ("timeline", t("Timeline")),
        ("topics", t("Topics")),
        ("partner", t("Partners")),
        ("relations", t("Relations")),
        ("compare", t("Compare")),
        ("engagements", t("Engagements")),
        ("reports", t("Reports")),
        ("method", t("Data and method")),
    )


def header(view: View, all_pages: list[st.Page], here: st.Page) -> None:
    """The address; the name of the Atlas, the language switch, the links with the filters in them, and any notice."""
    t = view.t
    state.write()
    _style(view)
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute", key="header"):
        st.markdown(f"**{t('Hanoi Partnerships Atlas')}**", width="content")
        _language_switch(view)
    with st.container(horizontal=True, gap="xsmall", key=keys.NAVIGATION):
        root, overview, *others = all_pages
        for page in (root if here.url_path == root.url_path else overview, *others):
            st.page_link(page, label=page.title, query_params=view.query())
    _notice(view)


def _notice(view: View) -> None:
    """Say which parts of a link were not understood."""
    if view.dropped:
        st.warning(
            view.t("These parts of the link are unknown and were left out: {parts}", parts=", ".join(view.dropped))
        )


def footer(view: View) -> None:
    """Sources, licences and the way to what the data cover."""
    t = view.t
    with st.container(key=keys.FOOTER, gap="xsmall"):
        st.caption(
            t(
                "Data of {date}. Places: GeoNames (CC BY 4.0). Base map: Natural Earth (public domain). "
                "Names of countries: Unicode CLDR.",
                date=t.date(data.data_date()),
            )
        )
        links.to(links.METHOD, t("What the data cover, and what they do not"), view)


def _language_switch(view: View) -> None:
    st.session_state[keys.LANGUAGE] = view.language
    st.segmented_control(
        view.t("Language"),
        LANGUAGES,
        key=keys.LANGUAGE,
        required=True,
        format_func=_LANGUAGE_NAMES.__getitem__,
        label_visibility="collapsed",
        on_change=_language_changed,
    )


def _language_changed() -> None:
    state.keep(replace(state.current(), language=st.session_state[keys.LANGUAGE]))


def _without_unknown_partners(view: View) -> View:
    """Partners that are not in the data cannot be chosen; they are taken out and named."""
    known = data.choices().partners
    unknown = [partner for partner in view.filters.partners if partner not in known]
    if not unknown:
        return view
    kept = tuple(partner for partner in view.filters.partners if partner in known)
    dropped = view.dropped + tuple(f"partner={partner}" for partner in unknown)
    state.keep(replace(view, filters=replace(view.filters, partners=kept), dropped=dropped))
    return state.sync()
