"""The Equal Earth projection in pixels, as vega draws it, so that marks can be laid out before they are drawn."""

import math
from dataclasses import dataclass
from typing import Any, Final

# Šavrič, Patterson and Jenny, "The Equal Earth map projection" (2018).
_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_M: Final = math.sqrt(3) / 2


@dataclass(frozen=True, slots=True)
class View:
    """A window on the map: a box in pixels that shows the world between two latitudes around a meridian (degrees)."""

    left: float
    top: float
    width: float
    height: float
    centre_lon: float
    north_lat: float
    south_lat: float

    @property
    def right(self) -> float:
        """The box's right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The box's lower edge."""
        return self.top + self.height

    @property
    def scale(self) -> float:
        """Pixels a unit of the projection."""
        return self.height / (_raw(0, self.north_lat)[1] - _raw(0, self.south_lat)[1])

    def point(self, lon: float, lat: float) -> tuple[float, float]:
        """x, y in pixels; it may lie outside the box."""
        x, y = _raw((lon - self.centre_lon + 540) % 360 - 180, lat)
        return self.left + self.width / 2 + self.scale * x, self.top + self.scale * (_raw(0, self.north_lat)[1] - y)

    def shows(self, lon: float, lat: float) -> bool:
        """True when the point lies in the box."""
        x, y = self.point(lon, lat)
        return self.left <= x <= self.right and self.top <= y <= self.bottom

    def vega(self) -> dict[str, Any]:
        """The same projection as vega's parameters, cut to the box."""
        return {
            "type": "equalEarth",
            "rotate": [-self.centre_lon, 0, 0],
            "scale": self.scale,
            "translate": [self.left + self.width / 2, self.top + self.scale * _raw(0, self.north_lat)[1]],
            "clipExtent": self.clip(),
            "precision": 0.3,
        }

    def clip(self) -> list[list[float]]:
        """The box as vega's clipExtent."""
        return [[self.left, self.top], [self.right, self.bottom]]


def world(width: float, centre_lon: float, north_lat: float, south_lat: float) -> View:
    """The whole way round at the equator, as wide as `width`."""
    scale = width / 2 / (math.pi / (_M * _A1))
    height = scale * (_raw(0, north_lat)[1] - _raw(0, south_lat)[1])
    return View(0, 0, width, height, centre_lon, north_lat, south_lat)


def _raw(lon: float, lat: float) -> tuple[float, float]:
    theta = math.asin(_M * math.sin(math.radians(lat)))
    t2 = theta * theta
    t6 = t2**3
    x = math.radians(lon) * math.cos(theta) / (_M * (_A1 + 3 * _A2 * t2 + t6 * (7 * _A3 + 9 * _A4 * t2)))
    return x, theta * (_A1 + _A2 * t2 + t6 * (_A3 + _A4 * t2))
