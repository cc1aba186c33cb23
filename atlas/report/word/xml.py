"""WordprocessingML in small pieces: elements, runs, fields. Knows nothing of reports."""

from collections.abc import Iterator
from copy import deepcopy
from functools import lru_cache
from typing import Final

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement

XML_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_qualified = lru_cache(maxsize=256)(qn)


def element(tag: str, *children: BaseOxmlElement, **attributes: str | int) -> BaseOxmlElement:
    """<w:tag w:name="value" ...> with its children; an attribute "val" is w:val."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(_qualified(f"w:{name}"), str(value))
    made.extend(children)
    return made


def text(value: str) -> BaseOxmlElement:
    """The text of a run, its spaces kept."""
    made = OxmlElement("w:t")
    made.text = value
    made.set(XML_SPACE, "preserve")
    return made


def field(instruction: str, shown: str, *properties: BaseOxmlElement) -> Iterator[BaseOxmlElement]:
    """The runs of a field with what it shows until it is brought up to date."""
    for part in (
        element("fldChar", fldCharType="begin"),
        _instruction(instruction),
        element("fldChar", fldCharType="separate"),
        text(shown),
        element("fldChar", fldCharType="end"),
    ):
        yield run(part, *properties)


def run(content: BaseOxmlElement, *properties: BaseOxmlElement) -> BaseOxmlElement:
    """A run; the properties are copied by the caller where they are needed twice."""
    made = element("r")
    if properties:
        made.append(element("rPr", *(_copy(one) for one in properties)))
    made.append(content)
    return made


def _copy(one: BaseOxmlElement) -> BaseOxmlElement:
    made = OxmlElement(f"w:{one.tag.partition('}')[2]}")
    for name, value in one.attrib.items():
        made.set(name, value)
    return made


def _instruction(instruction: str) -> BaseOxmlElement:
    made = OxmlElement("w:instrText")
    made.text = f" {instruction} "
    made.set(XML_SPACE, "preserve")
    return made


def paragraph(style: str, *children: BaseOxmlElement, properties: tuple[BaseOxmlElement, ...] = ()) -> BaseOxmlElement:
    """A paragraph in a style, by the style's id."""
    return element("p", element("pPr", element("pStyle", val=style), *properties), *children)


def begin_page(made: BaseOxmlElement) -> None:
    """Have a paragraph begin a page. The schema wants it after what keeps the paragraph with others."""
    properties = made.find(qn("w:pPr"))
    before = [one for one in properties if one.tag in map(qn, ("w:pStyle", "w:keepNext", "w:keepLines"))]
    before[-1].addnext(element("pageBreakBefore"))


def end_part(last: BaseOxmlElement) -> None:
    """End a part of a document before `last`, its last section's properties; pages count from 1 again after it."""
    own = deepcopy(last)
    paragraph = next(last.itersiblings(qn("w:p"), preceding=True))
    paragraph.find(qn("w:pPr")).append(own)
    last.find(qn("w:pgMar")).addnext(element("pgNumType", start=1))


def picture(anchored: BaseOxmlElement) -> BaseOxmlElement:
    """A run with a picture. In a line it gets no room at its sides: LibreOffice would add an eighth inch."""
    if anchored.tag.endswith("}inline"):
        for side in ("distT", "distB", "distL", "distR"):
            anchored.set(side, "0")
    drawing = element("drawing")
    drawing.append(anchored)
    return run(drawing)
