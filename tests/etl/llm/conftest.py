"""A model that is a server on this machine and says what a test tells it to."""

import json
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest

from etl.geocode import Gazetteer
from etl.ingest.transport import Limits
from etl.llm.endpoint import Endpoint
from etl.references import ensure_gazetteer
from tests.etl.ingest.loopback import Answer, Site, page, serve
from tests.harness.process import PROJECT_DIR

CHAT = "/v1/chat/completions"
QUICK = Limits(connect_seconds=1, read_seconds=1, total_seconds=2, bytes_max=50_000, redirects_max=0)


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return Gazetteer.open(ensure_gazetteer(PROJECT_DIR / "data" / "build" / "gazetteer.sqlite"))


@pytest.fixture
def site() -> Iterator[Site]:
    with serve() as running:
        yield running


@pytest.fixture
def waits() -> list[float]:
    """The pauses that were made between attempts, in seconds."""
    return []


@pytest.fixture
def make_endpoint(site: Site, waits: list[float]) -> Callable[..., Endpoint]:
    def make(**changes: Any) -> Endpoint:
        options: dict[str, Any] = {"url": site.url("/v1"), "model": "tiny", "limits": QUICK, "sleep": waits.append}
        return Endpoint(**{**options, **changes})

    return make


@pytest.fixture
def endpoint(make_endpoint: Callable[..., Endpoint]) -> Endpoint:
    return make_endpoint()


def says(content: Any) -> Answer:
    """The model answers with this text, or with this value as JSON."""
    text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
    return page(json.dumps({"choices": [{"message": {"role": "assistant", "content": text}}]}), "application/json")


def in_turn(*answers: Answer) -> Answer:
    """One answer after the other; the last one again and again."""
    left = list(answers)

    def answer(handler: BaseHTTPRequestHandler) -> None:
        (left.pop(0) if len(left) > 1 else left[0])(handler)

    return answer


def question_in(site: Site) -> dict[str, Any]:
    """What the model was asked last."""
    asked: dict[str, Any] = json.loads(site.asked[-1].body)
    return asked
