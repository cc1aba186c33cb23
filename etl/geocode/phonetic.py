"""Which place a Vietnamese transliteration sounds like ("Ca-lu-ga" ~ Kaluga). A last resort: its answers are guesses.

Both names become rows of sounds, which are compared by an edit distance that knows what Vietnamese spelling does to
foreign sounds: it has no final r, l, v, s (Péc-mơ, Bri-xtôn, Ki-ép, Xít-ni), no clusters
(Cờ-rưm), and writes z as d (Ca-dan).
"""

import math
import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from atlas.fold import fold
from etl.geocode.model import OTHER_NAME, Candidate, Entry
from etl.geocode.names import without_tones

# Chinese names come through Sino-Vietnamese readings, which share no sound with the romanised name.
NOT_BY_SOUND = frozenset({"CN", "TW", "HK", "MO"})
THRESHOLD = 0.80
_SHORTLIST = 150

# Vietnamese spelling -> sounds. Capital letters are sounds that end a syllable, of which Vietnamese has only eight.
_ONSETS = (
    ("ngh", "n"), ("ng", "n"), ("nh", "n"), ("gh", "g"), ("gi", "j"), ("kh", "x"), ("ph", "f"), ("th", "t"),
    ("tr", "tr"), ("ch", "c"), ("qu", "kv"), ("đ", "d"), ("d", "z"),
    ("s", "c"), ("x", "s"), ("q", "k"), ("c", "k"), ("y", "i"),
)  # fmt: skip
_CODAS = (("ng", "G"), ("nh", "G"), ("ch", "K"), ("c", "C"), ("k", "C"), ("t", "T"), ("p", "P"), ("n", "N"), ("m", "M"))
_NUCLEI = (
    ("oo", "o"), ("uô", "u"), ("ươ", "o"), ("iê", "ie"), ("yê", "ie"), ("oa", "va"), ("oă", "va"), ("oe", "ve"),
    ("uê", "ve"), ("uy", "vi"), ("uơ", "vo"), ("ao", "au"), ("ăng", "an"),
)  # fmt: skip

# Foreign spelling -> sounds, applied in order to the folded name.
_FOREIGN = [
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"(.)\1+", r"\1"), ("x(?=.)", "ks"), ("shch|tsch|sch|sh|tch|ch|cz", "c"), ("dzh|zh|dj", "j"), ("ph", "f"),
        ("th", "t"), ("kh", "x"), ("gh", "g"), ("rh", "r"), ("ts|tz", "s"), ("ck|cq", "k"), ("sc(?=[eiy])", "s"),
        ("(?<!^)c(?=[eiy])", "s"), ("gu(?=[ei])", "g"), ("qu", "k"), ("q", "k"), ("g(?=[ei])", "j"),
        ("eaux?|aux$|au(?=[lcdtvx])", "o"),
        ("ou", "u"), ("oi", "va"), ("w", "v"), ("y", "i"), ("h", ""),
    )
]  # fmt: skip

_ENGLISH = frozenset({"north", "south", "east", "west", "central", "upper", "lower", "new", "greater"})
# The vowel that Vietnamese puts where a cluster or a final consonant would be (Cờ-rưm, Péc-mơ), or an unstressed one.
_FILLER = "E"
_VOWELS = frozenset("aeiou")
_VOWEL_COST = {
    "ae": 0.2,
    "ei": 0.15,
    "ou": 0.15,
    "ao": 0.2,
    "iu": 0.25,
    "eo": 0.25,
    "ai": 0.3,
    "eu": 0.3,
    "au": 0.3,
    "io": 0.35,
}
# What a Vietnamese sound may stand for, and how far off that is.
_STANDS_FOR = {
    _FILLER: {"e": 0.1, "o": 0.15, "u": 0.1, "a": 0.25, "i": 0.25, "r": 0.2},
    "C": {"k": 0.0, "r": 0.1, "g": 0.1, "c": 0.3, "x": 0.1, "t": 0.6},
    "K": {"k": 0.0, "c": 0.1, "g": 0.1, "x": 0.1, "s": 0.4},
    "T": {"t": 0.0, "d": 0.0, "s": 0.1, "z": 0.1, "c": 0.2, "j": 0.2, "l": 0.4, "k": 0.5},
    "P": {"p": 0.0, "b": 0.0, "v": 0.1, "f": 0.1},
    "N": {"n": 0.0, "l": 0.1, "m": 0.3},
    "M": {"m": 0.0, "n": 0.3},
    "G": {"n": 0.0, "m": 0.4},
    "c": {"s": 0.2, "j": 0.3, "k": 0.4, "t": 0.4, "z": 0.5},
    "s": {"c": 0.2, "z": 0.2, "t": 0.6},
    "z": {"s": 0.3, "j": 0.1, "i": 0.2, "d": 0.3, "c": 0.4},
    "j": {"z": 0.1, "i": 0.2, "g": 0.2, "c": 0.3, "s": 0.4},
    "x": {"k": 0.2, "g": 0.4, "c": 0.4},
    "k": {"g": 0.4, "x": 0.2, "c": 0.2, "s": 0.5},
    "g": {"k": 0.4, "j": 0.2, "x": 0.4},
    "v": {"b": 0.3, "f": 0.3, "u": 0.1, "o": 0.1},
    "b": {"v": 0.3, "p": 0.3},
    "p": {"b": 0.3},
    "d": {"t": 0.3},
    "t": {"d": 0.3},
    "f": {"v": 0.3},
    "i": {"j": 0.2},
    "u": {"v": 0.1},
    "o": {"v": 0.1},
}
# A sound that only one side has: what leaving it out costs.
_EXTRA_HERE = {_FILLER: 0.05, "T": 0.3, "C": 0.4, "K": 0.5, "P": 0.5, "N": 0.6, "G": 0.5}
_EXTRA_THERE = {"r": 0.25, "l": 0.5, "s": 0.5, "t": 0.5, "d": 0.6, "v": 0.5, "j": 0.4, "k": 0.6, "g": 0.6, "i": 0.3}
_EXTRA_VOWEL = 0.35


