"""Which letters the pinned typefaces have; nothing is looked for in the system. Draws nothing."""

import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Final

import manimgx_fonts_cjk
from PIL import ImageFont

from atlas.charts import typeface

HOUSE_DIRS: Final = (typeface.FONT_DIR,)
PINNED_DIRS: Final = (*typeface.FONT_DIRS, *map(Path, manimgx_fonts_cjk.__path__))
UNSHOWN: Final = "?"
_SUFFIXES: Final = (".ttf", ".otf", ".ttc")
_COMPARED_AT_PX: Final = 24
# No font has it: Unicode sets it apart for ever. What a font draws for it is what it draws for all that it lacks.
_NEVER: Final = "\U0010ffff"


def shown(text: str) -> str:
    """`text` with "?" for every letter that no pinned typeface has."""
    return "".join(char if is_of_house(char) or _has(PINNED_DIRS, char) else UNSHOWN for char in text)


def needs_shapes(text: str) -> bool:
    """True where the house typeface lacks a letter of `text`: a picture has to carry it as a shape."""
    return not all(map(is_of_house, text))


@lru_cache(maxsize=4096)
def is_of_house(char: str) -> bool:
    """True for a letter that the house typeface has, and for what only joins or parts letters."""
    return char.isspace() or unicodedata.category(char) == "Cf" or _has(HOUSE_DIRS, char)


@lru_cache(maxsize=4096)
def _has(folders: tuple[Path, ...], char: str) -> bool:
    return any(bytes(font.getmask(char)) != nothing for font, nothing in _fonts(folders))


@lru_cache(maxsize=2)
def _fonts(folders: tuple[Path, ...]) -> list[tuple[ImageFont.FreeTypeFont, bytes]]:
    """Each typeface of the folders with what it draws for a letter that it lacks."""
    paths = sorted(path for folder in folders for path in folder.rglob("*") if path.suffix in _SUFFIXES)
    fonts = (ImageFont.truetype(str(path), _COMPARED_AT_PX, layout_engine=ImageFont.Layout.BASIC) for path in paths)
    return [(font, bytes(font.getmask(_NEVER))) for font in fonts]
