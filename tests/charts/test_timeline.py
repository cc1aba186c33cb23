"""The timeline: no date drawn finer than it is known, nothing lost without a word."""

import pytest

from atlas.charts import palette, timeline
from atlas.i18n import translator
from tests.charts.factories import FUKUOKA, MANY, NONE, ONE, SIGNED, UNDATED, records

VI, EN = translator("vi"), translator("en")


def dated(*dates: str):
    return records(*({"date_start": date} for date in dates))


def counts(prepared) -> dict[str, int]:
    return dict(prepared.groupby("period", sort=False)["n"].sum())


@pytest.mark.parametrize(
    ("dates", "granularity"),
    [
        ((), "year"),
        (("2023-05-01",), "month"),
        (("2023", "2023-05"), "month"),
        (("2022-12", "2023"), "quarter"),
        (("2021-01-01", "2023-12-31"), "quarter"),
        (("2020-12-31", "2023-01-01"), "year"),
    ],
)
def test_the_bars_are_as_fine_as_the_range_is_short(dates: tuple[str, ...], granularity: str) -> None:
    assert timeline.granularity_of(dated(*dates)) == granularity


def test_every_year_has_a_bar_also_an_empty_one() -> None:
    assert counts(timeline.frame(dated("2018", "2021-05", "2021-05-09", "2022"))) == {
        "2018": 1,
        "2019": 0,
        "2020": 0,
        "2021": 2,
        "2022": 1,
    }


def test_a_year_alone_is_in_no_quarter_and_no_month() -> None:
    found = dated("2022", "2022-02", "2023-04-30", "2023")
    assert counts(timeline.frame(found, "quarter")) == {
        "2022-Q1": 1,
        "2022-Q2": 0,
        "2022-Q3": 0,
        "2022-Q4": 0,
        "2023-Q1": 0,
        "2023-Q2": 1,
        "2023-Q3": 0,
        "2023-Q4": 0,
    }
    left = timeline.unplaced(found, "quarter")
    assert (left.undated, left.too_coarse) == (0, 2)
    assert "2 engagements of which only the year is known" in left.sentence(EN)


@pytest.mark.parametrize(("month", "quarter"), [(1, 1), (3, 1), (4, 2), (9, 3), (10, 4), (12, 4)])
def test_months_fall_in_their_quarter(month: int, quarter: int) -> None:
    prepared = timeline.frame(dated(f"2023-{month:02}"), "quarter")
    assert counts(prepared)[f"2023-Q{quarter}"] == 1


def test_all_twelve_months_of_a_single_year() -> None:
    found = counts(timeline.frame(dated("2023-05-01", "2023-05", "2023")))
    assert len(found) == 12
    assert found["2023-05"] == 2
    assert sum(found.values()) == 2


@pytest.mark.parametrize("granularity", timeline.GRANULARITIES)
def test_bars_and_what_is_left_out_add_up(granularity: timeline.Granularity) -> None:
    prepared, left = timeline.frame(MANY, granularity), timeline.unplaced(MANY, granularity)
    assert prepared["n"].sum() + left.undated + left.too_coarse == len(MANY)


def test_what_is_only_announced_is_said() -> None:
    left = timeline.unplaced(MANY)
    assert left.planned == 1
    assert "only announced in the source: 1 engagement" in left.sentence(EN)
    assert "1 hoạt động chưa rõ thời gian" in left.sentence(VI)
    assert timeline.unplaced(ONE).sentence(EN) == ""


def test_nothing_dated_makes_an_empty_frame_of_the_same_form() -> None:
    for found in (NONE, records(UNDATED)):
        prepared = timeline.frame(found)
        assert tuple(prepared.columns) == timeline.COLUMNS
        assert prepared.empty
    assert timeline.unplaced(records(UNDATED)).undated == 1


def test_bars_stack_in_the_order_and_colours_of_the_vocabulary() -> None:
    figure = timeline.figure(timeline.frame(MANY), EN, palette.LIGHT)
    names = [trace.name for trace in figure.data if trace.type == "bar"]
    assert names == ["Visit abroad", "Reception in Hanoi", "Agreement signed", "Conference or forum", "Other"]
    assert figure.layout.barmode == "stack"
    assert [trace.marker.color for trace in figure.data][2] == palette.LIGHT.event_types["agreement_signed"]


