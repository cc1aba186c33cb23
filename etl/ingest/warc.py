"""Web archives (WARC): the HTML pages in them that name Hanoi. Fetches nothing; reads one record at a time."""

import io
import re
from collections.abc import Iterator
from datetime import UTC
from pathlib import Path
from typing import Final

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType
from urllib3 import HTTPResponse
from urllib3.exceptions import HTTPError

from atlas.schema import Issue
from etl.ingest.address import canonical_url
from etl.ingest.documents import HTML_TYPES, Document
from etl.ingest.encoding import decode_page
from etl.ingest.errors import IngestError
from etl.ingest.files import ARTICLE_BYTES_MAX
from etl.ingest.transport import read_body
from etl.register.sources import publisher_of

WARC_NAMES: Final = re.compile(r".*\.warc(\.(gz|zst|lz4))?", re.IGNORECASE)
HEADER_BYTES_MAX: Final = 100_000
_GZIP: Final = ("gzip", "x-gzip")
_GZIP_MARK: Final = b"\x1f\x8b"
_CHUNK_SIZE: Final = re.compile(rb"[0-9a-fA-F]{1,8}[ \t]*(;[^\r\n]*)?")
# Hà Nội in each way that a page may hold it: NFC, NFD, without marks, as HTML entities; Hanoi, Hanoï, HANOI. Both cases
# are written out, since a search that ignores case is three times slower.
_A: Final = "(?:[àÀ]|[aA]\u0300?|&[aA]grave;|&#(?:224|192);|&#[xX][eEcC]0;)"
_O: Final = "(?:[ộỘ]|[oOôÔ][\u0302\u0323]{0,2}|[ọỌ]\u0302|&#(?:7897|7896);|&#[xX]1[eE][dD][89];)"
_I: Final = "(?:[iIïÏ]|[iI]\u0308|&[iI]uml;|&#239;)"
_NAMES_HANOI: Final = re.compile(rf"[hH]{_A}(?:[\s_-]|&nbsp;|&#160;)*[nN]{_O}{_I}")


def is_warc(path: Path) -> bool:
    """Whether the file's name is that of a web archive."""
    return WARC_NAMES.fullmatch(path.name) is not None


def read_warc(path: Path) -> Iterator[Document | Issue]:
    """The HTML pages of the archive that name Hanoi; no other page can tell of its engagements.

    An issue for each record that cannot be read, one for a spoilt rest of the archive, one with the number left out.
    """
    seen = left_out = 0
    try:
        with path.open("rb") as stream:
            for record in ArchiveIterator(stream, record_types=WarcRecordType.response, parse_http=False):
                found = _read(path, record)
                seen += 1
                left_out += found is None
                if found:
                    yield found
    except OSError as error:
        problem = f"cannot be read further ({error})"
        yield Issue(file=path.name, problem=problem, remedy="get the archive again; what came before was read")
        return
    if not seen:
        problem = "holds no response of a server"
        yield Issue(file=path.name, problem=problem, remedy="give a WARC file")
    if left_out:
        problem = f"{left_out} pages that are no HTML or do not name Hanoi were left in the archive"
        yield Issue(file=path.name, severity="warning", problem=problem, remedy="nothing is to be done")


def _read(path: Path, record: WarcRecord) -> Document | Issue | None:
    """The page in the record; None for one that is not of interest."""
    url = (record.headers.get("WARC-Target-URI") or "").strip("<>")
    try:
        record.parse_http(auto_decode="none", max_header_len=HEADER_BYTES_MAX)
        if not _is_page(record):
            return None
        source = canonical_url(url)
        content = _body(source, record)
    except IngestError as error:
        return _issue(path, url, error.problem)
    except (OSError, ValueError, HTTPError) as error:
        return _issue(path, url, f"the record cannot be read ({error})")
    return _document(record, source, content) if names_hanoi(content, record.http_charset) else None


def _body(url: str, record: WarcRecord) -> bytes:
    """The page as a browser would have it; unpacked here, since a spoilt body leads the archive's reader astray."""
    packed = record.reader.read(ARTICLE_BYTES_MAX + 1) if record.reader else b""
    if "chunked" in _header(record, "Transfer-Encoding").lower():
        packed = dechunked(packed)
    coding = _header(record, "Content-Encoding")
    if coding.lower() in _GZIP and not packed.startswith(_GZIP_MARK):
        coding = ""  # some archives keep the header of a body that they have unpacked
    response = HTTPResponse(io.BytesIO(packed), {"Content-Encoding": coding}, preload_content=False)
    return read_body(response, url, ARTICLE_BYTES_MAX)


def _header(record: WarcRecord, name: str) -> str:
    return (record.http_headers.get(name) if record.http_headers else None) or ""


def dechunked(body: bytes) -> bytes:
    """`body` put together from its chunks (RFC 9112); as it is when it is in none, as some archives keep it."""
    pieces: list[bytes] = []
    start = 0
    while (end := body.find(b"\r\n", start)) >= 0 and _CHUNK_SIZE.fullmatch(body, start, end):
        size = int(body[start:end].partition(b";")[0], 16)
        if size == 0:
            break
        pieces.append(body[end + 2 : end + 2 + size])
        start = end + 2 + size + 2
    return b"".join(pieces) if pieces else body


def _is_page(record: WarcRecord) -> bool:
    headers = record.http_headers
    return headers is not None and headers.status_code == 200 and record.http_content_type in HTML_TYPES


def names_hanoi(content: bytes, charset: str | None = None) -> bool:
    """Whether the page names Hanoi; True as well when its encoding is not known."""
    decoded = decode_page(content, charset)
    return decoded is None or text_names_hanoi(decoded.text)


def text_names_hanoi(text: str) -> bool:
    """Whether the text or HTML names Hanoi."""
    return _NAMES_HANOI.search(text) is not None


def _document(record: WarcRecord, source: str, content: bytes) -> Document:
    moment = record.record_date
    return Document(
        source=source,
        content=content,
        fetched_at=moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if moment else "",
        url=source,
        publisher=publisher_of(source),
        content_type=record.http_content_type,
        charset=record.http_charset,
    )


def _issue(path: Path, url: str, problem: str) -> Issue:
    return Issue(file=f"{path.name} {url}".strip(), problem=problem, remedy="look the page up where it was archived")
