"""On which page each section begins, reckoned from the sizes of styles.xml: for the table of contents until Word knows.

A reckoning, not a promise: Word puts it right when the field is updated.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from atlas.report.blocks import Block, Bullets, Cell, Document, Figure, Paragraph, Section, Table
from atlas.report.text import Text, flat
from atlas.report.word import metrics, tables

PAGE_PT: Final = 728.5
WIDTH_PT: Final = 453.5
_INDENT_PT: Final = 17.0
_CELL_MARGINS_PT: Final = 7.0
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

    def height(self, text: str, room_pt: float = WIDTH_PT) -> float:
        """The height of a paragraph of this style without its distances."""
        count = metrics.lines(text, room_pt, self.size, bold=self.bold)
        return count * self.size * metrics.LINE * self.spacing


TITLE: Final = Style(20, 1.1, 6, 2, bold=True)
SUBTITLE: Final = Style(16, 1.15, 0, 10)
FACT: Final = Style(12.5, 1.15, 0, 3.5)
CONTENTS: Final = Style(14, 1.15, 14, 4, bold=True)
ENTRY: Final = Style(12.5, 1.15, 0, 2)
HEADING: Final = Style(16, 1.15, 18, 5, bold=True)
NORMAL: Final = Style(12.5, 1.15, 0, 6)
BULLET: Final = Style(12.5, 1.15, 0, 3.5)
NOTE: Final = Style(10, 1.05, 3, 10)
CAPTION: Final = Style(11, 1.05, 3, 4, bold=True)
CELL: Final = Style(11, 1.0, 1, 1)
CELL_SMALL: Final = Style(10, 1.0, 1, 1)
SMALL_RUN_PT: Final = 8.5


@dataclass(frozen=True, slots=True)
class _Piece:
    """What is not broken: its height, the space before and after it, of which the larger of two neighbours' counts.

    keeps: stays on the page of the next piece. head: the height of what is set again at the head of a page that begins
    with this piece.
    """

    height: float
    before: float = 0.0
    after: float = 0.0
    keeps: bool = False
    head: float = 0.0
    is_heading: bool = False


def first_pages(document: Document, picture_heights_pt: Mapping[int, float]) -> tuple[list[int], int]:
    """The page of each section's heading, the document's own first page being 1, and how many pages it has.

    picture_heights_pt: the height of each figure by its id().
    """
    flow = _Flow()
    for piece in _opening(document):
        flow.add(piece)
    pages = []
    for section in document.sections:
        for piece in _section(section, picture_heights_pt):
            flow.add(piece)
        pages.append(flow.page_of_last_heading())
    return pages, flow.page


class _Flow:
    """Fills pages with pieces; pieces that keep with the next move together."""

    def __init__(self) -> None:
        self.page = 1
        self._used = 0.0
        self._after = 0.0
        self._waiting: list[_Piece] = []
        self._heading_page = 1

    def add(self, piece: _Piece) -> None:
        self._waiting.append(piece)
        if not piece.keeps:
            self._place()

    def page_of_last_heading(self) -> int:
        if self._waiting:
            self._place()
        return self._heading_page

    def _place(self) -> None:
        pieces, self._waiting = self._waiting, []
        if self._used and self._used + self._height(pieces) > PAGE_PT:
            self.page += 1
            self._used, self._after = pieces[0].head, 0.0
        for piece in pieces:
            self._put(piece)

    def _height(self, pieces: list[_Piece]) -> float:
        """The height of the pieces after what stands on the page already."""
        height, after = 0.0, self._after
        for piece in pieces:
            height += max(after, piece.before) + piece.height
            after = piece.after
        return height

    def _put(self, piece: _Piece) -> None:
        if piece.is_heading:
            self._heading_page = self.page
        self._used += (max(self._after, piece.before) if self._used > piece.head else 0.0) + piece.height
        self._after = piece.after


def _opening(document: Document) -> Iterator[_Piece]:
    title = _paragraph(TITLE, document.title)
    yield replace(title, height=title.height + _BAR_PT)
    yield _paragraph(SUBTITLE, document.subtitle)
    for label, text in document.facts:
        yield _paragraph(FACT, f"{label}: {flat(text)}")
    yield _paragraph(CONTENTS, "x")
    for _ in document.sections:
        yield _paragraph(ENTRY, "x")


def _section(section: Section, heights: Mapping[int, float]) -> Iterator[_Piece]:
    heading = _paragraph(HEADING, section.title, keeps=True)
    yield replace(heading, is_heading=True)
    for block in section.blocks:
        yield from _block(block, heights)


def _paragraph(style: Style, text: str, *, keeps: bool = False, room_pt: float = WIDTH_PT) -> _Piece:
    return _Piece(style.height(text, room_pt), style.before, style.after, keeps)


def _block(block: Block, heights: Mapping[int, float]) -> Iterator[_Piece]:
    match block:
        case Paragraph():
            yield _paragraph(NOTE if block.note else NORMAL, flat(block.text), keeps=block.leads)
        case Bullets():
            for item in block.items:
                yield _paragraph(BULLET, flat(item), room_pt=WIDTH_PT - _INDENT_PT)
        case Table() if block.place != "slides":
            yield from _table(block)
        case Figure() if block.place != "slides":
            yield _Piece(heights[id(block)], before=6, keeps=True)
            yield _paragraph(CAPTION, f"xxxxxx 1. {block.caption}")


def _table(block: Table) -> Iterator[_Piece]:
    style = CELL_SMALL if block.small else CELL
    whole = sum(column.width for column in block.columns)
    rooms = [WIDTH_PT * column.width / whole - _CELL_MARGINS_PT for column in block.columns]
    yield _paragraph(CAPTION, f"xxxx 1. {block.caption}", keeps=True)
    head = max(_head_height(column.title, room, style) for column, room in zip(block.columns, rooms, strict=True))
    yield _Piece(head, keeps=True)
    for number, row in enumerate(block.rows):
        height = max(_cell_height(cell, room, style) for cell, room in zip(row, rooms, strict=True))
        keeps = tables.stays_with_next(number, block)
        yield _Piece(height, keeps=keeps, head=head)
    yield _paragraph(NOTE, block.note)


def _head_height(title: str, room: float, style: Style) -> float:
    bold = Style(style.size, style.spacing, style.before, style.after, bold=True)
    return bold.height(title, room) + style.before + style.after + _ROW_EXTRA_PT


def _cell_height(cell: Cell, room: float, style: Style) -> float:
    return sum(_line_height(text, room, style) for text in cell or ((),)) + _ROW_EXTRA_PT


def _line_height(text: Text, room: float, style: Style) -> float:
    is_small = bool(text) and all(run.small for run in text)
    set_in = Style(SMALL_RUN_PT if is_small else style.size, style.spacing, style.before, style.after)
    return set_in.height(flat(text), room) + style.before + style.after
