"""Nominatim as a second opinion, against a stand-in on this machine: slow, refusing, broken, empty, away."""

import json
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from etl import cli
from etl.geocode import Place, Resolution
from etl.nominatim import (
    LICENCE,
    NominatimError,
    NominatimGarbledError,
    NominatimRefusedError,
    NominatimSettings,
    NominatimSlowError,
    NominatimUnreachableError,
    Pace,
    SecondOpinion,
)

PARIS = {"lat": "48.8589", "lon": "2.3200", "display_name": "Paris, France", "osm_id": 7444}
KNOWN = Place("gn:2988507", "Paris", "Paris", "city", "FR", 48.85341, 2.3488, 2138551, "FR-IDF")


class StandIn:
    """A service that answers as it is told and remembers who asked for what."""

    def __init__(self) -> None:
        self.status, self.body, self.delay_s = 200, json.dumps([PARIS]), 0.0
        self.asked: list[tuple[str, str]] = []
        stand_in = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                stand_in.asked.append((self.path, self.headers["User-Agent"]))
                time.sleep(stand_in.delay_s)
                content = stand_in.body.encode()
                self.send_response(stand_in.status)
                self.send_header("Retry-After", "30")
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *_: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def domain(self) -> str:
        return f"127.0.0.1:{self.server.server_port}"


@pytest.fixture
def stand_in() -> Iterator[StandIn]:
    service = StandIn()
    yield service
    service.server.shutdown()
    service.server.server_close()


def _opinion(tmp_path: Path, domain: str, **more: Any) -> SecondOpinion:
    settings = {"user_agent": "AtlasTest/1.0 (atlas@example.org)", "timeout_s": 2.0, "min_delay_s": 0.0} | more
    return SecondOpinion(
        NominatimSettings(True, cache_path=tmp_path / "c.sqlite", domain=domain, scheme="http", **settings), Pace()
    )


def test_it_is_off_unless_someone_turns_it_on(stand_in: StandIn, tmp_path: Path) -> None:
    assert NominatimSettings.from_environment({}).enabled is False
    off = SecondOpinion(NominatimSettings(domain=stand_in.domain, scheme="http", cache_path=tmp_path / "c.sqlite"))
    assert off.ask("Paris", "FR") is None
    assert stand_in.asked == []


@pytest.mark.parametrize("user_agent", ["", "python", "geopy/2.5.0"])
def test_who_asks_must_be_said(user_agent: str) -> None:
    with pytest.raises(ValueError, match="does not say who asks"):
        NominatimSettings.from_environment({"ATLAS_NOMINATIM": "1", "ATLAS_NOMINATIM_USER_AGENT": user_agent})


def test_an_answer_is_kept_raw_with_its_licence_and_asked_for_once(stand_in: StandIn, tmp_path: Path) -> None:
    service = _opinion(tmp_path, stand_in.domain)
    first, again = service.ask("Pa-ri", "FR"), _opinion(tmp_path, stand_in.domain).ask("Pa-ri", "FR")
    assert first == again
    assert first is not None
    assert (first.lat, first.licence, first.raw) == (48.8589, LICENCE, PARIS)
    assert len(stand_in.asked) == 1
    path, user_agent = stand_in.asked[0]
    assert "countrycodes=fr" in path
    assert "atlas@example.org" in user_agent


def test_that_it_knows_nothing_is_remembered_too(stand_in: StandIn, tmp_path: Path) -> None:
    stand_in.body = "[]"
    service = _opinion(tmp_path, stand_in.domain)
    assert service.ask("Không có", None) is None
    assert service.ask("Không có", None) is None
    assert len(stand_in.asked) == 1


@pytest.mark.parametrize(
    ("status", "body", "error"),
    [
        (429, "slow down", NominatimRefusedError),
        (403, "blocked", NominatimRefusedError),
        (500, "oops", NominatimUnreachableError),
        (503, "later", NominatimSlowError),
        (200, "<html>maintenance</html>", NominatimGarbledError),
        (200, "", NominatimGarbledError),
        (200, '[{"lat": "north"}]', NominatimGarbledError),
    ],
)
def test_a_failing_service_is_asked_once_says_why_and_is_not_remembered(
    stand_in: StandIn, tmp_path: Path, status: int, body: str, error: type[NominatimError]
) -> None:
    stand_in.status, stand_in.body = status, body
    service = _opinion(tmp_path, stand_in.domain)
    started = time.monotonic()
    with pytest.raises(error):
        service.ask("Paris", "FR")
    assert time.monotonic() - started < 2.0
    assert len(stand_in.asked) == 1
    stand_in.status, stand_in.body = 200, json.dumps([PARIS])
    assert service.ask("Paris", "FR") is not None


def test_a_slow_service_is_given_up_in_time_and_not_asked_again(stand_in: StandIn, tmp_path: Path) -> None:
    stand_in.delay_s = 1.5
    service = _opinion(tmp_path, stand_in.domain, timeout_s=0.3)
    started = time.monotonic()
    with pytest.raises(NominatimSlowError):
        service.ask("Paris", "FR")
    assert time.monotonic() - started < 1.2
    assert len(stand_in.asked) == 1


