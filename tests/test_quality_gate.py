"""The quality gate stops a change that makes the Atlas read worse, and one that no longer measures."""

import importlib.util
import tomllib
from types import ModuleType

import pytest

from tests.harness.process import PROJECT_DIR

FLOORS = tomllib.loads((PROJECT_DIR / "scripts" / "quality_floors.toml").read_text(encoding="utf-8"))


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    spec = importlib.util.spec_from_file_location("quality_gate", PROJECT_DIR / "scripts" / "quality_gate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr("sys.argv", ["quality_gate.py"])
    return module


def test_measures_at_their_floors_pass(gate: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "measure", lambda name: dict(FLOORS[name]))
    assert gate.main() == 0


@pytest.mark.parametrize(("name", "measure"), [(name, one) for name in FLOORS for one in FLOORS[name]])
def test_one_measure_below_its_floor_stops(
    gate: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str, measure: str
) -> None:
    def measured(of_set: str) -> dict[str, float]:
        lowered = {measure: FLOORS[name][measure] - 0.01} if of_set == name else {}
        return {**FLOORS[of_set], **lowered}

    monkeypatch.setattr(gate, "measure", measured)
    assert gate.main() == 1
    assert capsys.readouterr().out.count("BELOW") == 1


def test_a_measure_that_is_gone_stops(gate: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "measure", lambda _: {})
    assert gate.main() == 1
