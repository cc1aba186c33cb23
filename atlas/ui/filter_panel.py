"""The filter panel in the sidebar, the same on every page. Its widgets follow the view; a change makes a new view."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any, Final

import streamlit as st

from atlas.filters import NO_FILTERS, Filters
from atlas.i18n import Translator
from atlas.ui import data, keys, state
from atlas.ui.sorting import in_order
from atlas.ui.state import View
from atlas.vocabulary import (
    AGREEMENT_KINDS,
    AGREEMENT_STATUSES,
    DIRECTIONS,
    EVENT_TYPES,
    PARTNER_KINDS,
    STATUSES,
    TOPICS,
    WORLD_REGIONS,
    Vocabulary,
)

# The Filters field that each widget holds.
FIELDS: Final = {
    keys.FILTER_FROM: "date_from",
    keys.FILTER_TO: "date_to",
    keys.FILTER_TOPICS: "topics",
    keys.FILTER_TYPES: "event_types",
    keys.FILTER_DIRECTIONS: "directions",
    keys.FILTER_AGREEMENTS: "agreements",
    keys.FILTER_AGREEMENT_KINDS: "agreement_kinds",
    keys.FILTER_STATUSES: "statuses",
    keys.FILTER_REGIONS: "world_regions",
    keys.FILTER_COUNTRIES: "countries",
    keys.FILTER_KINDS: "partner_kinds",
    keys.FILTER_PARTNERS: "partners",
    keys.FILTER_TEXT: "text",
}

_LESS_OFTEN: Final = (
    *(keys.FILTER_REGIONS, keys.FILTER_KINDS, keys.FILTER_DIRECTIONS),
    *(keys.FILTER_AGREEMENTS, keys.FILTER_AGREEMENT_KINDS, keys.FILTER_STATUSES),
)
YEAR_WIDTH_PX: Final = 96


class NothingFoundError(Exception):
    """Ends a page that has nothing more to show. st.stop would end the panel with it: nothing can be drawn after."""


@contextmanager
def beside(view: View, head: Callable[[], None]) -> Iterator[None]:
    """The panel for `view` beside what is drawn within, and above it what `head` draws.

    When the reader changed a filter, the widgets stand as they should and only follow; so the numbers come first.
    """
    above, follows = st.container(), not _seed(view)
    st.session_state[keys.STATE_WHOLE] = True

    def around() -> None:
        show(view)
        with above:
            head()

    if not follows:
        around()
    try:
        with suppress(NothingFoundError):
            yield
    finally:
        st.session_state[keys.STATE_WHOLE] = False
        if follows:
            around()


def show(view: View) -> None:
    """Draw the panel for `view`."""
    t, filters, offered = view.t, view.filters, data.choices()
    with st.sidebar:
        st.subheader(t("Filters"))
        _text(t)
        _years(t, filters, offered.years)
        _many(t("Topics"), keys.FILTER_TOPICS, *_terms(TOPICS, t), t)
        _many(t("Event types"), keys.FILTER_TYPES, *_terms(EVENT_TYPES, t), t)
        countries, partners = data.in_order(view.language)
        _many(t("Countries"), keys.FILTER_COUNTRIES, _with(countries, filters.countries, t.country), t.country, t)

        def name(partner_id: str) -> str:
            return offered.partner_name(partner_id, t)

        _many(t("Partners"), keys.FILTER_PARTNERS, _with(partners, filters.partners, name), name, t)
        _more(t, filters)
        st.button(t("Clear all filters"), key=keys.CLEAR, on_click=clear, disabled=filters.is_empty, width="stretch")


def clear() -> None:
    """Show everything from the next run on."""
    state.set_filters(NO_FILTERS)


def _seed(view: View) -> bool:
    """Set the widgets where they differ from the view, and all of them after a change of language. True if any was.

    With other labels Streamlit would lose what was chosen; a widget that is already right is left alone.
    """
    seeded = f"{view.language}?{view.filters.to_query()}"
    set_any = language_changed = not st.session_state.get(keys.STATE_SEEDED, "").startswith(f"{view.language}?")
    for key, field in FIELDS.items():
        value: Any = getattr(view.filters, field)
        value = list(value) if isinstance(value, tuple) else value
        if language_changed or key not in st.session_state or st.session_state[key] != value:
            st.session_state[key], set_any = value, True
    st.session_state[keys.STATE_SEEDED] = seeded
    return set_any


def _changed() -> None:
    """The reader changed a widget: its value becomes part of the view."""
    pairs = {field: st.session_state.get(key) for key, field in FIELDS.items()}
    chosen = Filters(**{k: tuple(v) if isinstance(v, list) else v for k, v in pairs.items() if v})  # type: ignore[arg-type]
    state.set_filters(Filters.from_query(chosen.to_query())[0])


def _text(t: Translator) -> None:
    st.text_input(
        t("Search"),
        key=keys.FILTER_TEXT,
        type="search",
        live="300ms",
        placeholder=t("Partner, person, subject…"),
        help=t("Finds words in names, people, places and subjects; accents may be left out."),
        on_change=_changed,
    )


def _years(t: Translator, filters: Filters, years: Sequence[int]) -> None:
    texts = [str(year) for year in range(years[0], years[-1] + 1)] if years else []
    with st.grid(2, min_column_width=YEAR_WIDTH_PX):
        _year(t("From year"), keys.FILTER_FROM, texts, filters.date_from, t)
        _year(t("To year"), keys.FILTER_TO, texts[::-1], filters.date_to, t)


def _year(label: str, key: str, years: list[str], chosen: str | None, t: Translator) -> None:
    """A list of years; a link may also name a month or a day, which is then offered as it is."""
    options = years if chosen is None or chosen in years else [chosen, *years]
    st.selectbox(
        label, options, index=None, key=key, format_func=t.date, placeholder=t("all years"), on_change=_changed
    )


def _more(t: Translator, filters: Filters) -> None:
    """The filters that are needed less often; they stand open while one of them is in use."""
    used = any(getattr(filters, FIELDS[key]) for key in _LESS_OFTEN)
    with st.expander(t("More filters"), expanded=used, key=keys.FILTERS_MORE):
        _many(t("Parts of the world"), keys.FILTER_REGIONS, *_terms(WORLD_REGIONS, t), t)
        _many(t("Partner kinds"), keys.FILTER_KINDS, *_terms(PARTNER_KINDS, t), t)
        _many(t("Direction"), keys.FILTER_DIRECTIONS, *_terms(DIRECTIONS, t), t)
        _many(t("Agreement"), keys.FILTER_AGREEMENTS, *_terms(AGREEMENT_STATUSES, t), t)
        _many(t("Kind of agreement"), keys.FILTER_AGREEMENT_KINDS, *_terms(AGREEMENT_KINDS, t), t)
        _many(t("Status"), keys.FILTER_STATUSES, *_terms(STATUSES, t), t)


def _with(ordered: Sequence[str], chosen: Sequence[str], name: Callable[[str], str]) -> Sequence[str]:
    """What is offered and what a link chose besides; to put hundreds of names in order takes longer than to look."""
    return ordered if set(chosen) <= set(ordered) else in_order({*ordered, *chosen}, name)


def _terms(terms: Vocabulary, t: Translator) -> tuple[Sequence[str], Callable[[str], str]]:
    return terms.codes, lambda code: t.term(terms, code)


def _many(label: str, key: str, codes: Sequence[str], name: Callable[[str], str], t: Translator) -> None:
    st.multiselect(
        label, list(codes), format_func=name, key=key, placeholder=t("all"), select_all=False, on_change=_changed
    )
