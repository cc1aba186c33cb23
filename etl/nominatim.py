"""The second opinion of a Nominatim service: optional, slow and polite. It advises; it never places anything itself."""

import json
import sqlite3
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from geopy import exc
from geopy.adapters import URLLibAdapter
from geopy.geocoders import Nominatim

from atlas.settings import PROJECT_DIR
from etl.geocode import Place, Resolution
from etl.geocode.model import CITY, COUNTRY, REGION
from etl.geocode.resolver import distance_km

LICENCE = "Data © OpenStreetMap contributors, ODbL 1.0"
DEFAULT_CACHE = PROJECT_DIR / "data" / "build" / "nominatim.sqlite"
PUBLIC_DOMAIN = "nominatim.openstreetmap.org"
# How far two sources may lie apart and still mean the same place.
AGREEMENT_KM = {CITY: 50.0, REGION: 300.0, COUNTRY: 2000.0}


class NominatimError(Exception):
    """The service gave no answer. The subclasses say why; each also is the built-in error that it is a kind of."""


class NominatimSlowError(NominatimError, TimeoutError):
    """No answer within the time allowed."""


class NominatimUnreachableError(NominatimError, ConnectionError):
    """Nobody listens there, or the service failed."""


class NominatimRefusedError(NominatimError, PermissionError):
    """The service will not answer us: too many requests, or blocked. Ask no more today."""


class NominatimGarbledError(NominatimError, ValueError):
    """What came is no answer of a Nominatim."""


