"""Who travelled: Hanoi's people out, the partner's in, nobody (online), or both to a third place."""

import re
from collections.abc import Sequence

from etl.extract.hosts import HANOIS_OWN, nearest_side, side_evidence
from etl.extract.joints import pattern, wordings
from etl.extract.matcher import Token
from etl.extract.naming import is_dateline, is_foreign_name
from etl.extract.parties import is_of_our_delegation
from etl.extract.roles import Mention, Role
from etl.extract.scene import Scene
from etl.extract.sentences import Sentence
from etl.extract.titlereading import FOREIGN, HANOI, STATE

OUTGOING, INCOMING, REMOTE, THIRD = "outgoing", "incoming", "remote", "third_place"


_LOCATED = pattern(r"\b%(in)s\s+(?:%(city_title)s\s+)?$", re.IGNORECASE)
_AT_BODY = pattern(r"\b%(in)s\s+%(seat_of)s\s[^,.;:]*$", re.IGNORECASE)
_SEAT_CHARS = 60
_TALKED = frozenset(wordings("talked_about"))
_AT_SEAT = pattern(r"%(residence)s", re.IGNORECASE)
_TO_GOAL_CHARS = 10  # "trip to the"
_CLAUSE_END = re.compile(r"[:;]|(?s:^.{15,}),")
_DISTRICT = frozenset({"district", "kind_borough"})
_APPOSED_CHARS = 3  # "Lê Văn A, trưởng đoàn"


