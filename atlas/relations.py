"""What records say about a partner: ladder, agreements, promises, anniversaries, gaps. Pure: the clock is an argument.

The one place for these rules. A date is never read more finely than it is known: where two dates cannot be put in
order, the answer says "perhaps", and what has no date stays undated.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal, NamedTuple

import pandas as pd

from atlas.spans import Elapsed, elapsed, months_later, same_in, span
from atlas.vocabulary import Term, Vocabulary

RUNGS: Final = Vocabulary(
    "relation",
    Term("contact", "Tiếp xúc, trao đổi", "Contact"),
    Term("project", "Hợp tác theo dự án", "Project"),
    Term("agreement", "Thỏa thuận hữu nghị, hợp tác", "Friendship or cooperation agreement"),
    Term("twinning", "Kết nghĩa", "Twinning"),
)
# The rung that a signed agreement of each kind proves. One of unknown kind (a lease, say) proves none above contact.
RUNG_OF_KIND: Final = {
    "mou": "agreement",
    "cooperation_agreement": "agreement",
    "plan": "agreement",
    "twinning": "twinning",
}
ROUND_YEARS: Final = 5
# What was announced may be confirmed by a report of the days around it or of the three months after.
_CONFIRMED_BEFORE: Final = timedelta(days=7)
_CONFIRMED_AFTER: Final = timedelta(days=92)
_COLUMNS: Final = (
    *("engagement_id", "partner_id", "date_start", "event_type", "direction", "status"),
    *("agreement_status", "agreement_kind"),
)


class Deal(NamedTuple):
    """The part of a record that these rules read."""

    engagement_id: str
    partner_id: str
    on: str | None
    event_type: str
    direction: str | None
    status: str
    agreement_status: str
    agreement_kind: str | None

    @property
    def occurred(self) -> bool:
        """False when the source only announces it."""
        return self.status == "occurred"

    @property
    def signed(self) -> bool:
        """True when an agreement was signed, not merely announced."""
        return self.occurred and self.agreement_status == "signed"


@dataclass(frozen=True, slots=True)
class Rung:
    """A step of the ladder that the partner reached: since the first dated record of it, None when none has a date.

    undated counts the records of this rung without a date, which may be earlier still.
    """

    code: str
    since: str | None
    engagement_id: str
    undated: int


@dataclass(frozen=True, slots=True)
class Promise:
    """What was to follow: an agreement being negotiated, or something announced whose day has passed.

    closed_by: the engagement by which it was surely concluded; perhaps_closed_by: one that may have concluded it
    (whether it came later, or is the same matter, cannot be told).
    """

    what: Literal["negotiation", "announcement"]
    engagement_id: str
    partner_id: str
    since: str | None
    kind: str | None
    closed_by: str | None
    perhaps_closed_by: str | None


@dataclass(frozen=True, slots=True)
class Anniversary:
    """`years` years since a signing, which fall on `falls`: a prefix as precise as the date of the signing."""

    engagement_id: str
    partner_id: str
    kind: str | None
    signed_on: str
    falls: str
    years: int

    @property
    def is_round(self) -> bool:
        """True for 5, 10, 15 ... years."""
        return self.years % ROUND_YEARS == 0


@dataclass(frozen=True, slots=True)
class Partner:
    """The facts about one partner. first and last are dates of engagements that occurred; None when none has one.

    last_possible_on is the last day on which the latest dated engagement may have been. The counts are of engagements
    that occurred, but for `planned`. agreements are signed ones, the latest first, undated last.
    """

    partner_id: str
    occurred: int
    planned: int
    undated: int
    first: str | None
    last: str | None
    last_engagement_id: str | None
    last_possible_on: date | None
    since_last: Elapsed | None
    rungs: tuple[Rung, ...]
    agreements: tuple[str, ...]
    promises: tuple[Promise, ...]
    outgoing: int
    incoming: int
    remote: int
    third_place: int

    @property
    def rung(self) -> Rung | None:
        """The highest step reached; None when nothing has occurred yet."""
        return self.rungs[-1] if self.rungs else None

    @property
    def open_promises(self) -> tuple[Promise, ...]:
        """Those that nothing surely concluded."""
        return tuple(one for one in self.promises if one.closed_by is None)

    def not_met_for(self, years: int, today: date) -> bool:
        """True when the latest dated engagement is surely more than `years` years ago; False when that is unknown."""
        return self.last_possible_on is not None and self.last_possible_on < months_later(today, -12 * years)


def partners(records: pd.DataFrame, today: date) -> dict[str, Partner]:
    """The facts about each partner of the records, by partner_id, in the order in which they occur."""
    by_partner: dict[str, list[Deal]] = {}
    for deal in deals(records):
        by_partner.setdefault(deal.partner_id, []).append(deal)
    return {partner_id: _partner(partner_id, found, today) for partner_id, found in by_partner.items()}


def deals(records: pd.DataFrame) -> list[Deal]:
    """The records as these rules read them."""
    columns = ([value if isinstance(value, str) else None for value in records[name].tolist()] for name in _COLUMNS)
    return [Deal._make(row) for row in zip(*columns, strict=True)]


def anniversaries(records: pd.DataFrame, today: date, months: int = 12) -> list[Anniversary]:
    """The anniversaries of signings that fall from today on within `months` months, in order.

    One known by its year alone may fall in this year and again in the next; both are given.
    """
    end = months_later(today, months)
    found = [
        Anniversary(deal.engagement_id, deal.partner_id, deal.agreement_kind, deal.on, falls, year - int(deal.on[:4]))
        for deal in deals(records)
        if deal.signed and deal.on
        for year in range(today.year, end.year + 1)
        if year > int(deal.on[:4])
        for falls in (same_in(deal.on, year),)
        if span(falls)[1] >= today and span(falls)[0] < end
    ]
    return sorted(found, key=lambda one: (span(one.falls), one.engagement_id))


def _partner(partner_id: str, found: Sequence[Deal], today: date) -> Partner:
    occurred = [deal for deal in found if deal.occurred]
    dated = sorted((deal for deal in occurred if deal.on), key=lambda deal: span(deal.on or ""))
    last = dated[-1] if dated else None
    directions = [deal.direction for deal in occurred]
    return Partner(
        partner_id=partner_id,
        occurred=len(occurred),
        planned=len(found) - len(occurred),
        undated=len(occurred) - len(dated),
        first=_earliest(dated),
        last=last.on if last else None,
        last_engagement_id=last.engagement_id if last else None,
        last_possible_on=max((span(deal.on or "")[1] for deal in dated), default=None),
        since_last=elapsed(last.on, today) if last and last.on else None,
        rungs=_rungs(occurred),
        agreements=tuple(deal.engagement_id for deal in _latest_first(deal for deal in occurred if deal.signed)),
        promises=tuple(_promises(found, today)),
        outgoing=directions.count("outgoing"),
        incoming=directions.count("incoming"),
        remote=directions.count("remote"),
        third_place=directions.count("third_place"),
    )


def _rungs(occurred: Sequence[Deal]) -> tuple[Rung, ...]:
    reached: dict[str, list[Deal]] = {code: [] for code in RUNGS.codes}
    for deal in occurred:
        for code in _rungs_of(deal):
            reached[code].append(deal)
    return tuple(_rung(code, reached[code]) for code in RUNGS.codes if reached[code])


def _rungs_of(deal: Deal) -> set[str]:
    above = {RUNG_OF_KIND.get(deal.agreement_kind or "")} if deal.signed else set()
    return {"contact", *(code for code in above if code), *(["project"] if deal.event_type == "project" else [])}


def _rung(code: str, proofs: Sequence[Deal]) -> Rung:
    first = min(proofs, key=lambda deal: deal.on or "9999")
    return Rung(code, first.on, first.engagement_id, sum(deal.on is None for deal in proofs))


def _promises(found: Sequence[Deal], today: date) -> Iterable[Promise]:
    signings = [deal for deal in found if deal.signed]
    occurred_in: dict[int, list[Deal]] = {}
    for deal in found:
        if deal.occurred and deal.on:
            occurred_in.setdefault(int(deal.on[:4]), []).append(deal)
    for deal in found:
        if deal.agreement_status == "negotiating":
            yield _promise("negotiation", deal, *_conclusion(deal, signings))
        elif not deal.occurred and (deal.on is None or span(deal.on)[1] < today):
            yield _promise("announcement", deal, None, _confirmation(deal, occurred_in))


def _promise(
    what: Literal["negotiation", "announcement"], deal: Deal, closed_by: str | None, perhaps: str | None
) -> Promise:
    return Promise(what, deal.engagement_id, deal.partner_id, deal.on, deal.agreement_kind, closed_by, perhaps)


def _conclusion(talks: Deal, all_signings: Sequence[Deal]) -> tuple[str | None, str | None]:
    """The signing that surely, and the one that perhaps, concluded the talks."""
    signings = [deal for deal in all_signings if _may_be_same_kind(deal, talks)]
    later = [deal for deal in signings if deal.on and talks.on and span(deal.on)[0] > span(talks.on)[1]]
    sure = [deal for deal in later if deal.agreement_kind == talks.agreement_kind is not None]
    closed_by = _first_id(sure)
    unclear = [deal for deal in signings if _may_be_later(deal, talks) and deal.engagement_id != closed_by]
    return closed_by, _first_id(unclear) if talks.on else _last_id(unclear)


def _may_be_same_kind(signing: Deal, talks: Deal) -> bool:
    return None in (signing.agreement_kind, talks.agreement_kind) or signing.agreement_kind == talks.agreement_kind


def _may_be_later(signing: Deal, talks: Deal) -> bool:
    return signing.on is None or talks.on is None or span(signing.on)[1] >= span(talks.on)[0]


def _confirmation(announced: Deal, occurred_in: Mapping[int, Sequence[Deal]]) -> str | None:
    """An engagement that may be what was announced."""
    if announced.on is None:
        return None
    start, end = span(announced.on)[0] - _CONFIRMED_BEFORE, span(announced.on)[1] + _CONFIRMED_AFTER
    near = [
        deal
        for year in range(start.year, end.year + 1)
        for deal in occurred_in.get(year, ())
        if deal.on and span(deal.on)[1] >= start and span(deal.on)[0] <= end
    ]
    return _first_id(near)


def _first_id(found: Sequence[Deal]) -> str | None:
    return min(found, key=lambda deal: deal.on or "9999").engagement_id if found else None


def _last_id(found: Sequence[Deal]) -> str | None:
    return max(found, key=lambda deal: deal.on or "").engagement_id if found else None


def _earliest(dated: Sequence[Deal]) -> str | None:
    return min((deal.on for deal in dated if deal.on), default=None)


def _latest_first(found: Iterable[Deal]) -> list[Deal]:
    return sorted(found, key=lambda deal: (deal.on or "", deal.engagement_id), reverse=True)
