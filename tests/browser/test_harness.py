"""The fence and the browsers themselves: tests that could not notice a request leaving would prove nothing."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.harness import network
from tests.harness.browser import OpenTab
from tests.harness.process import environment
from tests.harness.server import AppServer, serve

pytestmark = pytest.mark.browser

PAGE = """
import streamlit as st
st.set_page_config(page_title="A small page")
st.html('<h1>A small page</h1><img src="http://elsewhere.example/picture.png" alt=""><p id="number">7</p>')
"""
QUIET = {"STREAMLIT_SERVER_ADDRESS": "localhost", "STREAMLIT_BROWSER_GATHER_USAGE_STATS": "false"}
HAS_WEBGL = "() => document.createElement('canvas').getContext('webgl2') !== null"


BROKEN_PAGES = {
    "uncaught": "raise RuntimeError('broken')",
    "in words": "import streamlit as st; st.error('This page could not be shown.')",
}


@contextmanager
def _served(page: str, folder: Path) -> Iterator[AppServer]:
    app = folder / "small.py"
    app.write_text(page, encoding="utf-8")
    with serve(folder, folder / "server", app=app, extra=QUIET) as server:
        yield server


@pytest.fixture
def small_server(tmp_path: Path) -> Iterator[AppServer]:
    with _served(PAGE, tmp_path) as server:
        yield server


@pytest.mark.parametrize("page", BROKEN_PAGES.values(), ids=BROKEN_PAGES)
def test_an_error_on_a_page_is_noticed(open_tab: OpenTab, tmp_path: Path, page: str) -> None:
    with _served(page, tmp_path) as server:
        tab = open_tab(server)
        with pytest.raises(AssertionError, match=r"broken|could not be shown"):
            tab.assert_whole()


def test_a_request_that_leaves_is_refused_and_written_down(small_server: AppServer, open_tab: OpenTab) -> None:
    tab = open_tab(small_server)
    assert tab.page.locator("#number").inner_text() == "7"
    assert tab.foreign_requests() == ["http://elsewhere.example/picture.png"]
    assert any("ERR_NAME_NOT_RESOLVED" in line for line in tab.complaints)
    tab.requests.clear()


def test_webgl_is_there_or_not_as_asked(small_server: AppServer, open_tab: OpenTab) -> None:
    with_webgl, without = (open_tab(small_server, webgl=one) for one in (True, False))
    assert with_webgl.page.evaluate(HAS_WEBGL)
    assert not without.page.evaluate(HAS_WEBGL)
    with_webgl.requests.clear()
    without.requests.clear()


def test_the_fence_stands_around_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    import urllib.request

    with pytest.raises(OSError, match="tests stay on this machine"):
        urllib.request.urlopen("http://elsewhere.example/", timeout=1)
    assert network.attempts == ["elsewhere.example"]
    network.attempts.clear()


def test_the_fence_stands_around_the_programs_that_tests_start(tmp_path: Path) -> None:
    log = tmp_path / "network.log"
    program = "import socket; socket.create_connection(('192.0.2.1', 80), timeout=1)"
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment(tmp_path, log), capture_output=True, text=True, check=False
    )
    assert "tests stay on this machine" in done.stderr
    assert log.read_text(encoding="utf-8") == "192.0.2.1:80\n"
