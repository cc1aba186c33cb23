"""Topics, types, directions and partners as bars: the counts, their order, what is said."""

import pytest

from atlas.charts import bars, directions, event_types, palette, top_partners, topics_ranking
from atlas.charts.bars import Bar
from atlas.i18n import translator
from tests.charts.factories import FUKUOKA, MANY, NONE, OTTAWA, ROME, records

VI, EN = translator("vi"), translator("en")


def test_an_engagement_counts_for_each_of_its_topics() -> None:
    prepared = topics_ranking.frame(MANY)
    found = dict(zip(prepared["topic"], prepared["n"], strict=True))
    assert found["transport"] == 9
    assert found["energy"] == found["health"] == found["tourism"] == 1
    assert prepared["n"].tolist() == sorted(prepared["n"], reverse=True)
    assert prepared["share"].iloc[0] == pytest.approx(9 / 11)


def test_engagements_without_a_topic_are_said() -> None:
    assert "1 engagement without a named topic" in topics_ranking.note(MANY, EN)
    assert "without" not in topics_ranking.note(records({}), EN)


def test_the_leading_topic_is_the_headline() -> None:
    assert topics_ranking.headline(topics_ranking.frame(MANY), EN) == "Transport leads: 9 engagements"
    two = topics_ranking.frame(records({"topics": ("energy", "health")}))
    assert topics_ranking.headline(two, EN) == "Health and Energy lead: 1 engagement each"
    three = topics_ranking.frame(records({"topics": ("energy", "health", "tourism")}))
    assert topics_ranking.headline(three, EN) == "3 topics are named equally often"
    assert topics_ranking.headline(topics_ranking.frame(NONE), VI) == "Không có lĩnh vực nào được nêu"


def test_types_are_ranked_with_other_last() -> None:
    found = records(*[{"event_type": "other"}] * 3, {"event_type": "project"}, *[{}] * 2)
    prepared = event_types.frame(found)
    assert prepared["event_type"].tolist() == ["visit_abroad", "project", "other"]
    assert prepared["share"].sum() == pytest.approx(1)
    assert event_types.headline(prepared, EN) == "Other: 3 of 6 engagements"


def test_types_have_their_colours() -> None:
    figure = event_types.figure(event_types.frame(MANY), EN, palette.DARK)
    assert figure.data[0].customdata[0] == "visit_abroad"
    assert figure.data[0].marker.color[0] == palette.DARK.event_types["visit_abroad"]


def test_directions_add_up_with_the_unknown_last() -> None:
    prepared = directions.frame(MANY)
    assert prepared["n"].sum() == len(MANY)
    assert prepared["direction"].tolist() == ["outgoing", "incoming", "third_place", ""]
    assert directions.headline(prepared, EN) == "Delegations out: 7; in: 2"
    assert directions.table(prepared, VI)["Chiều"].tolist()[-1] == "Chưa rõ"


def test_partners_are_ranked_by_engagements_then_by_name() -> None:
    prepared = top_partners.frame(records(OTTAWA, FUKUOKA, FUKUOKA, ROME), top_n=2)
    assert prepared["partner"].tolist() == ["Fukuoka Prefecture", "Ottawa"]
    assert prepared["n"].tolist() == [2, 1]
    assert top_partners.headline(prepared, VI) == "Nhiều hoạt động nhất: tỉnh Fukuoka (2)"


def test_the_longest_bar_has_room_for_its_number() -> None:
    figure = bars.figure([Bar("a", "A", 100, "#A3201D"), Bar("b", "B", 1, "#A3201D")], VI, palette.LIGHT)
    assert figure.layout.xaxis.range[1] > 110
    assert list(figure.data[0].text) == ["100", "1"]


def test_numbers_beside_the_bars_follow_the_language() -> None:
    figure = bars.figure([Bar("a", "A", 1234, "#A3201D")], VI, palette.LIGHT)
    assert list(figure.data[0].text) == ["1.234"]


def test_labels_are_whole_and_inert() -> None:
    name = "Mạng lưới rất dài <b>các thành phố</b> hợp tác với nhau vì tương lai"
    figure = bars.figure([Bar("a", name, 1, "#A3201D")], VI, palette.LIGHT)
    label = figure.layout.yaxis.ticktext[0]
    assert "‹b›" in label
    assert 1 <= label.count("<br>") <= 2


def test_two_partners_of_one_name_keep_a_row_each_in_print() -> None:
    drawing = bars.drawing([Bar("a", "Same", 2, "#A3201D"), Bar("b", "Same", 1, "#A3201D")], EN).to_dict()
    rows = (
        drawing["layer"][0]["data"]["values"]
        if "data" in drawing["layer"][0]
        else next(iter(drawing["datasets"].values()))
    )
    assert len({row["label"] for row in rows}) == 2


def test_topics_are_set_against_the_range_before() -> None:
    now = records({"topics": ("energy", "health")}, {"topics": ("energy",)}, {"topics": ("energy", "tourism")})
    before = records({"topics": ("energy",)}, {"topics": ("health",)})
    prepared = topics_ranking.frame(now, before)
    assert dict(zip(prepared["topic"], prepared["before"], strict=True)) == {"energy": 1, "health": 1, "tourism": 0}
    figure = topics_ranking.figure(prepared, EN, palette.LIGHT)
    assert [text.split() for text in figure.data[0].text] == [["3", "+2"], ["1", "+1"], ["1", "±0"]]
    assert topics_ranking.table(prepared, EN)["In the range before"].tolist() == [1, 0, 1]
    assert "Energy (3, +2)" in topics_ranking.alt_text(prepared, EN)


def test_without_a_range_before_no_change_is_claimed() -> None:
    prepared = topics_ranking.frame(MANY)
    assert prepared["before"].isna().all()
    assert "In the range before" not in topics_ranking.table(prepared, EN).columns
    assert topics_ranking.figure(prepared, EN, palette.LIGHT).data[0].text[0] == "9"
    assert topics_ranking.change(3, 5, EN) == "−2"