@lru_cache(maxsize=1024)
def sounds(name: str) -> str:
    """The sounds of a Vietnamese transliteration, a letter each: "Péc-mơ" -> "peCm"."""
    words = re.findall(r"[^\W\d_]+", unicodedata.normalize("NFC", name).lower())
    return "".join(_syllable(without_tones(word)) for word in words)


def _syllable(word: str) -> str:
    """One syllable, or a run of syllables written together, which is read as a foreign word."""
    if word in _ENGLISH:
        return foreign_sounds(word)
    match = re.fullmatch(r"([bcdđfghjklmnpqrstvwxz]*)([aăâeêioôơuưy]*)([a-zđ]*)", word)
    if not match or re.search("[aeiouyăâêôơư]", match[3]):
        return foreign_sounds(word)
    onset, nucleus, coda = match.groups()
    if onset == "g" and nucleus.startswith("i") and len(nucleus) > 1:
        onset, nucleus = "gi", nucleus[1:]
    filler = nucleus in {"ơ", "ư"} and not coda and onset
    return _read(onset, _ONSETS) + (_FILLER if filler else _nucleus(nucleus)) + _read(coda, _CODAS)


def _nucleus(vowels: str) -> str:
    for spelling, sound in _NUCLEI:
        if vowels.startswith(spelling):
            return sound + fold(vowels[len(spelling) :]).replace("y", "i")
    return fold(vowels).replace("y", "i")


def _read(letters: str, table: Iterable[tuple[str, str]]) -> str:
    pairs = tuple(table)
    result = ""
    while letters:
        spelling, sound = next((pair for pair in pairs if letters.startswith(pair[0])), (letters[0], letters[0]))
        result += sound
        letters = letters[len(spelling) :]
    return result.replace("h", "")


@lru_cache(maxsize=65536)
def foreign_sounds(name: str) -> str:
    """The sounds of a foreign name, a letter each: "Perm" -> "perm"."""
    text = re.sub(r"[^a-z]", "", fold(name))
    for pattern, sound in _FOREIGN:
        text = pattern.sub(sound, text)
    return text


def likeness(transliteration: str, name: str) -> float:
    """How much two rows of sounds are alike, from 0 to 1 (the same); see `sounds` and `foreign_sounds`."""
    longest = max(sum(map(_weight, transliteration)), sum(map(_weight, name)))
    return 1.0 - _distance(transliteration, name) / longest if longest else 0.0


def _weight(sound: str) -> float:
    return 0.2 if sound == _FILLER else 0.6 if sound in _VOWELS else 1.0


def _distance(here: str, there: str) -> float:
    row = [0.0]
    for sound in there:
        row.append(row[-1] + _extra(sound, _EXTRA_THERE))
    for own in here:
        above, row = row, [row[0] + _extra(own, _EXTRA_HERE)]
        for column, sound in enumerate(there):
            row.append(
                min(
                    above[column] + _swap(own, sound),
                    above[column + 1] + _extra(own, _EXTRA_HERE),
                    row[column] + _extra(sound, _EXTRA_THERE),
                )
            )
    return row[-1]


def _extra(sound: str, costs: dict[str, float]) -> float:
    return _EXTRA_VOWEL if sound in _VOWELS and sound not in costs else costs.get(sound, 1.0)


@lru_cache(maxsize=2048)
def _swap(own: str, sound: str) -> float:
    if own == sound:
        return 0.0
    if own in _VOWELS and sound in _VOWELS:
        return _VOWEL_COST.get(own + sound, _VOWEL_COST.get(sound + own, 0.4))
    return _STANDS_FOR.get(own, {}).get(sound, 1.0)


def rank(name: str, entries: Iterable[Entry]) -> list[Candidate]:
    """The places among `entries` that sound like `name` by THRESHOLD or more, best first; [] when none does."""
    wanted = sounds(name)
    best: dict[str, Candidate] = {}
    for entry in _shortlist(wanted, [entry for entry in entries if entry.place.country_code not in NOT_BY_SOUND]):
        quality = likeness(wanted, foreign_sounds(entry.written))
        known = best.get(entry.place.place_id)
        if quality >= THRESHOLD and (known is None or quality > known.quality):
            best[entry.place.place_id] = Candidate(entry, quality, _score(entry, quality))
    return sorted(best.values(), key=lambda found: (-found.score, found.place.place_id))


def _score(entry: Entry, quality: float) -> float:
    """Likeness first; of places that sound alike the one that a reader is likelier to have heard of."""
    heard_of = 0.25 * math.log10(entry.place.population + 1) + 0.3 * entry.is_known
    return 10 * quality + heard_of - 0.2 * (entry.source == OTHER_NAME)


def _shortlist(wanted: str, entries: Sequence[Entry]) -> list[Entry]:
    """The entries whose sounds are roughly near, so that the careful comparison is made for few."""
    heard = [foreign_sounds(entry.written) for entry in entries[::-1]]  # of two as near, the later one counts
    near = process.extract(wanted.lower(), heard, scorer=Levenshtein.normalized_similarity, limit=_SHORTLIST)
    return [entries[-1 - n] for _, _, n in near]
