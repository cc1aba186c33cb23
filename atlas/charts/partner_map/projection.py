"""The Equal Earth projection in pixels, as vega draws it, so that marks can be laid out before they are drawn."""

import math
from dataclasses import dataclass
from typing import Any, Final

# Šavrič, Patterson and Jenny, "The Equal Earth map projection" (2018).
_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_M: Final = math.sqrt(3) / 2
_HALF_WIDTH: Final = math.pi / (_M * _A1)


@dataclass(frozen=True, slots=True)
class EqualEarth:
    """A world map `width_px` wide between two latitudes (degrees), with the meridian centre_lon in the middle."""

    width_px: float
    centre_lon: float
    north_lat: float
    south_lat: float

    @property
    def scale(self) -> float:
        """Pixels a unit of the projection."""
        return self.width_px / 2 / _HALF_WIDTH

    @property
    def height_px(self) -> float:
        """The height between the two latitudes."""
        return self.scale * (_raw(0, self.north_lat)[1] - _raw(0, self.south_lat)[1])

    def point(self, lon: float, lat: float) -> tuple[float, float]:
        """x, y in pixels from the left and the top."""
        turned = (lon - self.centre_lon + 540) % 360 - 180
        x, y = _raw(turned, lat)
        return self.width_px / 2 + self.scale * x, self.scale * (_raw(0, self.north_lat)[1] - y)

    def vega(self) -> dict[str, Any]:
        """The same projection as vega's parameters."""
        return {
            "type": "equalEarth",
            "rotate": [-self.centre_lon, 0, 0],
            "scale": self.scale,
            "translate": [self.width_px / 2, self.scale * _raw(0, self.north_lat)[1]],
            "precision": 0.3,
        }


def _raw(lon: float, lat: float) -> tuple[float, float]:
    theta = math.asin(_M * math.sin(math.radians(lat)))
    t2 = theta * theta
    t6 = t2**3
    x = math.radians(lon) * math.cos(theta) / (_M * (_A1 + 3 * _A2 * t2 + t6 * (7 * _A3 + 9 * _A4 * t2)))
    return x, theta * (_A1 + _A2 * t2 + t6 * (_A3 + _A4 * t2))
