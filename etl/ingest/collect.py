"""Collecting: an address, file or folder -> documents in the raw store. The same page is never asked for twice."""

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from atlas.schema import Issue
from etl.ingest.address import canonical_url
from etl.ingest.crawl import Crawl
from etl.ingest.documents import Document, check_text
from etl.ingest.errors import FormatError, IngestError
from etl.ingest.fetch import Page, Web, fetch
from etl.ingest.files import ARTICLE_SUFFIXES, SOURCES_FILE, read_bytes, read_sources
from etl.ingest.listings import Listed, is_listing
from etl.ingest.markup import unpacked
from etl.ingest.raw_index import Entry
from etl.ingest.raw_store import Kept, RawStore
from etl.ingest.warc import is_warc, read_warc
from etl.register.sources import publisher_of

_ADDRESS: Final = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


class Collector:
    """Takes documents in. `refresh`: ask again for pages that are kept, which servers may answer with "unchanged"."""

    def __init__(
        self, web: Web, crawl: Crawl, store: RawStore, now: Callable[[], str], sources: Path | None, refresh: bool
    ) -> None:
        self._web = web
        self._crawl = crawl
        self._store = store
        self._now = now
        self._sources = sources
        self._refresh = refresh

    def collect(self, place: str) -> Iterator[Kept | Issue]:
        """What is found at `place`, an address or a path: a page; all that a feed or sitemap lists; files, archives."""
        try:
            if _ADDRESS.match(place):
                yield from self._from_web(canonical_url(place))
            else:
                yield from self._from_files(Path(place))
        except IngestError as error:
            yield error.issue()

    def _from_web(self, url: str) -> Iterator[Kept | Issue]:
        """A page that a person names is asked for as a browser would; robots.txt is for what a listing names."""
        found = self._get(Listed(url), permit=lambda _: None)
        if isinstance(found, Page):
            yield from map(_listed, self._crawl.walk(found, self._get))
        else:
            yield found

    def _get(self, listed: Listed, permit: Callable[[str], None]) -> Kept | Page:
        """The page as it is kept, asked for only if it is not; a feed or sitemap is given back, not kept."""
        known = self._store.find(listed.url)
        if known and not self._refresh:
            return known
        with self._store.only_one(listed.url):
            known = self._store.find(listed.url)
            if known and not self._refresh:
                return known
            permit(listed.url)
            page = fetch(self._web, listed.url, _validators(known.entry) if known else None)
            if page.is_unchanged and known:
                return known
            page = replace(page, content=unpacked(page.url, page.content))
            if is_listing(page.content):
                return page
            return self._store.keep(check_text(_document(page, listed, self._now())), page.asked)

    def _from_files(self, path: Path) -> Iterator[Kept | Issue]:
        if not path.exists():
            yield Issue(file=str(path), problem="there is no such file or folder", remedy="check the path")
            return
        files = sorted(path.rglob("*")) if path.is_dir() else [path]
        tables: dict[Path, dict[str, dict[str, str]]] = {}
        for file in files:
            if is_warc(file):
                found = read_warc(file)
                yield from (_listed(self._store.keep(item)) if isinstance(item, Document) else item for item in found)
            elif file.suffix.lower() in ARTICLE_SUFFIXES and file.is_file():
                table = self._sources or file.parent / SOURCES_FILE
                if table not in tables:
                    tables[table], issues = read_sources(table)
                    yield from issues
                kept = self._from_file(file, tables[table].get(file.name, {}))
                yield kept if file == path else _listed(kept)
            elif file == path:
                remedy = f"give an address, a folder, a .warc or a {', '.join(ARTICLE_SUFFIXES)} file"
                yield Issue(file=file.name, problem="is no article that can be read", remedy=remedy)

    def _from_file(self, file: Path, facts: dict[str, str]) -> Kept | Issue:
        content = read_bytes(file)
        if isinstance(content, Issue):
            return content
        try:
            return self._store.keep(check_text(_file_document(file, content, facts, self._now())))
        except FormatError as error:
            return Issue(file=file.name, problem=error.problem, remedy=error.remedy)


def _listed(item: Kept | Issue) -> Kept | Issue:
    return replace(item, is_listed=True) if isinstance(item, Kept) else item


def _validators(known: Entry) -> dict[str, str]:
    """The headers by which a server can tell that a kept page is still the newest."""
    pairs = (("If-None-Match", known.etag), ("If-Modified-Since", known.last_modified))
    return {name: value for name, value in pairs if value}


def _document(page: Page, listed: Listed, fetched_at: str) -> Document:
    return Document(
        source=page.url,
        content=page.content,
        fetched_at=fetched_at,
        url=page.url,
        content_type=page.content_type,
        charset=page.charset,
        publisher=publisher_of(page.url),
        published=listed.published,
        etag=page.etag,
        last_modified=page.last_modified,
    )


def _file_document(file: Path, content: bytes, facts: dict[str, str], added_at: str) -> Document:
    """A file without an address is named by its bytes too, since two folders may hold files of one name."""
    url = facts.get("url") or None
    name = url or f"{hashlib.sha256(content).hexdigest()[:16]}/{file.name}"
    return Document(
        source=name,
        content=content,
        fetched_at=added_at,
        url=url,
        content_type="text/plain" if file.suffix.lower() == ".txt" else "text/html",
        publisher=facts.get("publisher") or (publisher_of(url) if url else file.name),
        published=facts.get("published") or None,
        language=facts.get("language") or None,
    )
