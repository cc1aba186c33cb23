"""Which place a Vietnamese transliteration sounds like ("Ca-lu-ga" ~ Kaluga). A last resort: its answers are guesses."""

import re
from collections.abc import Iterable

from rapidfuzz.distance import Levenshtein

from atlas.fold import fold
from etl.geocode.model import Candidate, Entry

# Chinese names come through Sino-Vietnamese readings, which share no sound with the romanised name.
NOT_BY_SOUND = frozenset({"CN", "TW", "HK", "MO"})
THRESHOLD = 0.80

_RULES = [
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("sch|tsch", "s"), ("ngh", "ng"), ("ph", "f"), ("th", "t"), ("kh", "k"), ("gh", "g"), ("ch", "s"), ("sh|zh", "s"),
        ("x|ts|tz|cz|c(?=[eiy])|z|j", "s"), ("ck|c|q", "k"), ("qu|kw", "k"), ("gi(?=[aeou])|d(?=i[aeou])", "s"), ("w", "v"),
        ("y", "i"), ("oa(?=[sntlr])", "va"), ("h", ""), ("r(?=[^aeiou]|$)", ""), (r"(.)\1+", r"\1"),
    )
]  # fmt: skip


def sound(name: str) -> str:
    """A rough key of how `name` sounds, the same for a name and its Vietnamese transliteration as often as may be."""
    text = re.sub(r"[^a-z]", "", fold(name))
    for pattern, replacement in _RULES:
        text = pattern.sub(replacement, text)
    return text


def rank(name: str, entries: Iterable[Entry]) -> list[Candidate]:
    """The places among `entries` that sound like `name` by THRESHOLD or more, best first; [] when none does."""
    wanted = sound(name)
    best: dict[str, Candidate] = {}
    for entry in entries:
        if entry.place.country_code in NOT_BY_SOUND:
            continue
        likeness = Levenshtein.normalized_similarity(wanted, sound(entry.written), score_cutoff=THRESHOLD)
        known = best.get(entry.place.place_id)
        if likeness >= THRESHOLD and (known is None or likeness > known.quality):
            best[entry.place.place_id] = Candidate(entry, likeness, 10 * likeness)
    return sorted(best.values(), key=lambda found: (-found.score, -found.place.population))
