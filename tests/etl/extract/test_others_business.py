"""What a report tells beside the dealing itself: the states' texts, wishes, envoys sent elsewhere, halls."""

import pytest

from tests.etl.extract.helpers import record, records

HOST = "Ngày 18/3, Chủ tịch UBND thành phố Hà Nội Trần Văn Dược"
HOST_EN = "Hanoi Chairman Tran Van Duoc received Governor of Gyeonggi Park Min-jun at the city hall on March 18. "
TITLE_EN = "Hanoi leader receives guests from abroad"


@pytest.mark.parametrize(
    "told",
    [
        "Những hiệp định mà Việt Nam ký với Pháp giúp Hà Nội và Lyon có thêm bạn hàng.",
        "Khách nhắc tới biên bản ghi nhớ hai nước ký giúp Hà Nội và Lyon gần nhau.",
    ],
)
def test_what_the_two_states_sign_is_no_signing_of_the_citys(told: str) -> None:
    assert record(f"{HOST} tiếp Thị trưởng Lyon Paul Morel. {told}").agreement_status == "none"


def test_a_text_of_a_told_year_was_not_signed_now_where_no_year_of_now_is_known() -> None:
    found = record(
        f"{HOST} tiếp Thị trưởng Lyon Paul Morel. Bản ghi nhớ Hà Nội và Lyon ký năm 2012 còn dang dở.", stamp=""
    )
    assert (found.event_type, found.agreement_status) == ("reception_in_hanoi", "none")


@pytest.mark.parametrize(
    ("told", "event_type"),
    [
        (
            "Her wish is that the Hanoi committee and the Gyeonggi government sign a memorandum.",
            "reception_in_hanoi",
        ),
        ("They should talk about a cooperation agreement and sign it before long.", "reception_in_hanoi"),
        ("Guests saw the two leaders sign a memorandum of understanding of Hanoi and Gyeonggi.", "agreement_signed"),
    ],
)
def test_sign_without_a_tense_is_a_wish_unless_it_was_seen(told: str, event_type: str) -> None:
    assert record(HOST_EN + told, title=TITLE_EN).event_type == event_type


def test_what_should_be_signed_is_not() -> None:
    told = "Khách nói hai bên nên ký kết bản ghi nhớ về đường sắt giữa Hà Nội và Lyon."
    assert record(f"{HOST} tiếp Thị trưởng Lyon Paul Morel. {told}").event_type == "reception_in_hanoi"


def test_a_declaration_is_signed_too() -> None:
    found = record(f"{HOST} và Thị trưởng Lyon Paul Morel đặt bút ký tuyên bố về các dòng sông sạch.")
    assert found.agreement_status == "signed"


@pytest.mark.parametrize(
    ("title", "body"),
    [
        (
            "How cities can work together",
            "Bangkok (VNA) – How the cities of both countries can work together was what Vietnamese Ambassador to "
            "Thailand Tran Van Lam talked about with Somchai Suksawat, Governor of Bangkok, on whom he called "
            "on March 18.\n"
            "Bangkok has friends in big Vietnamese cities such as Hanoi and Ho Chi Minh City, both of them said.",
        ),
        (
            "Mặt trận tiếp khách Thượng Hải",
            "Phó Chủ tịch UBTƯ MTTQ Việt Nam, ông Trần Văn Lâm, ngày 18/3, ở Hà Nội đã tiếp đoàn thành phố "
            "Thượng Hải do ông Lý Minh dẫn đầu.\nHai bên trao đổi về công tác mặt trận ở khu dân cư.",
        ),
    ],
)
def test_envoys_to_other_countries_and_the_fronts_centre_are_not_hanois(title: str, body: str) -> None:
    assert records(body, title=title) == ()


def test_a_countrys_delegation_is_the_country_though_its_city_is_named_beside_hanoi() -> None:
    found = record(
        "Đoàn đại biểu Hạ viện Ba Lan do Phó Chủ tịch Hạ viện Jan Nowicki dẫn đầu, ngày 18/3 làm việc với "
        "Chủ tịch UBND thành phố Hà Nội Trần Văn Dược.\n"
        "Ông Jan Nowicki Phó Chủ tịch Hạ viện Ba Lan và Chủ tịch UBND thành phố Hà "
        "Nội Trần Văn Dược.\nÔng đề nghị giúp Hà Nội và Warszawa gần nhau hơn.",
        title="Hà Nội - Warszawa (Ba Lan) muốn gắn kết hơn",
    )
    assert (found.partner, found.partner_kind, found.hanoi_lead) == ("Poland", "country", "Trần Văn Dược")


def test_where_an_occasion_is_held_is_not_visited() -> None:
    found = records(
        "Hội nghị Thị trưởng các Thủ đô ASEAN (MGMAC) họp ngày 18/3, có đoàn thành phố Hà Nội do Phó Chủ tịch UBND "
        "thành phố Trần Văn Dược dẫn đầu tham dự.\n"
        "Các địa phương Việt Nam có mặt ở WCS tại Singapore từ ngày 17 đến 19/3."
    )
    assert [r.partner_kind for r in found] == ["organisation"]


@pytest.mark.parametrize(
    "told",
    [
        "Fukuoka Governor Ken Mori met a Hanoi delegation led by Chairman Tran Van Duoc in Fukuoka on March 18.",
        "Leaders of Fukuoka met a Hanoi delegation led by Tran Van Duoc on March 18 in the Japanese prefecture.",
    ],
)
def test_a_governor_or_an_adjective_tells_the_prefecture_from_its_city(told: str) -> None:
    assert record(told, title="Hanoi delegation visits Fukuoka").partner_kind == "region"


def test_the_ambassador_of_a_province_speaks_for_the_province() -> None:
    told = "Chairman of Hanoi Tran Van Duoc met Gyeonggi Province Ambassador Park Min-jun at the city hall on March 18."
    found = record(told, title=TITLE_EN)
    assert (found.partner, found.partner_kind, found.partner_lead) == ("Gyeonggi", "region", "Park Min-jun")


def test_a_conference_that_is_still_to_come_is_not_the_festival_that_welcomes_it() -> None:
    found = record(
        "UBND thành phố Hà Nội và Đại sứ quán Pháp mở chương trình giao lưu này để đón Hội nghị các địa phương.\n"
        "Phó Chủ tịch UBND thành phố Hà Nội Trần Văn Dược khai mạc lễ hội ngày 18/3.",
        title="Lễ hội Pháp mở cửa ở bờ hồ",
    )
    assert found.event_type == "event_or_festival"


def test_a_name_keeps_its_particles() -> None:
    found = record(f"{HOST} tiếp ông Marco della Torre, Thị trưởng Milano.")
    assert found.partner_lead == "Marco della Torre"
