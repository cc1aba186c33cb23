"""From tables to the rows of the gazetteer: which places, which spellings, which may be sought in text. Pure."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from atlas.fold import fold
from etl.geocode.model import CITY, COUNTRY, CURATED, MAIN_NAME, OTHER_NAME, REGION
from etl.geocode.names import is_vietnamese_syllable, loose_key, match_key, reads_as_vietnamese

Row = Mapping[str, str]
PlaceRow = tuple[int, str, str, str | None, str, str, float, float, int, str | None, int, int]
FormRow = tuple[str, int, str, int]
SurfaceRow = tuple[str, str, str, int]

HOME = "VN"
# A capital first; then letters of the Latin blocks (up to U+024F and U+1E00-1EFF), marks, digits and signs.
_LATIN = re.compile(r"[^\w]*[A-ZÀ-ÖØ-Þ\u0100-\u024f\u1e00-\u1eff][\u0000-\u036f\u1e00-\u1eff\u2000-\u206f]*")
# Places below these populations are found by name, but not sought in running text unless they have a curated row.
CITY_POPULATION = 100_000
REGION_POPULATION = 1_000_000
# The only names of one Vietnamese syllable that are sought in text; the others are words of every sentence.
SHORT_COUNTRIES = frozenset("Anh Mỹ Đức Pháp Nga Nhật Lào Úc Ý Bỉ Áo Séc Síp".split())


@dataclass
class _Draft:
    place_id: str
    name_en: str
    kind: str
    country_code: str
    lat: float
    lon: float
    population: int
    parent_id: str | None
    name_vi: str | None = None
    is_capital: bool = False
    is_known: bool = False
    forms: dict[str, int] = field(default_factory=dict)

    def add(self, written: str, source: int) -> None:
        text = unicodedata.normalize("NFC", written.strip())
        if text:
            self.forms[text] = max(source, self.forms.get(text, source))


@dataclass(frozen=True)
class Content:
    """The rows of the tables place, form and surface."""

    places: list[PlaceRow]
    forms: list[FormRow]
    surfaces: list[SurfaceRow]


def compile_tables(
    geonames: Mapping[str, Mapping[str, Any]],
    countries: Iterable[Row],
    regions: Iterable[Row],
    places: Iterable[Row],
    exonyms: Iterable[Row],
    vietnam: Iterable[Row],
    not_in_text: Iterable[Row],
    corrections: Iterable[Row],
) -> Content:
    """The gazetteer's rows. Raises ValueError when an exonym names a place that does not exist or is elsewhere."""
    drafts: dict[str, _Draft] = {}
    region_rows = list(regions)
    for draft in (*_countries(countries), *_regions(region_rows)):
        drafts[draft.place_id] = draft
    region_of_admin = {row["admin_code"]: row["region_id"] for row in region_rows if row["level"] == "1"}
    for draft in (*_geonames(geonames, region_of_admin), *_own_places(places)):
        drafts[draft.place_id] = draft
    for row in exonyms:
        _add_exonym(drafts, row)
    for draft in _vietnam(vietnam):
        drafts[draft.place_id] = draft
    _name_home(drafts)
    for row in corrections:
        _correct(drafts, row)
    _mark_capitals(drafts, countries)
    return _content(list(drafts.values()), frozenset(row["form"] for row in not_in_text))


def _countries(rows: Iterable[Row]) -> Iterator[_Draft]:
    for row in rows:
        code = row["country_code"]
        point = float(row["lat"]), float(row["lon"])
        draft = _Draft(
            code, row["name_en"], COUNTRY, code, *point, int(row["population"]), None, row["name_vi"] or None
        )
        draft.is_known = True
        for column in ("name_en", "name_vi", "name_fr", "name_geonames"):
            draft.add(row[column], CURATED)
        yield draft


def _regions(rows: Iterable[Row]) -> Iterator[_Draft]:
    for row in rows:
        point = float(row["lat"]), float(row["lon"])
        draft = _Draft(
            row["region_id"],
            row["name_en"],
            REGION,
            row["country_code"],
            *point,
            int(row["population"]),
            row["parent_id"],
        )
        draft.add(row["name_en"], MAIN_NAME)
        for form in row["forms"].split(";"):
            draft.add(form, OTHER_NAME)
        yield draft


def _geonames(cities: Mapping[str, Mapping[str, Any]], region_of_admin: Mapping[str, str]) -> Iterator[_Draft]:
    for number, city in cities.items():
        code = city["countrycode"]
        parent = region_of_admin.get(f"{code}.{city['admin1code']}", code)
        point = float(city["latitude"]), float(city["longitude"])
        draft = _Draft(f"gn:{number}", city["name"], CITY, code, *point, int(city["population"]), parent)
        draft.add(city["name"], MAIN_NAME)
        for name in filter(_is_readable, city["alternatenames"]):
            draft.add(name, OTHER_NAME)
        yield draft


def _own_places(rows: Iterable[Row]) -> Iterator[_Draft]:
    for row in rows:
        point = float(row["lat"]), float(row["lon"])
        draft = _Draft(
            row["place_id"],
            row["name_en"],
            row["kind"],
            row["country_code"],
            *point,
            int(row["population"] or 0),
            row["parent_id"],
        )
        for form in (row["name_en"], *row["forms"].split(";")):
            draft.add(form, MAIN_NAME)
        yield draft


def _is_readable(name: str) -> bool:
    """Latin script, not an airport code and not a machine romanisation (GeoNames writes those in lower case)."""
    return bool(_LATIN.fullmatch(name)) and not (len(name) <= 4 and name.isupper())


