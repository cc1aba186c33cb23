"""Which of several candidates are only the country, the ambassador, the capital or the seat of a better one."""

from collections.abc import Sequence
from itertools import pairwise

from etl.extract.entities import CITY, COUNTRY, EMBASSY, ORGANISATION, REGION
from etl.extract.handinhand import is_recipient
from etl.extract.itinerary import is_on_route
from etl.extract.matcher import Token
from etl.extract.naming import are_coordinated, is_foreign_name
from etl.extract.roles import STRONG, Mention, Role
from etl.extract.scene import Scene
from etl.extract.scoring import Scored
from etl.extract.sentences import Sentence
from etl.extract.titlereading import FOREIGN, HANOI, STATE

OPENING = 2  # paragraphs
_MET_CHARS = 12  # between "held talks with" and whom


def is_governed_scene(scored: Scored, scene: Scene) -> bool:
    """Whether a mayor or governor of the place is named in the body."""
    mine = {mention.token for mention in scored.entity.mentions}
    return any(p.title.place in mine and p.title.governs for s in scene.reading.body for p in s.people)


def is_statesman_met(scored: Scored, scene: Scene) -> bool:
    """Whether an opening sentence tells that Hanoi's people received a statesman of the country, and nobody else."""
    named = {m.sentence for m in scored.entity.mentions if not m.companion}
    return any(
        0 <= s.paragraph < OPENING and s.has("receive", "call_on", "meet") and _is_of_state(scene, s, scored)
        for s in scene.reading.body
        if s.index in named or any(p.title.side == STATE for p in s.people)
    )


def _is_of_state(scene: Scene, sentence: Sentence, scored: Scored) -> bool:
    """Whether a sentence names somebody of Hanoi's and a statesman of the country, and no mayor or governor."""
    people = [person for person in map(scene.reading.person_of, sentence.people) if person]
    mine = {mention.token for mention in scored.entity.mentions}
    theirs = any(p.side == STATE and p.title.place in mine for p in people)
    ours = any(p.side == HANOI for p in people) or sentence.has("hanoi_body")
    return theirs and ours and not any(p.title.governs for p in people)


def is_body_met_on_a_day(scored: Scored, scene: Scene) -> bool:
    """Whether a sentence of its own, with its own day, says that Hanoi's people met a body."""
    met = [
        scene.reading.sentences[m.sentence]
        for m in scored.entity.mentions
        if is_of_meeting(m, scene) or is_of_head_met(m, scene)
    ]
    return any(any(d.value.precision == "day" for d in scene.status(s).near) for s in met)


def is_of_meeting(mention: Mention, scene: Scene) -> bool:
    """Whether the mention is of whom Hanoi's people held talks with, in a sentence that tells of the event."""
    sentence = scene.reading.sentences[mention.sentence]
    behind = any(0 <= mention.token.start - t.end < _MET_CHARS for t in sentence.of("meet"))
    return mention.role is Role.VISITED and scene.status(sentence).is_event and behind and not sentence.is_title


def is_of_head_met(mention: Mention, scene: Scene) -> bool:
    """Whether the mention is in the title of somebody whom Hanoi's people meet abroad."""
    sentence = scene.reading.sentences[mention.sentence]
    behind = any(p.title.place == mention.token and _is_met_next(sentence, p.span.start) for p in sentence.people)
    return mention.role is Role.OFFICE and behind and scene.status(sentence).is_event and not sentence.is_title


def _is_met_next(sentence: Sentence, at: int) -> bool:
    return any(0 <= at - t.end < _MET_CHARS for t in sentence.of("meet", "call_on"))


def is_given_to(scored: Scored, scene: Scene) -> bool:
    """Whether the place is one that Hanoi sends a gift to."""
    given = [m for m in scored.entity.mentions if m.role is Role.BILATERAL and not m.companion]
    return any(is_recipient(scene.reading.sentences[m.sentence], m.token) for m in given)


def eclipsed(scored: Scored, best: Scored, others: Sequence[Scored], scene: Scene) -> bool:
    """Whether a candidate is only the country, ambassador, capital or region of a better one."""
    entity = scored.entity
    rivals = [o.entity for o in others if o is not scored and (o is best or o.event > scored.event)]
    same = [rival for rival in rivals if rival.country_code == entity.country_code]
    if entity.kind == ORGANISATION:
        return bool(rivals) and not _is_partner_too(scored, best, scene)
    if entity.kind == COUNTRY and is_statesman_met(scored, scene):
        return False
    if entity.kind == COUNTRY:
        return bool(rivals) and (bool(same) or best.entity.kind in (CITY, REGION))
    if entity.kind == EMBASSY:
        return _is_envoy_only(scored, best, others, scene, bool(same))
    if any(rival.kind in (EMBASSY, COUNTRY) for rival in same):
        return not (is_given_to(scored, scene) or _agrees(scored, scene) or _opens_too(scored, scene))
    if _agrees(scored, scene) or _is_listed_with(scored, best, scene):
        return False
    around = [o for o in others if {o.entity.kind, entity.kind} == {CITY, REGION} and o.entity in same]
    second = not scored.is_stop and any(_is_second_office(scored, o) for o in around)
    if second or _is_named_in_body(scored, others):
        return True
    return not _has_own_scene(scored, scene) and not _goes_with(scored, best, scene)


