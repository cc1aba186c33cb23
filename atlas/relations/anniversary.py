"""When the signings of agreements come round again."""

from dataclasses import dataclass
from datetime import date
from typing import Final

import pandas as pd

from atlas.relations.deal import deals, is_signed
from atlas.spans import months_later, same_in, span

ROUND_YEARS: Final = 5


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


def anniversaries(records: pd.DataFrame, today: date, months: int = 12) -> list[Anniversary]:
    """The anniversaries of signings that fall from today on within `months` months, in order.

    One known by its year alone may fall in this year and again in the next; both are given.
    """
    end = months_later(today, months)
    found = [
        Anniversary(deal.engagement_id, deal.partner_id, deal.agreement_kind, deal.on, falls, year - int(deal.on[:4]))
        for deal in deals(records[is_signed(records)])
        if deal.on
        for year in range(today.year, end.year + 1)
        if year > int(deal.on[:4])
        for falls in (same_in(deal.on, year),)
        if span(falls)[1] >= today and span(falls)[0] < end
    ]
    return sorted(found, key=lambda one: (span(one.falls), one.engagement_id))
