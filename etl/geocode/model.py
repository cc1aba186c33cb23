"""What geocoding speaks about: places, candidates, resolutions. Holds no rule and reads no file."""

from dataclasses import dataclass, field
from typing import NamedTuple

CITY, REGION, COUNTRY = "city", "region", "country"
KINDS = (CITY, REGION, COUNTRY)
OTHER_NAME, MAIN_NAME, CURATED = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Place:
    """A city (gn:<GeoNames id>), region (ISO 3166-2) or country (ISO 3166-1); lat, lon in degrees, WGS 84."""

    place_id: str
    name_en: str
    name_vi: str | None
    kind: str
    country_code: str
    lat: float
    lon: float
    population: int
    parent_id: str | None


@dataclass(frozen=True, slots=True, eq=False)
class SurfaceForm:
    """A spelling to look for in running text, and every place that it may mean, the likeliest first."""

    form: str
    folded: str
    place_ids: tuple[str, ...]
    kind: str
    country_code: str
    population: int
    is_exonym: bool


class Entry(NamedTuple):
    """One spelling of one place, as the gazetteer holds it.

    `is_known`: the place has a row in the curated tables, so a Vietnamese reader has met it; `source` says how far the
    spelling itself is to be trusted: OTHER_NAME, MAIN_NAME or CURATED.
    """

    place: Place
    is_capital: bool
    is_known: bool
    written: str
    source: int


class Candidate(NamedTuple):
    """A place that a name may mean: the form that matched, how well (0 to 1), and the score that ranked it."""

    entry: Entry
    quality: float
    score: float

    @property
    def place(self) -> Place:
        return self.entry.place


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a name means. `place` is None when it is not known; `needs_review` marks a guess.

    `method` names the rule that won: exact, folded, variant, phonetic, capital, unknown, ...; `candidates` are the
    places that were weighed, best first; `reason` says in words why the answer is a guess or there is none.
    """

    place: Place | None
    method: str
    needs_review: bool
    candidates: tuple[Candidate, ...] = field(default=())
    reason: str = ""