def _is_named_in_body(scored: Scored, others: Sequence[Scored]) -> bool:
    """Whether a city is only where a body sits that has its name ("in Beijing by the Beijing Federation's head")."""
    acts = any(m.role in (Role.OFFICE, Role.AUTHORITY, Role.DELEGATION, Role.BILATERAL) for m in scored.entity.mentions)
    bodies = [o.entity for o in others if o.entity.kind == ORGANISATION and o.strong]
    return not acts and any(
        scored.entity.name in (body.organisation.name if body.organisation else "") for body in bodies
    )


def _is_envoy_only(scored: Scored, best: Scored, others: Sequence[Scored], scene: Scene, is_own: bool) -> bool:
    """Whether an embassy only stands by, where another partner (`is_own`: of its country) is dealt with."""
    if any(is_given_to(o, scene) for o in others if o is not scored) and _takes_gift(scored, scene):
        return False
    met = _is_met_alone(scored, others, scene) or _is_received_too(scored, scene)
    return is_own or (best.entity.kind in (CITY, REGION) and not met)


def _takes_gift(scored: Scored, scene: Scene) -> bool:
    """Whether the ambassador is named beside Hanoi's official on the day when a gift for his people is handed over."""
    told = [scene.reading.sentences[m.sentence] for m in scored.entity.mentions if m.role is Role.EMBASSY]
    return any(
        any(p.title.embassy for p in s.people) and (HANOI in {p.title.side for p in s.people} or s.has("gift"))
        for s in told
    )


def _is_partner_too(body: Scored, best: Scored, scene: Scene) -> bool:
    """Whether a body holds an occasion, is met on a day of its own, elsewhere or with the best one."""
    alone = _holds_occasion(body, scene) or is_body_met_on_a_day(body, scene)
    return alone or _comes_with(body, best, scene) or _is_met_further_on(body, best, scene)


def _is_met_further_on(body: Scored, best: Scored, scene: Scene) -> bool:
    """Whether somebody of a body is met in another country than the best one's, as at a further stop of a trip."""
    if body.entity.country_code in (None, best.entity.country_code):
        return False
    return any(is_of_head_met(m, scene) for m in body.entity.mentions)


def _comes_with(scored: Scored, best: Scored, scene: Scene) -> bool:
    """Whether one sentence names people of this body and of the best one, a body too, as those who were met."""
    if best.entity.kind != ORGANISATION:
        return False
    both = [{m.sentence for m in s.entity.mentions if m.role is Role.OFFICE} for s in (scored, best)]
    return any(scene.status(scene.reading.sentences[i]).is_event for i in both[0] & both[1])


def is_only_toured(region: Scored, others: Sequence[Scored], scene: Scene) -> bool:
    """Whether a region is only where the trip went whose talks, told there too, were with a city of its country."""
    code = region.entity.country_code
    cities = [o for o in others if o.entity.kind == CITY and o.entity.country_code == code]
    met = {m.sentence for o in cities if is_governed_scene(o, scene) for m in o.entity.mentions}
    strong = [m for m in region.entity.mentions if m.role in STRONG]
    return region.entity.kind == REGION and all(m.role is Role.VISITED and m.sentence in met for m in strong)


def _goes_with(scored: Scored, best: Scored, scene: Scene) -> bool:
    """Whether the opening sentence that says that Hanoi's people went to the best one's place names this one too."""
    if not (is_on_route(scene, scored.entity) and is_on_route(scene, best.entity)):
        return False
    named = {m.sentence for m in scored.entity.mentions if m.role is Role.VISITED}
    return any(m.role is Role.VISITED and m.sentence in named for m in best.entity.mentions)


