"""Asking a model: within limits, with bounded patience, and clear when it fails."""

import json
import time
from collections.abc import Callable

import pytest

from etl.ingest.errors import AddressError, FetchError, FormatError, IngestError
from etl.ingest.transport import Limits
from etl.llm.endpoint import Endpoint, complete
from tests.etl.ingest.loopback import Site, free_port, page, raw, redirect, status
from tests.etl.llm.conftest import CHAT, in_turn, question_in, says

MESSAGES = [{"role": "user", "content": "Xin chào"}]
MakeEndpoint = Callable[..., Endpoint]


def test_the_question_is_that_of_chat_completions(site: Site, make_endpoint: MakeEndpoint) -> None:
    site.pages[CHAT] = says("chào")
    assert complete(make_endpoint(key="k-1"), MESSAGES) == "chào"
    asked = question_in(site)
    assert (asked["model"], asked["messages"], asked["temperature"], asked["stream"]) == ("tiny", MESSAGES, 0, False)
    assert site.asked[0].headers["Authorization"] == "Bearer k-1"
    assert site.asked[0].headers["Content-Type"] == "application/json"


@pytest.mark.parametrize(
    ("given", "asked"),
    [
        ("http://m.example:11434/v1", "http://m.example:11434/v1/chat/completions"),
        ("http://m.example:11434/v1/", "http://m.example:11434/v1/chat/completions"),
        ("http://m.example", "http://m.example/v1/chat/completions"),
        ("https://m.example/openai/v1/chat/completions", "https://m.example/openai/v1/chat/completions"),
    ],
)
def test_the_base_or_the_whole_address_may_be_given(given: str, asked: str) -> None:
    assert Endpoint(given).chat_url == asked


def test_no_key_no_header_and_no_key_in_what_is_shown(site: Site, endpoint: Endpoint) -> None:
    site.pages[CHAT] = says("x")
    complete(endpoint, MESSAGES)
    assert "Authorization" not in site.asked[0].headers
    assert "secret" not in repr(Endpoint("http://m.example", key="secret"))


def test_a_key_does_not_cross_a_network_in_the_clear(site: Site, make_endpoint: MakeEndpoint) -> None:
    endpoint = make_endpoint(url="http://m.example/v1", key="k-1", resolve=lambda *_: ["10.0.0.7"])
    with pytest.raises(AddressError, match="in the clear"):
        complete(endpoint, MESSAGES)
    assert site.asked == []


@pytest.mark.parametrize("code", [429, 500, 502, 503, 504])
def test_what_may_pass_is_tried_again(site: Site, endpoint: Endpoint, waits: list[float], code: int) -> None:
    site.pages[CHAT] = in_turn(status(code), status(code), says("now"))
    assert complete(endpoint, MESSAGES) == "now"
    assert waits == [2.0, 4.0]


def test_patience_has_an_end(site: Site, endpoint: Endpoint, waits: list[float]) -> None:
    site.pages[CHAT] = status(503)
    with pytest.raises(FetchError, match="503"):
        complete(endpoint, MESSAGES)
    assert len(site.asked) == 3
    assert len(waits) == 2


@pytest.mark.parametrize(("told", "waited"), [("7", 7.0), ("86400", 20.0), ("soon", 2.0), ("9" * 30, 2.0)])
def test_the_server_may_ask_for_a_pause_within_reason(
    site: Site, endpoint: Endpoint, waits: list[float], told: str, waited: float
) -> None:
    site.pages[CHAT] = in_turn(status(429, Retry_After=told), says("now"))
    complete(endpoint, MESSAGES)
    assert waits == [waited]


@pytest.mark.parametrize("code", [400, 401, 403, 404, 413, 422])
def test_what_does_not_pass_is_not_tried_again(site: Site, endpoint: Endpoint, code: int) -> None:
    site.pages[CHAT] = status(code)
    with pytest.raises(FetchError, match=str(code)):
        complete(endpoint, MESSAGES)
    assert len(site.asked) == 1


def test_a_model_that_sends_us_elsewhere_is_not_followed(site: Site, endpoint: Endpoint) -> None:
    site.pages |= {CHAT: redirect("/other"), "/other": says("x")}
    with pytest.raises(FetchError, match="302"):
        complete(endpoint, MESSAGES)
    assert site.paths == [CHAT]


@pytest.mark.parametrize(
    "body",
    ["", "not json", "[]", "{}", '{"choices": []}', '{"choices": [{"message": {}}]}', '{"choices": "x"}', "[" * 40_000,
     json.dumps({"choices": [{"message": {"content": None}}]}), json.dumps({"choices": [{"message": {"content": 5}}]})],
)  # fmt: skip
def test_what_is_no_completion_is_said(site: Site, endpoint: Endpoint, body: str) -> None:
    site.pages[CHAT] = page(body, "application/json")
    with pytest.raises(FormatError):
        complete(endpoint, MESSAGES)


@pytest.mark.parametrize(
    "answer",
    [
        page("x" * 60_000, "application/json"),
        raw(b"HTTP/1.1 200 OK\r\n\r\n", b"x" * 10_000, repeat=True),
    ],
)
def test_an_answer_without_end_is_left_at_the_limit(site: Site, endpoint: Endpoint, answer: object) -> None:
    site.pages[CHAT] = answer  # type: ignore[assignment]
    with pytest.raises(FormatError, match=r"more than 0\.05 MB"):
        complete(endpoint, MESSAGES)


@pytest.mark.parametrize(
    "answer",
    [
        raw(b"", pause_seconds=2),
        raw(b"HTTP/1.1 200 OK\r\n\r\n", b"x", pause_seconds=0.05, repeat=True),
        raw(b"nonsense\r\n\r\n"),
    ],
    ids=["silent", "drips", "no http"],
)  # fmt: skip
def test_a_slow_or_broken_model_is_left(site: Site, make_endpoint: MakeEndpoint, answer: object) -> None:
    site.pages[CHAT] = answer  # type: ignore[assignment]
    began = time.monotonic()
    with pytest.raises(IngestError):
        complete(make_endpoint(limits=Limits(1, 0.2, 0.3, 50_000, 0)), MESSAGES)
    assert time.monotonic() - began < 3
    assert len(site.asked) == 3


def test_a_model_that_is_not_there_is_said(make_endpoint: MakeEndpoint, waits: list[float]) -> None:
    with pytest.raises(FetchError, match="connection failed"):
        complete(make_endpoint(url=f"http://127.0.0.1:{free_port()}/v1"), MESSAGES)
    assert len(waits) == 2
