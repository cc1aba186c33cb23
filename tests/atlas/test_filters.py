"""Filters: the URL, the value and the sentence say the same; what cannot be read is said."""

from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas.filters import NO_FILTERS, Dropped, Filters
from atlas.fold import words
from atlas.i18n import translator
from atlas.vocabulary import (
    AGREEMENT_KINDS,
    AGREEMENT_STATUSES,
    DIRECTIONS,
    EVENT_TYPES,
    PARTNER_KINDS,
    STATUSES,
    TOPICS,
    WORLD_REGIONS,
)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", NO_FILTERS),
        ("?lang=en", NO_FILTERS),
        ("from=2019&to=2023", Filters(date_from="2019", date_to="2023")),
        ("from=2023&to=2019", Filters(date_from="2019", date_to="2023")),
        ("from=2023-05&to=2023", Filters(date_from="2023-05", date_to="2023")),
        ("topic=tourism&topic=transport", Filters(topics=("transport", "tourism"))),
        ("topic=tourism,transport", Filters(topics=("transport", "tourism"))),
        ("topic=tourism&topic=tourism", Filters(topics=("tourism",))),
        ("type=conference", Filters(event_types=("conference",))),
        ("event_type=conference", Filters(event_types=("conference",))),
        ("year_from=2020", Filters(date_from="2020")),
        ("country=fr,jp", Filters(countries=("FR", "JP"))),
        ("direction=incoming,outgoing", Filters(directions=("outgoing", "incoming"))),
        ("agreement=signed&status=occurred", Filters(agreements=("signed",), statuses=("occurred",))),
        ("agreement_kind=twinning,mou", Filters(agreement_kinds=("mou", "twinning"))),
        ("region=europe&region=east_asia", Filters(world_regions=("east_asia", "europe"))),
        ("kind=embassy", Filters(partner_kinds=("embassy",))),
        ("partner=gn:3169070&partner=JP-40", Filters(partners=("JP-40", "gn:3169070"))),
        ("partner=embassy%3AJP", Filters(partners=("embassy:JP",))),
        ("q=H%C3%A0++N%E1%BB%99i", Filters(text="Hà Nội")),
        ("search=rome", Filters(text="rome")),
    ],
)
def test_a_query_is_read(query: str, expected: Filters) -> None:
    assert Filters.from_query(query) == (expected, ())


@pytest.mark.parametrize(
    ("query", "dropped"),
    [
        ("topic=football", Dropped("topic", "football")),
        ("topic=Giao thông", Dropped("topic", "Giao thông")),
        ("type=visit", Dropped("type", "visit")),
        ("direction=inward", Dropped("direction", "inward")),
        ("agreement=yes", Dropped("agreement", "yes")),
        ("region=Europa", Dropped("region", "Europa")),
        ("from=last year", Dropped("from", "last year")),
        ("to=2023-13", Dropped("to", "2023-13")),
        ("country=XX", Dropped("country", "XX")),
        ("country=VN", Dropped("country", "VN")),
        ("q=%25_!", Dropped("q", "%_!")),
        ("kind=planet", Dropped("kind", "planet")),
        ("partner=' OR 1=1 --", Dropped("partner", "' OR 1=1 --")),
    ],
)
def test_what_cannot_be_read_is_dropped_and_named(query: str, dropped: Dropped) -> None:
    assert Filters.from_query(query) == (NO_FILTERS, (dropped,))


def test_the_known_part_of_a_half_known_query_is_kept() -> None:
    filters, dropped = Filters.from_query("topic=tourism,football&from=2020")
    assert filters == Filters(topics=("tourism",), date_from="2020")
    assert dropped == (Dropped("topic", "football"),)


years = st.integers(1900, 2099).map(str)
texts = (
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=60)
    .map(lambda text: " ".join(text.split()))
    .filter(lambda text: not text or bool(words(text)))
)


def _some(codes: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.sets(st.sampled_from(codes)).map(lambda chosen: tuple(code for code in codes if code in chosen))


filters_values = st.builds(
    Filters,
    date_from=st.none() | years,
    date_to=st.none(),
    topics=_some(TOPICS.codes),
    event_types=_some(EVENT_TYPES.codes),
    directions=_some(DIRECTIONS.codes),
    agreements=_some(AGREEMENT_STATUSES.codes),
    agreement_kinds=_some(AGREEMENT_KINDS.codes),
    statuses=_some(STATUSES.codes),
    world_regions=_some(WORLD_REGIONS.codes),
    countries=_some(("FR", "JP", "US")),
    partner_kinds=_some(PARTNER_KINDS.codes),
    partners=_some(("JP-40", "embassy:FR", "gn:1")),
    text=texts,
)


@given(filters_values)
def test_a_url_opens_the_view_that_it_was_copied_from(filters: Filters) -> None:
    assert Filters.from_query(filters.to_query()) == (filters, ())


@given(filters_values)
def test_the_parsed_pairs_say_what_the_query_says(filters: Filters) -> None:
    assert Filters.from_query(parse_qs(filters.to_query())) == Filters.from_query(filters.to_query())


def test_codes_in_the_url_do_not_depend_on_language_or_order() -> None:
    first, _ = Filters.from_query("topic=tourism&topic=transport&country=JP&country=FR")
    second, _ = Filters.from_query("country=FR,JP&topic=transport,tourism")
    assert first.to_query() == second.to_query() == "topic=transport&topic=tourism&country=FR&country=JP"


def test_the_sentence_names_every_filter_in_the_readers_language() -> None:
    filters, _ = Filters.from_query(
        "from=2019&to=2023&topic=tourism&type=conference&country=JP&kind=city&partner=JP-40&q=ha noi"
        "&direction=incoming&agreement=signed&agreement_kind=mou&status=planned&region=east_asia"
    )
    english = filters.sentence(translator("en"), {"JP-40": "Fukuoka Prefecture"}.__getitem__)
    for part in ("2019 to 2023", "Tourism", "Conference or forum", "Japan", "City", "Fukuoka Prefecture", "“ha noi”"):
        assert part in english
    for part in (
        "direction: Incoming",
        "agreements: Signed",
        "kinds of agreement: Memorandum of understanding",
        "status: Planned",
        "parts of the world: East Asia",
    ):
        assert part in english
    vietnamese = filters.sentence(translator("vi"), {"JP-40": "tỉnh Fukuoka"}.__getitem__)
    for part in ("2019", "2023", "Du lịch", "Hội nghị, diễn đàn", "Nhật Bản", "Thành phố", "Đoàn vào", "Đông Á"):
        assert part in vietnamese


def test_no_filters_make_no_sentence_and_no_query() -> None:
    assert NO_FILTERS.is_empty
    assert NO_FILTERS.sentence(translator("vi")) == ""
    assert NO_FILTERS.to_query() == ""
