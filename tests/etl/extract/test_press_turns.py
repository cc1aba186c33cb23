"""Turns of phrase of the daily press that once misled the reader: each text is ours, its people are invented."""

import pytest

from etl.types import Record
from tests.etl.extract.helpers import record, records

HOST = "Chủ tịch UBND thành phố Hà Nội Trần Văn Dược"
ENGLISH = {"title": "Hanoi leader meets a guest", "stamp": "March 20, 2024 10:00"}


def told(found: tuple[Record, ...]) -> set[tuple[str, str | None, str]]:
    return {(r.partner, r.date_start, r.event_type) for r in found}


def test_guests_whom_hanoi_invited_are_received() -> None:
    found = record(
        "Theo lời mời của Bí thư Thành ủy Hà Nội Trần Văn Dược, từ ngày 18 đến 20/3, đoàn đại biểu thủ đô Viêng Chăn "
        "do Đô trưởng Bounmy Keola dẫn đầu thăm và làm việc tại Hà Nội.\n"
        "Ra sân bay đón đoàn có bà Lê Thị Tám, Trưởng ban Tuyên giáo Thành ủy.\n"
    )
    assert (found.event_type, found.direction, found.partner_lead) == ("reception_in_hanoi", "incoming", "Bounmy Keola")


def test_guests_whom_a_mayor_invited_went_abroad() -> None:
    found = record(
        f"Nhận lời mời của Thị trưởng Lyon Paul Morel, từ ngày 11 đến 14/3, đoàn Hà Nội do {HOST} dẫn đầu thăm Lyon."
    )
    assert (found.event_type, found.direction) == ("visit_abroad", "outgoing")


@pytest.mark.parametrize(
    "named",
    [
        "ông Trần Văn Dược, Bí thư Thành ủy Hà Nội, ông Paul Morel, Thị trưởng Lyon",
        "ông Trần Văn Dược, Bí thư Thành ủy Hà Nội và ông Paul Morel, Thị trưởng Lyon",
        "ông Trần Văn Dược, Bí thư Thành ủy Hà Nội và đoàn thành phố Lyon, trưởng đoàn là ông Paul Morel, Thị trưởng",
    ],
)
def test_an_office_behind_a_name_is_not_the_next_ones(named: str) -> None:
    found = record(f"Cuộc gặp giữa {named} diễn ra ngày 18/3 tại Hà Nội.")
    assert (found.hanoi_lead, found.partner_lead) == ("Trần Văn Dược", "Paul Morel")


def test_an_english_surname_behind_the_hosts_office_is_of_hanoi() -> None:
    found = record(
        "Vice Secretary of the Hanoi Party Committee Tran Van Duoc led a delegation of the city on working trips to "
        "Chile and Peru on March 5-9.\n"
        "In a working session with Rosa Alba Diaz, Chairwoman of the Lima Municipal Council, Duoc said that both face "
        "the same floods.\n",
        **ENGLISH,
    )
    assert (found.partner, found.event_type, found.hanoi_lead) == ("Lima", "visit_abroad", "Tran Van Duoc")


def test_who_heads_the_city_goes_before_the_statesman_met_there() -> None:
    found = record(
        "Từ ngày 11 đến 14/3, đoàn Hà Nội do Bí thư Thành ủy Hà Nội Trần Văn Dược dẫn đầu có mặt ở thủ đô Bắc Kinh.\n"
        "Đoàn chào ông Vương Thiết Sơn, Chủ tịch Chính hiệp toàn quốc Trung Quốc; hội đàm với Bí thư Thành ủy "
        "Bắc Kinh Lưu Tân Hà.\n"
    )
    assert found.partner_lead == "Lưu Tân Hà"


@pytest.mark.parametrize("name", ["D.Batbold", "Ts.Batbold", "Ramon LB. Reyes"])
def test_initials_belong_to_the_name(name: str) -> None:
    found = record(
        f"Chairman of the Hanoi People's Committee Tran Van Duoc on March 18 received Deputy Mayor of Manila {name}, "
        "who thanked him for the welcome.",
        **ENGLISH,
    )
    assert found.partner_lead == name


