"""Circles that would lie on each other are gathered, and come apart when the reader zooms in. Pure geometry."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from atlas.charts.partner_map.mercator import pixel

# How far two circles may reach into each other before they are gathered, as a share of the sum of their radii.
_MAY_OVERLAP: Final = 0.35


@dataclass(frozen=True, slots=True)
class Dot:
    """What is to be drawn at a place: the numbers of the spots it stands for, and its engagements; degrees, pixels."""

    spots: tuple[int, ...]
    lon: float
    lat: float
    n: int
    radius: float


@dataclass(frozen=True, slots=True)
class Shown:
    """A dot with the band of zooms in which it is drawn: bands[first] up to and including bands[last]."""

    dot: Dot
    first: int
    last: int


def shown(dots: Sequence[Dot], zooms: Sequence[float], px: float, largest_px: float) -> list[Shown]:
    """Which dots and gathered dots are drawn in which band; zooms are the least zoom of each band, rising.

    What is apart in a band stays apart in all nearer ones. px is the radius of a circle of one engagement; a gathered
    one, which bears its number, never has more than largest_px. In the nearest band nothing is gathered.
    """
    found: list[Shown] = []
    level = {dot.spots: (dot, len(zooms) - 1) for dot in dots}
    for band in range(len(zooms) - 2, -1, -1):
        gathered = {
            dot.spots: dot for dot in _gathered([dot for dot, _ in level.values()], zooms[band], (px, largest_px))
        }
        found += [Shown(dot, band + 1, last) for spots, (dot, last) in level.items() if spots not in gathered]
        level = {spots: level.get(spots, (dot, band)) for spots, dot in gathered.items()}
    return [*found, *(Shown(dot, 0, last) for dot, last in level.values())]


def _gathered(dots: Sequence[Dot], zoom: float, px: tuple[float, float]) -> list[Dot]:
    """The dots with those gathered that lie on each other at this zoom, until none do."""
    while True:
        merged = _once(dots, zoom, px)
        if len(merged) == len(dots):
            return merged
        dots = merged


def _once(dots: Sequence[Dot], zoom: float, px: tuple[float, float]) -> list[Dot]:
    """Each dot, the busiest first, takes in those that lie on it."""
    waiting = [(dot, *pixel(dot.lon, dot.lat, zoom)) for dot in sorted(dots, key=lambda one: (-one.n, one.spots))]
    # Farther away than the two largest circles reach nothing needs to be measured.
    reach = 2 * max((dot.radius for dot in dots), default=0.0)
    found = []
    while waiting:
        (first, x, y), *others = waiting
        taken, waiting = [first], []
        for one in others:
            dot, there_x, there_y = one
            is_near = abs(there_x - x) < reach and abs(there_y - y) < reach
            if is_near and _on(first, dot, math.hypot(there_x - x, there_y - y)):
                taken.append(dot)
            else:
                waiting.append(one)
        found.append(_together(taken, px))
    return found


def _on(one: Dot, other: Dot, distance_px: float) -> bool:
    """True when two circles reach into each other by more than they may, or one hides the other."""
    return distance_px < max(one.radius, other.radius) or distance_px < (one.radius + other.radius) * (1 - _MAY_OVERLAP)


def _together(dots: Sequence[Dot], px: tuple[float, float]) -> Dot:
    """The dots as one, at the place of the busiest, with an area that is their sum while there is room."""
    if len(dots) == 1:
        return dots[0]
    n = sum(dot.n for dot in dots)
    spots = tuple(spot for dot in dots for spot in dot.spots)
    radius = max(dots[0].radius, min(px[0] * n**0.5, px[1]))
    return Dot(spots, dots[0].lon, dots[0].lat, n, radius)
