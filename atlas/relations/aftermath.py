"""What is on record of an agreement after it was signed: later engagements, another agreement of its kind."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

import pandas as pd

from atlas.relations.deal import Deal, deals
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
    signed, all_later = [deal for deal in found if deal.signed], _Later.of(found)
    by_kind = {kind: _Later.of([one for one in signed if one.agreement_kind == kind]) for kind in _kinds(signed)}
    ordered = sorted(signed, key=lambda deal: deal.on or "", reverse=True)
    return [_aftermath(one, all_later, by_kind.get(one.agreement_kind or "")) for one in ordered]


def _kinds(signed: Sequence[Deal]) -> set[str]:
    return {deal.agreement_kind for deal in signed if deal.agreement_kind is not None}


@dataclass(frozen=True, slots=True)
class _Later:
    """Deals with a date, laid out so that those after a day are found without asking each.

    first_days in order; latest and first: of those from each place on, the latest date, and the deal with the earliest
    date (of several the first on record). dates: in order, by how fine they are (the length of the prefix).
    """

    first_days: Sequence[date]
    latest: Sequence[str]
    first: Sequence[tuple[str, int, str]]
    dates: Mapping[int, Sequence[str]]

    @classmethod
    def of(cls, found: Sequence[Deal]) -> "_Later":
        dated = [(deal.on, place, deal.engagement_id) for place, deal in enumerate(found) if deal.on]
        ordered = sorted(dated, key=lambda one: span(one[0])[0])
        dates: dict[int, list[str]] = {}
        for on in sorted(on for on, _, _ in dated):
            dates.setdefault(len(on), []).append(on)
        return cls(
            first_days=[span(on)[0] for on, _, _ in ordered],
            latest=list(accumulate((on for on, _, _ in reversed(ordered)), max))[::-1],
            first=list(accumulate(reversed(ordered), min))[::-1],
            dates=dates,
        )

    def from_place(self, end: date) -> int:
        """The place in first_days from which all days are later than `end`."""
        return bisect_right(self.first_days, end)

    def first_after(self, end: date) -> str | None:
        """The engagement with the earliest date of those later than `end`."""
        place = self.from_place(end)
        return self.first[place][2] if place < len(self.first) else None

    def perhaps(self, since: str) -> int:
        """How many are of `since` or later as far as both dates tell."""
        return sum(len(dates) - bisect_left(dates, since[:length]) for length, dates in self.dates.items())


def _aftermath(signing: Deal, found: _Later, same_kind: _Later | None) -> Aftermath:
    if signing.on is None:
        return Aftermath(signing.engagement_id, None, 0, False, None, None)
    end = span(signing.on)[1]
    since = (end + timedelta(days=1)).isoformat()[: len(signing.on)]
    later, place = found.perhaps(since), found.from_place(end)
    following = same_kind.first_after(end) if same_kind else None
    return Aftermath(
        engagement_id=signing.engagement_id,
        since=since,
        later=later,
        sure=len(found.first_days) - place == later,
        last=found.latest[place] if place < len(found.latest) else None,
        followed_by=following,
    )
