"""Names with known answers: facts about places, written down from maps, not from our own gazetteer."""

import csv
import math
from pathlib import Path

import pytest

from etl.geocode import Gazetteer, Resolution

GOLDEN = Path(__file__).with_name("golden.csv")
LIMIT_KM = {"city": 50.0, "region": 300.0}
ROWS = list(csv.DictReader(GOLDEN.open(encoding="utf-8")))


def _km(lat_1: float, lon_1: float, lat_2: float, lon_2: float) -> float:
    a, b, c, d = map(math.radians, (lat_1, lon_1, lat_2, lon_2))
    half = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 12742 * math.asin(math.sqrt(half))


def _answer(found: Resolution) -> str:
    return "unknown" if found.place is None else "guess" if found.needs_review else "known"


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['name']}|{row['country_code']}|{row['kind']}" for row in ROWS])
def test_a_name_means_what_the_map_says(row: dict[str, str], gazetteer: Gazetteer) -> None:
    found = gazetteer.resolve(row["name"], row["country_code"] or None, row["kind"] or None)
    assert _answer(found) == row["answer"], found
    if found.place is None:
        return
    assert row["want_country"] in ("", found.place.country_code)
    assert row["want_kind"] in ("", found.place.kind)
    if row["want_lat"]:
        off = _km(found.place.lat, found.place.lon, float(row["want_lat"]), float(row["want_lon"]))
        assert off <= LIMIT_KM[found.place.kind]


def test_the_list_is_long_and_holds_negatives() -> None:
    assert len(ROWS) >= 150
    assert sum(row["answer"] == "unknown" for row in ROWS) >= 12
    assert sum(row["want_country"] == "VN" for row in ROWS) >= 10
