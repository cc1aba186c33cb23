"""How high the parts of a report stand in Word, reckoned from the sizes of styles.xml. Breaks no pages."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain, repeat
from typing import Final

from atlas.report.blocks import Block, Bullets, Cell, Document, Figure, Paragraph, Section, Table
from atlas.report.text import Text, flat
from atlas.report.word import metrics, tables

WIDTH_PT: Final = 453.5
_INDENT_PT: Final = 17.0
_CELL_MARGINS_PT: Final = 7.0
# Above and below a cell's lines, with the line between two rows.
_ROW_EXTRA_PT: Final = 3.3
# The red bar above the title, and its distance.
_BAR_PT: Final = 13.0


@dataclass(frozen=True, slots=True)
class Style:
    """A style of styles.xml: size, line spacing, and the distances before and after, in points."""

    size: float
    spacing: float
    before: float
    after: float
    bold: bool = False


TITLE: Final = Style(20, 1.1, 6, 2, bold=True)
SUBTITLE: Final = Style(16, 1.15, 0, 10)
FACT: Final = Style(12.5, 1.15, 0, 3.5)
CONTENTS: Final = Style(14, 1.15, 14, 4, bold=True)
ENTRY: Final = Style(12.5, 1.15, 0, 2)
HEADING: Final = Style(16, 1.15, 18, 5, bold=True)
NORMAL: Final = Style(12.5, 1.15, 0, 6)
BULLET: Final = Style(12.5, 1.15, 0, 3.5)
NOTE: Final = Style(10, 1.05, 3, 10)
TABLE_CAPTION: Final = Style(11, 1.05, 10, 4, bold=True)
FIGURE_CAPTION: Final = Style(11, 1.05, 3, 12, bold=True)
CELL: Final = Style(11, 1.0, 1, 1)
CELL_SMALL: Final = Style(10, 1.0, 1, 1)
SMALL_RUN_PT: Final = 8.5
# A picture stands on the line of an empty word of NORMAL, which reaches below it.
_BELOW_PICTURE_PT: Final = 12.5 * metrics.DESCENT


# The number of a block in its section, and of a row in a table (0 is the block itself).
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """What is not broken: its height, the space before and after it, of which the larger of two neighbours' counts.

    keeps: stays on the page of the next piece. head: the height of what is set again at the head of a page that begins
    with this piece. at: where it stands, so that a page can be begun there; None where that makes no sense.
    """

    height: float
    before: float = 0.0
    after: float = 0.0
    keeps: bool = False
    head: float = 0.0
    at: Place | None = None


@dataclass(frozen=True, slots=True)
class Ruler:
    """Reckons heights that may be wrong by a share: `error` > 0 reckons everything that much higher, lines narrower."""

    pictures_pt: Mapping[int, float]
    error: float = 0.0

    def opening(self, document: Document) -> Iterator[Piece]:
        """Title, facts and table of contents."""
        title = self._paragraph(TITLE, document.title)
        yield replace(title, height=title.height + _BAR_PT)
        yield self._paragraph(SUBTITLE, document.subtitle)
        for label, text in document.facts:
            yield self._paragraph(FACT, f"{label}: {flat(text)}")
        yield self._paragraph(CONTENTS, "x")
        for section in document.sections:
            yield self._paragraph(ENTRY, section.title)

    def section(self, section: Section) -> Iterator[Piece]:
        """A section with its heading."""
        yield self._paragraph(HEADING, section.title, keeps=True)
        for number, block in enumerate(section.blocks):
            for row, piece in self._block(block):
                yield piece if row is None else replace(piece, at=(number, row))

    def _block(self, block: Block) -> Iterator[tuple[int | None, Piece]]:
        """The pieces of a block, each with the row that it is; 0 for the first piece, None where no page may begin."""
        match block:
            case Paragraph():
                yield 0, self._paragraph(NOTE if block.note else NORMAL, flat(block.text), keeps=block.leads)
            case Bullets():
                items = (self._paragraph(BULLET, flat(item), room_pt=WIDTH_PT - _INDENT_PT) for item in block.items)
                yield from zip(chain((0,), repeat(None)), items, strict=False)
            case Table() if block.place != "slides":
                yield 0, self._paragraph(TABLE_CAPTION, f"xxxx 1. {block.caption}", keeps=True)
                yield from self._rows(block)
                yield None, self._paragraph(NOTE, block.note)
            case Figure() if block.place != "slides":
                height = self.pictures_pt[id(block)] + _BELOW_PICTURE_PT
                yield 0, Piece(height * (1 + self.error), before=6, keeps=True)
                yield None, self._paragraph(FIGURE_CAPTION, f"xxxxxx 1. {block.caption}")

    def _paragraph(self, style: Style, text: str, *, keeps: bool = False, room_pt: float = WIDTH_PT) -> Piece:
        return Piece(self._height(style, text, room_pt), style.before, style.after, keeps)

    def _height(self, style: Style, text: str, room_pt: float) -> float:
        """The height of a paragraph of this style without its distances."""
        room = room_pt * (1 - self.error)
        count = metrics.lines(text, room, style.size, bold=style.bold, within_words=self.error < 0)
        return count * style.size * metrics.LINE * style.spacing * (1 + self.error)

    def _rows(self, block: Table) -> Iterator[tuple[int | None, Piece]]:
        style = CELL_SMALL if block.small else CELL
        whole = sum(column.width for column in block.columns)
        rooms = [WIDTH_PT * column.width / whole - _CELL_MARGINS_PT for column in block.columns]
        bold = replace(style, bold=True)
        named = zip(block.columns, rooms, strict=True)
        head = max(self._height(bold, column.title, room) for column, room in named) + _around(style)
        yield None, Piece(head, keeps=True)
        for number, row in enumerate(block.rows):
            height = max(self._cell(cell, room, style) for cell, room in zip(row, rooms, strict=True))
            yield number or None, Piece(height, keeps=tables.stays_with_next(number, block), head=head)

    def _cell(self, cell: Cell, room: float, style: Style) -> float:
        lines = cell or ((),)
        between = max(style.before, style.after) * (len(lines) - 1)
        return sum(self._line(text, room, style) for text in lines) + between + _around(style)

    def _line(self, text: Text, room: float, style: Style) -> float:
        is_small = bool(text) and all(run.small for run in text)
        return self._height(replace(style, size=SMALL_RUN_PT) if is_small else style, flat(text), room)


def _around(style: Style) -> float:
    """What a row has besides the lines of its highest cell."""
    return style.before + style.after + _ROW_EXTRA_PT
