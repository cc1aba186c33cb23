"""Reports and briefs as bytes: the doors that the dashboard and the command line go through."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Final

from sqlalchemy import Engine

from atlas.filters import Filters
from atlas.report import content
from atlas.report.blocks import Document
from atlas.report.context import Context, context, gather
from atlas.report.request import Progress, check_format, check_sections, languages_of, silent
from atlas.report.source import DataSource, open_source
from atlas.settings import Settings

# How much of the work is done when the texts stand and the files are to be written.
_CONTENT_SHARE: Final = 0.4
Part = tuple[Context, Document]


def make_report(
    source: Engine | DataSource,
    filters: Filters,
    *,
    settings: Settings,
    today: date,
    language: str = "vi",
    file_format: str = "docx",
    sections: Iterable[str] | None = None,
    template_dir: Path | None = None,
    progress: Progress = silent,
) -> bytes:
    """The report of what passes `filters`."""
    check_format(file_format)
    chosen, languages = check_sections(sections), languages_of(language)
    material = gather(open_source(source), filters, settings, today)
    share = _CONTENT_SHARE / len(languages)
    parts: list[Part] = []
    for number, code in enumerate(languages):
        about = context(material, code)
        parts.append((about, content.document(about, chosen, progress, done=share * number, share=share)))
    progress(parts[0][0].t("Writing the file"), _CONTENT_SHARE)
    made = _write(parts, file_format, template_dir, today)
    progress(parts[0][0].t("Done"), 1.0)
    return made


def _write(parts: list[Part], file_format: str, template_dir: Path | None, today: date) -> bytes:
    """Each kind of file has a library of its own, read only when it is asked for: together they take a second."""
    documents = [document for _, document in parts]
    if file_format == "xlsx":
        from atlas.report import report_workbook

        return report_workbook.write(parts)
    if file_format == "pdf":
        from atlas.report.pdf import writer as pdf

        return pdf.write(documents, today)
    if file_format == "pptx":
        from atlas.report.slides import writer as slides

        return slides.write(documents, template_dir, today)
    from atlas.report.word import writer as word

    return word.write(documents, template_dir, today)
