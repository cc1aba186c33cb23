"""Which tokens behind a name tell its office: "X, the city's new mayor", "X, permanent vice chairman of Y"."""

from collections.abc import Sequence

from etl.extract.joints import pattern
from etl.extract.matcher import Token
from etl.types import Span

_JOIN = pattern(r"\s*(?:%(apposed)s|,|-|–|—|\()\s*")
_BARE = pattern(r"(?:%(office_now)s )?")
# Words of a description that no table lists; a preposition or a verb of saying would begin another thought.
_DESCRIBED = pattern(r"(?:(?!%(other_thought)s\b)[a-zA-Z’'./-]+\s+){0,5}")
_CLAUSE = pattern(r"%(who_is)s")
_DETERMINED = pattern(r"^%(determiner)s\s+")
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
        if strict and token.has("authority") and any(t.has("organisation") for t in rest[k + 1 : k + 2]):
            return k  # "NAME, đại diện Ngân hàng Thế giới"
    return None


def _described(gap: str) -> bool:
    return _DESCRIBED.fullmatch(_DETERMINED.sub("", gap)) is not None


def _leads_to_office(rest: Sequence[Token], at: int, offices: frozenset[str]) -> bool:
    return any(t.any_of(offices) for t in rest[at + 1 : at + 3])
