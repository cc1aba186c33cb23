"""HTML pages to lines of text with their publication date, by trafilatura. Fetches nothing, reads no clock."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

import trafilatura
from lxml import etree
from lxml import html as lxml_html

from etl.clean.errors import UnreadableArticleError
from etl.clean.stamps import full_date
from etl.types import RawArticle

MAX_HTML_CHARS = 4_000_000
MAX_ELEMENTS = 100_000
# The parser compares each attribute of a tag with all before it: 200,000 of them take minutes.
MAX_ATTRIBUTES = 2_000
_LONG_TAG = re.compile(rf"<[A-Za-z][^<>]{{{2 * MAX_ATTRIBUTES},}}")
_MARK = re.compile(r"\s*(?:<!doctype|<html|<\?xml|<!--|<head|<body|<div|<article)", re.IGNORECASE)
_DATE_METAS = (
    "article:published_time", "datepublished", "pubdate", "publishdate", "date", "dc.date", "dc.date.issued",
    "og:published_time", "publish-date", "article.published",
)  # fmt: skip
_ISO_DAY = re.compile(r"(?:19|20)\d\d-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says: its lines, the title first, and its date (YYYY-MM-DD) if it gives one."""

    text: str
    published: str | None


def is_html(raw: RawArticle) -> bool:
    """Whether `raw` is HTML, by its file name or its first characters."""
    if raw.source.lower().endswith((".html", ".htm", ".xhtml")):
        return True
    head = raw.content[:400]
    return _MARK.match(head if isinstance(head, str) else head.decode("latin-1")) is not None


def read_html(markup: str) -> Page:
    """The report in `markup`; raises UnreadableArticleError when there is none, or when the page would choke us."""
    if len(markup) > MAX_HTML_CHARS:
        raise UnreadableArticleError(f"the page has {len(markup):,} characters of HTML", f"at most {MAX_HTML_CHARS:,}")
    if markup.count("<") > 2 * MAX_ELEMENTS:
        raise UnreadableArticleError("the page has too many elements to be one article", f"at most {MAX_ELEMENTS:,}")
    if any(max(tag[0].count("="), len(tag[0].split())) > MAX_ATTRIBUTES for tag in _LONG_TAG.finditer(markup)):
        raise UnreadableArticleError("a tag has too many attributes to be of an article", f"at most {MAX_ATTRIBUTES:,}")
    try:
        tree = lxml_html.fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", markup))
        body = trafilatura.extract(tree, include_comments=False, include_tables=False, fast=True, deduplicate=False)
    except (etree.LxmlError, ValueError, RecursionError, AssertionError) as error:
        raise UnreadableArticleError(
            f"the HTML cannot be parsed ({type(error).__name__})", "save the page again"
        ) from error
    if not body:
        raise UnreadableArticleError("no article text was found in the HTML", "save the page's text as .txt")
    title = _title(tree)
    return Page(body if title is None or body.startswith(title) else f"{title}\n{body}", _date(tree))


def _title(tree: lxml_html.HtmlElement) -> str | None:
    metas = tree.xpath("//meta[@property='og:title']/@content")
    headings = [" ".join(node.text_content().split()) for node in tree.xpath("//h1")]
    return next((str(found).strip() for found in (*headings, *metas) if str(found).strip()), None)


def _date(tree: lxml_html.HtmlElement) -> str | None:
    """The first day that the page gives for its publication."""
    for value in _date_values(tree):
        iso = _ISO_DAY.search(value)
        found = iso[0] if iso else (full_date(value.lower()) or (None,))[0]
        if found:
            return found
    return None


def _date_values(tree: lxml_html.HtmlElement) -> Iterator[str]:
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        if name in _DATE_METAS:
            yield meta.get("content") or ""
    for script in tree.xpath("//script[@type='application/ld+json']"):
        yield from _ld_dates(script.text_content())
    for node in tree.iter("time"):
        yield node.get("datetime") or node.text_content()
    for node in tree.xpath("//*[contains(@class,'date') or contains(@class,'time')]")[:5]:
        yield node.text_content()[:100]


def _ld_dates(source: str) -> Iterator[str]:
    try:
        data = json.loads(source)
    except (ValueError, RecursionError):
        return
    for item in data if isinstance(data, list) else [data]:
        if isinstance(item, dict) and isinstance(item.get("datePublished"), str):
            yield item["datePublished"]
