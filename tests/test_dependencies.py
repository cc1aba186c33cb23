"""What the code imports, what the requirements pin and what docs/dependencies.md explains are the same packages."""

import ast
import re
import sys
from collections.abc import Iterator
from importlib.metadata import packages_distributions, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.harness.process import PROJECT_DIR

RUNTIME_CODE = ("app.py", "atlas", "etl", "pages")
# Made the bundled typeface once; nothing at run time imports it.
TYPEFACE_TOOL = "etl/typeface.py"
DEV_CODE = ("tests", "benchmarks", "scripts", TYPEFACE_TOOL)
NOT_IMPORTED = "not imported: "
OURS = {"app", "atlas", "etl", "pages", "benchmarks", "scripts", "tests"}


def _pins(name: str) -> dict[str, str]:
    """Canonical package name -> pinned version, of one requirements file."""
    lines = [line.partition("#")[0].strip() for line in (PROJECT_DIR / name).read_text(encoding="utf-8").splitlines()]
    pairs = [line.partition("==") for line in lines if line and not line.startswith("-c ")]
    return {canonicalize_name(package): version for package, _, version in pairs}


def _explained() -> dict[str, str]:
    """Canonical package name -> reason, of the tables in docs/dependencies.md that are about PyPI."""
    text = (PROJECT_DIR / "docs" / "dependencies.md").read_text(encoding="utf-8").partition("## From elsewhere")[0]
    rows = re.findall(r"^\| ([\w.-]+) \| (.+) \|$", text, flags=re.MULTILINE)
    return {canonicalize_name(package): reason for package, reason in rows if package != "package"}


def _python_files(places: tuple[str, ...]) -> Iterator[Path]:
    for place in places:
        path = PROJECT_DIR / place
        yield from (
            [path] if path.is_file() else (one for one in path.rglob("*.py") if one != PROJECT_DIR / TYPEFACE_TOOL)
        )


def _optional(tree: ast.Module) -> set[ast.AST]:
    """What stands in a try that expects an ImportError: a package that is used when somebody installed it."""
    tries = (node for node in ast.walk(tree) if isinstance(node, ast.Try))
    hopeful = [
        node for node in tries if any("ImportError" in ast.unparse(one.type) for one in node.handlers if one.type)
    ]
    return {inner for node in hopeful for statement in node.body for inner in ast.walk(statement)}


def _imported(places: tuple[str, ...]) -> set[str]:
    """The canonical names of the third-party packages that the code in `places` imports."""
    modules: set[str] = set()
    for path in _python_files(places):
        tree = ast.parse(path.read_bytes())
        optional = _optional(tree)
        for node in (one for one in ast.walk(tree) if one not in optional):
            if isinstance(node, ast.Import):
                modules |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                modules.add(node.module.partition(".")[0])
    foreign = modules - set(sys.stdlib_module_names) - OURS
    providers = packages_distributions()
    unknown = sorted(foreign - set(providers))
    assert not unknown, f"imported, but no installed package provides them: {unknown}"
    return {canonicalize_name(providers[module][0]) for module in foreign}


def test_runtime_requirements_are_what_the_code_uses() -> None:
    unused = {name for name, reason in _explained().items() if reason.startswith(NOT_IMPORTED)}
    assert _imported(RUNTIME_CODE) == set(_pins("requirements.in")) - unused


def test_tests_use_only_what_is_pinned() -> None:
    assert _imported(DEV_CODE) <= {*_pins("requirements.in"), *_pins("requirements-dev.in"), "packaging"}


def test_each_direct_package_is_explained_and_no_other() -> None:
    assert set(_explained()) == {*_pins("requirements.in"), *_pins("requirements-dev.in")}


@pytest.mark.parametrize("name", ["requirements", "requirements-dev"])
def test_compiled_requirements_are_complete(name: str) -> None:
    direct, compiled = _pins(f"{name}.in"), {**_pins("requirements.txt"), **_pins(f"{name}.txt")}
    assert all(re.fullmatch(r"[\w.]+", version) for version in compiled.values()), "every package is pinned with =="
    assert direct.items() <= compiled.items(), "run `make requirements`"
    assert _needed_by(set(direct)) <= set(compiled), "run `make requirements`"


def _needed_by(packages: set[str]) -> set[str]:
    """The packages and all that they need on this machine, as the installed packages themselves say."""
    found: set[str] = set()
    while packages:
        package = packages.pop()
        found.add(package)
        needs = map(Requirement, requires(package) or ())
        packages |= {canonicalize_name(need.name) for need in needs if _applies(need)} - found
    return found - {"pip", "setuptools"}


def _applies(need: Requirement) -> bool:
    return need.marker is None or need.marker.evaluate({"extra": ""})


def test_compiled_requirements_name_no_host() -> None:
    for name in ("requirements.txt", "requirements-dev.txt", "package.json"):
        text = (PROJECT_DIR / name).read_text(encoding="utf-8")
        assert not re.search(r"https?:|--[\w-]*(index|find-links|host)", text), f"{name} names a host"
