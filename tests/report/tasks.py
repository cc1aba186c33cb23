"""What the tests of the workshop have made in another process."""

import os
import time

from atlas.report.request import Progress, ReportError

KEPT: list[bytes] = []


def own_process(word: str) -> bytes:
    print("a library that talks")
    return f"{word} {os.getpid()}".encode()


def keep(megabytes: int) -> bytes:
    KEPT.append(b"x" * (megabytes * 1024 * 1024))
    return own_process("kept")


def in_steps(progress: Progress) -> bytes:
    for number in range(3):
        progress(f"step {number}", number / 3)
    return b"done"


def refuse(word: str) -> bytes:
    raise ReportError(f"{word} is no order")


def fail_oddly() -> bytes:
    class OddError(Exception):
        pass

    raise OddError("cannot travel")


def end_at_once() -> bytes:
    os._exit(3)


def sleep(seconds: float) -> bytes:
    time.sleep(seconds)
    return b"slept"
