"""Which sentences of an article tell of which of its engagements."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from etl.extract.entities import EMBASSY
from etl.extract.eventtype import event_type_of
from etl.extract.roles import Role
from etl.extract.scene import Scene
from etl.extract.scoring import Scored
from etl.extract.sentences import Dated, Sentence
from etl.extract.titlereading import FOREIGN, HANOI

_PASSED = frozenset({Role.TRANSIT, Role.EXAMPLE, Role.MISSION, Role.DATELINE, Role.ORIGIN})
_TALKS = ("meet", "receive", "call_on", "sign")


@dataclass(frozen=True, eq=False)
class Engagement:
    """One dealing with one partner: its main sentence, the sentences that tell of it and of it alone, and its date.

    `is_stay`: it is the stay during which another engagement, a festival or the like, was staged.
    """

    scored: Scored
    main: Sentence
    sentences: Sequence[Sentence] = field(default=())
    own: Sequence[Sentence] = field(default=())
    dated: Dated | None = None
    is_stay: bool = False


def owners_of(scene: Scene, engagements: Sequence[Engagement]) -> dict[int, frozenset[int]]:
    """Which engagements (by position) each body sentence tells of; those before the first main sentence tell of all.

    A stretch of text belongs to the partner named last; a paragraph about the other country's places in general
    belongs to all.
    """
    everyone = frozenset(range(len(engagements)))
    if len(engagements) < 2:
        return dict.fromkeys((s.index for s in scene.reading.body), everyone)
    owners: dict[int, frozenset[int]] = {}
    current, paragraph = everyone, -1
    for sentence in scene.reading.body:
        starting = frozenset(k for k, e in enumerate(engagements) if e.main is sentence)
        named = starting if starting and ";" not in sentence.text else starting | _named(scene, engagements, sentence)
        if named:
            current = named
        elif sentence.paragraph != paragraph and sentence.has("local_authorities"):
            current = everyone
        elif sentence.paragraph != paragraph and (ahead := _begun_in(engagements, sentence)):
            current = ahead
        paragraph = sentence.paragraph
        owners[sentence.index] = current
    return owners


def _begun_in(engagements: Sequence[Engagement], sentence: Sentence) -> frozenset[int]:
    """The engagements whose main sentence follows in the paragraph that `sentence` opens."""
    begun = [(e.main.index, k) for k, e in enumerate(engagements) if e.main.paragraph == sentence.paragraph]
    first = min((index for index, _ in begun if index > sentence.index), default=None)
    return frozenset(k for index, k in begun if index == first)


def _named(scene: Scene, engagements: Sequence[Engagement], sentence: Sentence) -> frozenset[int]:
    """The engagements whose partner `sentence` names; of several with one partner, the one begun last."""
    latest: dict[str, int] = {}
    for k, engagement in enumerate(engagements):
        key = engagement.scored.entity.key
        begun = engagement.main.index < sentence.index or key not in latest
        partner = engagement.scored
        if begun and (names_partner(scene, partner, sentence, alone=False) or _names_country_of(partner, sentence)):
            latest[key] = k
    again = _occasion_named(engagements, sentence)
    if len({e.scored.entity.key for e in engagements}) > 1:
        goes_on = len(again) == 1 and all(0 <= sentence.paragraph - engagements[k].main.paragraph <= 1 for k in again)
        return again if goes_on and not sentence.has(*_TALKS) else frozenset(latest.values())
    return again


def _occasion_named(engagements: Sequence[Engagement], sentence: Sentence) -> frozenset[int]:
    """Of several engagements with one partner, the one festival or conference, when `sentence` speaks of it again."""
    begun = [k for k, e in enumerate(engagements) if e.main.index < sentence.index]
    staged = [k for k in begun if event_type_of([engagements[k].main]) in ("conference", "event_or_festival")]
    phrases = {t.cue.phrase for k in staged for t in engagements[k].main.of("event", "conference") if t.cue}
    named = {t.cue.phrase for t in sentence.of("event", "conference") if t.cue}
    opens = any(t.start - sentence.span.start < 12 for t in sentence.of("event", "conference"))
    return frozenset(staged) if len(staged) == 1 and (named & phrases or (opens and named)) else frozenset()


def roles_of(partner: Scored, sentence: Sentence) -> list[Role]:
    """The parts that a partner plays in a sentence, less those of a place only passed or named."""
    mentions = partner.entity.mentions
    return [m.role for m in mentions if m.sentence == sentence.index and not m.companion and m.role not in _PASSED]


def names_partner(scene: Scene, partner: Scored, sentence: Sentence, alone: bool) -> bool:
    """Whether `sentence` names the partner or one of its people; `alone`: whether the article has no other partner."""
    if roles_of(partner, sentence):
        return True
    tokens = {m.token for m in partner.entity.mentions}
    people = [person for person in map(scene.reading.person_of, sentence.people) if person]
    if any(person.title.place in tokens for person in people):
        return True
    if not alone:
        return False
    return any(p.side == FOREIGN and p.title.place is None for p in people) or _receives_guests(sentence)


def _names_country_of(partner: Scored, sentence: Sentence) -> bool:
    """Whether `sentence` speaks of the country or the people whose embassy the partner is ("Korean companies")."""
    code = partner.entity.country_code if partner.entity.kind == EMBASSY else None
    return code is not None and any(
        t.place.country_code == code if t.place else t.cue is not None and t.cue.country_code == code
        for t in sentence.tokens
        if t.place or t.has("demonym")
    )


def _receives_guests(sentence: Sentence) -> bool:
    """Whether somebody of Hanoi's receives a delegation, or meets a mayor, who is not named anew."""
    if not any(p.title.side == HANOI for p in sentence.people):
        return False
    guests = sentence.has("receive", "call_on") and sentence.has("delegation", "bare_delegation")
    return guests or (sentence.has("receive", "call_on", "meet") and sentence.has("foreign_office"))
