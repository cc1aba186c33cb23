"""Fetching a page: within limits, checked at each hop, and clear when it fails."""

import gzip
import ssl
import threading
import time
import zlib
from collections.abc import Callable

import pytest

from etl.ingest.errors import AddressError, ConnectError, FetchError, FormatError, IngestError, SlowError
from etl.ingest.fetch import Web, fetch
from etl.ingest.transport import Limits
from tests.etl.ingest.conftest import QUICK, always
from tests.etl.ingest.loopback import TLS_DIR, Site, free_port, page, raw, redirect, status

MakeWeb = Callable[..., Web]


def test_a_page_comes_with_what_the_server_says_of_it(site: Site, web: Web) -> None:
    site.pages["/a"] = page(
        "Xin chào", "text/html; charset=UTF-8", ETag='"1"', Last_Modified="Tue, 21 Nov 2023 08:00:00 GMT"
    )
    found = fetch(web, site.url("/a#top"))
    assert (found.url, found.content.decode(), found.content_type, found.charset) == (
        site.url("/a"), "Xin chào", "text/html", "utf-8",
    )  # fmt: skip
    assert (found.etag, found.last_modified) == ('"1"', "Tue, 21 Nov 2023 08:00:00 GMT")
    assert site.asked[0].headers["User-Agent"].startswith("HanoiPartnershipsAtlas/")
    assert site.asked[0].headers["Host"] == f"127.0.0.1:{site.port}"


def test_a_kept_page_is_asked_for_on_condition(site: Site, web: Web) -> None:
    site.pages["/a"] = status(304)
    assert fetch(web, site.url("/a"), {"If-None-Match": '"1"'}).is_unchanged
    assert site.asked[0].headers["If-None-Match"] == '"1"'


def test_redirects_are_followed_to_the_page(site: Site, web: Web) -> None:
    site.pages |= {"/a": redirect("/b"), "/b": redirect("c?x=1"), "/c?x=1": page("here")}
    found = fetch(web, site.url("/a"))
    assert found.url == site.url("/c?x=1")
    assert found.asked == (site.url("/a"), site.url("/b"), site.url("/c?x=1"))


