"""Gathering: nothing is lost, nothing is counted twice, and what came apart stays apart."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from atlas.charts.partner_map.clusters import Dot, shown

ZOOMS = [0.5, 1.2, 2.0, 3.0, 4.5]
places = st.lists(st.tuples(st.floats(-25, 320), st.floats(-50, 70), st.integers(1, 60)), min_size=0, max_size=25)


def dots(found: list[tuple[float, float, int]]) -> list[Dot]:
    return [Dot((number,), lon, lat, n, 2.0 * n**0.5) for number, (lon, lat, n) in enumerate(found)]


@given(places)
def test_at_every_zoom_each_place_is_shown_once(found: list[tuple[float, float, int]]) -> None:
    drawn = shown(dots(found), ZOOMS, 2.0, 24)
    for band in range(len(ZOOMS)):
        there = [one.dot for one in drawn if one.first <= band <= one.last]
        assert sorted(itertools.chain.from_iterable(one.spots for one in there)) == list(range(len(found)))
        assert sum(one.n for one in there) == sum(n for _, _, n in found)


@given(places)
def test_what_came_apart_stays_apart(found: list[tuple[float, float, int]]) -> None:
    drawn = shown(dots(found), ZOOMS, 2.0, 24)
    assert all(one.first <= one.last for one in drawn)
    for band in range(len(ZOOMS) - 1):
        far, near = ([set(one.dot.spots) for one in drawn if one.first <= b <= one.last] for b in (band, band + 1))
        assert all(any(small <= large for large in far) for small in near)
    assert all(len(one.dot.spots) == 1 for one in drawn if one.last == len(ZOOMS) - 1)


def test_what_lies_apart_is_never_gathered() -> None:
    drawn = shown(dots([(0, 0, 5), (100, 0, 5), (0, 60, 5)]), ZOOMS, 2.0, 24)
    assert sorted((one.dot.spots, one.first, one.last) for one in drawn) == [((0,), 0, 4), ((1,), 0, 4), ((2,), 0, 4)]


def test_a_gathered_circle_stands_at_the_busiest_place_and_is_not_larger_than_allowed() -> None:
    (far,) = [one.dot for one in shown(dots([(10, 50, 9), (10.5, 50, 400)]), ZOOMS, 2.0, 24) if one.first == 0]
    assert (far.lon, far.lat, far.n) == (10.5, 50, 409)
    assert far.radius == 40
