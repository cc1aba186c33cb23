"""The tool that makes the basemap: arcs decoded, made simple without tearing, cut at the antimeridian."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl import basemap as tool

ARC = [(0.0, 0.0), (1.0, 0.01), (2.0, 0.0), (3.0, 2.0), (4.0, 0.0)]


def test_arcs_are_decoded_by_scale_and_move() -> None:
    topology = {"transform": {"scale": [2, 1], "translate": [-10, 5]}, "arcs": [[[1, 1], [2, 0], [0, -3]]]}
    assert tool.decode_arcs(topology) == [[(-8.0, 6.0), (-4.0, 6.0), (-4.0, 3.0)]]


def test_points_that_hardly_bend_the_line_go() -> None:
    assert tool.simplify(ARC, area_min_deg2=0.1) == [(0.0, 0.0), (2.0, 0.0), (3.0, 2.0), (4.0, 0.0)]


@given(st.lists(st.tuples(st.floats(-170, 170), st.floats(-80, 80)), min_size=2, max_size=30), st.floats(0, 50))
def test_simple_arcs_still_meet_where_they_met(arc: list[tuple[float, float]], area: float) -> None:
    simple = tool.simplify(arc, area)
    assert (simple[0], simple[-1]) == (arc[0], arc[-1])
    assert set(simple) <= set(arc)


def test_an_island_keeps_a_shape() -> None:
    ring = [(math.cos(a / 10 * math.pi) / 100, math.sin(a / 10 * math.pi) / 100) for a in range(20)]
    assert len(tool.simplify([*ring, ring[0]], area_min_deg2=1)) >= 4


def test_a_ring_over_the_antimeridian_becomes_two() -> None:
    ring = [(170.0, 0.0), (-170.0, 0.0), (-170.0, 10.0), (170.0, 10.0), (170.0, 0.0)]
    parts = tool.cut_at_antimeridian(ring)
    assert len(parts) == 2
    assert sorted((min(x for x, _ in part), max(x for x, _ in part)) for part in parts) == [(-180, -170), (170, 180)]
    assert sum(abs(tool.signed_area_deg2(part)) for part in parts) == pytest.approx(200)


def test_a_ring_that_does_not_cross_stays_whole() -> None:
    ring = [(10.0, 0.0), (20.0, 0.0), (20.0, 5.0), (10.0, 0.0)]
    assert tool.cut_at_antimeridian(ring) == [ring]


def two_countries() -> dict[str, object]:
    """Two squares that share an edge (arc 0), and Antarctica."""
    arcs = [[[2, 0], [0, 2]], [[2, 2], [-2, 0], [0, -2], [2, 0]], [[2, 0], [2, 0], [0, 2], [-2, 0]], []]
    arcs[3] = [[0, -80], [9, 0], [0, -5], [-9, 5]]

    def country(code: str, name: str, rings: list[list[int]]) -> dict[str, object]:
        return {"type": "Polygon", "id": code, "properties": {"name": name}, "arcs": rings}

    countries = [country("704", "Left", [[0, 1]]), country("392", "Right", [[2, ~0]]), country("010", "Ice", [[3]])]
    land = [{"type": "MultiPolygon", "arcs": [[[2, 1]], [[3]]]}]
    objects = {"countries": {"geometries": countries}, "land": {"geometries": land}}
    return {"transform": {"scale": [1, 1], "translate": [0, 0]}, "arcs": arcs, "objects": objects}


def test_land_borders_and_countries_are_built_without_antarctica() -> None:
    files = tool.build(two_countries())
    assert [one["properties"] for one in files["countries.geojson"]["features"]] == [
        {"iso_a2": "VN", "name": "Left"},
        {"iso_a2": "JP", "name": "Right"},
    ]
    assert files["borders.geojson"]["features"][0]["geometry"]["coordinates"] == [[(2, 0), (2, 2)]]
    assert len(files["land.geojson"]["features"][0]["geometry"]["coordinates"]) == 1
