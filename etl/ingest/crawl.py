"""Walking what a feed or sitemap lists: as its hosts allow, and no further than its limits. Keeps nothing."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final, Protocol

from atlas.schema import Issue
from etl.ingest.address import host_of
from etl.ingest.errors import ConnectError, FetchError, FormatError, IngestError, SlowError
from etl.ingest.fetch import Page
from etl.ingest.listings import Listed, read_listing
from etl.ingest.pace import Pacer
from etl.ingest.raw_store import Kept
from etl.ingest.robots import Robots

DEPTH_MAX: Final = 3
LISTINGS_MAX: Final = 200
FAILURES_MAX: Final = 5
PAGES_MAX: Final = 500


class Get(Protocol):
    """Gets a listed page as it is kept, or the listing that it is; calls `permit` with its address before asking."""

    def __call__(self, listed: Listed, permit: Callable[[str], None]) -> Kept | Page: ...


@dataclass(frozen=True, slots=True)
class Crawl:
    """How to walk: at most `pages_max` pages that are not kept yet are asked for, at the pace that hosts ask for."""

    robots: Robots
    pacer: Pacer
    pages_max: int = PAGES_MAX

    def walk(self, first: Page, get: Get) -> Iterator[Kept | Issue]:
        """What `get` gives for each address that `first` names, and the listings it names; an issue for each failure.

        After FAILURES_MAX failures of a host in a row its other pages are not asked for, and one issue says so.
        """
        try:
            yield from _Walk(self, get).listing(first, depth=1)
        except _EnoughError:
            problem = f"lists more than the {self.pages_max} pages that were asked for; the rest was left out"
            yield Issue(file=first.url, severity="warning", problem=problem, remedy="run again, or raise --limit")


class _EnoughError(Exception):
    """As many pages were asked for as may be."""


@dataclass(slots=True)
class _Walk:
    """One walk: how much was asked for, and which hosts fail."""

    crawl: Crawl
    get: Get
    asked: int = 0
    listings: int = 0
    failures: Counter[str] = field(default_factory=Counter)

    def listing(self, page: Page, depth: int) -> Iterator[Kept | Issue]:
        """Everything that the feed or sitemap `page` leads to."""
        self.listings += 1
        if depth > DEPTH_MAX or self.listings > LISTINGS_MAX:
            problem = f"stands deeper than {DEPTH_MAX} listings, or behind {LISTINGS_MAX} others, and was left out"
            yield Issue(file=page.url, severity="warning", problem=problem, remedy="add it by its own address")
            return
        try:
            for listed in read_listing(page.url, page.content):
                if isinstance(listed, Issue):
                    yield listed
                elif self.failures[host_of(listed.url)] < FAILURES_MAX:
                    yield from self._entry(listed, depth)
        except FormatError as error:
            yield error.issue()

    def _entry(self, listed: Listed, depth: int) -> Iterator[Kept | Issue]:
        try:
            found = self.get(listed, self._permit)
        except IngestError as error:
            yield error.issue("warning")
            yield from self._count(error, host_of(listed.url))
            return
        self.failures[host_of(listed.url)] = 0
        if isinstance(found, Page):
            yield from self.listing(found, depth + 1)
        else:
            yield found

    def _permit(self, url: str) -> None:
        if self.asked >= self.crawl.pages_max:
            raise _EnoughError
        self.asked += 1
        self.crawl.robots.check(url)
        delay_seconds = self.crawl.robots.delay_seconds(url)
        if delay_seconds:
            self.crawl.pacer.slow_down(host_of(url), delay_seconds)

    def _count(self, error: IngestError, host: str) -> Iterator[Issue]:
        """Counts a failure that is the host's, not the page's; the last that is borne gives an issue."""
        if not isinstance(error, FetchError) or not is_of_host(error):
            return
        self.failures[host] += 1
        if self.failures[host] == FAILURES_MAX:
            problem = f"failed {FAILURES_MAX} times in a row; its other pages were not asked for"
            yield Issue(file=host, problem=problem, remedy="run the same command later; what is kept stays")


def is_of_host(error: FetchError) -> bool:
    """Whether the failure tells that the host is in trouble, or wants no more requests now."""
    return isinstance(error, ConnectError | SlowError) or error.status == 429 or (error.status or 0) >= 500
