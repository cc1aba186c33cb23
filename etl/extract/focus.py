"""Who the partner is: the candidates that score enough, less those that stand only around or behind another."""

from collections.abc import Set
from dataclasses import replace

from etl.extract.entities import CITY, COUNTRY, EMBASSY, ORGANISATION, REGION
from etl.extract.gatherings import guests_of
from etl.extract.itinerary import is_planned, stops_of
from etl.extract.joints import wordings
from etl.extract.matcher import Token
from etl.extract.ours import is_hanois
from etl.extract.rivals import (
    OPENING,
    eclipsed,
    holds_with_hanoi,
    is_body_met_on_a_day,
    is_given_to,
    is_governed_scene,
    is_of_head_met,
    is_of_meeting,
    is_only_toured,
    is_statesman_met,
)
from etl.extract.roles import STRONG, Mention, Role
from etl.extract.scene import Scene
from etl.extract.scoring import Scored, scored_entities
from etl.extract.titlereading import HANOI

THRESHOLD = 4.5  # points in all that a candidate needs
_DEALINGS = frozenset({"meet", "receive", "call_on", "sign"})
SHARE, SPOKEN_SHARE = 0.3, 0.08  # of the best partner's points, that a further one needs


def partners_of(scene: Scene) -> list[Scored]:
    """The partners of the engagement(s), best first; none when nobody plays a partner's part."""
    if not is_hanois(scene):
        return []
    stops = stops_of(scene)
    scored = [replace(s, is_stop=_is_stop(s, stops)) for s in scored_entities(scene)]
    candidates = [s for s in scored if s.is_stop or (s.strong and s.total >= THRESHOLD)]
    if not candidates:
        return []
    if guests := guests_of(scene, candidates):
        return [replace(s, is_guest=True) for s in guests]
    candidates = _most_specific(_less_hosts_of_bodies(candidates, scene), scene)
    best = max(candidates, key=lambda s: (s.event, s.total))
    candidates = _represented(_less_members(candidates, stops, scene), scene)
    best = best if best in candidates else max(candidates, key=lambda s: (s.event, s.total))
    enough = [s for s in candidates if s is best or s.is_stop or _has_enough(s, best, scene)]
    kept = [s for s in enough if s is best or s.is_stop or not eclipsed(s, best, enough, scene)]
    return [s for s in kept if s is best or not is_only_toured(s, kept, scene)]


def _has_enough(scored: Scored, best: Scored, scene: Scene) -> bool:
    """Whether a further partner scores well enough beside the best; with no event told, it must open the report."""
    if _is_ahead(scored, scene) and not _is_ahead(best, scene):
        return False
    if best.event == 0:
        strong = [m for m in scored.entity.mentions if m.role in STRONG]
        return any(0 <= scene.reading.sentences[m.sentence].paragraph < OPENING for m in strong)
    return scored.event >= _share(scored, scene) * best.event


def _is_ahead(scored: Scored, scene: Scene) -> bool:
    """Whether all that is told of the place is what will be done there."""
    told = {m.sentence for m in scored.entity.mentions if m.role in STRONG}
    return all(is_planned(scene, scene.reading.sentences[index]) for index in told)


def _is_stop(scored: Scored, stops: frozenset[Token]) -> bool:
    """Whether the place is one of the stops of a trip."""
    return any(mention.token in stops for mention in scored.entity.mentions)


def _share(scored: Scored, scene: Scene) -> float:
    """What part of the best partner's score a further one needs: little when its own mayor or governor is met."""
    return SPOKEN_SHARE if scored.event and is_governed_scene(scored, scene) else SHARE


def _most_specific(candidates: list[Scored], scene: Scene) -> list[Scored]:
    """`candidates` less the countries that lie around a city or region with a scene of its own.

    A country whose own statesman is received by Hanoi's people stays, whoever else was met or signed with; so does one
    whose delegation is met by them, where its city is only named in one breath with Hanoi.
    """
    kinds = (CITY, REGION, EMBASSY)
    sent = {s.entity.country_code for s in candidates if s.entity.kind == COUNTRY and _is_delegation_met(s, scene)}
    within = {
        s.entity.country_code
        for s in candidates
        if s.entity.kind in kinds and s.event > 0 and not (s.entity.country_code in sent and _is_only_paired(s))
    }
    kept = [
        s
        for s in candidates
        if s.entity.kind != COUNTRY
        or is_statesman_met(s, scene)
        or not (s.entity.country_code in within or _is_where_body_was_met(s, candidates, scene))
    ]
    return kept or candidates


def _is_where_body_was_met(country: Scored, candidates: list[Scored], scene: Scene) -> bool:
    """Whether the country is named only where a body of its own was met ("talks with X during a trip to China")."""
    bodies = [s for s in candidates if s.entity.kind == ORGANISATION and _is_body_met(s, scene)]
    own = [s for s in bodies if s.entity.country_code == country.entity.country_code]
    met = {m.sentence for s in own for m in s.entity.mentions}
    return bool(own) and all(m.sentence in met for m in country.entity.mentions if m.role in STRONG)


def _is_delegation_met(scored: Scored, scene: Scene) -> bool:
    """Whether the opening tells that somebody of Hanoi's met a delegation of the country's own."""
    sent = [m for m in scored.entity.mentions if m.role is Role.DELEGATION and not m.companion]
    told = [s for m in sent if 0 <= (s := scene.reading.sentences[m.sentence]).paragraph < OPENING]
    return any(s.has("receive", "meet", "call_on") and any(p.title.side == HANOI for p in s.people) for s in told)


