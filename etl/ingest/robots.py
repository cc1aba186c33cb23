"""robots.txt: which pages of a host a program may read, by the standard library's reading of it."""

from collections.abc import Callable
from typing import Final
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from etl.ingest.address import host_of
from etl.ingest.errors import FetchError, IngestError
from etl.ingest.fetch import Page

ROBOTS_BYTES_MAX: Final = 500_000
_TRY_LATER: Final = "try again later"


class Robots:
    """The rules of the hosts met so far, each asked for once; `fetch` gets a page by its address."""

    def __init__(self, fetch: Callable[[str], Page], user_agent: str) -> None:
        self._fetch = fetch
        self._user_agent = user_agent
        self._rules: dict[str, RobotFileParser] = {}

    def check(self, url: str) -> None:
        """Raises FetchError when the host does not want programs to read `url`, or its wishes could not be had."""
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._rules:
            self._rules[origin] = self._read(f"{origin}/robots.txt")
        if not self._rules[origin].can_fetch(self._user_agent, url):
            problem = f"{host_of(url)} does not let programs read it (robots.txt)"
            raise FetchError(url, problem, "save the page in a browser and add the file")

    def delay_seconds(self, url: str) -> float | None:
        """The pause between requests that the host of `url` asks for; None when it asks for none."""
        parts = urlsplit(url)
        rules = self._rules.get(f"{parts.scheme}://{parts.netloc}")
        delay = rules.crawl_delay(self._user_agent) if rules else None
        return float(delay) if delay else None

    def _read(self, url: str) -> RobotFileParser:
        """The rules at `url`. As RFC 9309 has it: a host without the file allows all; one that fails, nothing."""
        rules = RobotFileParser()
        try:
            content = self._fetch(url).content
        except IngestError as error:
            status = error.status if isinstance(error, FetchError) else None
            if status is None or status == 429 or status >= 500:
                problem = f"whether programs may read it is not known, since {url}: {error.problem}"
                raise FetchError(url, problem, _TRY_LATER, status) from error
            content = b""
        rules.parse(content[:ROBOTS_BYTES_MAX].decode("utf-8-sig", "replace").splitlines())
        return rules
