"""NFC, offsets, zero width, tone styles."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas.fold import fold
from etl.fold import at_word_bounds, drop_zero_width, lower_key, match_key, new_tone_style, to_nfc

VIETNAMESE = st.text(alphabet="aàảãạăâbcdđeêghioôơuưyHNVĐ \u0300\u0301\u0302\u0303\u0309\u0323\u031b\u200b\u00a0-'\r\n")


@given(VIETNAMESE)
def test_nfc_agrees_with_unicodedata_but_for_line_ends(text: str) -> None:
    assert to_nfc(text).text == unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


@given(VIETNAMESE)
def test_every_nfc_character_is_mapped_to_where_it_came_from(text: str) -> None:
    nfc, offsets = to_nfc(text)
    if offsets is not None:
        assert len(offsets) == len(nfc)
        assert list(offsets) == sorted(offsets)
        assert all(0 <= offset < len(text) for offset in offsets)


@given(VIETNAMESE)
def test_dropping_zero_width_keeps_every_other_character_and_its_offset(text: str) -> None:
    kept, offsets = drop_zero_width(text)
    assert "\u200b" not in kept
    assert kept == (text if offsets is None else "".join(text[i] for i in offsets))


@given(VIETNAMESE)
def test_keys_are_as_long_as_the_nfc_text(text: str) -> None:
    nfc = to_nfc(text).text
    assert len(match_key(nfc)) == len(lower_key(nfc)) == len(nfc)


def test_both_tone_styles_are_one() -> None:
    assert new_tone_style("hoà thuỷ khoẻ") == "hòa thủy khỏe"
    assert new_tone_style("hoàn quý huỳnh toán") == "hoàn quý huỳnh toán"


def test_eth_and_apostrophes_and_hyphens_are_unified() -> None:
    assert lower_key("\u00d0ức Modi\u2019in Mát\u2013xcơ") == "đức modi'in mát-xcơ"


def test_word_bounds_hold_in_both_normal_forms() -> None:
    for form in ("NFC", "NFD"):
        text = unicodedata.normalize(form, "Lào Cai Là")
        assert at_word_bounds(text, 0, text.index(" "))
        assert not at_word_bounds(text, 0, 1)
    nfd = unicodedata.normalize("NFD", "Là")
    assert not at_word_bounds(nfd, 0, 2)


@pytest.mark.parametrize(("char", "folded"), [("𝘈", "a"), ("™", "t"), ("″", "'"), ("₋", "-"), ("ŉ", "'"), ("ǿ", "o")])
def test_what_is_folded_once_stays(char: str, folded: str) -> None:
    assert fold(char) == fold(fold(char)) == folded
