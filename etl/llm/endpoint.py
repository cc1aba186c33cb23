"""Asking a model behind an OpenAI-compatible address: one question, one answer, within limits. Understands neither."""

import ipaddress
import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import urlsplit

from etl.ingest.address import Resolver, canonical_url, checked_addresses, look_up
from etl.ingest.errors import AddressError, FetchError, FormatError
from etl.ingest.fetch import USER_AGENT, status_error
from etl.ingest.transport import Limits, Request, exchange, read_body

CHAT_PATH: Final = "/chat/completions"
LIMITS: Final = Limits(connect_seconds=5, read_seconds=180, total_seconds=300, bytes_max=1_000_000, redirects_max=0)
ANSWER_TOKENS_MAX: Final = 4000
ATTEMPTS: Final = 3
WAIT_SECONDS_MAX: Final = 20.0
_WORTH_ANOTHER_TRY: Final = (408, 425, 429, 500, 502, 503, 504)


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a model listens. `url` is the base (http://localhost:11434/v1) or the whole address of chat completions.

    A machine inside the network is allowed, since a person names it; `key` never crosses a network in the clear.
    """

    url: str
    model: str = "default"
    key: str | None = field(default=None, repr=False)
    limits: Limits = LIMITS
    resolve: Resolver = look_up
    sleep: Callable[[float], None] = time.sleep

    @property
    def chat_url(self) -> str:
        """The address that is asked; AddressError when `url` is none."""
        base = canonical_url(self.url).rstrip("/")
        if base.endswith(CHAT_PATH):
            return base
        return f"{base}{'' if urlsplit(base).path else '/v1'}{CHAT_PATH}"


class _AgainError(Exception):
    """The request failed in a way that may pass; `wait_seconds` is what the server asks for."""

    def __init__(self, error: FetchError, wait_seconds: float) -> None:
        super().__init__(str(error))
        self.error = error
        self.wait_seconds = wait_seconds


def complete(endpoint: Endpoint, messages: Sequence[dict[str, str]]) -> str:
    """The text that the model answers to `messages`. A failure that may pass is tried ATTEMPTS times.

    Raises AddressError, FetchError, or FormatError when what came back is no chat completion.
    """
    url = endpoint.chat_url
    body = {
        "model": endpoint.model,
        "messages": list(messages),
        "temperature": 0,
        "max_tokens": ANSWER_TOKENS_MAX,
        "stream": False,
    }
    addresses = checked_addresses(url, endpoint.resolve, may_be_private=True)
    _refuse_key_in_the_clear(endpoint, url, addresses)
    content = _with_patience(endpoint, _request(endpoint, url, body), addresses[0])
    return _text_of(url, content)


def _refuse_key_in_the_clear(endpoint: Endpoint, url: str, addresses: Sequence[str]) -> None:
    stays_here = all(ipaddress.ip_address(address.partition("%")[0]).is_loopback for address in addresses)
    if endpoint.key and url.startswith("http:") and not stays_here:
        raise AddressError(url, "a key would cross the network in the clear", "give an https address, or no key")


def _request(endpoint: Endpoint, url: str, body: dict[str, Any]) -> Request:
    headers = {"User-Agent": USER_AGENT, "Content-Type": "application/json", "Accept": "application/json"}
    if endpoint.key:
        headers["Authorization"] = f"Bearer {endpoint.key}"
    return Request(url, headers, "POST", json.dumps(body, ensure_ascii=False).encode())


def _with_patience(endpoint: Endpoint, request: Request, address: str) -> bytes:
    for attempt in range(1, ATTEMPTS + 1):
        try:
            return _ask(endpoint, request, address)
        except _AgainError as error:
            if attempt == ATTEMPTS:
                raise error.error from error
            endpoint.sleep(min(error.wait_seconds or 2.0**attempt, WAIT_SECONDS_MAX))
    raise AssertionError("the last attempt returns or raises")


def _ask(endpoint: Endpoint, request: Request, address: str) -> bytes:
    try:
        with exchange(request, address, endpoint.limits, tls=None) as response:
            if response.status == HTTPStatus.OK:
                return read_body(response, request.url, endpoint.limits.bytes_max)
            error = status_error(request.url, response.status)
            wait_seconds = _seconds(response.headers.get("retry-after"))
    except FetchError as failure:
        raise _AgainError(failure, 0.0) from failure
    if error.status in _WORTH_ANOTHER_TRY:
        raise _AgainError(error, wait_seconds)
    raise error


def _seconds(told: str | None) -> float:
    """The seconds of a Retry-After header; 0 when it gives none."""
    return float(told) if told and told.isdecimal() and len(told) < 6 else 0.0


def _text_of(url: str, content: bytes) -> str:
    try:
        text = json.loads(content)["choices"][0]["message"]["content"]
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise FormatError(url, "the answer is no chat completion", "give an OpenAI-compatible address") from error
    if not isinstance(text, str):
        raise FormatError(url, "the answer holds no text", "give another model")
    return text
