"""Sources of the register: their ids and addresses, and the lines of sources.csv. Reads no file."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit

from atlas.schema import Issue, Source
from etl.register.rows import build
from etl.register.table import Layout, Line, nearest

SOURCES: Final = Layout(
    "sources.csv", ("source_id", "url", "publisher", "published", "language", "sha256"), ("note_en",)
)
_URL: Final = re.compile(r"https?://[^\s/?#.:@]+(\.[^\s/?#.:@]+)+(:\d{1,5})?([/?#]\S*)?")
_SHA256: Final = re.compile(r"[0-9a-f]{64}")
URL_REMEDY: Final = "write the whole address, such as https://hanoitimes.vn/page.html"


def source_id_of(url: str) -> str:
    """The id of the source at `url`: src: and the first 16 hex digits of the SHA-256 of the address in UTF-8."""
    return "src:" + hashlib.sha256(url.encode()).hexdigest()[:16]


def publisher_of(url: str) -> str:
    """The host name of `url` without a leading www."""
    return (urlsplit(url).hostname or url).removeprefix("www.")


def is_url(text: str) -> bool:
    """True for a whole http(s) address whose host has a dot in it."""
    return _URL.fullmatch(text) is not None


@dataclass(slots=True)
class SourceBook:
    """The known sources by id, and the ids by address; `ids` also holds those whose line is wrong."""

    by_id: dict[str, Source] = field(default_factory=dict)
    id_of_url: dict[str, str] = field(default_factory=dict)
    ids: set[str] = field(default_factory=set)

    def resolve(self, line: Line, reference: str) -> tuple[str | None, list[Issue]]:
        """The id of the source that an engagement cites by id or address; a new address becomes a source of its own."""
        if reference in self.ids:
            return reference, []
        if is_url(reference):
            known = self.id_of_url.get(reference)
            return known or self._add(reference), []
        if reference.lower().startswith(("http:", "https:", "www.")):
            return None, [line.issue("sources", f"{reference!r} is not an address", URL_REMEDY)]
        guess = nearest(reference, self.ids)
        remedy = f"perhaps {guess!r}; " if guess else ""
        problem = f"{reference!r} is neither an address nor an id of {SOURCES.name}"
        return None, [line.issue("sources", problem, remedy + URL_REMEDY)]

    def _add(self, url: str) -> str:
        source = Source(source_id=source_id_of(url), url=url, publisher=publisher_of(url))
        self.by_id[source.source_id] = source
        self.id_of_url[url] = source.source_id
        return source.source_id


def read_sources(lines: Iterable[Line]) -> tuple[SourceBook, list[Issue]]:
    """The lines of sources.csv as a book of sources, and what is wrong with them."""
    book = SourceBook()
    issues: list[Issue] = []
    for line in lines:
        source_id = line["source_id"] or (source_id_of(line["url"]) if line["url"] else "")
        wrong = _problems(book, line, source_id)
        source, more = build(Source, line, _values(line, source_id))
        issues += [*wrong, *(issue for issue in more if issue.column not in {other.column for other in wrong})]
        book.ids.add(source_id)
        book.id_of_url.setdefault(line["url"], source_id)
        if source and not wrong:
            book.by_id[source_id] = source
    book.ids.discard("")
    return book, issues


def _values(line: Line, source_id: str) -> dict[str, str | None]:
    return {
        "source_id": source_id,
        "url": line.value("url"),
        "publisher": line["publisher"] or (publisher_of(line["url"]) if is_url(line["url"]) else line["url"]),
        "published": line.value("published"),
        "language": line.value("language"),
        "sha256": line.value("sha256"),
    }


def _problems(book: SourceBook, line: Line, source_id: str) -> list[Issue]:
    issues = []
    url, sha256 = line["url"], line["sha256"]
    if not source_id:
        issues.append(line.issue("source_id", "a source has neither id nor address", "write one of them"))
    if source_id and source_id in book.ids:
        issues.append(line.issue("source_id", f"{source_id!r} stands twice", "keep one of the lines"))
    if url and not is_url(url):
        issues.append(line.issue("url", f"{url!r} is not an address", URL_REMEDY))
    elif url and url in book.id_of_url and source_id not in book.ids:
        issues.append(line.issue("url", f"{url!r} stands twice", "keep one of the lines"))
    elif url and source_id.startswith("src:") and source_id != source_id_of(url):
        remedy = f"leave it empty, or write {source_id_of(url)}"
        issues.append(line.issue("source_id", f"{source_id!r} is not the id of this address", remedy))
    if sha256 and not _SHA256.fullmatch(sha256):
        issues.append(line.issue("sha256", f"{sha256!r} is no SHA-256", "write 64 digits of 0-9 and a-f, or nothing"))
    return issues
