"""Starting the project's own programs as a person would: in a process of their own, behind the network fence."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.harness.network import LOG_VARIABLE

PROJECT_DIR = Path(__file__).resolve().parents[2]
CHILD_DIR = Path(__file__).parent / "child"


def environment(published_dir: Path, network_log: Path, extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """This process's environment without its ATLAS_* settings, with those of the test."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("ATLAS_", "STREAMLIT_"))}
    return inherited | {
        "PYTHONPATH": str(CHILD_DIR),
        "PYTHONUTF8": "1",
        "ATLAS_PUBLISHED_DIR": str(published_dir),
        "ATLAS_RAW_DIR": str(published_dir.parent / "raw"),
        LOG_VARIABLE: str(network_log),
        **(extra or {}),
    }


def run_etl(*arguments: str, published_dir: Path, network_log: Path) -> subprocess.CompletedProcess[bytes]:
    """`python -m etl ARGUMENTS` to its end; bytes of both outputs; CalledProcessError shows what it said."""
    done = subprocess.run(
        [sys.executable, "-m", "etl", *arguments],
        cwd=PROJECT_DIR,
        env=environment(published_dir, network_log),
        capture_output=True,
        check=False,
        timeout=300,
    )
    if done.returncode:
        raise AssertionError(f"etl {' '.join(arguments)} ended with {done.returncode}:\n{done.stderr.decode()}")
    return done
