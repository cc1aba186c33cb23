"""Feeds (RSS, Atom) and sitemaps: what they list, as addresses with dates. Fetches nothing."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import urljoin

from lxml.etree import _Element as Element

from atlas.schema import Issue
from etl.ingest.address import canonical_url
from etl.ingest.documents import published_in_hanoi
from etl.ingest.errors import AddressError, FormatError
from etl.ingest.markup import elements, local_name, root_name, text_of, unpacked

_XML_BASE: Final = "{http://www.w3.org/XML/1998/namespace}base"
Read = Callable[[Element], tuple[str | None, str | None]]
"""One entry -> its address as written, and its date as written."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One address in a feed or sitemap; `published` as RawArticle has it; a listing lists further pages."""

    url: str
    published: str | None = None
    is_listing: bool = False


def read_listing(url: str, content: bytes) -> Iterator[Listed | Issue]:
    """What the feed or sitemap that was found at `url` lists, in its order; an issue for each entry without a page.

    Raises FormatError as soon as the document turns out to be no such thing, or one made to choke readers.
    """
    content = unpacked(url, content)
    root = root_name(content)
    if root not in _ENTRIES:
        raise FormatError(url, "is neither a feed nor a sitemap", "give RSS, Atom, a sitemap or a page")
    name, read = _ENTRIES[root]
    for number, element in enumerate(elements(url, content, name), 1):
        link, published = read(element)
        try:
            if not link:
                raise AddressError(url, "has no address of a page", "the entry was left out")
            page = canonical_url(urljoin(_base(element, url), link))
        except ValueError as error:
            problem = f"entry {number} {error.problem if isinstance(error, AddressError) else error}"
            yield Issue(file=url, severity="warning", problem=problem, remedy="the entry was left out")
        else:
            yield Listed(page, published_in_hanoi(published), is_listing=name == "sitemap")


def _base(element: Element, url: str) -> str:
    """The address that relative links of `element` start from: that of the document, as xml:base moves it."""
    bases = [node.get(_XML_BASE) for node in (*reversed(list(element.iterancestors())), element)]
    for base in filter(None, bases):
        url = urljoin(url, base)
    return url


def _rss_item(item: Element) -> tuple[str | None, str | None]:
    return text_of(item, "link") or _permalink(item) or _atom_link(item), text_of(item, "pubDate", "date", "published")


def _permalink(item: Element) -> str | None:
    """The item's guid, which is its address unless it says that it is not."""
    for child in item:
        if local_name(child) == "guid" and child.get("isPermaLink", "true").lower() == "true":
            text = (child.text or "").strip()
            return text if text.startswith(("http://", "https://", "/")) else None
    return None


def _atom_entry(entry: Element) -> tuple[str | None, str | None]:
    """`updated` is no date of publication, so an entry that only has that has none."""
    return _atom_link(entry), text_of(entry, "published", "issued")


def _atom_link(entry: Element) -> str | None:
    links = [child for child in entry if local_name(child) == "link" and child.get("href")]
    chosen = next((link for link in links if link.get("rel", "alternate") == "alternate"), None)
    return chosen.get("href") if chosen is not None else None


def _sitemap_url(entry: Element) -> tuple[str | None, str | None]:
    """`lastmod` is no date of publication; that of the news extension is."""
    news = next((child for child in entry if local_name(child) == "news"), None)
    return text_of(entry, "loc"), text_of(news, "publication_date") if news is not None else None


_ENTRIES: Final[dict[str, tuple[str, Read]]] = {
    "rss": ("item", _rss_item),
    "RDF": ("item", _rss_item),
    "feed": ("entry", _atom_entry),
    "urlset": ("url", _sitemap_url),
    "sitemapindex": ("sitemap", _sitemap_url),
}


def is_listing(content: bytes) -> bool:
    """Whether unpacked `content` is XML with the root of a feed or a sitemap."""
    return root_name(content) in _ENTRIES
