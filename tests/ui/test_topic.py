"""One topic in detail: opened by its address or from the list, within what is filtered."""

import pytest

from atlas.ui import chart_panel, keys
from atlas.ui.charts import Chart
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


def test_the_first_chart_is_sent_and_left_time_before_the_others_are(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    make, show = Chart.figure, chart_panel.plotly

    def noted(chart: Chart) -> object:
        done.append(f"made {chart.name}")
        return make(chart)

    def sent(chart: Chart) -> None:
        show(chart)
        done.append(f"sent {chart.name}")

    monkeypatch.setattr(Chart, "figure", noted)
    monkeypatch.setattr(chart_panel, "plotly", sent)
    monkeypatch.setattr(chart_panel, "sleep", lambda _: done.append("waited"))
    app = open_page("topics", lang="en")
    done.clear()
    app.run()
    others = ["topics_by_year", "topics_by_region", "topics_together"]
    # Each is asked for once more when it is sent, and found ready.
    assert done[:6] == ["made topics", "sent topics", *(f"made {name}" for name in others), "waited"]
    assert [one for one in done if one.startswith("sent")] == ["sent topics", *(f"sent {name}" for name in others)]
    done.clear()
    app.switch_page("pages/timeline/page.py").run()
    below = ["calendar", "partners_by_year", "directions"]
    assert done[:5] == ["made timeline", *(f"made {name}" for name in below), "waited"]
    assert [one for one in done if one.startswith("sent")] == [f"sent {name}" for name in below]


def test_what_takes_time_to_make_is_part_of_the_time_left_to_the_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []
    monkeypatch.setattr(chart_panel, "sleep", waited.append)
    for taken in (0.0, 0.04, 3.0):
        clock = iter((10.0, 10.0 + taken))
        monkeypatch.setattr(chart_panel, "monotonic", lambda clock=clock: next(clock))
        chart_panel.make_ready()
    assert waited == pytest.approx([0.1, 0.06, 0.0])