@pytest.mark.parametrize(
    ("pages", "said"),
    [
        ({"/a": redirect("/b"), "/b": redirect("/a")}, "circle"),
        ({"/a": redirect("b"), "/b": redirect("c"), "/c": redirect("d"), "/d": redirect("e")}, "more than 3 redirects"),
        ({"/a": redirect("file:///etc/passwd")}, "file:///etc/passwd"),
        ({"/a": redirect("http://me:pw@127.0.0.1/")}, "which is no page"),
        ({"/a": redirect("http://[::1")}, "which is no page"),
        ({"/a": status(302)}, "302"),
        ({}, "404 Not Found; check the address"),
        ({"/a": status(403)}, "refuses programs"),
        ({"/a": status(429)}, "fewer requests"),
        ({"/a": status(500)}, "500 Internal Server Error; try again later"),
        ({"/a": status(299)}, "299"),
        ({"/a": page(b"%PDF-1.7", "application/pdf")}, "is application/pdf"),
        ({"/a": page(b"x", "image/png")}, "is image/png"),
        ({"/a": raw(b"this is no HTTP at all\r\n\r\n")}, "the connection failed"),
        ({"/a": raw(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")}, "the connection failed"),
        ({"/a": raw(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 500 + b"\r\n")}, "the connection failed"),
        ({"/a": raw(b"HTTP/1.1 200 OK\r\nX: " + b"y" * 100_000 + b"\r\n\r\n")}, "the connection failed"),
        ({"/a": raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")}, "the connection failed"),
        ({"/a": page(b"not gzip", Content_Encoding="gzip")}, "the connection failed"),
    ],
)  # fmt: skip
def test_what_goes_wrong_is_said(site: Site, web: Web, pages: dict[str, object], said: str) -> None:
    site.pages.update(pages)  # type: ignore[arg-type]
    with pytest.raises(IngestError) as caught:
        fetch(web, site.url("/a"))
    assert said in str(caught.value)
    assert str(caught.value.issue()).startswith(site.url("/"))


def test_an_address_inside_is_refused_before_anything_is_sent(site: Site, make_web: MakeWeb) -> None:
    with pytest.raises(AddressError, match="inside a network, not on the internet; allow it with --allow-private"):
        fetch(make_web(may_be_private=False), site.url("/a"))
    assert site.asked == []


def test_a_redirect_to_an_inside_address_is_refused(site: Site, make_web: MakeWeb) -> None:
    """The first host is taken for public; where it sends us is not."""
    site.pages["/a"] = redirect("http://169.254.169.254/latest/meta-data/")
    seen: list[str] = []

    def resolve(host: str, port: int) -> list[str]:
        seen.append(host)
        return ["127.0.0.1"] if host == "tin.example" else [host]

    web = make_web(may_be_private=False, resolve=resolve)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("etl.ingest.address.is_public", lambda address: address == "127.0.0.1")
        with pytest.raises(AddressError, match=r"169\.254\.169\.254"):
            fetch(web, site.url("/a", host="tin.example"))
    assert seen == ["tin.example", "169.254.169.254"]


def test_a_name_is_looked_up_once_and_its_checked_address_is_the_one_asked(site: Site, make_web: MakeWeb) -> None:
    """A name that turns to another address after the check (DNS rebinding) gains nothing."""
    answers = iter([["127.0.0.1"], ["203.0.113.9"]])

    def rebinding(*_: object) -> list[str]:
        return next(answers)

    site.pages["/a"] = page("here")
    found = fetch(make_web(resolve=rebinding), site.url("/a", host="tin.example"))
    assert found.content == b"here"
    assert site.asked[0].headers["Host"] == f"tin.example:{site.port}"
    assert next(answers) == ["203.0.113.9"]


def test_the_next_address_of_a_host_is_tried_when_one_is_dead(site: Site, make_web: MakeWeb) -> None:
    site.pages["/a"] = page("here")
    web = make_web(resolve=always("127.0.0.2", "127.0.0.1"))
    assert fetch(web, site.url("/a", host="tin.example")).content == b"here"


def test_nobody_listening_is_a_connect_error(web: Web) -> None:
    with pytest.raises(ConnectError, match="connection failed"):
        fetch(web, f"http://127.0.0.1:{free_port()}/")


def test_a_page_that_says_it_is_too_large_is_not_read(site: Site, web: Web) -> None:
    sent = threading.Event()

    def answer(handler: object) -> None:
        raw(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 50000000\r\n\r\n", b"x" * 1000)(handler)  # type: ignore[arg-type]
        sent.set()

    site.pages["/a"] = answer
    with pytest.raises(FormatError, match=r"more than 0\.2 MB"):
        fetch(web, site.url("/a"))


def test_a_page_without_end_is_left_at_the_limit(site: Site, web: Web) -> None:
    site.pages["/a"] = raw(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", b"x" * 65_536, repeat=True)
    with pytest.raises(FormatError, match=r"more than 0\.2 MB"):
        fetch(web, site.url("/a"))


@pytest.mark.parametrize("coding", ["gzip", "deflate", "gzip, gzip"])
def test_a_bomb_is_unpacked_no_further_than_the_limit(site: Site, web: Web, coding: str) -> None:
    body = b"\0" * 50_000_000
    for name in coding.split(", "):
        body = gzip.compress(body, 9) if name == "gzip" else zlib.compress(body, 9)
    assert len(body) < 100_000
    site.pages["/a"] = page(body, Content_Encoding=coding)
    with pytest.raises(FormatError, match=r"more than 0\.2 MB"):
        fetch(web, site.url("/a"))


def test_a_packed_page_is_unpacked(site: Site, web: Web) -> None:
    site.pages["/a"] = page(gzip.compress(b"here"), Content_Encoding="gzip")
    assert fetch(web, site.url("/a")).content == b"here"


@pytest.mark.parametrize(
    "drip",
    [
        raw(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", b"x", pause_seconds=0.05, repeat=True),
        raw(b"HTTP/1.1 200 OK\r\n", b"X", pause_seconds=0.05, repeat=True),
        raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n", pause_seconds=0.05, repeat=True),
    ],
    ids=["body", "header", "chunks"],
)
def test_a_server_that_drips_is_left_after_the_total_time(site: Site, make_web: MakeWeb, drip: object) -> None:
    site.pages["/a"] = drip  # type: ignore[assignment]
    began = time.monotonic()
    with pytest.raises(SlowError, match=r"within 0\.4 seconds"):
        fetch(make_web(limits=Limits(1, 1, 0.4, 200_000, 3)), site.url("/a"))
    assert time.monotonic() - began < 3


def test_a_silent_server_is_left_after_the_read_time(site: Site, make_web: MakeWeb) -> None:
    site.pages["/a"] = raw(b"", pause_seconds=2)
    with pytest.raises(SlowError, match=r"no answer within 0\.3 seconds"):
        fetch(make_web(limits=Limits(1, 0.3, 10, 200_000, 3)), site.url("/a"))


def test_each_request_waits_its_turn(site: Site, make_web: MakeWeb) -> None:
    hosts: list[str] = []
    site.pages |= {"/a": redirect(site.url("/b", host="b.example")), "/b": page("here")}
    fetch(make_web(pause=hosts.append), site.url("/a", host="a.example"))
    assert hosts == ["a.example", "b.example"]


class TestTls:
    def test_a_trusted_certificate_for_the_name_is_accepted_at_the_checked_address(
        self, safe_site: Site, make_web: MakeWeb
    ) -> None:
        safe_site.pages["/a"] = page("here")
        web = make_web(tls=ssl.create_default_context(cafile=str(TLS_DIR / "server.crt")))
        assert fetch(web, safe_site.url("/a", host="tin.example")).content == b"here"

    def test_a_certificate_for_another_name_is_refused(self, safe_site: Site, make_web: MakeWeb) -> None:
        web = make_web(tls=ssl.create_default_context(cafile=str(TLS_DIR / "server.crt")))
        with pytest.raises(FetchError, match="not safe"):
            fetch(web, safe_site.url("/a", host="other.example"))
        assert safe_site.asked == []

    def test_a_certificate_that_nobody_vouches_for_is_refused(self, safe_site: Site, web: Web) -> None:
        with pytest.raises(FetchError, match="not safe"):
            fetch(web, safe_site.url("/a", host="tin.example"))
        assert safe_site.asked == []


def test_limits_are_set_by_default() -> None:
    assert Limits() != QUICK
    assert Limits().total_seconds > 0
