"""A fence: connections that would leave this machine are refused and written down. Standard library only."""

import ipaddress
import os
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

LOG_VARIABLE = "ATLAS_TEST_NETWORK_LOG"
attempts: list[str] = []


class LeavesThisMachineError(OSError):
    """Raised in place of a connection or a look-up that would leave this machine."""


def is_local(host: object) -> bool:
    """True for loopback, for an address to listen on, and for what is no network address at all."""
    if not isinstance(host, str | bytes):
        return host is None
    name = host.decode() if isinstance(host, bytes) else host
    if name in ("", "localhost", "localhost.localdomain"):
        return True
    try:
        address = ipaddress.ip_address(name.partition("%")[0])
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


def _is_number(host: object) -> bool:
    """True for an address in digits, whose look-up asks nobody."""
    try:
        return bool(ipaddress.ip_address(str(host)))
    except ValueError:
        return False


def _refuse(target: object) -> None:
    attempts.append(str(target))
    if log := os.environ.get(LOG_VARIABLE):
        with Path(log).open("a", encoding="utf-8") as lines:
            lines.write(f"{target}\n")
    raise LeavesThisMachineError(f"tests stay on this machine, but something wanted to reach {target}")


def _check_address(family: int, address: Any) -> None:
    if family in (socket.AF_INET, socket.AF_INET6) and not is_local(address[0]):
        _refuse(f"{address[0]}:{address[1]}")


def _fenced(method: Callable[..., Any]) -> Callable[..., Any]:
    """`method` of a socket, whose last argument is an address, behind the fence."""

    def checked(self: socket.socket, *arguments: Any) -> Any:
        _check_address(self.family, arguments[-1])
        return method(self, *arguments)

    return checked


def guard() -> None:
    """Put the fence around this process."""
    look_up = socket.getaddrinfo

    def checked_look_up(host: Any, *arguments: Any, **options: Any) -> Any:
        if not is_local(host) and not _is_number(host):
            _refuse(host)
        return look_up(host, *arguments, **options)

    for name in ("connect", "connect_ex", "sendto"):
        setattr(socket.socket, name, _fenced(getattr(socket.socket, name)))
    socket.getaddrinfo = checked_look_up
