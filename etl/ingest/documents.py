"""Documents as they came in, and how they become raw articles. Reads no file and asks no machine."""

import hashlib
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from atlas.dates import check_date_prefix
from atlas.schema import Issue
from etl.ingest.encoding import decode_page
from etl.ingest.errors import FormatError
from etl.types import RawArticle

HANOI_TIME: Final = ZoneInfo("Asia/Ho_Chi_Minh")
HTML_TYPES: Final = ("text/html", "application/xhtml+xml")
_HTML_NAMES: Final = (".html", ".htm", ".xhtml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What is known of a page or file besides its bytes.

    `source` is the address, else the file's name; `fetched_at` is UTC, YYYY-MM-DDThh:mm:ssZ; `charset` what the server
    said; `published` an ISO 8601 prefix or date-time, None when nobody but the page itself tells it.
    """

    source: str
    fetched_at: str
    url: str | None = None
    content_type: str | None = None
    charset: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str | None = None
    etag: str | None = None
    last_modified: str | None = None

    def origin(self) -> dict[str, Any]:
        """What is known besides the bytes, by field, for another class that holds the same."""
        return {field.name: getattr(self, field.name) for field in fields(Origin)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Origin):
    """The bytes of a page or file, with what is known of it."""

    content: bytes


def utc_now() -> str:
    """The present moment as YYYY-MM-DDThh:mm:ssZ."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def raw_article(document: Document) -> tuple[RawArticle, list[Issue]]:
    """The document as the pipeline takes it, and a warning when some of its bytes could not be read."""
    content, issues = readable(document.source, document.content, document.charset)
    raw = RawArticle(
        source=_name(document),
        content=content,
        url=document.url,
        publisher=document.publisher,
        published=document.published,
        language=document.language,
        sha256=digest_if_decoded(document.content, content),
    )
    return raw, issues


def _name(document: Document) -> str:
    """The document's name, from which the next step tells HTML; a fragment leaves the address working."""
    if document.content_type in HTML_TYPES and not document.source.lower().endswith(_HTML_NAMES):
        return f"{document.source}#.html"
    return document.source


def readable(source: str, content: bytes, charset: str | None = None) -> tuple[bytes | str, list[Issue]]:
    """`content` as it is when it is UTF-8 or nothing tells what it is, else its text; and what was spoilt in it."""
    decoded = decode_page(content, charset)
    if decoded is None or (decoded.encoding.startswith("utf-8") and not decoded.spoilt):
        return content, []
    if not decoded.spoilt:
        return decoded.text, []
    problem = f"{decoded.spoilt} characters are spoilt and are read as \ufffd"
    return decoded.text, [Issue(file=source, severity="warning", problem=problem, remedy="save the page as UTF-8")]


def digest_if_decoded(content: bytes, text: bytes | str) -> str | None:
    """The SHA-256 of `content` where `text` is no longer it, else None: whoever needs it can ask `text`."""
    return None if isinstance(text, bytes) else hashlib.sha256(content).hexdigest()


def check_text(document: Document) -> Document:
    """`document` if there is text in it; FormatError for one that is empty, binary or in no known encoding."""
    from etl.clean.decode import decode  # brings the reader of HTML, without which most commands start
    from etl.clean.errors import UnreadableArticleError

    try:
        decode(readable(document.source, document.content, document.charset)[0])
    except UnreadableArticleError as error:
        raise FormatError(document.source, error.problem, error.remedy) from error
    return document


def published_in_hanoi(value: str | None) -> str | None:
    """A feed's date (RFC 822 or ISO 8601) as Hanoi's clock showed it, YYYY-MM-DDThh:mm+07:00 or the given prefix.

    None for what is no date. A day is a day in Hanoi: a report of 17:30 GMT is dated the day after.
    """
    text = (value or "").strip()
    try:
        return check_date_prefix(text)
    except ValueError:
        moment = _moment(text)
    if moment is None:
        return None
    try:
        local = moment.astimezone(HANOI_TIME) if moment.tzinfo else moment.replace(tzinfo=HANOI_TIME)
    except OverflowError:
        return None
    return local.strftime("%Y-%m-%dT%H:%M+07:00")


def _moment(text: str) -> datetime | None:
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return parse(text)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return None
