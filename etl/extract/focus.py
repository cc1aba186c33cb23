"""Who the partner is: scores every entity by the parts it plays in the sentences that tell of the engagement."""

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from itertools import pairwise

from etl.extract.entities import CITY, COUNTRY, EMBASSY, ORGANISATION, REGION, Entity, entities_of
from etl.extract.itinerary import is_planned, stops_of
from etl.extract.matcher import Token
from etl.extract.people import PersonMention
from etl.extract.roles import STRONG, Mention, Role
from etl.extract.scene import Scene
from etl.extract.sentences import Sentence
from etl.extract.status import Status
from etl.extract.titles import FOREIGN, HANOI, OTHER, STATE

# How surely a role makes a partner; measured on the tuned articles.
WEIGHTS = {
    Role.EMBASSY: 5.0, Role.OFFICE: 5.0, Role.DELEGATION: 5.0, Role.AUTHORITY: 4.0, Role.VISITED: 3.0,
    Role.EVENT: 3.5, Role.BILATERAL: 3.0, Role.LOCATION: 1.5, Role.PLAIN: 0.5,
}  # fmt: skip
THRESHOLD = 4.5
_SEATS = frozenset({"in_hanoi", "hanoi_body", "hanoi_office"})
_DEALINGS = frozenset({"meet", "receive", "call_on", "sign"})
_OPENING = 2  # paragraphs
_MET_CHARS = 8  # between "held talks with" and whom
SHARE, SPOKEN_SHARE = 0.3, 0.08


@dataclass(frozen=True, eq=False)
class Scored:
    """An entity with its scores: in all, and in the sentences that tell of an event."""

    entity: Entity
    total: float
    event: float
    strong: bool
    is_stop: bool = False


def is_hanois(scene: Scene) -> bool:
    """Whether the article tells of a dealing of Hanoi's: its people or bodies act, and no other province leads it."""
    acting = [s for s in scene.reading.sentences if _acts(s, scene.status(s))]
    if not acting:
        return False
    if _is_states(scene) or _is_set_elsewhere(scene):
        return False
    rivals = [s for s in scene.reading.sentences if scene.status(s).others or _names_other(s)]
    return not rivals or not _led_by_others(scene, rivals)


def _is_set_elsewhere(scene: Scene) -> bool:
    """Whether the lead is set at the seat of another city of Vietnam and does not name Hanoi."""
    lead = [s for s in scene.reading.sentences if s.paragraph <= 0]
    if any(s.has("hanoi", "district") for s in lead):
        return False
    return any(
        one.any_of(_SEATS)
        and other.has("domestic")
        and not s.text[one.end - s.span.start : other.start - s.span.start].strip()
        for s in lead
        for one, other in pairwise(s.tokens)
    )


def _is_states(scene: Scene) -> bool:
    """Whether the lead tells of the state's leaders and no official of Hanoi's is named in the article."""
    lead = [s for s in scene.reading.sentences if s.paragraph <= 0]
    named = any(p.title.side == HANOI or _is_at_home(p, s) for s in scene.reading.sentences for p in s.people)
    return any(scene.status(s).state and not s.has("hanoi_body", "hanoi_office") for s in lead) and not named


def _is_at_home(person: PersonMention, sentence: Sentence) -> bool:
    """Whether a Vietnamese official of no told body is named in a sentence where a body of Hanoi's acts."""
    bare = person.title.side is None and person.title.is_office and person.vietnamese
    return bare and sentence.has("hanoi_body", "hanoi_office")


def _acts(sentence: Sentence, status: Status) -> bool:
    if any(person.title.side == HANOI and person.title.is_office for person in sentence.people):
        return True
    if status.background:
        return False
    sides = {person.title.side for person in sentence.people}
    bodies = sentence.of("hanoi_body", "hanoi_office")
    if HANOI in sides or (bodies and not sentence.has("other_body", "domestic")):
        return True
    if sentence.has("district") and sentence.has("authority") and not status.others:
        return True
    return (
        sentence.has("hanoi", "in_hanoi")
        and sentence.has("delegation", "authority", "conference", "event", "sign", "visit")
        and not status.others
    )


def _names_other(sentence: Sentence) -> bool:
    return any(person.title.side == OTHER for person in sentence.people) and sentence.has("other_body", "domestic")


def _led_by_others(scene: Scene, rivals: Sequence[Sentence]) -> bool:
    """Whether another province acts in the lead and Hanoi has no official of its own in the article."""
    lead = [s for s in rivals if s.paragraph <= 1]
    dealing = any(s.paragraph <= 0 and _deals_abroad(s) for s in rivals if _names_other(s))
    return bool(lead) and not any(
        _is_our_official(s, p)
        for s in scene.reading.sentences
        for p in s.people
        if not dealing or s.paragraph <= 1 or _deals_abroad(s)
    )


