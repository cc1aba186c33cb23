"""Named cells -> rows of the schema, and pydantic's complaints -> issues that a steward understands. Reads no file."""

from collections.abc import Iterator, Mapping
from typing import Any, Final, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from atlas import vocabulary
from atlas.schema import Issue, Row
from atlas.vocabulary import Vocabulary
from etl.register.table import Line, one_of

RowType = TypeVar("RowType", bound=Row)

VOCABULARY_OF_COLUMN: Final[Mapping[str, Vocabulary]] = {
    "date_precision": vocabulary.DATE_PRECISIONS,
    "date_basis": vocabulary.DATE_BASES,
    "status": vocabulary.STATUSES,
    "event_type": vocabulary.EVENT_TYPES,
    "direction": vocabulary.DIRECTIONS,
    "topics": vocabulary.TOPICS,
    "agreement_status": vocabulary.AGREEMENT_STATUSES,
    "agreement_kind": vocabulary.AGREEMENT_KINDS,
    "kind": vocabulary.PARTNER_KINDS,
    "office": vocabulary.OFFICES,
}
# What would be right where two columns contradict each other, by the words with which the schema's message begins.
_REMEDIES: Final = {
    "date_precision": "leave date_precision empty: it follows from date_start",
    "date_start": "leave date_precision empty: it follows from date_start",
    "date_end": "write the last day, not before the first, or leave date_end empty",
    "agreement_kind": "write signed or negotiating in agreement_status, or leave agreement_kind empty",
    "an event": "write signed in agreement_status, or another event_type",
    "lat": "write both in degrees, or leave both empty",
    "0,0": "write its latitude and longitude in degrees, or leave both empty",
}
_SEE: Final = "see docs/register.md"


def build(model: type[RowType], line: Line, values: dict[str, Any]) -> tuple[RowType | None, list[Issue]]:
    """The row that `values` make, or None and an issue for each thing that is wrong with them.

    Contradictions between columns are looked for even when single cells are wrong: the wrong ones are set aside first.
    """
    try:
        return model(**values), []
    except ValidationError as error:
        details = error.errors()
    issues = [_issue_of(line, detail, model) for detail in details]
    wrong = {str(detail["loc"][0]) for detail in details if detail["loc"]}
    if wrong:
        issues += _contradictions(model, line, _without(values, wrong))
    return None, issues


def _contradictions(model: type[Row], line: Line, values: dict[str, Any]) -> Iterator[Issue]:
    try:
        model(**values)
    except ValidationError as error:
        yield from (_issue_of(line, detail, model) for detail in error.errors() if not detail["loc"])


def _without(values: dict[str, Any], wrong: set[str]) -> dict[str, Any]:
    kept = {name: value for name, value in values.items() if name not in wrong}
    if wrong & {"date_start", "date_precision"}:
        kept |= {"date_start": None, "date_end": None, "date_precision": "unknown"}
    if wrong & {"event_type", "agreement_status"}:
        kept |= {"event_type": "other", "agreement_status": "none", "agreement_kind": None}
    if "date_basis" in wrong:
        kept["date_basis"] = "stated"
    if wrong & {"lat", "lon"}:
        kept |= {"lat": None, "lon": None}
    return kept


def _issue_of(line: Line, detail: ErrorDetails, model: type[Row]) -> Issue:
    column = str(detail["loc"][0]) if detail["loc"] else None
    value = detail["input"]
    terms = VOCABULARY_OF_COLUMN.get(column or "")
    if terms and value:
        return line.issue(column, f"{value!r} is not a code of {terms.name}", one_of(str(value), terms.codes))
    if detail["type"] == "value_error" and value:
        return _own_message(line, column, str(detail["ctx"]["error"]))
    description = model.model_fields[column].description if column in model.model_fields else None
    problem = f"{value!r} is not right ({detail['msg'].lower()})" if value else "the cell is empty"
    remedy = f"write: {description}" if description else _SEE
    return line.issue(column, problem, f"one of: {', '.join(terms.codes)}" if terms else remedy)


def _own_message(line: Line, column: str | None, message: str) -> Issue:
    problem, _, remedy = message.partition("; ")
    if column is None:
        column = next((name for name in problem.split() if name in line.cells), None)
        column = "event_type" if problem.startswith("an event") else column
    known = next((text for start, text in _REMEDIES.items() if problem.startswith(start)), _SEE)
    return line.issue(column, problem, remedy or known)
