"""What surrounds every page: title line, language switch, navigation, filter bar, footer."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Final

import streamlit as st

from atlas.i18n import LANGUAGES, Translator
from atlas.settings import PROJECT_DIR
from atlas.ui import build, data, keys, links, state
from atlas.ui.state import View

ICON: Final = "app/static/icon/atlas.png"
_TITLE: Final = "Hanoi Partnerships Atlas"
STYLE: Final = Path(__file__).with_name("style.css")
_SCRIPT_NAMES: Final = ("links.js", "presses.js", "scheme.js", "sideways.js")
SCRIPTS: Final = [Path(__file__).with_name(name).read_text(encoding="utf-8") for name in _SCRIPT_NAMES]
# The folders of pages whose address is another; the overview stands at the root as well.
_FOLDERS: Final = {"": "overview", "map": "world_map"}
_LANGUAGE_NAMES: Final = {"vi": "Tiếng Việt", "en": "English"}


@contextmanager
def tab() -> Iterator[None]:
    """Icon and width of the page, once for a reader: the browser keeps them, and would draw the page anew for each."""
    if keys.STATE_TITLE not in st.session_state:
        st.session_state[keys.STATE_TITLE] = _TITLE
        st.set_page_config(page_title=_TITLE, page_icon=ICON, layout="wide")
    try:
        yield
    except BaseException:
        # A run that is broken off may not have told the browser what it said.
        st.session_state.pop(keys.STATE_TITLE, None)
        raise


def name_tab(title: str, t: Translator) -> None:
    """What the browser's tab is called, told only when it changes."""
    wanted = f"{title} · {t('Hanoi Partnerships Atlas')}"
    if st.session_state.get(keys.STATE_TITLE) != wanted:
        st.session_state[keys.STATE_TITLE] = wanted
        st.set_page_config(page_title=wanted)


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
    paths = json.dumps([path for path, _ in addresses(view.t) if path])
    scripts = "\n".join(SCRIPTS).replace("PAGES", paths)
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
        for path, title in addresses(t)
    ]


def addresses(t: Translator) -> tuple[tuple[str, str], ...]:
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
    state.write(here.url_path)
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
