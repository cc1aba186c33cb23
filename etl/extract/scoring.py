"""How strongly each entity looks like a partner: points for the parts it plays where the event is told."""

from collections.abc import Set
from dataclasses import dataclass

from etl.extract.entities import COUNTRY, EMBASSY, Entity, entities_of
from etl.extract.roles import STRONG, Mention, Role
from etl.extract.scene import Scene
from etl.extract.sentences import Sentence
from etl.extract.status import Status
from etl.extract.titlereading import HANOI

# How surely a role makes a partner; measured on the tuned articles.
WEIGHTS = {
    Role.EMBASSY: 5.0, Role.OFFICE: 5.0, Role.DELEGATION: 5.0, Role.AUTHORITY: 4.0, Role.VISITED: 3.0,
    Role.EVENT: 3.5, Role.BILATERAL: 3.0, Role.LOCATION: 1.5, Role.PLAIN: 0.5,
}  # fmt: skip


@dataclass(frozen=True, eq=False)
class Scored:
    """An entity with its scores: in all, and in the sentences that tell of an event.

    `is_stop`: a trip led there. `is_guest`: it takes part in an occasion held for several embassies.
    """

    entity: Entity
    total: float
    event: float
    strong: bool
    is_stop: bool = False
    is_guest: bool = False


def scored_entities(scene: Scene) -> list[Scored]:
    """Every entity with its scores, best first."""
    everything = [mention for s in scene.reading.sentences for mention in scene.mentions[s.index]]
    entities = entities_of(everything, scene.reading.text)
    eventful = frozenset(s.paragraph for s in scene.reading.body if scene.status(s).is_event or _is_ours(s))
    scored = [_score(entity, scene, eventful) for entity in entities]
    return sorted(scored, key=lambda s: (s.event, s.total), reverse=True)


def _score(entity: Entity, scene: Scene, eventful: Set[int]) -> Scored:
    total = event = 0.0
    strong = False
    for mention in entity.mentions:
        sentence = scene.reading.sentences[mention.sentence]
        status = scene.status(sentence)
        points = WEIGHTS.get(mention.role, 0.0) * _weight(sentence, status, mention, entity)
        total += points
        if mention.role in STRONG and points > 1.0:
            strong = True
            spoken = sentence.paragraph in eventful and _is_spoken_for(mention, sentence)
            if status.is_event or sentence.is_title or sentence.paragraph <= 1 or spoken:
                event += points
    return Scored(entity, total, event, strong)


def _is_ours(sentence: Sentence) -> bool:
    """Whether somebody of Hanoi's is named in a sentence, so that its paragraph tells of what they did."""
    return any(p.title.side == HANOI for p in sentence.people)


def _is_spoken_for(mention: Mention, sentence: Sentence) -> bool:
    """Whether an official of the place, or its ambassador by name, has part in the sentence."""
    named = any(p.title.embassy and p.title.place == mention.token for p in sentence.people)
    return mention.role is Role.OFFICE or (mention.role is Role.EMBASSY and named and not mention.companion)


def _weight(sentence: Sentence, status: Status, mention: Mention, entity: Entity) -> float:
    """How much a sentence's word counts."""
    if status.others:
        return 0.0
    weight = 1.5 if sentence.is_title else 2.0 if status.is_event and (status.near or sentence.paragraph <= 1) else 1.0
    if weight == 1.0 and status.is_event and status.hanoi:
        weight = 1.5
    if sentence.is_title and mention.role is Role.PLAIN:
        weight *= 3.0
    if status.background:
        weight *= 0.1
    if mention.companion:
        weight *= 0.2
    if status.future and not status.near and not sentence.is_title:
        weight *= 0.6 if mention.role is Role.OFFICE else 0.3
    if status.state and not status.hanoi and entity.kind in (COUNTRY, EMBASSY):
        weight *= 0.3
    return weight
