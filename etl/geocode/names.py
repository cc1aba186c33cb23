"""Comparing spellings of place names: keys, Vietnamese syllables, tone placement. Knows no place."""

import re
import unicodedata
from functools import lru_cache

from atlas.fold import fold

_ONSETS = "b|c|ch|d|đ|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|qu|r|s|t|th|tr|v|x"
_VOWELS = (
    "a|ă|â|e|ê|i|o|ô|ơ|u|ư|y|ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iêu|iu|oa|oai|oao|oay|oă|oe|oeo|oi|ôi|ơi|oo|"
    "ua|uâ|uây|ue|uê|ui|uô|uôi|uơ|uy|uya|uyê|uyu|ưa|ưi|ươ|ươi|ươu|ưu|yê|yêu"
)
_CODAS = "c|ch|m|n|ng|nh|p|t"
_SYLLABLE = re.compile(f"(?:{_ONSETS})?(?:{_VOWELS})(?:{_CODAS})?")
_SYLLABLE_FOLDED = re.compile(
    "(?:{})?(?:{})(?:{})?".format(fold(_ONSETS), "|".join(sorted({fold(v) for v in _VOWELS.split("|")})), _CODAS)
)
_VOWEL_LETTERS = frozenset("aeiouy")
_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}


def match_key(text: str) -> str:
    """The letters and digits of `text`, folded and run together: "Mát-xcơ-va" and "Matxcơva" share "matxcova"."""
    return "".join(filter(str.isalnum, fold(text)))


@lru_cache(maxsize=16384)
def marked_key(text: str) -> str:
    """As match_key with diacritics, every tone mark behind its vowels: Thụy = Thuỵ, Mát-xcơ-va = Mátxcơva."""
    folded = unicodedata.normalize("NFC", text).casefold()
    if folded.isascii():
        return "".join(filter(str.isalnum, folded))
    kept: list[str] = []
    tone = ""
    for char in unicodedata.normalize("NFD", folded):
        if char in _TONES:
            tone = char
        elif char.isalnum() or unicodedata.combining(char):
            if char.isalpha() and char not in _VOWEL_LETTERS:
                kept.append(tone)
                tone = ""
            kept.append(char)
    return unicodedata.normalize("NFC", "".join((*kept, tone)))


def without_tones(word: str) -> str:
    """`word` in NFC without the five Vietnamese tone marks; â, ê, ô, ơ, ư, ă and đ stay."""
    marks = unicodedata.normalize("NFD", word)
    return unicodedata.normalize("NFC", "".join(char for char in marks if char not in _TONES))


@lru_cache(maxsize=4096)
def is_vietnamese_syllable(word: str) -> bool:
    """Whether `word` could be written in Vietnamese; a word without any diacritic is judged by its letters alone."""
    lower = unicodedata.normalize("NFC", word).lower()
    pattern = _SYLLABLE_FOLDED if lower.isascii() else _SYLLABLE
    return bool(pattern.fullmatch(without_tones(lower)))


@lru_cache(maxsize=4096)
def reads_as_vietnamese(text: str) -> bool:
    """Whether `text` is a row of Vietnamese syllables set apart by spaces, as "Hà Đông" and "Kim Ban" are."""
    return "-" not in text and all(map(is_vietnamese_syllable, text.split()))


_OPEN_FILLER = re.compile(r"(?<![^\W\d_])(gi|[bcdđfghjklmnpqrstvwxz]+)[ơư](?![^\W\d_])")
_SPELLINGS = (
    ("qu", "cu"),
    ("ph", "f"),
    ("gi", "d"),
    ("j", "d"),
    ("k", "c"),
    ("s", "x"),
    ("z", "d"),
    ("y", "i"),
    ("w", "u"),
)


def loose_key(text: str) -> str | None:
    """A key that the spellings of one transliteration share: Sa-ma-ra = Xa-ma-ra, Xơ-ri Lan-ka = Xri Lan-ca.

    None for what is no transliteration: a row of Vietnamese words, or a name typed without marks or hyphens.
    """
    lower = without_tones(text.lower())
    if reads_as_vietnamese(text) or (text.isascii() and "-" not in text):
        return None
    key = match_key(_OPEN_FILLER.sub(r"\1", lower))
    for spelling, one in _SPELLINGS:
        key = key.replace(spelling, one)
    return "~" + re.sub(r"(.)\1+", r"\1", key)


EXACT, PLAIN, VARIANT, WEAK = 1.0, 0.95, 0.85, 0.5


def agreement(query: str, form: str) -> float:
    """How well two spellings with the same match_key agree: EXACT, PLAIN, VARIANT or WEAK.

    PLAIN: one side is typed without marks. VARIANT: a transliteration with other marks. WEAK: a Vietnamese phrase
    whose marks say another word ("Sơn Động" for "Sơn Đông", "Hà Đông" for "Hadong").
    """
    if query == form or marked_key(query) == marked_key(form):
        return EXACT
    if query.isascii():
        return PLAIN
    if reads_as_vietnamese(query):
        return WEAK
    return PLAIN if form.isascii() else VARIANT
