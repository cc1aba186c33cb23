"""The presentation to write into: the office's own template, or ours. Knows layouts, not reports."""

import re
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.exc import PackageNotFoundError
from pptx.util import Emu, Inches, Pt

from atlas.charts.palette import LIGHT
from atlas.report.request import TemplateError

# The types that python-pptx publishes contradict what it takes and gives (1.0.2).
Deck = Any
Layout = Any
Page = Any

FONT: Final = "Arial"
_LINK: Final = LIGHT.directions["outgoing"]
_TITLES: Final = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
_WIDE_INCHES: Final = (13.333, 7.5)
_MARGIN_INCHES: Final = 0.6
_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_KEPT_LAYOUTS: Final = ("Title Slide", "Title and Content", "Title Only")


_BAR: Final = (
    '<p:sp xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<p:nvSpPr><p:cNvPr id="99" name="Bar" descr=""/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
    '<p:spPr><a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="640080" cy="54864"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></p:spPr>'
    "</p:sp>"
)


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle on a slide, in EMU (914,400 to the inch)."""

    left: int
    top: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Base:
    """A presentation without slides, with the layouts to use and the place below the title."""

    deck: Deck
    opening: Layout
    plain: Layout
    body: Area
    is_own: bool


def open_base(folder: Path | None, name: str) -> Base:
    """The template `name` of the folder, ours when there is none. Raises TemplateError for one that is no use."""
    path = folder / name if folder else None
    if folder and not folder.is_dir():
        raise TemplateError(f"{folder}: no such folder; give a folder that holds {name}, or none at all")
    if path is None or not path.exists():
        return _ours()
    try:
        deck = Presentation(str(path))
    except (KeyError, ValueError, OSError, zipfile.BadZipFile, PackageNotFoundError) as error:
        reason = str(error).strip("'\"") or type(error).__name__
        raise TemplateError(f"{path}: cannot be read as a presentation ({reason}); save it as .pptx again") from error
    except etree.XMLSyntaxError as error:
        raise TemplateError(f"{path}: is damaged inside ({error}); save it as .pptx again") from error
    return _theirs(deck, path)


def _theirs(deck: Deck, path: Path) -> Base:
    _drop_slides(deck)
    titled = [layout for layout in deck.slide_layouts if _title_of(layout) is not None]
    if not titled:
        raise TemplateError(f"{path}: no layout has a title; add a layout with a title placeholder to its slide master")
    opening = next((layout for layout in titled if _has_subtitle(layout)), titled[0])
    plain = min(titled, key=lambda layout: (layout is opening, _others(layout)))
    return Base(deck, opening, plain, _below_title(deck, plain), is_own=False)


def _title_of(layout: Layout) -> Any:
    return next((one for one in layout.placeholders if one.placeholder_format.type in _TITLES), None)


def _has_subtitle(layout: Layout) -> bool:
    return any(one.placeholder_format.type == PP_PLACEHOLDER.SUBTITLE for one in layout.placeholders)


def _others(layout: Layout) -> int:
    """How many places the layout has that a report leaves empty."""
    furniture = (*_TITLES, PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER)
    return sum(one.placeholder_format.type not in furniture for one in layout.placeholders)


def _below_title(deck: Deck, layout: Layout) -> Area:
    """Below the title and above the footer, as wide as the title; half the slide at least."""
    title = _title_of(layout)
    width, height = int(deck.slide_width or 0), int(deck.slide_height or 0)
    top = int(title.top or 0) + int(title.height or 0) + Inches(0.1) if title.top is not None else height // 4
    foot = [
        int(one.top) for one in layout.placeholders if _is_furniture(one) and one.top and int(one.top) > height // 2
    ]
    bottom = min(foot, default=height - Inches(0.5)) - Inches(0.1)
    left = int(title.left) if title.left is not None else Inches(_MARGIN_INCHES)
    top = min(top, height // 2)
    return Area(left, top, width - 2 * left, max(bottom - top, height // 3))


def _is_furniture(placeholder: Any) -> bool:
    kinds = (PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER)
    return placeholder.placeholder_format.type in kinds


def _drop_slides(deck: Deck) -> None:
    """Take out the sample slides of a template."""
    listed = deck.slides._sldIdLst
    for one in list(listed):
        deck.part.drop_rel(one.rId)
        listed.remove(one)


def _ours() -> Base:
    """Wide slides, a plain face that every office has, the colours of the charts."""
    deck: Deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(_WIDE_INCHES[0]), Inches(_WIDE_INCHES[1])
    for layout in list(deck.slide_layouts):
        if layout.name not in _KEPT_LAYOUTS:
            deck.slide_layouts.remove(layout)
    _dress(deck)
    opening, _, plain = deck.slide_layouts
    title_width = _WIDE_INCHES[0] - 2 * _MARGIN_INCHES
    for layout in (deck.slide_master, *deck.slide_layouts):
        _arrange(layout, title_width)
    _put(_title_of(opening), _MARGIN_INCHES, 1.5, title_width, 1.6)
    subtitle = next(one for one in opening.placeholders if one.placeholder_format.type == PP_PLACEHOLDER.SUBTITLE)
    _put(subtitle, _MARGIN_INCHES, 3.25, title_width, 3.0)
    for layout in deck.slide_layouts:
        _bar(layout)
    return Base(deck, opening, plain, _inches(_MARGIN_INCHES, 1.45, title_width, 5.3), is_own=True)


def _arrange(owner: Any, width: float) -> None:
    places = {
        PP_PLACEHOLDER.TITLE: (_MARGIN_INCHES, 0.45, width, 0.9),
        PP_PLACEHOLDER.OBJECT: (_MARGIN_INCHES, 1.45, width, 5.3),
        PP_PLACEHOLDER.BODY: (_MARGIN_INCHES, 1.45, width, 5.3),
        PP_PLACEHOLDER.FOOTER: (_MARGIN_INCHES, 6.95, width - 1.2, 0.35),
        PP_PLACEHOLDER.SLIDE_NUMBER: (_WIDE_INCHES[0] - _MARGIN_INCHES - 1, 6.95, 1.0, 0.35),
    }
    for one in list(owner.placeholders):
        kind = one.placeholder_format.type
        if kind in places:
            _put(one, *places[kind])
        elif kind == PP_PLACEHOLDER.DATE:
            one._element.getparent().remove(one._element)


def _put(shape: Any, left: float, top: float, width: float, height: float) -> None:
    shape.left, shape.top, shape.width, shape.height = Inches(left), Inches(top), Inches(width), Inches(height)


def _inches(left: float, top: float, width: float, height: float) -> Area:
    return Area(Inches(left), Inches(top), Inches(width), Inches(height))


def _dress(deck: Deck) -> None:
    """Typeface, colours and the size of titles, in theme and master, so that an office can change them there."""
    master = deck.slide_master
    for rel in master.part.rels.values():
        if rel.reltype.endswith("/theme"):
            part = rel.target_part
            part._blob = _themed(part.blob)
    styles = master._element.find(".//{*}titleStyle")
    first = styles.find(f"{_A}lvl1pPr")
    first.set("algn", "l")
    first.find(f"{_A}defRPr").set("sz", str(Pt(26).pt * 100).split(".")[0])
    first.find(f"{_A}defRPr").set("b", "1")
    for layout in (master, *deck.slide_layouts):
        for one in layout.placeholders:
            if one.placeholder_format.type in (*_TITLES, PP_PLACEHOLDER.SUBTITLE):
                _align_left(one)


def _themed(theme: bytes) -> bytes:
    text = theme.decode()
    text = re.sub(r'(<a:latin typeface=")[^"]*(")', rf"\g<1>{FONT}\g<2>", text)
    for name, colour in (("dk2", LIGHT.text), ("accent1", LIGHT.accent), ("hlink", _LINK), ("folHlink", _LINK)):
        text = re.sub(
            rf"(<a:{name}>)<a:srgbClr val=\"[0-9A-F]{{6}}\"/>", rf'\g<1><a:srgbClr val="{colour[1:]}"/>', text
        )
    text = re.sub(r"(<a:dk1>).*?(</a:dk1>)", rf'\g<1><a:srgbClr val="{LIGHT.text[1:]}"/>\g<2>', text, flags=re.S)
    return text.encode()


def _bar(layout: Layout) -> None:
    """The red bar that opens every picture and document of the house."""
    made = layout.shapes._spTree
    title = _title_of(layout)
    drawn = etree.fromstring(
        _BAR.format(left=int(title.left), top=int(title.top) - Inches(0.1), colour=LIGHT.accent[1:])
    )
    made.insert(2, drawn)


def _align_left(placeholder: Any) -> None:
    body = placeholder._element.txBody
    for level in body.iter(f"{_A}lvl1pPr"):
        level.set("algn", "l")
    body.find(f"{_A}bodyPr").set("anchor", "b" if placeholder.placeholder_format.type in _TITLES else "t")


def half(area: Area, share: float, gap: int = Emu(228600)) -> tuple[Area, Area]:
    """The area parted in a left one with `share` of the width and a right one."""
    left = int((area.width - gap) * share)
    return (
        Area(area.left, area.top, left, area.height),
        Area(area.left + left + gap, area.top, area.width - gap - left, area.height),
    )
