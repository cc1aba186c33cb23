"""The page of relations: what is due, open, quiet, signed; each number is that of the records it opens."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
import streamlit as st  # noqa: TID251 these tests are of the pages

from atlas import store
from atlas.filters import NO_FILTERS, Filters
from atlas.i18n import translator
from atlas.ui import data
from atlas.ui.page import Page
from atlas.ui.state import View
from atlas.ui.ties import balance, figures, quiet, signed, unfinished
from atlas.ui.ties.scope import Scope, scope
from tests.factories import dataset, engagement, undated
from tests.ui.conftest import OpenPage, texts
from tests.ui.test_partner import words_of

ROME, FUKUOKA, NETWORK = "gn:3169070", "JP-40", "org:test-network"
EN = translator("en")
TODAY = date(2026, 11, 22)
RELATED = dataset(
    engagement(
        1, date_start="2017-02-03", event_type="agreement_signed", agreement_status="signed", agreement_kind="mou"
    ),
    engagement(2, date_start="2018-03-05", agreement_status="negotiating", agreement_kind="twinning"),
    engagement(3, date_start="2024-05-03", status="planned", direction="incoming"),
    engagement(4, partner_id="JP-40", date_start="2019-06-01", direction="incoming"),
    engagement(
        5,
        partner_id="JP-40",
        date_start="2019",
        date_precision="year",
        agreement_status="signed",
        agreement_kind="plan",
    ),
    engagement(6, partner_id="JP-40", date_start="2020-01-01", status="planned", direction="incoming"),
    undated(7, partner_id="org:test-network", direction=None),
)
About = Callable[..., Scope]


@pytest.fixture(autouse=True)
def _related(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A store with something of everything, on a day that does not pass."""
    engine = store.open_engine(f"sqlite:///{tmp_path / 'atlas.sqlite'}")
    store.replace_all(engine, RELATED, "2026-11-20")
    store.close(engine)
    monkeypatch.setenv("ATLAS_PUBLISHED_DIR", str(tmp_path))
    monkeypatch.setattr(data, "today", lambda: TODAY)
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()


@pytest.fixture
def about() -> About:
    """A function (filters, options) -> the scope of the page."""

    def make(filters: Filters = NO_FILTERS, *options: tuple[str, str]) -> Scope:
        return scope(Page("relations", View("en", filters, options), data.load(filters), ""))

    return make


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_page_opens_and_says_what_waits(open_page: OpenPage, language: str) -> None:
    app = open_page("relations", lang=language)
    assert not app.exception
    t = translator(language)
    assert app.title[0].value == t("Relations")
    said = texts(app)
    assert t("Under negotiation, without a reported signing") in said
    assert t.plural("{n} agreement signed", "{n} agreements signed", 2) in said


def test_the_numbers_are_those_of_the_lists(about: About) -> None:
    assert [(place, number) for place, _, number in figures.figures(about())] == [
        ("due", "1"),
        ("negotiations", "1"),
        ("announcements", "2"),
        ("not-met", "2"),
        ("signed", "2"),
    ]


def test_what_is_open_does_not_depend_on_the_years_chosen(about: About) -> None:
    found = about(Filters(date_from="2019", date_to="2019"))
    assert [one.engagement_id for one in found.open_promises("negotiation")] == ["E2"]
    assert [one.engagement_id for one in found.open_promises("announcement")] == ["E6", "E3"]
    assert list(found.signed["engagement_id"]) == ["E5"]
    only = about(Filters(partners=(FUKUOKA,)))
    assert not only.open_promises("negotiation")


def test_a_promise_says_its_age_and_leads_to_its_record(about: About) -> None:
    found = about()
    (promise,) = found.open_promises("negotiation")
    rows = data.rows([promise.engagement_id])
    cells = unfinished._cells(promise, rows, found)
    assert [words_of(cell) for cell in cells] == [
        *("5\u00a0Mar\u00a02018", "8 years", "Rome", "Twinning Transport", "", "news.example")
    ]
    assert "record=E2" in cells[0]
    assert 'href="partner?lang=en&amp;partner=gn%3A3169070"' in cells[2]


@pytest.mark.parametrize(
    ("years", "only_agreement", "found"),
    [(3, True, [ROME, FUKUOKA]), (7, True, [ROME]), (9, False, []), (1, False, [ROME, FUKUOKA])],
)
def test_who_was_not_met_for_so_many_years(about: About, years: int, only_agreement: bool, found: list[str]) -> None:
    assert [one.partner_id for one in quiet.quiet(about(), years, only_agreement)] == found


@pytest.mark.parametrize(
    ("text", "years"), [("5", 5), ("0", 3), ("-2", 3), ("x", 3), ("999", 30), ("²", 3), ("9" * 5000, 30)]
)
def test_the_years_of_an_address_are_kept_within_bounds(about: About, text: str, years: int) -> None:
    assert quiet.years_of(about(NO_FILTERS, ("years", text))) == years


def test_the_number_of_years_is_in_the_address(open_page: OpenPage) -> None:
    app = open_page("relations", lang="en", years="7")
    assert app.number_input(key="quiet_years").value == 7
    app.number_input(key="quiet_years").set_value(5).run()
    assert not app.exception
    assert app.query_params == {"lang": "en", "years": "5"}
    app.number_input(key="quiet_years").set_value(3).run()
    assert app.query_params == {"lang": "en"}


def test_kinds_are_counted_and_the_unknown_is_said() -> None:
    assert signed.kinds(["mou", None, "twinning", "mou"], EN) == (
        "By kind: memorandum of understanding 2; twinning 1; of unknown kind 1."
    )


@pytest.mark.parametrize("by", ["partner_id", "country_code", "world_region"])
def test_each_number_of_visits_is_that_of_the_filters_it_opens(about: About, by: str) -> None:
    from atlas.charts import visits

    rows = visits.frame(about().page.records, by).to_dict("records")  # type: ignore[arg-type]
    assert sum(row["outgoing"] + row["incoming"] for row in rows) == 4
    for row in rows:
        for direction in ("outgoing", "incoming"):
            assert row[direction] == len(data.load(balance.behind(row, direction, NO_FILTERS)))


def test_an_empty_choice_says_so(open_page: OpenPage) -> None:
    app = open_page("relations", lang="en", partner=NETWORK)
    assert not app.exception
    said = texts(app)
    assert "No agreement is on record as still under negotiation." in said
    assert "No signing of an agreement is on record." in said
