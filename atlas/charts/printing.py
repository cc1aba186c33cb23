"""The print edition's frame: title, filters in words, source and date around a drawing; SVG, PNG or PDF in the process.

No browser and no request: vl-convert draws with the bundled typeface, and no address may be read.
"""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, Literal
from xml.etree import ElementTree

import vl_convert

from atlas.charts import outlines, typeface
from atlas.charts.palette import LIGHT

if TYPE_CHECKING:
    import altair as alt

Format = Literal["svg", "png", "pdf"]
FORMATS: Final[tuple[Format, ...]] = ("svg", "png", "pdf")
MIME_TYPES: Final[Mapping[Format, str]] = {"svg": "image/svg+xml", "png": "image/png", "pdf": "application/pdf"}

# 16 cm, the text width of an A4 report, at CSS's 96 pixels to the inch.
PAGE_WIDTH_PX: Final = 605
PADDING_PX: Final = 12
DRAWING_WIDTH_PX: Final = PAGE_WIDTH_PX - 2 * PADDING_PX
CSS_DPI: Final = 96
PNG_DPI_PER_SCALE: Final = 150

_SVG: Final = "http://www.w3.org/2000/svg"
_XLINK: Final = "http://www.w3.org/1999/xlink"
_NOT_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LONG_PATH_CHARS: Final = 600
_NUMBER: Final = re.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?")
_DOT_PX: Final = 0.5
_NUMBER_LOCALES: Final[Mapping[str, dict[str, Any]]] = {
    "vi": {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", " ₫"]},
    "en": {"decimal": ".", "thousands": ",", "grouping": [3], "currency": ["", ""]},
}


@dataclass(frozen=True, slots=True)
class Caption:
    """The words in the picture, already in the reader's language; empty ones leave no gap.

    title: the finding; filters_sentence: what is shown; n_text: of how many; source_line and date_text: from where and
    as of when; permalink: where to find it again; notes: what the picture leaves out; alt: what it shows, in words.
    """

    title: str
    filters_sentence: str = ""
    n_text: str = ""
    source_line: str = ""
    date_text: str = ""
    permalink: str = ""
    notes: tuple[str, ...] = ()
    alt: str = ""
    language: str = "vi"


@dataclass(frozen=True, slots=True)
class _Style:
    """One block of text: size, weight, colour, and the height of a line, in pixels."""

    size_px: float
    weight: int
    colour: str
    line_px: float


_TITLE: Final = _Style(15, 600, LIGHT.text, 19)
_SUBTITLE: Final = _Style(10, 400, LIGHT.muted, 14)
_FOOT: Final = _Style(8.2, 400, LIGHT.muted, 11.5)


def render(drawing: "alt.TopLevelMixin", caption: Caption, format: Format = "svg", scale: float = 2) -> bytes:  # noqa: A002
    """The finished picture, 16 cm wide. A PNG has 150 dots an inch times `scale`: 1 to 4, 2 for print (300 dpi).

    `scale` does not matter to SVG and PDF. Raises ValueError for another format or a scale outside 1 to 4.
    """
    return paint(specification(drawing), caption, format, scale)


def specification(drawing: "alt.TopLevelMixin") -> dict[str, Any]:
    """The drawing as plain values, for paint, which may be done by another process."""
    # altair has checked each part when it was made; checking the whole again doubles the time.
    return drawing.to_dict(validate=False)


def paint(drawing: dict[str, Any], caption: Caption, format: Format = "svg", scale: float = 2) -> bytes:  # noqa: A002
    """The finished picture of a specification; else as render."""
    if format not in FORMATS:
        raise ValueError(f"{format!r} is not a picture format; one of: {', '.join(FORMATS)}")
    if not 1 <= scale <= 4:
        raise ValueError(f"{scale} is not a scale of a picture; 1 to 4")
    drawn = _drawn(drawing, caption.language)
    if format == "svg":
        return compose(drawn, caption, with_typeface=True).encode("utf-8")
    if format == "pdf":
        return bytes(vl_convert.svg_to_pdf(compose(drawn, caption, pixel=72 / CSS_DPI)))
    return rasterise(compose(drawn, caption), scale)


def rasterise(svg: str, scale: float = 2) -> bytes:
    """An SVG document whose pixels are CSS's as a PNG of 150 dots an inch times `scale`, in the bundled typeface."""
    _register_typeface()
    return bytes(vl_convert.svg_to_png(svg, scale=72 / CSS_DPI, ppi=PNG_DPI_PER_SCALE * scale))


def _drawn(drawing: dict[str, Any], language: str) -> str:
    _register_typeface()
    spec = {**drawing, "config": {**drawing.get("config", {}), **_CONFIG}}
    locale = _NUMBER_LOCALES.get(language, _NUMBER_LOCALES["en"])
    return vl_convert.vegalite_to_svg(spec, allowed_base_urls=[], format_locale=locale)


@lru_cache(maxsize=1)
def _register_typeface() -> None:
    for folder in typeface.FONT_DIRS:
        vl_convert.register_font_directory(str(folder))


_CONFIG: Final[dict[str, Any]] = {
    "font": typeface.FAMILY,
    # The picture as a whole says what it shows; a description of each mark would double its size.
    "aria": False,
    "background": None,
    "padding": 0,
    "view": {"stroke": None},
    "axis": {
        "labelColor": LIGHT.text,
        "labelFontSize": 10,
        "titleColor": LIGHT.muted,
        "titleFontSize": 10,
        "titleFontWeight": 400,
        "gridColor": LIGHT.rule,
        "domainColor": LIGHT.muted,
        "tickColor": LIGHT.muted,
        "labelLimit": 226,
    },
    "legend": {
        "labelColor": LIGHT.text,
        "labelFontSize": 10,
        "titleColor": LIGHT.muted,
        "titleFontSize": 10,
        "titleFontWeight": 400,
        "labelLimit": 260,
        "symbolStrokeWidth": 0,
    },
    "text": {"color": LIGHT.text, "fontSize": 10},
}


def compose(svg: str, caption: Caption, pixel: float = 1, *, with_typeface: bool = False) -> str:
    """The drawing (an SVG document) between its title and its source line, as one SVG document 605 pixels wide.

    `pixel` is the length of a pixel in the unit of the page: the PDF's is the point, 1/72 of an inch. with_typeface
    puts the typeface into the document, so that it looks the same on a machine without the typeface.
    """
    ElementTree.register_namespace("", _SVG)
    ElementTree.register_namespace("xlink", _XLINK)
    inner = ElementTree.fromstring(_NOT_XML.sub("", svg))  # noqa: S314 - our own renderer wrote it
    width_px, height_px = (float(inner.get(side, "0")) for side in ("width", "height"))
    shrink = min(1.0, DRAWING_WIDTH_PX / width_px) if width_px else 1.0
    page = ElementTree.Element(f"{{{_SVG}}}svg", {"version": "1.1", "role": "img"})
    _describe(page, caption)
    paper = ElementTree.SubElement(page, f"{{{_SVG}}}rect", {"width": "100%", "height": "100%", "fill": "#FFFFFF"})
    y = _header(page, caption)
    _place(page, inner, y, shrink)
    y = _footer(page, caption, y + height_px * shrink + 8)
    height = math.ceil(y)
    outlines.replace_in(page)
    page.attrib.update({"width": f"{PAGE_WIDTH_PX * pixel:g}", "height": f"{height * pixel:g}"})
    if with_typeface:
        style = ElementTree.Element(f"{{{_SVG}}}style")
        style.text = typeface.font_faces(_weights(page))
        page.insert(0, style)
    page.set("viewBox", f"0 0 {PAGE_WIDTH_PX} {height}")
    paper.attrib.update({"width": str(PAGE_WIDTH_PX), "height": str(height)})
    return ElementTree.tostring(page, encoding="unicode")


def _weights(page: ElementTree.Element) -> set[int]:
    """The weights in which text is set."""
    given = (element.get("font-weight", "400") for element in page.iter(f"{{{_SVG}}}text"))
    return {int(weight) if weight.isdigit() else {"bold": 700}.get(weight, 400) for weight in given}


def _describe(page: ElementTree.Element, caption: Caption) -> None:
    ElementTree.SubElement(page, f"{{{_SVG}}}title").text = _clean(caption.title)
    said = (caption.alt, *caption.notes, caption.filters_sentence, caption.n_text)
    said += (caption.source_line, caption.date_text, caption.permalink)
    ElementTree.SubElement(page, f"{{{_SVG}}}desc").text = _clean("\n".join(part for part in said if part))


def _header(page: ElementTree.Element, caption: Caption) -> float:
    bar = {"x": str(PADDING_PX), "y": "0", "width": "36", "height": "3", "fill": LIGHT.accent}
    ElementTree.SubElement(page, f"{{{_SVG}}}rect", bar)
    y = _write(page, [caption.title], _TITLE, 10.0)
    shown = " · ".join(part for part in (caption.filters_sentence, caption.n_text) if part)
    shown = shown[:1].upper() + shown[1:]
    return _write(page, [shown], _SUBTITLE, y + 1) + 8


def _footer(page: ElementTree.Element, caption: Caption, y: float) -> float:
    origin = " · ".join(part for part in (caption.source_line, caption.date_text) if part)
    blocks = [*caption.notes, origin, caption.permalink]
    if not any(blocks):
        return y + 4
    line = {"x": str(PADDING_PX), "y": f"{y:.1f}", "width": str(DRAWING_WIDTH_PX), "height": "0.6", "fill": LIGHT.rule}
    ElementTree.SubElement(page, f"{{{_SVG}}}rect", line)
    return _write(page, blocks, _FOOT, y + 4) + 6


def _write(page: ElementTree.Element, blocks: Sequence[str], style: _Style, y: float) -> float:
    """Write the blocks, each wrapped, below `y`; the y below them comes back."""
    for block in blocks:
        for line in typeface.wrap(_clean(block), DRAWING_WIDTH_PX, style.size_px, style.weight):
            y += style.line_px
            attributes = {
                "x": str(PADDING_PX),
                "y": f"{y:.1f}",
                "font-family": typeface.STACK,
                "font-size": f"{style.size_px}px",
                "font-weight": str(style.weight),
                "fill": style.colour,
            }
            ElementTree.SubElement(page, f"{{{_SVG}}}text", attributes).text = line
    return y


def _place(page: ElementTree.Element, inner: ElementTree.Element, y: float, shrink: float) -> None:
    """Put the drawing's elements on the page; long outlines are thinned."""
    move = {"transform": f"translate({PADDING_PX},{y:.1f}) scale({shrink:.4f})"}
    group = ElementTree.SubElement(page, f"{{{_SVG}}}g", move)
    # A drawing whose origin is not 0,0 says so in its viewBox.
    left, top = (inner.get("viewBox") or "0 0").split()[:2]
    group = ElementTree.SubElement(group, f"{{{_SVG}}}g", {"transform": f"translate({-float(left)},{-float(top)})"})
    group.extend(list(inner))
    for element in group.iter():
        outline = element.get("d", "")
        if len(outline) > _LONG_PATH_CHARS:
            element.set("d", thinned(outline))
        if element.get("font-family") == typeface.FAMILY:
            element.set("font-family", typeface.STACK)


def thinned(outline: str) -> str:
    """A long SVG path of straight lines, in tenths of a pixel, without points closer than a printer's dot or two.

    A part that is no larger than that becomes nothing. A path with curves comes back as it is.
    """
    if set(re.sub(r"[-\de.,\s]", "", outline)) - set("MLZ"):
        return outline
    parts = [_thinned_part(part) for part in outline.split("M") if part.strip()]
    return "".join(parts)


def _thinned_part(part: str) -> str:
    numbers = [float(number) for number in _NUMBER.findall(part)]
    points = list(zip(numbers[::2], numbers[1::2], strict=True))
    kept = points[:1]
    for x, y in points[1:]:
        if abs(x - kept[-1][0]) + abs(y - kept[-1][1]) >= _DOT_PX:
            kept.append((x, y))
    if len(kept) < 2:
        return ""
    steps = [(round(x * 10), round(y * 10)) for x, y in kept]
    moves = (f"{(bx - ax) / 10:g},{(by - ay) / 10:g}" for (ax, ay), (bx, by) in pairwise(steps))
    closed = "Z" if part.rstrip().endswith("Z") else ""
    return f"M{steps[0][0] / 10:g},{steps[0][1] / 10:g}l{' '.join(moves)}{closed}"


def _clean(text: str) -> str:
    return _NOT_XML.sub("", text)
