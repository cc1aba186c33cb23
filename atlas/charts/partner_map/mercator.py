"""Where Hanoi is, and the plane of the screen's map (Web Mercator, in degrees of longitude and in pixels)."""

import math
from typing import Final

HANOI_LON: Final = 105.8542
HANOI_LAT: Final = 21.0285
TILE_PX: Final = 512
# The Atlantic is where the world is cut: at 30 degrees west no partner's land is split.
CUT_LON: Final = -30.0


def eastward(lon: float) -> float:
    """The longitude counted eastward from the cut: the Americas lie beyond 180 degrees, across the Pacific."""
    return lon + 360 if lon < CUT_LON else lon


def northing(lat: float) -> float:
    """The latitude's distance from the equator, in degrees of longitude."""
    return math.degrees(math.asinh(math.tan(math.radians(lat))))


def latitude(north: float) -> float:
    """The latitude of a northing."""
    return math.degrees(math.atan(math.sinh(math.radians(north))))


def pixel(lon: float, lat: float, zoom: float) -> tuple[float, float]:
    """x, y in pixels at a zoom of the web map, y downwards, from the cut and the equator."""
    scale = TILE_PX * 2**zoom / 360
    return (eastward(lon) - CUT_LON) * scale, -northing(lat) * scale
