"""A report as a DOCX: one document after the other, each with its title, contents and sections."""

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Final

from docx.document import Document as WordDocument
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Emu
from PIL import Image

from atlas.i18n import translator
from atlas.report import pictures
from atlas.report.blocks import Block, Bullets, Document, Figure, Paragraph, Section, Table
from atlas.report.text import Run, Text, said
from atlas.report.word import contents, furniture, heights, pagination, tables, template, xml
from atlas.report.word.runs import Runs

LETTERHEAD: Final = "report.docx"
_EMU_PER_TWIP: Final = 635


def write(documents: Sequence[Document], letterheads: Path | None, made_on: date) -> bytes:
    """The reports of one to two languages as one file. Raises TemplateError for a letterhead that cannot be used."""
    letterhead = template.open_letterhead(letterheads, LETTERHEAD)
    language = documents[0].language
    word = letterhead or template.plain_document(language)
    template.bring_styles(word, keep_own=letterhead is not None)
    writer = _Writer(word, own_language=language if letterhead is None else "", has_letterhead=letterhead is not None)
    for number, document in enumerate(documents):
        writer.add(document, number)
    writer.finish()
    if letterhead is None:
        furniture.head_and_foot(word, documents)
    furniture.describe(word, documents, made_on)
    buffer = BytesIO()
    word.save(buffer)
    return buffer.getvalue()


