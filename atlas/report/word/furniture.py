"""What stands around a report: page numbers, the source line, and what the file says about itself."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time

from docx.document import Document as WordDocument
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section

from atlas.report.blocks import Document
from atlas.report.text import flat
from atlas.report.word import xml
from atlas.report.word.runs import Runs
from atlas.report.word.template import TAGS

AUTHOR = "Hanoi Partnerships Atlas"


def head_and_foot(word: WordDocument, documents: Sequence[Document]) -> None:
    """Of each part the page number in the middle above, not on its first page; title and source below."""
    for section, one in zip(word.sections, documents, strict=True):
        section.different_first_page_header_footer = True
        section.header.is_linked_to_previous = False
        section.first_page_header.is_linked_to_previous = False
        _fill(section.header._element, [xml.paragraph("Header", *xml.field("PAGE", "2"))])
        foot(word, section, f"{one.subtitle} · {one.source_line}", one.language, documents[0].language)


def foot(word: WordDocument, section: Section, words: str, language: str, own: str) -> None:
    """The line at the foot of every page of a section; `own` is the language of the file."""
    for footer in (section.footer, section.first_page_footer):
        footer.is_linked_to_previous = False
        _fill(footer._element, [xml.paragraph("Footer", *Runs(word, own).words(words, language))])


def _fill(part: BaseOxmlElement, paragraphs: Sequence[BaseOxmlElement]) -> None:
    for child in list(part):
        part.remove(child)
    part.extend(paragraphs)


def describe(word: WordDocument, documents: Sequence[Document], made_on: date) -> None:
    """Title, subject, author, keywords, language and day, for file managers, search and screen readers."""
    first = documents[0]
    properties = word.core_properties
    properties.title = f"{first.title}: {first.subtitle}"[:255]
    properties.subject = "; ".join(f"{label}: {flat(text)}" for label, text in first.facts)[:255]
    properties.author = properties.last_modified_by = AUTHOR
    properties.keywords = "; ".join(first.keywords)[:255]
    properties.language = ", ".join(TAGS[document.language] for document in documents)
    properties.comments = first.source_line
    properties.category = ""
    properties.revision = 1
    properties.created = properties.modified = datetime.combine(made_on, time(), UTC)
