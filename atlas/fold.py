"""Folding of text for matching and search: one code point in, one code point out, so that offsets hold."""

import re
import unicodedata

# Letters that have no canonical decomposition, with the base letter that readers type for them.
_BASE_LETTERS = {"đ": "d", "ð": "d", "ø": "o", "ł": "l", "ħ": "h", "ı": "i", "ß": "s", "æ": "a", "œ": "o", "þ": "t"}
_APOSTROPHES = "\u2018\u2019\u02bc\u02b9\u0060\u00b4\u2032"
_HYPHENS = "\u2010\u2011\u2012\u2013\u2014\u2212"
_SPACES = "\u00a0\u202f\u2007\u2009\u3000\t"


class _Folded(dict[str, str]):
    """What each character folds to, worked out when it is first met: a look-up costs half of a call."""

    def __missing__(self, char: str) -> str:
        self[char] = _fold_char(char)
        return self[char]


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


_FOLDED = _Folded()


def fold(text: str) -> str:
    """`text` in NFC, then lower case without diacritics ("Hà Nội" -> "ha noi", "Đức" -> "duc").

    Every code point of the NFC text becomes exactly one, so `fold(nfc)[i]` stands for `nfc[i]`; combining marks that
    NFC could not compose stay, so that the length holds.
    """
    return "".join(map(_FOLDED.__getitem__, unicodedata.normalize("NFC", text)))


_APOSTROPHES_IN_WORDS = re.compile(r"'")
_BETWEEN_WORDS = re.compile(r"[\W_]+")


def words(text: str) -> list[str]:
    """The folded words of `text`, without punctuation: "Île-de-France, Modi’in" -> ile, de, france, modiin."""
    return [word for word in _BETWEEN_WORDS.split(_APOSTROPHES_IN_WORDS.sub("", fold(text))) if word]
