"""Texts known before, wishes to sign, letters brought, and what an occasion is: wordings of ours, invented people."""

import pytest

from tests.etl.extract.helpers import record, records

HOST = "Chủ tịch UBND thành phố Hà Nội Trần Văn Dược"
RECEIVED = f"Ngày 18/3, {HOST} tiếp Thị trưởng Lyon Paul Morel. "
ENGLISH = {"title": "Hanoi leader meets a guest", "stamp": "March 20, 2024 10:00"}


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ("Ông Trần Văn Dược muốn cùng Lyon ký một bản ghi nhớ về xe điện.", "none"),
        ("Sau bản ghi nhớ mà hai thành phố đã ký, Hà Nội và Lyon hiểu nhau hơn.", "none"),
        ("Hà Nội và Lyon không đếm số văn bản đã ký.", "none"),
        ("Hà Nội và Lyon đã ký bản ghi nhớ về xe điện.", "signed"),
        ("Với mong muốn gần nhau hơn, Hà Nội và Lyon đã ký bản ghi nhớ.", "signed"),
        ("Hôm 18/3, bản ghi nhớ mà Hà Nội và Lyon đã ký có bốn trang.", "signed"),
    ],
)
def test_a_text_wished_for_or_known_before_was_not_signed_now(told: str, status: str) -> None:
    assert record(RECEIVED + told).agreement_status == status


@pytest.mark.parametrize(
    ("body", "event_type"),
    [
        (
            "Sang dự Diễn đàn đô thị châu Á, chiều 18/3 Bộ trưởng Phát triển Singapore Alan Teo gặp "
            "Bí thư Thành ủy Hà Nội Lê Văn Tám.",
            "reception_in_hanoi",
        ),
        (
            "Mới đây, UBND thành phố Hà Nội mở Hội thảo nông nghiệp giữa Hà Nội và tỉnh Gifu. "
            "Nhà nông hai bên trao đổi về hạt giống.",
            "conference",
        ),
    ],
)
def test_a_guest_who_came_for_an_occasion_is_met_and_a_seminar_is_no_fair(body: str, event_type: str) -> None:
    assert record(body).event_type == event_type


def test_who_comes_to_an_assembly_attends_it() -> None:
    found = record(
        "Tới Đại hội đồng TPO 2024 sáng 18/3, đoàn thành phố Hà Nội do Giám đốc Sở Du lịch Trần Văn Dược dẫn đầu "
        "giới thiệu phố cổ."
    )
    assert (found.partner_kind, found.event_type) == ("organisation", "conference")


def test_she_who_welcomes_a_vice_mayor_is_at_home() -> None:
    found = record(
        "Schools of Hanoi and of Lyon know each other well, Hoa said on March 18 as she welcomed Paul Morel, "
        "Vice Mayor of "
        "Lyon. The two cities will work on trams.",
        **ENGLISH,
    )
    assert found.event_type == "reception_in_hanoi"


def test_a_trip_told_already_goes_where_it_was_said_to_go() -> None:
    found = records(
        "Secretary of the Hanoi Party Committee Tran Van Duoc was in France last week on a tour from which "
        "Hanoi hopes to "
        "learn.\n"
        "Lyon came first: Mayor Paul Morel of Lyon met him on March 12.\n"
        "On March 13 the Hanoi leader talked with Anne Petit, President of the Brittany Regional Council.",
        **ENGLISH,
    )
    assert {(r.partner, r.event_type) for r in found} == {("Lyon", "visit_abroad"), ("Brittany", "visit_abroad")}


def test_an_envoy_new_in_vietnam_is_his_own_countrys() -> None:
    found = record(f"Mới sang Việt Nam nhận việc, Đại sứ Na Uy Nils Holm ngày 18/3 tới chào {HOST}.")
    assert (found.partner_kind, found.country_code) == ("embassy", "NO")


def test_a_mayor_whose_letter_was_brought_was_not_met() -> None:
    found = record(
        f"Sáng 18/3, Đại sứ Na Uy tại Việt Nam Nils Holm đến chào {HOST} và trao bức thư của Thị trưởng Oslo "
        "Marte Lund.",
        title="Thị trưởng Oslo gửi thư cho Chủ tịch Trần Văn Dược",
    )
    assert (found.partner_kind, found.partner_lead) == ("embassy", "Nils Holm")


