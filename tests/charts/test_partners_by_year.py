"""Who was met when: a row a partner, in the order of first contact, with what is left out in words."""

from atlas.charts import palette, partners_by_year
from atlas.i18n import translator
from tests.charts.factories import FUKUOKA, MANY, NONE, OTTAWA, ROME, UNDATED, records

VI, EN = translator("vi"), translator("en")


def test_rows_are_ordered_by_first_contact() -> None:
    prepared = partners_by_year.frame(MANY)
    assert tuple(prepared.columns) == partners_by_year.COLUMNS
    rows = prepared.drop_duplicates("row")
    assert rows["partner"].tolist() == [
        "Ottawa",
        "Fukuoka Prefecture",
        "Embassy of Italy in Vietnam",
        "Rome",
        "Test Network",
    ]


def test_rows_may_be_ordered_by_number() -> None:
    rows = partners_by_year.frame(MANY, order="n").drop_duplicates("row")
    assert rows["partner"].tolist()[:2] == ["Rome", "Fukuoka Prefecture"]
    assert rows["total"].tolist() == sorted(rows["total"], reverse=True)


def test_a_dot_is_a_partner_and_year_with_its_count_and_signings() -> None:
    prepared = partners_by_year.frame(MANY)
    fukuoka = prepared[prepared["partner_id"] == "JP-40"]
    assert fukuoka[["year", "n", "signed"]].to_numpy().tolist() == [[2019, 1, 0], [2021, 1, 1]]


def test_only_the_busiest_have_a_row_and_the_others_are_counted() -> None:
    prepared, left = partners_by_year.frame(MANY, top_n=2), partners_by_year.others(MANY, top_n=2)
    assert set(prepared["partner"]) == {"Rome", "Embassy of Italy in Vietnam"} or len(set(prepared["partner"])) == 2
    assert prepared["n"].sum() + left.engagements + left.undated == len(MANY)
    assert (left.shown, left.partners) == (2, 3)
    assert "3 others with" in left.sentence(EN)
    assert "without a date" in left.sentence(EN)


def test_when_all_are_shown_nothing_is_said() -> None:
    assert partners_by_year.others(records(ROME, FUKUOKA)).sentence(EN) == ""


def test_no_dated_record_is_an_empty_chart() -> None:
    for found in (NONE, records(UNDATED)):
        prepared = partners_by_year.frame(found)
        assert tuple(prepared.columns) == partners_by_year.COLUMNS
        assert prepared.empty
        assert not partners_by_year.figure(prepared, EN, palette.DARK).data


def test_signings_are_drawn_over_the_other_dots() -> None:
    figure = partners_by_year.figure(partners_by_year.frame(MANY), EN, palette.LIGHT)
    lines, dots, signed = figure.data
    assert lines.mode == "lines"
    assert len(dots.x) == len(partners_by_year.frame(MANY))
    assert [list(one) for one in signed.customdata] == [["JP-40", 2021]]
    assert signed.marker.color == palette.LIGHT.event_types["agreement_signed"]
    assert signed.hovertext[0] == "<b>Fukuoka Prefecture</b><br>2021: 1 engagement<br>1 agreement signed"


def test_every_row_has_its_name() -> None:
    prepared = partners_by_year.frame(MANY)
    figure = partners_by_year.figure(prepared, VI, palette.LIGHT)
    assert len(figure.layout.yaxis.ticktext) == prepared["row"].nunique()
    assert "Tỉnh Fukuoka" in figure.layout.yaxis.ticktext


def test_the_headline_names_who_was_met_in_most_years() -> None:
    assert partners_by_year.headline(partners_by_year.frame(records(ROME, OTTAWA)), EN) == "Who was met when"
    often = partners_by_year.frame(records(ROME, {**ROME, "date_start": "2020"}, OTTAWA))
    assert partners_by_year.headline(often, EN) == "Rome was met in the most years (2)"
