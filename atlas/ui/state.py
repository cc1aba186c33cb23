"""What the reader looks at: language, filters and page options, kept in the address bar. Builds no element."""

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import parse_qsl, urlencode

import streamlit as st

from atlas.filters import FOREIGN_NAMES, NAMES, OLD_NAMES, PAGE_OPTIONS, Filters
from atlas.i18n import DEFAULT_LANGUAGE, LANGUAGES, Translator, translator
from atlas.ui import keys

OPTION_NAMES: Final = tuple(name for name in PAGE_OPTIONS if name != "lang")
# Options that name a part of the result.
PICKED: Final = ("pick", "record", "start")
# The browser may send one more run with the address as it was before our last change.
STALE_SECONDS: Final = 1.0


@dataclass(frozen=True, slots=True)
class View:
    """What the reader looks at; the same value gives the same page."""

    language: str
    filters: Filters
    options: tuple[tuple[str, str], ...] = ()
    dropped: tuple[str, ...] = ()

    @property
    def t(self) -> Translator:
        """The words of the reader's language."""
        return translator(self.language)

    def option(self, name: str) -> str | None:
        """The page option `name`, None when the address does not say."""
        return dict(self.options).get(name)

    def query(self, filters: Filters | None = None, options: Iterable[tuple[str, str]] = ()) -> list[tuple[str, str]]:
        """The address query of this view with other `filters` (its own when None) and page `options`."""
        pairs = [] if self.language == DEFAULT_LANGUAGE else [("lang", self.language)]
        return [*pairs, *(self.filters if filters is None else filters).to_pairs(), *options]


def read_query(pairs: Mapping[str, Iterable[str]]) -> View:
    """The view that an address asks for; what it does not understand is named in `dropped`, never an error."""
    filters, wrong = Filters.from_query(pairs)
    dropped = [f"{one.name}={one.value}" for one in wrong]
    language = DEFAULT_LANGUAGE
    for code in pairs.get("lang", ()):
        language = code if code in LANGUAGES else language
        dropped += [] if code in LANGUAGES else [f"lang={code}"]
    options = tuple((name, list(pairs[name])[-1]) for name in OPTION_NAMES if name in pairs)
    known = {*NAMES, *OPTION_NAMES, *OLD_NAMES, "lang"}
    dropped += [name for name in pairs if name not in known and not name.startswith(FOREIGN_NAMES)]
    return View(language, filters, options, tuple(dropped))


def changed_outside(url: str, known: str | None, before: str | None, seconds_since_write: float) -> bool:
    """True when a link, the back button or typing changed the address, so that the widgets must follow it.

    known is the address last read or written, before the one it replaced; that one may still arrive once.
    """
    return url != known and not (url == before and seconds_since_write < STALE_SECONDS)


def sync() -> View:
    """Follow the address if it was changed from outside. Returns the view; `write` lets the address say it.

    A browser that is told another address is busy with it for a while: the numbers need not wait for that.
    """
    state = st.session_state
    url = _address()
    age = time.monotonic() - state.get(keys.STATE_WRITTEN_AT, float("-inf"))
    followed = changed_outside(url, state.get(keys.STATE_URL), state.get(keys.STATE_URL_BEFORE), age)
    if followed:
        keep(read_query({name: st.query_params.get_all(name) for name in st.query_params}))
        state[keys.STATE_URL] = url
        state[keys.STATE_FOLLOWED] = True
    return current()


def write(page: str | None = None) -> None:
    """Let the address say what the view says. page: the address of the page, where the whole of it is drawn.

    A link to the page it stands on reaches us, but Streamlit leaves the address as it was: it is written anyway. One to
    another page it writes itself, and when it is told the same before it has done so the reader must go back twice.
    """
    state = st.session_state
    followed = state.pop(keys.STATE_FOLLOWED, False)
    has_moved = page is not None and page != state.get(keys.STATE_PAGE, page)
    if page is not None:
        state[keys.STATE_PAGE] = page
    _write(current(), _address(), anyway=followed and not has_moved)


def write_of_part() -> None:
    """As `write`, in a part of a page that runs by itself; while the whole page runs it is written at the end."""
    if not st.session_state.get(keys.STATE_WHOLE):
        write()


def current() -> View:
    """The view as it stands in this session."""
    state = st.session_state
    filters, _ = Filters.from_query(state.get(keys.STATE_FILTERS, ""))
    options = tuple(parse_qsl(state.get(keys.STATE_OPTIONS, "")))
    dropped = tuple(filter(None, state.get(keys.STATE_DROPPED, "").split("\n")))
    return View(state.get(keys.STATE_LANGUAGE, DEFAULT_LANGUAGE), filters, options, dropped)


def keep(view: View) -> None:
    """Make `view` the one of this session."""
    state = st.session_state
    state[keys.STATE_LANGUAGE] = view.language
    state[keys.STATE_FILTERS] = view.filters.to_query()
    state[keys.STATE_OPTIONS] = urlencode(view.options)
    state[keys.STATE_DROPPED] = "\n".join(view.dropped)


def set_filters(filters: Filters) -> None:
    """Show other filters from the next run on; what a link got wrong and what was picked are forgotten."""
    view = current()
    options = tuple(pair for pair in view.options if pair[0] not in PICKED)
    keep(replace(view, filters=filters, options=options, dropped=()))


def set_option(name: str, value: str | None) -> None:
    """Set a page option, or take it out of the address when None."""
    view = current()
    others = tuple(pair for pair in view.options if pair[0] != name)
    keep(replace(view, options=others + (((name, value),) if value else ())))


def _address() -> str:
    return urlencode([(name, value) for name in st.query_params for value in st.query_params.get_all(name)])


def _write(view: View, url: str, anyway: bool = False) -> None:
    pairs = view.query(options=view.options)
    wanted = urlencode(pairs)
    if wanted == url and not anyway:
        return
    st.query_params.from_dict(_grouped(pairs))
    state = st.session_state
    state[keys.STATE_URL_BEFORE], state[keys.STATE_URL] = url, wanted
    state[keys.STATE_WRITTEN_AT] = time.monotonic()


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    grouped: dict[str, list[str]] = {}
    for name, value in pairs:
        grouped.setdefault(name, []).append(value)
    return grouped
