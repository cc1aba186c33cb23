"""The panel: what is chosen reaches the address, and nothing chosen is lost when language or page change."""

from collections.abc import Callable
from typing import Any

import pytest

from atlas.ui import filter_panel, keys, shell, state
from atlas.ui import page as frame
from tests.ui.conftest import OpenPage, texts

CHOICES = {
    "from": "2021",
    "to": "2023",
    "topic": "water_waste",
    "type": "agreement_signed",
    "country": "JP",
    "kind": "region",
    "partner": "JP-40",
    "q": "fukuoka",
}


def test_a_choice_in_the_panel_reaches_the_address_and_the_page(open_page: OpenPage) -> None:
    app = open_page("timeline", lang="en")
    app.multiselect(key=keys.FILTER_TOPICS).set_value(["tourism", "health"]).run()
    assert not app.exception
    assert app.query_params == {"lang": "en", "topic": ["tourism", "health"]}
    assert "Tourism" in texts(app)
    app.selectbox(key=keys.FILTER_FROM).set_value("2022").run()
    assert app.query_params == {"lang": "en", "from": "2022", "topic": ["tourism", "health"]}
    app.text_input(key=keys.FILTER_TEXT).set_value("  rôma ").run()
    assert app.query_params["q"] == "rôma"


def test_years_in_the_wrong_order_are_put_right(open_page: OpenPage) -> None:
    app = open_page("overview", from_="2023", to="2021")
    assert app.query_params == {"from": "2021", "to": "2023"}
    assert app.selectbox(key=keys.FILTER_FROM).value == "2021"


@pytest.mark.parametrize("page", ["overview", "method"])
def test_a_change_of_language_keeps_every_choice(open_page: OpenPage, page: str) -> None:
    app = open_page(page, **{f"{name}_": value for name, value in CHOICES.items()})
    assert app.query_params == CHOICES
    app.segmented_control(key=keys.LANGUAGE).set_value("en").run()
    assert not app.exception
    assert app.query_params == {"lang": "en", **CHOICES}
    assert app.multiselect(key=keys.FILTER_TOPICS).value == ["water_waste"]
    assert app.multiselect(key=keys.FILTER_PARTNERS).value == ["JP-40"]
    app.segmented_control(key=keys.LANGUAGE).set_value("vi").run()
    assert app.query_params == CHOICES


def test_a_choice_after_a_change_of_language_adds_to_those_before(open_page: OpenPage) -> None:
    app = open_page("overview", topic="tourism")
    app.segmented_control(key=keys.LANGUAGE).set_value("en").run()
    app.multiselect(key=keys.FILTER_TYPES).set_value(["conference"]).run()
    assert app.query_params == {"lang": "en", "topic": "tourism", "type": "conference"}


@pytest.mark.parametrize("key", [keys.CLEAR, keys.CLEAR_IN_BAR])
def test_one_button_clears_everything_but_the_language(open_page: OpenPage, key: str) -> None:
    app = open_page("timeline", lang="en", topic="tourism", from_="2020")
    app.button(key=key).click().run()
    assert not app.exception
    assert app.query_params == {"lang": "en"}
    assert app.multiselect(key=keys.FILTER_TOPICS).value == []
    assert app.selectbox(key=keys.FILTER_FROM).value is None


def test_a_month_in_a_link_is_kept_as_it_is(open_page: OpenPage) -> None:
    app = open_page("overview", from_="2021-11")
    assert app.selectbox(key=keys.FILTER_FROM).value == "2021-11"
    assert app.query_params == {"from": "2021-11"}


def test_a_country_without_records_can_be_asked_for(open_page: OpenPage) -> None:
    app = open_page("overview", country="ZW")
    assert not app.exception
    assert app.multiselect(key=keys.FILTER_COUNTRIES).value == ["ZW"]
    assert app.info


def test_what_a_link_got_wrong_is_forgotten_after_the_next_choice(open_page: OpenPage) -> None:
    app = open_page("overview", topic="nonsense")
    assert app.warning
    app.multiselect(key=keys.FILTER_TOPICS).set_value(["tourism"]).run()
    assert not app.warning


def test_an_address_changed_by_a_link_is_followed(open_page: OpenPage) -> None:
    app = open_page("overview", topic="tourism")
    app.query_params.clear()
    app.query_params["type"] = "conference"
    app.run()
    assert app.multiselect(key=keys.FILTER_TOPICS).value == []
    assert app.multiselect(key=keys.FILTER_TYPES).value == ["conference"]


def test_lists_are_in_the_order_of_the_alphabet(open_page: OpenPage) -> None:
    app = open_page("overview", lang="vi")
    assert list(app.multiselect(key=keys.FILTER_PARTNERS).options) == ["Roma", "Test Network", "tỉnh Fukuoka"]


@pytest.mark.parametrize(
    ("key", "name", "code", "found"),
    [
        (keys.FILTER_DIRECTIONS, "direction", "outgoing", 5),
        (keys.FILTER_AGREEMENTS, "agreement", "signed", 1),
        (keys.FILTER_AGREEMENT_KINDS, "agreement_kind", "mou", 1),
        (keys.FILTER_STATUSES, "status", "planned", 0),
        (keys.FILTER_REGIONS, "region", "europe", 3),
    ],
)
def test_the_further_filters_work_like_the_others(
    open_page: OpenPage, key: str, name: str, code: str, found: int
) -> None:
    app = open_page("engagements", lang="en")
    app.multiselect(key=key).set_value([code]).run()
    assert not app.exception
    assert app.query_params == {"lang": "en", name: code}
    assert f"**{found} engagement" in texts(app)


def test_the_numbers_come_before_all_around_them_when_the_reader_changed_a_filter(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []

    def noted(name: str, draw: Callable[..., None]) -> Callable[..., None]:
        def note_and_draw(*parts: Any) -> None:
            drawn.append(name)
            draw(*parts)

        return note_and_draw

    monkeypatch.setattr(filter_panel, "show", noted("panel", filter_panel.show))
    monkeypatch.setattr(shell, "header", noted("links", shell.header))
    monkeypatch.setattr(state, "write", noted("address", state.write))
    monkeypatch.setattr(frame, "_filter_bar", noted("numbers", frame._filter_bar))
    app = open_page("overview", lang="en")
    assert drawn == ["panel", "links", "address", "numbers"]
    drawn.clear()
    app.multiselect(key=keys.FILTER_TOPICS).set_value(["tourism"]).run()
    assert drawn == ["numbers", "panel", "links", "address"]
    # What the reader did not choose in the panel itself must reach its widgets before anything can interrupt the run.
    drawn.clear()
    app.button(key=keys.CLEAR_IN_BAR).click().run()
    assert drawn == ["panel", "links", "address", "numbers"]
    assert app.multiselect(key=keys.FILTER_TOPICS).value == []


def test_the_panel_stands_beside_a_page_that_found_nothing(open_page: OpenPage) -> None:
    app = open_page("overview", lang="en")
    app.text_input(key=keys.FILTER_TEXT).set_value("qzxv").run()
    assert app.text_input(key=keys.FILTER_TEXT).value == "qzxv"
    assert not app.exception