def is_abroad(scene: Scene, sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> bool | None:
    """Whether the engagement of `sentences` took place abroad, else whether the trip went there; None: not told."""
    score = sum(_evidence(scene, sentence, mentions) for sentence in sentences)
    lead = [s for s in scene.reading.sentences if s.paragraph <= 1]
    if score == 0:
        score = sum(_evidence(scene, sentence, mentions) for sentence in lead)
    if score == 0:
        return True if any(_leads_ours(scene, s) for s in lead) else None
    return score > 0


def _leads_ours(scene: Scene, sentence: Sentence) -> bool:
    """Whether somebody of Hanoi's is said to lead a delegation, as nobody does at home."""
    if scene.status(sentence).background or sentence.has("in_hanoi", "receive", "future"):
        return False
    if not sentence.has("delegation", "bare_delegation", "leads"):
        return False
    leading = [t.start for t in sentence.of("leads") if not sentence.has("led_by")]
    ours = [p for p in sentence.people if p.title.side == HANOI]
    told = [(p, p.title.span.end if p.title.span else p.span.end) for p in ours]
    apposed = any(0 <= at - max(p.span.end, end) < _APPOSED_CHARS for at in leading for p, end in told)
    theirs = any(p.title.side == FOREIGN and (p.title.led or p.title.embassy) for p in sentence.people)
    return not theirs and (apposed or any(p.title.led for p in ours))


def _evidence(scene: Scene, sentence: Sentence, mentions: Sequence[Mention]) -> float:
    """Points for abroad (positive) and for Hanoi (negative) in one sentence."""
    if scene.status(sentence).background:
        return 3.0 * _is_datelined(scene, sentence, mentions)
    points = (
        3.0 * sentence.has("local_time")
        + 1.5 * _invited(sentence)
        - 3.0 * (_is_in_hanoi(sentence) and _tells(scene, sentence))
    )
    points += 2.5 * (_AT_SEAT.search(sentence.text) is not None and not sentence.has("in_hanoi"))
    points += 1.5 * _has_left(sentence) + 2.5 * is_of_our_delegation(sentence)
    roles = {m.role for m in mentions if m.sentence == sentence.index}
    points += 3.0 * _is_datelined(scene, sentence, mentions) + 2.0 * (
        Role.LOCATION in roles or _is_held_there(sentence, mentions)
    )
    points += 2.0 * any(m.is_venue and _is_of(m, mentions) for m in scene.mentions[sentence.index])
    held_at = {m.role for m in scene.mentions[sentence.index] if _may_be_home(m, mentions)}
    located = Role.LOCATION in held_at and Role.LOCATION not in roles and not scene.status(sentence).future
    points += 1.5 * (located and not sentence.is_title)
    away = Role.VISITED in held_at and sentence.has("hanoi", "hanoi_body") and sentence.has("delegation")
    points += 1.0 * (away and not sentence.has("receive", "in_hanoi"))
    if sentence.is_title:
        return points + _visit_evidence(sentence)
    return points + _visit_evidence(sentence) + _host_evidence(sentence) - _guest_evidence(sentence)


def _has_left(sentence: Sentence) -> bool:
    """Whether people "from Hanoi" are named, and not only as those whom somebody wishes for."""
    wished = min((t.start for t in sentence.of("wish")), default=sentence.span.end)
    return any(t.start < wished and not _is_compared(sentence, t) for t in sentence.of("from_hanoi"))


def _invited(sentence: Sentence) -> int:
    """1 where somebody was invited abroad, -1 where it is Hanoi's people who invited, 0 where nobody is."""
    invited = sentence.of("invited")
    if not invited:
        return 0
    return -1 if nearest_side(sentence, invited[0].end, False) == HANOI else 1


def _is_datelined(scene: Scene, sentence: Sentence, mentions: Sequence[Mention]) -> bool:
    """Whether the report was sent from the partner, or from another place in its country."""
    lines = [m for m in scene.mentions[sentence.index] if m.role is Role.DATELINE or is_dateline(sentence, m.token)]
    named = {m.token for m in mentions}
    return any(m.token in named or _is_of(m, mentions) for m in lines)


def _is_in_hanoi(sentence: Sentence) -> bool:
    """Whether something is done in Hanoi; what is only talked about or wished for there is not.

    Nor is it where officials "in Hanoi and Oslo" are compared.
    """
    asides = [t.start for t in sentence.tokens if t.has("wish") or (t.cue and t.cue.phrase in _TALKED)]
    done = [t for t in sentence.of("in_hanoi") if not _is_compared(sentence, t) and not _is_of_district(sentence, t)]
    return any(not asides or t.start < min(asides) for t in done)


def _tells(scene: Scene, sentence: Sentence) -> bool:
    """Whether a sentence tells of what was done, on a day or by somebody; "asked for a counter in Hanoi" does not."""
    status = scene.status(sentence)
    return status.is_event or bool(status.near) or bool(sentence.people) or sentence.is_title


def _is_of_district(sentence: Sentence, token: Token) -> bool:
    """Whether "in Hanoi" only says where a district lies ("chairman of Dong Anh District in Hanoi")."""
    before = next((t for t in reversed(sentence.tokens) if t.end <= token.start), None)
    return before is not None and before.any_of(_DISTRICT) and not _between(sentence, before, token).strip()


def _is_compared(sentence: Sentence, token: Token) -> bool:
    following = next((t for t in sentence.tokens if t.start >= token.end), None)
    return (
        following is not None and is_foreign_name(following) and _between(sentence, token, following).strip() == "and"
    )


def _is_held_there(sentence: Sentence, mentions: Sequence[Mention]) -> bool:
    """Whether somebody of the partner's was met "in" or "at" the partner's own place."""
    met = sentence.has("meet", "receive", "call_on", "sign") and not sentence.is_title
    here = [m for m in mentions if m.sentence == sentence.index and m.token.place]
    offices = [m.token.start for m in here if m.role is Role.OFFICE]
    seats = [m.token.start for m in here if m.role is Role.AUTHORITY]
    stayed = [m.token.start for m in here if m.role is Role.VISITED] if _is_of_ours_alone(sentence) else []
    if any(_LOCATED.search(sentence.before(start)) for start in stayed):
        return True
    return met and (
        any(_LOCATED.search(sentence.before(start)) for start in offices)
        or any(_AT_BODY.search(sentence.before(start, _SEAT_CHARS)) for start in seats)
    )


def _is_of_ours_alone(sentence: Sentence) -> bool:
    """Whether the sentence names somebody of Hanoi's and nobody foreign, and is not set in Hanoi."""
    sides = {p.title.side for p in sentence.people}
    return HANOI in sides and FOREIGN not in sides and not sentence.has("in_hanoi", "receive", "wish", "future")


def _may_be_home(place: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether a place may be where the partner that `mentions` name is at home; a body may be anywhere."""
    return _is_of(place, mentions) or not any(m.token.place for m in mentions)


def _is_of(venue: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether a venue lies in the country of the partner that `mentions` name."""
    countries = {m.token.place.country_code for m in mentions if m.token.place}
    return venue.token.place is not None and venue.token.place.country_code in countries


def _visit_evidence(sentence: Sentence) -> float:
    """A delegation of Hanoi's before a visit to a foreign name speaks for abroad, a foreign one to Hanoi against."""
    points, told = 0.0, False
    for i, token in enumerate(sentence.tokens if sentence.has("visit") else ()):
        if not token.has("visit") or any(d.mention.span.holds(token.span) for d in sentence.dates):
            continue  # "từ ngày 3 đến 7/9" tells of no journey
        before = sentence.tokens[:i]
        after = [
            t
            for t in sentence.tokens[i + 1 : i + 6]
            if not _CLAUSE_END.search(_between(sentence, token, t)) and t.start - token.end < 70
        ]
        after = [
            t for k, t in enumerate(after) if not (k and after[k - 1].any_of(HANOIS_OWN)) and not t.any_of(HANOIS_OWN)
        ]
        office = next((t.start for t in after if t.has("foreign_office")), None)
        after = [t for t in after if office is None or t.end <= office]
        goal = next((t for k, t in enumerate(after) if _is_goal(t, after[k + 1 : k + 2])), None)
        if goal is None or any(p.title.side == STATE and p.title.place == goal for p in sentence.people):
            continue  # "the state visit of the President of X" goes nowhere by itself
        if told and goal.start - token.end > _TO_GOAL_CHARS:
            continue  # "was in France on a trip meant to bring Hanoi ...": the trip told already
        told = True
        if is_foreign_name(goal):
            points += (
                3.0 if any(t.has("hanoi") or t.has("hanoi_body") or t.has("hanoi_office") for t in before) else 1.0
            )
        elif any(is_foreign_name(t) for t in before):
            points -= 3.0
        else:
            points -= 1.0
    return points


def _between(sentence: Sentence, one: Token, other: Token) -> str:
    return sentence.text[one.end - sentence.span.start : other.start - sentence.span.start]


def _is_goal(token: Token, following: Sequence[Token]) -> bool:
    """Whether a token names where a visit goes; "thủ đô" before a foreign name is only its title."""
    if token.has("capital_alone") and any(is_foreign_name(t) for t in following):
        return False
    return is_foreign_name(token) or any(token.has(home) for home in ("hanoi", "vietnam", "capital_alone"))


def _host_evidence(sentence: Sentence) -> float:
    """The one who receives is at home."""
    return side_evidence(sentence, "receive")


def _guest_evidence(sentence: Sentence) -> float:
    """The one who comes to pay respects is not."""
    return side_evidence(sentence, "call_on")
