"""A dashboard served for a test: a process of its own, on a free loopback port."""

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.harness.process import PROJECT_DIR, environment

START_SECONDS_MAX = 90


@dataclass(frozen=True)
class AppServer:
    """Where the dashboard answers, and what it left behind."""

    url: str
    log_path: Path
    network_log: Path

    def left_this_machine(self) -> list[str]:
        """The addresses that the server itself wanted to reach and was refused."""
        return self.network_log.read_text(encoding="utf-8").split("\n")[:-1] if self.network_log.exists() else []


def free_port() -> int:
    """A port that nothing listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serve(
    published_dir: Path, work_dir: Path, app: Path = PROJECT_DIR / "app.py", extra: Mapping[str, str] | None = None
) -> Iterator[AppServer]:
    """Serve `app` until the block ends; fails when it does not answer, or when it wanted to leave this machine."""
    port = free_port()
    work_dir.mkdir(parents=True, exist_ok=True)
    server = AppServer(f"http://localhost:{port}", work_dir / "server.log", work_dir / "network.log")
    command = [sys.executable, "-m", "streamlit", "run", str(app), "--server.port", str(port)]
    command += ["--server.fileWatcherType", "none"]
    with server.log_path.open("wb") as log:
        process = subprocess.Popen(
            command,
            cwd=app.parent,
            env=environment(published_dir, server.network_log, extra),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    try:
        _wait_until_healthy(server, process)
        yield server
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    assert not server.left_this_machine(), f"the server wanted to reach {server.left_this_machine()}"


def _wait_until_healthy(server: AppServer, process: subprocess.Popen[bytes]) -> None:
    give_up_at = time.monotonic() + START_SECONDS_MAX
    while time.monotonic() < give_up_at and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{server.url}/_stcore/health", timeout=2) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"the dashboard did not start:\n{server.log_path.read_text(encoding='utf-8')}")
