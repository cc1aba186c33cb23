"""Lines of partners.csv -> partners; their ids, countries and places are checked as codes tell. Reads no file."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from atlas.schema import Issue, Partner
from etl.register.rows import build
from etl.register.table import Layout, Line

PARTNERS: Final = Layout(
    "partners.csv",
    (
        "partner_id",
        "name_en",
        "name_vi",
        "name_local",
        "aliases",
        "kind",
        "country_code",
        "parent",
        "place_id",
        "note_en",
    ),
    ("lat", "lon", "place_source"),
)
_SLUG: Final = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_ISO_3166_2: Final = r"(?P<country>[A-Z]{2})-[A-Z0-9]{1,3}"
_ID_FORMS: Final = {
    "city": (rf"gn:[1-9]\d*|place:{_SLUG}", "gn: and its GeoNames id, such as gn:2972315, or place: and a short name"),
    "region": (rf"{_ISO_3166_2}|region:{_SLUG}", "its ISO 3166-2 code, such as JP-40, or region: and a short name"),
    "country": (r"(?P<country>[A-Z]{2})", "its ISO 3166-1 code, such as FR"),
    "embassy": (r"embassy:(?P<country>[A-Z]{2})", "embassy: and the code of its country, such as embassy:FR"),
    "organisation": (rf"org:{_SLUG}", "org: and a short name, such as org:c40-cities"),
}
_PLACE_ID: Final = rf"gn:[1-9]\d*|{_ISO_3166_2}|[A-Z]{{2}}"
# The Delegation of the European Union acts as an embassy; EU is reserved in ISO 3166-1, but no country.
_NO_COUNTRY: Final = frozenset({"EU"})


def read_partners(lines: Iterable[Line]) -> tuple[list[Partner], list[Issue]]:
    """The partners of the lines that are right, and what is wrong with the others."""
    partners: list[Partner] = []
    issues: list[Issue] = []
    first_row: dict[object, Line] = {}
    for line in lines:
        values, wrong = _values(line)
        wrong += [*_id_problems(line), *_place_problems(line), *_repeated(line, first_row)]
        partner, more = build(Partner, line, values)
        issues += wrong + more
        if partner and not wrong:
            partners.append(partner)
    return partners, issues


def _values(line: Line) -> tuple[dict[str, Any], list[Issue]]:
    texts = ("name_vi", "name_local", "country_code", "parent", "place_id", "note_en")
    values: dict[str, Any] = {column: line.value(column) for column in texts}
    values |= {column: line[column] for column in ("partner_id", "name_en", "kind")}
    values["aliases"] = line.items("aliases")
    issues: list[Issue] = []
    for column in ("lat", "lon"):
        try:
            values[column] = float(line[column].replace(",", ".")) if line[column] else None
        except ValueError:
            values["lat"] = values["lon"] = None
            issues.append(
                line.issue(column, f"{line[column]!r} is no number", "write decimal degrees, such as 52.5392")
            )
            break
    return values, issues


def _id_problems(line: Line) -> Iterator[Issue]:
    kind, partner_id, country = line["kind"], line["partner_id"], line["country_code"]
    if kind not in _ID_FORMS:
        return
    form, words = _ID_FORMS[kind]
    match = re.fullmatch(form, partner_id)
    if match is None:
        yield line.issue("partner_id", f"{partner_id!r} is not the id of a partner of kind {kind}", f"write {words}")
        return
    code = match.groupdict().get("country")
    if code in _NO_COUNTRY:
        code = None
    elif not country and kind != "organisation":
        remedy = f"write {code}" if code else "write its ISO 3166-1 two-letter code"
        yield line.issue("country_code", f"a partner of kind {kind} has no country", remedy)
    if code and country and code != country:
        problem = f"country_code is {country}, but partner_id {partner_id} is of {code}"
        yield line.issue("country_code", problem, f"write {code}, or the id of a partner in {country}")


def _place_problems(line: Line) -> Iterator[Issue]:
    place_id = line["place_id"]
    if place_id and not re.fullmatch(_PLACE_ID, place_id):
        remedy = "write gn: and a GeoNames id, or an ISO 3166 code, or leave it empty"
        yield line.issue("place_id", f"{place_id!r} is not the id of a place", remedy)
    if (line["lat"] or line["lon"]) and not line["place_source"]:
        yield line.issue("place_source", "coordinates without a source", "say where lat and lon come from")
    own = line["partner_id"].startswith(("place:", "region:"))
    if own and not (place_id or line["lat"]):
        remedy = "write place_id, or lat, lon and place_source"
        yield line.issue("place_id", f"nothing says where {line['partner_id']} is", remedy)


def _repeated(line: Line, first_row: dict[object, Line]) -> Iterator[Issue]:
    same_name = (line["name_en"].casefold(), line["kind"], line["country_code"])
    for column, key in (("partner_id", line["partner_id"]), ("name_en", same_name)):
        first = first_row.setdefault(key, line)
        if first is not line and line[column]:
            problem = f"{line[column]!r} already stands in {first.file}, row {first.row}"
            yield line.issue(column, problem, "keep one of the lines, and put other spellings under aliases")
