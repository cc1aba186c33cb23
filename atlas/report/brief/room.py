"""How much of a page an office's letterhead leaves to a brief. An estimate: only Word knows how its styles are set."""

from collections.abc import Iterable
from math import ceil
from pathlib import Path
from typing import Any, Final

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.shared import Length

from atlas.report.word import template

# Of a plain brief, in centimetres: what its margins leave of an A4 page.
PLAIN_TALL_CM: Final = 27.0
PLAIN_WIDE_CM: Final = 17.2
_LINE_CM: Final = 0.62  # of 12 to 13 points, with what stands between two paragraphs
_LINE_CHARS: Final = 80
_OWN_STYLES_CM: Final = 1.2  # headings of the office's own size are taller than ours


def taken_cm(letterheads: Path | None, name: str) -> float:
    """The height in centimetres that a letterhead takes from a plain page; 0 where there is none.

    A narrower page counts as a shorter one. Raises TemplateError for a letterhead that is no use.
    """
    letterhead = template.open_letterhead(letterheads, name)
    if letterhead is None:
        return 0.0
    section = letterhead.sections[-1]
    top = max(_cm(section.top_margin), _cm(section.header_distance) + _height_cm(section.header.paragraphs))
    bottom = max(_cm(section.bottom_margin), _cm(section.footer_distance) + _height_cm(section.footer.paragraphs))
    tall = _cm(section.page_height, 29.7) - top - bottom - _own_cm(letterhead)
    wide = _cm(section.page_width, 21.0) - _cm(section.left_margin) - _cm(section.right_margin)
    return max(0.0, PLAIN_TALL_CM - tall * min(1.0, wide / PLAIN_WIDE_CM)) + _OWN_STYLES_CM


def _own_cm(letterhead: WordDocument) -> float:
    """The height of what the letterhead's page says itself, its tables' rows counted as a line each."""
    own = [one for one in letterhead.paragraphs if one.text.strip() != template.MARK]
    rows = sum(len(table.rows) for table in letterhead.tables)
    return _height_cm(own) + _LINE_CM * rows


def _height_cm(paragraphs: Iterable[Any]) -> float:
    return sum(max(_LINE_CM * _lines(one.text), _picture_cm(one)) for one in paragraphs)


def _lines(text: str) -> int:
    return max(1, ceil(len(text) / _LINE_CHARS))


def _picture_cm(paragraph: Any) -> float:
    """The height of the tallest picture that stands in the line, a coat of arms for example."""
    heights = (int(extent.get("cy", 0)) for extent in paragraph._p.iter(qn("wp:extent")))
    return max((Length(height).cm for height in heights), default=0.0)


def _cm(length: Length | None, unknown: float = 2.0) -> float:
    return unknown if length is None else length.cm
