"""Ways in: files and folders of articles, with what a sources.csv knows of them. Reads files, changes none."""

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from atlas.dates import check_date_prefix
from atlas.schema import Issue
from etl.ingest.address import canonical_url
from etl.ingest.documents import digest_if_decoded, readable
from etl.ingest.errors import AddressError
from etl.types import RawArticle

SOURCES_FILE: Final = "sources.csv"
SOURCE_COLUMNS: Final = ("file", "url", "publisher", "published", "language")
ARTICLE_SUFFIXES: Final = (".txt", ".html", ".htm")
ARTICLE_BYTES_MAX: Final = 10_000_000
SOURCES_BYTES_MAX: Final = 50_000_000


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
            known[table], issues = read_sources(table)
            yield from issues
        yield from _read_article(file, known[table].get(file.name, {}))


def read_bytes(file: Path, bytes_max: int = ARTICLE_BYTES_MAX) -> bytes | Issue:
    """The content of `file`, or an issue when it cannot be read or has more than `bytes_max` bytes."""
    try:
        with file.open("rb") as stream:
            content = stream.read(bytes_max + 1)
    except OSError as error:
        problem = f"cannot be read ({error.strerror or error})"
        return Issue(file=file.name, problem=problem, remedy="check that the file is there and may be read")
    if len(content) > bytes_max:
        problem = f"{max(file.stat().st_size, len(content)) / 1e6:.0f} MB is too large for an article"
        return Issue(file=file.name, problem=problem, remedy=f"give a page of at most {bytes_max / 1e6:.0f} MB")
    return content


def _read_article(file: Path, facts: Mapping[str, str]) -> Iterator[RawArticle | Issue]:
    content = read_bytes(file)
    if isinstance(content, Issue):
        yield content
        return
    text, issues = readable(file.name, content)
    yield from issues
    known = {name: facts.get(name) or None for name in SOURCE_COLUMNS if name != "file"}
    yield RawArticle(source=file.name, content=text, sha256=digest_if_decoded(content, text), **known)


def read_sources(path: Path) -> tuple[dict[str, dict[str, str]], list[Issue]]:
    """The rows of a sources.csv by file name, with values that cannot be taken out; {} where there is no such file."""
    if not path.is_file():
        return {}, []
    content = read_bytes(path, SOURCES_BYTES_MAX)
    if isinstance(content, Issue):
        return {}, [content]
    try:
        reader = csv.DictReader(content.decode("utf-8-sig").splitlines(keepends=True))
        lines = [(reader.line_num, row) for row in reader]
    except (UnicodeDecodeError, csv.Error) as error:
        problem = f"is no CSV file in UTF-8 ({error})"
        return {}, [Issue(file=path.name, problem=problem, remedy="save it as CSV, UTF-8, a comma between cells")]
    missing = [column for column in ("file", "published") if column not in (reader.fieldnames or ())]
    if missing:
        remedy = f"its columns are {', '.join(SOURCE_COLUMNS)}"
        return {}, [Issue(file=path.name, row=1, problem=f"column {missing[0]} is missing", remedy=remedy)]
    issues = [issue for line, row in lines for issue in _without_bad_values(path.name, line, row)]
    return {row["file"]: row for _, row in lines if row["file"]}, issues


def _without_bad_values(file: str, line: int, row: dict[str, str]) -> Iterator[Issue]:
    """Empties the cells of `row` that cannot be, with an issue for each."""
    for column, (check, remedy) in _CHECKS.items():
        value = (row.get(column) or "").strip()
        try:
            row[column] = value and check(value)
        except ValueError as error:
            row[column] = ""
            problem = error.problem if isinstance(error, AddressError) else str(error)
            yield Issue(file=file, row=line, column=column, problem=problem, remedy=remedy)


def _check_published(value: str) -> str:
    check_date_prefix(value[:10])
    return value


def _check_language(value: str) -> str:
    if not re.fullmatch("[a-z]{2}", value):
        raise ValueError(f"{value!r} is no code of a language")
    return value


_CHECKS: Final[dict[str, tuple[Callable[[str], str], str]]] = {
    "url": (canonical_url, "write the whole address, such as https://hanoitimes.vn/page.html"),
    "published": (_check_published, "write YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDThh:mm+07:00"),
    "language": (_check_language, "write the two letters of ISO 639-1, such as vi or en"),
}
