"""Paragraphs broken to a width are read whole; lists, headlines and verses are left alone."""

import textwrap

import pytest

from etl.clean import clean
from etl.clean.wrapping import unwrapped
from etl.types import BlockKind, RawArticle

FIRST = (
    "Chiều 18/3, tại trụ sở thành phố, lãnh đạo UBND thành phố Hà Nội đã có buổi tiếp đoàn khách đến từ thành phố "
    "Lyon, nước Pháp, nhân chuyến công tác của đoàn tại Việt Nam trong tuần này."
)
SECOND = (
    "Hai bên trao đổi về giao thông công cộng, về việc giữ gìn khu phố cổ và về những lớp học tiếng mở cho thanh niên "
    "hai thành phố trong thời gian tới, khi điều kiện cho phép."
)


@pytest.mark.parametrize("width", [64, 72, 80, 100])
def test_a_wrapped_page_reads_as_one_with_whole_paragraphs(width: int) -> None:
    whole = f"Hà Nội đón khách từ thành phố Lyon của nước Pháp\n20/03/2024 10:00\n\n{FIRST}\n\n{SECOND}\n"
    wrapped = whole.replace(FIRST, textwrap.fill(FIRST, width)).replace(SECOND, textwrap.fill(SECOND, width))
    article = clean(RawArticle("test.txt", wrapped))
    body = [span.of(article.text) for span in article.spans(BlockKind.BODY)]
    assert body == [FIRST, SECOND]
    assert len(article.text) == len(wrapped)


@pytest.mark.parametrize(
    "text",
    [
        "Hà Nội mở tuyến xe buýt mới qua cầu Long Biên từ tháng sau\n"
        "Hải Phòng đón tàu khách quốc tế đầu tiên trong năm nay",
        "Một dòng rất ngắn\nvà một dòng ngắn nữa",
        f"{FIRST}\n{SECOND}",
        "",
    ],
)
def test_other_lines_stay_apart(text: str) -> None:
    assert unwrapped(text) == text
