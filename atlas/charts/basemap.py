"""The map below the data and the overlay above it, read from GeoJSON files. Makes no request."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

GeoJson = dict[str, Any]

STATIC_DIR: Final = Path(__file__).resolve().parents[2] / "static"
DEFAULT_DIR: Final = STATIC_DIR / "basemap"
STATIC_URL: Final = "app/static"
EMPTY: Final[GeoJson] = {"type": "FeatureCollection", "features": []}


class BasemapError(ValueError):
    """A basemap or overlay file that cannot be drawn: says which file, what is wrong and what would be right."""


@dataclass(frozen=True, slots=True, eq=False)
class Basemap:
    """Land to fill and borders to draw; overlay is drawn above everything else.

    countries: outlines with the property iso_a2, empty for a basemap that has none. A `*_url` is the file's address
    below the page for the browser; None when the file is not served, and the GeoJSON itself is sent. overlay: features
    with the properties label_vi and label_en (either may be missing).
    """

    land: GeoJson
    borders: GeoJson
    land_url: str | None
    borders_url: str | None
    overlay: GeoJson
    countries: GeoJson
    countries_url: str | None

    @property
    def has_countries(self) -> bool:
        """True when a map of countries can be drawn."""
        return bool(self.countries["features"])

    @property
    def countries_source(self) -> str | GeoJson:
        """What the screen edition reads the outlines of countries from."""
        return self.countries_url or self.countries

    @property
    def land_source(self) -> str | GeoJson:
        """What the screen edition reads the land from."""
        return self.land_url or self.land

    @property
    def borders_source(self) -> str | GeoJson:
        """What the screen edition reads the borders from."""
        return self.borders_url or self.borders


@lru_cache(maxsize=4)
def load(folder: Path | None = None, overlay: Path | None = None, static_dir: Path = STATIC_DIR) -> Basemap:
    """The basemap of `folder` (land, borders and countries.geojson; the bundled one for None) with the `overlay` file.

    borders.geojson may be missing: then no border is drawn; without countries.geojson there is no map of countries.
    Raises BasemapError for a file that is missing or is not GeoJSON.
    """
    folder = folder or DEFAULT_DIR
    land, borders, countries = (folder / f"{name}.geojson" for name in ("land", "borders", "countries"))
    return Basemap(
        land=_read(land),
        borders=_read(borders) if borders.exists() else EMPTY,
        land_url=_url(land, static_dir),
        borders_url=_url(borders, static_dir) if borders.exists() else None,
        overlay=_read(overlay) if overlay else EMPTY,
        countries=_read(countries) if countries.exists() else EMPTY,
        countries_url=_url(countries, static_dir) if countries.exists() else None,
    )


def _url(path: Path, static_dir: Path) -> str | None:
    """The address of a file below the served folder, relative to the page, so that a base path does no harm."""
    resolved = path.resolve()
    if not resolved.is_relative_to(static_dir.resolve()):
        return None
    return f"{STATIC_URL}/{resolved.relative_to(static_dir.resolve()).as_posix()}"


def _read(path: Path) -> GeoJson:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BasemapError(f"{path}: cannot be read as GeoJSON ({error}); give a FeatureCollection") from error
    features = found.get("features") if isinstance(found, dict) else None
    if not isinstance(features, list) or not all(isinstance(one, dict) and one.get("geometry") for one in features):
        raise BasemapError(f"{path}: is not a GeoJSON FeatureCollection whose features have a geometry")
    return {"type": "FeatureCollection", "features": features}


def label(feature: GeoJson, language: str) -> str:
    """The feature's label in `language`, else in the other one, else ""."""
    properties = feature.get("properties") or {}
    other = "en" if language == "vi" else "vi"
    return str(properties.get(f"label_{language}") or properties.get(f"label_{other}") or "")


def anchor(feature: GeoJson) -> list[float]:
    """[lon, lat] at which the feature's label stands: the point, or the mean of the coordinates."""
    points = list(_points(feature["geometry"].get("coordinates", [])))
    return [sum(point[axis] for point in points) / len(points) for axis in (0, 1)] if points else [0.0, 0.0]


def _points(coordinates: list[Any]) -> Iterator[list[float]]:
    if coordinates and isinstance(coordinates[0], int | float):
        yield coordinates
        return
    for part in coordinates:
        yield from _points(part)


def rewound(collection: GeoJson) -> GeoJson:
    """The collection with exterior rings clockwise, as spherical drawing (d3-geo) wants them, not RFC 7946."""
    return {**collection, "features": [_rewound_feature(feature) for feature in collection["features"]]}


def _rewound_feature(feature: GeoJson) -> GeoJson:
    geometry = feature["geometry"]
    coordinates = geometry.get("coordinates")
    if geometry["type"] == "Polygon":
        return {**feature, "geometry": {**geometry, "coordinates": _rewound_polygon(coordinates)}}
    if geometry["type"] == "MultiPolygon":
        return {**feature, "geometry": {**geometry, "coordinates": [_rewound_polygon(one) for one in coordinates]}}
    return feature


def _rewound_polygon(rings: list[list[list[float]]]) -> list[list[list[float]]]:
    return [ring if (_area(ring) < 0) == (number == 0) else ring[::-1] for number, ring in enumerate(rings)]


def _area(ring: list[list[float]]) -> float:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring)) / 2
