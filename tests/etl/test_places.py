"""Every partner of the register has a place or says why not; each lies in its country, by other outlines."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from atlas.schema import Partner
from etl.geocode import Gazetteer
from etl.load import assemble
from etl.references import ensure_gazetteer

PROJECT_DIR = Path(__file__).resolve().parents[2]
OUTLINES = PROJECT_DIR / "static" / "basemap" / "countries.geojson"
# The outlines are drawn for a world map: harbours and islets can lie this far off their coast, in degrees.
COAST_TOLERANCE_DEG = 0.35
# States too small to be drawn.
NOT_DRAWN = {"SG", "MO", "HK", "MC", "VA", "MT", "SC"}

Ring = Sequence[Sequence[float]]


@pytest.fixture(scope="module")
def partners() -> tuple[Partner, ...]:
    gazetteer = Gazetteer.open(ensure_gazetteer(PROJECT_DIR / "data" / "build" / "gazetteer.sqlite"))
    dataset = assemble([PROJECT_DIR / "data" / "register" / "engagements.csv"], [], gazetteer, lambda _: None)
    assert [str(issue) for issue in dataset.issues if issue.severity == "error"] == []
    return dataset.partners


@pytest.fixture(scope="module")
def rings() -> dict[str, list[Ring]]:
    features = json.loads(OUTLINES.read_text())["features"]
    found: dict[str, list[Ring]] = {}
    for feature in features:
        found.setdefault(feature["properties"]["iso_a2"], []).extend(_outer_rings(feature["geometry"]))
    return found


def _outer_rings(geometry: dict[str, object]) -> Iterator[Ring]:
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    for polygon in polygons:  # type: ignore[attr-defined]
        yield polygon[0]


def _holds(ring: Ring, lon: float, lat: float) -> bool:
    """Ray casting: an odd number of crossings to the east."""
    inside = False
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


def _near(ring: Ring, lon: float, lat: float) -> bool:
    return any(abs(x - lon) < COAST_TOLERANCE_DEG and abs(y - lat) < COAST_TOLERANCE_DEG for x, y in ring)


def test_every_partner_has_a_place_or_says_why_not(partners: tuple[Partner, ...]) -> None:
    assert len(partners) >= 198
    without = {partner.name_en: partner.place_basis for partner in partners if partner.lat is None}
    assert set(without.values()) == {"network"}
    assert all(partner.place_basis in ("own", "capital", "seat") for partner in partners if partner.lat is not None)
    kinds_without = {partner.kind for partner in partners if partner.lat is None}
    assert kinds_without == {"organisation"}


def test_every_place_lies_in_its_country(partners: tuple[Partner, ...], rings: dict[str, list[Ring]]) -> None:
    misplaced = []
    for partner in partners:
        if partner.lat is None or partner.lon is None or partner.country_code in (None, *NOT_DRAWN):
            continue
        outlines = rings[str(partner.country_code)]
        if not any(
            _holds(ring, partner.lon, partner.lat) or _near(ring, partner.lon, partner.lat) for ring in outlines
        ):
            misplaced.append((partner.name_en, partner.country_code, partner.lat, partner.lon))
    assert misplaced == []


def test_no_partner_lies_in_vietnam_or_nowhere(partners: tuple[Partner, ...], rings: dict[str, list[Ring]]) -> None:
    placed = [(partner, partner.lon, partner.lat) for partner in partners if partner.lat is not None]
    assert [one.name_en for one, lon, lat in placed if (lat, lon) == (0, 0)] == []
    in_vietnam = [one.name_en for one, lon, lat in placed if any(_holds(ring, lon, lat) for ring in rings["VN"])]
    assert in_vietnam == []


def test_an_embassy_stands_at_its_countrys_capital(partners: tuple[Partner, ...]) -> None:
    embassies = {one.partner_id: one for one in partners if one.kind == "embassy"}
    assert (embassies["embassy:JP"].place_id, embassies["embassy:JP"].place_basis) == ("gn:1850147", "capital")
    assert all(one.lat is not None for one in embassies.values())
