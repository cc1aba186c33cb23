"""Whether two tellings are of one engagement: partner, dates, type, leads, and how they came to us. Changes nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, NamedTuple

from atlas.dates import parse_date_prefix
from atlas.fold import words
from atlas.schema import Engagement, Official
from etl.consolidate.told import Told

SIGNED: Final = "agreement_signed"
# One dealing is told as a visit or reception by one source and as the signing that it led to by another.
_ALSO_TOLD_AS: Final = frozenset({"visit_abroad", "reception_in_hanoi", "conference", "project"})
# One delegation, told as its country by one source and as the body that sent it by another.
KINDRED: Final = frozenset({"country", "embassy", "organisation"})
# Copies of one report, read on different days, may count "yesterday" from different days.
COPY_SLACK_DAYS: Final = 7
# Two papers that both name both leads may still differ by the evening on which they went to press.
PRESS_SLACK_DAYS: Final = 1
_FINENESS: Final = {"day": 0, "month": 1, "year": 2, "unknown": 3}

Name = frozenset[str]


@dataclass(frozen=True, slots=True)
class Case:
    """A telling with what is asked of it again and again.

    `reports`: the reports that tell it; `copied`: those of them that the machine read; `read`: the texts it read.
    Days are ordinals; `first` > `last` when none is known; fineness is 0 for a day, 1 month, 2 year, 3 unknown.
    """

    told: Told
    reports: frozenset[str]
    copied: frozenset[str]
    read: frozenset[str]
    first: int
    last: int
    hanoi: tuple[Name, ...]
    partner: tuple[Name, ...]
    fineness: int


class Likeness(NamedTuple):
    """How much speaks for two tellings being one, the weightiest first; larger is likelier."""

    is_one_report: bool
    is_one_partner: bool
    is_one_type: bool
    leads_shared: int
    is_one_date: bool


def case_of(told: Told, report: Mapping[str, str]) -> Case:
    """`told` made ready to be compared; `report` names the report of each page and text."""
    engagement = told.engagement
    first, last = days_of(engagement)
    read = frozenset(document.sha256 for document in told.documents)
    hanoi, partner = names_of(engagement.hanoi_officials), names_of(engagement.partner_officials)
    reports = frozenset(report[source.source_id] for source in told.sources)
    copied = frozenset(map(report.__getitem__, read))
    return Case(told, reports, copied, read, first, last, hanoi, partner, _FINENESS[engagement.date_precision])


def days_of(engagement: Engagement) -> tuple[int, int]:
    """The ordinals of the first and last day that it may have taken place on; "2023" is the whole year."""
    if engagement.date_start is None:
        return 1, 0
    last = _last_day(engagement.date_end or engagement.date_start)
    return parse_date_prefix(engagement.date_start).toordinal(), last.toordinal()


def _last_day(prefix: str) -> date:
    first = parse_date_prefix(prefix)
    if len(prefix) == 4:
        return first.replace(month=12, day=31)
    if len(prefix) == 7:
        return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return first


def names_of(officials: Iterable[Official]) -> tuple[Name, ...]:
    """The names as sets of words, in one spelling of i and y (Sỹ, Sĩ)."""
    return tuple(frozenset(word.replace("y", "i") for word in words(official.name)) for official in officials)


def is_one_person(one: Name, other: Name) -> bool:
    """Whether one name is the other or a shorter form of it."""
    return bool(one and other) and (one <= other or other <= one)


def likeness(one: Case, other: Case) -> Likeness | None:
    """What speaks for the two being one engagement; None when something speaks against it.

    The register's own lines are never one, nor are two that were read in one document.
    """
    if _are_kept_apart(one, other) or _oppose(one, other):
        return None
    report = not one.reports.isdisjoint(other.reports)
    are_copies = not one.copied.isdisjoint(other.copied) and one.read.isdisjoint(other.read)
    if not (_copies_agree(one, other) if are_copies else _reports_agree(one, other, report)):
        return None
    first, second = one.told.engagement, other.told.engagement
    return Likeness(
        report,
        first.partner_id == second.partner_id,
        first.event_type == second.event_type,
        _lead_shared(one.hanoi, other.hanoi) + _lead_shared(one.partner, other.partner),
        (one.first, one.last) == (other.first, other.last),
    )


def _are_kept_apart(one: Case, other: Case) -> bool:
    if one.told.is_curated or other.told.is_curated:
        return one.told.is_curated and other.told.is_curated
    return not one.read.isdisjoint(other.read)


def _oppose(one: Case, other: Case) -> bool:
    """Whether both name people of both sides and nobody is the same: two receptions of one day."""
    named = one.hanoi and other.hanoi and one.partner and other.partner
    return bool(named) and not (_lead_shared(one.hanoi, other.hanoi) or _lead_shared(one.partner, other.partner))


def _lead_shared(one: tuple[Name, ...], other: tuple[Name, ...]) -> bool:
    """Whether the lead of one is among the people of the other."""
    if not (one and other):
        return False
    return any(is_one_person(one[0], name) for name in other) or any(is_one_person(other[0], name) for name in one)


def _copies_agree(one: Case, other: Case) -> bool:
    """Two readings of near-identical texts: one partner told at about one time is one engagement."""
    same = one.told.partner.partner_id == other.told.partner.partner_id
    return same and (_is_undated(one, other) or _apart_days(one, other) <= COPY_SLACK_DAYS)


def _reports_agree(one: Case, other: Case, report: bool) -> bool:
    first, second = one.told.engagement, other.told.engagement
    if first.direction and second.direction and first.direction != second.direction:
        return False
    if not _is_one_kind({first.event_type, second.event_type}):
        return False
    if first.partner_id != second.partner_id:
        return _are_kindred(one, other)
    return _dates_agree(one, other, report)


def _is_one_kind(types: set[str]) -> bool:
    return len(types) == 1 or "other" in types or (SIGNED in types and types - {SIGNED} <= _ALSO_TOLD_AS)


def _are_kindred(one: Case, other: Case) -> bool:
    """Whether two partners of one country may stand for one delegation: same day, same type, same people."""
    partners = (one.told.partner, other.told.partner)
    types = {case.told.engagement.event_type for case in (one, other)}
    if not partners[0].country_code or partners[0].country_code != partners[1].country_code:
        return False
    if not {partner.kind for partner in partners} <= KINDRED or len(types) > 1 or one.fineness or other.fineness:
        return False
    people = _lead_shared(one.partner, other.partner) or (
        types == {"conference"} and _lead_shared(one.hanoi, other.hanoi)
    )
    return people and _apart_days(one, other) <= 0


def _dates_agree(one: Case, other: Case, report: bool) -> bool:
    shared = _lead_shared(one.hanoi, other.hanoi) + _lead_shared(one.partner, other.partner)
    if _is_undated(one, other):
        return report or shared == 2
    if "year" in (one.told.engagement.date_precision, other.told.engagement.date_precision):
        return _apart_days(one, other) <= 0 and (report or shared > 0)
    return _apart_days(one, other) <= (PRESS_SLACK_DAYS if shared == 2 and not one.fineness + other.fineness else 0)


def _is_undated(one: Case, other: Case) -> bool:
    return one.first > one.last or other.first > other.last


def _apart_days(one: Case, other: Case) -> int:
    """Days between the two; 0 or less when they overlap."""
    return max(one.first - other.last, other.first - one.last)
