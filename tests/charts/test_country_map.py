"""The map of countries: each is counted, drawn and told once, and what has no country is said."""

import json
from typing import Any
from urllib.parse import unquote

import pandas as pd
import pytest

from atlas.charts import basemap, country_map, palette, printing
from atlas.charts.country_map import shapes
from atlas.charts.country_map.classes import LEAST, class_of
from atlas.i18n import translator
from tests.charts.factories import FUKUOKA, MANY, NETWORK, NONE, ROME, UNDATED, records

VI, EN = translator("vi"), translator("en")


def deck(prepared: pd.DataFrame, **options: Any) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(country_map.figure(prepared, EN, palette.LIGHT, **options).to_json())
    return made


def layer(found: dict[str, Any], layer_id: str) -> dict[str, Any]:
    return next(one for one in found["layers"] if one["id"] == layer_id)


def test_a_row_for_each_country() -> None:
    prepared = country_map.frame(MANY)
    assert tuple(prepared.columns) == country_map.COLUMNS
    rows = prepared[["country_code", "n", "partners", "signed"]].itertuples(index=False, name=None)
    assert list(rows) == [("IT", 7, 2, 0), ("JP", 2, 1, 1), ("CA", 1, 1, 0)]
    assert country_map.frame(NONE).empty
    assert tuple(country_map.frame(NONE).columns) == country_map.COLUMNS
    assert country_map.frame(records({**ROME, **UNDATED}))["first_year"].isna().all()


def test_what_has_no_country_is_said() -> None:
    assert "2 engagements" in country_map.unplaced(MANY, EN)
    assert country_map.unplaced(records(ROME), EN) == ""


@pytest.mark.parametrize("n", [1, 2, 4, 5, 9, 10, 49, 50, 199, 200, 5000])
def test_the_same_number_has_the_same_class_whatever_is_filtered(n: int) -> None:
    assert LEAST[class_of(n)] <= n
    assert class_of(n) == len(LEAST) - 1 or n < LEAST[class_of(n) + 1]


def test_the_legend_ends_with_the_highest_class_that_occurs() -> None:
    labels = [one.label for one in country_map.legend(country_map.frame(MANY), EN, palette.LIGHT)]
    assert labels == ["1", "2–4", "5–9"]
    assert country_map.legend(country_map.frame(NONE), EN, palette.LIGHT) == []


def test_each_country_has_its_colour_and_its_words() -> None:
    found = deck(country_map.frame(MANY))
    fill = layer(found, "country-fill")
    assert fill["data"] == "app/static/basemap/countries.geojson"
    italy = palette.rgba(palette.LIGHT.ramp[class_of(7)])
    assert f"properties.iso_a2 == 'IT' ? {italy} :" in fill["getFillColor"]
    told = json.loads(unquote(layer(found, "countries")["data"].partition(",")[2]))["features"]
    said = {one["properties"]["country_code"]: one["properties"] for one in told}
    assert set(said) == {"IT", "JP", "CA"}
    assert said["IT"]["count"] == "7 engagements"
    assert said["JP"]["years"] == "2019–2021"
    assert "http" not in json.dumps(found)


def test_a_selection_gives_a_country() -> None:
    feature = {"properties": {"country_code": "JP"}}
    assert country_map.selected_country({"objects": {"countries": [feature]}}) == "JP"
    assert country_map.selected_country({"objects": {"partners-0-1": [feature]}}) is None
    assert country_map.selected_country({}) is None


def test_coarse_outlines_are_closed_small_and_near_the_country() -> None:
    ground = basemap.load()
    for code, west, east in (("FR", -6, 10), ("JP", 128, 147), ("SG", 103, 105)):
        outline = shapes.coarse(ground, code)
        assert outline
        largest = max((part[0] for part in outline), key=len)
        assert largest[0] == largest[-1]
        assert 4 <= len(largest) < 120
        assert any(west < lon < east for lon, _ in largest)
    assert shapes.coarse(ground, "XX") is None


def test_the_words_and_the_table_say_the_same() -> None:
    prepared = country_map.frame(MANY)
    assert country_map.headline(prepared, EN) == "Partners in 3 countries; Italy most often (7)"
    assert "Italy (7), Japan (2), Canada (1)" in country_map.alt_text(prepared, EN)
    table = country_map.table(prepared, VI)
    assert list(table["Quốc gia"]) == ["Italia", "Nhật Bản", "Canada"]
    tie = country_map.frame(records(ROME, FUKUOKA, NETWORK))
    assert country_map.headline(tie, EN) == "Partners in 2 countries"
    assert country_map.headline(country_map.frame(NONE), EN) == "No country to show on the map"


@pytest.mark.parametrize("found", [MANY, NONE], ids=["many", "none"])
def test_it_can_be_printed(found: pd.DataFrame) -> None:
    prepared = country_map.frame(found)
    drawn = printing.render(country_map.drawing(prepared, EN), printing.Caption(title="Countries"), "svg").decode()
    shade = palette.LIGHT.ramp[class_of(7)].lower()
    assert (shade in drawn.lower()) == (len(found) > 0)