def test_nobody_listens(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(NominatimUnreachableError):
        _opinion(tmp_path, f"127.0.0.1:{port}").ask("Paris", "FR")


def test_requests_of_one_process_keep_their_distance(stand_in: StandIn, tmp_path: Path) -> None:
    now, slept = [100.0], []

    def sleep(seconds: float) -> None:
        slept.append(round(seconds, 3))
        now[0] += seconds

    pace = Pace(lambda: now[0], sleep)
    settings = NominatimSettings(
        True, "AtlasTest/1.0 (atlas@example.org)", tmp_path / "c.sqlite", stand_in.domain, "http", min_delay_s=1.1
    )
    for service, name in ((SecondOpinion(settings, pace), "A"), (SecondOpinion(settings, pace), "B")):
        service.ask(name, None)
    assert slept == [1.1]


class TestAdvice:
    """It advises and never places."""

    def test_near_is_agreement_and_far_is_not(self, stand_in: StandIn, tmp_path: Path) -> None:
        service = _opinion(tmp_path, stand_in.domain)
        advice = service.advise(Resolution(KNOWN, "exact_curated", False), "Paris", "FR")
        assert advice is not None
        assert (advice.verdict, advice.distance_km is not None and advice.distance_km < 5) == ("agrees", True)
        stand_in.body = json.dumps([PARIS | {"lat": "33.66", "lon": "-95.55"}])
        advice = service.advise(Resolution(KNOWN, "exact_curated", False), "Paris, Texas", None)
        assert advice is not None
        assert advice.verdict == "differs"

    def test_where_we_know_nothing_it_suggests(self, stand_in: StandIn, tmp_path: Path) -> None:
        advice = _opinion(tmp_path, stand_in.domain).advise(Resolution(None, "unknown", False), "Pa-ri-xơ", "FR")
        assert advice is not None
        assert advice.verdict == "suggests"

    def test_a_reviewed_place_is_not_even_asked_about(self, stand_in: StandIn, tmp_path: Path) -> None:
        found = Resolution(KNOWN, "exact_curated", False)
        assert _opinion(tmp_path, stand_in.domain).advise(found, "Paris", "FR", reviewed=True) is None
        assert stand_in.asked == []


def test_each_error_also_is_the_built_in_it_is_a_kind_of() -> None:
    assert issubclass(NominatimSlowError, TimeoutError)
    assert issubclass(NominatimUnreachableError, ConnectionError)
    assert issubclass(NominatimRefusedError, PermissionError)
    assert issubclass(NominatimGarbledError, ValueError)


def _geocode(
    monkeypatch: pytest.MonkeyPatch, stand_in: StandIn, tmp_path: Path, names: str, who: str = "Test (a@example.org)"
) -> int:
    (tmp_path / "names.csv").write_text(names, encoding="utf-8")
    settings = {
        "ATLAS_NOMINATIM": "1",
        "ATLAS_NOMINATIM_USER_AGENT": who,
        "ATLAS_NOMINATIM_DOMAIN": stand_in.domain,
        "ATLAS_NOMINATIM_SCHEME": "http",
        "ATLAS_NOMINATIM_CACHE": str(tmp_path / "cache.sqlite"),
    }
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    return cli.main(["geocode", str(tmp_path / "names.csv")])


def test_the_command_asks_only_about_what_it_does_not_know_and_keeps_its_own_answer(
    monkeypatch: pytest.MonkeyPatch, stand_in: StandIn, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _geocode(monkeypatch, stand_in, tmp_path, "name,country_code,kind\nRoma,IT,city\nQwertzuiop,,\n") == 0
    printed = capsys.readouterr()
    assert len(stand_in.asked) == 1
    assert "Qwertzuiop" in stand_in.asked[0][0]
    assert printed.out.splitlines()[2].strip(",") == "Qwertzuiop"
    assert "row 3, column name: Nominatim suggests on 'Qwertzuiop'" in printed.err
    assert LICENCE in printed.err


def test_a_refusing_service_is_said_once_and_asked_no_more(
    monkeypatch: pytest.MonkeyPatch, stand_in: StandIn, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stand_in.status, stand_in.body = 429, "slow down"
    assert _geocode(monkeypatch, stand_in, tmp_path, "name\nQwertzuiop\nPoiuztrewq\n") == 0
    assert len(stand_in.asked) == 1
    assert capsys.readouterr().err.count("ask no more today") == 1


def test_a_user_agent_that_names_nobody_is_a_usage_error(
    monkeypatch: pytest.MonkeyPatch, stand_in: StandIn, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _geocode(monkeypatch, stand_in, tmp_path, "name\nQwertzuiop\n", who="python") == 2
    assert "does not say who asks" in capsys.readouterr().err
    assert stand_in.asked == []
