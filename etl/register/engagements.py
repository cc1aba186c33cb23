"""Lines of engagements.csv -> engagements; the partners and sources they name are checked. Reads no file."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from atlas.dates import PRECISION_OF_LENGTH
from atlas.fold import fold
from atlas.schema import Engagement, EngagementSource, Issue, Official
from atlas.vocabulary import OFFICES
from etl.register.rows import build
from etl.register.sources import SourceBook
from etl.register.table import Layout, Line, nearest, one_of

ENGAGEMENTS: Final = Layout(
    "engagements.csv",
    (
        "engagement_id",
        "trip_id",
        "partner_id",
        "date_start",
        "date_end",
        "date_precision",
        "date_basis",
        "status",
        "event_type",
        "direction",
        "topics",
        "hanoi_officials",
        "partner_officials",
        "agreement_status",
        "agreement_kind",
        "agreement_subject_en",
        "place_of_event",
        "note_en",
        "sources",
    ),
    ("partner", "country_code", "needs_review"),
)
OFFICE_ROLES: Final = Layout("offices.csv", ("role_en", "office"))
_TEXTS: Final = ("trip_id", "date_start", "date_end", "date_basis", "direction")
_MORE_TEXTS: Final = ("agreement_kind", "agreement_subject_en", "place_of_event", "note_en")
_ID: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_OFFICIAL: Final = re.compile(r"(?P<name>[^\[\]]*[^\[\]\s])\s*(?:\[\s*(?P<role>[^\[\]]*[^\[\]\s])\s*\])?")
_YES_NO: Final = {"": False, "no": False, "yes": True}


@dataclass(frozen=True, slots=True)
class Context:
    """What the engagements refer to: the lines of the partners by id, office codes by folded role, the sources."""

    partners: Mapping[str, Line]
    offices: Mapping[str, str]
    sources: SourceBook


def read_offices(lines: Iterable[Line]) -> tuple[dict[str, str], list[Issue]]:
    """Office codes by folded role, from the lines of offices.csv."""
    offices: dict[str, str] = {}
    issues: list[Issue] = []
    for line in lines:
        if line["office"] not in OFFICES:
            issues.append(
                line.issue("office", f"{line['office']!r} is not an office", one_of(line["office"], OFFICES.codes))
            )
        elif offices.setdefault(_role_key(line["role_en"]), line["office"]) != line["office"]:
            issues.append(line.issue("role_en", f"{line['role_en']!r} has two offices", "keep one of the lines"))
    return offices, issues


def _role_key(role: str) -> str:
    return " ".join(fold(role).split())


def read_engagements(
    lines: Iterable[Line], context: Context
) -> tuple[list[Engagement], list[EngagementSource], list[Issue]]:
    """The engagements of the lines that are right, with their sources, and what is wrong with the others."""
    engagements: list[Engagement] = []
    citations: list[EngagementSource] = []
    issues: list[Issue] = []
    first_of_id: dict[str, Line] = {}
    for line in lines:
        values, wrong = _values(line, context)
        wrong += [*_id_problems(line, first_of_id), *_partner_problems(line, context.partners)]
        source_ids, more = _sources(line, context.sources)
        engagement, rest = build(Engagement, line, values)
        wrong += more + rest
        issues += wrong
        if engagement and not wrong:
            engagements.append(engagement)
            citations += _citations(engagement.engagement_id, source_ids)
    return engagements, citations, issues


def _citations(engagement_id: str, source_ids: Iterable[str]) -> Iterator[EngagementSource]:
    for position, source_id in enumerate(source_ids):
        yield EngagementSource(engagement_id=engagement_id, source_id=source_id, position=position)


def _values(line: Line, context: Context) -> tuple[dict[str, Any], list[Issue]]:
    values: dict[str, Any] = {column: line.value(column) for column in (*_TEXTS, *_MORE_TEXTS)}
    values |= {column: line[column] for column in ("engagement_id", "partner_id", "event_type")}
    values |= {"status": line["status"] or "occurred", "agreement_status": line["agreement_status"] or "none"}
    values["date_precision"] = line["date_precision"] or PRECISION_OF_LENGTH.get(len(line["date_start"]), "unknown")
    values["topics"], issues = _topics(line)
    for column, offices in (("hanoi_officials", context.offices), ("partner_officials", {})):
        values[column], wrong = _officials(line, column, offices)
        issues += wrong
    review = line["needs_review"].lower()
    values["needs_review"] = _YES_NO.get(review, False)
    if review not in _YES_NO:
        issues.append(line.issue("needs_review", f"{review!r} is neither yes nor no", "write yes, or leave it empty"))
    return values, issues


def _topics(line: Line) -> tuple[tuple[str, ...], list[Issue]]:
    topics = line.items("topics")
    once = tuple(dict.fromkeys(topics))
    twice = [topic for topic in once if topics.count(topic) > 1]
    return once, [line.issue("topics", f"{topic!r} stands twice", "write it once") for topic in twice]


def _officials(line: Line, column: str, offices: Mapping[str, str]) -> tuple[tuple[Official, ...], list[Issue]]:
    officials: list[Official] = []
    issues: list[Issue] = []
    for text in line.items(column):
        match = _OFFICIAL.fullmatch(text)
        if match is None:
            remedy = "write Name [role], with both brackets, and | between persons"
            issues.append(line.issue(column, f"{text!r} is not a name with a role in brackets", remedy))
            continue
        role = match["role"]
        officials.append(Official(name=match["name"], role=role, office=offices.get(_role_key(role or ""))))
    return tuple(officials), issues


def _id_problems(line: Line, first_of_id: dict[str, Line]) -> Iterator[Issue]:
    engagement_id = line["engagement_id"]
    first = first_of_id.setdefault(engagement_id, line)
    if engagement_id and not _ID.fullmatch(engagement_id):
        remedy = "write letters, digits, dots and hyphens, such as S0007 or R0352.1"
        yield line.issue("engagement_id", f"{engagement_id!r} cannot be an id", remedy)
    if engagement_id and first is not line:
        problem = f"{engagement_id!r} already stands in {first.file}, row {first.row}"
        yield line.issue("engagement_id", problem, "give this engagement an id of its own, or delete one of the lines")


def _partner_problems(line: Line, partners: Mapping[str, Line]) -> Iterator[Issue]:
    partner_id = line["partner_id"]
    partner = partners.get(partner_id)
    if not partner_id:
        yield line.issue("partner_id", "the cell is empty", "write the id of a line of partners.csv")
        return
    if partner is None:
        problem = f"{partner_id!r} is not a partner of partners.csv"
        yield line.issue("partner_id", problem, _partner_remedy(partner_id, partners))
        return
    for column, name in (("partner", "name_en"), ("country_code", "country_code")):
        if line[column] and line[column] != partner[name]:
            problem = f"{line[column]!r} is not that of the partner {partner_id} ({partner['name_en']})"
            right = f"write {partner[name]!r}" if partner[name] else "leave it empty"
            yield line.issue(column, problem, f"{right}, or the partner_id that is meant")


def _partner_remedy(partner_id: str, partners: Mapping[str, Line]) -> str:
    by_name = {partner["name_en"]: known for known, partner in partners.items()}
    name = nearest(partner_id, by_name)
    known = by_name[name] if name else nearest(partner_id, partners)
    guess = f"perhaps {known!r} ({partners[known]['name_en']}); " if known else ""
    return f"{guess}write the id of a line of partners.csv, or add the partner there first"


def _sources(line: Line, book: SourceBook) -> tuple[list[str], list[Issue]]:
    found: list[str] = []
    issues: list[Issue] = []
    if not line.items("sources"):
        issues.append(line.issue("sources", "no source is given", "write the address of the page that says so"))
    for reference in line.items("sources"):
        source_id, wrong = book.resolve(line, reference)
        issues += wrong
        if source_id in found:
            issues.append(line.issue("sources", f"{reference!r} stands twice", "write each source once"))
        elif source_id:
            found.append(source_id)
    return found, issues
