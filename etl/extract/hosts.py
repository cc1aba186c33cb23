"""Which side receives and which is received, read off the verb and who stands around it. Knows no journeys."""

import re

from etl.extract.joints import pattern, wordings
from etl.extract.matcher import Token
from etl.extract.naming import is_foreign_name
from etl.extract.sentences import Sentence
from etl.extract.titlereading import FOREIGN, HANOI

_IS = pattern(r"\b%(is)s\b")
_BY_AGENT = pattern(r"\b%(passive_by)s\s[^,;:]*$", re.IGNORECASE)
_PASSIVE = pattern(r"\b%(passive)s\s+(?:\w+ly\s+)?$")
_PRONOUN = pattern(r"\b%(pronoun)s\s+$", re.IGNORECASE)
_MEANWHILE = pattern(r"\b%(meanwhile_doing)s\s+$", re.IGNORECASE)
_DETERMINED = pattern(r"\b%(determiner)s\s+$", re.IGNORECASE)
_TOLD = frozenset(wordings("told_audience"))
_STATED = pattern(r"\b%(stated)s\b")
_WHOSE = pattern(r"(?:['’]s|\b%(whose)s)\s+(?:[A-Z]\w+\s+)?$")  # "his Vietnamese hosts"
_NEXT_CHARS = 3  # between "đón" and "đoàn"
_BY = pattern(r" %(agent)s\s")
_AGENT = pattern(r"\b%(agent)s\s")
HANOIS_OWN = frozenset({"hanoi_office", "hanoi_body"})


def side_evidence(sentence: Sentence, category: str) -> float:
    """Points for a foreign actor before a verb of `category` or Hanoi's people after it, less those for the reverse."""
    points = 0.0
    for token in sentence.of(category):
        if any(0 < token.start - t.end < _NEXT_CHARS for t in sentence.of("negation")):
            continue  # "không có lễ đón"
        host, guest = _sides_of(sentence, token)
        if host == HANOI or (host is None and guest == FOREIGN):
            points -= 4.0
        elif host == FOREIGN or (host is None and guest == HANOI):
            points += 4.0
    return points


def _sides_of(sentence: Sentence, verb: Token) -> tuple[str | None, str | None]:
    """The side that a verb names as acting and the one that it names as acted upon."""
    before, after = nearest_side(sentence, verb.start, True), nearest_side(sentence, verb.end, False)
    if _BY.match(sentence.text, verb.end - sentence.span.start):
        return _agent_side(sentence, verb), None  # "Received by X, Cole ...", "was welcomed by X"
    if agent := _agent_between(sentence, verb):
        return agent
    if verb.start - sentence.span.start < 3 or _opens_after_place(sentence, verb):
        return _inverted_sides(sentence, verb)
    if sentence.said(verb) == "hosts" and _WHOSE.search(sentence.before(verb.start)):
        return None, before  # "Duoc told his hosts", "Cole's hosts"
    if _PASSIVE.search(sentence.text[: verb.start - sentence.span.start]):
        return _agent_side(sentence, verb), before
    return _active_sides(sentence, verb, before, after)


def _active_sides(
    sentence: Sentence, verb: Token, before: str | None, after: str | None
) -> tuple[str | None, str | None]:
    """Host and guest of a verb that is no passive; `before`, `after`: the sides that stand nearest to it."""
    if _MEANWHILE.search(sentence.before(verb.start)) and (speaker := _speaker(sentence, verb)):
        return speaker, None  # "X told Y while receiving the guests"
    if _PRONOUN.search(sentence.before(verb.start)):
        return None, after  # "as she welcomed the Mayor": told before
    if before is None and _is_only_named(sentence, verb):
        return None, None  # "Chủ trì buổi tiếp, ông X ..." says who speaks, not whom he met
    return before, after


