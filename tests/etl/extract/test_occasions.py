"""Receptions beside festivals and signings, stops of trips, places only named: our wording, invented people."""

import pytest

from tests.etl.extract.helpers import record, records

CHAIR = "Chủ tịch UBND thành phố Hà Nội Trần Văn Dược"
VICE = "Phó Chủ tịch UBND thành phố Lý Thị Sen"


def told(body: str, **page: str) -> list[tuple[str, str | None, str]]:
    return [(r.partner, r.date_start, r.event_type) for r in records(body, **page)]


def test_a_reception_on_the_day_of_a_festival_is_told_apart_from_it() -> None:
    body = (
        "Tối 18-3, khán phòng ở Hà Nội kín chỗ. Chương trình nghệ thuật do hai thành phố Hà Nội và Bắc Kinh cùng dàn "
        "dựng mở màn bằng một khúc đàn bầu.\n\n"
        f"Trước đó, sáng cùng ngày, {VICE} tiếp ông Vu Minh Lỗ, Phó Thị trưởng Bắc Kinh, cùng các thành viên đoàn."
    )
    assert told(body) == [
        ("Beijing", "2024-03-18", "event_or_festival"),
        ("Beijing", "2024-03-18", "reception_in_hanoi"),
    ]


def test_two_hosts_of_one_delegation_on_one_day_are_one_reception() -> None:
    body = (
        f"Ngày 18/3, {CHAIR} tiếp Thị trưởng Osaka Yamada Kenji.\n\n"
        f"Chiều cùng ngày, {VICE} cũng tiếp Thị trưởng Yamada Kenji và đoàn."
    )
    assert told(body) == [("Osaka", "2024-03-18", "reception_in_hanoi")]


def test_the_event_is_the_conference_named_just_before() -> None:
    body = (
        "Hơn tám mươi kiến trúc sư ngồi kín khán phòng trong buổi tọa đàm về đô thị của Hà Nội. Sự kiện diễn ra ngày "
        "18/3, do UBND thành phố Hà Nội cùng với vùng Île-de-France phối hợp tổ chức."
    )
    assert record(body).event_type == "conference"


def test_a_ribbon_is_cut_at_the_exhibition_named_before() -> None:
    body = (
        "Triển lãm ảnh về phố cổ khai mạc hôm 18/3 tại Hà Nội. Cắt băng có ông Jean Morvan, Phó Thị trưởng Toulouse, "
        "và Chủ tịch UBND quận Hoàn Kiếm Đỗ Văn Khang."
    )
    assert record(body).event_type == "event_or_festival"


@pytest.mark.parametrize("end", ["kéo dài đến hết ngày 25/3", "mở cửa tới ngày 25/3"])
def test_the_day_until_which_a_festival_goes_on_is_not_its_day(end: str) -> None:
    body = f'Ngày 18/3, tại Hà Nội, chương trình "Những ngày Mát-xcơ-va" khai mạc và sẽ {end}.'
    assert record(body).date_start == "2024-03-18"


def test_an_ambassador_to_vietnam_is_met_in_hanoi_whoever_is_named_first() -> None:
    body = (
        f"Đón vị khách mới nhận nhiệm kỳ, {CHAIR} chiều 18/3 nhắc chuyện những bộ phim. Khách là Đại sứ Hàn Quốc tại "
        "Việt Nam Kim Do-yun."
    )
    found = record(body)
    assert (found.partner_kind, found.event_type, found.direction) == ("embassy", "reception_in_hanoi", "incoming")


@pytest.mark.parametrize(
    "denial", ["Buổi làm việc không có lễ ký thỏa thuận nào.", "Hai bên chưa ký bản ghi nhớ nào dịp này."]
)
def test_what_is_denied_was_not_signed(denial: str) -> None:
    body = f"Ngày 18/3, {CHAIR} tiếp Phó Thị trưởng thành phố Fukuoka Nakano Eiji. {denial}"
    assert record(body).agreement_status != "signed"


def test_a_city_and_the_region_of_its_name_stay_apart() -> None:
    body = (
        "Nhắc đến Fukuoka, người Hà Nội nghĩ ngay đến tỉnh Fukuoka, đối tác từ năm 2008. Ngày 18/3, "
        f"{CHAIR} lại đón Phó Thị trưởng thành phố Fukuoka Nakano Eiji. Trong tháng 11, Hà Nội chuẩn bị đưa nghệ sĩ "
        "sang tỉnh Fukuoka."
    )
    assert record(body).partner_kind == "city"


