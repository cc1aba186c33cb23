"""The year of a report whose page bears no date: settled by what its text tells of the present, else left unknown."""

import pytest

from tests.etl.extract.helpers import records

CALL = "Sáng 18/3, Chủ tịch UBND thành phố Hà Nội Trần Văn Dược tiếp Thị trưởng Lyon Paul Morel"
CALL_EN = "Hanoi Chairman Tran Van Duoc received Mayor of Lyon Paul Morel on March 18"
CARD = "\nThị trưởng Paul Morel bên Chủ tịch UBND thành phố Hà Nội Trần Văn Dược chiều 18-3-2016\n"


MORE = "Hai bên trao đổi về giao thông và nhiều việc khác của hai thành phố."
MORE_EN = "The two sides talked about transport and many other matters of the two cities."


def day_of(body: str) -> tuple[str | None, str | None]:
    title = (
        "Hanoi leader receives guest from Lyon" if body.startswith("Hanoi") else "Lãnh đạo Thủ đô tiếp khách từ Lyon"
    )
    (found,) = records(f"{body}\n{MORE_EN if body.startswith('Hanoi') else MORE}", title=title, stamp="")
    return found.date_start, found.date_basis


@pytest.mark.parametrize(
    "told",
    [
        ". Đôi bên nhắc lại 20 năm (1996 - 2016) hai thành phố làm việc cùng nhau.",
        ". Nửa thế kỷ quan hệ ngoại giao (5/4/1966 - 5/4/2016) là một chặng đường dài.",
        ". Ông Dược nói năm 2016 hai nước kỷ niệm 43 năm quan hệ ngoại giao.",
        ". Khách khen những gì Hà Nội làm được trong năm 2015 vừa qua.",
        ". Sáu tháng đầu năm 2016, khách Pháp đến Hà Nội tăng mạnh.",
        ", theo kế hoạch đối ngoại của Thành ủy năm 2016.",
        " bên lề “Những ngày Lyon tại Hà Nội 2016”.",
        ". Thị trưởng chúc mừng 41 năm Ngày Giải phóng miền Nam.",
        "." + CARD,
    ],
)
def test_the_text_settles_the_year(told: str) -> None:
    assert day_of(CALL + told) == ("2016-03-18", "inferred")


@pytest.mark.parametrize(
    "told",
    [
        ". Both sides looked back on 20 years of cooperation (1996-2016).",
        ". The visit falls in 2016, when the two countries mark 43 years of diplomatic ties.",
        ", the day on which Hanoi-Lyon Days 2016 opened.",
        ", before the 2016 urban heritage forum of the two cities.",
        ". In the first two months of 2016, French visitors to Hanoi rose by a tenth.",
    ],
)
def test_the_text_settles_the_year_in_english(told: str) -> None:
    assert day_of(CALL_EN + told)[0] == "2016-03-18"


@pytest.mark.parametrize(
    "told",
    [
        ". Hai bên hướng tới kỷ niệm 20 năm (1996 - 2016) hợp tác.",
        ". Chương trình hợp tác 2016 - 2020 đang được soạn thảo.",
        ". Đường dây nóng của hai bên có từ năm 2016.",
        ". Năm 2016 hai nước sẽ kỷ niệm 43 năm quan hệ ngoại giao.",
        ". Năm 2016 hai nước tròn 43 năm quan hệ, Chủ tịch đề nghị mở lớp học tiếng Pháp.",
        ". Kế hoạch 5 năm (2016 - 2020) đang được viết.",
        ". Lễ hội sen đến Lyon hồi 2016.",
        ". Lễ hội Sen 2016 sẽ mở ở hai nơi.",
        ". Hội nghị về nước sạch được nhắc lại, cũng như bản ghi nhớ năm 2016.",
        "." + CARD.replace("18-3", "5-6"),
    ],
)
def test_a_year_of_other_things_settles_nothing(told: str) -> None:
    assert day_of(CALL + told)[0] is None


LATE = CALL.replace("18/3", "9/12")


@pytest.mark.parametrize(
    "told",
    [
        ". Năm 2016 càng có ý nghĩa khi quan hệ của hai nước tròn 43 năm.",
        ", mừng 5 năm hai thành phố ký kết hợp tác (2012 - 2016).",
        ". Nhiều người còn nhắc đến Liên hoan Ẩm thực Lyon 2016.",
        ". Chương trình nằm trong “Những ngày Lyon tại Hà Nội năm 2016”.",
        " bên lề Diễn đàn các đô thị ven sông (DTVS 2016).",
    ],
)
def test_the_present_is_told_by_its_anniversary_or_by_the_name_of_an_occasion(told: str) -> None:
    assert day_of(CALL + told) == ("2016-03-18", "inferred")