def _agent_between(sentence: Sentence, verb: Token) -> tuple[str, str | None] | None:
    """The sides of host and guest where who receives stands inside the passive ("được Phó Chủ tịch A đón tiếp")."""
    by = _BY_AGENT.search(sentence.before(verb.start))
    if by is None:
        return None
    start = verb.start - len(by.group())
    hosts = [p for p in sentence.people if start < p.span.start < verb.start]
    if not hosts:
        return None
    side = hosts[-1].title.side or (HANOI if hosts[-1].vietnamese else FOREIGN)
    return side, nearest_side(sentence, start, True)


def _speaker(sentence: Sentence, verb: Token) -> str | None:
    """The side of whoever speaks of what was done meanwhile: nearest before the verb of telling, else named first."""
    told = [t.start for t in sentence.of("meet") if t.end <= verb.start and t.cue and t.cue.phrase in _TOLD]
    start = sentence.span.start
    told = told or [start + m.start() for m in _STATED.finditer(sentence.text, 0, verb.start - start)]
    if told and (speaker := nearest_side(sentence, told[-1], True)):
        return speaker
    return min((mark for mark in _marks(sentence) if mark[0] < verb.start), default=(0, None))[1]


def _is_only_named(sentence: Sentence, token: Token) -> bool:
    """Whether an occasion is named at the opening, up to a comma, before anybody is."""
    first = min((start for start, _ in _marks(sentence)), default=None)
    if first is None or first < token.end:
        return False
    return "," in sentence.text[token.end - sentence.span.start : first - sentence.span.start]


def _opens_after_place(sentence: Sentence, verb: Token) -> bool:
    """Whether nobody is named before the verb and a bare delegation right behind it ("Ra sân bay đón đoàn có ...")."""
    if _DETERMINED.search(sentence.before(verb.start)):
        return False  # "At a reception for guests from ..."
    met = any(0 < t.start - verb.end < _NEXT_CHARS for t in sentence.of("bare_delegation"))
    named = [*(start for start, _ in _marks(sentence)), *(p.span.start for p in sentence.people)]
    return met and not any(start < verb.start for start in named)


def _inverted_sides(sentence: Sentence, token: Token) -> tuple[str | None, str | None]:
    """For a sentence that opens with the verb ("Đón đoàn, bà X ..."): who acts is named after who is received."""
    after = sorted(mark for mark in _marks(sentence) if mark[0] >= token.end)
    bare = any(t.has("delegation") and (not after or t.start < after[0][0]) for t in sentence.tokens)
    if bare or not after or _is_only_named(sentence, token):  # "Đón khách tại trụ sở, Chủ tịch ..."
        return (after[0][1] if after else None), None
    if _IS.search(sentence.text[token.end - sentence.span.start : after[0][0] - sentence.span.start]):
        return after[0][1], None  # "Tiếp ông là Chủ tịch ...": who is named is the host
    guest = after[0][1]
    return next((side for _, side in after if side != guest), None), guest


def _agent_side(sentence: Sentence, verb: Token) -> str | None:
    """Who acts in "was received by X", or whose house it is in "was welcomed at X"; None when it is not told."""
    agent = _AGENT.search(sentence.text, verb.start - sentence.span.start)
    return nearest_side(sentence, sentence.span.start + agent.end(), False) if agent else None


def _marks(sentence: Sentence) -> list[tuple[int, str]]:
    """Where Hanoi's and the foreign people, bodies and names stand."""
    marks = [(p.span.start, p.title.side) for p in sentence.people if p.title.side in (HANOI, FOREIGN)]
    for token in sentence.tokens:
        if token.any_of(HANOIS_OWN):
            marks.append((token.start, HANOI))
        elif is_foreign_name(token) or token.has("foreign_office"):
            marks.append((token.start, FOREIGN))
    return marks


def nearest_side(sentence: Sentence, at: int, before: bool) -> str | None:
    """The side of the person, body or delegation nearest to `at` on one hand."""
    sides = [(abs(start - at), side) for start, side in _marks(sentence) if (start < at) == before]
    return min(sides)[1] if sides else None
