"""The world map: every partner with a place is on it, at its place, reachable, and nothing it says is false."""

import json
import math
from typing import Any
from urllib.parse import unquote

import pytest

from atlas.charts import basemap, palette, partner_map
from atlas.i18n import translator
from tests.charts.factories import (
    FUKUOKA,
    HOSTILE,
    MANY,
    NETWORK,
    NONE,
    ONE,
    OTTAWA,
    ROME,
    ROME_EMBASSY,
    SIGNED,
    UNDATED,
    records,
)

VI, EN = translator("vi"), translator("en")


def deck(prepared: Any, **options: Any) -> dict[str, Any]:
    return json.loads(partner_map.figure(prepared, options.pop("t", EN), palette.LIGHT, **options).to_json())


def layer(found: dict[str, Any], layer_id: str) -> dict[str, Any]:
    return next(one for one in found["layers"] if one["id"] == layer_id)


def tile(one: dict[str, Any]) -> list[dict[str, Any]]:
    """The features of a layer whose only tile is in its address."""
    assert one["data"].startswith("data:application/json,")
    features: list[dict[str, Any]] = json.loads(unquote(one["data"].partition(",")[2]))["features"]
    return features


def circles(found: dict[str, Any], zoom: float = 9) -> list[dict[str, Any]]:
    """The properties of the circles that are drawn at a zoom, with their position; rings that say nothing left out."""
    return [one for one in every_circle(found, zoom) if "partner_id" in one]


def every_circle(found: dict[str, Any], zoom: float = 9) -> list[dict[str, Any]]:
    return [
        {**feature["properties"], "position": feature["geometry"]["coordinates"]}
        for one in found["layers"]
        if one["id"].startswith("partners") and one.get("visibleMinZoom", -9) <= zoom < one.get("visibleMaxZoom", 99)
        for feature in tile(one)
    ]


def test_a_row_for_each_partner_with_a_place() -> None:
    prepared = partner_map.frame(MANY)
    assert tuple(prepared.columns) == partner_map.COLUMNS
    assert dict(zip(prepared["partner_id"], prepared["n"], strict=True)) == {
        "gn:3169070": 5,
        "embassy:IT": 2,
        "JP-40": 2,
        "gn:6094817": 1,
    }
    rome = prepared.set_index("partner_id").loc["gn:3169070"]
    assert (rome["first_year"], rome["last_year"], rome["outgoing"], rome["signed"]) == (2023, 2023, 5, 0)
    fukuoka = prepared.set_index("partner_id").loc["JP-40"]
    assert (fukuoka["first_year"], fukuoka["last_year"], fukuoka["signed"]) == (2019, 2021, 1)


def test_what_has_no_place_is_counted_in_words() -> None:
    left = partner_map.unplaced(MANY)
    assert (left.partners, left.engagements) == (1, 2)
    assert "1 partner with 2 engagements" in left.sentence(EN)
    assert partner_map.unplaced(ONE).sentence(EN) == ""
    assert len(partner_map.frame(MANY)) + left.partners == MANY["partner_id"].nunique()


def test_half_a_point_is_no_place() -> None:
    broken = records({"lat": 1.0, "lon": None}, {"lat": None, "lon": 1.0})
    assert partner_map.frame(broken).empty
    assert partner_map.unplaced(broken).engagements == 2


def test_nothing_and_undated_make_a_frame_of_the_same_form() -> None:
    empty = partner_map.frame(NONE)
    assert tuple(empty.columns) == partner_map.COLUMNS
    assert empty.empty
    undated = partner_map.frame(records(UNDATED))
    assert undated["first_year"].isna().all()
    assert "year unknown" in json.dumps(deck(undated))


def test_partners_at_one_spot_are_nested_by_area() -> None:
    prepared = partner_map.frame(records(ROME, ROME, ROME, ROME, ROME_EMBASSY, OTTAWA)).set_index("partner_id")
    assert (
        prepared.loc["gn:3169070", "spot"] == prepared.loc["embassy:IT", "spot"] != prepared.loc["gn:6094817", "spot"]
    )
    assert prepared.loc["gn:3169070", "area_n"] == 4
    assert prepared.loc["embassy:IT", "area_n"] == prepared.loc["embassy:IT", "spot_n"] == 5


def test_a_circle_s_area_is_its_count_and_no_circle_hides_another() -> None:
    prepared = partner_map.frame(records(*[ROME] * 100, *[FUKUOKA] * 25, ROME_EMBASSY, ROME_EMBASSY))
    radius = partner_map.radii(prepared, largest_px=20, smallest_px=3, band_px=2)
    of = dict(zip(prepared["partner_id"], radius, strict=True))
    assert of["gn:3169070"] / of["JP-40"] == pytest.approx(2)
    assert of["embassy:IT"] >= of["gn:3169070"] + 2
    assert max(radius) <= 20 + 2


