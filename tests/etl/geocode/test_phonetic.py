"""Sounding out transliterations."""

import pytest

from etl.geocode import Gazetteer
from etl.geocode.phonetic import THRESHOLD, foreign_sounds, likeness, sounds


@pytest.mark.parametrize(
    ("transliteration", "name"),
    [
        ("Ca-lu-ga", "Kaluga"),
        ("Péc-mơ", "Perm"),
        ("Bri-xtôn", "Bristol"),
        ("Cờ-rưm", "Krym"),
        ("Ca-dan", "Kazan"),
        ("Xvéc-lốp-xcơ", "Sverdlovsk"),
        ("Man-chét-xtơ", "Manchester"),
        ("Ki-ép", "Kiev"),
        ("Oa-sinh-tơn", "Washington"),
    ],
)
def test_a_name_and_its_transliteration_sound_alike(transliteration: str, name: str) -> None:
    assert likeness(sounds(transliteration), foreign_sounds(name)) >= THRESHOLD


@pytest.mark.parametrize(
    ("transliteration", "name"), [("Ca-lu-ga", "Tula"), ("Pa-ri", "Lyon"), ("Ki-ép", "Lviv"), ("Bon", "Berlin")]
)
def test_other_names_do_not(transliteration: str, name: str) -> None:
    assert likeness(sounds(transliteration), foreign_sounds(name)) < THRESHOLD


def test_nothing_sounds_like_nothing() -> None:
    assert likeness("", "") == 0.0
    assert likeness(sounds("Pa-ri"), "") < THRESHOLD


def test_a_sound_match_needs_the_country_and_is_a_guess(gazetteer: Gazetteer) -> None:
    name = "Gra-xơ"
    assert gazetteer.resolve(name).place is None
    found = gazetteer.resolve(name, "FR", "city")
    assert found.place is not None
    assert (found.place.name_en, found.method, found.needs_review) == ("Grasse", "phonetic", True)


@pytest.mark.parametrize("country", ["CN", "TW", "HK", "MO"])
def test_chinese_names_are_never_sounded_out(gazetteer: Gazetteer, country: str) -> None:
    assert gazetteer.resolve("Nan-ning-xơ", country).method != "phonetic"