def test_the_capital_of_a_country_is_the_city() -> None:
    body = f"Ngày 18/3, {CHAIR} tiếp đoàn cán bộ thủ đô Indonesia do ông Adi Wijaya làm trưởng đoàn."
    found = record(body)
    assert (found.partner, found.partner_kind) == ("Jakarta", "city")


def test_a_second_office_of_the_guest_is_no_second_partner() -> None:
    body = (
        f"Ngày 18/3, {CHAIR} tiếp đoàn đại biểu tỉnh Quảng Đông do ông Lâm Hoài Viễn, Phó Bí thư Tỉnh ủy Quảng Đông, "
        "Bí thư Thành ủy Quảng Châu, làm trưởng đoàn."
    )
    assert [r.partner_kind for r in records(body)] == ["region"]


TRIP = "Đoàn của Hà Nội do Phó Bí thư Thành ủy Lê Quang Hạnh dẫn đầu thăm Nam Mỹ từ ngày 10 đến 19/3.\n\n"


def test_a_stop_told_after_the_next_one_has_its_own_day() -> None:
    body = (
        "Đoàn đại biểu thành phố Hà Nội do Chủ tịch HĐND thành phố Lê Quang Hạnh dẫn đầu ngày 16/3 đã tới thăm, làm "
        "việc với thành phố Valparaíso. Đón đoàn là Thị trưởng Mauro Rojas.\n\n"
        "Trước khi sang Chi-lê, hôm 12/3, tại Thủ đô Bu-ê-nốt Ai-rét (Argentina), ông Lê Quang Hạnh đã làm việc với "
        "ông Matías Vera, Phó Chủ tịch Hội đồng lập pháp thành phố."
    )
    assert {(r.partner, r.date_start) for r in records(body)} == {
        ("Valparaíso", "2024-03-16"),
        ("Buenos Aires", "2024-03-12"),
    }


def test_what_comes_after_the_trip_or_next_year_is_no_stop() -> None:
    body = (
        f"{TRIP}Tại Lima, đoàn làm việc với Thị trưởng Rosa Quispe.\n\n"
        "Rời Peru, đoàn tới Panama gặp gỡ cộng đồng người Việt.\n\n"
        "Từ nay đến cuối năm, theo kế hoạch, thành phố sẽ đón Hội đồng thành phố Mát-xcơ-va."
    )
    assert [r.partner for r in records(body)] == ["Lima"]


def test_a_house_where_one_is_received_is_no_partner() -> None:
    body = (
        "Đoàn đại biểu thành phố Hà Nội do Bí thư Thành ủy Lê Quang Hạnh dẫn đầu thăm Pháp từ ngày 14 đến 18/3. Bà "
        "Claire Vasseur, Chủ tịch Hội đồng vùng Île-de-France, đón khách ở trụ sở mới của Hội đồng tại Saint-Ouen."
    )
    assert [r.partner for r in records(body)] == ["Île-de-France"]


def test_a_town_near_a_border_lies_in_its_own_country() -> None:
    body = (
        "Đoàn HĐND thành phố Hà Nội do bà Lý Thị Sen dẫn đầu thăm Cộng hòa Séc ngày 18/3. Tại Cheb, thành phố nằm sát "
        "biên giới với Đức, Thị trưởng Jan Novotný đón đoàn."
    )
    assert [(r.partner, r.country_code) for r in records(body)] == [("Cheb", "CZ")]


def test_goods_that_go_to_a_country_make_no_visit() -> None:
    body = (
        "Ngày 18/3, UBND thành phố Hà Nội tổ chức hội nghị về tiêu thụ nông sản.\n\n"
        "Tại hội nghị, Sở Nông nghiệp cho biết rau ngoại thành khó bán vì tàu hàng sang Trung Quốc bị chậm."
    )
    assert records(body) == ()


def test_another_provinces_signing_in_hanoi_is_not_hanois() -> None:
    body = (
        "Chiều 18/3, tại một khách sạn ở Hà Nội, Phó Chủ tịch UBND tỉnh Quảng Trị Hà Văn Sơn và Phó Tỉnh trưởng "
        "Savannakhet (Lào) Bounmy Keo ký biên bản về tiêu thụ chuối.\n\n"
        "Thay mặt địa phương đăng cai, Phó Giám đốc Sở Công Thương Hà Nội Vũ Thị Lan phát biểu chào mừng."
    )
    assert records(body) == ()


def test_a_minister_received_by_hanois_chairman_stands_for_the_country() -> None:
    body = (
        "Finland's Minister of Economic Affairs Mikko Laine came to Hanoi's city hall on March 18. Receiving the "
        "minister, Tran Van Duoc, Chairman of the Hanoi People's Committee, said the city was ready to listen."
    )
    stamp = "Mar 20, 2024"
    assert {p.name for r in records(body, stamp=stamp) for p in r.hanoi_officials} <= {"Tran Van Duoc"}