def _is_our_official(sentence: Sentence, person: PersonMention) -> bool:
    """Whether somebody holds an office of Hanoi's, or a bare one in a sentence that names the city and no other."""
    if not person.title.is_office:
        return False
    bare = person.title.side is None and person.vietnamese and sentence.has("hanoi", "in_hanoi")
    return person.title.side == HANOI or (bare and not sentence.has("domestic", "other_body"))


def _deals_abroad(sentence: Sentence) -> bool:
    """Whether somebody foreign is met, received or signed with in it."""
    foreign = any(p.title.side == FOREIGN for p in sentence.people)
    return foreign and sentence.has("meet", "receive", "call_on", "sign")


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


def partners_of(scene: Scene) -> list[Scored]:
    """The partners of the engagement(s), best first; none when nobody plays a partner's part."""
    if not is_hanois(scene):
        return []
    stops = stops_of(scene)
    scored = [replace(s, is_stop=_is_stop(s, stops)) for s in scored_entities(scene)]
    candidates = [s for s in scored if s.is_stop or (s.strong and s.total >= THRESHOLD)]
    if not candidates:
        return []
    candidates = _less_hosts_of_bodies(_most_specific(candidates, scene), scene)
    best = max(candidates, key=lambda s: (s.event, s.total))
    candidates = _represented(_less_members(candidates, stops, scene), scene)
    best = best if best in candidates else max(candidates, key=lambda s: (s.event, s.total))
    enough = [s for s in candidates if s is best or s.is_stop or _has_enough(s, best, scene)]
    return [s for s in enough if s is best or s.is_stop or not _eclipsed(s, best, enough, scene)]


def _has_enough(scored: Scored, best: Scored, scene: Scene) -> bool:
    """Whether a further partner scores well enough beside the best; with no event told, it must open the report."""
    told = {m.sentence for m in scored.entity.mentions if m.role in STRONG}
    if all(is_planned(scene, scene.reading.sentences[index]) for index in told):
        return False
    if best.event == 0:
        strong = [m for m in scored.entity.mentions if m.role in STRONG]
        return any(0 <= scene.reading.sentences[m.sentence].paragraph < _OPENING for m in strong)
    return scored.event >= _share(scored, scene) * best.event


def _is_stop(scored: Scored, stops: frozenset[Token]) -> bool:
    """Whether the place is one of the stops of a trip."""
    return any(mention.token in stops for mention in scored.entity.mentions)


def _share(scored: Scored, scene: Scene) -> float:
    """What part of the best partner's score a further one needs: little when its own mayor or governor is met."""
    return SPOKEN_SHARE if scored.event and _is_governed_scene(scored, scene) else SHARE


def _is_governed_scene(scored: Scored, scene: Scene) -> bool:
    """Whether a mayor or governor of the place is named in the body."""
    mine = {mention.token for mention in scored.entity.mentions}
    return any(p.title.place in mine and p.title.governs for s in scene.reading.body for p in s.people)


def _most_specific(candidates: list[Scored], scene: Scene) -> list[Scored]:
    """`candidates` less the countries that lie around a city or region with a scene of its own.

    A country whose own statesman is received by Hanoi's people stays, whoever else was met or signed with.
    """
    kinds = (CITY, REGION, EMBASSY)
    within = {s.entity.country_code for s in candidates if s.entity.kind in kinds and s.event > 0}
    kept = [
        s
        for s in candidates
        if s.entity.kind != COUNTRY or s.entity.country_code not in within or _is_statesman_met(s, scene)
    ]
    return kept or candidates


def _is_statesman_met(scored: Scored, scene: Scene) -> bool:
    """Whether an opening sentence tells that Hanoi's people received a statesman of the country, and nobody else."""
    named = {m.sentence for m in scored.entity.mentions if not m.companion}
    return any(
        0 <= s.paragraph < _OPENING and s.has("receive", "call_on", "meet") and _is_of_state(scene, s, scored)
        for s in scene.reading.body
        if s.index in named or any(p.title.side == STATE for p in s.people)
    )


def _is_of_state(scene: Scene, sentence: Sentence, scored: Scored) -> bool:
    """Whether a sentence names an official of Hanoi's and a statesman of the country, and no mayor or governor."""
    people = [person for person in map(scene.reading.person_of, sentence.people) if person]
    mine = {mention.token for mention in scored.entity.mentions}
    theirs = any(p.side == STATE and p.title.place in mine for p in people)
    return theirs and any(p.side == HANOI for p in people) and not any(p.title.governs for p in people)


