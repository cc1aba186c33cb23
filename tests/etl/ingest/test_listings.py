"""Feeds and sitemaps: every form that sites write, and none that hurts the reader."""

import gzip
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas.schema import Issue
from etl.ingest.errors import FormatError
from etl.ingest.listings import Listed, is_listing, read_listing
from etl.ingest.markup import UNPACKED_BYTES_MAX, unpacked

HOME = "https://tin.example/rss/home.rss"


def _listed(xml: str | bytes) -> list[Listed | Issue]:
    return list(read_listing(HOME, xml.encode() if isinstance(xml, str) else xml))


def _urls(xml: str | bytes) -> list[str]:
    return [item.url for item in _listed(xml) if isinstance(item, Listed)]


def test_rss_gives_addresses_with_dates() -> None:
    xml = """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><link>https://tin.example/</link>
      <image><url>https://tin.example/logo.png</url></image>
      <item><title>A &nbsp; B</title><link>https://tin.example/a?x=1&y=2</link>
        <pubDate>Tue, 21 Nov 2023 17:30:00 GMT</pubDate></item>
      <item><link><![CDATA[ /b?x=1&y=2 ]]></link></item>
      <item><guid isPermaLink="true">https://tin.example/c</guid></item></channel></rss>"""
    assert _listed(xml) == [
        Listed("https://tin.example/a?x=1&y=2", "2023-11-22T00:30+07:00"),
        Listed("https://tin.example/b?x=1&y=2"),
        Listed("https://tin.example/c"),
    ]


def test_rss_1_and_dublin_core() -> None:
    xml = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
      xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><link>https://tin.example/</link></channel>
      <item><link>https://tin.example/a</link><dc:date>2023-11-21T08:00:00+07:00</dc:date></item></rdf:RDF>"""
    assert _listed(xml) == [Listed("https://tin.example/a", "2023-11-21T08:00+07:00")]


def test_atom_takes_the_alternate_link_from_its_base_and_no_date_of_a_change() -> None:
    xml = """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://tin.example/news/"><link href="/self"/>
      <entry><link rel="edit" href="e"/><link rel="alternate" href="a.html"/>
        <published>2023-11-21T01:00:00Z</published></entry>
      <entry xml:base="2023/"><link href="b.html"/><updated>2024-01-01T00:00:00Z</updated></entry></feed>"""
    assert _listed(xml) == [
        Listed("https://tin.example/news/a.html", "2023-11-21T08:00+07:00"),
        Listed("https://tin.example/news/2023/b.html"),
    ]


def test_sitemaps_and_their_index() -> None:
    urls = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
      xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
      xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
      <url><loc>https://tin.example/a</loc><lastmod>2024-05-01</lastmod>
        <image:image><image:loc>https://tin.example/x.png</image:loc></image:image></url>
      <url><loc>https://tin.example/b</loc>
        <news:news><news:publication_date>2023-11-21</news:publication_date></news:news></url></urlset>"""
    assert _listed(urls) == [Listed("https://tin.example/a"), Listed("https://tin.example/b", "2023-11-21")]
    index = "<sitemapindex><sitemap><loc>https://tin.example/1.xml</loc></sitemap></sitemapindex>"
    assert _listed(gzip.compress(index.encode())) == [Listed("https://tin.example/1.xml", is_listing=True)]


def test_an_entry_without_a_page_is_said_and_the_rest_is_read() -> None:
    items = "".join(
        f"<item><link>{link}</link></item>"
        for link in ("", "javascript:alert(1)", "http://[::1", "mailto:x@y", "https://tin.example/ok")
    )
    read = _listed(f"<rss><channel>{items}</channel></rss>")
    issues = [item for item in read if isinstance(item, Issue)]
    assert [issue.problem.split()[1] for issue in issues] == ["1", "2", "3", "4"]
    assert {issue.severity for issue in issues} == {"warning"}
    assert read[-1] == Listed("https://tin.example/ok")


@pytest.mark.parametrize(
    ("content", "is_one"),
    [
        (b"<rss/>", True),
        (b"\xef\xbb\xbf<?xml version='1.0'?><!-- x --><feed xmlns='http://www.w3.org/2005/Atom'/>", True),
        (b"<!DOCTYPE rss PUBLIC '-//Netscape//DTD RSS 0.91//EN' 'http://127.0.0.1:1/rss.dtd'><rss/>", True),
        (b"<!doctype html><html><body>rss</body></html>", False), (b"<html/>", False), (b"", False), (b"rss", False),
        (b"\x00\x01\x02", False), ("<rss/>".encode("utf-16"), True), (b"<svg/>", False),
    ],
)  # fmt: skip
def test_what_is_a_listing(content: bytes, is_one: bool) -> None:
    assert is_listing(content) is is_one


def _bomb(levels: int) -> str:
    entities = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(levels))
    rss = f'<rss a="&e{levels};"><channel><item><link>&e{levels};</link></item></channel></rss>'
    return f'<!DOCTYPE rss [<!ENTITY e0 "{"ha" * 50}">{entities}]>{rss}'


@pytest.mark.parametrize(
    "content",
    [
        _bomb(9).encode(),
        _bomb(9).encode("utf-16"),
        b'<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><item><link>&x;</link></item></rss>',
        b'<!DOCTYPE rss [<!ENTITY % x SYSTEM "http://127.0.0.1:1/x.dtd">%x;]><rss><item/></rss>',
        b"<rss>" + b"<a>" * 100_000,
        b"<rss " + b" ".join(b'a%d="x"' % n for n in range(10)) + b">" + b"<item>" * 500,
    ],
    ids=["laughs", "laughs in utf-16", "a file", "a foreign dtd", "a well", "items in items"],
)
def test_what_is_made_to_choke_readers_is_refused_in_little_memory(content: bytes) -> None:
    tracemalloc.start()
    with pytest.raises(FormatError):
        _listed(content)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 20_000_000


def test_a_packed_bomb_is_unpacked_no_further_than_the_limit() -> None:
    with pytest.raises(FormatError, match="unpacks to more than 60 MB"):
        _listed(gzip.compress(b"\0" * (UNPACKED_BYTES_MAX + 10)))
    with pytest.raises(FormatError, match="spoilt gzip"):
        unpacked(HOME, gzip.compress(b"<rss/>")[:-9])


def test_a_million_headlines_are_read_one_by_one() -> None:
    xml = b"<rss><channel>" + b"<item><link>/a</link></item>" * 1_000_000 + b"</channel></rss>"
    entries = read_listing(HOME, xml)
    assert [next(entries) for _ in range(3)] == [Listed("https://tin.example/a")] * 3


def test_what_is_no_listing_says_so() -> None:
    with pytest.raises(FormatError, match="neither a feed nor a sitemap"):
        _listed("<html/>")


@given(st.binary(max_size=200))
def test_no_bytes_raise_anything_but_a_format_error(content: bytes) -> None:
    for document in (content, b"<rss><channel><item><link>" + content + b"</link></item>"):
        try:
            _listed(document)
        except FormatError:
            continue
