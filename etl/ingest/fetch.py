"""One page from the web: asked politely, redirects checked hop by hop, read within limits. Keeps nothing."""

import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from email.message import Message
from http import HTTPStatus
from typing import Final
from urllib.parse import urljoin

from urllib3 import HTTPResponse

from atlas import __version__
from etl.ingest.address import Resolver, canonical_url, checked_addresses, host_of, look_up
from etl.ingest.errors import AddressError, ConnectError, FetchError, FormatError
from etl.ingest.transport import Limits, Request, exchange, read_body

USER_AGENT: Final = f"HanoiPartnershipsAtlas/{__version__}"
ACCEPT: Final = (
    "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/xml;q=0.9,text/plain;q=0.8"
)
_REDIRECTS: Final = (301, 302, 303, 307, 308)
_ADDRESSES_TRIED_MAX: Final = 3
_TEXT_TYPES: Final = (
    "text/", "application/xhtml+xml", "application/xml", "application/rss+xml", "application/atom+xml",
    "application/rdf+xml", "application/gzip", "application/x-gzip",
)  # fmt: skip
_REMEDIES: Final = {
    401: "the page asks for a password; save it in a browser and add the file",
    403: "the server refuses programs; save the page in a browser and add the file",
    404: "check the address",
    410: "the page was taken down; look for it in a web archive",
    429: "the server wants fewer requests; try again later",
    451: "the page may not be shown; look for it in a web archive",
}


@dataclass(frozen=True, slots=True)
class Page:
    """What a server gave: `url` is where the redirects ended, `asked` the addresses that led there.

    `content` is unpacked; `is_unchanged` says that the server has nothing newer than what was told of in the request.
    """

    url: str
    content: bytes
    asked: tuple[str, ...] = ()
    content_type: str | None = None
    charset: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    is_unchanged: bool = False


@dataclass(frozen=True, slots=True)
class Web:
    """How the outside is asked. `pause` is called with the host before each request and may wait."""

    pause: Callable[[str], None]
    may_be_private: bool = False
    limits: Limits = field(default_factory=Limits)
    user_agent: str = USER_AGENT
    resolve: Resolver = look_up
    tls: ssl.SSLContext | None = None


def fetch(web: Web, url: str, known: Mapping[str, str] | None = None) -> Page:
    """The page at `url`. `known` are If-None-Match and If-Modified-Since headers.

    Raises AddressError for an address that may not be asked, on any hop; FetchError when the page could not be had;
    FormatError when it is too large or no text.
    """
    asked: list[str] = []
    current = canonical_url(url)
    while len(asked) <= web.limits.redirects_max:
        asked.append(current)
        headers = {"User-Agent": web.user_agent, "Accept": ACCEPT, "Accept-Encoding": "gzip, deflate", **(known or {})}
        answer = _ask(web, Request(current, headers))
        if isinstance(answer, Page):
            return replace(answer, asked=tuple(asked))
        current = answer
        if current in asked:
            raise FetchError(url, f"its redirects go in a circle by {current}", "give the address of the page itself")
    raise FetchError(url, f"more than {web.limits.redirects_max} redirects", "give the address of the page itself")


def _ask(web: Web, request: Request) -> Page | str:
    """The page, or the address that the server sends us to. Its machines are tried in turn until one answers."""
    addresses = checked_addresses(request.url, web.resolve, web.may_be_private)
    web.pause(host_of(request.url))
    failures: list[ConnectError] = []
    for address in addresses[:_ADDRESSES_TRIED_MAX]:
        try:
            with exchange(request, address, web.limits, web.tls) as response:
                return _answer(web, request, response)
        except ConnectError as error:
            failures.append(error)
    raise failures[0]


def _answer(web: Web, request: Request, response: HTTPResponse) -> Page | str:
    location = response.headers.get("location")
    if response.status in _REDIRECTS and location:
        return _next_hop(request.url, location)
    if response.status == HTTPStatus.NOT_MODIFIED:
        return Page(request.url, b"", is_unchanged=True)
    if response.status != HTTPStatus.OK:
        raise status_error(request.url, response.status)
    content_type, charset = _content_type(response)
    if content_type and not content_type.startswith(_TEXT_TYPES):
        remedy = "give the address of a page; of another document, save its text as .txt and add the file"
        raise FormatError(request.url, f"is {content_type}, not a page of text", remedy)
    return Page(
        url=request.url,
        content=read_body(response, request.url, web.limits.bytes_max),
        content_type=content_type,
        charset=charset,
        etag=response.headers.get("etag"),
        last_modified=response.headers.get("last-modified"),
    )


def _next_hop(url: str, location: str) -> str:
    try:
        return canonical_url(urljoin(url, location))
    except (AddressError, ValueError) as error:
        raise AddressError(url, f"redirects to {location[:200]!r}, which is no page", "check the address") from error


def status_error(url: str, status: int) -> FetchError:
    """The error for an answer that is no page."""
    try:
        phrase = f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        phrase = str(status)
    remedy = _REMEDIES.get(status, "try again later" if status >= 500 else "check the address")
    return FetchError(url, f"the server answered {phrase}", remedy, status)


def _content_type(response: HTTPResponse) -> tuple[str | None, str | None]:
    """The media type and the charset that the server names."""
    header = Message()
    header["content-type"] = response.headers.get("content-type", "")
    told = response.headers.get("content-type", "").strip()
    return (header.get_content_type() if told else None), header.get_content_charset()
