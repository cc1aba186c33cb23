"""What agencies and portals write, and how their pages reach us: each text is ours, its people are invented."""

import pytest

from etl.types import Record
from tests.etl.extract.helpers import record, records

HOST = "Chủ tịch UBND thành phố Hà Nội Trần Văn Dược"
ENGLISH = {"title": "Hanoi leader meets a guest", "stamp": "March 20, 2024 10:00"}


def told(found: tuple[Record, ...]) -> set[tuple[str, str | None, str]]:
    return {(r.partner, r.date_start, r.event_type) for r in found}


def test_sentences_that_lost_the_space_between_them_are_told_apart() -> None:
    found = records(
        "A Hanoi delegation led by Vice Chairman of the Hanoi People's Council Tran Van Duoc was in Finland and "
        "Hungary on March 11-16.In Helsinki, Deputy Mayor for Harbour Development and Public Housing Karin Lund "
        "received the guests.Duoc told her what Hanoi needs to learn about ferries.In Hungary the delegation went to "
        "agencies that run Budapest's baths.",
        **ENGLISH,
    )
    assert {(r.partner, r.event_type) for r in found} == {("Helsinki", "visit_abroad"), ("Budapest", "visit_abroad")}
    assert found[0].partner_lead == "Karin Lund"


@pytest.mark.parametrize("name", ["Vùng Ile-de-France", "Tỉnh Fukuoka", "Bang Victoria"])
def test_a_title_of_places_in_a_capital_is_no_part_of_somebodys_name(name: str) -> None:
    found = record(f"Ngày 18/3, {HOST} tiếp đoàn đại biểu {name} do ông Paul Morel dẫn đầu.")
    assert (found.partner_kind, found.partner_lead) == ("region", "Paul Morel")


def test_vietnams_own_ambassador_abroad_is_nobody_of_hanois() -> None:
    body = (
        "Ngày 18/3, Thị trưởng thành phố Lyon Paul Morel tiếp Đại sứ Lê Văn Tám tới chào xã giao.\n"
        "Đại sứ Lê Văn Tám mong Lyon và thành phố Hà Nội mở thêm nhiều lễ hội, sớm thăm nhau nhiều hơn.\n"
    )
    assert not records(body, title="Đại sứ Lê Văn Tám chào xã giao Thị trưởng Lyon")


@pytest.mark.parametrize(
    ("body", "page"),
    [
        (f"Ngày 18/3, {HOST} và Thị trưởng Lyon Paul Morel ký bản ghi nhớ, theo đó hai bên sẽ làm phim chung.", {}),
        (
            "On March 18 in Hanoi, Hanoi Chairman Tran Van Duoc and Lyon Mayor Paul Morel signed an agreement under "
            "which both will make films.",
            ENGLISH,
        ),
    ],
)
def test_what_a_signed_text_says_of_the_future_does_not_undo_the_signing(body: str, page: dict[str, str]) -> None:
    assert record(body, **page).agreement_status == "signed"


def test_days_of_a_city_in_hanoi_are_a_festival_even_when_they_are_to_come() -> None:
    found = record(
        "Hanoi (VNA) - Cooks and singers are packing for “Lyon Days in Hanoi”, a programme of Lyon and Hanoi that will "
        "run from April 8 to April 11.\n",
        title="“Lyon Days in Hanoi” to bring music and food",
        stamp="March 27, 2024 10:00",
    )
    assert told((found,)) == {("Lyon", "2024-04-08", "event_or_festival")}
    assert found.status == "planned"


def test_a_friendship_association_is_not_the_country_in_its_name() -> None:
    assert not records(
        "The Vietnam – Norway Friendship Association of Hanoi met on March 18 for its congress.\n"
        "Mr Tran Van Duoc became President of Vietnam – Norway Association for the term and thanked all members.\n",
        title="Friendship association of Hanoi elects its leaders",
        stamp="March 20, 2024 10:00",
    )


def test_a_forum_attended_the_day_after_leaving_has_its_own_day() -> None:
    found = record(
        "Tối 18/3, Thị trưởng Nagoya Mori Kenji lên đường tới Việt Nam để sáng 19/3 dự Diễn đàn đô thị Nagoya - Hà Nội."
    )
    assert told((found,)) == {("Nagoya", "2024-03-19", "conference")}


def test_foreign_activities_in_two_places_are_a_trip_to_both() -> None:
    found = records(
        "Từ ngày 11 đến 16/3, UBND thành phố Hà Nội đã có nhiều hoạt động đối ngoại ở Vùng Occitanie và "
        "thành phố Lyon, Pháp.\nNgười dẫn đầu đoàn là ông Trần Văn Dược, Phó Chủ tịch UBND thành phố Hà Nội. "
        "UBND thành phố làm việc trước với Hội đồng vùng Occitanie, Tòa thị chính Lyon.\n"
    )
    assert {(r.partner, r.event_type) for r in found} == {("Occitanie", "visit_abroad"), ("Lyon", "visit_abroad")}


