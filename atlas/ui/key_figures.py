"""The figures that open the overview: each against the range before, each leading to the records behind it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Final

import pandas as pd
import streamlit as st

from atlas.charts.counts import is_signed
from atlas.filters import Filters
from atlas.i18n import Translator
from atlas.report import periods, wording
from atlas.report.figures import SIGNED
from atlas.spans import span
from atlas.ui import data, links
from atlas.ui.page import Page
from atlas.ui.text import plain

CARD_WIDTH_PX: Final = 150
# Before this year so little is recorded that a change says more about the records than about the dealings.
COVERED_FROM: Final = "2013"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, what it counts, and the number of the range before (None: there is no such range).

    `narrowed` narrows filters to the records behind the number; page and options say where they are seen.
    """

    key: str
    label: str
    value: int
    before: int | None
    counts: str
    link: str
    narrowed: Callable[[Filters], Filters]
    page: str = links.ENGAGEMENTS
    options: tuple[tuple[str, str], ...] = ()


def figures(records: pd.DataFrame, before: pd.DataFrame | None, t: Translator) -> list[Figure]:
    """The four key figures of `records`, and of those of the range before."""

    def figure(key: str, count: Callable[[pd.DataFrame], int], *words: str, **more: object) -> Figure:
        label, counts, link = words
        earlier = None if before is None else count(before)
        narrowed = more.pop("narrowed", _all)
        return Figure(key, label, count(records), earlier, counts, link, narrowed, **more)  # type: ignore[arg-type]

    return [
        figure("engagements", len, t("Engagements"), t("counted once for each partner"), t("All engagements")),
        figure(
            "partners",
            lambda found: int(found["partner_id"].nunique()),
            *(t("Partners"), t("cities, regions, countries, embassies, organisations"), t("Partners on the map")),
            page=links.WORLD_MAP,
        ),
        figure(
            "countries",
            lambda found: int(found["country_code"].nunique()),
            *(t("Countries"), t("to which the partners belong"), t("Countries on the map")),
            page=links.WORLD_MAP,
            options=(("show", "countries"),),
        ),
        figure(
            "signed",
            lambda found: int(is_signed(found).sum()),
            *(t("Agreements signed"), t("signings between Hanoi and a partner"), t("All signings")),
            narrowed=signings,
        ),
    ]


def _all(filters: Filters) -> Filters:
    return filters


def signings(filters: Filters) -> Filters:
    """The filters narrowed to engagements at which an agreement was signed."""
    return replace(filters, **{field: (code,) for field, code in SIGNED.items()})  # type: ignore[arg-type]


def show(page: Page) -> None:
    """The figures side by side, one below the other on a phone, and what to think of the change."""
    t, earlier = page.t, periods.preceding(page.view.filters)
    before = None if earlier is None else data.load(earlier)
    with st.grid(4, min_column_width=CARD_WIDTH_PX, gap="small", key="key_figures"):
        for figure in figures(page.records, before, t):
            with st.container(border=True, key=f"figure_{figure.key}", gap=None, height="stretch"):
                number(figure.label, figure.value, t)
                _change(figure, earlier, page)
                st.caption(figure.counts)
                st.space("stretch")
                _link(figure, page)
    for sentence in remarks(page.view.filters, data.data_date(), t):
        st.caption(plain(sentence))


def number(label: str, value: int, t: Translator) -> None:
    """What is counted and, large, how many. As text: Streamlit's own element would wait for the script of its kind."""
    st.markdown(f"{plain(label)}\n\n**{t.number(value)}**")


def _change(figure: Figure, earlier: Filters | None, page: Page) -> None:
    """By how much, against what; the number before leads to its own records."""
    if earlier is None or figure.before is None:
        return
    t = page.t
    words = t(
        "{change} against {period} ({n})",
        change=wording.change(figure.value, figure.before, t),
        period=periods.named(earlier, t).replace(" ", "\u00a0"),
        n=t.number(figure.before),
    )
    links.to(figure.page, words, page.view, figure.narrowed(earlier), figure.options)


def _link(figure: Figure, page: Page) -> None:
    if figure.value:
        links.to(figure.page, figure.link, page.view, figure.narrowed(page.view.filters), figure.options)


def remarks(filters: Filters, data_date: str | None, t: Translator) -> Iterable[str]:
    """What a reader must know to read the figures and their change rightly."""
    yield t("That nothing is recorded does not mean that nothing happened. Coverage is thin before 2013.")
    earlier = periods.preceding(filters)
    if earlier is None:
        yield t("Choose a first and a last year to see the change against the years before.")
        return
    if (earlier.date_from or "")[:4] < COVERED_FROM:
        yield t(
            "The range compared with lies in years of thin coverage: a rise may be one of records, not of dealings."
        )
    if data_date and filters.date_to and span(filters.date_to)[1].isoformat() > data_date:
        yield t("The range shown is not over yet: the data are of {date}.", date=t.date(data_date))