def _less_hosts_of_bodies(candidates: list[Scored], scene: Scene) -> list[Scored]:
    """`candidates` less the cities that are only where a body was met, whose own people nobody met."""
    seats = {s.entity.country_code for s in candidates if s.entity.kind == ORGANISATION and _is_body_met(s, scene)}
    return [
        s
        for s in candidates
        if s.entity.kind != CITY
        or s.entity.country_code not in seats
        or _speaks(s, scene)
        or _is_governed_scene(s, scene)
    ]


def _is_body_met_on_a_day(scored: Scored, scene: Scene) -> bool:
    """Whether a sentence of its own, with its own day, says that Hanoi's people met a body."""
    met = [scene.reading.sentences[m.sentence] for m in scored.entity.mentions if _is_of_meeting(m, scene)]
    return any(any(d.value.precision == "day" for d in scene.status(s).near) for s in met)


def _is_of_meeting(mention: Mention, scene: Scene) -> bool:
    sentence = scene.reading.sentences[mention.sentence]
    behind = any(0 <= mention.token.start - t.end < _MET_CHARS for t in sentence.of("meet"))
    return mention.role is Role.VISITED and scene.status(sentence).is_event and behind and not sentence.is_title


def _is_body_met(scored: Scored, scene: Scene) -> bool:
    """Whether a sentence of the opening says that Hanoi's people met a body: "hội đàm với", "talks with"."""
    met = [m for m in scored.entity.mentions if _is_of_meeting(m, scene)]
    return any(scene.reading.sentences[m.sentence].paragraph < _OPENING for m in met)


def _less_members(candidates: list[Scored], stops: frozenset[Token], scene: Scene) -> list[Scored]:
    """At a network's own conference, `candidates` less the cities that only speak there and deal with nobody."""
    networks = [s for s in candidates if s.entity.kind == ORGANISATION and _convenes(s, scene)]
    if not networks:
        return candidates
    return [
        s
        for s in candidates
        if s.entity.kind not in (CITY, REGION)
        or _is_stop(s, stops)
        or _is_dealt_with(s, scene)
        or _is_given_to(s, scene)
    ]


def _convenes(scored: Scored, scene: Scene) -> bool:
    """Whether the opening tells of a conference of the body's own."""
    held = [scene.reading.sentences[m.sentence] for m in scored.entity.mentions if m.role is Role.EVENT]
    return any(s.has("conference") and s.paragraph <= _OPENING for s in held)


def _is_dealt_with(scored: Scored, scene: Scene) -> bool:
    """Whether somebody of Hanoi's meets, receives or signs with the place's people in a sentence of their own."""
    strong = [m for m in scored.entity.mentions if m.role in STRONG and not m.companion]
    told = [scene.reading.sentences[m.sentence] for m in strong]
    return any(scene.status(s).hanoi and any(_is_dealing(t) for t in s.tokens) for s in told)


def _is_dealing(token: Token) -> bool:
    """Whether a phrase says that two deal with each other; what somebody told an audience is no dealing."""
    told = token.cue is not None and token.cue.phrase.startswith("told")
    return token.any_of(_DEALINGS) and not told


def _represented(candidates: list[Scored], scene: Scene) -> list[Scored]:
    """Where an ambassador is met, the places nobody speaks for are only talked about."""
    received = _is_envoy_received(scene)
    envoys = [
        s
        for s in candidates
        if s.entity.kind == EMBASSY
        and any(_is_met(m, scene) or (received and _leads_in(m, scene)) for m in s.entity.mentions)
    ]
    if not envoys:
        return candidates
    return [s for s in candidates if s.entity.kind in (EMBASSY, ORGANISATION) or _speaks(s, scene)] or candidates


def _is_envoy_received(scene: Scene) -> bool:
    """Whether the opening tells that an ambassador is received, whichever sentence names him."""
    opening = [s for s in scene.reading.body if s.paragraph <= _OPENING and s.has("embassy_office")]
    return any(scene.status(s).is_event and s.has("receive", "meet", "call_on") for s in opening)


def _leads_in(mention: Mention, scene: Scene) -> bool:
    return not mention.companion and 0 <= scene.reading.sentences[mention.sentence].paragraph < _OPENING


def _is_met(mention: Mention, scene: Scene) -> bool:
    sentence = scene.reading.sentences[mention.sentence]
    return not mention.companion and scene.status(sentence).is_event and (sentence.paragraph <= 1 or sentence.is_title)


def _speaks(scored: Scored, scene: Scene) -> bool:
    """Whether somebody of the place is there: an official, a delegation, its authorities; or it is given something."""
    mentions = [m for m in scored.entity.mentions if not m.companion]
    spoken = any(m.role in (Role.DELEGATION, Role.AUTHORITY) for m in mentions)
    return spoken or _is_given_to(scored, scene) or any(_has_holder(m, scene) for m in mentions)