@pytest.mark.parametrize(
    "text",
    [
        f"Ngày 18/3, {HOST} đến Đại sứ quán Chile chúc mừng Quốc khánh. Đại sứ Chile Ana Rojas cảm ơn ông Dược.",
        f"Chiều 18/3, đoàn Hà Nội do {HOST} tới viếng, ghi sổ tang tại Đại sứ quán Chile; Đại sứ Ana Rojas đón.",
    ],
)
def test_good_wishes_at_an_embassy_are_neither_visit_nor_reception(text: str) -> None:
    found = record(text)
    assert (found.partner_kind, found.event_type, found.partner_lead) == ("embassy", "other", "Ana Rojas")


def test_artists_who_perform_in_the_capital_are_an_event() -> None:
    found = record(
        "Tối 18/3, Đoàn nghệ thuật tỉnh Vân Nam (Trung Quốc) mang tới khán giả chương trình nghệ thuật ở Nhà hát Lớn. "
        "Đến xem có Phó Chủ tịch HĐND thành phố Hà Nội Lê Văn Tám."
    )
    assert found.event_type == "event_or_festival"


def test_guests_received_in_the_name_of_the_party_are_not_the_citys() -> None:
    body = (
        "Chiều 18/3, {}Bí thư Thành ủy Hà Nội Trần Văn Dược tiếp đoàn tỉnh Vân Nam (Trung Quốc) do ông Lưu Hà dẫn đầu."
    )
    assert len(records(body.format(""))) == 1
    assert records(body.format("thay mặt Bộ Chính trị, ")) == ()


def test_a_full_stop_without_white_space_ends_a_sentence() -> None:
    found = records(
        "Phó Thị trưởng Nagoya Mori Kenji đến Hà Nội.Sáng 18/3, ông Mori Kenji dự Diễn đàn đô thị Hà Nội - Nagoya "
        "khai mạc tại Cung Văn hóa.Chiều 18/3, Phó Thị trưởng gặp " + HOST + " bàn việc trồng cây.\n"
    )
    assert told(found) == {
        ("Nagoya", "2024-03-18", "conference"),
        ("Nagoya", "2024-03-18", "reception_in_hanoi"),
    }


def test_a_forum_on_the_day_after_the_journey_has_its_own_day() -> None:
    found = record(
        "Tối 17/3, Phó Thị trưởng Nagoya Mori Kenji lên đường tới Hà Nội để sáng 18/3 dự Diễn đàn đô thị Hà Nội - "
        "Nagoya do UBND thành phố Hà Nội mở."
    )
    assert (found.date_start, found.event_type) == ("2024-03-18", "conference")


def test_a_call_with_an_invitation_to_a_later_forum_is_a_reception() -> None:
    found = record(
        f"{HOST} mời Đại sứ Chile tại Việt Nam Ana Rojas tới dự hội nghị xúc tiến đầu tư vào tháng tới.",
        title="Chủ tịch UBND thành phố Hà Nội tiếp Đại sứ Chile",
    )
    assert found.event_type == "reception_in_hanoi"


@pytest.mark.parametrize("front", ["Lao Front for National Development (LFND)’s chapter in", "LFND committee of"])
def test_the_front_of_a_capital_is_the_capitals(front: str) -> None:
    found = record(
        "Chairwoman of the Vietnam Fatherland Front (VFF) Committee of Hanoi Tran Thi Duoc on March 18 received Bounmy "
        f"Keola, President of the {front} Vientiane.",
        **ENGLISH,
    )
    assert (found.partner, found.hanoi_lead, found.partner_lead) == ("Vientiane", "Tran Thi Duoc", "Bounmy Keola")


def test_what_a_list_tells_of_one_partner_is_not_the_next_ones() -> None:
    found = records(
        "Sáng 15/3, đoàn đại biểu thành phố Hà Nội do Bí thư Thành ủy Hà Nội Trần Văn Dược dẫn đầu đã về nước.\n"
        "Từ ngày 11 đến 15/3, đoàn ở Thượng Hải và tỉnh Phúc Kiến.\n"
        "Ông Trần Văn Dược hội đàm với Bí thư Thành ủy Thượng Hải Lưu Tân Hà và chứng kiến hai bên ký bản ghi nhớ; "
        "gặp Bí thư Tỉnh ủy Phúc Kiến Vương Thiết Sơn; chứng kiến UBND thành phố Hà Nội cùng chính quyền thành phố "
        "Hạ Môn ký bản ghi nhớ.\n"
    )
    assert {(r.partner, r.date_start, r.event_type, r.agreement_status) for r in found} == {
        ("Shanghai", "2024-03-11", "agreement_signed", "signed"),
        ("Fujian", "2024-03-11", "visit_abroad", "none"),
        ("Xiamen", "2024-03-11", "agreement_signed", "signed"),
    }


