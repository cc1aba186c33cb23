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
        ". Hội nghị về nước sạch được nhắc lại, cũng như bản ghi nhớ năm 2016.",
        "." + CARD.replace("18-3", "5-6"),
    ],
)
def test_a_year_of_other_things_settles_nothing(told: str) -> None:
    assert day_of(CALL + told)[0] is None


def test_the_anniversary_that_is_told_in_full_is_no_day_of_the_report() -> None:
    told = ". Năm nay là dịp 50 năm hai nước lập quan hệ ngoại giao (12/4/1966 - 12/4/2016)."
    assert day_of(CALL + told)[0] == "2016-03-18"


def test_a_caption_that_gives_the_weekday_its_day_dates_the_report() -> None:
    card = "\nChairman Tran Van Duoc and Mayor Paul Morel in Hanoi, November 9, 2021. (Photo: Le Tam)\n"
    body = "Hanoi Chairman Tran Van Duoc received Mayor of Lyon Paul Morel and his councillors at the city hall on {}."
    assert day_of(body.format("Tuesday") + card) == ("2021-11-09", "inferred")
    assert day_of(body.format("Friday") + card)[0] is None
