"""The desk: the same order is made once, a few at a time, and what fails can be tried again."""

import threading
from collections.abc import Callable

import pytest

from atlas.report.request import Progress
from atlas.ui.desk import WAITING_MAX, BusyError, Desk, Job

WAIT_SECONDS = 10.0


def _done(job: Job) -> bytes:
    return job.future.result(WAIT_SECONDS)


def _giving(content: bytes) -> Callable[[Progress], bytes]:
    return lambda _: content


def test_the_same_order_is_made_once_even_when_two_ask_at_once() -> None:
    desk, calls, gate = Desk(), [], threading.Event()

    def make(progress: Progress) -> bytes:
        calls.append(1)
        gate.wait(WAIT_SECONDS)
        return b"a"

    first, second = desk.start("a", make), desk.start("a", make)
    gate.set()
    assert _done(first) == _done(second) == b"a"
    assert desk.start("a", make).content == b"a"
    assert calls == [1]


def test_two_orders_are_worked_on_at_the_same_time_and_a_third_waits() -> None:
    desk, both, gate = Desk(workers=2), threading.Barrier(3, timeout=WAIT_SECONDS), threading.Event()

    def make(progress: Progress) -> bytes:
        both.wait()
        gate.wait(WAIT_SECONDS)
        return b"x"

    jobs = [desk.start(key, make) for key in "ab"]
    both.wait()
    third = desk.start("c", _giving(b"c"))
    fourth = desk.start("d", _giving(b"d"))
    assert [desk.ahead(job) for job in (*jobs, third, fourth)] == [0, 0, 0, 1]
    assert not third.is_done
    assert third.content is None
    gate.set()
    assert _done(fourth) == b"d"


def test_progress_is_seen_while_it_works() -> None:
    desk, told, gate = Desk(), threading.Event(), threading.Event()

    def make(progress: Progress) -> bytes:
        progress("Bản đồ", 0.25)
        told.set()
        gate.wait(WAIT_SECONDS)
        return b"x"

    job = desk.start("a", make)
    assert told.wait(WAIT_SECONDS)
    assert (job.step, job.share, job.is_done) == ("Bản đồ", 0.25, False)
    gate.set()
    assert _done(job) == b"x"
    assert job.seconds is not None


def test_what_failed_says_why_and_is_made_anew_when_asked_again() -> None:
    desk = Desk()

    def fail(progress: Progress) -> bytes:
        raise ValueError("no letterhead")

    job = desk.start("a", fail)
    with pytest.raises(ValueError, match="no letterhead"):
        _done(job)
    assert str(job.error) == "no letterhead"
    assert job.content is None
    assert _done(desk.start("a", _giving(b"a"))) == b"a"


def test_more_than_a_queue_is_refused() -> None:
    desk, gate = Desk(workers=1), threading.Event()
    for number in range(WAITING_MAX):
        desk.start(str(number), lambda _: b"x" if gate.wait(WAIT_SECONDS) else b"")
    with pytest.raises(BusyError, match="try again"):
        desk.start("one more", _giving(b"x"))
    gate.set()


@pytest.mark.parametrize("limits", [{"kept_max": 3}, {"kept_bytes_max": 30}])
def test_the_oldest_are_forgotten_when_there_is_too_much(limits: dict[str, int]) -> None:
    desk = Desk(**limits)
    for key in "abcde":
        _done(desk.start(key, _giving(b"0123456789")))
    kept = [key for key in "abcde" if desk.find(key)]
    assert kept[-1] == "e"
    assert "a" not in kept
    assert 3 <= len(kept) <= 4