@pytest.mark.parametrize(
    "told",
    [
        ". Hai bên khép lại năm 2016 với nhiều việc hay.",
        ". Chủ tịch kể về tình hình kinh tế - xã hội của thành phố năm 2016.",
        ". Chỉ trong năm 2016, ba trường học đã được xây.",
        ". Năm 2017 hai nước sẽ kỷ niệm 44 năm quan hệ ngoại giao.",
        ". Năm 2017 hai nước tròn 44 năm quan hệ, Chủ tịch gợi ý mở lớp học tiếng Pháp.",
    ],
)
def test_a_year_looked_back_on_or_planned_for_tells_the_year_of_a_report_from_its_end(told: str) -> None:
    assert day_of(LATE + told) == ("2016-12-09", "inferred")
    assert day_of(CALL.replace("18/3", "18/6") + told)[0] is None


def test_the_year_that_is_looked_back_on_in_january_is_the_one_before() -> None:
    told = ". Hai bên khép lại năm 2016 với nhiều việc hay."
    assert day_of(CALL.replace("18/3", "18/1") + told) == ("2017-01-18", "inferred")


@pytest.mark.parametrize(
    "told",
    [
        ". He thanked the city for its part in the Lyon River Festival 2016.",
        ", beside the Forum of River Towns (FRT 2016).",
    ],
)
def test_the_name_of_an_occasion_tells_the_year_in_english(told: str) -> None:
    assert day_of(CALL_EN + told)[0] == "2016-03-18"


@pytest.mark.parametrize(
    "told",
    [
        ". He looked back on 2016 with joy.",
        ". He asked about the city's economic and social development in 2016.",
        ". Both praised 2017, when the two countries will mark 44 years of ties.",
    ],
)
def test_a_year_looked_back_on_or_planned_for_tells_the_year_in_english(told: str) -> None:
    assert day_of(CALL_EN.replace("March 18", "December 9") + told)[0] == "2016-12-09"
    assert day_of(CALL_EN.replace("March 18", "June 9") + told)[0] is None


def test_the_anniversary_that_is_told_in_full_is_no_day_of_the_report() -> None:
    told = ". Năm nay là dịp 50 năm hai nước lập quan hệ ngoại giao (12/4/1966 - 12/4/2016)."
    assert day_of(CALL + told)[0] == "2016-03-18"


def test_a_caption_that_gives_the_weekday_its_day_dates_the_report() -> None:
    card = "\nChairman Tran Van Duoc and Mayor Paul Morel in Hanoi, November 9, 2021. (Photo: Le Tam)\n"
    body = "Hanoi Chairman Tran Van Duoc received Mayor of Lyon Paul Morel and his councillors at the city hall on {}."
    assert day_of(body.format("Tuesday") + card) == ("2021-11-09", "inferred")
    assert day_of(body.format("Friday") + card)[0] is None


UNDATED = (
    "Chủ tịch UBND thành phố Hà Nội Trần Văn Dược đã tiếp Thị trưởng Lyon Paul Morel tại trụ sở thành phố. " + MORE
)


@pytest.mark.parametrize(
    ("stamp", "found"),
    [
        ("18/3/2016 09:15", ("2016-03", "published", "month")),
        ("2/3/2016 09:15", ("2016", "published", "year")),
        ("2/1/2016 09:15", (None, None, "unknown")),
        ("Thứ Sáu, 1/11/2024\nThứ Sáu, 18/3/2016 15:23 (GMT+7)", ("2016-03", "published", "month")),
        ("18/3/2016\n20/3/2016 07:00", ("2016-03", "published", "month")),
        ("", (None, None, "unknown")),
    ],
)
def test_a_report_that_names_no_day_has_the_month_of_its_page_for_review(
    stamp: str, found: tuple[str | None, str | None, str]
) -> None:
    (told,) = records(UNDATED, title="Lãnh đạo Thủ đô tiếp khách từ Lyon", stamp=stamp)
    assert (told.date_start, told.date_basis, told.date_precision) == found
    assert told.needs_review


def test_what_is_planned_or_has_a_day_elsewhere_gets_no_month_of_the_page() -> None:
    planned = "Chủ tịch UBND thành phố Hà Nội Trần Văn Dược sẽ tiếp Thị trưởng Lyon Paul Morel tại trụ sở thành phố. "
    (told,) = records(planned + MORE, title="Lãnh đạo Thủ đô sẽ tiếp khách từ Lyon", stamp="18/3/2016 09:15")
    assert told.date_start is None
