"""Which columns the table of engagements shows, and how wide: the reader chooses, the choice stands in the address."""

import math
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Any, Final

import pandas as pd
import streamlit as st

from atlas.charts import typeface
from atlas.i18n import Translator
from atlas.ui import keys, state
from atlas.ui.page import Page

USUAL: Final = ("date", "partner", "country", "type", "topics", "hanoi", "theirs", "agreement", "source")
# A cell's letters, and the room that the table keeps around them.
CELL_PX: Final = 14
ROOM_PX: Final = 22
# So wide a column is at most; a date is never cut.
WIDTH_MAX_PX: Final[Mapping[str, int]] = {"date": 400, "partner": 250, "topics": 290, "hanoi": 270, "theirs": 270}
WIDTH_OF_OTHERS_PX: Final = 220
# A text of more letters than this is wider than any column: to measure it takes longer than to know.
_LETTERS_MAX: Final = 80


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


def widths(shown: pd.DataFrame, t: Translator) -> dict[str, int]:
    """Header -> pixels that hold the header and every text of the column in `shown`, up to the column's limit."""
    codes = {header: code for code, header in names(t).items()}
    return {
        header: min(WIDTH_MAX_PX.get(codes[header], WIDTH_OF_OTHERS_PX), _needed(header, shown[header]))
        for header in map(str, shown.columns)
    }


def _needed(header: str, values: pd.Series) -> int:
    texts = {header, *(str(value)[:_LETTERS_MAX] for value in values if value)}
    return math.ceil(max(sum(map(_letter_px, text)) for text in texts)) + ROOM_PX


def fitted(value: Any, width_px: int) -> str:
    """The text of a cell as it is written in a column of this width: cut with an ellipsis where it is longer."""
    text = "" if value is None or value != value else str(value)
    room_px = float(width_px - ROOM_PX)
    ends_px = list(accumulate(map(_letter_px, text[:_LETTERS_MAX])))
    if len(text) <= _LETTERS_MAX and (not ends_px or ends_px[-1] <= room_px):
        return text
    return text[: bisect_right(ends_px, room_px - _letter_px("…"))].rstrip(" ;,(") + "…"


@lru_cache(maxsize=1024)
def _letter_px(letter: str) -> float:
    # Letter by letter: hundreds of cells are measured at once, and letters are the same again and again.
    return typeface.width_px(letter, CELL_PX)


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
