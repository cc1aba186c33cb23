"""Fixtures that every test may ask for. No test reaches beyond this machine."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, Playwright, expect, sync_playwright

from tests.harness import network
from tests.harness.browser import OpenTab, Tab, launch, save_picture
from tests.harness.process import PROJECT_DIR
from tests.harness.profiles import Profiles
from tests.harness.published import build_once
from tests.harness.server import AppServer, serve

OUTPUT_DIR = PROJECT_DIR / "tests" / "output"
OUTCOME = pytest.StashKey[bool]()
# A page with a map drawn in software answers a click after many seconds when other tests share the machine.
EXPECT_MS_MAX = 60_000

network.guard()
# How long an example takes is told by benchmarks/, not by a test.
settings.register_profile("atlas", deadline=None)
settings.load_profile("atlas")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Each worker begins with its share of the tests in a browser: what ends last shall be short.

    The others stay together as they are written, for those of a file share what they have made.
    """
    workers = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    slow = [item for item in items if item.get_closest_marker("browser")]
    quick = [item for item in items if not item.get_closest_marker("browser")]
    bounds = [len(quick) * number // workers for number in range(workers + 1)]
    items[:] = [
        item
        for number in range(workers)
        for item in (*slow[number::workers], *quick[bounds[number] : bounds[number + 1]])
    ]


@pytest.fixture(autouse=True)
def _stay_on_this_machine() -> Iterator[None]:
    network.attempts.clear()
    yield
    assert not network.attempts, f"this test wanted to reach {network.attempts}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Any:
    """Remember how the test itself went, for the fixtures that tidy up after it."""
    report = yield
    if report.when == "call":
        item.stash[OUTCOME] = report.passed
    return report


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The folder of published data, built by `python -m etl run`; shared by all workers, so nobody may write in it."""
    own = tmp_path_factory.getbasetemp()
    return build_once(own if worker_id == "master" else own.parent)


@pytest.fixture(scope="session")
def app_server(published: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[AppServer]:
    """The dashboard, served on a free port of this machine."""
    with serve(published, tmp_path_factory.mktemp("server")) as server:
        yield server


@pytest.fixture
def fresh_server(published: Path, tmp_path: Path) -> Iterator[AppServer]:
    """A dashboard that nobody has asked for anything yet."""
    with serve(published, tmp_path / "server") as server:
        yield server


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """The driver of the browsers."""
    expect.set_options(timeout=EXPECT_MS_MAX)
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """A browser that draws WebGL in software."""
    browser = launch(playwright)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def chromium_without_webgl(playwright: Playwright) -> Iterator[Browser]:
    """A browser that has no WebGL, as on many an office machine."""
    browser = launch(playwright, webgl=False)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def profiles() -> Profiles:
    """The browser profile that tests share: what was fetched is kept, what a reader did is forgotten."""
    return Profiles()


@pytest.fixture
def open_tab(profiles: Profiles, request: pytest.FixtureRequest) -> Iterator[OpenTab]:
    """A function (server, path="/", webgl=True, **options of the profile) -> Tab, settled.

    Without WebGL, which draws maps in software, is quicker where a moving map is not what a test is about.
    A picture of each tab is kept in tests/output when the test fails. No tab may have left this machine.
    """
    tabs: list[Tab] = []

    def open_one(server: AppServer, path: str = "/", webgl: bool = True, **options: Any) -> Tab:
        browser = request.getfixturevalue("chromium" if webgl else "chromium_without_webgl")
        tabs.append(Tab(profiles.take(browser, **options).new_page(), server.url, has_webgl=webgl))
        tabs[-1].open(path)
        return tabs[-1]

    yield open_one
    passed = request.node.stash.get(OUTCOME, False)
    for number, tab in enumerate(tabs):
        if passed:
            tab.close()
        else:
            save_picture(tab, OUTPUT_DIR, f"{request.node.name}-{number}")
    profiles.tidy(keep=passed)
    left = [url for tab in tabs for url in tab.foreign_requests()]
    assert not left, f"the page wanted to reach {left}"
