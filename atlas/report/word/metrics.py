"""How wide words are in Times New Roman, and in how many lines they wrap. Sets nothing: it reckons where pages end."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

# Advance widths of U+0020 to U+007E in thousandths of the size, of the typeface's metrically equal free sibling.
_REGULAR: Final = (
    "250 333 408 500 500 833 778 180 333 333 500 564 250 333 250 278 500 500 500 500 500 500 500 500 500 500 278 "
    "278 564 564 564 444 921 722 667 667 722 611 556 722 722 333 389 722 611 889 722 722 556 722 667 556 611 722 "
    "722 944 722 722 611 333 278 333 469 500 333 444 500 444 500 444 333 500 500 278 278 500 278 778 500 500 500 "
    "500 333 389 278 500 500 722 500 500 444 480 200 480 541"
)
_BOLD: Final = (
    "250 333 555 500 500 1000 833 278 333 333 500 570 250 333 250 278 500 500 500 500 500 500 500 500 500 500 333 "
    "333 570 570 570 500 930 722 667 722 722 667 611 778 778 389 500 778 667 944 722 778 611 778 722 556 667 722 "
    "722 1000 722 722 667 333 278 333 581 500 333 500 556 444 556 444 333 500 556 278 333 556 278 833 556 500 556 "
    "556 444 389 333 556 500 722 500 500 444 394 220 394 520"
)
_WIDTHS: Final = tuple(tuple(map(int, widths.split())) for widths in (_REGULAR, _BOLD))
_SPECIAL: Final = {"ơ": 529, "ư": 542, "Ơ": 722, "Ư": 776, "đ": 500, "Đ": 722, "–": 500, "—": 1000, "…": 1000, "−": 564}
_OTHER: Final = 500
_WIDE: Final = 1000
# The distance of lines that the typeface asks for, in sizes.
LINE: Final = 1.149
# How far below the line it reaches, in sizes.
DESCENT: Final = 0.216
_WITHIN: Final = re.compile(r"(?<=[-–/.])(?=\w)")


@lru_cache(maxsize=4096)
def _char(char: str, bold: bool) -> int:
    base = unicodedata.normalize("NFD", char)
    special = _SPECIAL.get(char) or _SPECIAL.get(unicodedata.normalize("NFC", base[:2]))
    if special:
        return special
    if " " <= base[0] <= "~":
        return _WIDTHS[bold][ord(base[0]) - ord(" ")]
    if unicodedata.combining(char):
        return 0
    return _WIDE if unicodedata.east_asian_width(char) in "WF" else _OTHER


def width_pt(text: str, size_pt: float, *, bold: bool = False) -> float:
    """The width of one line of `text`, in points."""
    return sum(_char(char, bold) for char in text) * size_pt / 1000


def lines(text: str, room_pt: float, size_pt: float, *, bold: bool = False, within_words: bool = False) -> int:
    """In how many lines `text` wraps; 1 for "". within_words: also after hyphens, slashes and dots."""
    count, used = 1, 0.0
    for gap, word in _words(text, width_pt(" ", size_pt, bold=bold), within_words):
        wide = width_pt(word, size_pt, bold=bold)
        needed = wide if used == 0 else gap + wide
        if used + needed <= room_pt:
            used += needed
            continue
        if wide > room_pt:
            # A word wider than the line (an address) begins where the line stands and is broken where it ends.
            count += int((used + needed) // room_pt)
            used = (used + needed) % room_pt
        else:
            count, used = count + 1, wide
    return count


def _words(text: str, space_pt: float, within_words: bool) -> Iterator[tuple[float, str]]:
    """What is not broken, with the room before it."""
    for word in text.split():
        parts = _WITHIN.split(word) if within_words else [word]
        yield space_pt, parts[0]
        for part in parts[1:]:
            yield 0.0, part
