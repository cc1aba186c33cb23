"""Who received whom where the verb stands first or alone, pronouns, datelines, denials: every text is ours."""

import pytest

from tests.etl.extract.helpers import record, records

ENGLISH = {"title": "Guests of the capital", "stamp": "March 20, 2024 10:00"}


@pytest.mark.parametrize(
    "body",
    [
        "Cole Marsh, deputy director of the C40 Cities Climate Leadership Group (C40), was in Hanoi on March 18.\n"
        "Received by Tran Van Duoc, Vice Chairman of the Hanoi People's Committee, he offered help.\n",
        "The week's guest was Ilka Salo, Vice Mayor of Tampere. Tran Van Duoc, Vice Chairman of the Hanoi People's "
        "Committee, received him on March 18. Tampere would also welcome joint work on schools, he said.\n",
    ],
)
def test_who_is_received_by_hanois_people_has_come_here(body: str) -> None:
    found = record(body, **ENGLISH)
    assert (found.event_type, found.direction, found.date_start) == ("reception_in_hanoi", "incoming", "2024-03-18")


def test_who_presides_over_a_reception_is_not_the_guest() -> None:
    found = record(
        "Ngày 18/3, Ủy ban MTTQ Việt Nam thành phố Hà Nội tiếp đoàn Ủy ban Chính hiệp tỉnh Tứ Xuyên (Trung Quốc) do "
        "Phó Chủ tịch Triệu Tử Sơn làm trưởng đoàn.\n"
        "Chủ trì buổi tiếp, ông Trần Văn Dược giới thiệu việc chăm lo người nghèo.\n"
        "Phó Chủ tịch Chính hiệp Tứ Xuyên kể về những chuyến đi xuống huyện miền núi.\n"
    )
    assert found.event_type == "reception_in_hanoi"


def test_the_day_of_a_dateline_is_not_that_of_the_signing() -> None:
    found = record(
        "BUSAN, March 20 (HBN) - Hanoi on Monday put its name to a memorandum of understanding with Busan city.\n"
        "Tran Van Duoc, Chairman of the Hanoi People's Committee, signed for the capital.\n",
        **ENGLISH,
    )
    assert (found.date_start, found.agreement_status) == ("2024-03-18", "signed")


def test_a_denial_that_opens_the_sentence_holds_for_the_signing() -> None:
    found = record(
        "Tran Van Duoc, Chairman of the Hanoi People's Committee, received Mayor of Lyon Paul Morel on March 18.\n"
        "Neither talk nor dinner produced a signed agreement.\n",
        **ENGLISH,
    )
    assert (found.event_type, found.agreement_status) == ("reception_in_hanoi", "none")


def test_a_month_told_in_the_opening_dates_a_page_without_a_day() -> None:
    found = record(
        "Khi đoàn do Bí thư Thành ủy Hà Nội Trần Văn Dược dẫn đầu tới làm việc với Hội đồng thành phố Wellington trong "
        "tháng 9/2013, khách hỏi nhiều về nhà cửa.\n",
        stamp="",
    )
    assert (found.date_start, found.date_precision) == ("2013-09", "month")


def test_a_month_that_is_still_ahead_dates_nothing() -> None:
    found = record(
        "Đoàn do Bí thư Thành ủy Hà Nội Trần Văn Dược dẫn đầu đã làm việc với Hội đồng thành phố Wellington, hướng tới "
        "tháng 9/2013.\n",
        stamp="",
    )
    assert found.date_start is None


def test_an_occasion_of_hanois_that_opens_abroad_is_held_with_its_place() -> None:
    found = record(
        "Hôm qua (19/3), Lễ hội Việt Nam - Hà Nội 2024 đã khai mạc tại tỉnh Fukuoka, Nhật Bản.\n"
        "Phát biểu khai mạc, Phó Chủ tịch HĐND thành phố Hà Nội Lê Thị Tám nhắc mười năm làm bạn.\n"
    )
    assert (found.partner_kind, found.event_type, found.date_start) == ("region", "event_or_festival", "2024-03-19")


def test_a_regions_committee_abroad_is_not_a_province_of_ours() -> None:
    found = record(
        "Chiều 18/3, Phó Bí thư Thành ủy Hà Nội Trần Văn Dược tiếp đoàn khu tự trị Tân Cương (Trung Quốc), do ông "
        "Trương Tử Sơn, Phó Bí thư Khu ủy, Bí thư Thành ủy Urumqi, làm trưởng đoàn.\n"
    )
    assert found.partner_lead == "Trương Tử Sơn"
    assert not records("Chiều 18/3, Tỉnh ủy Lạng Sơn tiếp đoàn khu tự trị Quảng Tây do ông Trương Tử Sơn dẫn đầu.\n")


