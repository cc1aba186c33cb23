"""The index of the raw store: what is known of each kept document. Knows nothing of their bytes."""

import sqlite3
import threading
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, Final

from etl.ingest.documents import Origin

INDEX_FILE: Final = "index.sqlite"
_WAIT_SECONDS: Final = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Origin):
    """One kept document: what is known of it, and which bytes are its own."""

    sha256: str


# A refreshed page is a further row: the newest counts, the older ones tell what was read before.
_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS document (
    n INTEGER PRIMARY KEY, source TEXT NOT NULL, sha256 TEXT NOT NULL, fetched_at TEXT NOT NULL, url TEXT,
    content_type TEXT, charset TEXT, publisher TEXT, published TEXT, language TEXT, etag TEXT, last_modified TEXT,
    UNIQUE (source, sha256));
CREATE INDEX IF NOT EXISTS document_source ON document (source, fetched_at, n);
CREATE VIEW IF NOT EXISTS newest AS SELECT * FROM document WHERE n = (
    SELECT n FROM document same WHERE same.source = document.source ORDER BY fetched_at DESC, n DESC LIMIT 1);
CREATE TABLE IF NOT EXISTS redirect (url TEXT PRIMARY KEY, source TEXT NOT NULL) WITHOUT ROWID;
"""
_NAMES: Final = tuple(field.name for field in fields(Entry))
_COLUMNS: Final = ", ".join(_NAMES)
_INSERT: Final = f"INSERT INTO document ({_COLUMNS}) VALUES (:{', :'.join(_NAMES)})"  # noqa: S608 - constants alone
_NEWEST_OF_NAME: Final = f"SELECT {_COLUMNS} FROM newest WHERE source = ?"  # noqa: S608 - constants alone
_NEWEST_OF_EACH: Final = f"SELECT {_COLUMNS} FROM newest ORDER BY n"  # noqa: S608 - constants alone


class RawIndex:
    """The index in one SQLite file, which threads and processes may share."""

    def __init__(self, path: Path, read_only: bool = False) -> None:
        self._uri = f"{path.resolve().as_uri()}{'?mode=ro' if read_only else ''}"
        self._of_thread = threading.local()
        if not read_only:
            self._db.executescript(_SCHEMA)

    def find(self, source: str) -> Entry | None:
        """The newest document of that name, or of the address that `source` was once sent on to."""
        row = self._newest(source)
        if row is None:
            via = self._db.execute("SELECT source FROM redirect WHERE url = ?", (source,)).fetchone()
            row = self._newest(via[0]) if via else None
        return _entry(row) if row else None

    def _newest(self, source: str) -> tuple[Any, ...] | None:
        row: tuple[Any, ...] | None = self._db.execute(_NEWEST_OF_NAME, (source,)).fetchone()
        return row

    def add(self, entry: Entry, asked: tuple[str, ...] = ()) -> None:
        """Enter `entry`, with the addresses that led to it; the same bytes under the same name stay one document."""
        with self._db as db:
            db.execute("BEGIN IMMEDIATE")
            db.execute("DELETE FROM document WHERE source = ? AND sha256 = ?", (entry.source, entry.sha256))
            db.execute(_INSERT, asdict(entry))
            pairs = [(url, entry.source) for url in asked if url != entry.source]
            db.executemany("INSERT OR REPLACE INTO redirect VALUES (?, ?)", pairs)

    def entries(self) -> Iterator[Entry]:
        """The newest document of each name, in the order in which they came in."""
        for row in self._db.execute(_NEWEST_OF_EACH).fetchall():
            yield _entry(row)

    @property
    def _db(self) -> sqlite3.Connection:
        """The connection of this thread; outside of `add` each statement is a transaction of its own."""
        db: sqlite3.Connection | None = getattr(self._of_thread, "db", None)
        if db is None:
            db = sqlite3.connect(self._uri, uri=True, timeout=_WAIT_SECONDS, isolation_level=None)
            self._of_thread.db = db
        return db


def _entry(row: tuple[Any, ...]) -> Entry:
    return Entry(**dict(zip(_NAMES, row, strict=True)))
