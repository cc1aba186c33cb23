"""The typeface: all of Vietnamese in every weight, light to carry, and lines that fit."""

import unicodedata

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from atlas.charts import typeface
from atlas.i18n import CATALOGUE_DIR

VIETNAMESE = "aăâbcdđeêghiklmnoôơpqrstuưvxyfjwz"
VOWELS = "aăâeêioôơuưy"
TONES = "\u0300\u0301\u0303\u0309\u0323"
FONTS = sorted(typeface.FONT_DIR.glob("*.ttf")) + sorted(typeface.FONT_DIR.glob("*.woff2"))


def every_vietnamese_letter() -> set[str]:
    toned = {unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES}
    small = set(VIETNAMESE) | toned
    return small | {letter.upper() for letter in small}


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.name)
def test_every_vietnamese_letter_has_a_glyph(path) -> None:
    glyphs = set(map(chr, TTFont(path).getBestCmap()))
    assert not every_vietnamese_letter() - glyphs
    assert not set("₫–—“”‘’…·0123456789%") - glyphs


def test_every_character_of_our_words_has_a_glyph() -> None:
    glyphs = set(map(chr, TTFont(typeface.FONT_DIR / "BeVietnamPro-Regular.ttf").getBestCmap()))
    said = set((CATALOGUE_DIR / "vi" / "charts.po").read_text(encoding="utf-8")) - set("\n")
    assert not said - glyphs


def test_four_weights_for_the_browser_and_for_print_with_their_licence() -> None:
    assert {path.suffix for path in FONTS} == {".ttf", ".woff2"}
    assert len(FONTS) == 12  # hinted for the browser, without hints to be carried by pictures
    assert "SIL OPEN FONT LICENSE" in (typeface.FONT_DIR / "OFL.txt").read_text(encoding="utf-8").upper()
    assert sum(path.stat().st_size for path in FONTS) < 1_500_000


@pytest.mark.parametrize("weight", typeface.STYLE_OF_WEIGHT)
def test_the_weight_is_found_under_the_family(weight: int) -> None:
    path = typeface.FONT_DIR / f"BeVietnamPro-{typeface.STYLE_OF_WEIGHT[weight]}.ttf"
    font = TTFont(path)
    assert font["OS/2"].usWeightClass == weight
    assert font["name"].getDebugName(16) == typeface.FAMILY


def test_bolder_and_larger_is_wider() -> None:
    assert typeface.width_px("Hà Nội", 20) == pytest.approx(2 * typeface.width_px("Hà Nội", 10))
    assert typeface.width_px("Hà Nội", 10, 700) > typeface.width_px("Hà Nội", 10, 400) > 0


@given(st.text(alphabet=st.sampled_from("aăệW đ-Ộ"), max_size=120), st.floats(30, 300))
def test_wrapped_lines_fit_and_lose_nothing(text: str, width_max_px: float) -> None:
    lines = typeface.wrap(text, width_max_px, 10)
    assert all(typeface.width_px(line, 10) <= width_max_px + 0.01 for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_a_word_is_broken_after_its_hyphen_first() -> None:
    assert typeface.wrap("South-East Asia", 40, 10) == ["South-", "East", "Asia"]


@given(st.text(alphabet=st.sampled_from("aăệW đ"), max_size=80), st.floats(20, 200))
def test_a_fitted_text_fits(text: str, width_max_px: float) -> None:
    fitted = typeface.fit(text, width_max_px, 10)
    assert typeface.width_px(fitted, 10) <= width_max_px + 0.01
    assert fitted == text or fitted.endswith("…")
