"""A brief as a DOCX of one page: native tables, real headings, the globe beside the facts."""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from datetime import UTC, date, datetime, time
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from docx.document import Document as WordDocument
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Emu

from atlas.i18n import translator
from atlas.report.brief import picture
from atlas.report.brief.facts import Brief, Row
from atlas.report.brief.words import headings
from atlas.report.cite import AUTHOR
from atlas.report.text import Run, Text, said, strong
from atlas.report.word import furniture, template, xml
from atlas.report.word.runs import Runs

LETTERHEAD: Final = "brief.docx"
_MARGINS_CM: Final = {"left_margin": 2.0, "right_margin": 1.8, "top_margin": 1.4, "bottom_margin": 1.3}
_GLOBE_CM: Final = 3.7
_STYLES: Final = Path(__file__).with_name("styles.xml")
_GREEN: Final = "E3ECE5"
_PALE: Final = "F7F5F0"
_EMU_PER_TWIP: Final = 635
_ANCHOR: Final = (
    '<wp:anchor xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distT="0" distB="0" '
    'distL="114300" distR="0" simplePos="0" relativeHeight="2" behindDoc="0" locked="0" layoutInCell="1" '
    'allowOverlap="0"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="margin"><wp:align>right</wp:align>'
    '</wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>54000</wp:posOffset></wp:positionV>'
    "</wp:anchor>"
)


def write(content: Brief, letterheads: Path | None, made_on: date) -> bytes:
    """The brief as a file. Raises TemplateError for a letterhead that is no use."""
    letterhead = template.open_letterhead(letterheads, LETTERHEAD)
    word = letterhead or _plain(content.language)
    template.bring_styles(word, keep_own=letterhead is not None)
    template.bring_styles(word, keep_own=letterhead is not None, styles=_STYLES)
    writer = _Writer(word, content, own_language=content.language if letterhead is None else "")
    writer.add()
    if letterhead is None:
        furniture.foot(word, word.sections[0], content.foot, content.language, content.language)
    _describe(word, content, made_on)
    buffer = BytesIO()
    word.save(buffer)
    return buffer.getvalue()


def _plain(language: str) -> WordDocument:
    word = template.plain_document(language)
    section = word.sections[0]
    for name, centimetres in _MARGINS_CM.items():
        setattr(section, name, Cm(centimetres))
    section.footer_distance = Cm(0.6)
    return word


def _describe(word: WordDocument, content: Brief, made_on: date) -> None:
    properties = word.core_properties
    properties.title = f"{content.heading}: {content.title}"[:255]
    properties.author = properties.last_modified_by = AUTHOR
    properties.subject = properties.comments = content.foot
    properties.keywords = content.title[:255]
    properties.language = template.TAGS[content.language]
    properties.created = properties.modified = datetime.combine(made_on, time(), UTC)


