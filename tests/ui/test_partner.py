"""A partner's page: its parts say what the records say, and each number is that of the filters it opens."""

import re
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import unquote

import pytest

from atlas.charts import counts
from atlas.filters import Filters
from atlas.i18n import translator
from atlas.ui import data, directory
from atlas.ui.partner import agreements, around, head, history, place, relation
from atlas.ui.partner.subject import Subject, named, subject
from atlas.ui.state import View
from tests.ui.conftest import OpenPage, key_figures, texts

ROME, FUKUOKA, NETWORK = "gn:3169070", "JP-40", "org:test-network"
EN = translator("en")
About = Callable[..., Subject]


@pytest.fixture
def about() -> About:
    """A function (partner_id, language) -> the subject of that partner's page."""

    def make(partner_id: str, language: str = "en") -> Subject:
        return subject(partner_id, View(language, Filters(partners=(partner_id,))))

    return make


def words_of(markup: str) -> str:
    """What a reader sees of HTML."""
    return re.sub(r"<[^>]+>", "", markup)


@pytest.mark.parametrize(("language", "name"), [("en", "Rome"), ("vi", "Roma")])
def test_the_page_of_a_partner_opens_in_each_language(open_page: OpenPage, language: str, name: str) -> None:
    app = open_page("partner", partner=ROME, lang=language)
    assert not app.exception
    assert app.title[0].value == name
    said = texts(app)
    for heading in ("How far the relation went", "Agreements and what became of them", "Who met whom", "Sources"):
        assert translator(language)(heading) in said
    assert app.query_params.get("partner") == ROME


def test_a_partner_whose_records_name_no_topic_date_or_place_has_a_page(open_page: OpenPage) -> None:
    app = open_page("partner", partner=NETWORK, lang="en")
    assert not app.exception
    assert not app.error
    assert app.title[0].value == "Test Network"


def test_other_filters_are_said_not_to_be_applied(open_page: OpenPage) -> None:
    app = open_page("partner", partner=ROME, topic="tourism", lang="en")
    assert not app.exception
    assert "not applied" in app.info[0].value
    assert key_figures(app)["Engagements"] == "3"
    assert not open_page("partner", partner=ROME, lang="en").info


@pytest.mark.parametrize("partners", [[], [ROME, FUKUOKA], ["gn:1"]])
def test_no_or_several_or_unknown_partners_give_the_list(open_page: OpenPage, partners: list[str]) -> None:
    app = open_page("partner", lang="en", partner=partners)
    assert not app.exception
    assert app.title[0].value == "Partners"
    listed = app.selectbox(key="partner_found").options
    assert listed == ["Fukuoka Prefecture", "Rome"] + ([] if len(partners) == 2 else ["Test Network"])


def test_the_list_is_ordered_as_the_reader_likes() -> None:
    found, facts = counts.by_partner(data.load()).to_dict("records"), data.relations()
    names = {str(row["partner_id"]): str(row["partner"]) for row in found}
    wanted = {"n": [ROME, FUKUOKA, NETWORK], "name": [FUKUOKA, ROME, NETWORK], "relation": [FUKUOKA, ROME, NETWORK]}
    for by, order in {**wanted, "last": [ROME, FUKUOKA, NETWORK]}.items():
        assert [row["partner_id"] for row in directory.ordered(found, names, facts, by)] == order


def test_choosing_from_the_list_opens_the_page(open_page: OpenPage) -> None:
    app = open_page("partner", lang="en", topic="energy")
    app.selectbox(key="partner_found").set_value(FUKUOKA).run()
    assert not app.exception
    assert app.query_params == {"lang": "en", "partner": FUKUOKA}
    assert app.title[0].value == "Fukuoka Prefecture"


def test_each_number_is_that_of_the_records_it_opens(about: About) -> None:
    for partner_id in (ROME, FUKUOKA, NETWORK):
        one = about(partner_id)
        facts, took_place = one.facts, one.filters(statuses=("occurred",))
        assert facts.occurred == len(data.load(took_place))
        assert facts.outgoing == len(data.load(replace(took_place, directions=("outgoing",))))
        assert len(facts.agreements) == len(data.load(replace(took_place, agreements=("signed",))))


