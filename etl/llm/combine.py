"""The records of the rules and of a model as one list: the rules stand, the model fills what they left open. Pure."""

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any, Final

from etl.articles import partner_id_of
from etl.llm.record import ModelRecord
from etl.types import Record

_DATE: Final = ("date_start", "date_end", "date_precision", "date_basis")
_OPEN: Final = {
    "direction": (None, ("direction",)),
    "topics": ((), ("topics",)),
    "hanoi_officials": ((), ("hanoi_lead",)),
    "partner_officials": ((), ("partner_lead",)),
    "date_start": (None, ("date_start",)),
}
"""Field -> the value that leaves it open, and the names of its evidence."""


def combine(by_rules: Sequence[Record], by_model: Sequence[ModelRecord]) -> tuple[Record, ...]:
    """Each record of the rules, with what only the model found; then the engagements that only the model found.

    Whatever a model had a part in needs review and says so.
    """
    combined: list[Record] = list(by_rules)
    for told in by_model:
        place = next((i for i, record in enumerate(combined) if _is_one(record, told)), None)
        if place is None:
            combined.append(told)
        else:
            combined[place] = _filled(combined[place], told)
    return tuple(combined)


def _is_one(record: Record, told: ModelRecord) -> bool:
    """Whether the two tell of one engagement: the same partner, and dates that do not contradict each other."""
    if partner_id_of(record) != partner_id_of(told):
        return False
    if record.date_start is None or told.date_start is None:
        return True
    return record.date_start <= (told.date_end or told.date_start) and told.date_start <= (
        record.date_end or record.date_start
    )


def _filled(record: Record, told: ModelRecord) -> Record:
    changes: dict[str, Any] = {}
    names: list[str] = []
    for name, (nothing, evidence) in _OPEN.items():
        if getattr(record, name) == nothing and getattr(told, name) != nothing:
            changes |= {column: getattr(told, column) for column in (_DATE if name == "date_start" else (name,))}
            names += evidence
    if not changes or isinstance(record, ModelRecord):
        return record
    backed = (*record.evidence, *(item for item in told.evidence if item.field in names))
    values = {field.name: getattr(record, field.name) for field in fields(Record)}
    method = f"rules and {told.method}"
    return replace(ModelRecord(**values, method=method), **changes, evidence=backed, needs_review=True)
