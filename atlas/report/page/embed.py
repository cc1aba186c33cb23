"""The lines of HTML that put a page of the Atlas into another page."""

from html import escape
from typing import Final

HEIGHT_PX: Final = 900
# A page without scripts needs to open links, and nothing else.
_SANDBOX: Final = "allow-popups allow-popups-to-escape-sandbox"


def iframe(address: str, title: str, height_px: int = HEIGHT_PX, *, is_static: bool = True) -> str:
    """An iframe that shows the saved page (its file name or address), or a page of the dashboard (is_static=False)."""
    guard = f' sandbox="{_SANDBOX}"' if is_static else ""
    return (
        f'<iframe src="{escape(address)}" title="{escape(title)}" width="100%" height="{int(height_px)}" '
        f'style="border:0" loading="lazy" referrerpolicy="no-referrer"{guard}></iframe>'
    )
