"""The compiled gazetteer: one SQLite file, read only. Answers look-ups; decides nothing (see resolver)."""

import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Self

from etl.geocode import resolver
from etl.geocode.model import Entry, Place, Resolution, SurfaceForm

# A country's spellings take one or two megabytes, the largest ten.
_COUNTRIES_KEPT = 12
SCHEMA = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE place (
    n INTEGER PRIMARY KEY, place_id TEXT NOT NULL, name_en TEXT NOT NULL, name_vi TEXT, kind TEXT NOT NULL,
    country_code TEXT NOT NULL, lat REAL NOT NULL, lon REAL NOT NULL, population INTEGER NOT NULL, parent_id TEXT,
    is_capital INTEGER NOT NULL, is_known INTEGER NOT NULL);
CREATE TABLE form (
    key TEXT NOT NULL, n INTEGER NOT NULL, written TEXT NOT NULL, source INTEGER NOT NULL,
    PRIMARY KEY (key, n, written)) WITHOUT ROWID;
CREATE TABLE surface (
    form TEXT PRIMARY KEY, folded TEXT NOT NULL, places TEXT NOT NULL, is_exonym INTEGER NOT NULL) WITHOUT ROWID;
CREATE VIEW entry AS
    SELECT p.place_id, p.name_en, p.name_vi, p.kind, p.country_code, p.lat, p.lon, p.population, p.parent_id,
           p.is_capital, p.is_known, f.written, f.source, f.key
    FROM form f JOIN place p USING (n);
"""
INDEXES = """
CREATE UNIQUE INDEX place_id ON place (place_id);
CREATE INDEX place_country ON place (country_code);
"""
_BY_ID = (
    "SELECT place_id, name_en, name_vi, kind, country_code, lat, lon, population, parent_id "
    "FROM place WHERE place_id = ?"
)


def _entry(row: tuple) -> Entry:  # type: ignore[type-arg]
    return Entry(Place(*row[:9]), bool(row[9]), bool(row[10]), row[11], row[12])


class Gazetteer:
    """Names to places from one compiled file. Safe to share between threads; opens anew in another process."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._local = threading.local()
        self._of_country = lru_cache(_COUNTRIES_KEPT)(self._read_country)
        self._db.execute("SELECT 1 FROM place LIMIT 1")

    @classmethod
    def open(cls, path: Path) -> Self:
        """The gazetteer compiled in `path`; raises FileNotFoundError when there is none (build it: etl.references)."""
        if not Path(path).is_file():
            raise FileNotFoundError(f"no gazetteer at {path}; etl.references.ensure_gazetteer builds it")
        return cls(Path(path))

    def __reduce__(self) -> tuple[type[Self], tuple[Path]]:
        return type(self), (self.path,)

    @property
    def _db(self) -> sqlite3.Connection:
        db: sqlite3.Connection | None = getattr(self._local, "db", None)
        if db is None:
            db = sqlite3.connect(f"file:{self.path}?mode=ro&immutable=1", uri=True)
            db.execute("PRAGMA mmap_size = 33554432")
            self._local.db = db
        return db

    def resolve(self, name: str, country_code: str | None = None, kind: str | None = None) -> Resolution:
        """What `name` means; `country_code` (ISO 3166-1 alpha-2) and `kind` (city, region, country) narrow it."""
        return resolver.resolve(self, name, country_code or None, kind or None)

    def place(self, place_id: str) -> Place | None:
        """The place of that id, or None."""
        row = self._db.execute(_BY_ID, (place_id,)).fetchone()
        return Place(*row) if row else None

    def capital(self, country_code: str) -> Place | None:
        """The city where the country's government sits, where its embassies are shown; None when it has none."""
        place_id = self._capitals.get(country_code)
        return self.place(place_id) if place_id else None

    @cached_property
    def _capitals(self) -> dict[str, str]:
        rows = self._db.execute("SELECT country_code, place_id FROM place WHERE is_capital = 1")
        return dict(rows.fetchall())

    def surface_forms(self) -> Iterator[SurfaceForm]:
        """The spellings that may be looked for in running text: curated, without common Vietnamese words."""
        rows = self._db.execute(
            "SELECT s.form, s.folded, s.places, p.kind, p.country_code, p.population, s.is_exonym FROM surface s "
            "JOIN place p ON p.place_id = CASE instr(s.places, ' ') WHEN 0 THEN s.places "
            "ELSE substr(s.places, 1, instr(s.places, ' ') - 1) END"
        )
        for form, folded, places, kind, country_code, population, is_exonym in rows:
            yield SurfaceForm(form, folded, tuple(places.split()), kind, country_code, population, bool(is_exonym))

    def entries(self, key: str) -> Iterable[Entry]:
        """Every spelling with this match key, in no order."""
        return map(_entry, self._db.execute("SELECT * FROM entry WHERE key = ?", (key,)))

    @cached_property
    def loose_keys(self) -> tuple[str, ...]:
        """The loose keys of every curated transliteration (see names.loose_key)."""
        rows = self._db.execute("SELECT DISTINCT key FROM form WHERE key >= '~'")
        return tuple(row[0] for row in rows)

    def entries_of_country(self, country_code: str) -> Sequence[Entry]:
        """Every spelling of every place of a country, in no order; those of a few countries are kept."""
        return self._of_country(country_code)

    def _read_country(self, country_code: str) -> Sequence[Entry]:
        rows = self._db.execute("SELECT * FROM entry WHERE country_code = ?", (country_code,))
        return tuple(map(_entry, rows))
