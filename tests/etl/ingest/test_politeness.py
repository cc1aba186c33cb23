"""Pace and robots.txt: hosts are asked no faster and for no more than they allow."""

import pytest

from etl.ingest.errors import FetchError
from etl.ingest.fetch import Page
from etl.ingest.pace import Pacer
from etl.ingest.robots import ROBOTS_BYTES_MAX, Robots

AGENT = "HanoiPartnershipsAtlas/0.1"


class Clock:
    """A clock that only moves when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 100.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.now += seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def pacer(clock: Clock) -> Pacer:
    return Pacer(clock=lambda: clock.now, sleep=clock.sleep)


def test_one_request_a_second_to_each_host(clock: Clock, pacer: Pacer) -> None:
    for host in ("a", "a", "b", "a"):
        pacer.wait(host)
    assert clock.slept == [1.0, 1.0]
    clock.now += 5
    pacer.wait("a")
    assert clock.slept == [1.0, 1.0]


@pytest.mark.parametrize(("asked_for", "waited"), [(3, 3.0), (0.2, 1.0), (86_400, 30.0)])
def test_a_host_may_ask_for_a_longer_pause_within_reason(
    clock: Clock, pacer: Pacer, asked_for: float, waited: float
) -> None:
    pacer.slow_down("a", asked_for)
    pacer.wait("a")
    pacer.wait("a")
    assert clock.slept == [waited]


def _robots(answer: str | bytes | FetchError) -> tuple[Robots, list[str]]:
    asked: list[str] = []

    def fetch(url: str) -> Page:
        asked.append(url)
        if isinstance(answer, FetchError):
            raise answer
        return Page(url, answer.encode() if isinstance(answer, str) else answer)

    return Robots(fetch, AGENT), asked


def test_what_a_host_forbids_is_refused_and_the_file_is_read_once() -> None:
    robots, asked = _robots("User-agent: *\nDisallow: /private\nCrawl-delay: 4\n")
    robots.check("https://tin.example/news/a")
    with pytest.raises(FetchError, match=r"tin\.example does not let programs read it \(robots\.txt\)"):
        robots.check("https://tin.example/private/b")
    assert robots.delay_seconds("https://tin.example/news/a") == 4.0
    assert asked == ["https://tin.example/robots.txt"]


def test_rules_for_this_program_come_before_those_for_all() -> None:
    robots, _ = _robots("User-agent: *\nDisallow: /\n\nUser-agent: HanoiPartnershipsAtlas\nDisallow: /x\n")
    robots.check("https://tin.example/a")
    with pytest.raises(FetchError):
        robots.check("https://tin.example/x")


def test_each_origin_has_its_own_rules() -> None:
    robots, asked = _robots("")
    for url in ("https://a.example/1", "http://a.example/1", "https://a.example:8443/1", "https://a.example/2"):
        robots.check(url)
    assert len(asked) == 3


@pytest.mark.parametrize("status", [404, 403, 410])
def test_a_host_without_rules_allows_all(status: int) -> None:
    robots, _ = _robots(FetchError("u", "p", "r", status))
    robots.check("https://tin.example/a")
    assert robots.delay_seconds("https://tin.example/a") is None


@pytest.mark.parametrize("status", [500, 503, 429, None])
def test_a_host_whose_rules_cannot_be_had_is_not_read(status: int | None) -> None:
    robots, _ = _robots(FetchError("u", "the server answered 503", "r", status))
    with pytest.raises(FetchError, match="whether programs may read it is not known"):
        robots.check("https://tin.example/a")


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"<html>not rules</html>", b"Disallow /x\nUser-agent\n:::", b""])
def test_rules_that_are_none_forbid_nothing(content: bytes) -> None:
    robots, _ = _robots(content)
    robots.check("https://tin.example/a")


def test_rules_beyond_the_limit_are_not_read() -> None:
    robots, _ = _robots("User-agent: *\n" + "#" * ROBOTS_BYTES_MAX + "\nDisallow: /\n")
    robots.check("https://tin.example/a")
