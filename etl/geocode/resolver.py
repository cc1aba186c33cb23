"""Which place a name means: look-up, ranking, and saying when it is a guess. Reads only the gazetteer it is given."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from etl.geocode import phonetic
from etl.geocode.model import CITY, COUNTRY, CURATED, KINDS, OTHER_NAME, REGION, Candidate, Entry, Place, Resolution
from etl.geocode.names import (
    EXACT,
    PLAIN,
    WEAK,
    agreement,
    is_vietnamese_syllable,
    loose_key,
    match_key,
    reads_as_vietnamese,
)
from etl.geocode.titles import Reading, WrittenName, readings, written_name

HOME = "VN"
# Places that Vietnamese sources write under China.
_UNDER = {"CN": ("HK", "MO", "TW")}
# A rival this far below the leader in score is no rival: half a unit is about three times the population.
MARGIN = 0.5
# What a country's name outweighs a city's or a region's by.
COUNTRY_LEAD = 3.0
_NEAR_KM = 60.0
# Transliterations this alike (0 to 1), of at least this length, and with this lead over any other place.
NEAR, _NEAR_LENGTH, _NEAR_LEAD = 0.83, 6, 0.04
_SHOWN = 8


class Source(Protocol):
    """What the resolver asks of a gazetteer."""

    def entries(self, key: str) -> Iterable[Entry]: ...

    def entries_of_country(self, country_code: str) -> Iterable[Entry]: ...

    @property
    def loose_keys(self) -> Sequence[str]: ...

    def place(self, place_id: str) -> Place | None: ...


@dataclass(frozen=True, slots=True)
class Scope:
    """Where to look: a country, known from the caller or a qualifier, and a place that is near or holds the answer."""

    country_code: str | None = None
    near: Place | None = None
    kind: str | None = None


def resolve(source: Source, name: str, country_code: str | None, kind: str | None) -> Resolution:
    """What `name` means within `country_code` and `kind`; see Resolution. Raises ValueError for an unknown kind."""
    if kind is not None and kind not in KINDS:
        raise ValueError(f"{kind!r} is not a kind of place; one of: {', '.join(KINDS)}")
    written = written_name(name)
    if written.qualifiers:
        whole = _look_up(source, Reading(name.strip()), Scope(country_code, None, kind))
        if whole.place and whole.method == "exact_curated":
            return whole
    scope = _scope(source, written, country_code, kind)
    best = Resolution(None, "unknown", False, reason="no place of that name is known")
    for reading in readings(written.text):
        found = _look_up(source, reading, scope)
        if found.place and not found.needs_review:
            return found
        if found.place and (best.place is None or found.candidates[0].score > best.candidates[0].score + MARGIN):
            best = found
    if best.place is None and scope.country_code:
        return _fallbacks(source, written, scope)
    return best if best.place else _near_spelling(source, written, scope) or best


def _scope(source: Source, written: WrittenName, country_code: str | None, kind: str | None) -> Scope:
    near = None
    for qualifier in written.qualifiers:
        place = resolve(source, qualifier, country_code, None).place
        if place is None:
            continue
        country_code = country_code or place.country_code
        near = place if place.kind != COUNTRY else near
    return Scope(country_code, near, kind)


def _fallbacks(source: Source, written: WrittenName, scope: Scope) -> Resolution:
    for country_code in _UNDER.get(scope.country_code or "", ()):
        found = resolve(source, written.text, country_code, scope.kind)
        if found.place:
            return Resolution(found.place, found.method, True, found.candidates, f"looked for in {scope.country_code}")
    return phonetic_match(source, written, scope)


def _near_spelling(source: Source, written: WrittenName, scope: Scope) -> Resolution | None:
    """The one place whose transliteration in our tables is nearly spelled like this; always to be reviewed."""
    *_, last = readings(written.text)
    key = loose_key(last.core)
    if key is None or len(key) < _NEAR_LENGTH or "-" not in last.core:
        return None
    similar = process.extract(
        key, source.loose_keys, scorer=Levenshtein.normalized_similarity, score_cutoff=NEAR, limit=5
    )
    wanted = scope.kind or last.kind
    best: dict[str, Candidate] = {}
    for near, likeness, _ in similar:
        for entry in source.entries(near):
            if wanted in (None, entry.place.kind):
                best.setdefault(entry.place.place_id, Candidate(entry, likeness, 10 * likeness))
    ranked = sorted(best.values(), key=lambda found: (-found.score, -found.place.population, found.place.place_id))
    if not ranked or any(
        other.quality > ranked[0].quality - _NEAR_LEAD and _far(other, ranked[0]) for other in ranked[1:]
    ):
        return None
    return Resolution(
        ranked[0].place, "near_spelling", True, tuple(ranked[:_SHOWN]), "it is spelled nearly like this place"
    )


def _far(one: Candidate, other: Candidate) -> bool:
    return one.place.country_code != other.place.country_code or distance_km(one.place, other.place) > _NEAR_KM


def phonetic_match(source: Source, written: WrittenName, scope: Scope) -> Resolution:
    """The place of the country that a Vietnamese transliteration sounds like; always to be reviewed."""
    *_, last = readings(written.text)
    wanted = scope.kind or last.kind
    entries = source.entries_of_country(scope.country_code or "")
    ranked = phonetic.rank(last.core, (entry for entry in entries if wanted in (None, entry.place.kind)))
    if not ranked:
        return Resolution(
            None, "unknown", False, reason=f"no place in {scope.country_code} has that name or that sound"
        )
    return Resolution(ranked[0].place, "phonetic", True, tuple(ranked[:_SHOWN]), "it only sounds like this place")


def _look_up(source: Source, reading: Reading, scope: Scope) -> Resolution:
    candidates = _candidates(source, reading, scope)
    for kind in dict.fromkeys((scope.kind, reading.kind)):
        if kind is None and (scope.kind or reading.kind):
            continue
        of_kind = [candidate for candidate in candidates if kind in (None, candidate.place.kind)]
        if of_kind:
            return _decide(of_kind, reading, scope)
    if not candidates:
        return Resolution(None, "unknown", False)
    wanted = scope.kind or reading.kind
    reason = f"known as a {candidates[0].place.kind}, not as a {wanted}"
    return Resolution(candidates[0].place, "other_kind", True, tuple(candidates[:_SHOWN]), reason)


def _candidates(source: Source, reading: Reading, scope: Scope) -> list[Candidate]:
    best: dict[str, Candidate] = {}
    for entry in _spelled(source, reading.core):
        if scope.country_code not in (None, entry.place.country_code):
            continue
        candidate = _weigh(entry, reading, scope)
        known = best.get(entry.place.place_id)
        if known is None or candidate.score > known.score:
            best[entry.place.place_id] = candidate
    ranked = sorted(best.values(), key=lambda candidate: (-candidate.score, candidate.place.place_id))
    named = [candidate for candidate in ranked if candidate.quality == EXACT and candidate.entry.source == CURATED]
    return [
        candidate
        for candidate in ranked
        if _may_be(candidate, reading, scope)
        and (not named or (candidate.quality == EXACT and candidate.entry.source > OTHER_NAME))
    ]


def _spelled(source: Source, name: str) -> list[Entry]:
    """The entries spelled like `name`; failing these, the transliterations that differ in habits of spelling alone."""
    found = list(source.entries(match_key(name)))
    loose = None if found else loose_key(name)
    return list(source.entries(loose)) if loose else found


def _may_be(candidate: Candidate, reading: Reading, scope: Scope) -> bool:
    """Whether the name alone can carry this answer: common Vietnamese words must not become foreign towns."""
    if scope.country_code or candidate.entry.source == CURATED or candidate.place.country_code == HOME:
        return scope.country_code is not None or candidate.quality > WEAK or candidate.entry.source == CURATED
    return candidate.quality > WEAK and not is_vietnamese_syllable(reading.core)


def _weigh(entry: Entry, reading: Reading, scope: Scope) -> Candidate:
    quality = agreement(reading.core, entry.written)
    score = 10 * quality + math.log10(entry.place.population + 1) + entry.is_known + entry.is_capital
    score += COUNTRY_LEAD * (entry.place.kind == COUNTRY) - (entry.source == OTHER_NAME)
    score += 2 * (entry.is_capital and reading.is_capital_title)
    if scope.near:
        score += 5 * _belongs(entry.place, scope.near)
    return Candidate(entry, quality, score)


def _belongs(place: Place, whole: Place) -> bool:
    return place.parent_id == whole.place_id or distance_km(place, whole) <= _NEAR_KM


def _decide(candidates: list[Candidate], reading: Reading, scope: Scope) -> Resolution:
    leader = _city_of_the_same_name(candidates, reading, scope) or candidates[0]
    home = _at_home(candidates, leader) if scope.country_code is None else None
    leader = home or leader
    rivals = [
        other
        for other in candidates
        if other is not leader and (other.place.country_code != HOME if home else _is_rival(other, leader))
    ]
    reason = _doubt(leader, rivals, reading, scope)
    shown = (leader, *(other for other in candidates if other is not leader))[:_SHOWN]
    return Resolution(leader.place, _method(leader), bool(reason), shown, reason)


def _at_home(candidates: list[Candidate], leader: Candidate) -> Candidate | None:
    """The place of Vietnam of that name, which no name alone may take abroad ("Hà Nam", "Sơn Tây").

    A small town of Vietnam yields to a place abroad that every reader knows ("Trùng Khánh").
    """
    for other in candidates:
        if other.place.country_code == HOME and other.quality >= leader.quality:
            in_table = other.place.kind != CITY or not other.place.place_id.startswith("gn:")
            if in_table or leader.score - other.score < 2 * MARGIN:
                return other
    return None


def _method(candidate: Candidate) -> str:
    quality = {EXACT: "exact", PLAIN: "folded", WEAK: "weak"}.get(candidate.quality, "variant")
    return f"{quality}_{'curated' if candidate.entry.source == CURATED else 'geonames'}"


def _doubt(leader: Candidate, rivals: list[Candidate], reading: Reading, scope: Scope) -> str:
    if rivals:
        names = ", ".join(f"{other.place.name_en} ({other.place.country_code})" for other in rivals[:3])
        return f"may also mean {names}"
    if leader.quality <= WEAK:
        return "the marks say another word"
    if scope.country_code is None and leader.entry.source == OTHER_NAME and leader.quality < EXACT:
        return "one of its lesser names, typed otherwise, and no country is given"
    if scope.country_code is None and leader.entry.source != CURATED and reads_as_vietnamese(reading.core):
        return "reads as Vietnamese words, and no country is given" if leader.place.country_code != HOME else ""
    return ""


def _city_of_the_same_name(candidates: list[Candidate], reading: Reading, scope: Scope) -> Candidate | None:
    """The city, where the best is the region around it and nothing says which is meant ("Osaka", "New York")."""
    region = candidates[0]
    if region.place.kind != REGION or scope.kind or reading.kind:
        return None
    for city in candidates[1:]:
        same = city.place.kind == CITY and city.place.parent_id == region.place.place_id
        if same and city.quality >= region.quality and city.entry.is_known >= region.entry.is_known:
            return city
    return None


def _is_rival(other: Candidate, leader: Candidate) -> bool:
    if other.quality < leader.quality and other.score < leader.score:
        return False
    if other.entry.source == OTHER_NAME and leader.entry.source == CURATED:
        return False
    both_known = other.entry.is_known and leader.entry.is_known
    ahead = leader.score - other.score - (COUNTRY_LEAD if both_known and leader.place.kind == COUNTRY else 0)
    margin = 4 * MARGIN if both_known and other.entry.is_capital else 2 * MARGIN if both_known else MARGIN
    if ahead >= margin:
        return False
    if other.place.country_code != leader.place.country_code:
        return True
    related = other.place.place_id == leader.place.parent_id or other.place.parent_id == leader.place.place_id
    near_km = 200.0 if other.place.kind == leader.place.kind == REGION else _NEAR_KM
    known_better = leader.entry.is_capital or leader.place.kind == COUNTRY
    return not (related or known_better or distance_km(other.place, leader.place) <= near_km)


def distance_km(one: Place, other: Place) -> float:
    """Great-circle distance in kilometres (haversine, mean radius 6,371 km)."""
    lat_1, lon_1, lat_2, lon_2 = map(math.radians, (one.lat, one.lon, other.lat, other.lon))
    half = math.sin((lat_2 - lat_1) / 2) ** 2 + math.cos(lat_1) * math.cos(lat_2) * math.sin((lon_2 - lon_1) / 2) ** 2
    return 12742 * math.asin(math.sqrt(min(1.0, half)))
