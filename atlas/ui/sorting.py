"""The order of names in a list: the reader's alphabet, not that of code points. Pure."""

import unicodedata
from collections.abc import Callable, Iterable
from typing import Final

# The Vietnamese alphabet: these letters stand on their own after their base letter; tones only break ties.
_ALPHABET: Final = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES: Final = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng
_RANK: Final = {letter: position for position, letter in enumerate(_ALPHABET)}


def sort_key(text: str) -> tuple[list[tuple[int, str]], list[int]]:
    """Vietnamese dictionary order: letters first (Đ after D, Ơ after Ô), then tones; other letters by their base."""
    letters: list[tuple[int, str]] = []
    tones: list[int] = []
    for char in unicodedata.normalize("NFC", text).lower():
        marks = unicodedata.normalize("NFD", char)
        tones.append(next((_TONES.index(mark) + 1 for mark in marks if mark in _TONES), 0))
        bare = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in _TONES))
        letter = bare if bare in _RANK else marks[0]
        letters.append((_RANK.get(letter, -1), letter))
    return letters, tones


def in_order(codes: Iterable[str], name: Callable[[str], str]) -> list[str]:
    """`codes` by their name in Vietnamese dictionary order, which English names keep as well."""
    return sorted(codes, key=lambda code: (sort_key(name(code)), code))
