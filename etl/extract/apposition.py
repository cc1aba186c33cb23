"""Which tokens behind a name tell its office: "X, the city's new mayor", "X, permanent vice chairman of Y"."""

import re
from collections.abc import Sequence

from etl.extract.matcher import Token
from etl.types import Span

_JOIN = re.compile(r"\s*(?:,|-|–|—|\(|, là|, đồng thời là|, who is|, who was)\s*")
_BARE = re.compile(r"(?:the |hiện là |hiện |nguyên |đương kim |tân |người đang là )?")
# Words of a description that no table lists; a preposition or a verb of saying would begin another thought.
_DESCRIBED = re.compile(
    r"(?:(?!(?:who|whom|whose|which|where|when|while|with|by|from|to|into|and|or|but|said|says|told|asked|thanked|for|at|on"
    r"|as|that|than|after|before|under|over|including|do|khi|sau|theo|trong|qua|cho|cung|neu|sang|thay|toi|the|this)\b)"
    r"[a-zA-Z’'./-]+\s+){0,5}"
)
_CLAUSE = re.compile(r", who (?:is|was|serves|works|acts)\b")
_MAX_CHARS = 70


def apposed_office(
    text: str, name: Span, rest: Sequence[Token], offices: frozenset[str], parts: frozenset[str]
) -> int | None:
    """The index in `rest`, the tokens behind `name`, of the office that describes it; None when none does.

    The words before the office may be a place with its 's, an adjective of a country, or words no table knows. A
    body or an adjective right behind the comma counts too, though no office follows ("X, Hanoi People's Committee").
    """
    join = _JOIN.match(text, name.end)
    if join is None:
        return None
    for k, token in enumerate(rest):
        if token.has("motion") and _CLAUSE.match(text, name.end):
            continue
        gap = text[join.end() : token.start]
        if len(gap) > _MAX_CHARS or not (token.place or token.any_of(parts)) or token.has("honorific"):
            return None
        strict = _BARE.fullmatch(text, join.end(), token.start) is not None
        if token.any_of(offices) or token.has("state"):
            told = _CLAUSE.match(text, name.end) is not None and "," not in gap
            return k if strict or told or _described(gap) else None
        if strict and token.any_of(frozenset({"hanoi_body", "demonym"})) and not _leads_to_office(rest, k, offices):
            return k
    return None


def _described(gap: str) -> bool:
    return _DESCRIBED.fullmatch(re.sub(r"^(?:the|a|an|its|his|her|their)\s+", "", gap)) is not None


def _leads_to_office(rest: Sequence[Token], at: int, offices: frozenset[str]) -> bool:
    return any(t.any_of(offices) for t in rest[at + 1 : at + 3])
