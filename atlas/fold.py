"""Folding of text for matching and search: one code point in, one code point out, so that offsets hold."""

import codecs
import re
import unicodedata
from functools import lru_cache

# Letters that have no canonical decomposition, with the base letter that readers type for them.
_BASE_LETTERS = {"đ": "d", "ð": "d", "ø": "o", "ł": "l", "ħ": "h", "ı": "i", "ß": "s", "æ": "a", "œ": "o", "þ": "t"}
_APOSTROPHES = "\u2018\u2019\u02bc\u02b9\u0060\u00b4\u2032"
_HYPHENS = "\u2010\u2011\u2012\u2013\u2014\u2212"
_TONES = "\u0300\u0301\u0303\u0309\u0323"
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
    if base != lower:
        return _fold_char(base)  # which may be a capital, or an apostrophe that stands for another
    return _BASE_LETTERS.get(lower, lower)


# A code page of what Vietnamese and English texts are made of: from it to what it folds to, text goes in two steps
# of the interpreter's own, a tenth of the time that a look-up for each character takes.
_MARKED = unicodedata.normalize("NFC", "".join(v + mark for v in "aăâeêioôơuưy" for mark in ("", *_TONES)) + "đ")
_PAGE = "".join(
    dict.fromkeys(
        "\0\n\t" + "".join(map(chr, range(32, 127))) + _MARKED + _MARKED.upper() + "“”‘’–—…\u00a0•▪■»→▷►·©öüäçîÎñ"
    )
)
_FROM_PAGE = codecs.charmap_build(_PAGE)
_FOLDED_PAGE = "".join(map(_fold_char, _PAGE))


def fold(text: str) -> str:
    """`text` in NFC, then lower case without diacritics ("Hà Nội" -> "ha noi", "Đức" -> "duc").

    Every code point of the NFC text becomes exactly one, so `fold(nfc)[i]` stands for `nfc[i]`; combining marks that
    NFC could not compose stay, so that the length holds.
    """
    composed = unicodedata.normalize("NFC", text)
    try:
        return codecs.charmap_decode(codecs.charmap_encode(composed, "strict", _FROM_PAGE)[0], "strict", _FOLDED_PAGE)[
            0
        ]
    except UnicodeEncodeError:
        return "".join(map(_fold_char, composed))


_APOSTROPHES_IN_WORDS = re.compile(r"'")
_BETWEEN_WORDS = re.compile(r"[\W_]+")


def words(text: str) -> list[str]:
    """The folded words of `text`, without punctuation: "Île-de-France, Modi’in" -> ile, de, france, modiin."""
    return [word for word in _BETWEEN_WORDS.split(_APOSTROPHES_IN_WORDS.sub("", fold(text))) if word]