def _add_exonym(drafts: dict[str, _Draft], row: Row) -> None:
    draft = drafts.get(row["place_id"])
    if draft is None or draft.country_code != row["country_code"]:
        where = draft.country_code if draft else "no place"
        raise ValueError(f"exonym row {row['place_id']} ({row['name_en']}, {row['country_code']}) meets {where}")
    first, *others = row["forms"].split(";")
    draft.name_vi = unicodedata.normalize("NFC", first.strip())
    draft.is_known = True
    if draft.kind == CITY or draft.kind == REGION:
        draft.name_en = row["name_en"]
    for form in (row["name_en"], first, *others):
        draft.add(form, CURATED)


def _vietnam(rows: Iterable[Row]) -> Iterator[_Draft]:
    for row in rows:
        draft = _Draft(
            row["place_id"],
            row["name_vi"],
            row["kind"],
            HOME,
            float(row["lat"]),
            float(row["lon"]),
            0,
            row["parent_id"],
        )
        draft.name_vi = row["name_vi"]
        draft.add(row["name_vi"], CURATED)
        yield draft


def _name_home(drafts: dict[str, _Draft]) -> None:
    """Places of Vietnam count as known, so that no foreign namesake takes their name."""
    for draft in drafts.values():
        if draft.country_code == HOME:
            draft.is_known = True
            for form in [form for form in draft.forms if not form.isascii()]:
                draft.add(form, CURATED)


_CORRECTABLE = {"name_en": str, "name_vi": str, "lat": float, "lon": float, "population": int, "parent_id": str}


def _correct(drafts: dict[str, _Draft], row: Row) -> None:
    """Apply a steward's fix; raises ValueError once the source no longer says what the fix was made for."""
    where = f"corrections.csv: {row['place_id']} {row['field']}"
    draft = drafts.get(row["place_id"])
    if draft is None or row["field"] not in _CORRECTABLE:
        raise ValueError(f"{where}: no such place or field; fields: {', '.join(_CORRECTABLE)}")
    if not row["reason"].strip():
        raise ValueError(f"{where}: the reason is missing; say why the source is wrong")
    convert = _CORRECTABLE[row["field"]]
    present = getattr(draft, row["field"])
    if present == convert(row["now"]):
        raise ValueError(f"{where}: no longer needed, the source says {row['now']} by now; delete the row")
    if present != convert(row["was"]):
        raise ValueError(f"{where}: the source says {present!r}, not {row['was']}; look at it again")
    setattr(draft, row["field"], convert(row["now"]))


def _mark_capitals(drafts: dict[str, _Draft], countries: Iterable[Row]) -> None:
    for row in countries:
        if row["capital_id"] in drafts:
            drafts[row["capital_id"]].is_capital = True


def _content(drafts: list[_Draft], not_in_text: frozenset[str]) -> Content:
    places: list[PlaceRow] = []
    forms: list[FormRow] = []
    for n, place in enumerate(drafts):
        places.append(_place_row(n, place))
        forms.extend(_form_rows(n, place))
    return Content(places, forms, _surfaces(drafts, not_in_text))


def _place_row(n: int, place: _Draft) -> PlaceRow:
    names = (place.place_id, place.name_en, place.name_vi, place.kind, place.country_code)
    where = (place.lat, place.lon, place.population, place.parent_id)
    return (n, *names, *where, int(place.is_capital), int(place.is_known))


def _form_rows(n: int, place: _Draft) -> Iterator[FormRow]:
    """One row a spelling; of spellings that differ in marks alone the curated are kept, else the best one."""
    by_key: dict[str, list[tuple[int, str]]] = {}
    for written, source in place.forms.items():
        by_key.setdefault(match_key(written), []).append((source, written))
    for key, spellings in by_key.items():
        best = max(source for source, _ in spellings)
        kept = [written for source, written in spellings if source == best]
        for written in kept if best == CURATED else kept[:1]:
            yield key, n, written, best
            loose = loose_key(written) if best == CURATED else None
            if loose:
                yield loose, n, written, best


def _surfaces(drafts: list[_Draft], not_in_text: frozenset[str]) -> list[SurfaceRow]:
    places_of: dict[str, list[_Draft]] = {}
    exonyms: set[str] = set()
    for place in drafts:
        for written, source in place.forms.items():
            if written not in not_in_text and _may_be_sought(place, written, source):
                places_of.setdefault(written, []).append(place)
                if source == CURATED and written != place.name_en:
                    exonyms.add(written)
    return [_surface_row(form, places, form in exonyms) for form, places in places_of.items()]


def _surface_row(form: str, places: list[_Draft], is_exonym: bool) -> SurfaceRow:
    ranked = sorted(places, key=lambda place: (-_prominence(place), place.place_id))
    return form, fold(form), " ".join(place.place_id for place in ranked), int(is_exonym)


def _prominence(place: _Draft) -> float:
    return place.population * (10 if place.is_known else 1) * (10 if place.is_capital else 1)


def _may_be_sought(place: _Draft, written: str, source: int) -> bool:
    if len(written) < 2 or (place.country_code == HOME and not place.is_known):
        return False
    floor = REGION_POPULATION if place.kind == REGION else CITY_POPULATION
    if source != CURATED and not (source == MAIN_NAME and (place.is_known or place.population >= floor)):
        return False
    if is_vietnamese_syllable(written):
        return written in SHORT_COUNTRIES and place.kind == COUNTRY
    if source == CURATED:
        return len(written) > 2
    return not (written.isascii() and (reads_as_vietnamese(written) or len(written) < 5))