def test_a_guest_who_was_just_received_came_in_the_month_of_the_report() -> None:
    found = record(f"Thị trưởng Lyon Paul Morel vừa được {HOST} tiếp.")
    assert (found.date_start, found.date_precision) == ("2024-03", "month")


def test_the_state_of_the_city_that_was_met_is_no_partner_of_its_own() -> None:
    found = record(
        "Sáng 18/3, đoàn Hà Nội do Chủ tịch HĐND thành phố Trần Văn Dược dẫn đầu đến gặp Hội đồng Houston, thành phố "
        "thuộc bang Texas, Mỹ, để bàn chuyện thoát nước."
    )
    assert found.partner == "Houston"


def test_a_party_met_in_a_capital_leaves_the_country_that_was_visited() -> None:
    found = record(
        "A Hanoi delegation led by Chairman of the Hanoi People's Council Tran Van Duoc visited Italy on March 14-18 "
        "to widen cooperation with Italian localities.\n"
        "In Rome, Duoc met Carlo Neri, Secretary of the Communist Party of Italy, and spoke of old friendship.\n"
        "The delegation also looked at several markets and parks during its days there.\n",
        title="Hanoi delegation visits Italy to widen cooperation",
        stamp="March 20, 2024 10:00",
    )
    assert (found.partner, found.event_type) == ("Italy", "visit_abroad")


def test_the_head_of_a_bodys_office_and_the_hosts_of_hanois_committee_are_known() -> None:
    found = record(
        "Trưởng đại diện Văn phòng UNICEF tại Việt Nam, ông Paul Morel, có buổi làm việc chiều 18/3 với Phó Chủ tịch "
        "Ủy ban Nhân dân Hà Nội Lê Văn Tám về sân chơi cho trẻ em."
    )
    assert (found.partner_kind, found.partner_lead, found.hanoi_lead) == ("organisation", "Paul Morel", "Lê Văn Tám")


def test_a_trip_that_an_ambassador_and_his_host_look_back_on_is_no_engagement() -> None:
    found = record(
        f"Đại sứ Na Uy tại Việt Nam Nils Holm tới chào {HOST} vào chiều 18/3.\n"
        f"Ông Trần Văn Dược kể lại chuyến đi hồi tháng 1, khi bà Karin Lund, Phó Thị trưởng Oslo, tiếp đoàn. "
        "Cuộc gặp ấy mở đường cho việc đặt mua tàu điện."
    )
    assert found.partner == "Embassy of Norway in Vietnam"


def test_a_member_of_a_committee_who_holds_an_office_too_is_hanois_lead() -> None:
    found = record(
        "Guests from Lyon led by councillor Paul Morel were received on March 18 by Le Thi Tam, Member of the Standing "
        "Committee of the city's Party Committee and head of the Hanoi People's Council.",
        **ENGLISH,
    )
    assert found.hanoi_lead == "Le Thi Tam"


@pytest.mark.parametrize("vietnam", ["Vietnam", "Viet Nam", "Việt Nam"])
def test_an_ambassador_to_vietnam_is_not_vietnams_however_the_country_is_spelled(vietnam: str) -> None:
    found = record(
        f"Secretary of Hà Nội Party Committee Trần Văn Dược hosted Chilean Ambassador to {vietnam} Pablo Rojas on "
        "March 19 and put forward joint work of many kinds.",
        **ENGLISH,
    )
    assert (found.partner, found.partner_lead) == ("Embassy of Chile in Vietnam", "Pablo Rojas")


def test_a_citys_chapter_of_a_body_of_all_china_is_the_citys() -> None:
    found = record(
        "Hanoi Deputy Secretary Le Thi Tam received on March 18 Vice President of the Shanghai chapter of the Chinese "
        "People's Political Consultative Conference (CPPCC) Wu Ming.",
        **ENGLISH,
    )
    assert (found.partner, found.partner_lead) == ("Shanghai", "Wu Ming")


def test_the_region_whose_main_city_signs_is_only_where_it_lies() -> None:
    found = record(
        "Sáng 18/3, tại thành phố Lyon, thủ phủ vùng Auvergne-Rhône-Alpes, đoàn đại biểu thành phố Hà Nội do ông Trần "
        "Văn Dược dẫn đầu chứng kiến lễ ký Bản ghi nhớ giữa UBND thành phố Hà Nội và chính quyền thành phố Lyon. Phía "
        "bạn có lãnh đạo vùng Auvergne-Rhône-Alpes, Thị trưởng Lyon Paul Morel.",
        title="Hà Nội và thành phố Lyon (Pháp) ký Bản ghi nhớ",
    )
    assert (found.partner, found.event_type) == ("Lyon", "agreement_signed")


