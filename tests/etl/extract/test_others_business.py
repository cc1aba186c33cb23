"""What a report tells beside the dealing itself: the states' texts, wishes, envoys sent elsewhere, halls."""

import pytest

from tests.etl.extract.helpers import record, records

HOST = "Ngày 18/3, Chủ tịch UBND thành phố Hà Nội Trần Văn Dược"
HOST_EN = "Hanoi Chairman Tran Van Duoc received Governor of Gyeonggi Park Min-jun at the city hall on March 18. "
TITLE_EN = "Hanoi leader receives guests from abroad"


@pytest.mark.parametrize(
    "told",
    [
        "Nhờ thỏa thuận Việt Nam ký với Pháp, Hà Nội và Lyon có thêm bạn hàng.",
        "Thỏa thuận hai nước ký về đường sắt cũng có phần cho Hà Nội và Lyon.",
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
        ("Lawyers of both ought to read the agreement so that the two can sign it next spring.", "reception_in_hanoi"),
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
            "Envoy calls at a city hall",
            "Oslo (VNA) – Vietnamese Ambassador to Norway Tran Van Lam met Oslo Mayor Ingrid Solberg on March 18.\n"
            "The mayor told him that she knew Hanoi from her student days and that Oslo would gladly learn more of it.",
        ),
        (
            "Mặt trận tiếp khách Quảng Châu",
            "Hôm 18/3, Ủy viên UBTƯ MTTQ Việt Nam Trần Văn Lâm ở Hà Nội tiếp đoàn thành phố Quảng Châu do "
            "ông Lý Minh dẫn đầu.\nKhách kể chuyện làm mặt trận ở các khu phố.",
        ),
    ],
)
def test_envoys_to_other_countries_and_the_fronts_centre_are_not_hanois(title: str, body: str) -> None:
    assert records(body, title=title) == ()


def test_a_countrys_delegation_is_the_country_though_its_city_is_named_beside_hanoi() -> None:
    found = record(
        f"{HOST} hôm nay gặp đoàn đại biểu Hạ viện Séc, dẫn đầu là Phó Chủ tịch Hạ viện Jan Nowak.\n"
        "Khách từ Hạ viện Séc Jan Nowak và Chủ tịch UBND thành phố Trần Văn Dược.\n"
        "Khách hứa làm cầu nối giữa Hà Nội và Praha.",
        title="Hà Nội - Praha (Séc) thêm một cây cầu",
    )
    assert (found.partner, found.partner_kind, found.hanoi_lead) == ("Czechia", "country", "Trần Văn Dược")


def test_where_an_occasion_is_held_is_not_visited() -> None:
    found = records(
        "Hôm 18/3, Phó Chủ tịch UBND thành phố Trần Văn Dược dẫn đoàn Hà Nội dự Hội nghị Thị trưởng các "
        "Thủ đô ASEAN (MGMAC).\n"
        "Bạn bè nhiều nơi đến dự WUF tại Singapore cũng dự MGMAC những ngày này, cùng đoàn Hà Nội."
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
        "Đại sứ quán Pháp cùng UBND thành phố Hà Nội làm lễ hội này để đón Hội nghị các đô thị bên sông.\n"
        "Phó Chủ tịch UBND thành phố Hà Nội Trần Văn Dược khai mạc lễ hội ngày 18/3.",
        title="Lễ hội Pháp mở cửa ở bờ hồ",
    )
    assert found.event_type == "event_or_festival"


def test_a_name_keeps_its_particles() -> None:
    found = record(f"{HOST} tiếp ông Marco della Torre, Thị trưởng Milano.")
    assert found.partner_lead == "Marco della Torre"


def test_another_citys_committee_is_not_hanois_though_hanoi_is_named_aside() -> None:
    assert not records(
        "Khóa học nghề được mở ở TP Hồ Chí Minh theo biên bản mà Phòng Thương mại Lyon (Pháp) ký hôm 18/3.\n"
        "Phó Chủ tịch UBND thành phố Trần Văn Dược dự lễ ký và nhắc mối thân tình với Lyon.\n"
        "Mô hình này từng được thử ở Hà Nội. Đoàn Lyon bay ra Hà Nội để về nước.\n",
        title="Lyon gửi thợ sang TP Hồ Chí Minh",
    )


def test_a_welcome_by_the_state_is_not_hanois_though_it_is_hanoi_that_lays_the_carpet() -> None:
    assert not records(
        "The rain had hardly stopped when Hanoi rolled out the red carpet for a neighbour this week.\n"
        "State President Tran Van Duoc chaired the welcome ceremony for President of Laos Bounmy Keola on Monday.\n"
        "In the talks the two leaders spoke of a railway. Hanoi police closed some streets.\n",
        title="A welcome for the Lao head of state",
        stamp="March 20, 2024 10:00",
    )


def test_a_name_behind_a_foreign_town_is_nobody_without_an_office() -> None:
    assert not records(
        "UBND thành phố Hà Nội hôm 18/3 họp sơ kết phố đi bộ. Nhìn ra nước ngoài, Bắc Kinh cải tạo Tiền Môn, được khen "
        "đẹp nhưng bị chê thiếu hơi người.\n",
        title="Phố đi bộ hai năm",
    )


def test_an_office_of_hanois_that_a_statesman_held_before_makes_nothing_hanois() -> None:
    assert not records(
        "NEW DELHI - National Assembly Chairman Tran Van Duoc, who until April was Secretary of the Hanoi Party "
        "Committee, left New Delhi on Monday after a visit.\n"
        "He met Indian President Anand Rao.\n",
        title="Top legislator winds up India visit",
        stamp="March 20, 2024 10:00",
    )


def test_what_an_ambassador_tells_of_her_capitals_authorities_does_not_bring_them_here() -> None:
    found = record(
        "Đại sứ Belarus tại Việt Nam Vera Dudko nói vui khi bước vào phòng khách UBND thành phố chiều 18/3.\n"
        "Người tiếp bà là Phó Chủ tịch UBND TP Hà Nội Trần Văn Dược. Câu chuyện xoay quanh chuyến công tác tới Minsk, "
        "dự kiến giữa tháng 5.\n"
        "Đại sứ cho biết chính quyền Minsk đã lên lịch đón đoàn, gồm hội đàm và khảo sát một nhà máy.\n"
    )
    assert (found.partner_kind, found.country_code, found.event_type) == ("embassy", "BY", "reception_in_hanoi")