def test_countries_beside_another_in_a_pact_are_no_partners() -> None:
    body = (
        "Meeting Armenian Ambassador Aram Petrosyan at City Hall on March 18, Hanoi Mayor Tran Van Duoc spoke of "
        "sister cities.\n\nVietnam has a trade pact with a union of which Armenia is a member alongside Russia, "
        "Belarus and Kazakhstan."
    )
    assert [r.country_code for r in records(body, stamp="March 20, 2024")] == ["AM"]


@pytest.mark.parametrize(
    "signing",
    [
        "Sau buổi tiếp, hai ông đã ký bản ghi nhớ hợp tác, thay cho văn bản có từ năm 2008.",
        "Cũng tại đây, hai bên ký chương trình trao đổi cán bộ giữa hai thành phố.",
        "Kết thúc buổi tiếp, lãnh đạo hai thành phố chứng kiến Thành ủy Hà Nội và Đại học Tampere ký thỏa thuận.",
    ],
)
def test_what_both_sides_sign_after_the_talks_is_signed_there(signing: str) -> None:
    body = f"Ngày 18/3, {CHAIR} tiếp đoàn thành phố Tampere do Thị trưởng Kari Pöyry làm trưởng đoàn. {signing}"
    found = record(body)
    assert (found.event_type, found.agreement_status) == ("agreement_signed", "signed")


def test_the_committee_of_another_city_of_vietnam_is_not_hanois() -> None:
    body = (
        "Ngày 18/3, tại trụ sở UBND thành phố Hội An, Chủ tịch UBND thành phố Đỗ Văn Khang đã tiếp đoàn thành phố "
        "Wernigerode do Thị trưởng Paul Gerlach dẫn đầu.\n\nĐoàn sẽ ra Hà Nội trước khi về nước."
    )
    assert records(body) == ()


def test_only_the_place_that_is_left_is_passed_through() -> None:
    body = (
        "Đoàn của Hà Nội do Phó Bí thư Thành ủy Lê Quang Hạnh dẫn đầu thăm Thụy Sĩ từ ngày 16 đến "
        "18/3.\n\n"
        "Điểm dừng đầu tiên là bang Geneva. Tại đây, đoàn làm việc với ông Luc Perrin, thành viên chính quyền bang.\n\n"
        "Rời Geneva, đoàn tới bang Bern, làm việc với ông Hans Meier, thành viên chính quyền bang."
    )
    assert {r.partner for r in records(body)} == {"Canton of Geneva", "Canton of Bern"}


def test_a_city_where_its_provinces_governor_is_met_is_no_partner() -> None:
    body = f"{CHAIR} ngày 18/3 đến thành phố Suwon gặp Phó Tỉnh trưởng tỉnh Gyeonggi Lee Do-hwan."
    assert [r.partner for r in records(body)] == ["Gyeonggi"]


def test_the_neighbour_of_a_partner_is_none() -> None:
    body = (
        "Ngày 18/3, Lễ hội Kanagawa do chính quyền tỉnh Kanagawa phối hợp với UBND thành phố Hà Nội tổ chức đã khai "
        "mạc. "
        "Lần đầu tiên tỉnh láng giềng của Tokyo mang lễ hội riêng sang Việt Nam."
    )
    assert [r.partner for r in records(body)] == ["Kanagawa"]


def test_the_mayor_who_chairs_a_network_is_not_met_with_its_envoy() -> None:
    body = (
        f"Ngày 18/3, {VICE} đã tiếp ông Karl Austen, Phó Giám đốc điều hành Nhóm các thành phố dẫn đầu về "
        "khí hậu (C40).\n\n"
        "Ông Karl Austen cho biết tổ chức có thể cử chuyên gia giúp thành phố.\n\n"
        "Thị trưởng Paris Anne Morel hiện giữ cương vị Chủ tịch của C40."
    )
    assert [r.partner_kind for r in records(body)] == ["organisation"]


def test_a_citys_trade_unions_are_a_body_of_their_own() -> None:
    body = (
        "Ngày 18/3, đoàn Liên đoàn Lao động thành phố Hà Nội do Chủ tịch Đỗ Văn Khang dẫn đầu đã hội đàm với Tổng Công "
        "hội thành phố Bắc Kinh (Trung Quốc)."
    )
    assert [r.partner for r in records(body)] == ["Beijing Federation of Trade Unions"]
