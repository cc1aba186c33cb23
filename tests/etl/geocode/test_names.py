"""Comparing spellings: keys, Vietnamese syllables, agreement."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.geocode.names import (
    EXACT,
    PLAIN,
    VARIANT,
    WEAK,
    agreement,
    is_vietnamese_syllable,
    loose_key,
    marked_key,
    match_key,
    reads_as_vietnamese,
)


@pytest.mark.parametrize("spelling", ["Mát-xcơ-va", "Mátxcơva", "mat xco va", "MÁT-XCƠ-VA", "Mát‑xcơ‑va"])
def test_hyphens_spaces_case_and_marks_share_a_key(spelling: str) -> None:
    assert match_key(spelling) == "matxcova"


@pytest.mark.parametrize(
    ("one", "other"), [("Thụy Sĩ", "Thuỵ Sĩ"), ("Khánh Hòa", "Khánh Hoà"), ("Mát-xcơ-va", "Mátxcơva"), ("Quý", "Qúy")]
)
def test_the_place_of_a_tone_mark_is_a_matter_of_taste(one: str, other: str) -> None:
    assert marked_key(one) == marked_key(other)


@pytest.mark.parametrize(("one", "other"), [("Sơn Động", "Sơn Đông"), ("Hà Nam", "Hải Nam"), ("Huế", "Huê")])
def test_another_tone_is_another_word(one: str, other: str) -> None:
    assert marked_key(one) != marked_key(other)


@given(st.text(max_size=30))
def test_a_key_holds_letters_and_digits_alone_and_is_stable(text: str) -> None:
    key = match_key(text)
    assert not key or key.isalnum()
    assert match_key(key) == key


@pytest.mark.parametrize("word", ["Không", "Ban", "Lan", "nghiêng", "Quảng", "đặc", "uyên", "gì", "khuya"])
def test_words_of_vietnamese(word: str) -> None:
    assert is_vietnamese_syllable(word)


@pytest.mark.parametrize("word", ["Paris", "xcơ", "Kyoto", "Berlin", "Xtốc", "Brno", "Fukuoka"])
def test_words_that_are_not_vietnamese(word: str) -> None:
    assert not is_vietnamese_syllable(word)


def test_a_transliteration_does_not_read_as_vietnamese() -> None:
    assert reads_as_vietnamese("Hà Đông")
    assert not reads_as_vietnamese("Ki-ô-tô")
    assert not reads_as_vietnamese("Île-de-France")


@pytest.mark.parametrize(
    ("query", "form", "quality"),
    [
        ("Sơn Đông", "Sơn Đông", EXACT),
        ("Quang Dong", "Quảng Đông", PLAIN),
        ("Angouleme", "Angoulême", PLAIN),
        ("Ki-ô-to", "Ki-ô-tô", VARIANT),
        ("Sơn Động", "Sơn Đông", WEAK),
        ("Hà Đông", "Hadong", WEAK),
    ],
)
def test_how_well_spellings_agree(query: str, form: str, quality: float) -> None:
    assert agreement(query, form) == quality


@pytest.mark.parametrize(
    ("one", "other"),
    [("Sa-ma-ra", "Xa-ma-ra"), ("Xơ-ri Lan-ka", "Xri Lan-ca"), ("Vô-rô-ne-zơ", "Vô-rô-ne-giơ"), ("Fi-gi", "Phi-gi")],
)
def test_newspapers_spell_one_sound_in_several_ways(one: str, other: str) -> None:
    assert loose_key(one) == loose_key(other) is not None


@pytest.mark.parametrize("name", ["Sơn Tây", "Kim Sơn", "Samara", "Lan"])
def test_only_transliterations_have_a_loose_key(name: str) -> None:
    assert loose_key(name) is None