def test_a_bar_knows_its_period_and_type_and_says_them() -> None:
    figure = timeline.figure(timeline.frame(MANY), EN, palette.LIGHT)
    visits = figure.data[0]
    at = list(visits.x).index(2023)
    assert visits.y[at] == 5
    assert list(visits.customdata[at]) == ["2023", "visit_abroad"]
    assert visits.hovertext[at] == "<b>2023</b><br>Visit abroad: 5<br>All: 6"


def test_months_and_quarters_are_written_in_the_readers_language() -> None:
    assert timeline.period_label("2023-Q3", VI) == "Quý 3/2023"
    assert timeline.period_label("2023-Q3", EN) == "Q3 2023"
    assert timeline.period_label("2023-08", VI) == "08/2023"
    assert timeline.period_label("2023", EN) == "2023"


def test_numbers_on_the_axis_follow_the_language() -> None:
    prepared = timeline.frame(MANY)
    assert timeline.figure(prepared, VI, palette.LIGHT).layout.separators == ",."
    assert timeline.figure(prepared, EN, palette.LIGHT).layout.separators == ".,"


def test_the_headline_is_the_peak_unless_many_share_it() -> None:
    assert timeline.headline(timeline.frame(MANY), EN) == "Most engagements in 2023: 6"
    assert timeline.headline(timeline.frame(dated("2010", "2020")), EN) == "Most engagements in 2010 and 2020: 1"
    equal = timeline.frame(dated("2010", "2015", "2020"))
    assert timeline.headline(equal, EN) == "3 engagements from 2010 to 2020"
    assert timeline.headline(timeline.frame(NONE), EN) == "No dated engagement to show"


def test_the_alternative_text_says_range_sum_and_types() -> None:
    said = timeline.alt_text(timeline.frame(MANY), EN)
    assert "2010 to 2023: 11 engagements" in said
    assert "Visit abroad 6; Reception in Hanoi 2; Agreement signed 1" in said


def test_the_table_has_a_row_a_period_their_sum_and_the_signings() -> None:
    table = timeline.table(timeline.frame(records({}, {**FUKUOKA, **SIGNED, "date_start": "2019"})), VI)
    named = ["Đoàn đi thăm, làm việc", "Ký kết thỏa thuận"]
    assert list(table.columns) == ["Thời gian", *named, "Tất cả", "Thỏa thuận đã ký"]
    assert table["Thời gian"].tolist() == ["2019", "2020", "2021", "2022", "2023"]
    assert table["Tất cả"].tolist() == [1, 0, 0, 0, 1]
    assert table["Thỏa thuận đã ký"].tolist() == [1, 0, 0, 0, 0]


def test_bars_may_be_stacked_by_part_of_the_world() -> None:
    prepared = timeline.frame(MANY, by="world_region")
    figure = timeline.figure(prepared, EN, palette.LIGHT)
    bars = [trace for trace in figure.data if trace.type == "bar"]
    assert [trace.name for trace in bars] == ["East Asia", "Europe", "North America", "International bodies"]
    assert bars[1].marker.color == palette.LIGHT.world_regions["europe"]
    assert counts(prepared) == counts(timeline.frame(MANY))
    assert "Europe 7" in timeline.alt_text(prepared, EN)


def test_signings_are_marked_above_their_bar() -> None:
    marks = timeline.figure(timeline.frame(MANY), EN, palette.LIGHT).data[-1]
    assert (marks.name, list(marks.x)) == ("Agreements signed", [2021])
    assert marks.y[0] > 1
    assert "1 agreement signed" in marks.hovertext[0]
    unsigned = timeline.figure(timeline.frame(ONE), EN, palette.LIGHT)
    assert {trace.type for trace in unsigned.data} == {"bar"}
    announced = records({**SIGNED, "status": "planned"})
    assert timeline.frame(announced)["signed"].sum() == 0


def test_a_range_can_be_dragged_only_where_it_is_wanted() -> None:
    prepared = timeline.frame(MANY)
    assert timeline.figure(prepared, EN, palette.LIGHT).layout.dragmode is False
    assert timeline.figure(prepared, EN, palette.LIGHT, brush=True).layout.dragmode == "select"


@pytest.mark.parametrize(
    ("periods", "ends"),
    [
        ([], None),
        (["2019", "2017", "2018"], ("2017", "2019")),
        (["2022-Q3"], ("2022-07", "2022-09")),
        (["2022-Q4", "2023-Q1"], ("2022-10", "2023-03")),
        (["2023-05", "2023-11"], ("2023-05", "2023-11")),
    ],
)
def test_chosen_bars_make_a_range_of_dates(periods: list[str], ends: tuple[str, str] | None) -> None:
    assert timeline.first_and_last(periods) == ends
