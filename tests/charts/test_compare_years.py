"""The small charts of what is compared: one scale, years in step, what is said of them."""

import pytest

from atlas.charts import compare_years, palette, printing
from atlas.charts.compare_years import Compared
from atlas.charts.printing import Caption
from atlas.i18n import translator
from tests.charts.factories import records

EN, VI = translator("en"), translator("vi")
ROME = records({"date_start": "2019"}, {"date_start": "2021"}, {"date_start": "2021-03"}, {"date_start": None})
OSLO = records({"date_start": "2020", "partner_id": "gn:2", "partner": "<b>Oslo</b>", "partner_vi": None})
PARTNERS = (Compared("partners", "gn:1", ROME), Compared("partners", "gn:2", OSLO))
PERIODS = (Compared("periods", "2018..2019", ROME.head(1)), Compared("periods", "2020..2021-05", ROME.iloc[1:3]))
EMPTY = (Compared("countries", "IT", ROME.head(0)), Compared("countries", "JP", ROME.head(0)))


def test_partners_share_their_years() -> None:
    prepared = compare_years.frame(PARTNERS)
    assert prepared[["side", "year", "n"]].values.tolist() == [
        *([0, 2019, 1], [0, 2020, 0], [0, 2021, 2]),
        *([1, 2019, 0], [1, 2020, 1], [1, 2021, 0]),
    ]


def test_periods_begin_together() -> None:
    prepared = compare_years.frame(PERIODS)
    assert prepared[["side", "position", "year", "n"]].values.tolist() == [
        *([0, 0, 2018, 0], [0, 1, 2019, 1]),
        *([1, 0, 2020, 0], [1, 1, 2021, 2]),
    ]
    assert [compare_years.label(row, VI) for row in prepared.to_dict("records")[::2]] == ["2018–2019", "2020–05/2021"]


def test_all_panels_have_one_scale() -> None:
    drawn = compare_years.figure(compare_years.frame(PARTNERS), EN, palette.LIGHT)
    assert len(drawn.data) == 2
    assert drawn.layout.yaxis.range == drawn.layout.yaxis2.range
    assert drawn.layout.xaxis.range == drawn.layout.xaxis2.range
    assert drawn.layout.yaxis.domain[0] > drawn.layout.yaxis2.domain[1]
    assert "<b>Oslo" not in drawn.layout.annotations[1].text.removeprefix("<b>")


def test_the_words_say_who_leads_and_what_is_left_out() -> None:
    prepared = compare_years.frame(PARTNERS)
    assert compare_years.headline(prepared, EN) == "Most engagements: Rome (4)"
    assert compare_years.headline(compare_years.frame(PARTNERS[:1]), EN) == "Engagements a year"
    assert compare_years.note(prepared, EN) == "Not shown: 1 engagement without a date."
    assert "Rome: 3 with a date, most in 2021 (2)" in compare_years.alt_text(prepared, EN)
    assert compare_years.table(prepared, EN)["Number of engagements"].sum() == 4


def test_nothing_to_compare_is_drawn_as_nothing() -> None:
    prepared = compare_years.frame(EMPTY)
    assert prepared.empty
    assert not compare_years.figure(prepared, EN, palette.DARK).data
    assert compare_years.headline(prepared, EN) == "No dated engagement to show"
    assert compare_years.note(prepared, EN) == ""


@pytest.mark.parametrize(
    ("sides", "has_bars"), [(EMPTY, False), (PARTNERS[:1], True), (PARTNERS, True), (PERIODS, True)]
)
def test_it_is_drawn_in_print(sides: tuple[Compared, ...], has_bars: bool) -> None:
    prepared = compare_years.frame(sides)
    caption = Caption("Tiêu đề", alt="")
    svg = printing.render(compare_years.drawing(prepared, VI), caption, "svg").decode()
    assert ("2021" in svg) == has_bars
