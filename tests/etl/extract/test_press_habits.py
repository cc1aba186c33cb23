"""Habits of the press that once misled the reader: each text is ours, its people are invented."""

import pytest

from etl.types import Record
from tests.etl.extract.helpers import reading, record, records

HOST = "Chủ tịch UBND thành phố Hà Nội Trần Văn Dược"
LEAD = "Từ ngày 4 đến 9/3, đoàn công tác Hà Nội do Chủ tịch HĐND thành phố Trần Văn Dược dẫn đầu thăm {}."


ENGLISH = {"title": "Hanoi leader meets a guest", "stamp": "March 20, 2024 10:00"}


def told(found: tuple[Record, ...]) -> set[tuple[str, str | None, str]]:
    return {(r.partner, r.date_start, r.event_type) for r in found}


def test_a_forum_in_the_morning_and_a_call_in_the_afternoon_are_two() -> None:
    found = records(
        "Diễn đàn đô thị Hà Nội - Nagoya khai mạc sáng 18/3. Thị trưởng Nagoya Mori Kenji nói về các dòng kênh. "
        "Phó Chủ tịch UBND thành phố Lê Văn Tám phát biểu.\n"
        f"Cùng ngày, sang buổi chiều, chỗ ngồi chuyển về trụ sở UBND thành phố. {HOST} tiếp ông Mori Kenji.\n"
    )
    assert told(found) == {
        ("Nagoya", "2024-03-18", "conference"),
        ("Nagoya", "2024-03-18", "reception_in_hanoi"),
    }


def test_an_exhibition_opened_by_both_and_a_later_call_are_two() -> None:
    found = records(
        "Câu chuyện được kể lại trong triển lãm khai mạc hôm 15/3 ở phố cổ. Chủ tịch UBND quận Hoàn Kiếm Lê Văn Tám "
        "và ông Paul Morel, Phó Thị trưởng Lyon, cùng cắt băng.\n"
        f"Hai hôm sau, ngày 17/3, {HOST} tiếp ông Paul Morel cùng đoàn công tác của Lyon.\n"
    )
    assert told(found) == {
        ("Lyon", "2024-03-15", "event_or_festival"),
        ("Lyon", "2024-03-17", "reception_in_hanoi"),
    }


def test_two_ambassadors_one_after_the_other() -> None:
    found = records(
        f"Hai vị Đại sứ lần lượt đến phòng khách UBND thành phố Hà Nội ngày 18/3. Người tiếp là {HOST}.\n"
        "Cuộc thứ nhất dành cho Đại sứ Đan Mạch Nils Holm. Ông Trần Văn Dược nói về xe đạp.\n"
        "Ít phút sau, bà Ann Cole, Đại sứ New Zealand, được mời vào. Ông Trần Văn Dược mong học cách nuôi bò sữa; "
        "hai bên cũng nói về hàng hóa.\n"
    )
    assert {(r.country_code, r.partner_lead) for r in found} == {("DK", "Nils Holm"), ("NZ", "Ann Cole")}


@pytest.mark.parametrize("name", ["bang Berlin", "bang Hamburg", "thành phố Berlin"])
def test_a_state_that_is_a_city_is_the_city(name: str) -> None:
    found = record(f"Ngày 18/3, {HOST} tiếp đoàn {name} (Đức) do bà Ute Brandt dẫn đầu.")
    assert found.partner_kind == "city"


def test_a_city_state_is_a_country() -> None:
    found = record(
        "HANOI - Chairman of the Hanoi People's Committee Tran Van Duoc received Singapore's Minister for Trade Grace "
        "Lim on March 18.",
        **ENGLISH,
    )
    assert (found.partner, found.partner_kind) == ("Singapore", "country")


def test_who_heads_a_city_speaks_for_it_and_not_for_the_province_whose_member_he_is() -> None:
    found = record(
        f"Ngày 18/3, tại Hà Nội, {HOST} hội đàm với ông Quách Minh Hằng, Ủy viên Ban Thường vụ Tỉnh ủy Tứ Xuyên, "
        "Bí thư Thành ủy Thành Đô (Trung Quốc)."
    )
    assert (found.partner, found.partner_lead) == ("Chengdu", "Quách Minh Hằng")


