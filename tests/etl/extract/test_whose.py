"""Whose an office, a body or a name is: Hanoi's, the other city's, the state's, nobody's."""

import pytest

from etl.extract.people import Person
from tests.etl.extract.helpers import reading, record, records

HOST = "Ngày 18/3, Chủ tịch UBND thành phố Hà Nội Trần Văn Dược"


def people(body: str, language: str = "vi") -> dict[str, Person]:
    return {person.name: person for person in reading(body, language).people}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"{HOST} gặp ông Hoàng Khải Minh, Bí thư Tỉnh ủy Quảng Tây.", "Hoàng Khải Minh"),
        (f"{HOST} gặp ông Quách Vĩnh Hằng, Bí thư Thành ủy Quảng Châu.", "Quách Vĩnh Hằng"),
        (f"Tại Thượng Hải, {HOST} làm việc với Bí thư Thành ủy Lưu Vĩ Thành.", "Lưu Vĩ Thành"),
        (f"{HOST} gặp Chủ tịch Hội đồng tỉnh Inoue Jun của Fukuoka.", "Inoue Jun"),
        (f"{HOST} tiếp đoàn thành phố Cát Lâm do Bí thư Thành ủy Tôn Vĩnh Khang dẫn đầu.", "Tôn Vĩnh Khang"),
    ],
)
def test_an_office_that_hanoi_has_too_may_be_the_other_citys(text: str, name: str) -> None:
    known = people(text)
    assert (known["Trần Văn Dược"].side, known[name].side) == ("hanoi", "foreign")


@pytest.mark.parametrize(
    ("text", "name", "side"),
    [
        (
            "Tran Van Duoc, standing vice chairman of the municipal People's Committee, met a guest.",
            "Tran Van Duoc",
            "hanoi",
        ),
        ("Hanoi received Ana Torres Vega, the South American country's new ambassador.", "Ana Torres Vega", "foreign"),
        ("Rita Kane, UNDP's representative in Vietnam, came to Hanoi.", "Rita Kane", "foreign"),
        ("Daegu's Vice Mayor for Economic Affairs, Cho Dong-min, signed in Hanoi.", "Cho Dong-min", "foreign"),
        (
            "Le Thi Hong, Chairwoman of the Ba Dinh District People's Committee, and Lyon Mayor Paul Morel met.",
            "Le Thi Hong",
            "hanoi",
        ),
    ],
)  # fmt: skip
def test_english_titles_in_unusual_order(text: str, name: str, side: str) -> None:
    assert people(text, "en")[name].side == side


@pytest.mark.parametrize("text", ["A study by Kyoto University praised Hanoi.", "The Hanoi Metro opened in Ba Dinh."])
def test_common_nouns_with_capitals_are_no_people(text: str) -> None:
    assert people(text, "en") == {}


def test_a_mayor_of_the_italian_city_sits_in_the_city_named_before() -> None:
    found = record(
        "Hanoi heard on March 18 how Venice lives. The Italian city's mayor, Paolo Ferri, was received by Tran "
        "Van Duoc, "
        "chairman of the Hanoi People's Committee."
    )
    assert (found.partner, found.partner_lead) == ("Venice", "Paolo Ferri")


def test_the_head_of_a_city_state_stands_for_the_state() -> None:
    found = record(f"{HOST} gặp Tổng thống Singapore Halima Yusuf. Hai chính phủ ký một thỏa thuận về hàng không.")
    assert (found.partner_kind, found.partner_lead, found.agreement_status) == ("country", "Halima Yusuf", "none")


def test_the_ambassador_of_a_city_state_stands_for_its_embassy() -> None:
    assert record(f"{HOST} tiếp Đại sứ Singapore tại Việt Nam Tan Wei.").partner_kind == "embassy"


def test_those_who_only_watch_are_behind_those_who_act() -> None:
    found = record(
        "Ngày 18/3, Hà Nội và Lyon ký bản ghi nhớ dưới sự chứng kiến của Bí thư Thành ủy Hà Nội Lê Quang Vĩnh. "
        "Phó Chủ tịch "
        "UBND thành phố Trần Văn Dược và Thị trưởng Lyon Paul Morel ký vào văn bản."
    )
    assert (found.hanoi_lead, found.partner_lead) == ("Trần Văn Dược", "Paul Morel")


def test_the_holder_of_an_office_is_named_elsewhere() -> None:
    found = record(
        "Chủ tịch UBND thành phố Hà Nội Trần Văn Dược mở đầu tuần lễ bận rộn.\nNgày 18/3, Chủ tịch UBND thành "
        "phố và Thống "
        "đốc Tokyo Mori Kenji đã đặt bút ký thỏa thuận hợp tác."
    )
    assert found.hanoi_lead == "Trần Văn Dược"


@pytest.mark.parametrize("country", ["Hoa Kỳ", "Hợp chúng quốc Hoa Kỳ", "Vương quốc Anh"])
def test_no_phrase_hides_a_country(country: str) -> None:
    tokens = [t for s in reading(f"{HOST} tiếp Đại sứ {country} tại Việt Nam.").body for t in s.tokens]
    assert {t.place.country_code for t in tokens if t.place} & {"US", "GB"}


@pytest.mark.parametrize(
    "body",
    [
        "Hanoi welcomed 1.5 million visitors from Japan and the United States last month, its tourism department said.",
        "Chairman of the Hanoi People's Committee Tran Van Duoc inspected a station on March 18. A study from Kyoto "
        "University puts the share of walkers at 7 per cent.",
    ],
)
def test_tourists_and_studies_are_no_delegations(body: str) -> None:
    assert records(body, title="News of the capital this week") == ()


def test_this_province_is_the_one_named_before() -> None:
    found = record(
        "Gyeonggi là tỉnh công nghiệp lớn của Hàn Quốc, nơi nhiều tập đoàn điện tử đặt những nhà máy đầu tiên của họ.\n"
        f"{HOST} ký bản ghi nhớ với tỉnh này. "
        "Thay mặt Thống đốc Park Min-jun đang bận, Phó Thống đốc Lee Ji-hoon cùng ký."
    )
    assert (found.partner, found.event_type, found.partner_lead) == ("Gyeonggi", "agreement_signed", "Lee Ji-hoon")


def test_who_leads_on_the_guests_side_is_theirs() -> None:
    known = people(f"{HOST} tiếp đoàn Tân Cương; dẫn đầu phía bạn là ông Trương Lập Vĩ, Phó Bí thư Khu ủy.")
    assert known["Trương Lập Vĩ"].side == "foreign"


def test_the_word_us_is_no_country() -> None:
    body = '"Tell us more about the lakes," the deputy mayor of Hanoi said, and turned to the US envoy beside him.'
    adjectives = [t for s in reading(body, "en").body for t in s.tokens if t.has("demonym")]
    assert len(adjectives) == 1


def test_a_portfolio_and_a_departments_name_are_no_fields_of_cooperation() -> None:
    found = record(
        f"{HOST} và Giám đốc Sở Văn hóa và Thể thao Lê Thị Hòa tiếp Phó Thị trưởng Lyon phụ trách môi trường, "
        "y tế Paul Morel. Hai bên bàn về du lịch."
    )
    assert found.topics == ("tourism",)
