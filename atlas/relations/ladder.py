"""The steps of a relation that records prove: contact, project, agreement, twinning."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from atlas.relations.deal import Deal
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


@dataclass(frozen=True, slots=True)
class Rung:
    """A step of the ladder that the partner reached: since the first dated record of it, None when none has a date.

    undated counts the records of this rung without a date, which may be earlier still.
    """

    code: str
    since: str | None
    engagement_id: str
    undated: int


def rungs(occurred: Sequence[Deal]) -> tuple[Rung, ...]:
    """The steps reached, the lowest first."""
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