def test_those_whom_a_leader_sees_sign_are_partners() -> None:
    found = record(
        f"Ngày 18/3, {HOST} tiếp đoàn do ông Paul Morel dẫn đầu và chứng kiến Sở Du lịch Hà Nội cùng chính quyền "
        "thành phố Lyon ký bản ghi nhớ."
    )
    assert (found.partner, found.event_type) == ("Lyon", "agreement_signed")


def test_the_chief_minister_of_a_city_speaks_for_the_city() -> None:
    found = record(
        "Chairman of the Hanoi People's Committee Tran Van Duoc received Myanmar's Yangon Chief Minister U Kyaw Lin on "
        "March 18.",
        **ENGLISH,
    )
    assert (found.partner, found.partner_kind, found.partner_lead) == ("Yangon", "city", "U Kyaw Lin")


def test_the_city_that_hosts_a_networks_forum_is_no_partner_of_its_own() -> None:
    found = record(
        "Manila on March 18 hosted the Meeting of Governors and Mayors of ASEAN Capitals (MGMAC).\n"
        "Hanoi was represented by a delegation under Tran Van Duoc, Chairman of the Hanoi People's Committee.\n"
        "Manila's Mayor Ramon Reyes opened the day with a look at the rivers of the region.\n",
        **ENGLISH,
    )
    assert (found.partner_kind, found.event_type, found.hanoi_lead) == (
        "organisation",
        "conference",
        "Tran Van Duoc",
    )


def test_an_ambassador_of_the_one_country_told_speaks_for_its_embassy() -> None:
    found = record(
        "Trong buổi tiếp chiều 18/3, chủ và khách mừng vì quan hệ Việt Nam - Hungary, nhất là giữa hai thủ đô Budapest "
        "và Hà Nội.\n"
        "Ông Đại sứ Ferenc Nagy cảm ơn Hà Nội đã chăm lo công viên của hai nước.\n"
        "Đáp lời, Bí thư Thành ủy Trần Văn Dược mong có thêm sinh viên sang học.\n"
    )
    assert (found.partner_kind, found.country_code, found.partner_lead) == ("embassy", "HU", "Ferenc Nagy")


def test_a_provinces_leaders_met_in_its_capital_are_the_provinces() -> None:
    found = record(
        "Deputy Secretary of the Hanoi Party Committee Tran Van Duoc led a delegation to Canada on March 5-9.\n"
        "In Vancouver the visitors met the heads of British Columbia province and asked how forests are kept.\n",
        **ENGLISH,
    )
    assert (found.partner, found.event_type) == ("British Columbia", "visit_abroad")


def test_who_sits_in_a_partys_centre_speaks_for_the_city_that_he_heads() -> None:
    found = record(
        "Đáp lời mời của Bí thư Thành ủy Hà Nội Trần Văn Dược, từ ngày 18 đến 20/3, đồng chí Bounmy Keola, Bí thư "
        "Trung ương Đảng Nhân dân Cách mạng Lào, Bí thư Thành ủy, Đô trưởng Viêng Chăn, cùng đoàn sang thăm "
        "và làm việc tại Hà Nội."
    )
    assert (found.partner, found.event_type, found.partner_lead) == ("Vientiane", "reception_in_hanoi", "Bounmy Keola")


def test_a_former_mayor_speaks_for_those_whom_he_leads() -> None:
    found = record(
        f"Ngày 18/3, {HOST} tiếp đoàn thành phố Nagoya (Nhật Bản) do giáo sư Mori Kenji, nguyên Thị trưởng thành phố "
        "Kobe, làm trưởng đoàn."
    )
    assert (found.partner, found.partner_lead) == ("Nagoya", "Mori Kenji")


def test_the_city_in_brackets_behind_a_borough_is_no_partner() -> None:
    found = record(
        "Ngày 18/3, Chủ tịch UBND quận Hoàn Kiếm Trần Văn Dược và Quận trưởng quận Jongno (Seoul, Hàn Quốc) Kim Min-ho "
        "ký thỏa thuận hợp tác."
    )
    assert (found.partner, found.partner_lead, found.agreement_status) == ("Jongno", "Kim Min-ho", "signed")