class _Writer:
    """Writes into one Word document. The ids of pictures and bookmarks count through the whole of it."""

    def __init__(self, word: WordDocument, own_language: str, *, has_letterhead: bool) -> None:
        self._word = word
        self._runs = Runs(word, own_language)
        self._place = template.place_of_report(word)
        self._bullets = template.bring_bullets(word)
        self._styles = {
            name: template.style_id(word, name) for name in ("Title", "Subtitle", "heading 1", "heading 2", "caption")
        }
        section = word.sections[-1]
        width = (section.page_width or Cm(21)) - (section.left_margin or Cm(3)) - (section.right_margin or Cm(2))
        self._width_emu = int(width)
        self._has_letterhead = has_letterhead
        self._drawn: dict[int, bytes] = {}
        self._bookmarks = 0
        self._opens_page = False
        self._captions = {"table": 0, "figure": 0}

    def add(self, document: Document, number: int) -> None:
        """One report; those after the first begin on a new page, which is their first."""
        language = document.language
        self._captions = dict.fromkeys(self._captions, 0)
        if number and not self._has_letterhead:
            xml.end_part(self._place)
        self._opens_page = number > 0 and self._has_letterhead
        self._put(xml.paragraph(self._styles["Title"], *self._runs.words(document.title, language)))
        self._put(xml.paragraph(self._styles["Subtitle"], *self._runs.words(document.subtitle, language)))
        for label, text in document.facts:
            self._put(self._paragraph("AtlasBullet", (*said(f"{label}: ", strong=True), *text), language))
        plan = self._plan(document)
        entries = [self._entry(one.title, page) for one, page in zip(document.sections, plan.pages, strict=True)]
        part = f"AtlasPart{number}"
        for made in contents.contents(entries, part, self._runs, language, self._width_emu // _EMU_PER_TWIP):
            self._put(made)
        self._put(contents.start_of(part, self._next_bookmark()))
        start = self._bookmarks
        for at, (entry, section) in enumerate(zip(entries, document.sections, strict=True)):
            self._opens_page = (at > 0 or plan.apart) and not self._has_letterhead
            self._section(section, entry, language, plan.new_pages[at])
        self._put(contents.end_of(start))

    def finish(self) -> None:
        """Take away the letterhead's mark, now that the report stands in its place."""
        if template.has_mark(self._place):
            self._place.getparent().remove(self._place)

    def _plan(self, document: Document) -> pagination.Plan:
        """Where pages begin; a letterhead may lay them out otherwise, so its contents get none until Word knows."""
        if self._has_letterhead:
            return pagination.unplanned(document)
        return pagination.plan(document, self._render(document))

    def _entry(self, title: str, page: int | None) -> contents.Entry:
        number = self._next_bookmark()
        return contents.Entry(title, f"_Toc{900000 + number}", number, page)

    def _render(self, document: Document) -> dict[int, float]:
        """Draw all pictures once; their heights in points at the width of the text come back."""
        tall = {}
        for block in (block for section in document.sections for block in section.blocks):
            if isinstance(block, Figure) and block.place != "slides":
                self._drawn[id(block)] = pictures.render(block, "png")
                with Image.open(BytesIO(self._drawn[id(block)])) as picture:
                    tall[id(block)] = heights.WIDTH_PT * picture.height / picture.width
        return tall

    def _next_bookmark(self) -> int:
        self._bookmarks += 1
        return self._bookmarks

    def _section(
        self, section: Section, entry: contents.Entry, language: str, new_pages: frozenset[heights.Place]
    ) -> None:
        """The heading and the blocks; pages begin at new_pages besides."""
        heading = self._runs.words(section.title, language)
        start, end = contents.bookmark(entry)
        top = (xml.element("spacing", before=0),) if self._opens_page else ()
        self._put(xml.paragraph(self._styles["heading 1"], start, *heading, end, properties=top))
        for number, block in enumerate(section.blocks):
            self._opens_page = (number, 0) in new_pages
            rows = sorted(row for at, row in new_pages if at == number and row)
            self._block(block, language, rows)

    def _block(self, block: Block, language: str, new_page_rows: Sequence[int]) -> None:
        match block:
            case Paragraph():
                stays = (xml.element("keepNext"),) if block.leads else ()
                style = "AtlasNote" if block.note else "Normal"
                self._put(xml.paragraph(style, *self._runs.of(block.text, language), properties=stays))
            case Bullets():
                for item in block.items:
                    self._put(self._bullet(item, language))
            case Table() if block.place != "slides":
                self._table(block, language, new_page_rows)
            case Figure() if block.place != "slides":
                self._figure(block, language)

    def _paragraph(self, style: str, text: Text, language: str) -> BaseOxmlElement:
        return xml.paragraph(style, *self._runs.of(text, language))

    def _bullet(self, text: Text, language: str) -> BaseOxmlElement:
        numbered = xml.element("numPr", xml.element("ilvl", val=0), xml.element("numId", val=self._bullets))
        return xml.paragraph("AtlasBullet", *self._runs.of(text, language), properties=(numbered,))

    def _table(self, made_of: Table, language: str, new_page_rows: Sequence[int]) -> None:
        """The caption, the table and its note; a table for each page that begins within, as LibreOffice needs it."""
        self._put(self._caption("table", made_of.caption, language, keep=True))
        for number, part in enumerate(tables.broken(made_of, new_page_rows, translator(language))):
            if number:
                self._opens_page = True
                self._put(xml.paragraph("AtlasBreak"))
            self._put(tables.table(part, self._runs, language, self._width_emu // _EMU_PER_TWIP))
        # A table needs a paragraph after it: the note, or an empty line as high as a note's distance.
        self._put(self._paragraph("AtlasNote", (Run(made_of.note),) if made_of.note else (), language))

    def _figure(self, figure: Figure, language: str) -> None:
        picture = BytesIO(self._drawn.get(id(figure)) or pictures.render(figure, "png"))
        inline = self._word.part.new_pic_inline(picture, width=Emu(self._width_emu))
        described = inline.docPr
        described.set("name", f"{self._captions['figure'] + 1}")
        described.set("descr", figure.in_picture.alt)
        self._put(xml.paragraph("AtlasPicture", xml.picture(inline)))
        self._put(self._caption("figure", figure.caption, language, keep=False))

    def _caption(self, kind: str, words: str, language: str, *, keep: bool) -> BaseOxmlElement:
        self._captions[kind] += 1
        t = translator(language)
        label = t("Table") if kind == "table" else t("Figure")
        properties = self._runs.language(language)
        number = xml.field(f"SEQ {label} \\* ARABIC", str(self._captions[kind]), *properties)
        stays = (xml.element("keepNext"),) if keep else ()
        # Each stands by what it names, away from what is next.
        room = xml.element("spacing", before=200) if kind == "table" else xml.element("spacing", after=240)
        named, said = self._runs.words(f"{label} ", language), self._runs.words(f". {words}", language)
        return xml.paragraph(self._styles["caption"], *named, *number, *said, properties=(*stays, room))

    def _put(self, made: BaseOxmlElement) -> None:
        if self._opens_page:
            xml.begin_page(made)
            self._opens_page = False
        self._place.addprevious(made)
