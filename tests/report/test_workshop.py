"""Files are made in processes beside this one; what goes wrong there is told here, and the next order is served."""

import os
import threading
import time
from pathlib import Path

import pytest

from atlas.charts import paper, printing
from atlas.charts.printing import Caption
from atlas.filters import Filters
from atlas.i18n import translator
from atlas.report.order import Order, make_from_store
from atlas.report.request import ReportError
from atlas.report.workshop import WorkerError, Workshop
from atlas.settings import Settings
from tests.report import samples, tasks
from tests.report.conftest import TODAY


@pytest.fixture(scope="module")
def shop() -> Workshop:
    return Workshop()


def test_the_work_is_done_by_another_process_which_is_used_again(shop: Workshop) -> None:
    first, second = shop.run(tasks.own_process, "a"), shop.run(tasks.own_process, word="b")
    assert first.split()[0] == b"a"
    assert second.split()[0] == b"b"
    assert first.split()[1] == second.split()[1] != str(os.getpid()).encode()


def test_steps_are_passed_on(shop: Workshop) -> None:
    told: list[tuple[str, float]] = []
    assert shop.run(tasks.in_steps, progress=lambda step, share: told.append((step, share))) == b"done"
    assert told == [("step 0", 0), ("step 1", 1 / 3), ("step 2", 2 / 3)]


def test_what_goes_wrong_there_is_told_here(shop: Workshop) -> None:
    with pytest.raises(ReportError, match="letter is no order"):
        shop.run(tasks.refuse, "letter")
    with pytest.raises(RuntimeError, match="OddError: cannot travel"):
        shop.run(tasks.fail_oddly)
    with pytest.raises(WorkerError, match="try again"):
        shop.run(tasks.end_at_once)
    assert shop.run(tasks.own_process, "next").startswith(b"next")


def test_a_worker_that_ended_while_it_waited_is_replaced() -> None:
    shop = Workshop()
    pid = int(shop.run(tasks.own_process, "a").split()[1])
    os.kill(pid, 9)
    time.sleep(0.2)
    assert int(shop.run(tasks.own_process, "b").split()[1]) != pid


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux says how much memory a process holds")
def test_a_worker_that_has_grown_large_is_replaced() -> None:
    shop = Workshop(memory_max_mb=200)
    small = shop.run(tasks.own_process, "a").split()[1]
    assert shop.run(tasks.keep, 300).split()[1] == small
    large = shop.run(tasks.own_process, "b").split()[1]
    assert large != small
    assert not Path(f"/proc/{int(small)}/status").exists() or _is_ending(int(small))


def _is_ending(pid: int) -> bool:
    for _ in range(50):
        path = Path(f"/proc/{pid}/status")
        if not path.exists() or "State:\tZ" in path.read_text():
            return True
        time.sleep(0.1)
    return False


def test_no_more_work_at_once_than_there_are_places() -> None:
    shop = Workshop(workers_max=1)
    shop.run(tasks.own_process, "warm")
    begun = time.monotonic()
    threads = [threading.Thread(target=shop.run, args=(tasks.sleep, 0.4)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert time.monotonic() - begun >= 0.8


def test_a_picture_from_there_is_the_one_from_here(shop: Workshop) -> None:
    drawing, caption = paper.nothing(translator("vi")), Caption(title="Tiêu đề")
    there = shop.run(printing.paint, printing.specification(drawing), caption, "png", 1)
    assert there == printing.render(drawing, caption, "png", 1)


def test_an_order_is_made_there_from_the_store_that_the_settings_name(shop: Workshop, tmp_path: Path) -> None:
    samples.store(tmp_path)
    settings = Settings.from_environment({"ATLAS_PUBLISHED_DIR": str(tmp_path)})
    order = Order("report", Filters(), "vi", "pdf", ("summary",))
    assert shop.run(make_from_store, order, settings=settings, today=TODAY).startswith(b"%PDF")
    with pytest.raises(ReportError, match="one of: docx, pptx, pdf, xlsx"):
        shop.run(make_from_store, Order("report", Filters(), "vi", "odt"), settings=settings, today=TODAY)
