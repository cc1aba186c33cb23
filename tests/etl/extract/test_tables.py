"""The language tables: complete, without contradictions, a language is nothing but its files."""

import pytest

from atlas.vocabulary import AGREEMENT_KINDS, OFFICES, TOPICS, WORLD_REGION_OF_COUNTRY
from etl.clean.tables import furniture_tables
from etl.extract.tables import language_tables

LANGUAGES = sorted(language_tables())


def test_every_language_has_its_furniture_too() -> None:
    assert LANGUAGES == sorted(furniture_tables()) == ["en", "vi"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tables_speak_only_of_known_codes(language: str) -> None:
    cues = language_tables()[language].cues.values()
    assert {topic for cue in cues for topic in cue.topics} == set(TOPICS.codes)
    assert {cue.office for cue in cues if cue.office} <= set(OFFICES.codes)
    assert {cue.agreement for cue in cues if cue.agreement} == set(AGREEMENT_KINDS.codes)
    assert {cue.country_code for cue in cues if cue.country_code} <= set(WORLD_REGION_OF_COUNTRY)


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_languages_fill_the_same_categories(language: str) -> None:
    mine, other = (
        {category for cue in language_tables()[name].cues.values() for category in cue.categories}
        for name in (language, "vi" if language == "en" else "en")
    )
    assert mine ^ other <= {"demonym"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_hidden_phrase_names_no_topic(language: str) -> None:
    cues = language_tables()[language].cues.values()
    assert [cue.phrase for cue in cues if "topic_hide" in cue.categories and cue.topics] == []
