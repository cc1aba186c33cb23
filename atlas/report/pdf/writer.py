"""A report as a tagged PDF: the blocks as data for report.typ."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Final

from atlas.i18n import translator
from atlas.report import pictures
from atlas.report.blocks import Block, Bullets, Cell, Document, Figure, Paragraph, Table
from atlas.report.cite import AUTHOR
from atlas.report.pdf.typesetting import compile_layout
from atlas.report.text import ZERO_WIDTH_SPACE, Run, Text, broken_at_dots

LAYOUT: Final = "report.typ"
# Longer words get places where a line may break; the sign for one has no width.
WORD_MAX: Final = 22
_LONG_WORD: Final = re.compile(rf"\S{{{WORD_MAX},}}")
_BREAKABLE_AFTER: Final = re.compile(r"(?<=[/?&=._-])(?=[^/?&=._-])")


def write(documents: Sequence[Document], made_on: date) -> bytes:
    """The reports of one to two languages as one file."""
    data = {
        "author": AUTHOR,
        "date": [made_on.year, made_on.month, made_on.day],
        "documents": [_document(document, number) for number, document in enumerate(documents)],
    }
    return compile_layout(LAYOUT, data)


def _document(document: Document, number: int) -> dict[str, Any]:
    return {
        "id": f"part-{number}",
        "language": document.language,
        "title": breakable(document.title),
        "subtitle": breakable(document.subtitle),
        "keywords": list(document.keywords),
        "source": document.source_line,
        "words": words(document.language),
        "facts": [{"label": label, "text": runs(text)} for label, text in document.facts],
        "sections": [
            {"title": section.title, "blocks": list(_blocks(section.blocks))} for section in document.sections
        ],
    }


def words(language: str) -> dict[str, str]:
    """The words of the layout itself."""
    t = translator(language)
    return {"contents": t("Contents"), "table": t("Table"), "figure": t("Figure")}


def _blocks(blocks: Iterable[Block]) -> Iterable[dict[str, Any]]:
    for block in blocks:
        match block:
            case Paragraph():
                yield {"kind": "paragraph", "note": block.note, "leads": block.leads, "text": runs(block.text)}
            case Bullets():
                yield {"kind": "bullets", "items": [runs(item) for item in block.items]}
            case Table() if block.place != "slides":
                yield table(block)
            case Figure() if block.place != "slides":
                yield _figure(block)


def table(block: Table) -> dict[str, Any]:
    """A table as data of the layout."""
    return {
        "kind": "table",
        "caption": breakable(block.caption),
        "note": breakable(block.note),
        "small": block.small,
        "columns": [{"title": one.title, "width": one.width, "align": one.align} for one in block.columns],
        "rows": [[_cell(cell) for cell in row] for row in block.rows],
    }


def _cell(cell: Cell) -> list[list[dict[str, Any]]]:
    return [runs(line) for line in cell]


def _figure(block: Figure) -> dict[str, Any]:
    svg = pictures.render(block, "svg").decode()
    return {"kind": "figure", "caption": breakable(block.caption), "svg": svg, "alt": block.in_picture.alt}


def runs(text: Text) -> list[dict[str, Any]]:
    """A text as data of the layout."""
    return [_run(run) for run in text]


def _run(run: Run) -> dict[str, Any]:
    return {
        "text": breakable(run.text),
        "url": run.link.url if run.link else None,
        "strong": run.strong,
        "emphasis": run.emphasis,
        "small": run.small,
        "language": run.language,
    }


def breakable(text: str) -> str:
    """`text` with places to break in words that might not fit a column: at the joints of an address, or anywhere."""
    return _LONG_WORD.sub(lambda found: _broken(found.group()), broken_at_dots(text))


def _broken(word: str) -> str:
    parts = _BREAKABLE_AFTER.split(word)
    return ZERO_WIDTH_SPACE.join(
        part[start : start + WORD_MAX] for part in parts for start in range(0, len(part), WORD_MAX)
    )
