"""The document to write into: the office's own letterhead, or ours. Brings the styles that a report needs."""

import zipfile
from copy import deepcopy
from pathlib import Path
from typing import Final

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm

from atlas.report.request import TemplateError
from atlas.report.word.xml import element

# Where the report goes in a letterhead; without it, at the end.
MARK: Final = "{{report}}"
FONT: Final = "Times New Roman"
TAGS: Final = {"vi": "vi-VN", "en": "en-GB"}
_STYLES: Final = Path(__file__).with_name("styles.xml")
_NUMBERING: Final = Path(__file__).with_name("numbering.xml")
_PAGE_CM: Final = {"page_width": 21, "page_height": 29.7, "left_margin": 3, "right_margin": 2}
_PAGE_CM_TALL: Final = {"top_margin": 2, "bottom_margin": 2, "header_distance": 1.0, "footer_distance": 0.9}
_MODERN_WORD: Final = "15"


def open_letterhead(folder: Path | None, name: str) -> Document | None:
    """The letterhead `name` of the folder, None when there is none. Raises TemplateError for one that is no use."""
    if folder is None:
        return None
    if not folder.is_dir():
        raise TemplateError(f"{folder}: no such folder; give a folder that holds {name}, or none at all")
    path = folder / name
    if not path.exists():
        return None
    try:
        document = docx.Document(str(path))
    except (KeyError, ValueError, OSError, zipfile.BadZipFile, PackageNotFoundError) as error:
        reason = str(error).strip("'\"") or type(error).__name__
        raise TemplateError(f"{path}: cannot be read as a Word document ({reason}); save it as .docx again") from error
    except SyntaxError as error:
        raise TemplateError(f"{path}: is damaged inside ({error}); save it as .docx again") from error
    if not document.sections:
        raise TemplateError(f"{path}: has no page; open it in Word, set the page size and save it again")
    return document


def plain_document(language: str) -> Document:
    """A4 with the margins and the typeface of an administrative document."""
    document = docx.Document()
    section = document.sections[0]
    for name, centimetres in {**_PAGE_CM, **_PAGE_CM_TALL}.items():
        setattr(section, name, Cm(centimetres))
    _set_defaults(document, language)
    return document


def bring_styles(document: Document, *, keep_own: bool, styles: Path = _STYLES) -> None:
    """Add the styles of a report; a letterhead keeps its own of the same name (keep_own), ours are replaced."""
    own_styles = document.styles.element
    present = {_name(one).lower(): one for one in own_styles.iterchildren(_w("style"))}
    ids = {one.get(_w("styleId")) for one in present.values()}
    for wanted in parse_xml(styles.read_bytes()).iterchildren(_w("style")):
        own = present.get(_name(wanted).lower())
        if own is not None and keep_own:
            continue
        if own is not None:
            own.getparent().replace(own, deepcopy(wanted))
        elif wanted.get(_w("styleId")) not in ids or not keep_own:
            own_styles.append(deepcopy(wanted))


def style_id(document: Document, name: str) -> str:
    """The id of the style called `name`; a letterhead made in another language of Word has other ids."""
    for one in document.styles.element.iterchildren(_w("style")):
        if _name(one).lower() == name.lower():
            return str(one.get(_w("styleId")))
    return name.replace(" ", "")


def bring_bullets(document: Document) -> str:
    """Add the numbering of our lists; its numId comes back."""
    wanted = parse_xml(_NUMBERING.read_bytes())
    part = document.part
    related = [rel.target_part for rel in part.rels.values() if rel.reltype == RELATIONSHIP_TYPE.NUMBERING]
    if not related:
        made = XmlPart(PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, wanted, part.package)
        part.relate_to(made, RELATIONSHIP_TYPE.NUMBERING)
        return str(wanted.find(_w("num")).get(_w("numId")))
    return _add_bullets(related[0].element, wanted)


def _add_bullets(numbering: BaseOxmlElement, wanted: BaseOxmlElement) -> str:
    abstract, number = deepcopy(wanted.find(_w("abstractNum"))), deepcopy(wanted.find(_w("num")))
    taken = [int(one.get(_w("abstractNumId"), "0")) for one in numbering.findall(_w("abstractNum"))]
    numbers = [int(one.get(_w("numId"), "0")) for one in numbering.findall(_w("num"))]
    abstract_id, number_id = str(max(taken, default=0) + 1), str(max(numbers, default=0) + 1)
    abstract.set(_w("abstractNumId"), abstract_id)
    number.set(_w("numId"), number_id)
    number.find(_w("abstractNumId")).set(_w("val"), abstract_id)
    # The schema wants all definitions before all uses of them.
    numbering.insert(len(taken), abstract)
    numbering.append(number)
    return number_id


def place_of_report(document: Document) -> BaseOxmlElement:
    """The element before which the report goes: the paragraph with MARK, else the last section's properties."""
    body = document.element.body
    for one in body.iterchildren(_w("p")):
        if MARK in "".join(one.itertext()):
            marked: BaseOxmlElement = one
            return marked
    last: BaseOxmlElement = body.get_or_add_sectPr()
    return last


def has_mark(place: BaseOxmlElement) -> bool:
    """True when the place is the paragraph with MARK, which goes once the report stands before it."""
    return bool(place.tag == _w("p"))


def _set_defaults(document: Document, language: str) -> None:
    defaults = document.styles.element.find(f"{_w('docDefaults')}/{_w('rPrDefault')}/{_w('rPr')}")
    for child in list(defaults):
        defaults.remove(child)
    defaults.extend(
        [
            element("rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT),
            element("sz", val=24),
            element("szCs", val=24),
            element("lang", val=TAGS[language], eastAsia="ja-JP", bidi="ar-SA"),
        ]
    )
    for setting in document.settings.element.iter(_w("compatSetting")):
        if setting.get(_w("name")) == "compatibilityMode":
            setting.set(_w("val"), _MODERN_WORD)


def _name(style: BaseOxmlElement) -> str:
    found = style.find(_w("name"))
    return str(found.get(_w("val"))) if found is not None else ""


def _w(tag: str) -> str:
    return f"{{http://schemas.openxmlformats.org/wordprocessingml/2006/main}}{tag}"