@dataclass(frozen=True, slots=True)
class NominatimSettings:
    """How to ask. Off unless `enabled`; `user_agent` names who asks, with a contact, as the public service demands."""

    enabled: bool = False
    user_agent: str = ""
    cache_path: Path = DEFAULT_CACHE
    domain: str = PUBLIC_DOMAIN
    scheme: Literal["http", "https"] = "https"
    timeout_s: float = 10.0
    min_delay_s: float = 1.1

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> "NominatimSettings":
        """ATLAS_NOMINATIM=1 turns it on and requires ATLAS_NOMINATIM_USER_AGENT; ValueError when that names nobody.

        ATLAS_NOMINATIM_DOMAIN and ATLAS_NOMINATIM_SCHEME (http or https) name a service of one's own.
        """
        if environment.get("ATLAS_NOMINATIM") != "1":
            return cls()
        user_agent = environment.get("ATLAS_NOMINATIM_USER_AGENT", "").strip()
        if "@" not in user_agent and "://" not in user_agent:
            raise ValueError(
                "ATLAS_NOMINATIM_USER_AGENT does not say who asks; write a name with an address, "
                "such as 'HanoiAtlas/1.0 (atlas@example.org)'"
            )
        return cls(
            enabled=True,
            user_agent=user_agent,
            cache_path=Path(environment.get("ATLAS_NOMINATIM_CACHE") or DEFAULT_CACHE),
            domain=environment.get("ATLAS_NOMINATIM_DOMAIN", PUBLIC_DOMAIN),
            scheme="http" if environment.get("ATLAS_NOMINATIM_SCHEME") == "http" else "https",
        )


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the service answered: its raw answer is kept, with the licence it comes under."""

    lat: float
    lon: float
    display_name: str
    raw: Mapping[str, Any]
    asked_at: str
    licence: str = LICENCE


@dataclass(frozen=True, slots=True)
class Advice:
    """How an opinion stands to our answer: agrees, differs, or suggests a place where we had none."""

    verdict: Literal["agrees", "differs", "suggests"]
    opinion: Opinion
    distance_km: float | None = None


@dataclass
class Pace:
    """One request in `min_delay_s` seconds for the whole process, whoever asks."""

    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _last: float = field(default=float("-inf"), init=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, init=False)

    def wait(self, min_delay_s: float) -> None:
        """Return when the next request may go out."""
        with self._lock:
            ahead = self._last + min_delay_s - self.clock()
            if ahead > 0:
                self.sleep(ahead)
            self._last = self.clock()


PROCESS_PACE = Pace()


class SecondOpinion:
    """A Nominatim service behind a cache on disk that also remembers what the service does not know."""

    def __init__(self, settings: NominatimSettings, pace: Pace = PROCESS_PACE) -> None:
        self._settings = settings
        self._pace = pace
        # geopy's adapter over requests repeats failed requests by itself and sleeps through a 429; urllib's does not.
        self._client = Nominatim(
            user_agent=settings.user_agent or "off",
            domain=settings.domain,
            scheme=settings.scheme,
            timeout=settings.timeout_s,
            adapter_factory=URLLibAdapter,
        )

    def advise(self, found: Resolution, name: str, country_code: str | None, reviewed: bool = False) -> Advice | None:
        """What the service thinks of our answer; None when it is off, knows nothing, or a person has decided already.

        Raises NominatimError when the service gives no answer; nothing is remembered then.
        """
        if reviewed or not self._settings.enabled:
            return None
        opinion = self.ask(name, country_code)
        if opinion is None:
            return None
        if found.place is None:
            return Advice("suggests", opinion)
        apart = distance_km(found.place, _as_place(opinion, found.place))
        return Advice("agrees" if apart <= AGREEMENT_KM[found.place.kind] else "differs", opinion, apart)

    def ask(self, name: str, country_code: str | None) -> Opinion | None:
        """The service's best answer, from the cache where it stands there; None when it knows no such place."""
        if not self._settings.enabled:
            return None
        with _Cache(self._settings.cache_path) as cache:
            key = (name, country_code or "")
            row = cache.execute("SELECT raw, asked_at FROM answer WHERE name = ? AND country_code = ?", key).fetchone()
            if row is None:
                raw = self._request(name, country_code)
                row = (json.dumps(raw) if raw else None, datetime.now(UTC).isoformat(timespec="seconds"))
                cache.execute("INSERT OR REPLACE INTO answer VALUES (?, ?, ?, ?, ?)", (*key, *row, LICENCE))
        return _opinion(json.loads(row[0]), row[1]) if row[0] else None

    def _request(self, name: str, country_code: str | None) -> dict[str, Any] | None:
        self._pace.wait(self._settings.min_delay_s)
        try:
            answer = self._client.geocode(name, country_codes=country_code and country_code.lower(), language="en")
            raw = None if answer is None else dict(answer.raw)
            if raw is not None:
                _opinion(raw, "")
        except exc.GeocoderTimedOut as error:
            raise NominatimSlowError(f"{self._settings.domain} did not answer {name!r} in time; try later") from error
        except (exc.GeocoderRateLimited, exc.GeocoderQuotaExceeded, exc.GeocoderInsufficientPrivileges) as error:
            raise NominatimRefusedError(f"{self._settings.domain} refuses to answer; ask no more today") from error
        except (exc.GeocoderParseError, KeyError, TypeError, ValueError, AttributeError) as error:
            raise NominatimGarbledError(f"{self._settings.domain} is no Nominatim: {error}") from error
        except exc.GeopyError as error:
            raise NominatimUnreachableError(f"{self._settings.domain} cannot answer: {error}") from error
        return raw


def _opinion(raw: Mapping[str, Any], asked_at: str) -> Opinion:
    return Opinion(float(raw["lat"]), float(raw["lon"]), str(raw["display_name"]), raw, asked_at)


def _as_place(opinion: Opinion, like: Place) -> Place:
    return Place("osm", opinion.display_name, None, like.kind, like.country_code, opinion.lat, opinion.lon, 0, None)


class _Cache:
    """The cache's database for the length of a `with`, committed when all went well."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._db = sqlite3.connect(path)
        self._db.execute(
            "CREATE TABLE IF NOT EXISTS answer (name TEXT, country_code TEXT, raw TEXT, asked_at TEXT NOT NULL, "
            "licence TEXT NOT NULL, PRIMARY KEY (name, country_code))"
        )

    def __enter__(self) -> sqlite3.Connection:
        return self._db

    def __exit__(self, error: object, *_: object) -> None:
        if error is None:
            self._db.commit()
        self._db.close()
