"""Adding: pages and files -> the raw store -> what they say, article by article. Publishes nothing."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from atlas.schema import Issue
from etl.ingest.collect import Collector
from etl.ingest.crawl import PAGES_MAX, Crawl
from etl.ingest.documents import raw_article, utc_now
from etl.ingest.errors import FormatError
from etl.ingest.fetch import USER_AGENT, Web, fetch
from etl.ingest.pace import SECONDS_BETWEEN, Pacer
from etl.ingest.raw_store import Kept, RawStore, load_document
from etl.ingest.robots import Robots
from etl.reader import Reader
from etl.summary import summary

MakeReader = Callable[[], Reader]


@dataclass(frozen=True, slots=True)
class AddOptions:
    """How pages are taken in; `contact` is an address that tells a publisher who asks."""

    raw_dir: Path
    sources: Path | None = None
    pages_max: int = PAGES_MAX
    refresh: bool = False
    may_be_private: bool = False
    contact: str | None = None


def make_collector(options: AddOptions, now: Callable[[], str] = utc_now, pause: float = SECONDS_BETWEEN) -> Collector:
    """A collector that asks the web as `options` say, each host once in `pause` seconds."""
    pacer = Pacer(pause)
    user_agent = f"{USER_AGENT} (+{options.contact})" if options.contact else USER_AGENT
    web = Web(pacer.wait, may_be_private=options.may_be_private, user_agent=user_agent)
    crawl = Crawl(Robots(lambda url: fetch(web, url), user_agent), pacer, options.pages_max)
    return Collector(web, crawl, RawStore(options.raw_dir), now, options.sources, options.refresh)


def add(places: Sequence[str], collector: Collector, raw_dir: Path, make_reader: MakeReader) -> Iterator[str | Issue]:
    """Keep what is found at `places`; lines that tell what is new, or was named by itself, says; issues on the way.

    What a feed, folder or archive holds and was kept before is counted alone.
    """
    counts = Counter[str]()
    read: Reader | None = None
    for item in (item for place in places for item in collector.collect(place)):
        if isinstance(item, Issue):
            yield item
            continue
        counts["new" if item.is_new else "known"] += 1
        if item.is_new or not item.is_listed:
            read = read or make_reader()
            for line in _told(item, raw_dir, read, counts):
                yield line if isinstance(line, Issue) else printable(line)
    yield f"{counts['new']} new, {counts['known']} kept before; {counts['records']} engagements read"
    if counts["new"]:
        yield "Publish them with: .venv/bin/python -m etl run"


def _told(kept: Kept, raw_dir: Path, read: Reader, counts: Counter[str]) -> Iterator[str | Issue]:
    try:
        raw, issues = raw_article(load_document(raw_dir, kept.entry))
    except FormatError as error:
        yield error.issue()
        return
    result = read(raw)
    counts["records"] += len(result.records)
    yield from summary(raw, result)
    yield f"  kept as {kept.entry.sha256[:2]}/{kept.entry.sha256}{'' if kept.is_new else ' before'}"
    yield from (*issues, *result.issues)


def printable(line: str) -> str:
    """`line` with spaces for control characters, which an article could use to repaint a terminal."""
    return "".join(char if char.isprintable() else " " for char in line)
