"""The rules that tell what a line of a page is, one by one."""

import pytest

from etl.clean.captions import is_caption
from etl.clean.header import is_title_like, title_index
from etl.clean.language import language_of
from etl.clean.lines import Line, lines_of
from etl.clean.related import is_related
from etl.clean.signature import is_signature
from etl.clean.stamps import stamp_date
from etl.clean.tables import furniture_tables
from etl.clean.tail import is_tail_heading
from etl.fold import lower_key

VI = furniture_tables()["vi"]


def line(text: str) -> Line:
    return Line(0, len(text), text, lower_key(text))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("18/04/2025 17:42 GMT+7", "2025-04-18"),
        ("Thứ Hai, 07/08/2023, 18:25 [GMT+7]", "2023-08-07"),
        ("THỜI SỰ | 24-03-2022, 06:30", "2022-03-24"),
        ("Nov 20, 2025 / 14:05", "2025-11-20"),
        ("Friday, 4 April 2025", "2025-04-04"),
        ("Chủ nhật, ngày 27 tháng 10 năm 2019", "2019-10-27"),
        ("2024-02-22T08:40:00+07:00", "2024-02-22"),
        ("Thành phố đón đoàn", None),
        ("30/02/2024 10:00", None),
        ("Ngày 1/12/2024, tại trụ sở thành phố, lãnh đạo hai bên đã có buổi gặp mặt thân tình, cởi mở.", None),
    ],
)
def test_stamps(text: str, day: str | None) -> None:
    assert stamp_date(line(text)) == day


@pytest.mark.parametrize(
    "text",
    [
        "Ảnh: Hai bên trao quà",
        "(Ảnh) Quang cảnh",
        "Quang cảnh buổi tiếp. Ảnh: V.T",
        "minsk_01.jpg",
        "Lễ ký (Ảnh: TTXVN)",
    ],
)
def test_captions(text: str) -> None:
    assert is_caption(line(text), VI)


def test_a_sentence_that_ends_in_the_word_picture_is_no_caption() -> None:
    assert not is_caption(line("Người trẻ được tự tay chạm vào nghề thay vì chỉ ngắm qua màn ảnh."), VI)


@pytest.mark.parametrize(
    "text",
    [
        ">>> Hà Nội có cầu mới",
        "» Đọc thêm: Tin khác",
        "[Hà Nội thêm vườn hoa]",
        "![]() Một tin khác |",
        "• Giá vàng tăng",
    ],
)
def test_links_to_other_articles(text: str) -> None:
    assert is_related(line(text), VI)


def test_a_finished_bullet_is_part_of_the_report() -> None:
    assert not is_related(line("- Hai bên trao đổi đoàn mỗi năm một lần."), VI)


@pytest.mark.parametrize("text", ["Thu An", "M.C", "(TTXVN/Vietnam+)", "Nguồn: Văn phòng", "Lê Hoa - Minh Tú"])
def test_signatures(text: str) -> None:
    assert is_signature(line(text), VI)


@pytest.mark.parametrize("text", ["Hai bên cùng ký.", "Nhiều việc chờ phía trước"])
def test_what_is_no_signature(text: str) -> None:
    assert not is_signature(line(text), VI)


@pytest.mark.parametrize(
    "text", ["Tin cùng chuyên mục", "---- ĐỌC NHIỀU ----", "Có thể bạn quan tâm", "Từ khóa: Lyon, Hà Nội"]
)
def test_headings_of_the_tail(text: str) -> None:
    assert is_tail_heading(line(text), VI)


def test_a_link_with_an_arrow_is_no_heading_of_the_tail() -> None:
    assert not is_tail_heading(line(">>> Tin nóng: Mưa lớn"), VI)


def test_the_title_is_the_line_that_shares_most_words_with_the_report() -> None:
    header = [line("Thời sự trong nước hôm nay"), line("Lyon giúp Hà Nội làm tàu điện"), line("Nghe đọc bài 03:12")]
    body = [line("Chiều 12/3, lãnh đạo Hà Nội tiếp đoàn Lyon bàn về tàu điện và vận hành các nhà ga.")]
    assert title_index(header, body, VI) == 1


def test_a_byline_and_a_button_are_no_titles() -> None:
    assert not is_title_like(line("Hải Vân (từ Minsk)"), VI)
    assert not is_title_like(line("Theo dõi chúng tôi trên mạng"), VI)


def test_languages() -> None:
    assert language_of("chủ tịch thành phố và các đại biểu") == "vi"
    assert language_of("the chairman of the committee met with guests") == "en"
    assert language_of("12345 67890") is None


def test_lines_keep_their_offsets() -> None:
    text = "  Một \n\n\tHai\u00a0\n"
    assert [(found.text, text[found.start : found.end]) for found in lines_of(text, lower_key(text))] == [
        ("Một", "Một"),
        ("Hai", "Hai"),
    ]
