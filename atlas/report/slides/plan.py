"""Which slides a report becomes: one a finding. Pure: places nothing and opens no file."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from atlas.report.blocks import Block, Bullets, Card, Document, Figure, Paragraph, Section, Table
from atlas.report.links import Link
from atlas.report.text import Text, flat


@dataclass(frozen=True, slots=True)
class Slide:
    """A slide with its finding as the title. said: what the speaker may say, for the notes; link: the records behind.

    Exactly one of cards, items, table, figure is its body; a figure may have a table at its side. continues: the slide
    before it has the same title.
    """

    title: str
    said: tuple[str, ...]
    link: Link
    cards: tuple[Card, ...] = ()
    items: tuple[Text, ...] = ()
    table: Table | None = None
    figure: Figure | None = None
    note: str = ""
    continues: bool = False


@dataclass(slots=True)
class _Reading:
    """The paragraphs that were read and not used yet."""

    texts: list[Text] = field(default_factory=list)

    def take(self) -> list[Text]:
        taken, self.texts = self.texts, []
        return taken


def plan(document: Document) -> list[Slide]:
    """The slides after the title, in the order of the sections."""
    slides = [slide for section in document.sections for slide in _section(section, document)]
    before = ["", *(slide.title for slide in slides)]
    return [replace(slide, continues=slide.title == last) for slide, last in zip(slides, before, strict=False)]


def _section(section: Section, document: Document) -> Iterator[Slide]:
    reading = _Reading()
    blocks = [block for block in section.blocks if not _is_for_pages(block)]
    if section.code == "summary" and document.cards:
        yield Slide(document.cards_title, _spoken(_paragraphs(blocks)), document.link, cards=document.cards)
        blocks = [block for block in blocks if not isinstance(block, Table)]
    skip = False
    for number, block in enumerate(blocks):
        if skip:
            skip = False
        elif isinstance(block, Paragraph):
            reading.texts.append(block.text)
        elif isinstance(block, Bullets):
            yield _bullets(block, reading.take(), section, document)
        elif isinstance(block, Table):
            yield _table(block, reading.take(), document)
        else:
            beside = _beside(block, blocks[number + 1 :])
            skip = beside is not None
            yield _figure(block, reading.take(), beside)
    if reading.texts:
        yield Slide(section.title, (), document.link, items=tuple(reading.texts))


def _is_for_pages(block: Block) -> bool:
    return isinstance(block, Table | Figure) and block.place == "pages"


def _paragraphs(blocks: Iterable[Block]) -> list[Text]:
    return [block.text for block in blocks if isinstance(block, Paragraph)]


def _beside(figure: Figure, following: list[Block]) -> Table | None:
    """The table that stands beside a picture; a chart needs the whole width."""
    if figure.native is None and following and isinstance(following[0], Table):
        return following[0]
    return None


def _bullets(block: Bullets, before: list[Text], section: Section, document: Document) -> Slide:
    """A list under a bold line takes that line as its title; other paragraphs go before the list."""
    title = section.title
    if before and before[-1] and all(run.strong for run in before[-1]):
        title = flat(before.pop())
    return Slide(title, (), document.link, items=(*before, *block.items))


def _table(block: Table, before: list[Text], document: Document) -> Slide:
    return Slide(block.finding, _spoken(before), block.link or document.link, table=block, note=block.note)


def _figure(block: Figure, before: list[Text], beside: Table | None) -> Slide:
    spoken = (*_spoken(before), block.in_picture.alt)
    notes = " ".join(block.in_picture.notes)
    return Slide(block.in_picture.title, spoken, block.link, table=beside, figure=block, note=notes)


def _spoken(texts: list[Text]) -> tuple[str, ...]:
    return tuple(flat(text) for text in texts if text)
