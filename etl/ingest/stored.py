"""The articles of the raw store, for every build to read anew. Fetches nothing and writes nothing."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from atlas.schema import Issue
from etl.ingest.documents import raw_article
from etl.ingest.errors import FormatError
from etl.ingest.raw_index import INDEX_FILE, RawIndex
from etl.ingest.raw_store import load_document
from etl.types import RawArticle


def stored_articles(raw_dir: Path) -> Iterator[RawArticle | Issue]:
    """Each kept document, the newest of each name, or an issue saying why it cannot be read; none without a store."""
    path = raw_dir / INDEX_FILE
    if not path.is_file():
        return
    try:
        entries = list(RawIndex(path, read_only=True).entries())
    except sqlite3.Error as error:
        remedy = "remove the index and add the pages again"
        yield Issue(file=str(path), problem=f"the index cannot be read ({error})", remedy=remedy)
        return
    for entry in entries:
        try:
            raw, issues = raw_article(load_document(raw_dir, entry))
        except FormatError as error:
            yield error.issue()
        else:
            yield from issues
            yield raw
