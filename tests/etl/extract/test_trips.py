"""Trips of several stops, and several occasions with one partner: each its own day, lead and kind."""

import pytest

from etl.types import Record
from tests.etl.extract.helpers import record, records

LEAD = "Từ ngày 4 đến 9/3, đoàn công tác Hà Nội do Chủ tịch HĐND thành phố Trần Văn Dược dẫn đầu thăm {}."


def told(found: tuple[Record, ...]) -> dict[str, tuple[str | None, str | None, str]]:
    return {r.partner: (r.date_start, r.partner_lead, r.event_type) for r in found}


def test_each_stop_where_somebody_was_met_is_a_partner() -> None:
    found = records(
        f"{LEAD.format('Thụy Điển và Na Uy')}\n"
        "Ở Stockholm, bà Karin Lund, Phó Chủ tịch Hội đồng thành phố, kể về việc thu phí xe.\n"
        "Chặng cuối ở Oslo, các thành viên được cơ quan quy hoạch giới thiệu cách giữ nhà ở giá rẻ.\n"
        "Đoàn cũng ghé Bergen thăm bà con người Việt.\n"
    )
    assert told(found) == {
        "Stockholm": ("2024-03-04", "Karin Lund", "visit_abroad"),
        "Oslo": ("2024-03-04", None, "visit_abroad"),
    }
    assert {r.hanoi_lead for r in found} == {"Trần Văn Dược"}


def test_the_place_of_the_talks_is_not_the_one_who_talks() -> None:
    found = record(f"{LEAD.format('Mỹ')}\nNgày 5/3, bà Ann Cole, Phó Thống đốc bang Washington, tiếp đoàn tại Olympia.")
    assert (found.partner, found.partner_kind, found.partner_lead) == ("Washington", "region", "Ann Cole")


def test_a_mayor_sits_in_the_city_and_not_in_the_state_around_it() -> None:
    found = record(
        f"{LEAD.format('Canada')}\n"
        "Nơi thứ hai là Vancouver, thành phố của tỉnh bang British Columbia (Ca-na-đa). "
        "Tại cuộc hội đàm ngày 7/3, Thị trưởng Dan Hill giới thiệu về năng lượng."
    )
    assert (found.partner, found.date_start, found.partner_lead) == ("Vancouver", "2024-03-07", "Dan Hill")


def test_the_next_day_within_a_stay_is_not_guessed() -> None:
    found = record(
        f"{LEAD.format('Thụy Sĩ')}\nTại bang Geneva, đoàn gặp ông Luc Morel, thành viên chính quyền bang. "
        "Sáng hôm sau, đoàn làm việc với ông Max Frei về y tế."
    )
    assert (found.date_start, found.date_end) == ("2024-03-04", "2024-03-09")


def test_a_festival_and_a_call_the_day_before_are_two() -> None:
    found = records(
        "Hôm qua 19/3, Lễ hội Hà Nội khai mạc ở miền nam Nhật Bản trước hàng nghìn người dân xếp hàng từ sáng sớm.\n"
        "Sở Du lịch Hà Nội lo phần lễ hội cùng với chính quyền tỉnh Fukuoka.\n"
        "Trước lễ hội một ngày, đoàn Hà Nội có buổi chào xã giao Thống đốc Mori Kenji.\n"
    )
    assert sorted((r.partner, r.date_start, r.event_type) for r in found) == [
        ("Fukuoka", "2024-03-18", "visit_abroad"),
        ("Fukuoka", "2024-03-19", "event_or_festival"),
    ]


def test_a_network_is_the_partner_of_its_conference_and_the_host_of_the_talks_beside_it() -> None:
    found = records(
        "Ngày 18/3, Hội nghị Thị trưởng Thủ đô các nước ASEAN (MGMAC) khai mạc tại Viêng Chăn, có Chủ tịch UBND "
        "thành phố "
        "Hà Nội Trần Văn Dược tham dự.\n"
        "Trước giờ khai mạc một ngày, ông Trần Văn Dược hội đàm với Đô trưởng Viêng Chăn Kham Phao về giáo dục.\n"
    )
    assert sorted((r.partner_kind, r.date_start, r.event_type) for r in found) == [
        ("city", "2024-03-17", "visit_abroad"),
        ("organisation", "2024-03-18", "conference"),
    ]


