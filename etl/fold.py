"""Text made ready for matching: NFC with a map back to where each character came from. Changes no meaning."""

import re
import unicodedata
from typing import NamedTuple

from atlas.fold import fold

# Zero-width space, joiners, directional marks, soft hyphen, byte order mark.
ZERO_WIDTH = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\u00ad\ufeff]")

# The two ways to place a tone mark: "hoà" (old) is read as "hòa" (new). "qu" keeps its mark on the last vowel.
_TONE_PAIRS = {
    old_first + new_first_marked: old_first_marked + second
    for first, second, marks in (("o", "a", "òóỏõọ"), ("o", "e", "òóỏõọ"), ("u", "y", "ùúủũụ"))
    for old_first, old_first_marked, new_first_marked in (
        (first, mark, unicodedata.normalize("NFC", second + unicodedata.normalize("NFD", mark)[-1])) for mark in marks
    )
}
# A class of letters first, to which a search skips quickly; "hoàn" is the same in both styles.
_OLD_TONE = re.compile(r"[ou][àáảãạèéẻẽẹỳýỷỹỵ](?<!q..)(?!\w)")


class NfcText(NamedTuple):
    """NFC text, with the offset in the original of each of its characters (None: the original is the same text)."""

    text: str
    to_original: tuple[int, ...] | None


def to_nfc(original: str) -> NfcText:
    """`original` in NFC with LF line ends, and where each character came from."""
    text = original.replace("\r\n", "\n").replace("\r", "\n")
    if text == original and unicodedata.is_normalized("NFC", text):
        return NfcText(text, None)
    pieces: list[str] = []
    offsets: list[int] = []
    for start, cluster in _clusters(original):
        composed = "\n" if cluster in ("\r\n", "\r") else unicodedata.normalize("NFC", cluster)
        pieces.append(composed)
        offsets.extend(min(start + i, start + len(cluster) - 1) for i in range(len(composed)))
    return NfcText("".join(pieces), tuple(offsets))


def _clusters(text: str) -> list[tuple[int, str]]:
    """`text` cut before every character that normalisation can never join to the one before it."""
    starts = [i for i, char in enumerate(text) if i == 0 or not _joins(text[i - 1], char)]
    return [(start, text[start:end]) for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]


def _joins(before: str, char: str) -> bool:
    if before in "\r\n":
        return before == "\r" and char == "\n"
    # Hangul vowels and finals compose with what stands before them, as combining marks do.
    return "\u1160" <= char <= "\u11ff" or unicodedata.category(char) in ("Mn", "Mc")


def drop_zero_width(nfc: str) -> tuple[str, tuple[int, ...] | None]:
    """`nfc` without characters of no width, and the offset in `nfc` of each that is left (None: nothing dropped)."""
    if not ZERO_WIDTH.search(nfc):
        return nfc, None
    kept = [(i, char) for i, char in enumerate(nfc) if not ZERO_WIDTH.match(char)]
    return "".join(char for _, char in kept), tuple(i for i, _ in kept)


def new_tone_style(text: str) -> str:
    """Lower-case NFC `text` with tone marks where the newer style puts them ("hoà" -> "hòa"); the length stays."""
    return _OLD_TONE.sub(lambda match: _TONE_PAIRS.get(match[0], match[0]), text)


def match_key(text: str) -> str:
    """`text` folded for look-up, hyphens as spaces: one character for each of the NFC text's characters."""
    return fold(text).replace("-", " ")


def lower_key(text: str) -> str:
    """`text` in lower case with its diacritics, in one tone style, apostrophes and hyphens unified; length kept."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    toned = new_tone_style(lower)
    return toned.translate(_UNIFY) if _TO_UNIFY.search(toned) else toned


_UNIFY = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u02bc\u02b9\u0060\u00b4\u2032", "'"),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"),
        **dict.fromkeys("\u00a0\u202f\u2007\u2009\u3000\t", " "),
        "ð": "đ",
    }
)
_TO_UNIFY = re.compile(f"[{''.join(map(chr, _UNIFY))}]")


class _WordChars(dict[str, bool]):
    """Whether a character continues a word: a letter, a digit or a combining mark (right for NFC and NFD alike)."""

    def __missing__(self, char: str) -> bool:
        self[char] = char.isalnum() or unicodedata.category(char).startswith("M")
        return self[char]


_IN_WORD = _WordChars()


def at_word_bounds(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] neither begins nor ends inside a word."""
    if start > 0 and _IN_WORD[text[start - 1]] and _IN_WORD[text[start]]:
        return False
    return not (end < len(text) and _IN_WORD[text[end]] and _IN_WORD[text[end - 1]])
