"""The rules that choose between places."""

import pytest

from etl.geocode import Gazetteer


def _id(gazetteer: Gazetteer, name: str, country: str | None = None, kind: str | None = None) -> str | None:
    place = gazetteer.resolve(name, country, kind).place
    return place.place_id if place else None


def test_the_title_parts_the_city_from_the_region(gazetteer: Gazetteer) -> None:
    assert _id(gazetteer, "thành phố Fukuoka") == "gn:1863967"
    assert _id(gazetteer, "tỉnh Fukuoka") == "JP-40"
    assert _id(gazetteer, "Fukuoka", "JP", "region") == "JP-40"


def test_a_bare_name_means_the_city_before_the_region_around_it(gazetteer: Gazetteer) -> None:
    assert _id(gazetteer, "Osaka") == "gn:1853909"
    assert _id(gazetteer, "New York") == "gn:5128581"


def test_moscow_the_city_and_the_oblast(gazetteer: Gazetteer) -> None:
    assert _id(gazetteer, "Moskva") == "gn:524901"
    assert _id(gazetteer, "tỉnh Moskva") == "RU-MOS"


def test_the_given_country_is_never_left(gazetteer: Gazetteer) -> None:
    assert _id(gazetteer, "Paris", "US") not in (None, "gn:2988507")
    assert gazetteer.resolve("Paris", "JP").place is None


def test_what_lies_under_china_is_found_there_but_marked(gazetteer: Gazetteer) -> None:
    found = gazetteer.resolve("Ma Cao", "CN")
    assert found.place is not None
    assert found.place.country_code == "MO"
    assert found.needs_review


def test_a_qualifier_gives_the_country(gazetteer: Gazetteer) -> None:
    assert _id(gazetteer, "Cambridge, Massachusetts") == "gn:4931972"
    assert _id(gazetteer, "Cambridge (Anh)") == "gn:2653941"


def test_several_strong_places_of_a_name_make_a_guess(gazetteer: Gazetteer) -> None:
    found = gazetteer.resolve("Cambridge")
    assert found.needs_review
    assert len({candidate.place.country_code for candidate in found.candidates}) > 1
    assert "may also mean" in found.reason


def test_another_kind_than_asked_is_a_guess(gazetteer: Gazetteer) -> None:
    found = gazetteer.resolve("Lombardia", "IT", "city")
    assert (found.method, found.needs_review) == ("other_kind", True)


def test_an_unknown_kind_is_refused_in_words(gazetteer: Gazetteer) -> None:
    with pytest.raises(ValueError, match="one of: city, region, country"):
        gazetteer.resolve("Paris", None, "village")


@pytest.mark.parametrize("name", ["", "   ", "()", "-", "Không", "Ban", "hội nghị", "()()(", "a" * 500])
def test_what_is_no_place_stays_unknown(gazetteer: Gazetteer, name: str) -> None:
    found = gazetteer.resolve(name)
    assert found.place is None
    assert found.candidates == ()


@pytest.mark.parametrize("name", ["Hà Nam", "Hà Bắc", "Sơn Tây", "Trường Sa", "Thái Nguyên", "Mai Châu", "Lệ Thủy"])
def test_no_name_alone_takes_a_place_of_vietnam_abroad(gazetteer: Gazetteer, name: str) -> None:
    found = gazetteer.resolve(name)
    assert found.place is not None
    assert found.place.country_code == "VN"
    assert found.needs_review
    abroad = gazetteer.resolve(name, "CN")
    assert abroad.place is not None
    assert (abroad.place.country_code, abroad.needs_review) == ("CN", False)


@pytest.mark.parametrize(
    ("name", "country"), [("Kin-sát-xa", "CD"), ("Xan-tô Đô-minh-gô", "DO"), ("Rốt-tét-đam", "NL")]
)
def test_a_near_spelling_of_a_transliteration_is_a_guess(gazetteer: Gazetteer, name: str, country: str) -> None:
    found = gazetteer.resolve(name)
    assert found.place is not None
    assert (found.place.country_code, found.method, found.needs_review) == (country, "near_spelling", True)


@pytest.mark.parametrize("name", ["Giôn Ke-ri", "An-tô-ni-ô Gu-tê-rét", "In-tơ-nét", "pi-a-nô", "Vla-đi-mia Pu-tin"])
def test_people_and_things_in_transliteration_are_no_places(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.resolve(name).place is None


def test_a_lesser_foreign_name_alone_is_a_guess(gazetteer: Gazetteer) -> None:
    found = gazetteer.resolve("Sô-cô-la")
    assert found.place is None or found.needs_review


def test_capitals(gazetteer: Gazetteer) -> None:
    for country, name in (("JP", "Tokyo"), ("KZ", "Astana"), ("FR", "Paris"), ("ZA", "Pretoria (Tshwane)")):
        place = gazetteer.capital(country)
        assert place is not None
        assert (place.name_en, place.country_code) == (name, country)
    assert gazetteer.capital("XX") is None


def test_the_same_question_has_the_same_answer(gazetteer: Gazetteer) -> None:
    assert gazetteer.resolve("Ki-ốp", "UA") == gazetteer.resolve("Ki-ốp", "UA")