def test_a_single_dealing_is_drawn_small() -> None:
    prepared = partner_map.frame(ONE)
    assert partner_map.radii(prepared, largest_px=20, smallest_px=3, band_px=2).tolist() == [5.0]


def test_the_others_at_a_spot_are_named() -> None:
    prepared = partner_map.frame(MANY)
    assert partner_map.neighbours(prepared, "gn:3169070") == ("embassy:IT",)
    assert partner_map.neighbours(prepared, "JP-40") == ()
    assert partner_map.neighbours(prepared, "no-such-id") == ()
    rome = next(one for one in circles(deck(prepared)) if one["partner_id"] == "gn:3169070")
    assert "Embassy of Italy in Vietnam (2)" in rome["here"]


def test_every_partner_is_a_circle_at_its_place_and_small_ones_lie_on_top() -> None:
    prepared = partner_map.frame(MANY)
    drawn = circles(deck(prepared))
    assert {one["partner_id"]: one["position"] for one in drawn} == {
        row["partner_id"]: [row["lon"], row["lat"]] for row in prepared.to_dict("records")
    }
    order = [one["partner_id"] for one in drawn]
    assert order.index("embassy:IT") < order.index("gn:3169070") < order.index("gn:6094817")


def test_the_tooltip_says_name_country_count_and_years() -> None:
    found = deck(partner_map.frame(MANY), t=VI)
    rome = next(one for one in circles(found) if one["partner_id"] == "gn:3169070")
    assert (rome["name"], rome["count"], rome["years"]) == ("Roma", "5 hoạt động", "2023")
    assert rome["place"] == "Italia · Thành phố"
    fukuoka = next(one for one in circles(found) if one["partner_id"] == "JP-40")
    assert (fukuoka["name"], fukuoka["place"]) == ("Tỉnh Fukuoka", "Nhật Bản · Vùng, tỉnh, bang")
    assert fukuoka["years"] == "2019–2021"


def test_no_address_outside_the_page_is_named() -> None:
    text = json.dumps(deck(partner_map.frame(MANY)))
    assert "http" not in text
    assert "//" not in text
    assert layer(json.loads(text), "land")["data"] == "app/static/basemap/land.geojson"
    assert json.loads(text).get("mapProvider") is None
    assert json.loads(text).get("mapStyle") in (None, "", "__MAP_STYLE__")  # pydeck's word for no style at all


def test_lines_to_the_americas_cross_the_pacific() -> None:
    found = tile(layer(deck(partner_map.frame(records(OTTAWA, ROME))), "lines"))
    paths = [one["geometry"]["coordinates"] for one in found]
    ends = sorted(path[-1][0] for path in paths)
    assert ends == [pytest.approx(12.51, abs=0.01), pytest.approx(360 - 75.7, abs=0.01)]
    assert all(path[0] == [pytest.approx(105.85, abs=0.06), pytest.approx(21.03, abs=0.06)] for path in paths)


def test_every_layer_has_its_own_id() -> None:
    ids = [one["id"] for one in deck(partner_map.frame(MANY))["layers"]]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("width_px", [320, 390, 768, 1100, 1920])
def test_europe_to_japan_is_in_the_first_view(width_px: int) -> None:
    view = partner_map.initial_view(width_px)
    seen_degrees = width_px * 360 / (512 * 2**view.zoom)
    west, east = view.longitude - seen_degrees / 2, view.longitude + seen_degrees / 2
    assert west < -9.2  # Lisbon
    assert east > 140  # Tokyo
    assert math.isfinite(view.zoom)


@pytest.mark.parametrize("width_px", [560, 660, 900, 1100, 1400])
def test_the_world_is_whole_however_wide_the_place(width_px: int) -> None:
    view = partner_map.initial_view(width_px)
    seen_degrees = width_px * 360 / (512 * 2**view.zoom)
    assert 360 <= seen_degrees <= 366
    assert view.longitude - seen_degrees / 2 == pytest.approx(-30, abs=3)


@pytest.mark.parametrize("colour_by", partner_map.COLOUR_BY)
def test_the_legend_names_what_is_drawn_and_nothing_else(colour_by: Any) -> None:
    prepared = partner_map.frame(MANY, "transport")
    items = partner_map.legend(prepared, EN, palette.LIGHT, colour_by=colour_by)
    drawn = {tuple(one["colour"][:3]) for one in circles(deck(prepared, colour_by=colour_by))}
    assert {tuple(palette.rgba(item.colour)[:3]) for item in items} == drawn
    assert partner_map.legend(partner_map.frame(NONE), EN, palette.LIGHT) == []


