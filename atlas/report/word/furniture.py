"""What stands around a report: page numbers, the source line, and what the file says about itself."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time

from docx.document import Document as WordDocument
from docx.oxml.xmlchemy import BaseOxmlElement

from atlas.report.blocks import Document
from atlas.report.text import flat
from atlas.report.word import xml
from atlas.report.word.runs import Runs
from atlas.report.word.template import TAGS

AUTHOR = "Hanoi Partnerships Atlas"


def head_and_foot(word: WordDocument, documents: Sequence[Document]) -> None:
    """The page number in the middle above, not on the first page; title and source below, in each language."""
    section = word.sections[0]
    section.different_first_page_header_footer = True
    header = section.header
    header.is_linked_to_previous = False
    _fill(header._element, [xml.paragraph("Header", *xml.field("PAGE", "2"))])
    foot(word, [(f"{one.subtitle} · {one.source_line}", one.language) for one in documents])


def foot(word: WordDocument, lines: Sequence[tuple[str, str]]) -> None:
    """The lines at the foot of every page, each with its language; the first in that of the file."""
    section = word.sections[0]
    runs = Runs(word, lines[0][1])
    for footer in (section.footer, section.first_page_footer):
        footer.is_linked_to_previous = False
        _fill(footer._element, [xml.paragraph("Footer", *runs.words(words, language)) for words, language in lines])


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
