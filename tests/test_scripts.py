"""Set-up on machines that lack something: it recovers, or says what to install; never a trace nobody can read."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.harness.process import PROJECT_DIR

SCRIPTS = PROJECT_DIR / "scripts"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """The scripts alone, with requirements that ask for no package, so that nothing is downloaded."""
    shutil.copytree(SCRIPTS, tmp_path / "scripts")
    for name in ("requirements.txt", "requirements-dev.txt"):
        (tmp_path / name).write_text("# nothing\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def bare_path(tmp_path: Path) -> Path:
    """A folder for PATH with the shell's own tools, but no Python, no browser, no npm, no apt-get, no sudo."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("bash", "env", "dirname", "cat", "sed", "head", "id", "grep", "rm", "cmp"):
        (folder / name).symlink_to(shutil.which(name) or pytest.fail(f"this machine has no {name}"))
    return folder


def _run(checkout: Path, script: str, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    inherited = {name: value for name, value in os.environ.items() if name not in ("PYTHON", "CHROMIUM_PATH")}
    return subprocess.run(
        [checkout / "scripts" / script, *arguments],
        env=inherited | variables,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_setup_names_the_python_it_needs(checkout: Path, bare_path: Path) -> None:
    done = _run(checkout, "setup", PATH=str(bare_path))
    assert done.returncode == 1
    assert "No Python 3.11 or later was found" in done.stderr
    assert "apt-get install python3 python3-venv" in done.stderr


def test_setup_says_that_the_python_it_was_given_is_none(checkout: Path) -> None:
    done = _run(checkout, "setup", PYTHON="/nonexistent/python3")
    assert done.returncode == 1
    assert "tried /nonexistent/python3" in done.stderr


def test_setup_without_venv_says_what_to_install(checkout: Path, bare_path: Path) -> None:
    python = bare_path / "python3.11"
    python.write_text(
        '#!/bin/bash\ncase "$2" in *ensurepip*) exit 1;; *print*) echo python3.11-venv;; esac\n', encoding="utf-8"
    )
    python.chmod(0o755)
    done = _run(checkout, "setup", PATH=str(bare_path))
    assert done.returncode == 1
    assert "apt-get install python3.11-venv" in done.stderr


def test_setup_is_quick_the_second_time_and_mends_an_environment_that_broke_or_moved(
    checkout: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    first = _run(checkout, "setup")
    assert first.returncode == 0, first.stderr
    assert "Making .venv" in first.stdout
    assert _run(checkout, "setup").stdout == ""
    assert "Installing" in _run(checkout, "setup", "dev").stdout
    assert _run(checkout, "setup").stdout == _run(checkout, "setup", "dev").stdout == "", "neither undoes the other"

    (checkout / "requirements.txt").write_text("# still nothing\n", encoding="utf-8")
    changed = _run(checkout, "setup")
    assert changed.stdout.startswith("Installing requirements.txt"), "new requirements keep the environment"

    (checkout / ".venv" / "bin" / "python").unlink()
    mended = _run(checkout, "setup")
    assert "Making .venv" in mended.stdout
    assert (checkout / ".venv" / "bin" / "pip").exists()

    moved = checkout.rename(tmp_path_factory.mktemp("elsewhere") / "checkout")
    assert "Making .venv" in _run(moved, "setup").stdout
    checkout.mkdir()


def test_a_missing_chromium_is_named(checkout: Path, bare_path: Path) -> None:
    done = _run(checkout, "ensure_chromium", PATH=str(bare_path))
    assert done.returncode == 1
    assert "apt-get install chromium" in done.stderr


def test_a_wrong_chromium_path_is_named(checkout: Path) -> None:
    done = _run(checkout, "ensure_chromium", CHROMIUM_PATH="/nonexistent/chrome")
    assert done.returncode == 1
    assert "/nonexistent/chrome" in done.stderr


def test_a_missing_npm_is_named(checkout: Path, bare_path: Path) -> None:
    shutil.copy(PROJECT_DIR / "package.json", checkout)
    done = _run(checkout, "ensure_node_tools", PATH=str(bare_path))
    assert done.returncode == 1
    assert "apt-get install npm" in done.stderr


@pytest.fixture
def debian_of_root(bare_path: Path) -> Path:
    """`bare_path` on a Debian where we are root: its apt-get writes down what it was asked and brings a browser."""
    here, browser = "${0%/*}", '"${0%/*}/chromium"'
    bring = f"printf '#!/bin/bash\\n' >{browser}; /bin/chmod +x {browser}"
    programs = {"id": "echo 0", "apt-get": f'echo "$@" >>"{here}/apt.log"\ncase "$*" in *install*) {bring};; esac'}
    for name, body in programs.items():
        (bare_path / name).unlink(missing_ok=True)
        (bare_path / name).write_text(f"#!/bin/bash\n{body}\n", encoding="utf-8")
        (bare_path / name).chmod(0o755)
    return bare_path


def test_a_missing_chromium_is_installed_where_we_may(checkout: Path, debian_of_root: Path) -> None:
    done = _run(checkout, "ensure_chromium", PATH=str(debian_of_root))
    assert done.returncode == 0, done.stderr
    assert done.stdout == f"{debian_of_root}/chromium\n"
    asked = (debian_of_root / "apt.log").read_text(encoding="utf-8").splitlines()
    assert asked == ["-qq update", "-qq install --yes --no-install-recommends chromium"]
    assert _run(checkout, "ensure_chromium", PATH=str(debian_of_root)).stdout == done.stdout
    assert len((debian_of_root / "apt.log").read_text(encoding="utf-8").splitlines()) == 2, "asked once only"
