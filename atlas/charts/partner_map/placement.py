"""Where names stand on the printed map, so that none lies on another or on a circle. Pure geometry."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from atlas.charts import typeface


@dataclass(frozen=True, slots=True)
class Spot:
    """A circle with the name it wants; pixels. The first of a sequence has the first choice."""

    x: float
    y: float
    radius: float
    name: str
    size_px: float = 8.5
    weight: int = 500


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """True when the two overlap."""
        return not (
            self.right <= other.left or other.right <= self.left or self.bottom <= other.top or other.bottom <= self.top
        )

    def within(self, width: float, height: float) -> bool:
        """True when it lies in a page of that size."""
        return self.left >= 0 and self.top >= 0 and self.right <= width and self.bottom <= height


@dataclass(frozen=True, slots=True)
class Label:
    """A name with the middle of its left side, in pixels."""

    text: str
    x: float
    y: float
    size_px: float
    weight: int


def place(spots: Sequence[Spot], obstacles: Iterable[Spot], width: float, height: float, wanted: int) -> list[Label]:
    """Names of at most `wanted` spots, in their order, each at the first free position beside its circle."""
    taken = [_around(one) for one in obstacles]
    labels: list[Label] = []
    for spot in spots:
        if len(labels) >= wanted:
            break
        for label, box in _choices(spot):
            own = _around(spot)
            if box.within(width, height) and not any(box.meets(other) for other in taken if other != own):
                labels.append(label)
                taken.append(box)
                break
    return labels


def _around(spot: Spot) -> Box:
    return Box(spot.x - spot.radius, spot.y - spot.radius, spot.x + spot.radius, spot.y + spot.radius)


def _choices(spot: Spot) -> Iterable[tuple[Label, Box]]:
    """Right, left, above, below, then the corners."""
    width = typeface.width_px(spot.name, spot.size_px, spot.weight)
    half = spot.size_px * 0.62
    gap = spot.radius + 2.5
    diagonal = spot.radius * 0.75 + 1.5
    for x, y in (
        (spot.x + gap, spot.y),
        (spot.x - gap - width, spot.y),
        (spot.x - width / 2, spot.y - gap - half),
        (spot.x - width / 2, spot.y + gap + half),
        (spot.x + diagonal, spot.y - diagonal - half * 0.4),
        (spot.x + diagonal, spot.y + diagonal + half * 0.4),
        (spot.x - diagonal - width, spot.y - diagonal - half * 0.4),
        (spot.x - diagonal - width, spot.y + diagonal + half * 0.4),
    ):
        yield Label(spot.name, x, y, spot.size_px, spot.weight), Box(x - 1, y - half, x + width + 1, y + half)
