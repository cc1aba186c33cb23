"""Ways in: files and folders of articles, with what a sources.csv knows of them. Reads files, changes none."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from atlas.schema import Issue, check_date_prefix
from etl.types import RawArticle

SOURCES_FILE: Final = "sources.csv"
SOURCE_COLUMNS: Final = ("file", "url", "publisher", "published", "language")
ARTICLE_SUFFIXES: Final = (".txt", ".html", ".htm")
ARTICLE_BYTES_MAX: Final = 10_000_000


def article_files(paths: Iterable[Path]) -> list[Path]:
    """The .txt and .html files among `paths` and below its folders; FileNotFoundError for a path that is none."""
    files: list[Path] = []
    for path in paths:
        if not path.exists():
            raise FileNotFoundError(f"{path}: no such file or folder")
        found = sorted(path.rglob("*")) if path.is_dir() else [path]
        files += [file for file in found if file.is_file() and file.suffix.lower() in ARTICLE_SUFFIXES]
    return files


def read_articles(files: Sequence[Path], sources: Path | None) -> Iterator[RawArticle | Issue]:
    """Each file as a raw article, or an issue saying why it is not one.

    What is known of a page besides its text comes from `sources`, else from the sources.csv in the file's folder.
    """
    known: dict[Path, Mapping[str, Mapping[str, str]]] = {}
    for file in files:
        table = sources or file.parent / SOURCES_FILE
        if table not in known:
            known[table], issues = _read_sources(table)
            yield from issues
        yield _read_article(file, known[table].get(file.name, {}))


def _read_article(file: Path, facts: Mapping[str, str]) -> RawArticle | Issue:
    size = file.stat().st_size
    if size > ARTICLE_BYTES_MAX:
        problem = f"{size / 1e6:.0f} MB is too large for an article"
        return Issue(file=file.name, problem=problem, remedy=f"give a page of at most {ARTICLE_BYTES_MAX / 1e6:.0f} MB")
    return RawArticle(
        source=file.name,
        content=file.read_bytes(),
        url=facts.get("url") or None,
        publisher=facts.get("publisher") or None,
        published=facts.get("published") or None,
        language=facts.get("language") or None,
    )


def _read_sources(path: Path) -> tuple[dict[str, dict[str, str]], list[Issue]]:
    """The rows of a sources.csv by file name; {} where there is no such file."""
    if not path.is_file():
        return {}, []
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        missing = [column for column in ("file", "published") if column not in (reader.fieldnames or ())]
        if missing:
            remedy = f"its columns are {', '.join(SOURCE_COLUMNS)}"
            return {}, [Issue(file=path.name, row=1, problem=f"column {missing[0]} is missing", remedy=remedy)]
        rows = {row["file"]: row for row in reader}
    return rows, [issue for row in enumerate(rows.values(), 2) for issue in _date_issues(path.name, *row)]


def _date_issues(file: str, line: int, row: Mapping[str, str]) -> list[Issue]:
    published = row.get("published") or ""
    try:
        if published:
            check_date_prefix(published[:10])
    except ValueError as error:
        remedy = "write YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDThh:mm+07:00"
        return [Issue(file=file, row=line, column="published", problem=str(error), remedy=remedy)]
    return []
