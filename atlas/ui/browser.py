"""What the reader's browser can do: whether it draws WebGL, and whether it is narrow. Asks the browser, no service."""

from dataclasses import dataclass
from typing import Final

import streamlit as st

from atlas.ui import keys

NARROW_PX: Final = 640
_SCRIPT: Final = """
export default function (component) {
  const { data, setStateValue } = component
  const canvas = document.createElement("canvas")
  const webgl = Boolean(canvas.getContext("webgl2"))
  const narrow = window.innerWidth < data.narrow_px
  const seen = (webgl ? "" : "no-webgl ") + (narrow ? "narrow" : "")
  if (seen !== data.seen) setStateValue("seen", seen)
}
"""
_COMPONENT = st.components.v2.component("atlas_browser", html="<span></span>", js=_SCRIPT)


@dataclass(frozen=True, slots=True)
class Browser:
    """What was found out; until the browser has answered it is taken for an ordinary one."""

    webgl: bool = True
    narrow: bool = False


def ask() -> Browser:
    """What the browser answered. It answers after the first run, and only when it is no ordinary one."""
    with st.container(key="browser_probe"):
        _COMPONENT(
            key=keys.BROWSER,
            data={"narrow_px": NARROW_PX, "seen": _answer()},
            on_seen_change=lambda: None,
            height="content",
        )
    return known()


def known() -> Browser:
    """What the browser answered so far, without asking again."""
    return Browser(webgl="no-webgl" not in _answer(), narrow="narrow" in _answer())


def _answer() -> str:
    return str(st.session_state.get(keys.BROWSER, {}).get("seen", ""))
