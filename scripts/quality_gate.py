"""Measures how well our own test articles are read and fails when a measure is below its floor in quality_floors.toml.

`scripts/quality_gate.py --set` writes today's measures as the floors: the only way to lower one, and seen in review.
"""

import math
import re
import subprocess
import sys
import tomllib
from pathlib import Path

PROJECT_DIR = Path(__file__).resolve().parents[1]
ARTICLES_DIR = PROJECT_DIR / "tests" / "articles"
FLOORS_FILE = Path(__file__).with_name("quality_floors.toml")
# holdout: written before any rule, never looked at while tuning; the one that counts.
SETS = ("holdout", "tuned")
# About one record of those held out: a change that finds one more and misreads one field of it is no loss.
SLACK = 0.03
COUNTS = ("articles",)
NOT_A_QUALITY = ("records",)
HEADER = """# Floors of the quality gate: shares from 0 to 1, and how many articles were scored.
# Rewritten by `scripts/quality_gate.py --set`; a lower number here needs a reason in the commit.
"""


def measure(name: str) -> dict[str, float]:
    """Measure -> value of one set of articles, as `etl evaluate` prints them."""
    folder = ARTICLES_DIR / name
    command = [sys.executable, "-m", "etl", "evaluate", str(folder / "articles"), str(folder / "gold")]
    done = subprocess.run(command, cwd=PROJECT_DIR, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"quality gate: etl evaluate failed on {folder}:\n{done.stderr}")
    found = re.findall(r"^(\w+) +([\d.]+)$", done.stdout, flags=re.MULTILINE)
    return {one: float(value) for one, value in found if one not in NOT_A_QUALITY}


def write_floors(measured: dict[str, dict[str, float]]) -> None:
    """Make what was measured, less the slack and rounded down to hundredths, the floors."""
    text = HEADER
    for name, values in measured.items():
        lines = [f"{one} = {_floor(one, value):g}" for one, value in values.items()]
        text += "\n".join([f"\n[{name}]", *lines]) + "\n"
    FLOORS_FILE.write_text(text, encoding="utf-8")


def _floor(name: str, value: float) -> float:
    return value if name in COUNTS else math.floor((value - SLACK) * 100) / 100


def main() -> int:
    """Print each measure beside its floor; 1 when one is below or is no longer measured."""
    measured = {name: measure(name) for name in SETS}
    if sys.argv[1:] == ["--set"]:
        write_floors(measured)
    floors = tomllib.loads(FLOORS_FILE.read_text(encoding="utf-8"))
    below = 0
    print(f"{'articles':<9} {'measure':<13} {'now':>7} {'floor':>7}")
    for name, of_set in floors.items():
        for one, floor in of_set.items():
            now = measured[name].get(one, -1.0)
            below += now < floor
            print(f"{name:<9} {one:<13} {now:>7.3f} {floor:>7.2f}{'  BELOW' if now < floor else ''}")
    print(f"Quality gate: {f'{below} below the floor' if below else 'passed'}.")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
