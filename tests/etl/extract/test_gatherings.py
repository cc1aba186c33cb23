"""Evenings held for several embassies, Hanoi's own occasions abroad, governors named further on: texts are ours."""

from tests.etl.extract.helpers import record, records

UNION = "Chủ tịch Liên hiệp các tổ chức hữu nghị thành phố Hà Nội Trần Văn Dược"


def test_every_embassy_that_plays_at_hanois_evening_is_a_partner() -> None:
    found = records(
        f"Tối 18/3, Liên hiệp các tổ chức hữu nghị thành phố Hà Nội tổ chức đêm nhạc mừng năm mới; {UNION} khai mạc.\n"
        "Đại sứ quán Chile góp một điệu cueca, Đại sứ quán Ba Lan góp một bản mazurka, còn Đại sứ quán Lào mời cả "
        "khán phòng múa lăm vông.\n"
    )
    assert {r.country_code for r in found} == {"CL", "PL", "LA"}
    assert {(r.partner_kind, r.event_type, r.date_start) for r in found} == {
        ("embassy", "event_or_festival", "2024-03-18")
    }


def test_ambassadors_who_look_on_while_one_is_received_are_no_partners() -> None:
    found = record(
        "Ngày 18/3, Chủ tịch UBND thành phố Hà Nội Trần Văn Dược tiếp Đại sứ Chile Rosa Diaz và mở buổi giao lưu.\n"
        "Cùng dự có Đại sứ Ba Lan Anna Nowak, Đại sứ Lào Bounmy Keola.\n"
    )
    assert (found.partner_kind, found.country_code, found.event_type) == ("embassy", "CL", "reception_in_hanoi")


def test_where_an_occasion_named_after_hanoi_is_held_is_its_partner() -> None:
    found = record(
        "Những ngày Văn hóa Hà Nội 2024 tại tỉnh Fukuoka (Nhật Bản) khai mạc hôm 18/3 trước 300 khách.\n"
        "Phát biểu khai mạc, Chủ tịch HĐND thành phố Hà Nội Lê Thị Tám nhắc chuyện những lớp học vẽ.\n"
    )
    assert (found.partner, found.partner_kind, found.event_type) == ("Fukuoka", "region", "event_or_festival")


def test_a_bare_name_is_the_region_whose_governor_is_named_further_on() -> None:
    found = record(
        "Chuyện bắt đầu từ năm 2014, khi Hà Nội và Fukuoka cùng đo mưa.\n"
        "Hôm qua, 18/3, Thống đốc Mori Kenta trở lại. Tại trụ sở UBND thành phố, ông và Chủ tịch UBND thành phố Hà Nội "
        "Trần Văn Dược đã ký bản ghi nhớ về quan trắc.\n"
    )
    assert (found.partner_kind, found.event_type) == ("region", "agreement_signed")


def test_a_city_whose_title_is_in_its_name_is_told_from_the_prefecture() -> None:
    found = record(
        "Mori Kenta, Deputy Mayor of Fukuoka City, was received by Tran Van Duoc, Chairman of the Hanoi People's "
        "Committee, on March 18.\n"
        "Fukuoka City is not the same body as Fukuoka Prefecture, with which Hanoi has been friends since 2008.\n",
        title="A deputy mayor calls",
        stamp="March 20, 2024 10:00",
    )
    assert (found.partner, found.partner_kind) == ("Fukuoka", "city")
