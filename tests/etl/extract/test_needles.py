"""Dates are looked for only where one can stand; that finds all that a look everywhere would."""

import pytest

from etl.extract.dategrammar import find_dates, numbers_in
from etl.extract.needles import begins_with_digit, needles_of, needs_digit
from etl.extract.tables import language_tables
from etl.fold import lower_key
from tests.etl.extract.helpers import ARTICLES_DIR


@pytest.mark.parametrize(
    ("source", "needles"),
    [
        (r"\b(?:yesterday|last night)\b", {"yesterday", "last night"}),
        (r"\b(?P<n>two|2) days ago\b", {" days ago"}),
        (r"\b(?:in the evening(?=,)|later that (?:day|night))\b", {"in the evening", "later that "}),
        (r"\d+(?: hours)?", set()),
        (r"(?:one|\d) hour|\d\d", set()),
    ],
)
def test_every_match_holds_a_needle(source: str, needles: set[str]) -> None:
    assert needles_of(source) == needles


@pytest.mark.parametrize(
    ("source", "needed", "leading"),
    [
        (r"(?<![\d/])(?P<d>\d\d?)/\d", True, True),
        (r"\bon the (?P<d>\d\d?)th", True, False),
        (r"\b(?:in|by)\s+(?P<y>20\d{2})", True, False),
        (r"\b(?P<m>\d\d?|may)\b", False, False),
        (r"\btoday(?: at \d)?", False, False),
    ],
)
def test_which_patterns_need_a_digit(source: str, needed: bool, leading: bool) -> None:
    assert (needs_digit(source), begins_with_digit(source)) == (needed, leading)


@pytest.mark.parametrize("language", sorted(language_tables()))
def test_no_date_of_our_articles_is_passed_over(language: str) -> None:
    grammar = language_tables()[language].dates
    for path in ARTICLES_DIR.glob("*/articles/*.txt"):
        text = lower_key(path.read_text("utf-8"))
        numbers, words = numbers_in(text), grammar.words(text)
        for pattern in grammar.patterns:
            near = [match.span() for match in pattern.matches(text, numbers, words.get(pattern, ()))]
            assert near == [match.span() for match in pattern.regex.finditer(text)], (path.name, pattern.regex.pattern)


def test_a_day_that_is_meant_by_what_follows_it_is_found_alone() -> None:
    kinds = [mention.kind for mention in find_dates("in the afternoon, they met", language_tables()["en"].dates)]
    assert kinds == ["same"]
