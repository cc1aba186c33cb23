"""Compiles a layout of this folder with its data. The one place that knows Typst and its fonts."""

import json
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final, Literal

import typst

from atlas.charts import typeface

FOLDER: Final = Path(__file__).resolve().parent
# Packages that hold nothing but fonts for the scripts that the house typeface lacks; without them those of the system.
FONT_PACKAGES: Final = ("manimgx_fonts", "manimgx_fonts_cjk")
FALLBACKS: Final = ("Noto Sans", "Noto Sans CJK SC")
STANDARD: Final[Literal["ua-1"]] = "ua-1"
_NO_GLYPH: Final = re.compile(r'the text `?"(.+?)"`? could not be displayed', re.DOTALL)
_NO_CODE: Final = "text with missing codepoints"
# The sign for a letter that cannot be shown; the house typeface has it not, so a sign that it has.
_UNSHOWN: Final = "?"
_GLYPHS_MISSING_MAX: Final = 40


def compile_layout(name: str, data: Mapping[str, Any]) -> bytes:
    """The layout `name` (a .typ file beside this module) with `data` as a PDF.

    A letter that no font on this machine has is shown as "?", since the standard refuses what cannot be read. Where a
    script joins letters into signs that the standard cannot name, the file is tagged all the same, without its mark.
    """
    text = json.dumps({**data, "fonts": list(families())}, ensure_ascii=False)
    for _ in range(_GLYPHS_MISSING_MAX):
        try:
            return _compile(name, text)
        except typst.TypstError as error:
            if _NO_CODE in str(error):
                break
            missing = _NO_GLYPH.search(str(error))
            if missing is None:
                raise
            text = text.translate({ord(char): _UNSHOWN for char in missing.group(1) if not char.isascii()})
    return _compile(name, text, standards=[])


def _compile(name: str, text: str, standards: Sequence[Literal["ua-1"]] = (STANDARD,)) -> bytes:
    made = typst.compile(
        str(FOLDER / name),
        root=str(FOLDER),
        font_paths=_fonts(),
        sys_inputs={"data": text},
        pdf_standards=list(standards),
        ignore_system_fonts=True,
    )
    assert isinstance(made, bytes)
    return made


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    """All fonts that texts may be set in; read once, shared by all threads."""
    folders = [str(typeface.FONT_DIR), *map(str, font_package_folders())]
    return typst.Fonts(include_system_fonts=True, include_embedded_fonts=False, font_paths=folders)


def font_package_folders() -> list[Path]:
    """Where the fonts for other scripts lie; [] when their packages are not installed."""
    specs = [find_spec(name) for name in FONT_PACKAGES]
    return [Path(place) for spec in specs if spec for place in spec.submodule_search_locations or ()]


@lru_cache(maxsize=1)
def families() -> tuple[str, ...]:
    """The typefaces in the order in which a letter is looked for."""
    present = set(_fonts().families())
    return tuple(name for name in (typeface.FAMILY, *FALLBACKS) if name in present)