def test_the_chair_of_the_front_leads_for_hanoi() -> None:
    found = record(
        "Chiều 18/3, đoàn Chính hiệp thành phố Thượng Hải (Trung Quốc) do ông Vương Thiết Sơn dẫn đầu thăm Hà Nội.\n"
        "Tiếp đoàn, Chủ tịch Ủy ban Mặt trận Tổ quốc thành phố Trần Thị Dược bàn việc tuyên truyền, giáo dục truyền "
        "thống.\n"
    )
    assert (found.hanoi_lead, found.topics) == ("Trần Thị Dược", ())


def test_the_next_stop_that_is_still_to_come_is_none() -> None:
    found = record(
        f"Chiều 18/3, tại thủ đô Manila, đoàn công tác thành phố Hà Nội do {HOST} làm Trưởng đoàn hội kiến Thị trưởng "
        "Manila Ramon Reyes.\n"
        "Theo chương trình (từ 17 đến 24/3), ngày 22/3, đoàn sẽ làm việc với chính quyền Jakarta.\n"
    )
    assert found.partner == "Manila"


def test_a_journey_announced_has_all_its_stops() -> None:
    found = records(
        f"Từ ngày 25 đến 30/3, đoàn công tác thành phố Hà Nội do {HOST} dẫn đầu sẽ thăm, làm việc tại Seoul (Hàn Quốc) "
        "và Tokyo (Nhật Bản). Tại Seoul, đoàn sẽ gặp Thị trưởng Kim Min-ho. Tại Tokyo, ngày 29/3, ông Dược sẽ hội kiến "
        "Thống đốc Mori Kenji."
    )
    assert {r.partner for r in found} == {"Seoul", "Tokyo"}


def test_whom_the_prime_minister_receives_is_not_the_citys_guest() -> None:
    found = records(
        "Chiều 18/3, tại Trụ sở Chính phủ, Thủ tướng Lê Văn Tám tiếp Thị trưởng Busan Kim Min-ho.\n"
        f"Cùng dự có {HOST}. Thủ tướng mong Busan giúp thêm các địa phương.\n"
    )
    assert found == ()


def test_a_stay_and_the_festival_held_during_it_are_two() -> None:
    found = records(
        "Chương trình Những ngày văn hóa Hà Nội tại Lyon nằm trong chuỗi hoạt động của hai thành phố.\n"
        f"Kéo dài từ 12 đến 14/3, chương trình do đoàn đại biểu thành phố Hà Nội, trưởng đoàn là {HOST}, tổ chức "
        "theo lời mời của chính quyền thành phố Lyon (Pháp). Từ ngày 11 đến 15/3, đoàn thăm, làm việc tại Lyon, "
        "đồng thời cùng bạn tổ chức Những ngày văn hóa Hà Nội tại Lyon.\n"
        "Lễ khai mạc Những ngày văn hóa Hà Nội tại Lyon diễn ra tối 12/3 ở quảng trường lớn.\n"
    )
    assert {(r.partner, r.event_type) for r in found} == {("Lyon", "event_or_festival"), ("Lyon", "visit_abroad")}
    assert len(found) == 2


def test_peace_is_no_province() -> None:
    found = record(
        "Ngày 18/3, Liên hiệp các tổ chức hữu nghị thành phố Hà Nội tiếp đoàn Hội Bảo vệ hòa bình thủ đô Viêng Chăn do "
        "bà Kham Keola dẫn đầu. Phó Chủ tịch Liên hiệp Trần Thị Dược chủ trì."
    )
    assert (found.partner, found.partner_lead) == ("Vientiane", "Kham Keola")


def test_a_show_of_the_capitals_sights_abroad_is_an_event() -> None:
    found = record(
        "Sáng 18/3, tại Kuala Lumpur (Malaysia), Sở Du lịch Hà Nội tổ chức chương trình giới thiệu điểm đến Hà Nội. "
        "Giám đốc Sở Du lịch Trần Thị Dược phát biểu."
    )
    assert (found.partner, found.event_type) == ("Kuala Lumpur", "event_or_festival")


def test_who_stood_among_those_at_a_states_ceremony_deals_with_nobody() -> None:
    found = records(
        "General Secretary Le Van Tam and his Chinese counterpart witnessed the signing of 16 documents in Hanoi "
        "on March 18.\n"
        "Chairman of the Hanoi People's Committee Tran Van Duoc was among those at the Presidential Palace.\n",
        title="Vietnam and China sign 16 deals",
        stamp="March 20, 2024 10:00",
    )
    assert found == ()
