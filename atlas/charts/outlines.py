"""Words with letters that the house typeface lacks, as shapes: the same on every machine. Sets nothing else anew.

What draws pictures would take such letters from the system, or leave them blank; and the writer of PDF pictures gives
up over the outlines of the typeface for Chinese, Japanese and Korean.
"""

import json
import re
from functools import lru_cache
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

import typst

from atlas.charts import scripts, typeface

FAMILIES: Final = (typeface.FAMILY, "Noto Sans", "Noto Sans CJK SC")
_LAYOUT: Final = Path(__file__).with_name("outlines.typ")
_SVG: Final = "{http://www.w3.org/2000/svg}"
_XLINK: Final = "{http://www.w3.org/1999/xlink}"
_BASELINE: Final = re.compile(r"^matrix\(\S+ \S+ \S+ \S+ \S+ (\S+)\)$")
_SIZE_PX: Final = 10.0
_SHARE_BEFORE: Final = {"middle": 0.5, "end": 1.0}
# What places and colours a text, and is to place and colour its shape.
_KEPT: Final[tuple[str, ...]] = (
    "transform",
    "fill",
    "fill-opacity",
    "opacity",
    "stroke",
    "stroke-width",
    "stroke-opacity",
    "style",
)
_WEIGHTS: Final = {"normal": 400, "bold": 700}


@lru_cache(maxsize=1)
def fonts() -> typst.Fonts:
    """All pinned typefaces; read once, shared by all threads. Those of the system are left alone."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=list(map(str, scripts.PINNED_DIRS))
    )


def replaced(svg: str) -> str:
    """An SVG document as replace_in leaves it; the same text where there is nothing to do."""
    if not scripts.needs_shapes("".join(set(svg))):
        return svg
    ElementTree.register_namespace("", _SVG[1:-1])
    ElementTree.register_namespace("xlink", _XLINK[1:-1])
    page = ElementTree.fromstring(svg)  # noqa: S314 our own renderer wrote it
    replace_in(page)
    return ElementTree.tostring(page, encoding="unicode")


def replace_in(page: ElementTree.Element) -> None:
    """Put a shape in the place of each text of an SVG document that the house typeface cannot show.

    A letter that no typeface has becomes "?". The words stay as the label of their shape.
    """
    for parent in list(page.iter()):
        for place, child in enumerate(parent):
            if child.tag == f"{_SVG}text" and scripts.needs_shapes("".join(child.itertext())):
                parent[place] = _shape(child)


def _shape(text: ElementTree.Element) -> ElementTree.Element:
    """The text as a group of outlines."""
    kept = {name: text.attrib[name] for name in _KEPT if name in text.attrib}
    group = ElementTree.Element(f"{_SVG}g", {**kept, "role": "img", "aria-label": scripts.shown(_words(text))})
    size = float(text.get("font-size", str(_SIZE_PX)).removesuffix("px"))
    given = text.get("font-weight", "400")
    weight = _WEIGHTS.get(given) or int(given)
    for line, x, y in _lines(text):
        set_line = ElementTree.fromstring(_set(scripts.shown(line), size, weight))  # noqa: S314 our own typesetter's
        width, baseline = float(set_line.get("viewBox", "0 0 0 0").split()[2]), _baseline(set_line)
        left = x - width * _SHARE_BEFORE.get(text.get("text-anchor", ""), 0.0)
        move = {"transform": f"translate({left:.3f},{y - baseline:.3f})"}
        ElementTree.SubElement(group, f"{_SVG}g", move).extend(_outlines(set_line))
    return group


def _words(text: ElementTree.Element) -> str:
    return " ".join(line for line, _, _ in _lines(text))


def _lines(text: ElementTree.Element) -> list[tuple[str, float, float]]:
    """Each line with the place at which it is anchored."""
    x, y = float(text.get("x", "0")), float(text.get("y", "0"))
    lines = [(text.text or "", x, y)] if text.text else []
    for part in text:
        y += float(part.get("dy", "0"))
        lines.append((part.text or "", float(part.get("x", str(x))), y))
    return lines


@lru_cache(maxsize=512)
def _set(line: str, size: float, weight: int) -> str:
    """The line as an SVG document, a point a pixel."""
    data = {"line": line, "size": size, "weight": weight, "fonts": FAMILIES}
    made = typst.compile(
        str(_LAYOUT),
        root=str(_LAYOUT.parent),
        font_paths=fonts(),
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        ignore_system_fonts=True,
        format="svg",
    )
    assert isinstance(made, bytes)
    return made.decode()


def _baseline(set_line: ElementTree.Element) -> float:
    """How far the baseline lies below the top."""
    for part in set_line.iter(f"{_SVG}g"):
        if found := _BASELINE.match(part.get("transform", "")):
            return float(found.group(1))
    return 0.0


def _outlines(set_line: ElementTree.Element) -> list[ElementTree.Element]:
    """The runs of a set line, each glyph as a path, without a colour of its own: that of the group counts."""
    drawn = {f"#{one.get('id')}": one[0].get("d", "") for one in set_line.iter(f"{_SVG}symbol")}
    runs = []
    for run in set_line.findall(f"{_SVG}g"):
        runs.append(ElementTree.Element(f"{_SVG}g", {"transform": run.get("transform", "")}))
        for glyph in run.iter(f"{_SVG}use"):
            move = f"translate({glyph.get('x', '0')},{glyph.get('y', '0')})"
            path = {"d": drawn[glyph.get(f"{_XLINK}href", "")], "transform": move}
            ElementTree.SubElement(runs[-1], f"{_SVG}path", path)
    return runs
