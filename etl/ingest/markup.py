"""XML of feeds and sitemaps, element by element. Expands no entity, follows no reference, refuses bombs."""

import gzip
import io
import re
import zlib
from collections.abc import Iterator
from typing import Final

from lxml import etree
from lxml.etree import _Element as Element

from etl.ingest.errors import FormatError

UNPACKED_BYTES_MAX: Final = 60_000_000
DEPTH_MAX: Final = 40
_GZIP_MARK: Final = b"\x1f\x8b"
_CDATA_OR_STRAY: Final = re.compile(
    rb"<!\[CDATA\[.*?\]\]>|&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);)", re.DOTALL
)


def unpacked(source: str, content: bytes, bytes_max: int = UNPACKED_BYTES_MAX) -> bytes:
    """`content`, unpacked when it is gzip; FormatError when it is spoilt or unpacks to more than `bytes_max`."""
    if not content.startswith(_GZIP_MARK):
        return content
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(content)) as stream:
            result = stream.read(bytes_max + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise FormatError(source, f"is a spoilt gzip file ({error})", "try again later") from error
    if len(result) > bytes_max:
        raise FormatError(source, f"unpacks to more than {bytes_max / 1e6:g} MB", "give a smaller sitemap")
    return result


def root_name(content: bytes) -> str | None:
    """The root element's name without its namespace; None for what is no XML."""
    try:
        first = next(iter(_events(io.BytesIO(content[:20_000]), recover=True)), None)
    except etree.XMLSyntaxError:
        return None
    return local_name(first[1]) if first else None


def _events(stream: io.BytesIO, recover: bool) -> "etree.iterparse":
    return etree.iterparse(
        stream,
        events=("start", "end"),
        recover=recover,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def elements(source: str, content: bytes, name: str) -> Iterator[Element]:
    """Each whole element whose name without namespace is `name`, then forgotten, so that memory stays flat.

    Small slips of the writer (a stray & in an address, an unknown entity) are put right. Raises FormatError for a
    document that declares entities, is nested too deep or is no XML.
    """
    depth = 0
    try:
        for event, element in _events(io.BytesIO(_with_ampersands_escaped(content)), recover=True):
            if event == "start":
                if depth == 0:
                    _refuse_entities(source, element)
                depth += 1
                if depth > DEPTH_MAX:
                    raise FormatError(source, "the XML is nested too deep", "give a feed or a sitemap")
                continue
            depth -= 1
            if local_name(element) == name:
                yield element
                _forget(element)
    except etree.XMLSyntaxError as error:
        raise FormatError(source, f"is no XML that can be read ({error})", "check the address") from error


def _with_ampersands_escaped(content: bytes) -> bytes:
    return _CDATA_OR_STRAY.sub(lambda match: match[0] if match[0].startswith(b"<") else b"&amp;", content)


def _refuse_entities(source: str, root: Element) -> None:
    """Entities of its own have no use in a feed; a document that declares them is made to blow up or to read files."""
    dtd = root.getroottree().docinfo.internalDTD
    if dtd is not None and any(True for _ in dtd.iterentities()):
        raise FormatError(source, "the XML declares entities of its own, which no feed needs", "check the address")


def _forget(element: Element) -> None:
    element.clear()
    parent = element.getparent()
    if parent is not None:
        while (before := element.getprevious()) is not None and before.getparent() is parent:
            parent.remove(before)


def local_name(element: Element) -> str:
    """The element's name without its namespace; "" for a comment or an entity."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def text_of(parent: Element, *names: str) -> str | None:
    """The text of the first child with one of `names`, in the order of `names`; None when it has none."""
    for name in names:
        for child in parent:
            if local_name(child) == name and (text := "".join(child.itertext()).strip()):
                return text
    return None