def test_guests_of_a_bodys_assembly_are_the_bodys() -> None:
    found = record(
        "Leaders of Hanoi on March 18 gave a reception for ninety delegates to the Assembly of the World Peace "
        "Council (WPC).\n"
        "Welcoming them, Vice Chairman of the city People's Committee Tran Van Duoc spoke of old friends.\n"
        "Maria Lopes, member of the WPC board and Chairwoman of the Portuguese Council for Peace, thanked the city.\n",
        title="Hanoi leaders greet guests of the World Peace Council",
        stamp="March 20, 2024 10:00",
    )
    assert (found.partner, found.event_type) == ("World Peace Council (WPC)", "reception_in_hanoi")


def test_another_citys_municipal_council_is_not_hanois() -> None:
    assert not records(
        "Speaking at the signing ceremony in Ho Chi Minh City on Monday, Chairwoman of the municipal People's Council "
        "Le Thi Tam said that the agreement will let the two sides do more.\n"
        "Kim Jong Min, Chairman of the Incheon Metropolitan Council, saw many chances for the two cities.\n",
        title="Two cities sign a cooperation agreement",
        stamp="March 20, 2024 10:00",
    )


def test_working_sessions_with_a_city_are_no_dealing_with_its_country() -> None:
    found = records(
        "From March 14 to 18, a Hanoi delegation led by Tran Van Duoc, chairman of the Hanoi People's Council, was on "
        "a visit to Canada.\n"
        "On March 14, the Hanoi delegation had working sessions with the council and city government of Vancouver, "
        "British Columbia, Canada.\n"
        "At the meeting, Chairman of the Hanoi People's Council Tran Van Duoc spoke about trade between Hanoi and "
        "Canadian cities.\n",
        title="Hanoi deepens ties with Canada",
        stamp="March 20, 2024 10:00",
    )
    assert {(r.partner, r.date_start) for r in found} == {("Vancouver", "2024-03-14")}


def test_a_vice_president_of_a_lower_house_is_his_country() -> None:
    found = record(
        f"Chiều 18/3, {HOST} đã có buổi làm việc với Đoàn đại biểu Hạ viện Cộng hòa Séc do ông Jan Kovac, Phó Chủ tịch "
        "Hạ viện, làm Trưởng đoàn.\n"
        f"{HOST} mong quan hệ Hà Nội và Praha phát triển, nhất là về quy hoạch.\n",
        title="Hà Nội-Praha (Séc) hợp tác nhiều mặt",
    )
    assert (found.partner_kind, found.country_code, found.partner_lead) == ("country", "CZ", "Jan Kovac")


def test_who_was_once_mayor_elsewhere_comes_with_those_whom_he_leads() -> None:
    found = record(
        f"Ngày 18/3, {HOST} tiếp Đoàn đại biểu TP Kawasaki (Kanagawa - Nhật Bản) do giáo sư Mori Kenji, nguyên Thị "
        "trưởng TP Yokohama làm Trưởng đoàn."
    )
    assert (found.partner, found.partner_lead) == ("Kawasaki", "Mori Kenji")


def test_a_trip_to_two_cities_told_in_one_sentence_is_to_both() -> None:
    found = records(
        "Từ 11/3 - 15/3, Phó Chủ tịch UBND thành phố Hà Nội Lê Văn Tám đã chủ trì đoàn công tác của Hà Nội thăm và "
        "làm việc tại Thủ đô Berlin và TP. Munich, thủ phủ bang Bavaria, Đức, để trao đổi kinh nghiệm quy hoạch.",
        title="Hà Nội trao đổi kinh nghiệm quy hoạch với các thành phố lớn của Đức",
    )
    assert {r.partner for r in found} == {"Berlin", "Munich"}


def test_a_body_that_holds_a_workshop_with_hanois_committee_is_a_partner() -> None:
    found = record(
        "Sáng 18/3, tại Hà Nội, Cơ quan Hợp tác quốc tế Nhật Bản (JICA Việt Nam) đã phối hợp với UBND thành phố Hà Nội "
        "tổ chức Hội thảo về đường sắt đô thị.",
        title="Hội thảo về đường sắt đô thị",
    )
    assert (found.partner, found.event_type) == ("Japan International Cooperation Agency (JICA)", "conference")


def test_what_a_district_opens_with_a_foreign_institute_is_an_event_of_both() -> None:
    found = record(
        "TPO - Tối 18/3, UBND quận Hoàn Kiếm cùng Viện Pháp tại Hà Nội khai trương không gian sách trên phố đi bộ. "
        "Dự lễ có Đại sứ Pháp tại Việt Nam Paul Morel.",
        title="Khai trương phố sách Pháp tại Hà Nội",
    )
    assert (found.partner, found.event_type) == ("French Institute in Vietnam", "event_or_festival")


@pytest.mark.parametrize("day", ["(May 5)", "on 5 May", "on May 5"])
def test_the_month_of_may_is_no_wish(day: str) -> None:
    found = record(
        f"In Madrid {day}, Hanoi Chairman Tran Van Duoc met Deputy Mayor Rosa Ruiz and signed a cooperation agreement.",
        title="Hanoi delegation in Spain",
        stamp="May 12, 2024 10:00",
    )
    assert (found.date_start, found.agreement_status) == ("2024-05-05", "signed")
