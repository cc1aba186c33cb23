"""Reports, briefs and pages as bytes: the doors that the dashboard and the command line go through."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Final

from sqlalchemy import Engine

from atlas.filters import Filters
from atlas.report import content
from atlas.report.blocks import Document
from atlas.report.cite import Citation, cite
from atlas.report.context import Context, context, gather
from atlas.report.request import (
    BRIEF_FORMATS,
    Progress,
    check_format,
    check_language,
    check_sections,
    languages_of,
    silent,
)
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


def make_brief(
    source: Engine | DataSource,
    partner_id: str,
    *,
    settings: Settings,
    today: date,
    language: str = "vi",
    file_format: str = "docx",
    template_dir: Path | None = None,
    progress: Progress = silent,
) -> bytes:
    """The brief about one partner, one page long."""
    check_format(file_format, BRIEF_FORMATS)
    check_language(language)
    about = context(gather(open_source(source), Filters(partners=(partner_id,)), settings, today), language)
    progress(about.t("Writing the file"), _CONTENT_SHARE)
    from atlas.report.brief import document, pages, room

    if file_format == "pdf":
        _, made = pages.fitted(about, partner_id)
    else:
        reserve_cm = pages.WORD_RESERVE_CM + room.taken_cm(template_dir, document.LETTERHEAD)
        content, _ = pages.fitted(about, partner_id, reserve_cm, is_smallest=True)
        made = document.write(content, template_dir, today)
    progress(about.t("Done"), 1.0)
    return made


def make_page(
    source: Engine | DataSource,
    filters: Filters,
    *,
    settings: Settings,
    today: date,
    language: str = "vi",
    progress: Progress = silent,
) -> bytes:
    """The view as one HTML file that needs neither a server nor the internet."""
    check_language(language)
    from atlas.report.page import writer

    about = context(gather(open_source(source), filters, settings, today), language)
    made = writer.write(about, progress)
    progress(about.t("Done"), 1.0)
    return made


def cite_view(
    source: Engine | DataSource, filters: Filters, *, settings: Settings, today: date, language: str = "vi"
) -> Citation:
    """How to cite the view: a sentence, BibTeX and RIS."""
    check_language(language)
    return cite(context(gather(open_source(source), filters, settings, today), language))


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
