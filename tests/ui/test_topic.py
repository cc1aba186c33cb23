"""One topic in detail: opened by its address or from the list, within what is filtered."""

from atlas.ui import keys
from tests.ui.conftest import OpenPage, texts


def test_a_topic_opens_by_its_address(open_page: OpenPage) -> None:
    app = open_page("topics", lang="en", focus="water_waste")
    assert not app.exception
    assert "Water, wastewater and waste" in [one.value for one in app.header]
    said = texts(app)
    assert "1 engagement with 1 partner in 1 country." in said
    assert "Fukuoka Prefecture" in said
    assert "**5 engagements**" in said


def test_a_topic_is_chosen_from_the_list_and_stands_in_the_address(open_page: OpenPage) -> None:
    app = open_page("topics", lang="en")
    app.selectbox(key=keys.TOPIC_FOCUS).set_value("tourism").run()
    assert not app.exception
    assert app.query_params == {"lang": "en", "focus": "tourism"}
    assert "No signing is recorded with this topic." in texts(app)


def test_a_topic_that_is_not_among_the_results_says_so(open_page: OpenPage) -> None:
    app = open_page("topics", lang="en", focus="energy", country="IT")
    assert not app.exception
    assert "Nothing with this topic" in app.info[0].value
    assert open_page("topics", lang="en", focus="alchemy").selectbox(key=keys.TOPIC_FOCUS).value is None