def test_a_direction_that_is_not_known_is_said() -> None:
    labels = [
        item.label for item in partner_map.legend(partner_map.frame(MANY), EN, palette.LIGHT, colour_by="direction")
    ]
    assert labels == ["mostly: Outgoing", "mostly: Incoming", "none leads, or not known"]


def test_a_selection_gives_partner_ids() -> None:
    one = {"objects": {"partners-0-4": [{"properties": {"partner_id": "JP-40"}}]}}
    assert partner_map.selected_partners(one) == ("JP-40",)
    several = {"objects": {"partners-0-0": [{"properties": {"partner_id": "JP-40,gn:1"}}]}}
    assert partner_map.selected_partners(several) == ("JP-40", "gn:1")
    assert partner_map.selected_partners({"indices": {}, "objects": {}}) == ()
    assert partner_map.selected_partners({"objects": {"land": [{}]}}) == ()


def strings(node: Any) -> list[str]:
    if isinstance(node, dict):
        return [text for value in node.values() for text in strings(value)]
    if isinstance(node, list):
        return [text for value in node for text in strings(value)]
    return [node] if isinstance(node, str) else []


def test_hostile_names_reach_the_browser_as_plain_text() -> None:
    found = deck(partner_map.frame(HOSTILE))
    for one in found["layers"]:
        data = tile(one) if str(one["data"]).startswith("data:") else one["data"]
        for text in strings(data if isinstance(data, list) else []):
            assert not text.startswith("@@")
            assert not set("<>{}") & set(text)
            assert len(text) < 600


def test_the_overlay_is_drawn_last_with_its_names(tmp_path: Any) -> None:
    point = {"type": "Point", "coordinates": [112, 16.5]}
    feature = {"type": "Feature", "properties": {"label_vi": "Tên <b>", "label_en": "Name"}, "geometry": point}
    path = tmp_path / "overlay.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}), encoding="utf-8")
    found = deck(partner_map.frame(MANY), t=VI, basemap=basemap.load(None, path))
    assert [one["id"] for one in found["layers"]][-2:] == ["overlay", "overlay-labels"]
    assert layer(found, "overlay-labels")["data"][0]["label"] == "Tên ‹b›"


def test_the_words_of_the_map() -> None:
    prepared = partner_map.frame(MANY)
    assert partner_map.headline(prepared, EN) == "4 partners in 3 countries, Rome most often"
    assert "Rome (5)" in partner_map.alt_text(prepared, EN)
    assert partner_map.headline(partner_map.frame(NONE), EN) == "No partner to show on the map"
    tie = partner_map.frame(records(ROME, FUKUOKA))
    assert partner_map.headline(tie, EN) == "2 partners in 2 countries"
    assert partner_map.headline(partner_map.frame(ONE), VI) == "1 đối tác tại 1 quốc gia"


def test_the_table_holds_every_partner_with_translated_headers() -> None:
    table = partner_map.table(partner_map.frame(MANY), VI)
    assert len(table) == 4
    assert list(table.columns)[:4] == ["Đối tác", "Mã đối tác", "Loại đối tác", "Quốc gia"]
    assert partner_map.table(partner_map.frame(NONE), VI).empty


def test_networks_alone_make_an_empty_map_that_can_be_drawn() -> None:
    prepared = partner_map.frame(records(NETWORK, {**NETWORK, **SIGNED}))
    assert prepared.empty
    assert circles(deck(prepared)) == []


CROWDED = records(
    *[OTTAWA] * 9, {**OTTAWA, "partner_id": "gn:2", "partner": "Montreal", "lat": 45.5, "lon": -73.6}, ROME
)


def test_circles_that_lie_on_each_other_are_gathered_and_come_apart_nearer() -> None:
    found = deck(partner_map.frame(CROWDED), width_px=1000)
    far, near = circles(found, zoom=1), circles(found, zoom=9)
    assert sorted(one["partner_id"] for one in far) == ["gn:3169070", "gn:6094817,gn:2"]
    gathered = next(one for one in far if "," in one["partner_id"])
    assert (gathered["name"], gathered["count"]) == ("2 partners", "10 engagements")
    assert "Ottawa (9); Montreal (1)" in gathered["years"]
    assert gathered["position"] == [-75.7, 45.41]
    assert sorted(one["partner_id"] for one in near) == ["gn:2", "gn:3169070", "gn:6094817"]