def _has_holder(mention: Mention, scene: Scene) -> bool:
    """Whether the mention is of an office whose holder is named, and so may be there."""
    people = scene.reading.sentences[mention.sentence].people
    return mention.role is Role.OFFICE and any(p.title.place == mention.token for p in people)


def _is_given_to(scored: Scored, scene: Scene) -> bool:
    """Whether the place is one that Hanoi sends a gift to."""
    given = [m for m in scored.entity.mentions if m.role is Role.BILATERAL and not m.companion]
    return any(scene.reading.sentences[m.sentence].has("gift") for m in given)


def _eclipsed(scored: Scored, best: Scored, others: Sequence[Scored], scene: Scene) -> bool:
    """Whether a candidate is only the country, ambassador, capital or region of a better one."""
    entity = scored.entity
    rivals = [o.entity for o in others if o is not scored and (o is best or o.event > scored.event)]
    same = [rival for rival in rivals if rival.country_code == entity.country_code]
    if entity.kind == ORGANISATION:
        return bool(rivals) and not _holds_occasion(scored, scene) and not _is_body_met_on_a_day(scored, scene)
    if entity.kind == COUNTRY and _is_statesman_met(scored, scene):
        return False
    if entity.kind == COUNTRY:
        return bool(rivals) and (bool(same) or best.entity.kind in (CITY, REGION))
    if entity.kind == EMBASSY:
        return bool(same) or (best.entity.kind in (CITY, REGION) and not _is_met_alone(scored, others, scene))
    if any(rival.kind in (EMBASSY, COUNTRY) for rival in same):
        return not _is_given_to(scored, scene) and not _agrees(scored, scene)
    if _agrees(scored, scene):
        return False
    around = [o for o in others if {o.entity.kind, entity.kind} == {CITY, REGION} and o.entity in same]
    if not scored.is_stop and any(_is_second_office(scored, o) for o in around):
        return True
    return not _has_own_scene(scored, scene)


def _agrees(scored: Scored, scene: Scene) -> bool:
    """Whether a sentence that tells of the event names the place in one breath with Hanoi, and their agreement."""
    paired = [scene.reading.sentences[m.sentence] for m in scored.entity.mentions if m.role is Role.BILATERAL]
    told = [s for s in paired if s.has("agreement") and scene.status(s).is_event and not scene.status(s).future]
    return any(0 <= s.paragraph <= _OPENING or s.has("sign") for s in told)


def _is_met_alone(scored: Scored, others: Sequence[Scored], scene: Scene) -> bool:
    """Whether a sentence tells of a call by the ambassador, by name, and of nobody else's."""
    rest = {m.sentence for o in others if o is not scored for m in o.entity.mentions}
    told = [m for m in scored.entity.mentions if m.role is Role.EMBASSY and not m.companion and m.sentence not in rest]
    return any(_is_call(scene, scene.reading.sentences[m.sentence]) for m in told)


def _is_call(scene: Scene, sentence: Sentence) -> bool:
    met = sentence.has("receive", "call_on", "meet") and scene.status(sentence).is_event
    return met and any(p.title.embassy for p in sentence.people) and bool(scene.status(sentence).near)


def _is_second_office(scored: Scored, other: Scored) -> bool:
    """Whether a city or region is named only as a further office of the head of the other's delegation."""
    strong = [m for m in scored.entity.mentions if m.role in STRONG]
    sent = {m.sentence for m in other.entity.mentions if m.role in (Role.DELEGATION, Role.OFFICE)}
    return all(m.role is Role.OFFICE and m.sentence in sent for m in strong)


def _holds_occasion(scored: Scored, scene: Scene) -> bool:
    """Whether a conference or festival is the body's own or held with it, or it signs with Hanoi."""
    sentences = [(m.role, scene.reading.sentences[m.sentence]) for m in scored.entity.mentions]
    held = [s for role, s in sentences if role is Role.EVENT or (role is Role.BILATERAL and s.has("sign"))]
    return any(scene.status(s).is_event for s in held)


def _has_own_scene(scored: Scored, scene: Scene) -> bool:
    """Whether a further partner is itself met, received or signed with, not merely named or passed through."""
    if _is_governed_scene(scored, scene) or _is_given_to(scored, scene):
        return True
    strong = [m for m in scored.entity.mentions if not m.companion and m.role in STRONG - {Role.BILATERAL}]
    return any(_is_scene(m, scene.reading.sentences[m.sentence]) for m in strong)


def _is_scene(mention: Mention, sentence: Sentence) -> bool:
    """Whether the sentence of a mention tells of somebody met there, not only of a place seen."""
    if sentence.is_title:
        return False
    theirs = any(p.title.side in (FOREIGN, STATE) and p.title.is_office for p in sentence.people)
    return mention.role is not Role.VISITED or theirs or sentence.has("meet", "receive", "call_on", "sign", "authority")
