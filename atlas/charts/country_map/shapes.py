"""Outlines of countries: all of them as drawn, and coarse ones that only feel the pointer. Pure but for the file."""

from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise
from typing import Any, Final

from atlas.charts.basemap import Basemap, GeoJson

# Coarse outlines leave out bends below this and parts below this share of the country's largest.
_BEND_DEGREES: Final = 0.5
_PART_SHARE_MIN: Final = 0.03
Ring = list[list[float]]


@lru_cache(maxsize=4)
def by_code(ground: Basemap) -> Mapping[str, GeoJson]:
    """ISO 3166-1 code -> the country's feature."""
    found = ((feature["properties"].get("iso_a2"), feature) for feature in ground.countries["features"])
    return {code: feature for code, feature in found if code}


@lru_cache(maxsize=1024)
def coarse(ground: Basemap, code: str) -> list[list[Ring]] | None:
    """The coordinates of a MultiPolygon of the country's larger parts, degrees; None for one without an outline."""
    feature = by_code(ground).get(code)
    if feature is None:
        return None
    geometry: dict[str, Any] = feature["geometry"]
    parts = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    largest = max(_area(part[0]) for part in parts)
    kept = [part[0] for part in parts if _area(part[0]) >= _PART_SHARE_MIN * largest]
    bend = min(_BEND_DEGREES, 0.15 * largest**0.5)
    return [[_rounded(_straightened(ring, bend))] for ring in kept]


def _area(ring: Ring) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))) / 2


def _rounded(ring: Ring) -> Ring:
    return [[round(lon, 1), round(lat, 1)] for lon, lat in ring]


def _straightened(ring: Ring, bend: float) -> Ring:
    """The closed ring without points that lie nearer than `bend` to the line between those that stay."""
    half = len(ring) // 2
    return [*_between(ring[: half + 1], bend), *_between(ring[half:], bend)[1:]]


def _between(points: Ring, bend: float) -> Ring:
    """Douglas and Peucker's way, both ends kept."""
    if len(points) < 3:
        return points
    distances = [_distance(point, points[0], points[-1]) for point in points[1:-1]]
    most = max(distances)
    if most < bend:
        return [points[0], points[-1]]
    cut = distances.index(most) + 1
    return [*_between(points[: cut + 1], bend), *_between(points[cut:], bend)[1:]]


def _distance(point: list[float], start: list[float], end: list[float]) -> float:
    across, up = end[0] - start[0], end[1] - start[1]
    length = (across * across + up * up) ** 0.5
    if not length:
        return float(((point[0] - start[0]) ** 2 + (point[1] - start[1]) ** 2) ** 0.5)
    return float(abs(across * (start[1] - point[1]) - (start[0] - point[0]) * up) / length)
