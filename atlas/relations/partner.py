"""What all records of a partner say together."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from atlas.relations.deal import Deal, deals, latest_first
from atlas.relations.ladder import Rung, rungs
from atlas.relations.promise import Promise, promises
from atlas.spans import Elapsed, elapsed, months_later, span


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
        rungs=rungs(occurred),
        agreements=tuple(deal.engagement_id for deal in latest_first(deal for deal in occurred if deal.signed)),
        promises=tuple(promises(found, today)),
        outgoing=directions.count("outgoing"),
        incoming=directions.count("incoming"),
        remote=directions.count("remote"),
        third_place=directions.count("third_place"),
    )


def _earliest(dated: Sequence[Deal]) -> str | None:
    return min((deal.on for deal in dated if deal.on), default=None)
