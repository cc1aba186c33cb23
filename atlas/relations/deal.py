"""The part of a record that the rules about relations read, and the order of dates."""

import re
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

import pandas as pd

_COLUMNS: Final = (
    *("engagement_id", "partner_id", "date_start", "event_type", "direction", "status"),
    *("agreement_status", "agreement_kind", "agreement_subject_en"),
)
# The years that an agreement is to cover: "joint plan for 2026-2029".
_YEARS: Final = re.compile(r"\b((?:19|20)\d\d)\s?[-–]\s?(?:19|20)\d\d\b")

OCCURRED: Final = "occurred"
SIGNED: Final = "signed"


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
    subject: str | None

    @property
    def covers_from(self) -> int | None:
        """The year in which the agreement is to begin, where its subject says the years that it covers."""
        found = _YEARS.search(self.subject or "")
        return int(found[1]) if found else None

    @property
    def occurred(self) -> bool:
        """False when the source only announces it."""
        return self.status == OCCURRED

    @property
    def signed(self) -> bool:
        """True when an agreement was signed, not merely announced."""
        return self.occurred and self.agreement_status == SIGNED


def is_signed(records: pd.DataFrame) -> pd.Series:
    """True for each record at which an agreement was signed, whatever the occasion; not where it is only announced.

    The one definition of a signing: `Deal.signed` says it of one record, filters say it by agreement=signed and
    status=occurred.
    """
    return (records["agreement_status"] == SIGNED) & (records["status"] == OCCURRED)


def deals(records: pd.DataFrame) -> list[Deal]:
    """The records as these rules read them."""
    columns = ([value if isinstance(value, str) else None for value in records[name].tolist()] for name in _COLUMNS)
    return [Deal._make(row) for row in zip(*columns, strict=True)]


def first_id(found: Sequence[Deal]) -> str | None:
    """The earliest of those with a date, else any; None for none."""
    return min(found, key=lambda deal: deal.on or "9999").engagement_id if found else None


def last_id(found: Sequence[Deal]) -> str | None:
    """The latest of those with a date, else any; None for none."""
    return max(found, key=lambda deal: deal.on or "").engagement_id if found else None


def latest_first(found: Iterable[Deal]) -> list[Deal]:
    """By date, the latest first, undated last."""
    return sorted(found, key=lambda deal: (deal.on or "", deal.engagement_id), reverse=True)
