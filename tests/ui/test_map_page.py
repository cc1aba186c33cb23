"""The page of the map without a browser: what is shown, of which year, in which colours, and what stands beside it."""

from collections.abc import Sequence

import pytest
from streamlit.testing.v1 import AppTest  # noqa: TID251

from atlas.charts import partner_map
from atlas.charts.partner_map.mercator import TILE_PX, northing
from atlas.ui import keys, map_panel, player
from tests.ui.conftest import OpenPage, texts


@pytest.mark.parametrize(
    ("option", "expected"),
    [
        ("2020", (2020, False)),
        ("../2020", (2020, True)),
        (None, None),
        ("", None),
        ("1999", None),
        ("../..", None),
        ("20２0", None),
        ("next", None),
    ],
)
def test_the_year_of_the_address_is_read(option: str | None, expected: tuple[int, bool] | None) -> None:
    assert player.parse(option, 2019, 2023) == expected


@pytest.mark.parametrize(
    ("year", "headline"),
    [
        ("", "2 partners in 2 countries, Rome most often"),
        ("2021", "1 partner in 1 country"),
        ("../2022", "2 partners in"),
    ],
)
def test_the_map_is_narrowed_to_the_year(open_page: OpenPage, year: str, headline: str) -> None:
    app = open_page("world_map", lang="en", year=year)
    assert not app.exception
    assert any(one.value.startswith(headline) for one in app.header)
    assert "**5 engagements**" in texts(app)


def test_countries_can_be_shown_and_one_chosen(open_page: OpenPage) -> None:
    app = open_page("world_map", lang="en", show="countries", pick="country:JP")
    assert not app.exception
    assert "Japan" in [one.value for one in app.header]
    assert app.selectbox(key=keys.MAP_PARTNER).value == "country:JP"
    app.segmented_control(key=keys.MAP_SHOW).set_value("places").run()
    assert "show" not in app.query_params


@pytest.mark.parametrize("colours", ["world_region", "event_type", "direction", "topic", "nonsense"])
def test_each_choice_of_colours_can_be_drawn(open_page: OpenPage, colours: str) -> None:
    app = open_page("world_map", lang="en", colours=colours)
    assert not app.exception
    assert app.selectbox(key=keys.MAP_COLOURS).value == ("partner_kind" if colours == "nonsense" else colours)
    assert len([one for one in app.selectbox if one.key == keys.MAP_TOPIC]) == (colours == "topic")
    assert not _maps(app)
    app.session_state[keys.browser(keys.MAP)] = {"seen": "1000"}
    assert len(_maps(app.run())) == 1
    assert not app.exception


@pytest.mark.parametrize("page", ["overview", "world_map"])
@pytest.mark.parametrize(("told", "maps", "drawings"), [("", 0, 0), ("1000", 1, 0), ("no-webgl 1000", 0, 1)])
def test_the_map_waits_for_what_the_browser_tells(
    open_page: OpenPage, page: str, told: str, maps: int, drawings: int
) -> None:
    app = open_page(page, lang="en")
    place = keys.MAP_SMALL if page == "overview" else keys.MAP
    app.session_state[keys.browser(place)] = {"seen": told}
    app.run()
    assert not app.exception
    assert (len(_maps(app)), len(app.get("image"))) == (maps, drawings)


def _maps(app: AppTest) -> Sequence[object]:
    return app.get("deck_gl_json_chart")


def test_a_circle_of_several_lists_them_and_one_can_be_chosen(open_page: OpenPage) -> None:
    app = open_page("world_map", lang="en", pick="gn:3169070,JP-40,gn:0")
    assert not app.exception
    app.button(key="pick_JP-40").click().run()
    assert app.query_params == {"lang": "en", "pick": "JP-40"}
    assert "Fukuoka Prefecture" in [one.value for one in app.header]


@pytest.mark.parametrize("width_px", [640, 760, 1060, 1280])
@pytest.mark.parametrize("lat", [66, -34.6])
def test_on_the_overview_nothing_is_cut_from_lapland_to_buenos_aires(width_px: int, lat: float) -> None:
    view = partner_map.initial_view(width_px)
    degree_px = TILE_PX * 2**view.zoom / 360
    from_middle_px = abs(northing(lat) - northing(view.latitude)) * degree_px
    assert from_middle_px < map_panel.height_px(width_px, is_small=True) / 2
