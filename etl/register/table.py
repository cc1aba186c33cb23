"""A CSV file as a person's spreadsheet saves it -> lines of named cells. Knows no meaning of any cell."""

import csv
import difflib
import io
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from atlas.schema import Issue, Severity

_DELIMITERS: Final = (",", ";", "\t")
_BETWEEN_ITEMS: Final = "|"


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of one of the register's files; `optional` ones may be missing."""

    name: str
    columns: tuple[str, ...]
    optional: tuple[str, ...] = ()

    @property
    def known(self) -> tuple[str, ...]:
        """Every column that the file may have."""
        return self.columns + self.optional


@dataclass(frozen=True, slots=True)
class Line:
    """One record: `row` is the line of the file on which it begins (the header stands on 1), `cells` holds no None."""

    file: str
    row: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    def value(self, column: str) -> str | None:
        """The cell, or None when it is empty."""
        return self[column] or None

    def items(self, column: str) -> tuple[str, ...]:
        """The parts of a cell that holds a list, as `a | b`."""
        return tuple(part.strip() for part in self[column].split(_BETWEEN_ITEMS) if part.strip())

    def issue(self, column: str | None, problem: str, remedy: str, severity: Severity = "error") -> Issue:
        """That something is wrong on this line."""
        return Issue(file=self.file, row=self.row, column=column, severity=severity, problem=problem, remedy=remedy)


@dataclass(frozen=True, slots=True)
class Table:
    """A file as it was found: its header, the records with the line on which each begins, and what was wrong.

    `header` ends in empty names where a spreadsheet saved empty columns.
    """

    path: Path
    header: tuple[str, ...] = ()
    records: tuple[tuple[int, tuple[str, ...]], ...] = ()
    issues: tuple[Issue, ...] = ()


@dataclass(slots=True)
class _Reading:
    records: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)


def read_table(path: Path) -> Table:
    """The file at `path`. A byte order mark, CRLF, and semicolons or tabs for commas are accepted.

    Nothing is raised for what stands in the file, or for a file that cannot be read: it becomes an issue.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        return _unreadable(path, None, f"the file cannot be read ({error.strerror})", "give the path of a CSV file")
    except UnicodeDecodeError as error:
        row = error.object.count(b"\n", 0, error.start) + 1
        return _unreadable(path, row, "the text is not UTF-8", "save it as CSV in the encoding UTF-8")
    reading = _read(path, unicodedata.normalize("NFC", text))
    if not reading.records:
        empty = Issue(file=str(path), problem="the file is empty", remedy="write a header line and records below it")
        return Table(path, issues=(*reading.issues, empty))
    (_, header), *records = reading.records
    return Table(path, header, tuple(records), tuple(reading.issues))


def _unreadable(path: Path, row: int | None, problem: str, remedy: str) -> Table:
    return Table(path, issues=(Issue(file=str(path), row=row, problem=problem, remedy=remedy),))


def _read(path: Path, text: str) -> _Reading:
    reading = _Reading()
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    row = 1
    while True:
        try:
            cells = tuple(cell.strip() for cell in next(reader))
        except StopIteration:
            return reading
        except csv.Error as error:
            remedy = 'write a quotation mark within a cell twice (""), and close every cell that opens with one'
            problem = f"the line cannot be told apart into cells ({error}); nothing below it was read"
            reading.issues.append(Issue(file=str(path), row=row, problem=problem, remedy=remedy))
            return reading
        if any(cells):
            reading.records.append((row, cells))
        row = reader.line_num + 1


def _delimiter(text: str) -> str:
    header = text.lstrip("\r\n").partition("\n")[0]
    return max(_DELIMITERS, key=header.count)


def lines_of(table: Table, layout: Layout) -> tuple[list[Line], list[Issue]]:
    """The records of `table` as lines; no lines when its header is not that of `layout`."""
    wrong = [] if not table.header else list(_header_issues(table, layout))
    if wrong or not table.header:
        return [], [*table.issues, *wrong]
    lines: list[Line] = []
    issues = list(table.issues)
    for row, cells in table.records:
        line = Line(str(table.path), row, dict(zip(table.header, cells, strict=False)))
        if len(cells) != len(table.header):
            issues.append(_wrong_width(line, len(cells), len(table.header)))
        elif line.cells.pop("", ""):
            issues.append(line.issue(None, "a cell stands below no column name", "name its column, or empty the cell"))
        else:
            lines.append(line)
    return lines, issues


def _wrong_width(line: Line, count: int, expected: int) -> Issue:
    remedy = "write one cell a column, and put a cell that holds a comma in quotation marks"
    return line.issue(None, f"{count} cells, where the header has {expected} columns", remedy)


def _header_issues(table: Table, layout: Layout) -> Iterator[Issue]:
    def issue(column: str, problem: str, remedy: str) -> Issue:
        return Issue(file=str(table.path), row=1, column=column, problem=problem, remedy=remedy)

    names = [name for name in table.header if name]
    for name in names:
        if name not in layout.known:
            missing = [known for known in layout.known if known not in table.header]
            yield issue(name, f"there is no column {name!r} in {layout.name}", one_of(name, missing or layout.known))
    for name in layout.columns:
        if name not in table.header:
            yield issue(
                name, "the column is missing", "name it in the first line, and write a cell for it on each line"
            )
    for name in dict.fromkeys(name for name in names if names.count(name) > 1):
        yield issue(name, "the column stands twice", "keep one of them")


def nearest(value: str, choices: Iterable[str]) -> str | None:
    """The choice that is spelt most like `value`, or None when none is alike."""
    by_lower = {choice.lower(): choice for choice in choices}
    found = difflib.get_close_matches(value.lower(), by_lower, n=1, cutoff=0.6)
    return by_lower[found[0]] if found else None


def one_of(value: str, choices: Sequence[str]) -> str:
    """A remedy: the nearest of `choices`, then all of them."""
    guess = nearest(value, choices)
    listing = f"one of: {', '.join(choices)}"
    return f"perhaps {guess!r}; {listing}" if guess else listing