def test_where_travellers_had_been_before_is_no_stop() -> None:
    found = records(
        f"{LEAD.format('Na Uy')}\nỞ Oslo, ngày 8/3, đoàn gặp Thị trưởng Karin Lund.\n"
        "Trước khi tới Na Uy, đoàn qua Ba Lan làm việc, thăm Gdansk.\n"
    )
    assert {r.partner for r in found} == {"Oslo"}


def test_a_body_that_is_met_is_the_partner_and_not_the_city_where_it_sits() -> None:
    found = record(
        "Hôm 18/3, đoàn đại biểu Hà Nội do ông Trần Văn Dược dẫn đầu hội đàm với Tổng Công hội Thượng Hải về nhà ở cho "
        "thợ. Tiếp đoàn là ông Trương Minh, Phó Chủ tịch.",
        title="Công đoàn Hà Nội sang thăm Thượng Hải",
    )
    assert (found.partner, found.partner_lead) == ("Shanghai Federation of Trade Unions", "Trương Minh")


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("The Hà Nội People's Council hosted a guest. Phùng Thị Lụa, its chairwoman, smiled.", {"Phùng Thị Lụa"}),
        (
            "Phùng Thị Lụa, vice chairwoman of the Hà Nội People's Council, met Lyon Mayor Paul Morel.",
            {"Phùng Thị Lụa"},
        ),
        ("Hanoi Chairman Tran Van Duoc flew home. In Tokyo, Duoc met Governor Mori Kenji.", {"Tran Van Duoc"}),
    ],
)
def test_english_reports_write_marks_and_call_people_by_one_name(text: str, sides: set[str]) -> None:
    people = reading(text, "en").people
    assert {p.name for p in people if p.side == "hanoi"} == sides
    assert sum(len(p.mentions) for p in people if p.side == "hanoi") == (2 if "Duoc met" in text else 1)


def test_a_name_in_full_is_known_by_the_governor_of_a_later_line() -> None:
    found = record(
        "FUKUOKA - A delegation of Hanoi led by Chairman of the Hanoi People's Council Tran Van Duoc visited the "
        "Japanese prefecture of Fukuoka.\n"
        "In the governor's office on March 18, Duoc told Mori Kenji that the two were old friends.\n"
        "Governor Mori of Fukuoka said he would come to Hanoi.\n",
        title="Hanoi council in Fukuoka",
    )
    assert (found.partner, found.partner_lead, found.event_type) == ("Fukuoka", "Mori Kenji", "visit_abroad")


@pytest.mark.parametrize(
    "text",
    [
        "No document was signed.",
        "Neither memorandum has been signed.",
        "Two sides may sign next year.",
    ],
)
def test_what_was_not_signed_is_not_signed(text: str) -> None:
    found = record(
        "HANOI - Tran Van Duoc, chairman of the Hanoi People's Committee, received Lyon Mayor Paul Morel on March 18. "
        f"{text}",
        **ENGLISH,
    )
    assert found.agreement_status != "signed"


@pytest.mark.parametrize("verb", ["bàn tới ký lại", "tính chuyện ký", "trao đổi việc ký kết", "hướng đến ký"])
def test_a_signing_talked_about_is_none(verb: str) -> None:
    found = record(
        f"Ngày 18/3, {HOST} tiếp Thị trưởng Lyon Paul Morel. Ông nói hai thành phố {verb} thỏa thuận hợp tác."
    )
    assert found.agreement_status != "signed"


def test_who_a_text_is_signed_with_is_the_partner_and_not_the_town_of_the_signing() -> None:
    found = record(
        "HANOI - Hanoi Chairman Tran Van Duoc ended a trip to Korea. In Suwon, on March 18, Duoc signed a memorandum "
        "with Gyeonggi, the province around it. Vice Governor for Economic Affairs Kim Min-ho signed for the hosts.",
        **ENGLISH,
    )
    assert (found.partner, found.event_type, found.partner_lead) == ("Gyeonggi", "agreement_signed", "Kim Min-ho")


