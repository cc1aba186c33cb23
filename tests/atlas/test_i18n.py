"""Dates, numbers, countries and words as each language writes them."""

import pytest

from atlas.fold import fold
from atlas.i18n import LANGUAGES, translator
from atlas.vocabulary import TOPICS, WORLD_REGION_OF_COUNTRY, WORLD_REGIONS


@pytest.mark.parametrize(
    ("language", "prefix", "expected"),
    [
        ("vi", "2023-08-04", "04/08/2023"),
        ("vi", "2023-08", "08/2023"),
        ("vi", "2023", "2023"),
        ("en", "2023-08-04", "4 Aug 2023"),
        ("en", "2023-08", "Aug 2023"),
        ("en", "2023", "2023"),
        ("en", None, "date unknown"),
    ],
)
def test_a_date_is_never_finer_than_its_source(language: str, prefix: str | None, expected: str) -> None:
    assert translator(language).date(prefix) == expected


def test_a_range_of_one_day_is_one_date() -> None:
    t = translator("en")
    assert t.date_range("2023-08-04", "2023-08-04") == "4 Aug 2023"


@pytest.mark.parametrize(
    ("start", "end", "english", "vietnamese"),
    [
        ("2023-08-04", "2023-08-06", "4–6 Aug 2023", "04–06/08/2023"),
        ("2019-11-28", "2019-12-01", "28 Nov – 1 Dec 2019", "28/11 – 01/12/2019"),
        ("2023-12-30", "2024-01-02", "30 Dec 2023 – 2 Jan 2024", "30/12/2023 – 02/01/2024"),
        ("2023-08", "2023-09", "Aug 2023 – Sep 2023", "08/2023 – 09/2023"),
        ("2023-08-04", "2023-09", "4 Aug 2023 – Sep 2023", "04/08/2023 – 09/2023"),
        ("2019", "2021", "2019 – 2021", "2019 – 2021"),
        ("2019", None, "2019", "2019"),
        (None, None, "date unknown", "chưa rõ thời gian"),
    ],
)
def test_a_range_says_once_what_its_days_share(
    start: str | None, end: str | None, english: str, vietnamese: str
) -> None:
    assert translator("en").date_range(start, end) == english
    assert translator("vi").date_range(start, end) == vietnamese


def test_numbers_and_plurals_follow_the_language() -> None:
    assert translator("vi").number(1234.5) == "1.234,5"
    assert translator("en").number(1234.5) == "1,234.5"
    assert translator("en").plural("{n} year", "{n} years", 1) == "1 year"
    assert translator("en").plural("{n} year", "{n} years", 1200) == "1,200 years"


def test_countries_come_from_cldr_and_unknown_is_said() -> None:
    assert translator("vi").country("FR") == "Pháp"
    assert translator("vi").country("IT") == "Italia"
    assert [translator(language).country("MM") for language in LANGUAGES] == ["Myanmar", "Myanmar"]
    assert [translator(language).country("PS") for language in LANGUAGES] == ["Palestine", "Palestine"]
    assert translator("en").country("FR") == "France"
    assert translator("en").country(None) == "no country"


def test_an_unknown_language_is_an_error_that_names_the_known_ones() -> None:
    with pytest.raises(ValueError, match="vi, en"):
        translator("xx")


def test_every_topic_has_its_own_label_in_both_languages() -> None:
    for language in ("vi", "en"):
        labels = {TOPICS.label(code, language) for code in TOPICS.codes}
        assert len(labels) == len(TOPICS.codes) == 16


def test_every_country_of_cldr_lies_in_a_known_part_of_the_world() -> None:
    territories = {code for code in translator("en").locale.territories if len(code) == 2 and code.isalpha()}
    no_countries = {"AC", "AQ", "BV", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}
    assert territories - set(WORLD_REGION_OF_COUNTRY) - no_countries == set()
    assert set(WORLD_REGION_OF_COUNTRY.values()) == set(WORLD_REGIONS.codes)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Hà Nội", "ha noi"), ("Đà Nẵng", "da nang"), ("Île-de-France", "ile-de-france"), ("Modi’in", "modi'in")],
)
def test_folding_keeps_one_character_for_each(text: str, expected: str) -> None:
    assert fold(text) == expected
    assert len(fold(text)) == len(text)