def test_the_ladder_leads_to_the_first_record_of_each_step(about: About) -> None:
    steps = relation.steps(about(FUKUOKA), "#A3201D")
    assert words_of(steps) == (
        "Contactsince Nov 2021Projectnot on record"
        "Friendship or cooperation agreementsince Nov 2021Twinningnot on record"
    )
    assert unquote(steps).count('href="engagements?lang=en&amp;partner=JP-40&amp;record=E3"') == 2


def test_the_summary_says_relation_and_last_contact(about: About) -> None:
    said = head.summary(about(FUKUOKA).facts, EN)
    assert said.startswith("Friendship or cooperation agreement, since Nov 2021. Last contact on record: Nov 2021, ")
    assert head.summary(about(NETWORK).facts, EN) == "Contact (date unknown)."


def test_names_that_are_the_same_stand_once(about: About) -> None:
    assert dict(place.names(about(ROME))) == {
        "Name in Vietnamese": "Roma",
        "Name in English": "Rome",
        "Also written": "Rô-ma",
    }
    one = about(ROME)
    same = replace(one, entry={**one.entry, "name_vi": "Rome"})
    assert place.names(same)[0] == ("Name", "Rome")


def test_where_a_partner_is_in_words(about: About) -> None:
    assert dict(place.where(about(ROME))) == {
        "Kind": "City",
        "Location": "Italy, Europe",
        "Place on the map": "",
        "Distance from Hanoi": "about 8,700 km as the crow flies",
    }
    network = dict(place.where(about(NETWORK)))
    assert network["Place on the map"] == "A network or group: no single place"
    assert network["Distance from Hanoi"] == ""


def test_an_engagement_of_the_history_says_who_and_where_it_was_read(about: About) -> None:
    one = about(ROME)
    row = next(row for row in one.records.to_dict("records") if row["engagement_id"] == "E1")
    said = history.entry(row, one, "#000000")
    assert words_of(said) == (
        "1\u00a0May\u00a02023 · Visit abroadTransport"
        "Trần Thị Thử, Chairwoman – Mario Prova, Mayor; Anna Provanews.example"
    )
    assert "record=E1" in said
    vietnamese = history.people("E1", about(ROME, "vi"))
    assert "Chủ tịch HĐND Thành phố" in vietnamese


def test_what_followed_a_signing_is_counted_as_its_link_counts(about: About) -> None:
    one = about(FUKUOKA)
    (aftermath,) = one.aftermaths
    assert words_of(agreements.since_then(aftermath, one)) == "Nothing later is on record."


def test_neighbours_are_of_the_same_country() -> None:
    found = around.same_country(data.load(), "IT", FUKUOKA)
    assert list(found["partner_id"]) == [ROME]
    assert around.same_country(data.load(), "IT", ROME).empty


def test_sources_are_grouped_by_their_host(about: About) -> None:
    (pages,) = [
        found for host, found in around.by_publisher(about(ROME).rows.values()).items() if host == "news.example"
    ]
    assert list(pages) == ["https://news.example/1"]


def test_only_one_partner_has_a_page() -> None:
    assert named(View("en", Filters())) is None
    assert named(View("en", Filters(partners=(ROME, FUKUOKA)))) is None
    assert named(View("en", Filters(partners=(ROME,), text="x"))) == ROME


def test_a_long_history_says_how_many_are_not_listed_and_where_they_are(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "LISTED_MAX", 1)
    shown = [unquote(str(one.proto.body)) for one in open_page("partner", partner=ROME, lang="en").get("html")]
    left = next(one for one in shown if "atlas-history" in one)
    assert "2 more are not listed here." in words_of(left)
    assert '<a href="engagements?lang=en&amp;partner=gn:3169070">' in left


def test_neighbours_beyond_those_listed_are_counted_and_linked(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(around, "same_country", lambda *_: counts.by_partner(data.load()))
    monkeypatch.setattr(around, "NEIGHBOURS_MAX", 1)
    shown = [unquote(str(one.proto.body)) for one in open_page("partner", partner=ROME, lang="en").get("html")]
    assert any('<a href="partner?lang=en&amp;country=IT">2 more partners</a>' in one for one in shown)
