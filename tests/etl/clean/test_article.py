"""Whole pages: what is the report, what is not, and when it was published."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.clean import clean
from etl.clean.article import MAX_LINES
from etl.clean.errors import UnreadableArticleError
from etl.types import Article, BlockKind, RawArticle

LONG = (
    "Chiều 12/3, tại trụ sở thành phố, lãnh đạo Hà Nội tiếp đoàn công tác và cùng trao đổi nhiều nội dung, "
    "trong đó có giao thông."
)
PAGE = f"""Nhịp sống Thủ đô
Hà Nội tiếp đoàn công tác về giao thông
13/03/2024 08:15

{LONG}

>>> Hà Nội có thêm tuyến buýt
Ảnh: Hai bên trao đổi
{LONG}

Lưu Ly

Tin cùng chuyên mục
Lisbon đón đoàn Hà Nội ngày 1/1/2031
{LONG}
"""


def cleaned(text: str, **known: str) -> Article:
    return clean(RawArticle("page.txt", text, **known))


def said(article: Article, kind: BlockKind) -> list[str]:
    return [span.of(article.text) for span in article.spans(kind)]


def test_a_page_is_told_apart_from_its_furniture() -> None:
    article = cleaned(PAGE)
    assert said(article, BlockKind.TITLE) == ["Hà Nội tiếp đoàn công tác về giao thông"]
    assert said(article, BlockKind.BODY) == [LONG, LONG]
    assert said(article, BlockKind.RELATED) == [">>> Hà Nội có thêm tuyến buýt"]
    assert said(article, BlockKind.SIGNATURE) == ["Lưu Ly"]
    assert article.language == "vi"


def test_the_date_comes_from_the_stamp_and_never_from_the_tail() -> None:
    assert cleaned(PAGE).published == "2024-03-13"
    assert cleaned(PAGE.replace("13/03/2024 08:15\n", "")).published is None


@pytest.mark.parametrize(
    ("told", "expected"), [("2024-03", "2024-03-13"), ("2024-03-12T09:00+07:00", "2024-03-12"), ("2022", "2022")]
)
def test_what_is_told_of_a_page_outranks_it_unless_the_page_is_finer(told: str, expected: str) -> None:
    assert cleaned(PAGE, published=told).published == expected


def test_a_short_first_paragraph_is_of_the_report_and_a_teaser_above_the_title_is_not() -> None:
    lead, teaser = "Sáng 12/3, Hà Nội tiếp đoàn khách của Lisbon.", "Mùa hoa ban đã về trên các con phố của Thủ đô."
    article = cleaned(
        PAGE.replace(f"08:15\n\n{LONG}", f"08:15\n\n{lead}\n\n{LONG}").replace("Nhịp sống Thủ đô", teaser)
    )
    assert said(article, BlockKind.BODY) == [lead, LONG, LONG]
    assert said(article, BlockKind.FURNITURE) == [teaser]


def test_a_box_of_links_inside_the_report_does_not_end_it() -> None:
    named = LONG.replace("lãnh đạo", "ông Trần Văn Dược, lãnh đạo")
    article = cleaned(f"Hà Nội tiếp đoàn công tác\n{named}\nBài liên quan\nGiá vàng hôm nay\n{named}\n")
    assert len(said(article, BlockKind.BODY)) == 2


def test_a_run_of_short_lines_ends_the_report() -> None:
    tail = "\n".join(f"Tin ngắn số {n} trong ngày" for n in range(6))
    article = cleaned(f"Hà Nội tiếp đoàn công tác\n{LONG}\n{LONG}\n{tail}\n{LONG}\n")
    assert len(said(article, BlockKind.BODY)) == 2


def test_cleaning_the_cleaned_text_changes_nothing() -> None:
    article = cleaned(PAGE)
    again = cleaned(article.text)
    assert (again.text, again.blocks, again.published) == (article.text, article.blocks, article.published)


@given(
    st.lists(
        st.sampled_from([LONG, "Lưu Ly", "Tin khác", "Ảnh: A", ">>> B", "", "13/03/2024 08:15", "Hà Nội đón xuân"]),
        max_size=12,
    )
)
def test_every_line_has_one_role_and_its_own_place(lines: list[str]) -> None:
    text = "\n".join([LONG, *lines])
    blocks = cleaned(text).blocks
    assert [block.span.of(text) for block in blocks] == [line for line in [LONG, *lines] if line]


def test_offsets_reach_back_over_characters_without_width() -> None:
    article = cleaned(LONG.replace("Hà Nội", "Hà\u200b Nội"))
    start = article.text.index("Hà Nội")
    span = article.nfc_span(article.spans(BlockKind.BODY)[0])
    assert article.to_nfc is not None
    assert article.to_nfc[start + 2] == start + 3
    assert span.end == len(LONG) + 1


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("\n" * 99 + "x\n" * 5 * MAX_LINES, "lines"),
        ("12 34 56", "language"),
        ("Hà Nội tiếp đoàn khách của thành phố bạn\n" * 19_000, "19,000 lines and no report"),
    ],
)
def test_a_page_that_is_no_article_is_refused_in_words(content: str, problem: str) -> None:
    with pytest.raises(UnreadableArticleError, match=problem):
        cleaned(content)


@pytest.mark.parametrize(
    ("head", "foot", "published"),
    [
        ("", "Nguyên Vũ\n\nNgày đăng: 04/03/2025 06:40\n\nTin mới\n* Một tin khác", "2025-03-04"),
        ("19 Tháng Mười 2022 08:04\n", "Bình Nguyên", "2022-10-19"),
        ("Tạp chí Đô thị | Số tháng 6/2017\n", "K.T", "2017-06"),
        ("Urban Review, June 2017 issue\n", "K.T", "2017-06"),
        ("", "Nguyên Vũ\n\nTin mới\n* Một tin khác (04/03/2025 06:40)", None),
    ],
)
def test_where_a_page_says_when_it_was_published(head: str, foot: str, published: str | None) -> None:
    body = "\n\n".join(
        "Chủ tịch UBND thành phố Hà Nội tiếp đoàn khách và nghe giới thiệu về cách làm sạch các dòng sông của thành "
        f"phố bạn, lần thứ {number} trong năm." for number in ("nhất", "hai", "ba")
    )  # fmt: skip
    raw = RawArticle("page.txt", f"{head}Đoàn khách thăm Thủ đô trong ngày xuân\n\n{body}\n\n{foot}\n")
    assert clean(raw).published == published


@pytest.mark.parametrize(
    ("glued", "published", "title"),
    [
        (" date 2024-03-13 Hà Nội tiếp đoàn công tác về giao thông", "2024-03-13", True),
        ("Ngày đăng: 13/03/2024 08:15 - Hà Nội tiếp đoàn công tác về giao thông", "2024-03-13", True),
        ("date 2024-03 Hà Nội tiếp đoàn công tác về giao thông", "2024-03", True),
        ("Thứ Tư, 13/03/2024, 17:20 - Hà Nội tiếp đoàn công tác về giao thông", "2024-03-13", True),
        ("March 13, 2024 9:40 AM - Hà Nội tiếp đoàn công tác về giao thông", "2024-03-13", True),
        ("Posted by the desk on March 13 2024. Filed under Transport. Leave a reply below.", "2024-03-13", False),
        ("Báo Sông Hồng và Bạn bè Báo Sông Hồng và Bạn bè13/03/2024", "2024-03-13", False),
    ],
)
def test_a_stamp_run_together_with_other_words(glued: str, published: str, title: bool) -> None:
    article = cleaned(f"{glued}\n\n{LONG}\n{LONG}\n")
    assert article.published == published
    assert said(article, BlockKind.TITLE) == (["Hà Nội tiếp đoàn công tác về giao thông"] if title else [])


def test_a_posting_line_below_the_report_dates_it() -> None:
    foot = "Posted by the desk on March 13 2024. Filed under City. You can reply."
    assert cleaned(f"Hà Nội tiếp đoàn công tác\n\n{LONG}\n{LONG}\n\n{foot}\n").published == "2024-03-13"


def test_a_report_that_opens_with_a_day_is_not_cut() -> None:
    body = (
        "13-3-2024 là ngày Hà Nội tiếp đoàn công tác của thành phố bạn, theo chương trình mà hai bên trao đổi từ lâu."
    )
    assert said(cleaned(f"Hà Nội tiếp đoàn công tác\n\n{body}\n{LONG}\n"), BlockKind.BODY)[0] == body


def test_the_last_paragraph_of_a_page_that_was_cut_off_is_read() -> None:
    cut = "Khách nói về những con tàu điện mới và mời các kỹ sư của Hà Nội sang xem tận nơi cách người ta lắp đường r"
    assert said(cleaned(f"Hà Nội tiếp đoàn công tác\n\n{LONG}\n{LONG}\n{cut}"), BlockKind.BODY)[-1] == cut
    assert cut not in said(
        cleaned(f"Hà Nội tiếp đoàn công tác\n\n{LONG}\n{LONG}\n\nTin liên quan\n{cut}"), BlockKind.BODY
    )


def test_a_caption_may_end_with_its_source() -> None:
    caption = "Hai bên chụp ảnh chung bên hồ trước khi bước vào buổi làm việc ở trụ sở thành phố (Nguồn: Báo Sông Hồng)"
    assert said(cleaned(f"Hà Nội tiếp đoàn công tác\n\n{LONG}\n{caption}\n{LONG}\n"), BlockKind.CAPTION) == [caption]
    signed = f"{LONG} (Nguồn: Báo Sông Hồng)"
    assert signed in said(cleaned(f"Hà Nội tiếp đoàn công tác\n\n{LONG}\n{signed}\n"), BlockKind.BODY)


def test_a_short_sentence_below_a_paragraph_is_of_the_report() -> None:
    page = f"Hà Nội tiếp đoàn công tác\n\n{LONG}\nChuyến đi kéo dài đến ngày 15-3-2024.\nẢnh: Lê Tám.\n{LONG}\n"
    article = cleaned(page)
    assert said(article, BlockKind.BODY) == [LONG, "Chuyến đi kéo dài đến ngày 15-3-2024.", LONG]
    assert article.published is None
