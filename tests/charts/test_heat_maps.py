"""Topics by year and by part of the world: every count in its cell, every cell with its meaning."""

import pytest

from atlas.charts import heat, palette, topics_by_region, topics_by_year
from atlas.charts.heat import Matrix
from atlas.i18n import translator
from tests.charts.factories import FUKUOKA, MANY, NONE, OTTAWA, ROME, records

VI, EN = translator("vi"), translator("en")


def test_every_year_between_has_a_column() -> None:
    prepared = topics_by_year.frame(MANY)
    assert tuple(prepared.columns) == topics_by_year.COLUMNS
    assert sorted(set(prepared["year"])) == list(range(2010, 2024))
    transport = prepared[prepared["topic"] == "transport"].set_index("year")["n"]
    assert (transport[2010], transport[2011], transport[2023]) == (1, 0, 6)


def test_topics_come_by_frequency() -> None:
    topics = list(dict.fromkeys(topics_by_year.frame(MANY)["topic"]))
    assert topics[0] == "transport"
    assert set(topics) == {"transport", "culture_heritage", "tourism", "water_waste", "energy"}


def test_undated_topics_are_said() -> None:
    assert topics_by_year.note(MANY, EN) == "Not shown: 1 engagement without a date."
    assert topics_by_year.note(records({}), EN) == ""


def test_regions_keep_the_vocabularys_order() -> None:
    prepared = topics_by_region.frame(MANY)
    assert list(dict.fromkeys(prepared["place"])) == ["east_asia", "europe", "north_america"]
    pair = prepared[(prepared["topic"] == "transport") & (prepared["place"] == "europe")]
    assert pair["n"].tolist() == [5]
    assert topics_by_region.note(MANY, EN) == "Not shown: 2 engagements with international bodies."


def test_countries_come_by_frequency_and_are_named() -> None:
    prepared = topics_by_region.frame(MANY, by="country_code")
    assert list(dict.fromkeys(prepared["place"])) == ["IT", "JP", "CA"]
    assert list(topics_by_region.table(prepared, VI).columns)[:4] == ["Lĩnh vực", "Mã", "Italia", "Nhật Bản"]


def test_headlines() -> None:
    assert topics_by_region.headline(topics_by_region.frame(MANY), EN) == "Most often: Transport with Europe (5)"
    tie = topics_by_region.frame(records(ROME, OTTAWA), by="country_code")
    assert topics_by_region.headline(tie, EN) == "Topics by country"
    assert topics_by_year.headline(topics_by_year.frame(MANY), EN) == "Transport leads in 2021–2023"
    assert topics_by_year.headline(topics_by_year.frame(records(FUKUOKA)), EN) == "Transport leads in 2023"


@pytest.mark.parametrize("module", [topics_by_year, topics_by_region])
def test_nothing_is_an_empty_frame_and_a_friendly_figure(module) -> None:
    for found in (NONE, records({"topics": ()})):
        prepared = module.frame(found)
        assert tuple(prepared.columns) == module.COLUMNS
        assert prepared.empty
        assert module.table(prepared, EN).empty
        figure = module.figure(prepared, EN, palette.LIGHT)
        assert "Nothing to show" in figure.layout.annotations[0].text


def matrix(*rows: tuple[int, ...], columns: list[str]) -> Matrix:
    names = [f"row {number}" for number in range(len(rows))]
    return Matrix(names, names, columns, columns, rows)


def test_a_zero_is_blank_and_a_one_is_seen() -> None:
    figure = heat.figure(matrix((0, 1), (3, 2), columns=["2020", "2021"]), EN, palette.LIGHT)
    assert [list(row) for row in figure.data[0].z] == [[None, 1], [3, 2]]
    assert [list(row) for row in figure.data[0].text] == [["", "1"], ["3", "2"]]
    assert figure.data[0].zmin == 1
    assert palette.contrast(palette.LIGHT.ramp[0], palette.LIGHT.surface) > 1.1


def test_a_single_count_everywhere_still_has_a_colour() -> None:
    figure = heat.figure(matrix((1, 0), columns=["2020", "2021"]), EN, palette.LIGHT)
    assert figure.data[0].zmin < figure.data[0].zmax


def test_many_columns_leave_the_numbers_to_the_scale() -> None:
    years = [str(year) for year in range(1990, 2020)]
    figure = heat.figure(matrix(tuple(range(30)), columns=years), EN, palette.LIGHT)
    assert figure.data[0].text is None
    assert figure.data[0].showscale


def test_a_cell_knows_and_says_what_it_is() -> None:
    figure = topics_by_region.figure(topics_by_region.frame(MANY), EN, palette.LIGHT)
    row = [list(cell) for cell in figure.data[0].customdata[0]]
    assert row == [["transport", "east_asia"], ["transport", "europe"], ["transport", "north_america"]]
    assert figure.data[0].hovertext[0][1] == "<b>Transport</b><br>Europe<br>5 engagements"


@pytest.mark.parametrize(("words", "angle"), [(("Bắc Mỹ", "Châu Âu"), 0), (("Transformation", "Environment"), -50)])
def test_names_of_columns_are_slanted_rather_than_broken(words: tuple[str, str], angle: int) -> None:
    columns = [f"{words[number % 2]} {number}" for number in range(15)]
    matrix = Matrix(["a"], ["A"], [f"c{number}" for number in range(15)], columns, [[1] * 15])
    drawn = heat.drawing(matrix, EN).to_dict()
    shade = next(layer for layer in drawn["layer"] if layer["mark"]["type"] == "rect")
    assert shade["encoding"]["x"]["axis"]["labelAngle"] == angle
    rows = next(iter(drawn["datasets"].values())) if "datasets" in drawn else shade["data"]["values"]
    shown = {part for row in rows for line in row["column"].split("\n") for part in line.split(" ")}
    assert set(words[0].split()) <= shown