@pytest.mark.parametrize("zoom", [0.5, 1, 1.4, 2, 3, 4, 5, 6, 8])
def test_every_engagement_is_counted_once_at_every_zoom(zoom: float) -> None:
    prepared = partner_map.frame(records(*CROWD))
    drawn = circles(deck(prepared, width_px=1000), zoom)
    told = [partner_id for one in drawn for partner_id in one["partner_id"].split(",")]
    assert sorted(told) == sorted(prepared["partner_id"])
    assert sum(int(one["count"].split()[0]) for one in drawn) == int(prepared["n"].sum())


CROWD = [
    {**ROME, "partner_id": f"gn:{n}", "partner": f"Place {n}", "lat": 40 + (n * 7 % 20), "lon": (n * 11) % 30}
    for n in range(1, 19)
    for _ in range(n % 5 + 1)
]


def test_a_gathered_circle_shows_its_colours_as_rings_by_their_number() -> None:
    rows = [*[OTTAWA] * 3, {**OTTAWA, "partner_id": "embassy:X", "partner_kind": "embassy", "lat": 45.9}]
    found = every_circle(deck(partner_map.frame(records(*rows)), width_px=1000), zoom=1)
    rings = [one for one in found if "partner_id" not in one]
    kinds = palette.LIGHT.partner_kinds
    assert [one["colour"][:3] for one in rings] == [palette.rgba(kinds[kind])[:3] for kind in ("embassy", "city")]
    assert rings[1]["radius"] ** 2 / rings[0]["radius"] ** 2 == pytest.approx(3 / 4, abs=0.02)


def test_outgoing_and_incoming_have_lines_of_their_own_that_bow_apart() -> None:
    prepared = partner_map.frame(records(ROME, {**ROME, "direction": "incoming"}))
    both = tile(layer(deck(prepared, colour_by="direction"), "lines"))
    directions = palette.LIGHT.directions
    assert [one["properties"]["colour"][:3] for one in both] == [
        palette.rgba(directions[way])[:3] for way in ("outgoing", "incoming")
    ]
    out, into = (one["geometry"]["coordinates"] for one in both)
    assert out[len(out) // 2][1] > into[len(into) // 2][1]
    assert out[-1] == into[-1]


@pytest.mark.parametrize(
    ("topics", "label"), [((), "topic not named"), (("health",), "up to 100%"), (("health", "tourism"), "up to 100%")]
)
def test_the_share_of_a_topic_has_classes(topics: tuple[str, ...], label: str) -> None:
    prepared = partner_map.frame(records({**ROME, "topics": topics}), "health")
    (item,) = partner_map.legend(prepared, EN, palette.LIGHT, colour_by="topic")
    assert item.label == label
    mixed = partner_map.frame(records(ROME, ROME, ROME, {**ROME, "topics": ("health",)}), "health")
    assert partner_map.legend(mixed, EN, palette.LIGHT, colour_by="topic")[0].label == "up to 25%"


def test_where_no_type_leads_none_is_claimed() -> None:
    prepared = partner_map.frame(records(ROME, {**ROME, "event_type": "conference"}))
    labels = [one.label for one in partner_map.legend(prepared, EN, palette.LIGHT, colour_by="event_type")]
    assert labels == ["none leads, or not known"]


def test_circles_of_different_years_can_be_compared() -> None:
    few, many = records(ROME), records(*[{**ROME, "date_start": "2022"}] * 40, ROME)
    assert partner_map.busiest(many, a_year=True) == 40
    assert partner_map.busiest(many, a_year=False) == 41
    assert partner_map.busiest(NONE, a_year=True) == 0
    large = partner_map.radii(partner_map.frame(few), 20, 1, 1)
    small = partner_map.radii(partner_map.frame(few), 20, 1, 1, most=40)
    assert small[0] < large[0]


@pytest.mark.parametrize(("near", "lon", "lat"), [("europe", 2.3, 48.9), ("east_asia", 139.7, 35.7)])
def test_a_part_of_the_world_can_be_looked_at(near: str, lon: float, lat: float) -> None:
    view = partner_map.initial_view(700, near)
    degrees = 700 * 360 / (512 * 2**view.zoom)
    assert abs(lon - view.longitude) < degrees / 2
    assert abs(lat - view.latitude) < 20
    assert view.zoom > partner_map.initial_view(700).zoom + 1


def test_names_that_are_too_small_to_be_read_are_not_drawn() -> None:
    view = partner_map.initial_view(1100)
    named = layer(deck(partner_map.frame(records(ROME, FUKUOKA))), "labels-zoomed")
    shown_px = 2 ** named["visibleMinZoom"] * named["getTextSize"]
    assert shown_px == pytest.approx(6)
    assert named["visibleMinZoom"] > view.zoom
