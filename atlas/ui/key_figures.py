"""The figures that open the overview: each says what it counts and leads to the records behind it."""

from dataclasses import dataclass, replace
from typing import Final

import pandas as pd
import streamlit as st

from atlas.filters import Filters
from atlas.i18n import Translator
from atlas.ui import links
from atlas.ui.page import Page

SIGNED: Final = "agreement_signed"
CARD_WIDTH_PX: Final = 150


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what it counts, and the filters of the records behind it (None: there are none)."""

    key: str
    label: str
    value: int
    counts: str
    link: str
    filters: Filters | None


def figures(records: pd.DataFrame, filters: Filters, t: Translator) -> list[Figure]:
    """The four key figures of `records`, which passed `filters`."""
    signed = int((records["event_type"] == SIGNED).sum())
    signings = replace(filters, event_types=(SIGNED,)) if signed else None
    partners, countries = int(records["partner_id"].nunique()), int(records["country_code"].nunique())
    return [
        Figure(
            "engagements",
            t("Engagements"),
            len(records),
            t("counted once for each partner"),
            t("All engagements"),
            filters,
        ),
        Figure(
            "partners",
            t("Partners"),
            partners,
            t("cities, regions, countries, embassies, organisations"),
            t("Partners on the map"),
            filters,
        ),
        Figure(
            "countries",
            t("Countries"),
            countries,
            t("to which the partners belong"),
            t("Topics by country"),
            filters,
        ),
        Figure(
            "signed",
            t("Agreements signed"),
            signed,
            t("signings between Hanoi and a partner"),
            t("All signings"),
            signings,
        ),
    ]


_PAGES: Final = {"partners": links.WORLD_MAP, "countries": links.TOPICS}
_OPTIONS: Final = {"countries": (("by", "country"),)}


def show(page: Page) -> None:
    """The figures side by side, one below the other on a phone."""
    t = page.t
    with st.grid(4, min_column_width=CARD_WIDTH_PX, gap="small", key="key_figures"):
        for figure in figures(page.records, page.view.filters, t):
            with st.container(border=True, key=f"figure_{figure.key}", gap=None, height="stretch"):
                st.metric(figure.label, t.number(figure.value))
                st.caption(figure.counts)
                st.space("stretch")
                _link(figure, page)


def _link(figure: Figure, page: Page) -> None:
    if figure.filters is None:
        return
    target = _PAGES.get(figure.key, links.ENGAGEMENTS)
    links.to(target, figure.link, page.view, figure.filters, _OPTIONS.get(figure.key, ()))
