"""One HTTP exchange with one address that was checked before, within its time. Looks no name up, follows nothing."""

import http.client
import ssl
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from socket import SHUT_RDWR, socket
from typing import Final
from urllib.parse import urlsplit

from urllib3 import HTTPResponse
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import ConnectTimeoutError, HTTPError, NewConnectionError, ReadTimeoutError, SSLError

from etl.ingest.address import PORTS
from etl.ingest.errors import ConnectError, FetchError, FormatError, IngestError, SlowError

_CHUNK_BYTES: Final = 65_536
_TRY_LATER: Final = "try again later"


@dataclass(frozen=True, slots=True)
class Limits:
    """How long and how much: seconds to connect, between two reads and in all; bytes of a body after unpacking."""

    connect_seconds: float = 10
    read_seconds: float = 20
    total_seconds: float = 60
    bytes_max: int = 10_000_000
    redirects_max: int = 5


@dataclass(frozen=True, slots=True)
class Request:
    """What to ask; `url` as canonical_url gives it."""

    url: str
    headers: Mapping[str, str]
    method: str = "GET"
    body: bytes | None = None


@cache
def system_trust() -> ssl.SSLContext:
    """TLS with the certificates that this machine trusts (SSL_CERT_FILE names others)."""
    return ssl.create_default_context()


@contextmanager
def exchange(request: Request, address: str, limits: Limits, tls: ssl.SSLContext | None) -> Iterator[HTTPResponse]:
    """The response of the machine at `address` (an IP) to `request`, its body still unread.

    Everything between here and the end of the block has limits.total_seconds; what goes wrong is a FetchError.
    """
    connection = _connection(request.url, address, limits, tls)
    expired = threading.Event()
    is_connected = False
    try:
        connection.connect()
        is_connected = True
        with _watched(connection, limits.total_seconds, expired):
            connection.timeout = limits.read_seconds
            _send(connection, request)
            yield connection.getresponse()
        if expired.is_set():
            raise TimeoutError
    except IngestError:
        raise
    except (HTTPError, http.client.HTTPException, OSError, ValueError) as error:
        is_slow = expired.is_set() or isinstance(error, ReadTimeoutError | TimeoutError)
        kind = ConnectError if not is_connected else SlowError if is_slow else FetchError
        raise kind(request.url, *_explained(error, expired.is_set(), limits)) from error
    finally:
        connection.close()


@contextmanager
def _watched(connection: HTTPConnection, seconds: float, expired: threading.Event) -> Iterator[None]:
    """Breaks the connection off after `seconds`: a server may send so slowly that no single read times out."""
    line = connection.sock

    def end() -> None:
        expired.set()
        with suppress(OSError):
            socket.shutdown(line, SHUT_RDWR)

    watchdog = threading.Timer(seconds, end)
    watchdog.daemon = True
    watchdog.start()
    try:
        yield
    finally:
        watchdog.cancel()


def _connection(url: str, address: str, limits: Limits, tls: ssl.SSLContext | None) -> HTTPConnection:
    """A connection to `address` itself, so that no second look-up can lead elsewhere; TLS is for the host's name."""
    parts = urlsplit(url)
    host, port = parts.hostname or "", parts.port or PORTS[parts.scheme]
    if parts.scheme == "http":
        return HTTPConnection(address, port, timeout=limits.connect_seconds)
    return HTTPSConnection(
        address,
        port,
        timeout=limits.connect_seconds,
        ssl_context=tls or system_trust(),
        server_hostname=host,
    )


def _send(connection: HTTPConnection, request: Request) -> None:
    parts = urlsplit(request.url)
    target = f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"
    headers = {"Host": parts.netloc, "Connection": "close", **request.headers}
    connection.request(request.method, target, body=request.body, headers=headers, preload_content=False)


def read_body(response: HTTPResponse, url: str, bytes_max: int) -> bytes:
    """The unpacked body; FormatError as soon as it is, or says that it is, longer than `bytes_max`."""
    told = response.headers.get("content-length", "")
    if told.isdecimal() and int(told[:18]) > bytes_max:
        raise _too_large(url, bytes_max)
    chunks: list[bytes] = []
    size = 0
    while chunk := response.read1(_CHUNK_BYTES, decode_content=True):
        size += len(chunk)
        if size > bytes_max:
            raise _too_large(url, bytes_max)
        chunks.append(chunk)
    return b"".join(chunks)


def _too_large(url: str, bytes_max: int) -> FormatError:
    problem = f"the page has more than {bytes_max / 1e6:g} MB"
    return FormatError(url, problem, "give the address of one article")


def _explained(error: Exception, expired: bool, limits: Limits) -> tuple[str, str]:
    """What went wrong, and what to do."""
    if expired:
        return f"was not read within {limits.total_seconds:g} seconds", _TRY_LATER
    if isinstance(error, ConnectTimeoutError) and not isinstance(error, NewConnectionError):
        return f"no connection within {limits.connect_seconds:g} seconds", _TRY_LATER
    if isinstance(error, ReadTimeoutError | TimeoutError):
        return f"no answer within {limits.read_seconds:g} seconds", _TRY_LATER
    if isinstance(error, SSLError | ssl.SSLError):
        return f"the connection is not safe ({error})", "check the address and this machine's clock"
    return f"the connection failed ({error})", "check the address and the network"