def _is_only_paired(scored: Scored) -> bool:
    """Whether all that is told of a place is what it and Hanoi are to each other."""
    return all(m.role is Role.BILATERAL for m in scored.entity.mentions if m.role in STRONG)


def _less_hosts_of_bodies(candidates: list[Scored], scene: Scene) -> list[Scored]:
    """`candidates` less the cities that are only where a body was met, whose own people nobody met."""
    bodies = [s for s in candidates if s.entity.kind == ORGANISATION]
    met = {m.sentence for s in bodies for m in s.entity.mentions if is_of_head_met(m, scene)}
    seats = {s.entity.country_code for s in bodies if _is_body_met(s, scene) or is_body_met_on_a_day(s, scene)}
    return [
        s
        for s in candidates
        if s.entity.kind != CITY
        or not (s.entity.country_code in seats or _is_told_only_in(s, met))
        or _speaks(s, scene)
        or is_governed_scene(s, scene)
    ]


def _is_told_only_in(scored: Scored, sentences: Set[int]) -> bool:
    """Whether all that makes the place a partner is told in the given sentences."""
    strong = [m.sentence for m in scored.entity.mentions if m.role in STRONG]
    return bool(strong) and all(index in sentences for index in strong)


def _is_body_met(scored: Scored, scene: Scene) -> bool:
    """Whether the opening says that Hanoi's people met a body or its head: "hội đàm với", "talks with"."""
    paragraphs = [(m, scene.reading.sentences[m.sentence].paragraph) for m in scored.entity.mentions]
    met = any(is_of_meeting(m, scene) for m, paragraph in paragraphs if paragraph < OPENING)
    return met or any(is_of_head_met(m, scene) for m, paragraph in paragraphs if paragraph <= OPENING)


def _less_members(candidates: list[Scored], stops: frozenset[Token], scene: Scene) -> list[Scored]:
    """At a network's own conference, `candidates` less the cities that only speak there and deal with nobody."""
    networks = [s for s in candidates if s.entity.kind == ORGANISATION and _convenes(s, scene)]
    if not networks:
        return candidates
    return [
        s
        for s in candidates
        if s.entity.kind not in (CITY, REGION)
        or (_is_stop(s, stops) and not _only_opens(s, scene))
        or _is_dealt_with(s, scene)
        or is_given_to(s, scene)
        or holds_with_hanoi(s, scene)
    ]


def _only_opens(scored: Scored, scene: Scene) -> bool:
    """Whether the place's people are told of only as those who house the conference: nobody goes there to meet them."""
    strong = [m for m in scored.entity.mentions if m.role in STRONG and not m.companion]
    told = [scene.reading.sentences[m.sentence] for m in strong]
    return all(s.has("event_verb", "hosting") and not any(_is_dealing(t) for t in s.tokens) for s in told)


def _convenes(scored: Scored, scene: Scene) -> bool:
    """Whether the opening tells of a conference of the body's own."""
    held = [scene.reading.sentences[m.sentence] for m in scored.entity.mentions if m.role is Role.EVENT]
    return any(s.has("conference") and s.paragraph <= OPENING for s in held)


def _is_dealt_with(scored: Scored, scene: Scene) -> bool:
    """Whether somebody of Hanoi's meets, receives or signs with the place's people in a sentence of their own."""
    strong = [m for m in scored.entity.mentions if m.role in STRONG and not m.companion]
    told = [scene.reading.sentences[m.sentence] for m in strong]
    return any(scene.status(s).hanoi and any(_is_dealing(t) for t in s.tokens) for s in told)


def _is_dealing(token: Token) -> bool:
    """Whether a phrase says that two deal with each other; what somebody told an audience is no dealing."""
    told = token.cue is not None and token.cue.phrase.startswith(wordings("told_audience"))
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
    opening = [s for s in scene.reading.body if s.paragraph <= OPENING]
    received = [s for s in opening if scene.status(s).is_event and s.has("receive", "meet", "call_on")]
    speaks = any(p.title.embassy for s in opening for p in s.people if p.title.place)
    return any(s.has("embassy_office") or (speaks and s.has("receive") and not s.people) for s in received)


def _leads_in(mention: Mention, scene: Scene) -> bool:
    return not mention.companion and 0 <= scene.reading.sentences[mention.sentence].paragraph < OPENING


def _is_met(mention: Mention, scene: Scene) -> bool:
    sentence = scene.reading.sentences[mention.sentence]
    return not mention.companion and scene.status(sentence).is_event and (sentence.paragraph <= 1 or sentence.is_title)


def _speaks(scored: Scored, scene: Scene) -> bool:
    """Whether somebody of the place is there: an official, a delegation, its authorities; or it is given something."""
    mentions = [m for m in scored.entity.mentions if not m.companion]
    spoken = any(m.role in (Role.DELEGATION, Role.AUTHORITY) and not _is_told_by_envoy(m, scene) for m in mentions)
    return spoken or is_given_to(scored, scene) or any(_has_holder(m, scene) for m in mentions)


def _is_told_by_envoy(mention: Mention, scene: Scene) -> bool:
    """Whether an ambassador is who tells of the place's authorities ("Đại sứ cho biết chính quyền X sẽ ...")."""
    envoys = scene.reading.sentences[mention.sentence].of("embassy_office")
    return any(t.end <= mention.token.start for t in envoys)


def _has_holder(mention: Mention, scene: Scene) -> bool:
    """Whether the mention is of an office whose holder is named, and so may be there."""
    people = scene.reading.sentences[mention.sentence].people
    return mention.role is Role.OFFICE and any(p.title.place == mention.token for p in people)
