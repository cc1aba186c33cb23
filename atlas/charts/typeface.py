"""The bundled typeface: where it lies and how wide its words are. Draws nothing."""

import base64
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Final

import manimgx_fonts
from PIL import ImageFont

FAMILY: Final = "Be Vietnam Pro"
FONT_DIR: Final = Path(__file__).resolve().parents[2] / "static" / "fonts"
# Noto's typefaces for other scripts, such as in a reader's search. Those for Chinese, Japanese and Korean: see
# atlas.charts.outlines.
FONT_DIRS: Final = (FONT_DIR, *map(Path, manimgx_fonts.__path__))
STACK: Final = f"'{FAMILY}', 'Noto Sans', 'Segoe UI', Arial, sans-serif"
STYLE_OF_WEIGHT: Final = {400: "Regular", 500: "Medium", 600: "SemiBold", 700: "Bold"}
_MEASURED_AT_PX: Final = 100


def font_faces(weights: Iterable[int]) -> str:
    """CSS that carries the typeface itself in these weights, for a document that leaves the machine."""
    return "".join(
        f'@font-face{{font-family:"{FAMILY}";font-weight:{weight};'
        f'src:url(data:font/woff2;base64,{_embeddable(weight)}) format("woff2")}}'
        for weight in sorted(weights)
    )


@lru_cache(maxsize=4)
def _embeddable(weight: int) -> str:
    """The font of `weight` without hints, base64."""
    path = FONT_DIR / f"BeVietnamPro-{STYLE_OF_WEIGHT[weight]}.embed.woff2"
    return base64.b64encode(path.read_bytes()).decode("ascii")


def _path(weight: int) -> Path:
    return FONT_DIR / f"BeVietnamPro-{STYLE_OF_WEIGHT[weight]}.ttf"


@lru_cache(maxsize=4)
def _font(weight: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(_path(weight)), _MEASURED_AT_PX)


@lru_cache(maxsize=4096)
def width_px(text: str, size_px: float, weight: int = 400) -> float:
    """The width of one line of `text` set in the typeface, in pixels."""
    wide = [char for char in text if unicodedata.east_asian_width(char) in "WF"]
    if wide:
        # The letters of Chinese, Japanese and Korean are as wide as high; the typeface has none of them to measure.
        return len(wide) * size_px + width_px(text.translate(dict.fromkeys(map(ord, wide))), size_px, weight)
    return float(_font(weight).getlength(text)) * size_px / _MEASURED_AT_PX


def wrap(text: str, width_max_px: float, size_px: float, weight: int = 400) -> list[str]:
    """`text` in lines of at most width_max_px; a word that is too long by itself is broken. "" gives no line."""
    lines: list[str] = []
    for word in (piece for whole in text.split() for piece in _pieces(whole, width_max_px, size_px, weight)):
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and width_px(joined, size_px, weight) <= width_max_px:
            lines[-1] = joined
        else:
            lines.append(word)
    return lines


def fit(text: str, width_max_px: float, size_px: float, weight: int = 400) -> str:
    """`text` cut with an ellipsis so that it is at most width_max_px wide."""
    if width_px(text, size_px, weight) <= width_max_px:
        return text
    cut = _longest(text, width_max_px - width_px("…", size_px, weight), size_px, weight)
    return text[:cut].rstrip() + "…"


def _pieces(word: str, width_max_px: float, size_px: float, weight: int) -> list[str]:
    """The word itself when it fits; else broken after a hyphen, and where that is not enough, anywhere."""
    pieces = []
    while width_px(word, size_px, weight) > width_max_px:
        cut = max(1, _longest(word, width_max_px, size_px, weight))
        cut = word.rfind("-", 1, cut) + 1 or cut
        pieces.append(word[:cut])
        word = word[cut:]
    return [*pieces, word] if word else pieces


def _longest(text: str, width_max_px: float, size_px: float, weight: int) -> int:
    """The number of leading characters that fit."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if width_px(text[:middle], size_px, weight) <= width_max_px:
            low = middle
        else:
            high = middle - 1
    return low
