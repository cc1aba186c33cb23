"""HTML of our own: nothing foreign becomes markup, no address leads to a script."""

from atlas.report.links import Link
from atlas.report.text import Run
from atlas.ui.markup import Markup, element, inside, joined, outside, runs, words

FOREIGN = '<img src=x onerror="alert(1)"> & co'
SAFE = "&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; co"


def test_foreign_text_is_escaped_wherever_it_stands() -> None:
    assert words(FOREIGN) == SAFE
    assert element("li", FOREIGN, class_=FOREIGN) == f'<li class="{SAFE}">{SAFE}</li>'
    assert joined([FOREIGN, words("b")], "<hr>") == f"{SAFE}&lt;hr&gt;b"
    assert inside(FOREIGN, 'partner?partner="><script>') == (
        f'<a href="partner?partner=&quot;&gt;&lt;script&gt;">{SAFE}</a>'
    )


def test_markup_stays_markup_and_is_escaped_once() -> None:
    strong = element("strong", "a & b")
    assert isinstance(strong, Markup)
    assert element("li", strong) == "<li><strong>a &amp; b</strong></li>"


def test_a_text_that_looks_like_a_tag_is_none() -> None:
    assert element("li", "<b>") == "<li>&lt;b&gt;</li>"


def test_only_web_addresses_are_links() -> None:
    assert outside("a", "javascript:alert(1)") == "a"
    assert outside("a", 'https://news.example/" onclick="x') == "a"
    assert outside("a", "https://news.example/1?a=b&c=d") == (
        '<a href="https://news.example/1?a=b&amp;c=d" target="_blank" rel="noopener noreferrer">a</a>'
    )


def test_texts_of_reports_keep_languages_and_links() -> None:
    text = (
        Run("Khai mạc", strong=True),
        Run(" <opening>", language="en"),
        Run("x", Link("", "https://news.example/1")),
    )
    assert runs(text) == (
        '<strong>Khai mạc</strong><span lang="en"> &lt;opening&gt;</span>'
        '<a href="https://news.example/1" target="_blank" rel="noopener noreferrer">x</a>'
    )
