"""Each page, in both languages, with and without filters: it says what it must and never fails."""

import pytest
import streamlit as st  # noqa: TID251 these tests are of the pages

from atlas.i18n import translator
from atlas.ui import shell
from tests.ui.conftest import FILTERED_PAGES, PAGES, OpenPage, key_figures, texts

LANGUAGES = ("vi", "en")
TITLES = {
    "overview": "Overview",
    "world_map": "World map",
    "timeline": "Timeline",
    "topics": "Topics",
    "partner": "Partners",
    "relations": "Relations",
    "compare": "Compare",
    "engagements": "Engagements",
    "reports": "Reports",
    "method": "Data and method",
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_each_page_opens_in_each_language(open_page: OpenPage, page: str, language: str) -> None:
    app = open_page(page, lang=language)
    assert not app.exception
    assert app.title[0].value == translator(language)(TITLES[page])
    assert translator(language)("Hanoi Partnerships Atlas") in texts(app)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", FILTERED_PAGES)
def test_each_page_shows_the_filtered_records(open_page: OpenPage, page: str, language: str) -> None:
    app = open_page(page, lang=language, type="conference")
    assert not app.exception
    t = translator(language)
    assert f"**{t.plural('{n} engagement', '{n} engagements', 2)}**" in texts(app)


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ({}, 5),
        ({"from_": "2023", "to": "2023"}, 2),
        ({"topic": "tourism"}, 1),
        ({"type": "conference"}, 2),
        ({"country": "JP"}, 1),
        ({"kind": "organisation"}, 1),
        ({"partner": "gn:3169070"}, 3),
        ({"q": "ha noi ky ket"}, 1),
    ],
)
def test_each_filter_in_the_address_filters(open_page: OpenPage, query: dict[str, str], count: int) -> None:
    app = open_page("engagements", lang="en", **query)
    assert not app.exception
    assert len(app.dataframe[0].value) == count


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", FILTERED_PAGES)
def test_an_empty_result_says_so_and_offers_the_way_back(open_page: OpenPage, page: str, language: str) -> None:
    app = open_page(page, lang=language, topic="energy", country="FR")
    assert not app.exception
    assert len(app.info) == 1
    app.button(key="clear_filters_empty").click().run()
    assert not app.exception
    assert not app.info
    assert app.query_params == ({"lang": "en"} if language == "en" else {})


@pytest.mark.parametrize("page", PAGES)
def test_what_a_link_gets_wrong_is_said(open_page: OpenPage, page: str) -> None:
    app = open_page(page, topic=["nonsense", "tourism"], partner="gn:1", colour="red", lang="en")
    assert not app.exception
    assert len(app.warning) == 1
    for part in ("topic=nonsense", "partner=gn:1", "colour"):
        assert part in app.warning[0].value
    assert app.query_params == {"lang": "en", "topic": "tourism"}


@pytest.mark.parametrize("page", FILTERED_PAGES)
def test_records_that_name_no_topic_date_or_place_are_drawn_as_well(open_page: OpenPage, page: str) -> None:
    app = open_page(page, kind="organisation")
    assert not app.exception
    assert not app.error


def test_pages_take_the_filters_along(open_page: OpenPage) -> None:
    app = open_page("overview", topic="tourism", lang="en")
    for page in ("world_map", "engagements", "topics"):
        app.switch_page(f"pages/{page}/page.py").run()
        assert not app.exception
        assert app.query_params == {"topic": "tourism", "lang": "en"}
        assert "Tourism" in texts(app)


def test_every_link_between_the_pages_carries_the_filters(open_page: OpenPage) -> None:
    app = open_page("overview", topic="tourism", lang="en")
    queries = [link.proto.query_string for link in app.page_link]
    assert len(queries) > len(PAGES)
    assert all("lang=en" in query and "topic=tourism" in query for query in queries)


def test_a_chosen_record_is_shown_with_its_sources(open_page: OpenPage) -> None:
    app = open_page("engagements", record="E1", lang="en")
    assert not app.exception
    said = texts(app)
    assert "Rome: Visit abroad, 1 May 2023" in said.replace("\\", "")
    assert "Trần Thị Thử (Chairwoman)" in said.replace("\\", "")
    assert "https://news.example/1" in said
    assert "All about this partner" in "".join(link.proto.label for link in app.page_link).replace("\\", "")


def test_a_record_that_is_not_among_the_results_is_not_shown(open_page: OpenPage) -> None:
    app = open_page("engagements", record="E1", topic="tourism", lang="en")
    assert not app.exception
    assert "news.example" not in texts(app)


def test_a_partner_can_be_chosen_without_a_click_on_the_map(open_page: OpenPage) -> None:
    app = open_page("world_map", lang="en")
    assert app.selectbox(key="map_partner").options == ["Rome (3)", "Fukuoka Prefecture (1)"]
    app.selectbox(key="map_partner").set_value("gn:3169070").run()
    assert not app.exception
    assert app.query_params == {"lang": "en", "pick": "gn:3169070"}
    assert [one.value for one in app.header][-1] == "Rome"
    assert "news.example" in texts(app)
    app.multiselect(key="filter_topics").set_value(["tourism"]).run()
    assert app.query_params == {"lang": "en", "topic": "tourism"}


def test_a_partner_that_is_not_on_the_map_cannot_be_picked_by_a_link(open_page: OpenPage) -> None:
    app = open_page("world_map", lang="en", pick="org:test-network")
    assert not app.exception
    assert app.selectbox(key="map_partner").value is None


def test_the_choice_of_topics_by_country_is_in_the_address(open_page: OpenPage) -> None:
    app = open_page("topics", lang="en")
    app.segmented_control(key="topics_by").set_value("country").run()
    assert not app.exception
    assert app.query_params == {"lang": "en", "by": "country"}
    app.segmented_control(key="topics_by").set_value("region").run()
    assert app.query_params == {"lang": "en"}


def test_key_figures_count_what_the_store_holds(open_page: OpenPage) -> None:
    app = open_page("overview", lang="en")
    assert key_figures(app) == {
        "Engagements": "5",
        "Partners": "3",
        "Countries": "2",
        "Agreements signed": "1",
    }


def test_key_figures_are_compared_when_a_range_is_chosen(open_page: OpenPage) -> None:
    app = open_page("overview", lang="en", from_="2023", to="2023")
    links = {link.proto.label.replace("\\", ""): link.proto.query_string for link in app.page_link}
    label = next(label for label in links if label.startswith(":blue[+1 against 2022 (1)"))
    assert links[label] == "lang=en&from=2022&to=2022"


def test_each_finding_opens_its_records(open_page: OpenPage) -> None:
    app = open_page("overview", lang="en")
    opened = [link.proto.query_string for link in app.page_link if "Most often with Rome" in link.proto.label]
    assert opened == ["lang=en&partner=gn%3A3169070"]


def test_a_tab_is_told_its_title_only_when_that_changes(open_page: OpenPage, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[dict[str, str]] = []
    monkeypatch.setattr(st, "set_page_config", lambda **given: told.append(given))
    app = open_page("overview", lang="en")
    assert told[0]["page_icon"] == shell.ICON
    assert told[-1] == {"page_title": "Overview · Hanoi Partnerships Atlas"}
    told.clear()
    app.multiselect(key="filter_types").set_value(["conference"]).run()
    assert told == []
    app.switch_page("pages/timeline/page.py").run()
    assert told == [{"page_title": "Timeline · Hanoi Partnerships Atlas"}]
