"""A deployment's own basemap and overlay are drawn on screen and in print, the overlay on top, in both languages."""

import json
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from atlas.charts import basemap, palette, partner_map, printing
from atlas.i18n import translator
from atlas.settings import Settings
from tests.charts.factories import FUKUOKA, ROME, records

SQUARE = [[100.0, 10.0], [120.0, 10.0], [120.0, 30.0], [100.0, 30.0], [100.0, 10.0]]
OVERLAY = (
    ({"type": "Point", "coordinates": [112.0, 16.5]}, "Điểm thử", "Test point"),
    ({"type": "LineString", "coordinates": [[109.0, 12.0], [112.0, 9.0]]}, "Đường thử", "Test line"),
    (
        {"type": "Polygon", "coordinates": [[[60.0, -10.0], [70.0, -10.0], [65.0, 0.0], [60.0, -10.0]]]},
        "Vùng thử",
        "Test area",
    ),
)


def _collection(features: list[dict[str, Any]]) -> str:
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False)


def _feature(geometry: dict[str, Any], **properties: str) -> dict[str, Any]:
    return {"type": "Feature", "geometry": geometry, "properties": properties}


@pytest.fixture
def configured(tmp_path: Path) -> Settings:
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "land.geojson").write_text(_collection([_feature({"type": "Polygon", "coordinates": [SQUARE]})]))
    overlay = tmp_path / "overlay.geojson"
    features = [_feature(geometry, label_vi=vi, label_en=en) for geometry, vi, en in OVERLAY]
    overlay.write_text(_collection(features), encoding="utf-8")
    return Settings.from_environment({"ATLAS_BASEMAP": str(folder), "ATLAS_BASEMAP_OVERLAY": str(overlay)})


@pytest.fixture
def ground(configured: Settings) -> basemap.Basemap:
    return basemap.load(configured.basemap_path, configured.basemap_overlay_path)


@pytest.mark.parametrize(("language", "column"), [("vi", 1), ("en", 2)])
def test_the_screen_draws_the_land_below_and_the_overlay_above_all(
    ground: basemap.Basemap, language: str, column: int
) -> None:
    prepared = partner_map.frame(records(ROME, FUKUOKA))
    deck = partner_map.figure(prepared, translator(language), palette.theme("light"), basemap=ground)
    layers = json.loads(deck.to_json())["layers"]
    order = [layer["id"] for layer in layers]
    assert order[0] == "land"
    assert order[-2:] == ["overlay", "overlay-labels"]
    drawn = json.dumps(layers[0]["data"])
    assert "120.0,30.0" in drawn
    shapes = layers[-2]["data"]["features"]
    assert [shape["geometry"]["type"] for shape in shapes] == ["Point", "LineString", "Polygon"]
    assert [label["label"] for label in layers[-1]["data"]] == [str(row[column]) for row in OVERLAY]


@pytest.mark.parametrize(("language", "column"), [("vi", 1), ("en", 2)])
def test_print_draws_the_land_and_the_overlay_with_its_names(
    ground: basemap.Basemap, language: str, column: int
) -> None:
    prepared = partner_map.frame(records(ROME, FUKUOKA))
    t = translator(language)
    own = partner_map.drawing(prepared, t, ground)
    svg = printing.render(own, printing.Caption(title="Map", language=language), "svg")
    texts = " ".join(etree.fromstring(svg).itertext())
    for row in OVERLAY:
        assert str(row[column]) in texts
    usual = printing.render(partner_map.drawing(prepared, t), printing.Caption(title="Map", language=language), "svg")
    assert len(svg) < len(usual)  # one square of land instead of the world's coasts
    png = printing.render(own, printing.Caption(title="Map", language=language), "png")
    assert png.startswith(b"\x89PNG")
