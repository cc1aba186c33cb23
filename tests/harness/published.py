"""The published data that the tests read: built once a test run by the real pipeline from the real registers."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.harness.process import run_etl


@contextmanager
def _only_one(lock_path: Path) -> Iterator[None]:
    """Held by one test process at a time."""
    with lock_path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def build_once(shared_dir: Path) -> Path:
    """The folder of published data in `shared_dir`, built by whichever test process comes first."""
    published_dir = shared_dir / "published"
    with _only_one(shared_dir / "published.lock"):
        if not (published_dir / "datapackage.json").exists():
            run_etl("run", "--out", str(published_dir), published_dir=published_dir, network_log=shared_dir / "etl.log")
    return published_dir
