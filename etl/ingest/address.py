"""Addresses of pages: one spelling for each, and which machines may be asked. Looks names up, connects to nothing."""

import ipaddress
import socket
from collections.abc import Callable, Sequence
from typing import Final
from urllib.parse import SplitResult, parse_qsl, quote, urlencode, urlsplit

from etl.ingest.errors import AddressError, FetchError

Resolver = Callable[[str, int], Sequence[str]]
"""(host, port) -> the IP addresses that the name stands for; raises OSError."""

PORTS: Final = {"http": 80, "https": 443}
URL_CHARS_MAX: Final = 2000
_PATH_SAFE: Final = "%/:@!$&'()*+,;=~-._"
_TRACKING: Final = ("utm_", "fbclid", "gclid")
_IPv6 = ipaddress.IPv6Address

# Only 2000::/3 is given out to machines; within it these are not. IPv4 needs two that Python 3.11 takes for global.
_IPV6_GIVEN_OUT: Final = ipaddress.ip_network("2000::/3")
_NAT64: Final = ipaddress.ip_network("64:ff9b::/96")
_NOT_PUBLIC: Final = tuple(
    map(ipaddress.ip_network, ("2001::/23", "2001:db8::/32", "3fff::/20", "192.0.0.0/24", "192.88.99.0/24"))
)


def canonical_url(url: str) -> str:
    """The one spelling under which a page is kept: no fragment, no tracking parameters, ASCII, default port left out.

    Raises AddressError for what is no http or https address, or one with a user name and password.
    """
    parts = _split(url)
    host = _ascii_host(url, parts.hostname or "")
    shown = f"[{host}]" if ":" in host else host
    port = parts.port
    netloc = shown if port in (None, PORTS[parts.scheme]) else f"{shown}:{port}"
    path = quote(parts.path, safe=_PATH_SAFE) or "/"
    query = _without_tracking(quote(parts.query, safe=_PATH_SAFE + "?"))
    result = f"{parts.scheme}://{netloc}{path}{'?' + query if query else ''}"
    if len(result) > URL_CHARS_MAX:
        raise AddressError(url[:80], "the address is too long", f"at most {URL_CHARS_MAX} characters")
    return result


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError as error:
        raise AddressError(url[:200], f"is no address ({error})", "write https://host/page") from error
    if parts.scheme not in PORTS or not parts.hostname:
        raise AddressError(
            url[:200], "is no address of a page", "write an address that starts with http:// or https://"
        )
    if parts.username is not None or parts.password is not None:
        raise AddressError(f"{parts.scheme}://{parts.hostname}", "a user name stands in the address", "leave it out")
    if port == 0:
        raise AddressError(url[:200], "port 0 is no port", "leave it out")
    return parts


def _ascii_host(url: str, host: str) -> str:
    if ":" in host or host.isascii():
        result = host.rstrip(".")
    else:
        try:
            result = host.encode("idna").decode("ascii").rstrip(".")
        except UnicodeError as error:
            raise AddressError(url[:200], "the host name cannot be written in ASCII", "check the address") from error
    if not result or set(result) & set(" /\\<>\"'%#?@[]") or len(result) > 253:
        raise AddressError(url[:200], "the host name is none", "check the address")
    return result


def _without_tracking(query: str) -> str:
    """`query` less what only tells where the reader came from; untouched when there is nothing of the kind."""
    if not any(mark in query for mark in _TRACKING):
        return query
    pairs = parse_qsl(query, keep_blank_values=True)
    return urlencode([(name, value) for name, value in pairs if not name.startswith(_TRACKING)])


def host_of(url: str) -> str:
    """The host name in `url`, in lower case; "" when there is none."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def look_up(host: str, port: int) -> Sequence[str]:
    """The addresses of `host` by this machine's resolver."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(address: str) -> bool:
    """Whether an IP address belongs to a machine that anybody may ask: not loopback, private, link-local, reserved."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, _IPv6):
        inner = _inner_ipv4(ip)
        if inner is not None:
            return is_public(str(inner))
        if ip not in _IPV6_GIVEN_OUT:
            return False
    return ip.is_global and not ip.is_multicast and not any(ip in network for network in _NOT_PUBLIC)


def _inner_ipv4(ip: _IPv6) -> ipaddress.IPv4Address | None:
    """The IPv4 address that a mapped, translated or tunnelled IPv6 address leads to."""
    if ip in _NAT64:
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour


def checked_addresses(url: str, resolve: Resolver, may_be_private: bool) -> Sequence[str]:
    """The addresses to connect to for `url`, every one of them checked.

    Raises FetchError when the name is not known, AddressError when one of them is not public and that is not allowed.
    """
    parts = urlsplit(url)
    host = parts.hostname or ""
    try:
        addresses = resolve(host, parts.port or PORTS[parts.scheme])
    except (OSError, UnicodeError) as error:
        raise FetchError(url, f"the host {host} is not known ({error})", "check the address and the network") from error
    if not addresses:
        raise FetchError(url, f"the host {host} has no address", "check the address")
    inside = [address for address in addresses if not is_public(address)]
    if inside and not may_be_private:
        problem = f"{host if host == inside[0] else f'{host} ({inside[0]})'} lies inside a network, not on the internet"
        raise AddressError(url, problem, "allow it with --allow-private if it is meant")
    return addresses
