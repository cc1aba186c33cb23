"""Politeness: the pause between two requests to one host. Asks nobody."""

import threading
import time
from collections.abc import Callable
from typing import Final

SECONDS_BETWEEN: Final = 1.0
SECONDS_BETWEEN_MAX: Final = 30.0


class Pacer:
    """Lets requests to one host begin no closer together than its interval; hosts do not wait for each other."""

    def __init__(
        self,
        seconds: float = SECONDS_BETWEEN,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._seconds = seconds
        self._clock = clock
        self._sleep = sleep
        self._intervals: dict[str, float] = {}
        self._due: dict[str, float] = {}
        self._lock = threading.Lock()

    def wait(self, host: str) -> None:
        """Return when `host` may be asked again."""
        with self._lock:
            now = self._clock()
            begin = max(now, self._due.get(host, now))
            self._due[host] = begin + self._intervals.get(host, self._seconds)
        if begin > now:
            self._sleep(begin - now)

    def slow_down(self, host: str, seconds: float) -> None:
        """Take `seconds` as the interval of `host`, if it is longer than ours and no longer than half a minute."""
        with self._lock:
            self._intervals[host] = max(self._seconds, min(seconds, SECONDS_BETWEEN_MAX))
