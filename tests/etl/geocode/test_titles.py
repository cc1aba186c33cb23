"""Reading a written name: title, core, qualifiers."""

import pytest

from etl.geocode.titles import readings, translated, written_name


@pytest.mark.parametrize(
    ("written", "core", "kind"),
    [
        ("tỉnh Quảng Đông", "Quảng Đông", "region"),
        ("bang Victoria", "Victoria", "region"),
        ("tiểu bang Texas", "Texas", "region"),
        ("vùng Île-de-France", "Île-de-France", "region"),
        ("tỉnh bang Ontario", "Ontario", "region"),
        ("xứ Wales", "Wales", "region"),
        ("phủ Osaka", "Osaka", "region"),
        ("thành phố Fukuoka", "Fukuoka", "city"),
        ("TP. Hạ Môn", "Hạ Môn", "city"),
        ("quận Lichtenberg", "Lichtenberg", "city"),
        ("thủ đô Roma", "Roma", "city"),
        ("Fukuoka Prefecture", "Fukuoka", "region"),
        ("Canton of Bern", "Bern", "region"),
        ("City of Tshwane", "Tshwane", "city"),
        ("Gyeonggi-do", "Gyeonggi", "region"),
        ("tinh Quang Dong", "Quang Dong", "region"),
        ("nước Pháp", "Pháp", "country"),
    ],
)
def test_a_title_says_the_kind(written: str, core: str, kind: str) -> None:
    whole, without, *_ = readings(written)
    assert (whole.core, whole.kind) == (written, None)
    assert (without.core, without.kind) == (core, kind)


@pytest.mark.parametrize("name", ["Thành Đô", "Băng Cốc", "Bangkok", "Paris", "Vùngxyz", "Land", ""])
def test_no_title_is_read_where_there_is_none(name: str) -> None:
    assert [reading.kind for reading in readings(name)] == [None]


@pytest.mark.parametrize(
    ("raw", "text", "qualifiers"),
    [
        ("Hà Nam (Trung Quốc)", "Hà Nam", ("Trung Quốc",)),
        ("Cambridge, Massachusetts", "Cambridge", ("Massachusetts",)),
        ("thủ đô Roma (Italia)", "thủ đô Roma", ("Italia",)),
        ("tỉnh Fukuoka của Nhật Bản", "tỉnh Fukuoka", ("Nhật Bản",)),
        ("Astana (tức Nur-Sultan)", "Astana", ()),
        ("  Paris. ", "Paris", ()),
        ("", "", ()),
    ],
)
def test_qualifiers_are_cut_off(raw: str, text: str, qualifiers: tuple[str, ...]) -> None:
    assert (written_name(raw).text, written_name(raw).qualifiers) == (text, qualifiers)


def test_directions_are_translated_before_foreign_names_alone() -> None:
    assert translated("Nam Moravia") == "South Moravia"
    assert translated("Jeolla Bắc") == "North Jeolla"
    assert translated("Nam Ninh") is None
    assert translated("Bắc") is None
