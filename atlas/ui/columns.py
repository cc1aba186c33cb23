"""Which columns the table of engagements shows: the reader chooses, and the choice stands in the address."""

from collections.abc import Sequence
from typing import Final

import streamlit as st

from atlas.i18n import Translator
from atlas.ui import keys, state
from atlas.ui.page import Page

USUAL: Final = ("date", "partner", "country", "type", "topics", "hanoi", "theirs", "agreement", "source")


def names(t: Translator) -> dict[str, str]:
    """Code -> header, in the order in which the columns stand."""
    return {
        "date": t("Date"),
        "partner": t("Partner"),
        "country": t("Country"),
        "kind": t("Partner kind"),
        "type": t("Event type"),
        "direction": t("Direction"),
        "status": t("Status"),
        "topics": t("Topics"),
        "hanoi": t("For Hanoi"),
        "theirs": t("For the partner"),
        "agreement": t("Agreement"),
        "place": t("Place"),
        "remark": t("Remark"),
        "source": t("Source"),
    }


def parse(option: str | None, t: Translator) -> tuple[str, ...]:
    """The columns that the address names, in their order; the usual ones where it names none."""
    wanted = set((option or "").split(","))
    return tuple(code for code in names(t) if code in wanted) or USUAL


def choose(page: Page) -> tuple[str, ...]:
    """Let the reader choose the columns."""
    t = page.t
    chosen = parse(page.view.option("columns"), t)
    with st.popover(t("Columns"), key=keys.TABLE_COLUMNS):
        st.session_state[keys.TABLE_COLUMN_CODES] = list(chosen)
        st.pills(
            t("Columns of the table"),
            list(names(t)),
            selection_mode="multi",
            key=keys.TABLE_COLUMN_CODES,
            format_func=names(t).__getitem__,
            on_change=lambda: _chosen(st.session_state[keys.TABLE_COLUMN_CODES], t),
        )
    return chosen


def _chosen(codes: Sequence[str], t: Translator) -> None:
    ordered = tuple(code for code in names(t) if code in codes)
    state.set_option("columns", None if ordered in ((), USUAL) else ",".join(ordered))
