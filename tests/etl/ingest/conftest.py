"""Fixtures for the ways in: sites on this machine, and ways of asking that reach nothing else."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from etl.ingest.address import Resolver
from etl.ingest.fetch import Web
from etl.ingest.transport import Limits
from tests.etl.ingest.loopback import Site, serve

QUICK = Limits(connect_seconds=2, read_seconds=2, total_seconds=5, bytes_max=200_000, redirects_max=3)


def always(*addresses: str) -> Resolver:
    """A resolver that knows one answer."""
    return lambda *_: addresses


@pytest.fixture
def site() -> Iterator[Site]:
    with serve() as running:
        yield running


@pytest.fixture
def other_site() -> Iterator[Site]:
    with serve() as running:
        yield running


@pytest.fixture
def safe_site() -> Iterator[Site]:
    with serve(tls=True) as running:
        yield running


@pytest.fixture
def make_web() -> Callable[..., Web]:
    """A way of asking; every host name stands for this machine, and that is allowed unless the test says otherwise."""

    def make(**changes: Any) -> Web:
        options: dict[str, Any] = {
            "pause": lambda _: None,
            "may_be_private": True,
            "limits": QUICK,
            "resolve": always("127.0.0.1"),
        }
        return Web(**{**options, **changes})

    return make


@pytest.fixture
def web(make_web: Callable[..., Web]) -> Web:
    return make_web()
