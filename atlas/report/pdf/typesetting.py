"""Compiles a layout of this folder with its data. Fonts of the system are left alone: every machine sets the same."""

import json
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, Literal

import typst

from atlas.charts.outlines import FAMILIES, fonts

FOLDER: Final = Path(__file__).resolve().parent
STANDARD: Final[Literal["ua-1"]] = "ua-1"
_NO_GLYPH: Final = re.compile(r'the text `?"(.+?)"`? could not be displayed', re.DOTALL)
_ESCAPED: Final = re.compile(r"\\u\{([0-9a-f]+)\}")
_NO_CODE: Final = "text with missing codepoints"
# The sign for a letter that cannot be shown; the house typeface has it not, so a sign that it has.
_UNSHOWN: Final = "?"
_GLYPHS_MISSING_MAX: Final = 40


def compile_layout(name: str, data: Mapping[str, Any]) -> bytes:
    """The layout `name` (a .typ file beside this module) with `data` as a PDF.

    A letter that no font has is shown as "?", since the standard refuses what cannot be read. Where a script joins
    letters into signs that the standard cannot name, the file is tagged all the same, without its mark.
    """
    text = json.dumps({**data, "fonts": list(families())}, ensure_ascii=False)
    for _ in range(_GLYPHS_MISSING_MAX):
        try:
            return _compile(name, text)
        except typst.TypstError as error:
            unshown = _letters_without_font(str(error))
            if not unshown and _NO_CODE not in str(error) and "could not be displayed" not in str(error):
                raise
            if not unshown:
                break
            text = text.translate(dict.fromkeys(map(ord, unshown), _UNSHOWN))
    return _compile(name, text, standards=[])


def _letters_without_font(error: str) -> set[str]:
    """The letters that Typst says it has no font for; it writes those that join others as a code, or not at all."""
    found = _NO_GLYPH.search(error)
    if found is None:
        return set()
    named = _ESCAPED.sub(lambda code: chr(int(code.group(1), 16)), found.group(1))
    return {letter for letter in named if not letter.isascii()}


def _compile(name: str, text: str, standards: Sequence[Literal["ua-1"]] = (STANDARD,)) -> bytes:
    made = typst.compile(
        str(FOLDER / name),
        root=str(FOLDER),
        font_paths=fonts(),
        sys_inputs={"data": text},
        pdf_standards=list(standards),
        ignore_system_fonts=True,
    )
    assert isinstance(made, bytes)
    return made


@lru_cache(maxsize=1)
def families() -> tuple[str, ...]:
    """The typefaces in the order in which a letter is looked for."""
    present = set(fonts().families())
    return tuple(name for name in FAMILIES if name in present)
