"""Where names stand on the printed map, so that none lies on another or on a circle. Pure geometry."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from atlas.charts import typeface


@dataclass(frozen=True, slots=True)
class Spot:
    """A circle with the name it wants; pixels. always: rather on something than not at all; right_only: beside it."""

    x: float
    y: float
    radius: float
    name: str
    size_px: float = 8.5
    weight: int = 500
    always: bool = False
    right_only: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def overlap_px2(self, other: "Box") -> float:
        """The area that the two share."""
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(0.0, width) * max(0.0, height)

    def within(self, outer: "Box") -> bool:
        """True when no part of it lies outside `outer`."""
        left_and_top = self.left >= outer.left and self.top >= outer.top
        return left_and_top and self.right <= outer.right and self.bottom <= outer.bottom


EVERYWHERE: Final = Box(-math.inf, -math.inf, math.inf, math.inf)
# Wider than any name; what is further away cannot lie under it.
_NEAR_PX: Final = 420


@dataclass(frozen=True, slots=True)
class Label:
    """A name with the middle of its left side, in pixels."""

    text: str
    x: float
    y: float
    size_px: float
    weight: int

    def box(self) -> Box:
        """The rectangle that it covers."""
        half = self.size_px * 0.6
        width = typeface.width_px(self.text, self.size_px, self.weight)
        return Box(self.x - 1, self.y - half, self.x + width + 1, self.y + half)


def place(
    spots: Sequence[Spot], obstacles: Iterable[Spot], bounds: Box, wanted: int, reserved: Sequence[Box] = ()
) -> list[Label]:
    """Names of at most `wanted` spots, the first with the first choice, each at a free position beside its circle.

    A name lies within the bounds, on no other name, on no circle of `obstacles` and on no `reserved` box; a name that
    finds no room is left out, unless it is wanted `always`. No name stands twice.
    """
    taken = [*reserved, *map(_around, obstacles)]
    labels: dict[str, Label] = {}
    for spot in spots:
        if len(labels) >= wanted:
            break
        if spot.name in labels:
            continue
        own = _around(spot)
        near = [one for one in taken if abs(one.left - spot.x) < _NEAR_PX and abs(one.top - spot.y) < _NEAR_PX]
        near = [one for one in near if one != own]
        label, covered = _best(spot, near, bounds)
        if label and (covered == 0 or spot.always):
            labels[spot.name] = label
            taken.append(label.box())
    return list(labels.values())


def _best(spot: Spot, near: Sequence[Box], bounds: Box) -> tuple[Label | None, float]:
    """The first free position, else the one that covers least, and how much it covers (square pixels)."""
    best, least = None, math.inf
    for label in _choices(spot):
        box = label.box()
        covered = _covered_px2(box, near) if box.within(bounds) else math.inf
        if covered < least:
            best, least = label, covered
        if least == 0:
            break
    return best, least


def _covered_px2(box: Box, near: Sequence[Box]) -> float:
    """The area that the box takes of those near; most lie beside it, which is seen at once."""
    left, top, right, bottom = box.left, box.top, box.right, box.bottom
    touched = (one for one in near if one.left < right and one.right > left and one.top < bottom and one.bottom > top)
    return sum(map(box.overlap_px2, touched))


def _around(spot: Spot) -> Box:
    return Box(spot.x - spot.radius, spot.y - spot.radius, spot.x + spot.radius, spot.y + spot.radius)


def _choices(spot: Spot) -> Iterable[Label]:
    """Right, left, above, below, then the corners."""
    width = typeface.width_px(spot.name, spot.size_px, spot.weight)
    half = spot.size_px * 0.6
    gap = spot.radius + 2.5
    diagonal = spot.radius * 0.75 + 1.5
    places = (
        (spot.x + gap, spot.y),
        (spot.x - gap - width, spot.y),
        (spot.x - width / 2, spot.y - gap - half),
        (spot.x - width / 2, spot.y + gap + half),
        (spot.x + diagonal, spot.y - diagonal - half * 0.4),
        (spot.x + diagonal, spot.y + diagonal + half * 0.4),
        (spot.x - diagonal - width, spot.y - diagonal - half * 0.4),
        (spot.x - diagonal - width, spot.y + diagonal + half * 0.4),
    )
    for x, y in places:
        if spot.right_only and x < spot.x:
            continue
        yield Label(spot.name, x, y, spot.size_px, spot.weight)
