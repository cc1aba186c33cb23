"""What the reader's browser can do: whether it draws WebGL, how wide the place is. Asks the browser, no service."""

from dataclasses import dataclass
from typing import Final

import streamlit as st

from atlas.ui import keys

# A width is told again when it differs from the one known by more than this.
STEP_PX: Final = 20
_SCRIPT: Final = """
export default function (component) {
  const { data, parentElement, setStateValue } = component
  const host = parentElement.getRootNode().host ?? parentElement
  // The probe's own container is a pixel wide: the place is what holds it.
  const around = host.closest('[class*="st-key-browser_probe"]')?.parentElement ?? host
  const place = around.closest('[data-testid="stColumn"]') ?? around.closest('[data-testid="stVerticalBlock"]')
    ?? document.body
  const webgl = Boolean(document.createElement("canvas").getContext("webgl2"))
  const tell = () => {
    const width = Math.round(place.clientWidth / 20) * 20
    const known = Math.abs(width - data.width_px) <= data.step_px && webgl === data.webgl
    if (!known && width > 0) setStateValue("seen", (webgl ? "" : "no-webgl ") + width)
  }
  parentElement.atlasWatch?.disconnect()
  let waiting = 0
  // The panel of filters slides: the width is asked when it has come to rest.
  parentElement.atlasWatch = new ResizeObserver(() => {
    clearTimeout(waiting)
    waiting = setTimeout(tell, 300)
  })
  parentElement.atlasWatch.observe(place)
  tell()
  return () => parentElement.atlasWatch.disconnect()
}
"""
_COMPONENT = st.components.v2.component("atlas_browser", html="<span></span>", js=_SCRIPT)


@dataclass(frozen=True, slots=True)
class Browser:
    """What was found out. width_px: of the place."""

    webgl: bool
    width_px: int


def ask(place: str) -> Browser | None:
    """What the browser answered for the place, the column in which this is called; None before its first answer.

    It answers after the first run, and only what is not known yet.
    """
    seen = known(place)
    told = {"width_px": seen.width_px, "webgl": seen.webgl} if seen else {"width_px": 0, "webgl": False}
    with st.container(key=f"browser_probe_{place}"):
        _COMPONENT(
            key=keys.browser(place),
            data={"step_px": STEP_PX, **told},
            on_seen_change=lambda: None,
            height="content",
        )
    return seen


def known(place: str) -> Browser | None:
    """What the browser answered so far, without asking again."""
    webgl, _, width = str(st.session_state.get(keys.browser(place), {}).get("seen") or "").rpartition(" ")
    return Browser(webgl != "no-webgl", int(width)) if width.isdigit() else None