@pytest.mark.parametrize(
    "minister",
    [
        "Finland's Minister of Economic Affairs Mika Salo",
        "Finland's Minister for Trade and Industry, Mika Salo,",
        "Finnish Foreign Trade Minister Mika Salo",
    ],
)
def test_a_ministers_field_is_no_part_of_his_name(minister: str) -> None:
    found = record(
        f"HANOI - {minister} was received on March 18 by Tran Van Duoc, chairman of the Hanoi People's Committee.",
        **ENGLISH,
    )
    assert (found.partner, found.partner_kind, found.partner_lead) == ("Finland", "country", "Mika Salo")


def test_presidents_talks_in_hanoi_are_the_states() -> None:
    assert not records(
        "HANOI - President Tran Van Duoc and German President Karl Otto held talks in Hanoi on March 18, the first "
        "stop of the guest's visit.\nIn the afternoon they toured the Temple of Literature.\n",
        title="German President visits Hanoi",
    )


def test_a_statesman_received_and_a_city_signed_with_are_two_partners() -> None:
    found = records(
        f"Ngày 18/3, tại trụ sở UBND thành phố, {HOST} đã tiếp Thủ tướng Cộng hòa Belarus Ivan Petrov.\n"
        "Sau đó, Hà Nội và Minsk cùng ký kế hoạch hợp tác cho ba năm.\n"
    )
    assert {(r.partner, r.agreement_status) for r in found} == {("Belarus", "none"), ("Minsk", "signed")}


def test_a_farm_near_a_town_is_not_the_town() -> None:
    found = record(
        f"{LEAD.format('New Zealand')}\nNgày 5/3, đoàn làm việc với Hội đồng thành phố Wellington.\n"
        "Trong thời gian ở New Zealand, đoàn thăm một trang trại gần Auckland và gặp Hội hữu nghị.\n"
    )
    assert found.partner == "Wellington"


def test_cities_that_speak_at_a_networks_plenary_are_not_partners() -> None:
    found = record(
        "HANOI - Mayors from thirteen cities are gathered in the Vietnamese capital for the plenary of the Asian "
        "Network of Major Cities 21 that closes today.\n"
        "Tran Van Duoc, Chairman of the Hanoi People's Committee, opened proceedings on March 19.\n"
        "Governor Mori Kenji of Tokyo told delegates about saving energy.\n",
        title="Asian capitals meet in Hanoi",
    )
    assert found.partner.startswith("Asian Network")
    assert found.event_type == "conference"
    assert (found.date_start, found.date_end) == ("2024-03-19", "2024-03-20")


def test_the_area_that_a_member_of_parliament_stands_for_is_not_the_partner() -> None:
    found = record(
        f"Ngày 18/3, {HOST} tiếp đoàn nghị sĩ Quốc hội Hàn Quốc do bà Yoon Min-ho, nghị sĩ đại diện khu vực Mapyeong "
        "(Seoul), làm trưởng đoàn."
    )
    assert (found.partner, found.partner_lead) == ("South Korea", "Yoon Min-ho")


def test_the_day_told_right_before_is_the_day() -> None:
    found = records(
        f"{LEAD.format('Trung Quốc')} Đoàn về tới Nội Bài đêm 9/3.\n"
        "Ngày 5/3, tại Thành Đô, ông Trần Văn Dược hội kiến ông Hoàng Gia, Bí thư Tỉnh ủy Tứ Xuyên.\n"
        "Hôm sau, 6/3, ông hội đàm với Thị trưởng Thành Đô Quách Minh Hằng. Rồi hai ông chứng kiến việc Phó Chủ tịch "
        "UBND thành phố Lê Văn Tám và Phó Thị trưởng Vương Gia Hưng ký bản ghi nhớ về du lịch, y tế và giáo dục.\n"
    )
    assert {(r.partner, r.date_start) for r in found} == {("Sichuan", "2024-03-05"), ("Chengdu", "2024-03-06")}
    chengdu = next(r for r in found if r.partner == "Chengdu")
    assert {"tourism", "health", "education_training"} <= set(chengdu.topics)


