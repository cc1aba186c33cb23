"""Whose country an article is set in: stops of one trip, datelines, what is planned, and who stages a day."""

from tests.etl.extract.helpers import record, records

LEAD = "Từ 4 đến 12/3, đoàn công tác UBND thành phố Hà Nội do Phó Chủ tịch Lý Văn Tảo dẫn đầu đã làm việc tại {}.\n"


def test_a_country_on_the_route_was_visited_though_money_may_come_home_from_it() -> None:
    found = records(
        LEAD.format("Cô-oét và Ma-rốc")
        + "Ở Cô-oét, ngày 6/3, đoàn gặp lãnh đạo Bộ Tài chính nước này, bàn cách đưa dòng vốn tới Thủ đô."
    )
    assert ("Kuwait", "2024-03-06") in {(r.partner, r.date_start) for r in found}
    assert {(r.event_type, r.direction) for r in found} == {("visit_abroad", "outgoing")}


def test_a_report_sent_from_the_hosts_country_is_of_a_visit() -> None:
    found = record(
        "BRISBANE (VNA) - Councillors in Hanoi and Queensland read the same letters, Chairman of the Hanoi People's "
        "Council Ly Van Tao said here as his delegation began a short stay in Australia.\n"
        "On March 18, Tao held talks with Helen Marsh, Deputy President of the Queensland Legislative Council.\n",
        title="Letters to councillors",
        stamp="March 20, 2024",
    )
    assert (found.partner, found.event_type) == ("Queensland", "visit_abroad")


def test_who_leads_a_delegation_of_hanois_has_left_home() -> None:
    found = record(
        "Đó là không khí cuộc hội đàm hôm 18/3 giữa HĐND thành phố Hà Nội và chính quyền thành phố "
        "Thượng Hải (Trung Quốc).\n"
        "Đoàn Hà Nội do bà Cao Thị Nhàn, Phó Chủ tịch HĐND thành phố, làm Trưởng đoàn.\n"
    )
    assert (found.partner, found.event_type) == ("Shanghai", "visit_abroad")


def test_where_the_travellers_will_go_next_is_no_record() -> None:
    found = record(
        "Trưa 18/3, tại Thượng Hải, Phó Chủ tịch UBND thành phố Hà Nội Lý Văn Tảo hội đàm với Phó Thị trưởng "
        "Thượng Hải Trần Bình về xe điện.\n"
        "Theo chương trình đến ngày 26/3, rời Thượng Hải, đoàn sẽ tới tỉnh Giang Tô, làm việc với lãnh đạo "
        "thành phố Nam Kinh.\n"
    )
    assert found.partner == "Shanghai"


def test_what_the_two_open_on_the_same_day_is_told_in_the_next_paragraph() -> None:
    found = records(
        "Sáng 18/3, tại Thượng Hải, Phó Chủ tịch UBND thành phố Hà Nội Lý Văn Tảo hội đàm với Phó Thị trưởng "
        "Thượng Hải Trần Bình về xe điện.\n"
        'Trong cùng ngày, hai vị cắt băng mở cửa một triển lãm ảnh "Phố nghề Hà Nội".\n'
    )
    assert [r.event_type for r in found] == ["visit_abroad", "event_or_festival"]


def test_this_city_means_the_city_where_a_state_has_its_name() -> None:
    found = records(
        LEAD.format("Bra-xin") + "Tại Ri-ô đê Gia-nê-rô, sáng 7/3, đoàn gặp đại diện chính quyền "
        "thành phố này về bến xe.\n"
        "Ngày 8/3, đoàn gặp ông Rui Prado, Phó Thống đốc bang Ri-ô đê Gia-nê-rô."
    )
    assert [(r.partner_kind, r.date_start) for r in found] == [("city", "2024-03-07"), ("region", "2024-03-08")]


def test_a_day_arranged_with_two_bodies_is_an_event_with_each() -> None:
    found = records(
        "Hundreds of pupils came to the lake on Monday, March 18, for a day about clean water. It was arranged by "
        "Hanoi's Department of Health together with UNESCO and the World "
        "Health Organization (WHO).\n"
        "Iris Holm, UNESCO Chief Representative in Vietnam, spoke of pipes.\n",
        title="A morning by the lake in Hanoi",
        stamp="March 20, 2024",
    )
    assert [r.event_type for r in found] == ["event_or_festival", "event_or_festival"]
    assert {r.partner_kind for r in found} == {"organisation"}


def test_a_show_that_ends_the_guests_day_gives_way_to_their_reception() -> None:
    found = record(
        "Tối 18/3, người xem ở Hà Nội đứng dậy hồi lâu. Chương trình nghệ thuật Hà Nội - Bắc Kinh khép lại một ngày "
        "làm việc của đoàn chính quyền Bắc Kinh, đứng đầu là Phó Thị trưởng Bắc Kinh Mã Kiến Quốc.\n"
        "Trước đó, lúc 9 giờ, Phó Chủ tịch HĐND thành phố Hà Nội Cao Thị Nhàn đã hội đàm với đoàn.\n"
        "Buổi chiều, Phó Bí thư Thành ủy Hà Nội Lý Văn Tảo tiếp đoàn.\n"
    )
    assert (found.event_type, found.hanoi_lead) == ("reception_in_hanoi", "Lý Văn Tảo")


def test_a_month_of_last_year_may_be_the_month_before() -> None:
    found = record(
        "Bên lề Hội nghị đô thị ở Pa-ri vào tháng 12 năm ngoái, ít ai để ý: Hà Nội và C40 Cities ký thỏa thuận hợp "
        "tác về cây xanh.\n",
        stamp="05/01/2024 10:00",
    )
    assert (found.date_start, found.event_type, found.agreement_status) == ("2023-12", "agreement_signed", "signed")