class _Writer:
    """Writes one brief into one Word document."""

    def __init__(self, word: WordDocument, content: Brief, own_language: str) -> None:
        self._word = word
        self._content = content
        self._language = content.language
        self._runs = Runs(word, own_language)
        self._words = headings(translator(content.language))
        self._place = template.place_of_report(word)
        self._bullets = template.bring_bullets(word)
        self._heading = template.style_id(word, "heading 2")
        section = word.sections[-1]
        width = (section.page_width or Cm(21)) - (section.left_margin or Cm(2)) - (section.right_margin or Cm(2))
        self._width_emu = int(width)

    def add(self) -> None:
        """All parts in order; the letterhead's mark goes."""
        self._head()
        self._ladder()
        self._strip()
        content, words = self._content, self._words
        self._list("points", content.points or (said(words["no_points"]),))
        if content.promises:
            self._list("promises", content.promises)
        self._agreements()
        self._meetings()
        self._sources()
        if template.has_mark(self._place):
            self._place.getparent().remove(self._place)

    def _head(self) -> None:
        content = self._content
        opening = [self._globe(content.globe)] if content.globe else []
        self._put(xml.paragraph("AtlasBriefKind", *opening, *self._words_of(content.heading)))
        title = template.style_id(self._word, "heading 1")
        self._put(xml.paragraph(title, *self._words_of(content.title), properties=(deepcopy(_FLAT),)))
        self._put(xml.paragraph("AtlasBriefSubtitle", *self._runs.of(content.subtitle, self._language)))
        cards = [[*strong(said(card.number)), *said(f" {card.label}")] for card in content.cards]
        between: Text = (Run("   ·   "),)
        line = tuple(run for number, card in enumerate(cards) for run in ((*between, *card) if number else card))
        self._put(xml.paragraph("AtlasBriefCards", *self._runs.of(line, self._language)))
        for label, text in content.facts:
            self._put(self._line("AtlasBriefText", (*strong(said(f"{label}: ")), *text)))

    def _globe(self, svg: bytes) -> BaseOxmlElement:
        """The globe at the right margin, the words flowing beside it."""
        side = Cm(_GLOBE_CM)
        inline = self._word.part.new_pic_inline(BytesIO(picture.png(svg, 400)), width=side, height=side)
        anchor = parse_xml(_ANCHOR)
        inline.docPr.set("descr", self._content.globe_alt)
        parts = {part.tag.partition("}")[2]: part for part in inline}
        around = parse_xml(_AROUND)
        anchor.extend([parts["extent"], around, parts["docPr"], *_frame(parts), parts["graphic"]])
        return xml.picture(anchor)

    def _ladder(self) -> None:
        cells = []
        for name, since, reached in self._content.ladder:
            shown = since if reached else self._words["not_reached"]
            cells.append((strong(said(name)) if reached else said(name), (Run(shown, small=True),)))
        fills = [_GREEN if reached else _PALE for _, _, reached in self._content.ladder]
        self._put(self._title("relation"))
        self._table([1.0] * len(cells), None, [cells], fills)

    def _strip(self) -> None:
        strip = self._content.strip
        if strip is None:
            return
        inline = self._word.part.new_pic_inline(BytesIO(picture.png(strip)), width=Emu(self._width_emu))
        inline.docPr.set("descr", self._content.strip_alt)
        self._put(xml.paragraph("AtlasBriefPicture", xml.picture(inline)))

    def _list(self, name: str, texts: Sequence[Text]) -> None:
        self._put(self._title(name))
        numbered = xml.element("numPr", xml.element("ilvl", val=0), xml.element("numId", val=self._bullets))
        for text in texts:
            runs = self._runs.of(text, self._language)
            self._put(xml.paragraph("AtlasBriefText", *runs, properties=(deepcopy(numbered),)))

    def _agreements(self) -> None:
        content, words = self._content, self._words
        self._put(self._title("agreements"))
        if not content.agreements:
            self._put(self._line("AtlasBriefText", said(words["no_agreements"])))
            return
        head = [words[name] for name in ("date", "kind", "subject", "source")]
        self._table([2.4, 3.6, 9.0, 1.8], head, [_cells(row) for row in content.agreements])
        if content.more_agreements:
            self._put(self._line("AtlasBriefSource", said(content.more_agreements)))

    def _meetings(self) -> None:
        head = [self._words[name] for name in ("date", "hanoi", "partner", "event", "source")]
        self._put(self._title("meetings"))
        if not self._content.meetings:
            self._put(self._line("AtlasBriefText", said(self._words["no_meetings"])))
            return
        self._table([2.4, 4.9, 4.9, 2.9, 1.8], head, [_cells(row) for row in self._content.meetings])

    def _sources(self) -> None:
        self._put(self._title("sources"))
        for number, where in self._content.sources:
            self._put(self._line("AtlasBriefSource", (Run(f"[{number}] "), *where)))

    def _title(self, name: str) -> BaseOxmlElement:
        return xml.paragraph(self._heading, *self._words_of(self._words[name]), properties=(deepcopy(_CLOSE),))

    def _line(self, style: str, text: Text) -> BaseOxmlElement:
        return xml.paragraph(style, *self._runs.of(text, self._language))

    def _words_of(self, words: str) -> Iterator[BaseOxmlElement]:
        return self._runs.words(words, self._language)

    def _table(
        self, shares: Sequence[float], head: Sequence[str] | None, rows: Sequence[Any], fills: Sequence[str] = ()
    ) -> None:
        """A native table with a heading row, or without one and with a colour for each column."""
        whole = self._width_emu / _EMU_PER_TWIP
        widths = [round(whole * share / sum(shares)) for share in shares]
        look = xml.element("tblLook", val="0020" if head else "0000", firstRow=int(bool(head)), noHBand=1, noVBand=1)
        properties = xml.element(
            "tblPr",
            xml.element("tblStyle", val="AtlasTable"),
            xml.element("tblW", w=round(whole), type="dxa"),
            xml.element("tblLayout", type="fixed"),
            look,
        )
        grid = xml.element("tblGrid", *(xml.element("gridCol", w=one) for one in widths))
        made = xml.element("tbl", properties, grid)
        if head:
            made.append(self._row([((Run(word),),) for word in head], widths, ("tblHeader",), ()))
        made.extend(self._row(row, widths, (), fills) for row in rows)
        self._put(made)

    def _row(
        self, cells: Sequence[Sequence[Text]], widths: Sequence[int], marks: Sequence[str], fills: Sequence[str]
    ) -> BaseOxmlElement:
        made = xml.element("tr", xml.element("trPr", xml.element("cantSplit"), *(xml.element(mark) for mark in marks)))
        for number, (cell, width) in enumerate(zip(cells, widths, strict=True)):
            shade = [xml.element("shd", val="clear", color="auto", fill=fills[number])] if fills else []
            shape = xml.element("tcPr", xml.element("tcW", w=width, type="dxa"), *shade)
            made.append(xml.element("tc", shape, *(self._line("AtlasBriefCell", text) for text in cell)))
        return made

    def _put(self, made: BaseOxmlElement) -> None:
        self._place.addprevious(made)


_AROUND: Final = (
    '<wp:wrapSquare xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" wrapText="left"/>'
)
_FLAT: Final = xml.element("spacing", before=0, after=20)
_CLOSE: Final = xml.element("spacing", before=110, after=40)


def _cells(row: Row) -> list[tuple[Text]]:
    return [(text,) for text in row.cells]


def _frame(parts: dict[str, BaseOxmlElement]) -> list[BaseOxmlElement]:
    return [parts["cNvGraphicFramePr"]] if "cNvGraphicFramePr" in parts else []
