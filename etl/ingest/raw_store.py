"""The raw store: the bytes of every document that came in, by their SHA-256, with an index. Changes none of them."""

import fcntl
import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from etl.ingest.documents import Document
from etl.ingest.errors import FormatError
from etl.ingest.raw_index import INDEX_FILE, Entry, RawIndex

LOCKS_DIR: Final = "locks"


@dataclass(frozen=True, slots=True)
class Kept:
    """A document in the raw store; `is_new`: these bytes came in just now; `is_listed`: found in a feed, folder ..."""

    entry: Entry
    is_new: bool
    is_listed: bool = False


class RawStore:
    """Documents in `folder`/<first two hex digits>/<sha256> and `folder`/index.sqlite. Processes may share it."""

    def __init__(self, folder: Path) -> None:
        (folder / LOCKS_DIR).mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self._index = RawIndex(folder / INDEX_FILE)

    def find(self, source: str) -> Kept | None:
        """The document that is kept under that address or file name, None when none is."""
        entry = self._index.find(source)
        return Kept(entry, is_new=False) if entry else None

    def keep(self, document: Document, asked: tuple[str, ...] = ()) -> Kept:
        """Keep the document's bytes and what is known of it; `asked` are addresses that led to it."""
        digest = hashlib.sha256(document.content).hexdigest()
        before = self._index.find(document.source)
        write_once(path_of(self.folder, digest), document.content)
        entry = Entry(sha256=digest, **document.origin())
        self._index.add(entry, asked)
        return Kept(entry, is_new=before is None or before.sha256 != digest)

    @contextmanager
    def only_one(self, source: str) -> Iterator[None]:
        """Held by one process or thread at a time for each name, so that no page is asked for twice at once."""
        number = hashlib.sha256(source.encode()).hexdigest()[:2]
        with (self.folder / LOCKS_DIR / number).open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


def path_of(folder: Path, digest: str) -> Path:
    """Where the bytes with that SHA-256 are kept."""
    return folder / digest[:2] / digest


def load_document(folder: Path, entry: Entry) -> Document:
    """The kept document; FormatError when its bytes are gone or are not those that were kept."""
    try:
        content = path_of(folder, entry.sha256).read_bytes()
    except OSError as error:
        problem = f"the kept bytes cannot be read ({error.strerror or error})"
        raise FormatError(entry.source, problem, "add it again with --refresh") from error
    if hashlib.sha256(content).hexdigest() != entry.sha256:
        raise FormatError(entry.source, "the kept bytes were changed", "add it again with --refresh")
    return Document(content=content, **entry.origin())


def write_once(path: Path, content: bytes) -> None:
    """Write `content` beside `path` and rename, so that a reader never sees half; what is whole already stays."""
    if path.is_file() and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)
