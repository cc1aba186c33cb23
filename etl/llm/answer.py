"""What a model may answer, as typed rows, and how they are found in its words. Believes nothing of what they say."""

import json
from collections.abc import Iterator
from typing import Annotated, Any, Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError

ENGAGEMENTS_MAX: Final = 20
_STARTS_TRIED_MAX: Final = 50
Short = Annotated[str, Field(max_length=300)]
Quote = Annotated[str, Field(max_length=1000)]


class _Answered(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True, str_strip_whitespace=True)


class Coded(_Answered):
    """A code of one of our vocabularies, with the words of the article that show it."""

    code: Short
    quote: Quote


class Person(_Answered):
    """A person who took part, as the article writes name and office."""

    name: Short
    role: Short | None = None


class Partner(_Answered):
    """Whom Hanoi dealt with: `name` as the article writes it; `country` the article's word for its country."""

    name: Short
    kind: Short
    country: Short | None = None
    quote: Quote


class Answered(_Answered):
    """One engagement as a model answers it; what it is not sure of it leaves out."""

    partner: Partner
    event_type: Coded | None = None
    direction: Coded | None = None
    status: Coded | None = None
    date_quote: Quote | None = None
    topics: Annotated[tuple[Coded, ...], Field(max_length=30)] = ()
    hanoi_people: Annotated[tuple[Person, ...], Field(max_length=30)] = ()
    partner_people: Annotated[tuple[Person, ...], Field(max_length=30)] = ()
    agreement_status: Coded | None = None
    agreement_kind: Coded | None = None


def parse_answer(text: str) -> tuple[list[Answered], list[str]]:
    """The engagements in a model's answer, and what is wrong with the others.

    The JSON may stand among other words or in a code fence. Raises ValueError when there is none of our form.
    """
    items = _engagements(text)
    if items is None:
        raise ValueError("no JSON object with a list of engagements in the answer")
    answered: list[Answered] = []
    problems = [f"the answer lists more than {ENGAGEMENTS_MAX} engagements"] if len(items) > ENGAGEMENTS_MAX else []
    for number, item in enumerate(items[:ENGAGEMENTS_MAX], 1):
        try:
            answered.append(Answered.model_validate(item))
        except ValidationError as error:
            first = error.errors(include_input=False, include_url=False)[0]
            where = ".".join(map(str, first["loc"]))
            problems.append(f"engagement {number} of the answer is not of our form ({where}: {first['msg']})")
    return answered, problems


def _engagements(text: str) -> list[Any] | None:
    for value in _objects(text):
        found = value.get("engagements")
        if isinstance(found, list):
            return found
    return None


def _objects(text: str) -> Iterator[dict[str, Any]]:
    """The JSON objects in `text`, outermost and first come first."""
    decoder = json.JSONDecoder()
    start = 0
    for _ in range(_STARTS_TRIED_MAX):
        start = text.find("{", start)
        if start < 0:
            return
        try:
            value, end = decoder.raw_decode(text, start)
        except (ValueError, RecursionError):
            start += 1
            continue
        if isinstance(value, dict):
            yield value
        start = end
