"""Names of saved files and permanent addresses of views. Pure but for the public address in the settings."""

from urllib.parse import urlencode

from atlas.report import naming
from atlas.ui import data
from atlas.ui.state import View


def file_name(what: str, view: View, extension: str) -> str:
    """The name of a file saved from `view`, such as hanoi-partners_timeline_2019-2023_tourism_vi.png."""
    return naming.file_name(what, view.filters, view.language, extension)


def permalink(view: View, path: str) -> str:
    """The page's address for a reader elsewhere; "" when this deployment has none that others could open."""
    base = data.settings().public_url
    if not base:
        return ""
    query = urlencode(view.query(options=view.options))
    return f"{base.rstrip('/')}/{path}" + (f"?{query}" if query else "")