def test_a_counter_asked_for_in_hanoi_does_not_bring_the_signing_here() -> None:
    found = record(
        "BUSAN (HBN) - Tran Van Duoc, Chairman of the Hanoi People's Committee, on Monday held a working session with "
        "Busan Mayor Park Min-jun.\n"
        "Firms of textiles have been asking for a single counter in Hanoi. Toy makers want one in Hanoi as well.\n",
        **ENGLISH,
    )
    assert (found.partner, found.event_type) == ("Busan", "visit_abroad")


def test_a_market_somewhere_is_not_where_the_report_is_set() -> None:
    found = record(
        "Ngày 18/3, Phó Bí thư Thành ủy Hà Nội Trần Văn Dược hội đàm với Thị trưởng Berlin Karl Weiss tại Berlin.\n"
        "Chợ Hoa Sen ở quận Lichtenberg đang lo mặt bằng, ban quản lý chợ muốn chính quyền có tiếng nói.\n"
    )
    assert found.partner == "Berlin"


def test_where_a_delegation_led_by_hanois_people_worked_was_visited() -> None:
    found = record(
        "Từ ngày 16 đến 18/3, đoàn do Chủ tịch HĐND thành phố Hà Nội Lê Thị Tám dẫn đầu đã có ba ngày làm việc ở "
        "thủ đô New Zealand.\n"
        "Phần nhiều thời gian dành cho cách chất vấn.\n"
    )
    assert (found.partner, found.event_type) == ("Wellington", "visit_abroad")


def test_a_region_that_holds_a_talk_with_hanoi_is_a_partner_and_where_they_had_been_before_is_not() -> None:
    found = records(
        "Ngày 18/3, một cuộc tọa đàm về đô thị diễn ra tại Paris, do UBND thành phố Hà Nội cùng vùng Île-de-France và "
        "Business France phối hợp tổ chức.\n"
        "Chủ tịch UBND thành phố Hà Nội Trần Văn Dược giới thiệu các dự án.\n"
        "Trước khi tới Pháp, đoàn Hà Nội đã làm việc tại Đức.\n"
    )
    assert {(r.partner, r.event_type) for r in found} == {
        ("Île-de-France", "conference"),
        ("Business France", "conference"),
    }


def test_a_party_met_at_the_last_stop_is_the_partner_and_not_the_town() -> None:
    found = records(
        "Deputy Secretary of the Hanoi Party Committee Tran Van Duoc and a city delegation have wrapped up a tour of "
        "Argentina and Chile.\n"
        "On March 13 in Buenos Aires, Duoc had talks with Mayor Carla Diaz.\n"
        "The last leg was Santiago. There, on March 16, Duoc worked with Juan Soto, representative of the "
        "Communist Party of Chile's Central Committee.\n",
        **ENGLISH,
    )
    assert {(r.partner, r.date_start) for r in found} == {
        ("Buenos Aires", "2024-03-13"),
        ("Communist Party of Chile", "2024-03-16"),
    }


def test_talks_over_a_screen_at_which_a_signed_text_is_handed_over_stay_an_online_meeting() -> None:
    found = record(
        "Chiều 18/3, Ủy ban hỗn hợp giữa thành phố Hà Nội và vùng Île-de-France (Pháp) họp trực tuyến, do Phó Chủ tịch "
        "UBND thành phố Hà Nội Trần Văn Dược đồng chủ trì.\n"
        "Hai bên trao chương trình hành động đã ký kết ngày 18/3.\n"
    )
    assert (found.event_type, found.agreement_status) == ("online_meeting", "signed")


def test_a_journey_of_earlier_this_month_is_not_told_now() -> None:
    found = record(
        "Tran Van Duoc, Chairman of the Hanoi People's Committee, met Busan Mayor Park Min-jun in Busan on March 18.\n"
        "Earlier this month Duoc visited Israel, where he had talks in Tel Aviv.\n",
        **ENGLISH,
    )
    assert found.partner == "Busan"


def test_where_the_group_flew_on_to_is_a_stop() -> None:
    found = records(
        "A Hanoi People's Council delegation led by its Chairwoman Le Thi Tam returned from Spain and Switzerland.\n"
        "In Madrid, Tam met Mayor Luis Soto on March 11.\n"
        "From Spain the group flew on to Geneva. At a session with the city's Municipal Council on March 14, its "
        "president, Marie Roux, spoke of waste.\n",
        **ENGLISH,
    )
    assert {r.partner for r in found} == {"Madrid", "Geneva"}


def test_a_man_of_history_leads_no_delegation() -> None:
    found = record(
        "Ngày 18/3, đoàn Thành ủy Hà Nội do Phó Bí thư Thành ủy Trần Văn Dược dẫn đầu hội đàm với Bí thư Thành ủy "
        "Bắc Kinh Lưu Tử Hà tại Bắc Kinh.\n"
        "Trên đường đi, đoàn quá cảnh Quảng Châu, thăm nơi đồng chí Nguyễn Ái Quốc mở lớp huấn luyện.\n"
    )
    assert [p.name for p in found.hanoi_officials] == ["Trần Văn Dược"]
