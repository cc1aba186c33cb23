"""HTML pages: title, date and report; pages made to choke a reader."""

import pytest

from etl.clean import clean
from etl.clean.errors import UnreadableArticleError
from etl.clean.html import MAX_ELEMENTS, MAX_HTML_CHARS, is_html, read_html
from etl.types import BlockKind, RawArticle

PARAGRAPH = (
    "Ngày 12/3, Phó Chủ tịch UBND thành phố Hà Nội Đỗ Quang Vịnh tiếp đoàn công tác thành phố Lyon (Pháp) do Phó Thị "
    "trưởng Mathilde Courcel dẫn đầu, trao đổi về giao thông công cộng và bảo tồn di sản."
)
PAGE = f"""<!doctype html><html><head><title>Tin</title>
<meta property="og:title" content="Hà Nội tiếp đoàn Lyon">
<script type="application/ld+json">{{"@type": "NewsArticle", "datePublished": "2024-03-13T08:15:00+07:00"}}</script>
</head><body><nav><a href="/">Trang chủ</a><a href="/x">Thế giới</a></nav>
<article><h1>Hà Nội tiếp đoàn Lyon</h1><p>{PARAGRAPH}</p><p>{PARAGRAPH}</p></article>
<aside><a href="/y">Tokyo đón đoàn Hà Nội</a></aside></body></html>"""


def test_a_page_gives_its_title_date_and_report() -> None:
    article = clean(RawArticle("page.html", PAGE.encode()))
    assert [span.of(article.text) for span in article.spans(BlockKind.TITLE)] == ["Hà Nội tiếp đoàn Lyon"]
    assert PARAGRAPH in article.text
    assert "Tokyo" not in article.text
    assert article.published == "2024-03-13"


@pytest.mark.parametrize(
    "markup",
    [
        '<meta name="pubdate" content="2023-05-06">',
        '<meta property="article:published_time" content="2023-05-06T10:00:00Z">',
    ],
)
def test_dates_in_meta_elements(markup: str) -> None:
    page = f"<html><head>{markup}</head><body><p>{PARAGRAPH}</p><p>{PARAGRAPH}</p></body></html>"
    assert read_html(page).published == "2023-05-06"


def test_html_is_known_by_name_or_by_its_first_characters() -> None:
    assert is_html(RawArticle("a.htm", b"x"))
    assert is_html(RawArticle("a.txt", b"  <!DOCTYPE html>"))
    assert not is_html(RawArticle("a.txt", "Ngày 12/3 <html>"))


@pytest.mark.parametrize(
    ("markup", "problem"),
    [
        ("<p>" * (2 * MAX_ELEMENTS + 2), "elements"),
        ("<p>" + "x" * MAX_HTML_CHARS, "characters"),
        ("<html><body></body></html>", "no article text"),
        ("<html>" + "<div>" * 30_000 + "x" + "</div>" * 30_000, "no article text|cannot be parsed"),
    ],
)
def test_pages_that_are_no_article(markup: str, problem: str) -> None:
    with pytest.raises(UnreadableArticleError, match=problem):
        read_html(markup)
