"""An article as a scene: what each sentence tells, and who is named in it in which part. Names no partner."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from etl.extract.entities import CITY, CITY_IDS, COUNTRY, REGION
from etl.extract.joints import pattern
from etl.extract.matcher import Token
from etl.extract.naming import is_foreign_name
from etl.extract.reading import Reading
from etl.extract.roles import Mention, Role, mentions_of
from etl.extract.sentences import Sentence
from etl.extract.status import Status, status_of
from etl.extract.titlereading import HANOI, Title

_OPENING_WORDS = 6
_THIS = pattern(r" %(this)s\b")
_WITH = pattern(r"\b%(met_with)s$")
_SUBJECT_AT = pattern(r"(?!%(in)s\s)[^,]*\w[^,]*?\s%(in)s\s[^,]*$", re.IGNORECASE)
_WHOM = pattern(r"\s+%(whom_met)s\b(?!\s+[A-ZÀ-ỸĐ])")
_GUESTS = frozenset({Role.OFFICE, Role.EMBASSY, Role.DELEGATION})
_ACTS = frozenset({"delegation", "motion", "meet", "receive", "bare_delegation"})


@dataclass(frozen=True)
class Scene:
    """A reading with the status of each sentence and the mentions in it."""

    reading: Reading
    statuses: Sequence[Status]
    mentions: Mapping[int, Sequence[Mention]]

    def status(self, sentence: Sentence) -> Status:
        """The status of `sentence`."""
        return self.statuses[sentence.index]


def scene_of(reading: Reading) -> Scene:
    """What every sentence of `reading` tells, and who is named in it in which role."""
    statuses = [status_of(sentence, reading) for sentence in reading.sentences]
    mentions = {s.index: [*_settled(mentions_of(s), s), *_spoken_for(s)] for s in reading.sentences}
    for before, sentence in pairwise(reading.body):
        mentions[sentence.index] += _met_again(sentence, before, mentions)
    for sentence in reading.body:
        mentions[sentence.index] += _meant_again(sentence, reading)
    return Scene(reading, statuses, _with_governed(mentions, reading))


def _with_governed(mentions: dict[int, list[Mention]], reading: Reading) -> dict[int, list[Mention]]:
    """The mentions, where a place whose governor is named further on is known to have one."""
    governed = {p.title.place for s in reading.sentences for p in s.people if p.title.of_region}
    if governed <= {None}:
        return mentions
    return {
        at: [m._replace(governor=True) if m.token in governed else m for m in found] for at, found in mentions.items()
    }


def _met_again(sentence: Sentence, before: Sentence, mentions: Mapping[int, Sequence[Mention]]) -> list[Mention]:
    """Who is meant by a pronoun behind the verb ("X received him"): the guest named in the sentence before."""
    if mentions[sentence.index] or before.paragraph != sentence.paragraph:
        return []
    verbs = sentence.of("receive", "meet", "call_on")
    if not any(_WHOM.match(sentence.text, t.end - sentence.span.start) for t in verbs):
        return []
    named = [m for m in mentions[before.index] if m.role in _GUESTS and not m.companion]
    return [m._replace(sentence=sentence.index) for m in named[-1:]]


def _meant_again(sentence: Sentence, reading: Reading) -> list[Mention]:
    """The region or city that "tỉnh này" means where it is signed, met or talked with: the last of its kind."""
    if not sentence.has("sign", "meet", "receive"):
        return []
    found = []
    for token in sentence.of("kind_region", "kind_city"):
        kind = REGION if token.has("kind_region") else CITY
        if _THIS.match(sentence.text, token.end - sentence.span.start) and _WITH.search(sentence.before(token.start)):
            told = [t for s in reading.body for t in s.tokens if t.start < token.start and is_foreign_name(t)]
            same = [t for t in told if _may_be(t, kind)]
            found += [Mention(t, sentence.index, Role.AUTHORITY, kind, None) for t in same[-1:]]
    return found


def _may_be(token: Token, kind: str) -> bool:
    """Whether a name is a city's or a region's, be it only its second meaning (Rio de Janeiro, state and city)."""
    place = token.place
    if place is None or place.kind not in (CITY, REGION):
        return False
    return place.kind == kind or (kind == CITY and any(i.startswith(CITY_IDS) for i in place.place_ids))


def _spoken_for(sentence: Sentence) -> list[Mention]:
    """The places and bodies whose heads appear in a sentence that does not name the place or body itself."""
    titles = [p.title for p in sentence.people if p.title.place and _speaks(p.title, p.title.place)]
    away = [(t.place, t.embassy) for t in titles if t.place and not sentence.span.holds(t.place)]
    return [
        Mention(seat, sentence.index, Role.EMBASSY if embassy else Role.OFFICE, None, None)
        for seat, embassy in away
        if is_foreign_name(seat)
    ]


def _speaks(title: Title, seat: Token) -> bool:
    return title.governs or title.embassy or seat.has("organisation")


def _settled(mentions: Sequence[Mention], sentence: Sentence) -> list[Mention]:
    """Roles that depend on the other places in the sentence: "Tại X, ..." is visited unless X is only the venue."""
    if not mentions:
        return []
    hosted = any(m.role in (Role.OFFICE, Role.DELEGATION, Role.AUTHORITY) and _is_local(m) for m in mentions)
    paired = [m for m in mentions if m.role is Role.BILATERAL and _is_local(m)]
    hosted = hosted or any(sentence.has("sign") or m.kind == REGION for m in paired)
    convened = any(m.role is Role.EVENT and m.token.has("organisation") for m in mentions)
    if convened:
        mentions = [m._replace(role=Role.LOCATION) if m.role is Role.VISITED else m for m in mentions]
    mentions = [m._replace(role=Role.PLAIN) if _is_seat_only(m, mentions, sentence) else m for m in mentions]
    return [_settled_alone(m, sentence, venue=hosted or convened) for m in mentions]


def _is_seat_only(mention: Mention, mentions: Sequence[Mention], sentence: Sentence) -> bool:
    """Whether a city is only where somebody of its region is met ("đến Suwon gặp Phó Tỉnh trưởng tỉnh Gyeonggi")."""
    place = mention.token.place
    if mention.role is not Role.VISITED or mention.kind == REGION or place is None or place.kind == COUNTRY:
        return False
    if any(p.title.place == mention.token for p in sentence.people):
        return False
    return any(
        other.role in (Role.OFFICE, Role.AUTHORITY) and other.kind == REGION and other.token.place is not None
        and other.token.place.country_code == place.country_code and other.token.start > mention.token.start
        for other in mentions
    )  # fmt: skip


def _is_local(mention: Mention) -> bool:
    return mention.token.place is not None and mention.token.place.kind != COUNTRY


def _settled_alone(mention: Mention, sentence: Sentence, venue: bool) -> Mention:
    if mention.role is Role.LOCATION and venue:
        return mention._replace(role=Role.PLAIN, is_venue=True)
    reached = _opens(mention, sentence) or _is_where_ours_worked(mention, sentence)
    if mention.role is Role.LOCATION and reached and not sentence.is_title:
        return mention._replace(role=Role.VISITED)
    titled = mention.role is Role.PLAIN and mention.kind in (CITY, REGION) and not venue
    if (
        titled
        and any(t.has("visit") and t.start < mention.token.start for t in sentence.tokens)
        and sentence.has("hanoi")
    ):
        return mention._replace(role=Role.VISITED)
    return mention


def _is_where_ours_worked(mention: Mention, sentence: Sentence) -> bool:
    """Whether a delegation that somebody of Hanoi's leads is told of before the place ("đoàn do X dẫn đầu ... ở Y")."""
    if not _is_local(mention) or sentence.has("in_hanoi", "receive", "future") or not sentence.has("delegation"):
        return False
    return any(p.title.side == HANOI and p.title.led and p.span.end < mention.token.start for p in sentence.people)


def _opens(mention: Mention, sentence: Sentence) -> bool:
    """Whether the sentence begins with the place where it is set: "Tại thành phố X, ..."."""
    before = [t for t in sentence.tokens if t.start < mention.token.start]
    told = sentence.text[: mention.token.start - sentence.span.start]
    if len(told.split()) > _OPENING_WORDS or any(t.any_of(_ACTS) for t in before):
        return False
    subject = _SUBJECT_AT.match(told)  # "The market in Lichtenberg ..." is not set there
    return subject is None or any(d.mention.span.start - sentence.span.start < subject.end() for d in sentence.dates)
