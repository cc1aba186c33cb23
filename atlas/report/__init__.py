"""Files out of the current view: DataFrame + Filters -> bytes. No Streamlit, no network, no clock of its own.

What a page or a command calls (docs/reports.md says more, with examples):

    make_report(source, filters, settings=, today=, language="vi"|"en"|"both", file_format="docx"|"pptx"|"pdf"|"xlsx",
                sections=None, template_dir=None, progress=silent) -> bytes
    make_brief(source, partner_id, settings=, today=, language=, file_format="docx"|"pdf", template_dir=None,
               progress=silent) -> bytes
    make_page(source, filters, settings=, today=, language=, progress=silent) -> bytes, one HTML file complete in itself
    cite_view(source, filters, settings=, today=, language=) -> Citation(text, bibtex, ris)
    iframe(address, title, height_px=900, is_static=True) -> str

source is a store's Engine, or a DataSource made of a page's own cached loaders. progress(step, share) is told what is
being done, in the report's language, and how much is done (0 to 1). All may be called from several threads at once.
They raise ReportError (a ValueError) for a request that makes no sense and TemplateError for a letterhead that is no
use; both say what would be right. SECTIONS, REPORT_FORMATS, BRIEF_FORMATS, REPORT_LANGUAGES and MIME_TYPES are in
atlas.report.request.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from atlas.report.make import cite_view, make_brief, make_page, make_report
    from atlas.report.page.embed import iframe

__all__ = ["cite_view", "iframe", "make_brief", "make_page", "make_report"]

_MADE_IN = {
    "cite_view": "atlas.report.make",
    "iframe": "atlas.report.page.embed",
    "make_brief": "atlas.report.make",
    "make_page": "atlas.report.make",
    "make_report": "atlas.report.make",
}


def __getattr__(name: str) -> Any:
    """Read a door's module when it is first used: the command line needs atlas.report.tables alone, and at once."""
    from importlib import import_module

    if name not in _MADE_IN:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_MADE_IN[name]), name)
