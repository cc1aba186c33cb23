"""Makes files in processes beside this one, so that nobody who reads pages waits for them. Knows no kind of file."""

import pickle
import subprocess
import sys
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from threading import BoundedSemaphore, Lock, Timer
from typing import Any, BinaryIO, Final, cast

from atlas.report.request import Progress
from atlas.report.worker import Answer, send
from atlas.settings import PROJECT_DIR

COMMAND: Final = (sys.executable, "-m", "atlas.report.worker")
# Two for reports, one for the picture that somebody wants meanwhile.
WORKERS_MAX: Final = 3
SECONDS_MAX: Final = 600
# What the typesetter keeps of a long report, about 150 MB a time, is given back only when its process ends.
MEMORY_MAX_MB: Final = 500
_STATUS: Final = "/proc/{pid}/status"


class WorkerError(RuntimeError):
    """The process that made a file ended, or took far too long: try again."""


class Workshop:
    """Up to `workers_max` processes, started when they are needed; they end by themselves when nobody asks.

    One that has grown beyond memory_max_mb ends after the file that it made.
    """

    def __init__(self, workers_max: int = WORKERS_MAX, memory_max_mb: int = MEMORY_MAX_MB) -> None:
        self._memory_max_mb = memory_max_mb
        self._room = BoundedSemaphore(workers_max)
        self._idle: list[subprocess.Popen[bytes]] = []
        self._lock = Lock()

    def run(
        self, function: Callable[..., bytes], *arguments: Any, progress: Progress | None = None, **options: Any
    ) -> bytes:
        """What function(*arguments, **options) gives in another process; all of them have to be picklable.

        With `progress` the function is given one of its own, whose steps are passed on. Raises what the function
        raises, and WorkerError. Waits while all workers are busy.
        """
        with self._room:
            worker = self._take()
            try:
                answer = _ask(worker, (function, arguments, options, progress is not None), progress)
            except (EOFError, OSError, pickle.UnpicklingError) as error:
                worker.kill()
                worker.wait()
                raise WorkerError("the process that made the file ended too soon; try again") from error
            self._put_back(worker)
        kind, content = answer
        if kind == "error":
            raise content
        return cast(bytes, content)

    def _put_back(self, worker: "subprocess.Popen[bytes]") -> None:
        if _memory_mb(worker.pid) > self._memory_max_mb:
            # It ends by itself when nothing more can come in.
            for stream in filter(None, (worker.stdin, worker.stdout)):
                stream.close()
            return
        with self._lock:
            self._idle.append(worker)

    def prepare(self) -> None:
        """Start a worker if none waits, for somebody who will soon ask for something."""
        worker = self._take()
        with self._lock:
            self._idle.append(worker)

    def _take(self) -> "subprocess.Popen[bytes]":
        with self._lock:
            while self._idle:
                worker = self._idle.pop()
                if worker.poll() is None:
                    return worker
        return subprocess.Popen(COMMAND, cwd=PROJECT_DIR, stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def _memory_mb(pid: int) -> float:
    """How much memory a process holds; 0 where the system does not say."""
    try:
        status = Path(_STATUS.format(pid=pid)).read_text(encoding="ascii", errors="replace")
    except OSError:
        return 0
    held_kb = (line.split()[1] for line in status.splitlines() if line.startswith("VmRSS:"))
    return int(next(held_kb, "0")) / 1024


@lru_cache(maxsize=1)
def workshop() -> Workshop:
    """The one of this process."""
    return Workshop()


def _ask(worker: "subprocess.Popen[bytes]", call: Any, progress: Progress | None) -> Answer:
    """Hand the call over and pass on the steps until the answer comes."""
    assert worker.stdin is not None
    assert worker.stdout is not None
    patience = Timer(SECONDS_MAX, worker.kill)
    patience.start()
    try:
        send(cast(BinaryIO, worker.stdin), call)
        while True:
            answer: Answer = pickle.load(worker.stdout)  # noqa: S301 our own child wrote it
            if answer[0] != "step":
                return answer
            if progress is not None:
                progress(*answer[1])
    finally:
        patience.cancel()
