"""Folding of text for matching and search: one code point in, one code point out, so that offsets hold."""

import re
import unicodedata
from functools import lru_cache

# Letters that have no canonical decomposition, with the base letter that readers type for them.
_BASE_LETTERS = {"đ": "d", "ð": "d", "ø": "o", "ł": "l", "ħ": "h", "ı": "i", "ß": "s", "æ": "a", "œ": "o", "þ": "t"}
_APOSTROPHES = "\u2018\u2019\u02bc\u02b9\u0060\u00b4\u2032"
_HYPHENS = "\u2010\u2011\u2012\u2013\u2014\u2212"
_SPACES = "\u00a0\u202f\u2007\u2009\u3000\t"


@lru_cache(maxsize=8192)
def _fold_char(char: str) -> str:
    if char in _APOSTROPHES:
        return "'"
    if char in _HYPHENS:
        return "-"
    if char in _SPACES:
        return " "
    lower = char.lower()[0]
    base = unicodedata.normalize("NFKD", lower)[0]
    return _BASE_LETTERS.get(lower) or _BASE_LETTERS.get(base) or base


class _Folded(dict[str, str]):
    """What words fold to, remembered: the same few thousand make up most of every text."""

    def __missing__(self, word: str) -> str:
        folded = "".join(map(_fold_char, word))
        if len(word) <= _MAX_WORD_CHARS:
            if len(self) >= _MAX_WORDS:
                self.clear()
            self[word] = folded
        return folded


_MAX_WORDS, _MAX_WORD_CHARS = 50_000, 40
_FOLDED = _Folded()


def fold(text: str) -> str:
    """`text` in NFC, then lower case without diacritics ("Hà Nội" -> "ha noi", "Đức" -> "duc").

    Every code point of the NFC text becomes exactly one, so `fold(nfc)[i]` stands for `nfc[i]`; combining marks that
    NFC could not compose stay, so that the length holds.
    """
    return " ".join(map(_FOLDED.__getitem__, unicodedata.normalize("NFC", text).split(" ")))


_APOSTROPHES_IN_WORDS = re.compile(r"'")
_BETWEEN_WORDS = re.compile(r"[\W_]+")


def words(text: str) -> list[str]:
    """The folded words of `text`, without punctuation: "Île-de-France, Modi’in" -> ile, de, france, modiin."""
    return [word for word in _BETWEEN_WORDS.split(_APOSTROPHES_IN_WORDS.sub("", fold(text))) if word]