def test_talks_in_the_partners_own_city_are_a_visit() -> None:
    found = record(
        "HANOI - Hanoi Chairman Tran Van Duoc is home. The journey began in Tokyo, where Duoc met Governor Mori Kenji "
        "on March 18.",
        **ENGLISH,
    )
    assert (found.partner, found.event_type) == ("Tokyo", "visit_abroad")


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Ngài Giôn Xmít (John Smith), Thị trưởng Dublin", "Giôn Xmít (John Smith)"),
        ("Ngài Ê-bơ Van đơ Hốp (Eber van der Hof), Thị trưởng Dublin", "Ê-bơ Van đơ Hốp (Eber van der Hof)"),
    ],
)
def test_a_name_written_by_sound_keeps_its_own_spelling(written: str, name: str) -> None:
    assert record(f"Ngày 18/3, {HOST} tiếp {written}.").partner_lead == name


def test_a_forename_that_is_a_town_is_no_partner() -> None:
    found = record(
        "HANOI - Tran Van Duoc, chairman of the Hanoi People's Committee, on March 18 received Vladimir Kuzin, "
        "Chairman of the Minsk City Executive Committee.",
        **ENGLISH,
    )
    assert (found.partner, found.partner_lead) == ("Minsk", "Vladimir Kuzin")


def test_a_trip_whose_verb_is_unusual_is_told_stop_by_stop() -> None:
    found = records(
        "Đầu tháng 3, một đoàn của Hà Nội đi qua hai nước. Trưởng đoàn là Chủ tịch HĐND thành phố Trần Văn Dược.\n"
        "Ở Cairo, nơi đoàn lưu lại từ 10 đến 12/3, Thống đốc Omar Fahmi đón khách. Trong buổi làm việc ngày 11/3 tại "
        "dinh Thống đốc, hai bên trao đổi về việc tổ chức tuần văn hóa ở Hà Nội.\n"
        "Ngày 14/3, đoàn có mặt tại Lisbon. Người của chính quyền nơi đây kể về việc giữ cảnh quan.\n"
    )
    assert {(r.partner, r.event_type) for r in found} == {("Cairo", "visit_abroad"), ("Lisbon", "visit_abroad")}


@pytest.mark.parametrize("name", ["Son Tay", "Sơn Tây", "Cần Thơ"])
def test_our_own_towns_are_no_foreign_ones(name: str) -> None:
    read = reading(f"HANOI - The Hanoi People's Committee has a landfill like that of {name} town.", "en")
    token = next(t for s in read.sentences for t in s.tokens if s.said(t) == name)
    assert token.has("district") or token.has("domestic")


def test_who_speaks_to_his_hosts_is_the_guest() -> None:
    found = record(
        "HANOI - Chairman of the Hanoi People's Committee Tran Van Duoc had talks with Lyon Mayor Paul Morel on March "
        "18. Duoc told his hosts that he had learned much.",
        **ENGLISH,
    )
    assert found.event_type == "visit_abroad"


def test_a_mayor_called_by_one_name_sits_where_the_full_name_did() -> None:
    found = record(
        "SEOUL - Ba Dinh, a Hanoi district, has put its name to an agreement with Mapo. The document was signed on "
        "March 18 by Le Thi Lua, Chairwoman of the Ba Dinh District People's Committee, and Mapo District Mayor Bae "
        "Min-jun.\n"
        "Mayor Bae replied that some students lived there, Lua said.",
        **ENGLISH,
    )
    assert found.partner == "Mapo"


CALL = f"Ngày 18/3, {HOST} tiếp Thị trưởng Lyon (Pháp) Paul Morel để bàn về giao thông."


@pytest.mark.parametrize(
    ("aside", "topic"),
    [
        ("Sau lễ ký, khách đi thăm công trường và hội trường cùng ông.", "education_training"),
        ("Kim ngạch thương mại, đầu tư của hai nước, theo số liệu, còn thấp.", "trade_investment"),
        ("Đoàn gặp gỡ bà con sang xứ này học tập, làm ăn.", "trade_investment"),
        ("Trong tuần, Đại sứ Thái Lan tại Việt Nam giới thiệu kinh nghiệm về y tế, bệnh viện.", "health"),
    ],
)
def test_what_is_said_aside_is_no_field_of_this_cooperation(aside: str, topic: str) -> None:
    found = record(f"{CALL}\n{aside}\n")
    assert (found.partner, "transport" in found.topics, topic in found.topics) == ("Lyon", True, False)
