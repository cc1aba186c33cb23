"""The basemap and the overlay: whole, cut where it must be, replaceable, and clear about what is wrong."""

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from atlas.charts import basemap
from atlas.charts.basemap import BasemapError
from atlas.vocabulary import WORLD_REGION_OF_COUNTRY

SQUARE = [[0, 0], [2, 0], [2, 2], [0, 2], [0, 0]]  # counter-clockwise, as RFC 7946 wants the outer ring
HOLE = [[0.5, 0.5], [0.5, 1], [1, 1], [1, 0.5], [0.5, 0.5]]


def area(ring: list[list[float]]) -> float:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring)) / 2


def rings(name: str) -> list[list[list[float]]]:
    collection = json.loads((basemap.DEFAULT_DIR / name).read_text(encoding="utf-8"))
    return [ring for one in collection["features"] for polygon in one["geometry"]["coordinates"] for ring in polygon]


def feature(kind: str, coordinates: Any, **properties: str) -> dict[str, Any]:
    return {"type": "Feature", "properties": properties, "geometry": {"type": kind, "coordinates": coordinates}}


def write(path: Path, *features: dict[str, Any]) -> Path:
    path.write_text(json.dumps({"type": "FeatureCollection", "features": list(features)}), encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ["land.geojson", "countries.geojson"])
def test_no_edge_crosses_the_antimeridian(name: str) -> None:
    edges = [(a, b) for ring in rings(name) for a, b in pairwise(ring)]
    assert max(abs(a[0] - b[0]) for a, b in edges) < 30
    assert all(-180 <= lon <= 180 and -90 <= lat <= 90 for edge in edges for lon, lat in edge)


@pytest.mark.parametrize("name", ["land.geojson", "countries.geojson"])
def test_rings_are_closed_and_wound_as_the_standard_says(name: str) -> None:
    collection = json.loads((basemap.DEFAULT_DIR / name).read_text(encoding="utf-8"))
    for one in collection["features"]:
        for outer, *holes in one["geometry"]["coordinates"]:
            assert outer[0] == outer[-1]
            assert area(outer) > 0
            assert all(area(hole) < 0 for hole in holes)


def test_countries_carry_codes_of_the_vocabulary_each_once() -> None:
    collection = json.loads((basemap.DEFAULT_DIR / "countries.geojson").read_text(encoding="utf-8"))
    codes = [one["properties"]["iso_a2"] for one in collection["features"] if one["properties"]["iso_a2"]]
    assert len(codes) == len(set(codes)) > 200
    assert {"VN", "JP", "FR", "SG", "MT", "FJ", "XK", "RU"} <= set(codes) <= set(WORLD_REGION_OF_COUNTRY)


def test_the_bundled_basemap_is_read_by_address_and_small() -> None:
    ground = basemap.load()
    assert ground.land_source == "app/static/basemap/land.geojson"
    assert ground.borders_source == "app/static/basemap/borders.geojson"
    assert not ground.overlay["features"]
    assert sum(path.stat().st_size for path in basemap.DEFAULT_DIR.iterdir()) < 1_000_000


def test_a_basemap_that_is_not_served_is_sent_itself(tmp_path: Path) -> None:
    write(tmp_path / "land.geojson", feature("Polygon", [SQUARE]))
    ground = basemap.load(tmp_path)
    assert ground.land_source == ground.land
    assert ground.borders == basemap.EMPTY


@pytest.mark.parametrize("text", ["", "{", "[]", '{"type": "FeatureCollection"}', '{"features": [{"properties": {}}]}'])
def test_a_file_that_is_no_geojson_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "land.geojson").write_text(text, encoding="utf-8")
    with pytest.raises(BasemapError, match=r"land\.geojson.*FeatureCollection"):
        basemap.load(tmp_path)


def test_a_missing_overlay_is_named(tmp_path: Path) -> None:
    with pytest.raises(BasemapError, match=r"nowhere\.geojson"):
        basemap.load(None, tmp_path / "nowhere.geojson")


def test_spherical_drawing_gets_the_other_winding() -> None:
    turned = basemap.rewound({"type": "FeatureCollection", "features": [feature("Polygon", [SQUARE, HOLE])]})
    outer, hole = turned["features"][0]["geometry"]["coordinates"]
    assert area(outer) < 0 < area(hole)
    again = basemap.rewound(turned)
    assert again == turned


def test_lines_and_points_are_left_as_they_are() -> None:
    collection = {"features": [feature("LineString", [[0, 0], [1, 1]]), feature("Point", [3, 4])]}
    assert basemap.rewound(collection) == collection


def test_a_label_is_in_the_readers_language_else_in_the_other() -> None:
    both = feature("Point", [1, 2], label_vi="Đảo", label_en="Island")
    assert (basemap.label(both, "vi"), basemap.label(both, "en")) == ("Đảo", "Island")
    assert basemap.label(feature("Point", [1, 2], label_vi="Đảo"), "en") == "Đảo"
    assert basemap.label(feature("Point", [1, 2]), "en") == ""


def test_a_label_stands_in_the_middle_of_its_feature() -> None:
    assert basemap.anchor(feature("Point", [1.5, 2])) == [1.5, 2]
    assert basemap.anchor(feature("LineString", [[0, 0], [2, 4]])) == [1, 2]


def test_the_example_overlay_of_the_documentation_can_be_drawn() -> None:
    path = Path(__file__).resolve().parents[2] / "data" / "reference" / "basemap" / "overlay.example.geojson"
    ground = basemap.load(None, path)
    assert [basemap.label(one, "vi") for one in ground.overlay["features"]]
    assert all(basemap.label(one, "en") for one in ground.overlay["features"])
