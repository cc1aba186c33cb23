"""What a report is made of, whatever file it becomes: sections of paragraphs, lists, tables and figures."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import altair as alt

from atlas.charts.printing import Caption
from atlas.report.links import Link
from atlas.report.text import Text

Align = Literal["left", "right"]
Cell = tuple[Text, ...]
Place = Literal["everywhere", "pages", "slides"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; a note is set smaller. leads: what follows must stand on the same page."""

    text: Text
    note: bool = False
    leads: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; each item is one sentence or more."""

    items: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a column; width is its share of the table's, in any unit that its neighbours use."""

    title: str
    width: float
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a heading row; a cell is one line of text or more.

    finding: what it shows, for the title of a slide; caption: what it is; note: what it leaves out.
    place: "pages" leaves it out of slides, where a figure says the same.
    """

    finding: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""
    link: Link | None = None
    place: Place = "everywhere"
    small: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """The numbers of a chart that slides can draw themselves: one value a category, colour as #RRGGBB.

    colours: that of each category, () where all have the series' own.
    """

    name: str
    values: tuple[int, ...]
    colour: str
    colours: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Native:
    """A chart as slides draw it. kind: stacked columns over time, or bars from the top."""

    kind: Literal["columns", "bars"]
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    value_title: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with what it shows in words. caption: what it is; in_picture: the words within.

    in_picture.title is the finding, in_picture.alt the text for those who do not see it. native: the same chart for
    slides, None when they have to show the picture.
    """

    drawing: alt.TopLevelMixin
    caption: str
    in_picture: Caption
    link: Link
    native: Native | None = None
    place: Place = "everywhere"


Block = Paragraph | Bullets | Table | Figure


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report under one heading. code: one of sections.SECTIONS."""

    code: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A key figure to be seen from afar: the number, what it counts, and how it changed ("" when not compared)."""

    number: str
    label: str
    change: str


@dataclass(frozen=True, slots=True)
class Document:
    """A report in one language. facts: label and text of each line that says what it is about.

    cards: the key figures for the first slide, under cards_title; keywords describe the file.
    """

    language: str
    title: str
    subtitle: str
    facts: Sequence[tuple[str, Text]]
    sections: Sequence[Section]
    source_line: str
    keywords: tuple[str, ...]
    link: Link
    cards: tuple[Card, ...] = ()
    cards_title: str = ""


def line(text: Text) -> Cell:
    """A cell of one line."""
    return (text,)
