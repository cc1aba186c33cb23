"""The desk at which files are made: a few at a time, beside the pages, kept for whoever asks for the same again.

Knows neither Streamlit nor what a file is about. Safe to use from several threads.
"""

import time
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Lock
from typing import Final

from atlas.report.request import Progress

# Two at a time leave the pages their share of a small machine; the rest waits in a queue that is not endless.
WORKERS: Final = 2
WAITING_MAX: Final = 20
KEPT_MAX: Final = 40
KEPT_BYTES_MAX: Final = 128 * 1024 * 1024


class BusyError(RuntimeError):
    """So many files are asked for that one more would wait too long: try again later."""


@dataclass(slots=True)
class Job:
    """One file in the making. step: what is being done, in words; share: how much is done, 0 to 1."""

    key: str
    step: str = ""
    share: float = 0.0
    started_at: float | None = None
    seconds: float | None = None
    future: "Future[bytes]" = field(default_factory=Future)

    @property
    def is_done(self) -> bool:
        """True when it is made or has failed."""
        return self.future.done()

    @property
    def error(self) -> BaseException | None:
        """Why it failed; None when it did not, or is not done."""
        return self.future.exception() if self.future.done() else None

    @property
    def content(self) -> bytes | None:
        """The file; None when there is none (yet)."""
        return self.future.result() if self.future.done() and self.future.exception() is None else None


class Desk:
    """Takes orders, works on `workers` at a time, keeps what is made until there is too much of it."""

    def __init__(self, workers: int = WORKERS, kept_max: int = KEPT_MAX, kept_bytes_max: int = KEPT_BYTES_MAX) -> None:
        self._pool = ThreadPoolExecutor(workers, thread_name_prefix="report")
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._lock = Lock()
        self._kept_max = kept_max
        self._kept_bytes_max = kept_bytes_max

    def find(self, key: str) -> Job | None:
        """The job of that key, None when nobody asked for it or it is kept no longer."""
        with self._lock:
            return self._jobs.get(key)

    def start(self, key: str, make: Callable[[Progress], bytes]) -> Job:
        """The job of that key: the one there is, unless it failed; else a new one. Raises BusyError."""
        with self._lock:
            known = self._jobs.get(key)
            if known is not None and known.error is None:
                self._jobs.move_to_end(key)
                return known
            if sum(not job.is_done for job in self._jobs.values()) >= WAITING_MAX:
                raise BusyError(f"{WAITING_MAX} files are being made or wait; try again in a minute")
            job = Job(key)
            job.future = self._pool.submit(_work, job, make)
            self._jobs[key] = job
            self._jobs.move_to_end(key)
            self._tidy()
            return job

    def ahead(self, job: Job) -> int:
        """How many others have to begin before this one does; 0 when it has begun."""
        with self._lock:
            waiting = [one.key for one in self._jobs.values() if one.started_at is None and not one.is_done]
        return waiting.index(job.key) if job.key in waiting else 0

    def _tidy(self) -> None:
        """Forget the oldest that are done while there are too many or they are too large."""
        done = [job for job in self._jobs.values() if job.is_done]
        size = sum(len(job.content or b"") for job in done)
        for job in done:
            if len(self._jobs) <= self._kept_max and size <= self._kept_bytes_max:
                return
            size -= len(job.content or b"")
            del self._jobs[job.key]


def _work(job: Job, make: Callable[[Progress], bytes]) -> bytes:
    job.started_at = time.monotonic()

    def progress(step: str, share: float) -> None:
        job.step, job.share = step, share

    try:
        return make(progress)
    finally:
        job.seconds = time.monotonic() - job.started_at
