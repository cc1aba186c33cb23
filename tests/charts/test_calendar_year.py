"""The calendar of a year: each dated engagement on its day, the imprecise apart, none lost without a word."""

import pandas as pd
import pytest

from atlas.charts import calendar_year, palette, printing
from atlas.i18n import translator
from tests.charts.factories import FUKUOKA, HOSTILE, MANY, NONE, SIGNED, UNDATED, records

VI, EN = translator("vi"), translator("en")
YEAR = records(
    {"date_start": "2023-05-11"},
    {**FUKUOKA, **SIGNED, "date_start": "2023-05-11"},
    {"date_start": "2023-07"},
    {"date_start": "2023"},
    {"date_start": "2022-05-11"},
    UNDATED,
)


def test_a_day_counts_its_engagements_and_signings() -> None:
    prepared = calendar_year.frame(YEAR, 2023)
    assert tuple(prepared.columns) == calendar_year.COLUMNS
    rows = list(prepared[["month", "day", "n", "signed"]].itertuples(index=False, name=None))
    assert rows == [(5, 11, 2, 1), (7, calendar_year.MONTH_ONLY, 1, 0)]
    assert prepared["partners"][0] == ("Rome", "Fukuoka Prefecture")


def test_days_and_what_is_left_out_add_up() -> None:
    for year in (2022, 2023):
        found = YEAR[YEAR["year"] == year]
        left = int((found["date_precision"] == "year").sum())
        assert calendar_year.frame(YEAR, year)["n"].sum() + left == len(found)
    assert "1 engagement of which only the year is known" in calendar_year.note(YEAR, 2023, EN)
    assert calendar_year.note(YEAR, 2022, EN) == ""


@pytest.mark.parametrize(
    ("busiest", "said"),
    [
        (1, ["1 engagement"]),
        (2, ["1 engagement", "2 engagements"]),
        (10, ["1 engagement", "4 engagements", "7 engagements", "10 engagements"]),
    ],
)
def test_the_legend_says_what_the_shades_mean(busiest: int, said: list[str]) -> None:
    prepared = calendar_year.frame(
        records(*[{"date_start": "2023-05-11"}] * busiest, {"date_start": "2023-07-01"}), 2023
    )
    drawn = calendar_year.figure(prepared, EN, palette.LIGHT)
    days, *squares = drawn.data
    assert [square.name for square in squares] == said
    scale = dict(days.marker.colorscale)
    last = tuple(int(scale[1.0][at : at + 2], 16) for at in (1, 3, 5)) if busiest > 1 else None
    assert last is None or squares[-1].marker.color == f"rgb{last}"
    assert squares[0].marker.symbol == days.marker.symbol == "square"


def test_the_busiest_year_comes_first_then_the_latest() -> None:
    assert calendar_year.years(YEAR) == [2023, 2023, 2022]
    assert calendar_year.years(NONE) == []


def test_a_square_knows_its_date_and_says_who() -> None:
    figure = calendar_year.figure(calendar_year.frame(YEAR, 2023), EN, palette.LIGHT)
    squares, *_, signed = figure.data
    assert list(squares.customdata) == ["2023-05-11", "2023-07"]
    assert squares.hovertext[0].startswith("<b>11 May 2023</b><br>2 engagements<br>Rome; Fukuoka Prefecture")
    assert (list(signed.x), list(signed.y)) == ([11], [5])


def test_the_words_and_the_table_say_the_same() -> None:
    prepared = calendar_year.frame(YEAR, 2023)
    assert calendar_year.headline(prepared, EN) == "The days of 2023: most in May 2023 (2)"
    assert "May 2; Jul 1" in calendar_year.alt_text(prepared, EN)
    table = calendar_year.table(prepared, VI)
    assert table.iloc[0].tolist() == ["2023-05-11", 2, 1, "Roma; tỉnh Fukuoka"]


@pytest.mark.parametrize(("found", "year"), [(YEAR, 2023), (YEAR, 1999), (NONE, 2023), (MANY, 2022), (HOSTILE, 2023)])
def test_every_year_can_be_drawn_and_printed(found: pd.DataFrame, year: int) -> None:
    prepared = calendar_year.frame(found, year)
    calendar_year.figure(prepared, VI, palette.DARK)
    caption = printing.Caption(title=calendar_year.headline(prepared, VI))
    assert printing.render(calendar_year.drawing(prepared, VI), caption, "svg").startswith(b"<svg")


@pytest.mark.parametrize(("busiest", "said"), [(2, [1, 2]), (3, [1, 2, 3]), (10, [1, 5, 10])])
def test_the_printed_legend_has_each_number_once(busiest: int, said: list[int]) -> None:
    prepared = calendar_year.frame(
        records(*[{"date_start": "2023-05-11"}] * busiest, {"date_start": "2023-07-01"}), 2023
    )
    layers = calendar_year.drawing(prepared, EN).to_dict()["layer"]
    assert next(one["encoding"]["color"]["legend"] for one in layers if "color" in one["encoding"])["values"] == said
