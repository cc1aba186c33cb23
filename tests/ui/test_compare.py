"""The page that compares: what the address names, what suggests itself, and numbers that are those of their filters."""

from datetime import date
from urllib.parse import unquote

import pytest

from atlas.charts.compare_years import COUNTRIES, PARTNERS, PERIODS
from atlas.filters import NO_FILTERS, Filters
from atlas.i18n import translator
from atlas.ui import data
from atlas.ui.compare import figures, mix
from atlas.ui.compare.sides import keys_of, kind, others, sides, suggested
from atlas.ui.page import Page
from atlas.ui.state import View
from atlas.vocabulary import EVENT_TYPES, TOPICS
from tests.ui.conftest import OpenPage, texts

ROME, FUKUOKA, NETWORK = "gn:3169070", "JP-40", "org:test-network"
EN = translator("en")


def view(of: str = "", named: str = "", filters: Filters = NO_FILTERS) -> View:
    options = (("of", of), ("sides", named))
    return View("en", filters, tuple(pair for pair in options if pair[1]))


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("of", ["", "countries", "periods"])
def test_the_page_opens_in_each_language(open_page: OpenPage, language: str, of: str) -> None:
    app = open_page("compare", lang=language, **({"of": of} if of else {}))
    assert not app.exception
    assert not app.warning
    assert app.title[0].value == translator(language)("Compare")
    assert translator(language)("Agreements signed") in texts(app)


@pytest.mark.parametrize(
    ("of", "named", "found", "unknown"),
    [
        (PARTNERS, f"{FUKUOKA},{ROME}", [FUKUOKA, ROME], []),
        (PARTNERS, f"{ROME},gn:1,{ROME},", [ROME], ["gn:1"]),
        (COUNTRIES, "jp,IT,FR", ["JP", "IT"], ["FR"]),
        (PERIODS, "2014..2018,2023,2020-05..2019", ["2014..2018", "2023..2023", "2019..2020-05"], []),
        (PERIODS, "2014..x,..,2014..2018..2020,20", [], ["2014..x", "..", "2014..2018..2020", "20"]),
        (PERIODS, "2010,2011,2012,2013,2014", ["2010..2010", "2011..2011", "2012..2012", "2013..2013"], ["2014"]),
    ],
)
def test_what_an_address_names_is_compared_and_the_rest_named(
    of: str, named: str, found: list[str], unknown: list[str]
) -> None:
    assert keys_of(view(of, named)) == (found, unknown)


def test_an_unknown_kind_compares_partners() -> None:
    assert kind(view("planets")) == PARTNERS


def test_what_suggests_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(data, "today", lambda: date(2026, 11, 22))
    assert [one.key for one in sides(view())] == [ROME, FUKUOKA]
    assert [one.key for one in sides(view("countries"))] == ["IT", "JP"]
    assert suggested(PERIODS, NO_FILTERS) == ["2016..2020", "2021..2025"]
    assert [one.key for one in sides(view(filters=Filters(topics=("energy",))))] == [FUKUOKA]


def test_filters_of_what_is_compared_give_way_and_others_hold() -> None:
    filters = Filters(date_from="2023", countries=("JP",), partners=(NETWORK,), topics=("transport",))
    assert others(PARTNERS, filters) == Filters(date_from="2023", countries=("JP",), topics=("transport",))
    assert others(COUNTRIES, filters) == Filters(date_from="2023", partners=(NETWORK,), topics=("transport",))
    assert others(PERIODS, filters) == Filters(countries=("JP",), partners=(NETWORK,), topics=("transport",))
    (one,) = sides(view(named=ROME, filters=Filters(partners=(FUKUOKA,), topics=("tourism",))))
    assert one.filters == Filters(partners=(ROME,), topics=("tourism",))
    assert list(one.records["engagement_id"]) == ["E2"]


@pytest.mark.parametrize(
    ("of", "named"), [(PARTNERS, f"{ROME},{FUKUOKA}"), (COUNTRIES, "IT,JP"), (PERIODS, "2021..2022,2023")]
)
def test_each_number_is_that_of_the_filters_it_opens(of: str, named: str) -> None:
    for one in sides(view(of, named)):
        for count, narrowed in figures.MEASURES.values():
            assert count(one.records) == len(data.load(narrowed(one.filters)))
        for terms in (EVENT_TYPES, TOPICS):
            for code, n in mix.counts(terms, one.records).items():
                behind = mix.with_code(one.filters, terms, code)
                assert behind is not None
                assert n == len(data.load(behind))


def test_a_number_that_no_filters_find_is_no_link() -> None:
    filters = Filters(topics=("tourism",))
    assert mix.with_code(filters, TOPICS, "culture_heritage") is None
    assert mix.with_code(filters, TOPICS, "tourism") == filters
    page = Page("compare", view(), data.load(), "")
    assert figures.linked(1, None, page) == "1"
    assert figures.linked(0, filters, page) == "0"
    assert figures.linked(1, filters, page) == '<a href="engagements?lang=en&amp;topic=tourism">1</a>'


def test_the_first_and_last_contact_open_their_records() -> None:
    page = Page("compare", view(), data.load(), "")
    rome, network = sides(view(named=f"{ROME},{NETWORK}"))
    assert "record=E2" in figures.contact(rome, False, page)
    assert "record=E5" in figures.contact(rome, True, page)
    assert figures.contact(network, True, page) == ""


def test_choosing_is_kept_in_the_address(open_page: OpenPage) -> None:
    app = open_page("compare", lang="en")
    app.multiselect(key="compare_sides").set_value([FUKUOKA, NETWORK]).run()
    assert not app.exception
    assert app.query_params == {"lang": "en", "sides": f"{FUKUOKA},{NETWORK}"}
    app.segmented_control(key="compare_of").set_value("periods").run()
    assert not app.exception
    assert app.query_params == {"lang": "en", "of": "periods"}
    app.button(key="compare_add").click().run()
    assert len(app.query_params["sides"].split(",")) == 3
    app.selectbox(key="compare_year_0_0").set_value("2021").run()
    assert not app.exception
    assert app.query_params["sides"].startswith("2021..")
    app.button(key="compare_remove").click().run()
    assert len(app.query_params["sides"].split(",")) == 2


def test_what_cannot_be_compared_is_said(open_page: OpenPage) -> None:
    app = open_page("compare", lang="en", sides=f"{ROME},gn:1")
    assert not app.exception
    assert "gn:1" in app.warning[0].value.replace("\\", "")


def test_the_number_of_countries_opens_the_map_of_them() -> None:
    page = Page("compare", view(), data.load(), "")
    some, none = sides(view(PERIODS, "2021..2023,1901..1902"))
    assert figures.countries(none, page) == "0"
    assert (
        unquote(figures.countries(some, page))
        == '<a href="map?lang=en&amp;from=2021&amp;to=2023&amp;show=countries">2</a>'
    )
    assert some.records["country_code"].nunique() == 2
