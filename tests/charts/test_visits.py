"""The chart of visits out and in: what it counts, says and draws."""

import pandas as pd
import pytest

from atlas.charts import palette, printing, visits
from atlas.charts.printing import Caption
from atlas.i18n import translator
from tests.charts.factories import records

EN, VI = translator("en"), translator("vi")


@pytest.fixture
def found() -> pd.DataFrame:
    return records(
        {"partner_id": "gn:1", "partner": "Rome", "partner_vi": "Rome", "country_code": "IT", "direction": "outgoing"},
        {"partner_id": "gn:1", "partner": "Rome", "partner_vi": "Rome", "country_code": "IT", "direction": "incoming"},
        {"partner_id": "gn:1", "partner": "Rome", "partner_vi": "Rome", "country_code": "IT", "direction": "incoming"},
        {
            "partner_id": "gn:2",
            "partner": "<b>Oslo</b>",
            "partner_vi": None,
            "country_code": "NO",
            "direction": "outgoing",
        },
        {"partner_id": "gn:2", "partner": "<b>Oslo</b>", "partner_vi": None, "country_code": "NO", "direction": None},
        {
            "partner_id": "gn:2",
            "partner": "<b>Oslo</b>",
            "partner_vi": None,
            "country_code": "NO",
            "direction": "incoming",
            "status": "planned",
        },
    )


def test_visits_are_counted_by_partner_and_country(found: pd.DataFrame) -> None:
    by_partner = visits.frame(found)
    assert by_partner[["key", "outgoing", "incoming"]].values.tolist() == [["gn:1", 1, 2], ["gn:2", 1, 0]]
    by_country = visits.frame(found, "country_code")
    assert [visits.label(row, VI) for row in by_country.to_dict("records")] == ["Italia", "Na Uy"]


def test_the_title_says_which_way_leads(found: pd.DataFrame) -> None:
    assert visits.headline(visits.frame(found), EN) == "As many visits out as in: 2"
    assert visits.headline(visits.frame(found.head(3)), EN) == "More visits in (2) than out (1)"
    assert visits.headline(visits.frame(found.head(1)), EN) == "More visits out (1) than in (0)"
    assert visits.headline(visits.frame(found.head(0)), EN) == "No visit to show"


def test_the_note_says_what_is_left_out(found: pd.DataFrame) -> None:
    assert (
        visits.note(visits.frame(found), found, EN) == "Not shown: 1 engagement of which it is not known who travelled."
    )
    assert visits.note(visits.frame(found.head(2)), found.head(2), EN) == ""


@pytest.mark.parametrize("rows", [0, 1, 6])
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_it_is_drawn_on_screen(found: pd.DataFrame, rows: int, mode: str) -> None:
    drawn = visits.figure(visits.frame(found.head(rows)), EN, palette.theme(mode))
    if not rows:
        assert not drawn.data
        return
    out, into = drawn.data
    assert out.marker.color != into.marker.color
    assert max(out.x) <= 0 <= min(into.x)
    assert not any("<b>Oslo" in label for label in drawn.layout.yaxis.ticktext)


@pytest.mark.parametrize("rows", [0, 1, 6])
def test_it_is_drawn_in_print(found: pd.DataFrame, rows: int) -> None:
    prepared = visits.frame(found.head(rows))
    caption = Caption(visits.headline(prepared, VI), alt=visits.alt_text(prepared, VI))
    svg = printing.render(visits.drawing(prepared, VI), caption, "svg").decode()
    assert ("Rome" in svg) == bool(rows)


def test_the_table_and_the_words_say_the_same(found: pd.DataFrame) -> None:
    prepared = visits.frame(found)
    assert visits.table(prepared, EN).values.tolist() == [["Rome", "gn:1", 1, 2, -1], ["<b>Oslo</b>", "gn:2", 1, 0, 1]]
    assert "Rome 1 out, 2 in" in visits.alt_text(prepared, EN)