def test_a_network_begins_its_meeting() -> None:
    found = record(
        "On March 18 the Asian Network of Major Cities 21 (ANMC21) began its 12th plenary meeting in Hanoi.\n"
        "People from Seoul, Manila and ten more members took part.",
        title="Hanoi hosts a gathering of big cities",
        stamp="March 20, 2024 10:00",
    )
    assert (found.partner_kind, found.event_type) == ("organisation", "conference")


def test_mayors_of_capitals_whose_meeting_begins_are_the_partner() -> None:
    found = record(
        "Tại thủ đô Vientiane, Lào, sáng 18/3, Hội nghị Thị trưởng thủ đô các nước ASEAN bắt đầu làm việc.\n"
        f"{HOST} thay mặt Hà Nội dự và phát biểu.",
    )
    assert (found.partner_kind, found.event_type) == ("organisation", "conference")


@pytest.mark.parametrize(
    "body", ["Tổ chức Giáo dục, Khoa học và Văn hóa của Liên hợp quốc (UNESCO)", "Trung tâm Di sản thế giới"]
)
def test_bodies_of_heritage_are_known_by_their_long_names(body: str) -> None:
    found = record(f"Chiều 18/3, {HOST} tiếp bà Ann Cole, Giám đốc {body}. Hai bên nói về di sản.")
    assert (found.partner_kind, found.partner_lead) == ("organisation", "Ann Cole")


def test_what_is_done_this_month_is_no_past_though_its_start_is_told() -> None:
    found = record(
        "Giữa tháng 3 này, lãnh đạo quận Ba Đình và đại diện quận Lichtenberg (Berlin, Đức) khánh thành hệ "
        "thống lọc nước mà hai bên dựng từ năm 2021."
    )
    assert (found.partner, found.date_start, found.event_type) == ("Lichtenberg", "2024-03", "project")


def test_a_day_counted_from_another_and_then_given_is_one_day() -> None:
    found = records(
        "Những ngày Lyon tại Hà Nội khai mạc tối 14/3. Ngày 16/3, các thợ bánh hai nơi gặp nhau.\n"
        f"Một ngày sau lễ khai mạc, 15/3, {HOST} tiếp đoàn đại biểu Lyon do ông Paul Morel dẫn đầu.\n"
    )
    assert ("2024-03-15", "reception_in_hanoi") in {(r.date_start, r.event_type) for r in found}
    assert "2024-03-17" not in {r.date_start for r in found}


@pytest.mark.parametrize(
    ("body", "page"),
    [
        (
            f"Theo lời mời của {HOST}, đoàn thành phố Lyon do Thị trưởng Paul Morel dẫn đầu thăm Hà Nội từ 16 "
            "đến 18/3. "
            "Phó Chủ tịch UBND thành phố Lê Văn Tám tiếp đoàn.",
            {},
        ),
        (
            "At the invitation of Hanoi Chairman Tran Van Duoc, a delegation of Lyon led by Mayor Paul Morel "
            "visited Hanoi "
            "on March 16-18. Vice Chairman Le Van Tam of Hanoi received the guests.",
            ENGLISH,
        ),
    ],
)
def test_who_invited_is_not_who_received(body: str, page: dict[str, str]) -> None:
    assert record(body, **page).hanoi_lead in ("Lê Văn Tám", "Le Van Tam")


@pytest.mark.parametrize("line", ["Hà Nội, ngày 20 tháng 3 năm 2024.", "Hà Nội, ngày 20/3/2024."])
def test_a_dateline_tells_when_the_report_came_out(line: str) -> None:
    found = record(f"{line} Hai bên cùng vui khi {HOST} tiếp Thị trưởng Lyon Paul Morel hôm qua.", stamp="")
    assert found.date_start == "2024-03-19"


def test_a_day_of_the_event_that_opens_a_paragraph_is_no_dateline() -> None:
    found = record(f"Chiều muộn, ngày 18 tháng 3 năm 2024, {HOST} tiếp Thị trưởng Lyon Paul Morel.", stamp="")
    assert (found.date_start, found.date_precision) == ("2024-03-18", "day")


def test_in_the_afternoon_the_guest_is_received_by_another() -> None:
    found = records(
        "Mayor Paul Morel of Lyon opened the Hanoi - Lyon Forum on Trams on the morning of March 18 with Hanoi Vice "
        "Chairman Le Van Tam.\n"
        "In the afternoon the Chairman of the Hanoi People's Committee, Tran Van Duoc, received the French guest.",
        **ENGLISH,
    )
    assert {(r.event_type, r.hanoi_lead) for r in found} == {
        ("conference", "Le Van Tam"),
        ("reception_in_hanoi", "Tran Van Duoc"),
    }
