"""The view and the address: what is read, what is dropped, what wins."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas.filters import Filters
from atlas.i18n import LANGUAGES
from atlas.ui.state import OPTION_NAMES, View, changed_outside, read_query
from atlas.vocabulary import EVENT_TYPES, TOPICS


def grouped(pairs: list[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    return found


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({}, View("vi", Filters())),
        ({"lang": ["en"]}, View("en", Filters())),
        ({"topic": ["health,tourism"]}, View("vi", Filters(topics=("tourism", "health")))),
        ({"year_from": ["2020"]}, View("vi", Filters(date_from="2020"))),
        ({"by": ["country"]}, View("vi", Filters(), (("by", "country"),))),
        ({"lang": ["fr"]}, View("vi", Filters(), dropped=("lang=fr",))),
        ({"topic": ["nonsense", "health"]}, View("vi", Filters(topics=("health",)), dropped=("topic=nonsense",))),
        ({"colour": ["red"]}, View("vi", Filters(), dropped=("colour",))),
        ({"utm_source": ["x"], "fbclid": ["y"], "embed": ["true"]}, View("vi", Filters())),
    ],
)
def test_what_an_address_asks_for(query: dict[str, list[str]], expected: View) -> None:
    assert read_query(query) == expected


views = st.builds(
    View,
    st.sampled_from(LANGUAGES),
    st.builds(
        Filters,
        date_from=st.sampled_from([None, "2019", "2020-05"]),
        date_to=st.sampled_from([None, "2021", "2023-12-31"]),
        topics=st.sets(st.sampled_from(TOPICS.codes)).map(lambda found: tuple(c for c in TOPICS.codes if c in found)),
        event_types=st.sampled_from([(), EVENT_TYPES.codes[:2]]),
        text=st.sampled_from(["", "ha noi", "a & b=c"]),
    ),
    st.sampled_from([(), (("by", "country"),), (("record", "R1"),)]),
)


@given(views)
def test_the_address_of_a_view_opens_the_same_view(view: View) -> None:
    assert read_query(grouped(view.query(options=view.options))) == view


def test_links_leave_the_page_options_behind() -> None:
    view = View("en", Filters(topics=("health",)), (("record", "R1"),))
    assert view.query() == [("lang", "en"), ("topic", "health")]
    assert view.query(Filters(), [("by", "country")]) == [("lang", "en"), ("by", "country")]


@pytest.mark.parametrize(
    ("url", "known", "before", "seconds", "expected"),
    [
        ("", None, None, 1e9, True),  # the first run
        ("a=1", "a=1", None, 1e9, False),  # nothing changed
        ("b=2", "a=1", None, 1e9, True),  # a link
        ("a=0", "a=1", "a=0", 60.0, True),  # the back button, a minute after the change
        ("a=0", "a=1", "a=0", 0.1, False),  # a run that the browser had sent before our change arrived
    ],
)
def test_who_changed_the_address(url: str, known: Any, before: Any, seconds: float, expected: bool) -> None:
    assert changed_outside(url, known, before, seconds) is expected


def test_options_are_no_filters() -> None:
    assert not set(OPTION_NAMES) & {name for name, _ in Filters(date_from="2020", text="x").to_pairs()}
