"""The fields of cooperation as the daily press names them: each text is ours, its people are invented."""

import pytest

from tests.etl.extract.helpers import record

HOST = "Chủ tịch UBND thành phố Hà Nội Trần Văn Dược"
ENGLISH = {"title": "Hanoi leader meets a guest", "stamp": "March 20, 2024 10:00"}


@pytest.mark.parametrize(
    ("said", "topics"),
    [
        ("Hai bên bàn cách xây dựng đô thị thông minh.", ("smart_city_digital",)),
        ("Hai bên trao đổi kinh nghiệm xây dựng công nghiệp văn hóa.", ("culture_heritage",)),
        ("Hai bên mừng vì sau đại dịch Covid-19 các đoàn lại qua lại.", ()),
        ("Hai bên trao đổi kinh nghiệm phòng, chống đại dịch.", ("health",)),
        ("Hai bên mong thêm nhiều DN của Lyon đến Thủ đô.", ("trade_investment",)),
    ],
)
def test_a_word_names_a_field_only_in_its_own_phrase(said: str, topics: tuple[str, ...]) -> None:
    assert record(f"Ngày 18/3, {HOST} tiếp Phó Thị trưởng Lyon Paul Morel.\n{said}\n").topics == topics


def test_the_fields_of_a_numbered_wish_are_named() -> None:
    found = record(
        "Chairman of the Hanoi People's Committee Tran Van Duoc received Deputy Mayor of Lyon Paul Morel on March 18.\n"
        "He proposed cooperation in (i) fishery, (ii) urban landscape design and (iii) exchanges of cadres.\n",
        **ENGLISH,
    )
    assert found.topics == ("urban_planning", "agriculture", "governance_admin")


def test_a_menu_in_front_of_the_stamp_is_no_title() -> None:
    menu = (
        "Hot topics 65th anniversary of the capital Smart City Week 2019 Asia - Europe University Games 2021 Covid-19 "
        "pandemic updates Hanoi and the provinces around it join hands Tenth conference on decentralised cooperation "
        "Traffic on Ring Road 4"
    )
    found = record(
        "Green ideas from far away\n\n"
        "Chairman of the Hanoi People's Committee Tran Van Duoc received Deputy Mayor of Lyon Paul Morel on March 18, "
        "and both spoke of trees and parks along the rivers.",
        title=menu,
        stamp="March 20, 2024 10:00",
    )
    assert not {"smart_city_digital", "health", "transport"} & set(found.topics)


@pytest.mark.parametrize("occasion", ["Những ngày văn hóa Lyon", "lễ hội ẩm thực", "triển lãm ảnh", "đêm nhạc"])
def test_the_name_of_an_occasion_names_its_field(occasion: str) -> None:
    found = record(
        f"Tối 18/3, UBND thành phố Hà Nội phối hợp với chính quyền thành phố Lyon (Pháp) khai mạc {occasion} bên hồ."
    )
    assert (found.event_type, found.topics) == ("event_or_festival", ("culture_heritage",))


def test_a_crime_is_no_science() -> None:
    found = record(
        "Sáng 18/3, Công an thành phố Hà Nội hội đàm với Công an thủ đô Viêng Chăn (Lào). Hai bên trao đổi về tội phạm "
        "công nghệ cao. Giám đốc Công an thành phố Trần Văn Dược chủ trì."
    )
    assert "innovation_startup_science" not in found.topics


def test_what_is_on_the_agenda_is_a_field() -> None:
    found = record(
        "Mayor of Manila Ramon Reyes called on Chairman of the Hanoi People's Committee Tran Van Duoc on March 18.\n"
        "Flood control and the first MRT line were on the agenda of their hour together.\n",
        **ENGLISH,
    )
    assert found.topics == ("transport", "environment_climate")


def test_a_call_by_telephone_is_a_meeting_from_afar() -> None:
    found = record(
        f"Chiều 18/3, {HOST} điện đàm với Thị trưởng Moskva Ivan Orlov. Ông Dược chia sẻ kinh nghiệm chống dịch."
    )
    assert (found.event_type, found.direction, found.topics) == ("online_meeting", "remote", ("health",))


def test_a_counterpart_is_of_the_city_named_before() -> None:
    found = record(
        "Chairman of the Hanoi People's Committee Tran Van Duoc met his Seoul counterpart Kim Min-ho on March 18.",
        **ENGLISH,
    )
    assert (found.partner, found.partner_lead) == ("Seoul", "Kim Min-ho")


def test_the_town_where_a_provinces_school_is_begun_is_no_partner() -> None:
    found = record(
        "Ngày 18/3, tại thị xã Phonsavan, lãnh đạo thành phố Hà Nội và tỉnh Xiêng Khoảng (Lào) dự lễ khởi công trường "
        "mầm non. Tỉnh trưởng Xiêng Khoảng Bounmy Keola động thổ."
    )
    assert (found.partner, found.event_type) == ("Xiangkhouang", "project")
