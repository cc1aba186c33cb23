"""Where marks and names of the maps stand: the projections agree with their definition, names lie apart."""

import itertools
import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas.charts import partner_map, typeface
from atlas.charts.partner_map import mercator
from atlas.charts.partner_map.labels import label_tiers, places
from atlas.charts.partner_map.placement import EVERYWHERE, Box, Label, Spot, place
from atlas.charts.partner_map.printed import EAST_ASIA, EUROPE, WORLD
from atlas.charts.partner_map.projection import View, world
from atlas.i18n import translator
from tests.charts.factories import FUKUOKA, MANY, NETWORK, OTTAWA, ROME, ROME_EMBASSY, records

EN = translator("en")
PAGE = Box(0, 0, 400, 300)


def box(label: Label) -> Box:
    width = typeface.width_px(label.text, label.size_px, label.weight)
    half = label.size_px * 0.6
    return Box(label.x, label.y - half, label.x + width, label.y + half)


def test_equal_earth_is_as_it_was_defined() -> None:
    whole = View(0, 0, 2, 2 * 1.3173627591574133, 0, 90, -90)  # one pixel a unit of the projection
    assert whole.scale == pytest.approx(1)
    x, y = whole.point(180 - 1e-9, 0)
    assert (x - 1, y) == (pytest.approx(2.7066297, rel=1e-6), pytest.approx(1.3173628, rel=1e-6))
    assert whole.point(0, 90)[1] == pytest.approx(0)


def test_the_world_is_as_wide_as_asked() -> None:
    view = world(581, centre_lon=150, north_lat=78, south_lat=-56)
    assert view.point(-30.0001, 0)[0] == pytest.approx(581, abs=0.01)
    assert view.point(-29.9999, 0)[0] == pytest.approx(0, abs=0.01)
    assert view.point(150, 78)[1] == pytest.approx(0)
    assert view.point(150, -56)[1] == pytest.approx(view.height)


def test_the_views_show_what_they_are_for() -> None:
    for lon, lat in ((2.35, 48.85), (37.6, 55.75), (-9.1, 38.7), (23.7, 38.0), (18.1, 59.3)):
        assert EUROPE.shows(lon, lat)
    for lon, lat in ((139.7, 35.7), (127.0, 37.6), (106.8, -6.2), (102.6, 18.0), (116.4, 39.9), (105.85, 21.03)):
        assert EAST_ASIA.shows(lon, lat)
    assert WORLD.shows(-58.4, -34.6)
    assert not EUROPE.shows(105.85, 21.03)


@given(st.floats(-80, 80))
def test_northing_and_latitude_are_inverse(lat: float) -> None:
    assert mercator.latitude(mercator.northing(lat)) == pytest.approx(lat)


def test_the_americas_lie_beyond_the_pacific() -> None:
    assert mercator.eastward(-75) == 285
    assert mercator.eastward(-9) == -9
    assert mercator.pixel(150, 0, 0)[0] == pytest.approx(256)


spots = st.lists(
    st.builds(
        Spot,
        st.floats(0, 400),
        st.floats(0, 300),
        st.floats(1, 20),
        st.sampled_from(["Seoul", "Hà Nội", "Île-de-France", "Toulouse", "Viêng Chăn", "Ulan Bator", "Rome"]),
    ),
    max_size=30,
)


@given(spots)
def test_no_name_lies_on_another_on_a_circle_or_beyond_the_page(found: list[Spot]) -> None:
    labels = place(found, found, PAGE, wanted=20)
    boxes = [box(label) for label in labels]
    assert all(one.overlap_px2(other) == 0 for one, other in itertools.combinations(boxes, 2))
    assert all(one.within(PAGE) for one in boxes)
    named = {label.text: spot for label in labels for spot in found if spot.name == label.text}
    assert len(named) == len(labels) <= 20


def test_a_name_that_is_wanted_always_stands_where_it_covers_least() -> None:
    crowd = [Spot(x, y, 12, "") for x in range(0, 400, 20) for y in range(0, 300, 20)]
    labels = place([Spot(200, 150, 4, "Hà Nội", always=True)], crowd, PAGE, wanted=5)
    assert [label.text for label in labels] == ["Hà Nội"]
    assert place([Spot(200, 150, 4, "Rome")], crowd, PAGE, wanted=5) == []


def test_boxes_overlap_by_their_common_area() -> None:
    assert Box(0, 0, 2, 2).overlap_px2(Box(1, 1, 4, 4)) == 1
    assert Box(0, 0, 2, 2).overlap_px2(Box(2, 0, 4, 4)) == 0
    assert Box(0, 0, 2, 2).within(EVERYWHERE)


def sized(*rows: dict[str, object]):
    prepared = partner_map.frame(records(*rows))
    return prepared.assign(radius=partner_map.radii(prepared, 20, 3, 1))


def test_a_spot_is_called_as_its_city_and_else_by_the_embassy_s_country() -> None:
    both = places(sized(ROME, ROME_EMBASSY, ROME_EMBASSY), EN)
    assert [(one.name, one.n) for one in both] == [("Rome", 3)]
    assert [one.name for one in places(sized(ROME_EMBASSY), EN)] == ["Italy"]
    seat = {**NETWORK, "lat": 41.89, "lon": 12.51, "place_basis": "seat"}
    assert [one.name for one in places(sized(seat, seat, ROME), EN)] == ["Rome"]


def test_hanoi_has_its_name_and_the_busiest_come_first() -> None:
    spots = places(sized(ROME, ROME, FUKUOKA, OTTAWA), EN)
    first, later = label_tiers(spots, spots, EN, zoom=1)
    assert [one["label"] for one in first] == ["Hanoi", "Rome", "Fukuoka Prefecture", "Ottawa"]
    assert later == []


def test_names_without_room_in_the_first_view_come_when_nearer() -> None:
    crowd = [
        {**ROME, "partner_id": f"gn:{i}", "partner": f"Town {i:02}", "lat": 40 + 2 * (i // 6), "lon": 9 + 5 * (i % 6)}
        for i in range(30)
    ]
    spots = places(sized(*crowd), EN)
    first, later = label_tiers(spots, spots, EN, zoom=1)
    assert 2 <= len(first) < 15
    assert len(first) + len(later) >= 25
    assert all(one["offset"][0] > 0 for one in later)
    assert not {one["label"] for one in first} & {one["label"] for one in later}


def test_names_of_the_first_view_are_within_it() -> None:
    rows = places(sized(ROME, FUKUOKA), EN)
    x, _ = mercator.pixel(12.51, 41.89, 1)
    first, _ = label_tiers(rows, rows, EN, 1, Box(x - 5, -math.inf, math.inf, math.inf))
    assert all(mercator.pixel(*one["position"], 1)[0] + one["offset"][0] >= x - 5 for one in first)


def test_the_map_of_many_records_can_be_laid_out_at_once() -> None:
    assert len(places(sized(*MANY.dropna(subset=["lat"]).to_dict("records")), EN)) == 3


def test_a_gathered_circle_gives_its_name_back_when_it_comes_apart() -> None:
    spots = places(sized(ROME, FUKUOKA), EN)
    gathered = [replace(one, name=f"{one.name} +3", is_gathered=one.name == "Rome") for one in spots]
    first, later = label_tiers(gathered, spots, EN, zoom=1)
    assert "Rome +3" in {one["label"] for one in first}
    assert "Rome" in {one["label"] for one in later}
    assert "Fukuoka Prefecture" not in {one["label"] for one in later}
