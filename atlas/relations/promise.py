"""What was to follow: talks about an agreement, and announcements whose day has passed; and what concluded them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from atlas.relations.deal import Deal, first_id, last_id
from atlas.spans import months_later, span

# What was announced may be confirmed by a report of the days around it or of the three months after.
_CONFIRMED_BEFORE: Final = timedelta(days=7)
_CONFIRMED_AFTER: Final = timedelta(days=92)
# A plan for 2026 to 2029 may be signed in 2025 already, but not by a signing of 2022.
_SIGNED_AHEAD_YEARS: Final = 1
# What was announced longer ago is history, not a matter to follow up.
ANNOUNCED_MONTHS_MAX: Final = 36


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

    def is_worth_asking(self, today: date) -> bool:
        """Whether it was announced in the last ANNOUNCED_MONTHS_MAX months and nothing may have come of it."""
        if self.what != "announcement" or self.since is None or self.perhaps_closed_by:
            return False
        return span(self.since)[1] >= months_later(today, -ANNOUNCED_MONTHS_MAX)


def promises(found: Sequence[Deal], today: date) -> Iterable[Promise]:
    """What one partner's records announce, in their order."""
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
    closed_by = first_id(sure)
    unclear = [deal for deal in signings if _may_be_later(deal, talks) and deal.engagement_id != closed_by]
    return closed_by, first_id(unclear) if talks.on else last_id(unclear)


def _may_be_same_kind(signing: Deal, talks: Deal) -> bool:
    return None in (signing.agreement_kind, talks.agreement_kind) or signing.agreement_kind == talks.agreement_kind


def _may_be_later(signing: Deal, talks: Deal) -> bool:
    if signing.on is None:
        return True
    if talks.on is not None:
        return span(signing.on)[1] >= span(talks.on)[0]
    return talks.covers_from is None or int(signing.on[:4]) >= talks.covers_from - _SIGNED_AHEAD_YEARS


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
    return first_id(near)
