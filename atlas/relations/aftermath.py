"""What is on record of an agreement after it was signed: later engagements, another agreement of its kind."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

import pandas as pd

from atlas.relations.deal import Deal, deals, first_id
from atlas.spans import span


@dataclass(frozen=True, slots=True)
class Aftermath:
    """What came after a signing; nothing of it says that the agreement is, or is not, in force.

    since is the date from which later engagements are counted, as fine as that of the signing: the next day, month or
    year; None when the signing has no date. later counts the engagements that occurred from then on as far as their
    dates tell; sure says that no date leaves it open. followed_by is the next signing of the same kind.
    """

    engagement_id: str
    since: str | None
    later: int
    sure: bool
    last: str | None
    followed_by: str | None


def aftermaths(own: pd.DataFrame) -> list[Aftermath]:
    """What came after each signing on record of one partner, whose records are `own`; the latest signing first."""
    found = [deal for deal in deals(own) if deal.occurred]
    signed = [deal for deal in found if deal.signed]
    return [_aftermath(one, found) for one in sorted(signed, key=lambda deal: deal.on or "", reverse=True)]


def _aftermath(signing: Deal, found: Sequence[Deal]) -> Aftermath:
    if signing.on is None:
        return Aftermath(signing.engagement_id, None, 0, False, None, None)
    end = span(signing.on)[1]
    since = (end + timedelta(days=1)).isoformat()[: len(signing.on)]
    later = [deal for deal in found if deal.on and deal.on[: len(since)] >= since[: len(deal.on)]]
    sure = [deal for deal in later if span(deal.on or "")[0] > end]
    return Aftermath(
        engagement_id=signing.engagement_id,
        since=since,
        later=len(later),
        sure=len(sure) == len(later),
        last=max((deal.on for deal in sure if deal.on), default=None),
        followed_by=first_id([deal for deal in sure if _is_same_kind(deal, signing)]),
    )


def _is_same_kind(deal: Deal, signing: Deal) -> bool:
    return deal.signed and deal.agreement_kind == signing.agreement_kind is not None
