"""Geocoding of a CSV of names, as the command `geocode` does it. A row that cannot be read becomes an issue."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TextIO

from atlas.schema import Issue
from etl.geocode.gazetteer import Gazetteer
from etl.geocode.model import CITY, KINDS, REGION, Place, Resolution

ADDED_COLUMNS = (
    "place_id", "name_en", "resolved_country_code", "resolved_kind", "resolved_lat", "resolved_lon", "method",
    "needs_review",
)  # fmt: skip
PARTNER_KINDS = (*KINDS, "embassy", "organisation")


def geocode_csv(in_path: Path, out: TextIO, gazetteer: Gazetteer) -> list[Issue]:
    """Write the rows of `in_path` with ADDED_COLUMNS to `out`; returns what is wrong with the input, a row each."""
    columns, rows, issues = read_names(in_path, gazetteer)
    if columns:
        writer = csv.DictWriter(out, [*columns, *ADDED_COLUMNS], lineterminator="\n")
        writer.writeheader()
        writer.writerows(geocode_rows(rows, gazetteer))
    return issues


def geocode_rows(rows: Iterable[Mapping[str, str]], gazetteer: Gazetteer) -> Iterator[dict[str, str]]:
    """Each row with ADDED_COLUMNS: empty cells for a name that is not known, needs_review for a guess."""
    for row in rows:
        yield {**row, **_cells(resolve_row(row, gazetteer))}


def resolve_row(row: Mapping[str, str], gazetteer: Gazetteer) -> Resolution:
    """What the row's name means; an embassy stands at its country's capital, an organisation has no place."""
    country_code, kind = (row.get("country_code") or "").strip().upper(), (row.get("kind") or "").strip().lower()
    if kind == "organisation":
        return Resolution(None, "organisation", False, reason="an organisation has no place of its own")
    if kind == "embassy":
        place = gazetteer.capital(country_code)
        return Resolution(place, "capital" if place else "unknown", False, reason="an embassy stands at the capital")
    if (kind and kind not in KINDS) or (country_code and gazetteer.place(country_code) is None):
        return Resolution(None, "unknown", False, reason="the row's kind or country is not known")
    return gazetteer.resolve(row.get("name") or "", country_code or None, kind or None)


def _cells(found: Resolution) -> dict[str, str]:
    place = found.place
    if place is None:
        return dict.fromkeys(ADDED_COLUMNS, "")
    values = (place.place_id, place.name_en, place.country_code, place.kind, f"{place.lat:.5f}", f"{place.lon:.5f}")
    review = "true" if found.needs_review else "false"
    return dict(zip(ADDED_COLUMNS, (*values, found.method, review), strict=True))


def read_names(in_path: Path, gazetteer: Gazetteer) -> tuple[list[str], list[dict[str, str]], list[Issue]]:
    """The columns and rows of a CSV of names, and its issues; no columns when the file cannot be used at all."""
    try:
        text = in_path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        return [], [], [_issue(in_path, None, None, f"byte {error.start} is not UTF-8", "save the file as UTF-8")]
    reader = csv.DictReader(text.splitlines(), restkey="", restval="")
    columns = list(reader.fieldnames or [])
    if "name" not in columns:
        problem = "has no column 'name'" if columns else "the file is empty"
        return [], [], [_issue(in_path, 1, "name", problem, "write a header with name, country_code and kind")]
    rows: list[dict[str, str]] = []
    issues: list[Issue] = []
    for row in reader:
        extra = row.pop("", None)
        if extra:
            issues.append(_issue(in_path, reader.line_num, None, "has more cells than the header", "quote commas"))
        rows.append(row)
        issues += _row_issues(in_path, reader.line_num, row, gazetteer)
    if not rows:
        issues.append(_issue(in_path, None, None, "holds no row", "write a name on each line below the header"))
    return columns, rows, issues


def _row_issues(in_path: Path, line: int, row: Mapping[str, str], gazetteer: Gazetteer) -> Iterator[Issue]:
    code, kind = (row.get("country_code") or "").strip().upper(), (row.get("kind") or "").strip().lower()
    if not (row.get("name") or "").strip():
        yield _issue(in_path, line, "name", "is empty", "write the name of a place")
    if code and (gazetteer.place(code) is None or len(code) != 2):
        yield _issue(
            in_path,
            line,
            "country_code",
            f"{code!r} is no country",
            "write its ISO 3166-1 code, such as FR, or nothing",
        )
    if kind and kind not in PARTNER_KINDS:
        yield _issue(
            in_path, line, "kind", f"{kind!r} is no kind", f"write one of: {', '.join(PARTNER_KINDS)}; or nothing"
        )


def _issue(file: Path, row: int | None, column: str | None, problem: str, remedy: str) -> Issue:
    return Issue(file=str(file), row=row, column=column, severity="error", problem=problem, remedy=remedy)


def explain(in_path: Path, out: TextIO, gazetteer: Gazetteer) -> list[Issue]:
    """Write to `out` why each name of `in_path` got its answer: the rule that won, the candidates and their scores."""
    _, rows, issues = read_names(in_path, gazetteer)
    for row in rows:
        out.write(explain_row(row, gazetteer))
    return issues


def explain_row(row: Mapping[str, str], gazetteer: Gazetteer) -> str:
    """The explanation of one row, several lines of text."""
    found = resolve_row(row, gazetteer)
    asked = ", ".join(part for part in (row.get("name"), row.get("country_code"), row.get("kind")) if part)
    lines = [f"{asked}: {_answer(found)}"]
    if found.reason:
        lines.append(f"  because: {found.reason}")
    for candidate in found.candidates:
        entry = candidate.entry
        lines.append(
            f"  {candidate.score:6.2f}  {_named(entry.place)}, matched {entry.written!r},"
            f" quality {candidate.quality:.2f}"
        )
    return "\n".join(lines) + "\n"


def _answer(found: Resolution) -> str:
    if found.place is None:
        return f"not known (rule: {found.method})"
    return f"{_named(found.place)} (rule: {found.method}{', to be reviewed' if found.needs_review else ''})"


def _named(place: Place) -> str:
    inside = f", {place.country_code}" if place.kind in (CITY, REGION) else ""
    return f"{place.name_en} [{place.kind} {place.place_id}{inside}, population {place.population}]"
