"""Collecting: pages, feeds, sitemaps and files come into the raw store, politely, once, and whatever fails is said."""

import gzip
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from atlas.schema import Issue
from etl.ingest.collect import Collector
from etl.ingest.crawl import FAILURES_MAX, Crawl
from etl.ingest.fetch import Web, fetch
from etl.ingest.pace import Pacer
from etl.ingest.raw_store import Kept, RawStore
from etl.ingest.robots import Robots
from etl.ingest.stored import stored_articles
from etl.ingest.transport import Limits
from etl.types import RawArticle
from tests.etl.ingest.loopback import Site, page, raw, redirect, status

ARTICLE = "<html><body><p>Ông Lê Văn Bằng tiếp đoàn của thành phố Lyon tại Hà Nội.</p></body></html>"
MakeCollector = Callable[..., Collector]


@pytest.fixture
def store(tmp_path: Path) -> RawStore:
    return RawStore(tmp_path / "raw")


@pytest.fixture
def make_collector(web: Web, store: RawStore) -> MakeCollector:
    def make(pages_max: int = 50, refresh: bool = False, sources: Path | None = None, web: Web = web) -> Collector:
        robots = Robots(lambda url: fetch(web, url), web.user_agent)
        crawl = Crawl(robots, Pacer(seconds=0), pages_max)
        return Collector(web, crawl, store, lambda: "2023-11-21T02:00:00Z", sources, refresh)

    return make


@pytest.fixture
def collector(make_collector: MakeCollector) -> Collector:
    return make_collector()


def _kept(items: list[Kept | Issue]) -> list[tuple[str, bool]]:
    return [(item.entry.source, item.is_new) for item in items if isinstance(item, Kept)]


def _issues(items: list[Kept | Issue]) -> list[Issue]:
    return [item for item in items if isinstance(item, Issue)]


def _feed(*links: str) -> str:
    return "<rss><channel>" + "".join(f"<item><link>{link}</link></item>" for link in links) + "</channel></rss>"


class TestPages:
    def test_a_page_is_kept_with_what_is_known_of_it(self, site: Site, collector: Collector, store: RawStore) -> None:
        site.pages["/a"] = page(ARTICLE, ETag='"1"')
        (kept,) = collector.collect(site.url("/a"))
        assert isinstance(kept, Kept)
        entry = kept.entry
        assert (entry.url, entry.publisher, entry.fetched_at, entry.content_type, entry.charset, entry.etag) == (
            site.url("/a"), "127.0.0.1", "2023-11-21T02:00:00Z", "text/html", "utf-8", '"1"',
        )  # fmt: skip
        (raw_article,) = stored_articles(store.folder)
        assert isinstance(raw_article, RawArticle)
        assert raw_article.content == ARTICLE.encode()

    def test_a_page_is_never_asked_for_twice(self, site: Site, make_collector: MakeCollector) -> None:
        site.pages |= {"/old": redirect("/a"), "/a": page(ARTICLE)}
        for path in ("/old", "/a", "/a#top", "/a?utm_source=x", "/old"):
            (kept,) = make_collector().collect(site.url(path))
            assert isinstance(kept, Kept)
            assert kept.entry.source == site.url("/a")
        assert site.paths == ["/old", "/a"]

    def test_it_is_asked_for_again_only_on_demand_and_on_condition(
        self, site: Site, make_collector: MakeCollector
    ) -> None:
        site.pages["/a"] = page(ARTICLE, ETag='"1"', Last_Modified="Tue, 21 Nov 2023 01:00:00 GMT")
        list(make_collector().collect(site.url("/a")))
        site.pages["/a"] = status(304)
        assert _kept(list(make_collector(refresh=True).collect(site.url("/a")))) == [(site.url("/a"), False)]
        assert site.asked[1].headers["If-None-Match"] == '"1"'
        assert site.asked[1].headers["If-Modified-Since"] == "Tue, 21 Nov 2023 01:00:00 GMT"
        site.pages["/a"] = page(ARTICLE + "sửa")
        assert _kept(list(make_collector(refresh=True).collect(site.url("/a")))) == [(site.url("/a"), True)]

    def test_a_page_that_cannot_be_had_is_an_issue_and_is_tried_again_next_time(
        self, site: Site, make_collector: MakeCollector
    ) -> None:
        (issue,) = make_collector().collect(site.url("/a"))
        assert isinstance(issue, Issue)
        assert "404 Not Found" in issue.problem
        site.pages["/a"] = page(ARTICLE)
        assert _kept(list(make_collector().collect(site.url("/a")))) == [(site.url("/a"), True)]

    @pytest.mark.parametrize("body", [b"", b"   ", b"\x00\x01" * 500, b"\xff\xd2\xcc" * 500])
    def test_a_page_without_text_is_not_kept(
        self, site: Site, collector: Collector, store: RawStore, body: bytes
    ) -> None:
        site.pages["/a"] = page(body, "text/html")
        (issue,) = collector.collect(site.url("/a"))
        assert isinstance(issue, Issue)
        assert list(stored_articles(store.folder)) == []

    @pytest.mark.parametrize("place", ["ftp://tin.example/a", "https://", "https://me:pw@tin.example/"])
    def test_what_is_no_page_is_an_issue(self, collector: Collector, place: str) -> None:
        (issue,) = collector.collect(place)
        assert isinstance(issue, Issue)

    def test_robots_txt_does_not_keep_a_person_from_one_page(self, site: Site, collector: Collector) -> None:
        site.pages |= {"/robots.txt": page("User-agent: *\nDisallow: /", "text/plain"), "/a": page(ARTICLE)}
        assert _kept(list(collector.collect(site.url("/a")))) == [(site.url("/a"), True)]


