"""Where names stand on the printed map, so that none lies on another or on a circle. Pure geometry."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from atlas.charts import typeface
from atlas.charts.partner_map.projection import View


@dataclass(frozen=True, slots=True)
class Spot:
    """A circle with the name it wants; pixels."""

    x: float
    y: float
    radius: float
    name: str
    size_px: float = 8.5
    weight: int = 500
    always: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """True when the two overlap."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def within(self, view: View) -> bool:
        """True when it lies in the view's box."""
        return (
            self.left >= view.left and self.right <= view.right and self.top >= view.top and self.bottom <= view.bottom
        )


@dataclass(frozen=True, slots=True)
class Label:
    """A name with the middle of its left side, in pixels."""

    text: str
    x: float
    y: float
    size_px: float
    weight: int


def place(
    spots: Sequence[Spot], obstacles: Iterable[Spot], view: View, wanted: int, reserved: Sequence[Box] = ()
) -> list[Label]:
    """Names of at most `wanted` spots, the first with the first choice, each at a free position beside its circle.

    A name lies within the view, on no other name, on no circle of `obstacles` and on no `reserved` box; a name that
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
        hits = [(sum(box.meets(other) for other in taken if other != own), label, box) for label, box in _choices(spot)]
        fewest, label, box = min((hit for hit in hits if hit[2].within(view)), key=_first, default=_NO_ROOM)
        if fewest == 0 or (spot.always and fewest < _NO_ROOM[0]):
            labels[spot.name] = label
            taken.append(box)
    return list(labels.values())


_NO_ROOM: Final = (10_000, Label("", 0, 0, 0, 400), Box(0, 0, 0, 0))


def _first(hit: tuple[int, Label, Box]) -> int:
    return hit[0]


def _around(spot: Spot) -> Box:
    return Box(spot.x - spot.radius, spot.y - spot.radius, spot.x + spot.radius, spot.y + spot.radius)


def _choices(spot: Spot) -> Iterable[tuple[Label, Box]]:
    """Right, left, above, below, then the corners."""
    width = typeface.width_px(spot.name, spot.size_px, spot.weight)
    half = spot.size_px * 0.6
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