def _is_listed_with(scored: Scored, best: Scored, scene: Scene) -> bool:
    """Whether the opening names the place, the best one and Hanoi in one list ("ba thủ đô Hà Nội, X và Y")."""
    paired = {m.sentence: m.token for m in best.entity.mentions if m.role is Role.BILATERAL}
    beside = [m for m in scored.entity.mentions if m.role is Role.BILATERAL and m.sentence in paired]
    told = [(m.token, paired[m.sentence], scene.reading.sentences[m.sentence]) for m in beside]
    listed = [s for token, other, s in told if s.paragraph <= 0 and _are_in_one_list(s, token, other)]
    return any(not scene.status(s).future and (s.is_title or scene.status(s).near) for s in listed)


def _are_in_one_list(sentence: Sentence, one: Token, other: Token) -> bool:
    """Whether only names and commas or "and" part two names."""
    first, last = sorted((one, other), key=lambda t: t.start)
    named = [t for t in sentence.tokens if first.start <= t.start <= last.start and is_foreign_name(t)]
    return all(are_coordinated(sentence, before, after) for before, after in pairwise(named))


def _agrees(scored: Scored, scene: Scene) -> bool:
    """Whether a sentence that tells of the event names the place in one breath with Hanoi, and their agreement."""
    paired = [scene.reading.sentences[m.sentence] for m in scored.entity.mentions if m.role is Role.BILATERAL]
    told = [s for s in paired if s.has("agreement") and scene.status(s).is_event and not scene.status(s).future]
    return any(0 <= s.paragraph <= OPENING or s.has("sign") for s in told) or holds_with_hanoi(scored, scene)


def holds_with_hanoi(scored: Scored, scene: Scene) -> bool:
    """Whether the place and a body of Hanoi's hold an occasion together ("do UBND thành phố cùng vùng X tổ chức")."""
    paired = [scene.reading.sentences[m.sentence] for m in scored.entity.mentions if m.role is Role.BILATERAL]
    return any(_is_held_by_both(s) and scene.status(s).is_event and not scene.status(s).future for s in paired)


def _opens_too(scored: Scored, scene: Scene) -> bool:
    """Whether the place's mayor or governor opens something with Hanoi's people, whoever else stands beside them."""
    held = [m for m in scored.entity.mentions if m.role is Role.OFFICE and not m.companion]
    told = [(m, scene.reading.sentences[m.sentence]) for m in held]
    return any(
        s.has("event_verb")
        and scene.status(s).is_event
        and not s.has("meet", "receive", "call_on")
        and {HANOI} <= {p.title.side for p in s.people}
        and any(p.title.place == m.token and p.title.governs for p in s.people)
        for m, s in told
    )


def _is_held_by_both(sentence: Sentence) -> bool:
    """Whether a body of Hanoi's holds a conference or festival in it."""
    return sentence.has("conference", "event") and sentence.has("event_verb", "co_host") and sentence.has("hanoi_body")


def _is_met_alone(scored: Scored, others: Sequence[Scored], scene: Scene) -> bool:
    """Whether a sentence tells of a call by the ambassador, by name, and of nobody else's."""
    rest = {m.sentence for o in others if o is not scored for m in o.entity.mentions}
    told = [m for m in scored.entity.mentions if m.role is Role.EMBASSY and not m.companion and m.sentence not in rest]
    return any(_is_call(scene, scene.reading.sentences[m.sentence]) for m in told)


def _is_received_too(scored: Scored, scene: Scene) -> bool:
    """Whether the opening says that Hanoi's people received the ambassador, by name, whoever they received besides."""
    told = [m for m in scored.entity.mentions if m.role is Role.EMBASSY and not m.companion]
    return any(_is_received(m, scene.reading.sentences[m.sentence], scene) for m in told)


def _is_received(mention: Mention, sentence: Sentence, scene: Scene) -> bool:
    verbs = [t.end for t in sentence.of("receive") if t.end <= mention.token.start]
    named = any(p.title.place == mention.token and p.title.embassy for p in sentence.people)
    host = any(
        p.title.side == HANOI and p.title.is_office and verbs and p.span.end <= verbs[0] for p in sentence.people
    )
    return host and named and 0 <= sentence.paragraph < OPENING and scene.status(sentence).is_event


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
    if is_governed_scene(scored, scene) or is_given_to(scored, scene):
        return True
    strong = [m for m in scored.entity.mentions if not m.companion and m.role in STRONG - {Role.BILATERAL}]
    return any(_is_scene(m, scene.reading.sentences[m.sentence]) for m in strong)


def _is_scene(mention: Mention, sentence: Sentence) -> bool:
    """Whether the sentence of a mention tells of somebody met there, not only of a place seen."""
    if sentence.is_title:
        return False
    theirs = any(p.title.side in (FOREIGN, STATE) and p.title.is_office for p in sentence.people)
    return mention.role is not Role.VISITED or theirs or sentence.has("meet", "receive", "call_on", "sign", "authority")