def test_a_meeting_beside_a_conference_in_a_third_country() -> None:
    found = record(
        "Bên lề Diễn đàn thị trưởng tại Băng Cốc (Thái Lan), ngày 18/3, Phó Chủ tịch UBND thành phố Hà Nội Trần "
        "Văn Dược "
        "gặp Phó Đô trưởng Phnôm Pênh Sok Vanna."
    )
    assert (found.partner, found.event_type, found.direction) == ("Phnom Penh", "conference", "third_place")


def test_a_look_back_on_a_year_keeps_its_months() -> None:
    found = records(
        "Năm 2023, tháng 5, Chủ tịch UBND thành phố Hà Nội Trần Văn Dược thăm Tokyo và gặp Thống đốc Sato Ichiro. "
        "Tháng 9, ông tiếp Thị trưởng Praha Pavel Dvorak.",
        title="Nhìn lại một năm đối ngoại của Hà Nội",
        stamp="28/12/2023",
    )
    assert {r.partner: r.date_start for r in found} == {"Tokyo": "2023-05", "Prague": "2023-09"}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "Ngày 18/3, Chủ tịch UBND thành phố Hà Nội Trần Văn Dược trao khẩu trang gửi tặng vùng Île-de-France "
            "và thành "
            "phố Toulouse. Đại sứ Pháp tại Việt Nam Paul Morel nhận quà.",
            {"Île-de-France", "Toulouse"},
        ),
        (
            "Ngày 18/3, ngày hội của UBND thành phố Hà Nội phối hợp với Chương trình Phát triển Liên hợp quốc "
            "(UNDP) và Tổ "
            "chức Y tế Thế giới (WHO) khai mạc.",
            {"United Nations Development Programme (UNDP)", "World Health Organization (WHO)"},
        ),
    ],
)
def test_those_who_are_given_something_or_hold_it_together(body: str, expected: set[str]) -> None:
    found = records(body)
    assert expected <= {r.partner for r in found}
    assert {r.event_type for r in found} <= {"other", "event_or_festival"}


def test_an_exhibition_that_the_two_open_later_the_same_day_is_its_own() -> None:
    found = records(
        f"{LEAD.format('Trung Quốc')}\n"
        "Tại Bắc Kinh, ngày 6/3, ông Trần Văn Dược hội đàm với Phó Bí thư Thành ủy Bắc Kinh Lưu Quốc Vĩ. "
        "Cũng trong ngày, hai ông cắt băng khai mạc triển lãm ảnh về phố nghề.\n"
        "Đến chiều, Thị trưởng Thiên Tân Trương Công tiếp đoàn.\n"
    )
    assert sorted((r.partner, r.date_start, r.event_type) for r in found) == [
        ("Beijing", "2024-03-06", "event_or_festival"),
        ("Beijing", "2024-03-06", "visit_abroad"),
        ("Tianjin", "2024-03-06", "visit_abroad"),
    ]


def test_the_launch_of_a_project_with_a_paired_city() -> None:
    found = record(
        "Trong tháng 3, dự án ghép đôi các thành phố châu Á và châu Âu, ra mắt tại Hà Nội, đã chọn xong các cặp.\n"
        "Hà Nội và Milan (Italia) cùng nhau thử nghiệm giao thông thông minh. "
        "Chủ tịch UBND thành phố Hà Nội Trần Văn Dược nói thành phố chọn những gì vừa sức.",
        title="Hà Nội và Milan thành đôi trong một dự án",
    )
    assert (found.partner, found.event_type, found.date_start) == ("Milan", "project", "2024-03")
