"""The slider of years with play: it goes from year to year and waits for the page each time. A script of our own."""

from pathlib import Path
from typing import Final

import streamlit as st

from atlas.i18n import Translator
from atlas.ui import keys, state

_HERE: Final = Path(__file__).parent
_COMPONENT = st.components.v2.component(
    "atlas_player",
    html=(_HERE / "player.html").read_text(encoding="utf-8"),
    css=(_HERE / "player.css").read_text(encoding="utf-8"),
    js=(_HERE / "player.js").read_text(encoding="utf-8"),
)
# Up to and including a year, in the address, as ISO 8601-2 writes an interval with an open beginning.
UNTIL: Final = "../"


def parse(option: str | None, first: int, last: int) -> tuple[int, bool] | None:
    """The year of the option and whether all years up to it are meant; None for all years and for what is no year."""
    year = (option or "").removeprefix(UNTIL)
    if not (year.isascii() and year.isdigit() and first <= int(year) <= last):
        return None
    return int(year), (option or "").startswith(UNTIL)


def show(first: int, last: int, option: str | None, t: Translator) -> None:
    """The slider from the first to the last year; a choice is put into the address."""
    chosen = parse(option, first, last)
    _COMPONENT(
        key=keys.PLAYER,
        data={"first": first, "last": last, "option": option if chosen else "", "words": _words(t)},
        on_option_change=_changed,
        height="content",
    )


def _changed() -> None:
    state.set_option("year", st.session_state[keys.PLAYER].get("option") or None)


def _words(t: Translator) -> dict[str, str]:
    return {
        "play": t("Play"),
        "pause": t("Pause"),
        "year": t("Year of the map"),
        "before": t("One year back"),
        "next": t("One year on"),
        "all": t("All years"),
        "until": t("with all years before"),
        "all_shown": t("all years"),
        "until_shown": t("until {end}"),
    }