class TestFeeds:
    def test_all_that_a_feed_lists_is_kept_with_its_date_but_not_the_feed(
        self, site: Site, make_collector: MakeCollector, store: RawStore
    ) -> None:
        feed = """<rss><channel><item><link>/a</link><pubDate>Tue, 21 Nov 2023 17:30:00 GMT</pubDate></item>
          <item><link>/b</link></item></channel></rss>"""
        site.pages |= {"/feed": page(feed, "application/rss+xml"), "/a": page(ARTICLE), "/b": page(ARTICLE)}
        assert _kept(list(make_collector().collect(site.url("/feed")))) == [
            (site.url("/a"), True), (site.url("/b"), True),
        ]  # fmt: skip
        articles = [item for item in stored_articles(store.folder) if isinstance(item, RawArticle)]
        assert [article.published for article in articles] == ["2023-11-22T00:30+07:00", None]
        assert _kept(list(make_collector().collect(site.url("/feed")))) == [
            (site.url("/a"), False), (site.url("/b"), False),
        ]  # fmt: skip
        assert site.paths == ["/feed", "/robots.txt", "/a", "/b", "/feed"]

    def test_one_bad_entry_never_stops_the_rest(self, site: Site, collector: Collector) -> None:
        site.pages |= {
            "/feed": page(_feed("/gone", "javascript:x", "/pdf", "/half", "http://[::1", "/a"), "text/xml"),
            "/pdf": page(b"%PDF", "application/pdf"),
            "/half": raw(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9\r\n\r\nhalf"),
            "/a": page(ARTICLE),
        }
        items = list(collector.collect(site.url("/feed")))
        assert _kept(items) == [(site.url("/a"), True)]
        assert len(_issues(items)) == 5
        assert {issue.severity for issue in _issues(items)} == {"warning"}

    def test_what_robots_txt_forbids_is_not_asked_for(self, site: Site, collector: Collector) -> None:
        site.pages |= {
            "/robots.txt": page("User-agent: *\nDisallow: /private/", "text/plain"),
            "/feed": page(_feed("/private/a", "/b"), "text/xml"),
            "/b": page(ARTICLE),
        }
        items = list(collector.collect(site.url("/feed")))
        assert [issue.problem for issue in _issues(items)] == ["127.0.0.1 does not let programs read it (robots.txt)"]
        assert "/private/a" not in site.paths

    def test_no_more_pages_are_asked_for_than_the_limit_and_the_next_run_goes_on(
        self, site: Site, make_collector: MakeCollector
    ) -> None:
        site.pages |= {f"/{n}": page(ARTICLE) for n in range(5)}
        site.pages["/feed"] = page(_feed(*(f"/{n}" for n in range(5))), "text/xml")
        items = list(make_collector(pages_max=2).collect(site.url("/feed")))
        assert _kept(items) == [(site.url("/0"), True), (site.url("/1"), True)]
        assert "more than the 2 pages" in _issues(items)[0].problem
        items = list(make_collector(pages_max=2).collect(site.url("/feed")))
        assert [source for source, is_new in _kept(items) if is_new] == [site.url("/2"), site.url("/3")]

    def test_a_host_in_trouble_is_left_alone(self, site: Site, other_site: Site, collector: Collector) -> None:
        links = [*(site.url(f"/{n}") for n in range(20)), other_site.url("/ok", host="other.example")]
        other_site.pages |= {"/feed": page(_feed(*links), "text/xml"), "/ok": page(ARTICLE)}
        site.pages |= {f"/{n}": status(503) for n in range(20)}
        items = list(collector.collect(other_site.url("/feed")))
        assert len(site.paths) == FAILURES_MAX + 1  # and robots.txt
        assert _kept(items) == [(other_site.url("/ok", host="other.example"), True)]
        assert _issues(items)[-1].problem.startswith(f"failed {FAILURES_MAX} times in a row")
        assert _issues(items)[-1].severity == "error"

    def test_pages_that_are_gone_do_not_count_as_trouble(self, site: Site, collector: Collector) -> None:
        site.pages |= {"/feed": page(_feed(*(f"/{n}" for n in range(9)), "/a"), "text/xml"), "/a": page(ARTICLE)}
        items = list(collector.collect(site.url("/feed")))
        assert _kept(items) == [(site.url("/a"), True)]
        assert len(_issues(items)) == 9

    def test_a_feed_may_not_lead_inside(
        self, site: Site, make_web: Callable[..., Web], make_collector: MakeCollector
    ) -> None:
        site.pages["/feed"] = page(_feed("http://10.0.0.1/admin", "http://169.254.169.254/"), "text/xml")
        inside = make_web(
            may_be_private=False, resolve=lambda host, _: ["127.0.0.1" if host == "tin.example" else host]
        )
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("etl.ingest.address.is_public", lambda address: address == "127.0.0.1")
            items = list(make_collector(web=inside).collect(site.url("/feed", host="tin.example")))
        assert _kept(items) == []
        assert len(_issues(items)) == 2

    def test_a_bomb_of_a_feed_is_an_issue(self, site: Site, collector: Collector) -> None:
        site.pages["/feed"] = page(
            '<!DOCTYPE rss [<!ENTITY a "b">]><rss><item><link>&a;</link></item></rss>', "text/xml"
        )
        (issue,) = collector.collect(site.url("/feed"))
        assert isinstance(issue, Issue)
        assert "entities" in issue.problem


class TestSitemaps:
    def test_an_index_is_walked_to_its_pages(self, site: Site, collector: Collector) -> None:
        site.pages |= {
            "/sitemap.xml": page(
                "<sitemapindex><sitemap><loc>/1.xml</loc></sitemap><sitemap><loc>/gone.xml</loc></sitemap></sitemapindex>",
                "application/xml",
            ),
            "/1.xml": page("<urlset><url><loc>/a</loc></url></urlset>", "application/xml"),
            "/a": page(ARTICLE),
        }
        items = list(collector.collect(site.url("/sitemap.xml")))
        assert _kept(items) == [(site.url("/a"), True)]
        assert [issue.file for issue in _issues(items)] == [site.url("/gone.xml")]

    def test_an_index_that_lists_itself_comes_to_an_end(self, site: Site, collector: Collector) -> None:
        index = "<sitemapindex><sitemap><loc>/sitemap.xml</loc></sitemap></sitemapindex>"
        site.pages["/sitemap.xml"] = page(index, "application/xml")
        (issue,) = collector.collect(site.url("/sitemap.xml"))
        assert isinstance(issue, Issue)
        assert "deeper than 3" in issue.problem
        assert len(site.paths) < 8

    def test_a_packed_sitemap_may_be_larger_than_a_page_but_has_a_limit(
        self, site: Site, web: Web, make_collector: MakeCollector
    ) -> None:
        xml = b"<urlset>" + b"<url><loc>/a</loc></url>" * 20_000 + b"</urlset>"
        site.pages |= {"/s.xml.gz": page(gzip.compress(xml), "application/x-gzip"), "/a": page(ARTICLE)}
        small = replace(web, limits=Limits(2, 2, 5, 100_000, 3))
        items = list(make_collector(web=small).collect(site.url("/s.xml.gz")))
        assert _kept(items)[0] == (site.url("/a"), True)
        assert len(items) == 20_000


class TestFiles:
    def test_files_of_a_folder_are_kept_with_what_their_table_knows(
        self, tmp_path: Path, collector: Collector, store: RawStore
    ) -> None:
        folder = tmp_path / "in"
        folder.mkdir()
        (folder / "a.html").write_text(ARTICLE, "utf-8")
        (folder / "b.txt").write_text("Tin ở Hà Nội", "utf-8")
        (folder / "sources.csv").write_text(
            "file,url,publisher,published,language\na.html,https://tin.example/a#x,,2023-05-12,vi\n", "utf-8"
        )
        items = list(collector.collect(str(folder)))
        assert not _issues(items)
        first, second = (item for item in stored_articles(store.folder) if isinstance(item, RawArticle))
        assert (first.source, first.url, first.publisher, first.published, first.language) == (
            "https://tin.example/a#.html", "https://tin.example/a", "tin.example", "2023-05-12", "vi",
        )  # fmt: skip
        assert second.source.endswith("/b.txt")
        assert second.url is None

    def test_files_of_one_name_in_two_folders_are_two_articles(
        self, tmp_path: Path, collector: Collector, store: RawStore
    ) -> None:
        for folder in ("x", "y"):
            (tmp_path / folder).mkdir()
            (tmp_path / folder / "a.txt").write_text(f"Hà Nội {folder}", "utf-8")
            list(collector.collect(str(tmp_path / folder)))
        assert len(list(stored_articles(store.folder))) == 2

    def test_a_page_that_was_added_as_a_file_is_not_asked_for(
        self, site: Site, tmp_path: Path, collector: Collector
    ) -> None:
        (tmp_path / "a.html").write_text(ARTICLE, "utf-8")
        (tmp_path / "sources.csv").write_text(f"file,url,published\na.html,{site.url('/a')},2023\n", "utf-8")
        list(collector.collect(str(tmp_path / "a.html")))
        assert _kept(list(collector.collect(site.url("/a")))) == [(site.url("/a"), False)]
        assert site.paths == []

    def test_what_is_no_article_is_said(self, tmp_path: Path, collector: Collector) -> None:
        (tmp_path / "a.pdf").write_bytes(b"%PDF")
        (tmp_path / "b.txt").write_bytes(b"x" * 10_000_001)
        (tmp_path / "c.txt").write_text("Hà Nội", "utf-8")
        (tmp_path / "sources.csv").write_text("file,url,published\nc.txt,nowhere,2023\n", "utf-8")
        for name, said in (("a.pdf", "no article"), ("b.txt", "too large"), ("c.txt", "no address of a page")):
            issues = _issues(list(collector.collect(str(tmp_path / name))))
            assert any(said in issue.problem for issue in issues)
        (issue,) = collector.collect(str(tmp_path / "gone.txt"))
        assert isinstance(issue, Issue)
        assert "no such file" in issue.problem
