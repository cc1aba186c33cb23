"""Names of files saved from a view."""

from atlas.report import naming
from atlas.ui.state import View


def file_name(what: str, view: View, extension: str) -> str:
    """The name of a file saved from `view`, such as hanoi-partners_timeline_2019-2023_tourism_vi.png."""
    return naming.file_name(what, view.filters, view.language, extension)
