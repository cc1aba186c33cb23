"""Buttons that put a text or a picture on the reader's clipboard. In the browser alone; nothing is asked of others."""

import base64
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import streamlit as st

from atlas.i18n import Translator

_HTML: Final = '<button type="button"></button><span role="status"></span>'
_COMPONENT = st.components.v2.component(
    "atlas_clipboard",
    html=_HTML,
    css=Path(__file__).with_name("clipboard.css").read_text(encoding="utf-8"),
    js=Path(__file__).with_name("clipboard.js").read_text(encoding="utf-8"),
)


def copy_text(text: str, key: str, t: Translator, label: str | None = None) -> None:
    """A button that copies `text`."""
    _mount(key, {"text": text}, label or t("Copy"), t)


def copy_picture(make: Callable[[], bytes], key: str, t: Translator) -> None:
    """A button that copies the PNG that `make` gives, made when the button is pressed.

    Where the browser lets no page do so (on an address without https) the picture is shown, to be copied by hand.
    """
    wanted = f"{key}_wanted"
    png = make() if st.session_state.pop(wanted, False) else None
    said = {"png": base64.b64encode(png).decode() if png else None, "waiting": t("Preparing…")}

    def asked() -> None:
        st.session_state[wanted] = True

    _mount(key, said, t("Copy picture"), t, on_asked_change=asked)
    if png and st.session_state.get(key, {}).get("refused"):
        st.image(png, width="stretch", alt=t("The picture"))


def _mount(key: str, what: dict[str, Any], label: str, t: Translator, **callbacks: Callable[[], None]) -> None:
    words = {
        "label": label,
        "done": t("Copied"),
        "failed": t("This browser does not let a page copy. Mark it and copy it yourself."),
    }
    if "png" in what:
        words["failed"] = t("This browser does not let a page copy a picture. Save it, or copy it from here:")
    _COMPONENT(
        key=key,
        data={**words, **what},
        on_refused_change=lambda: None,
        height="content",
        **callbacks,  # type: ignore[arg-type]
    )
