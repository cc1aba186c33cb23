"""Puts together the records of an article: every value with the span of text that backs it."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from etl.embassy import embassy_name, embassy_name_vi
from etl.extract.agreement import NONE, SIGNED, agreement_in
from etl.extract.dates import DateValue
from etl.extract.direction import INCOMING, OUTGOING, REMOTE, THIRD, is_abroad
from etl.extract.engagements import engagements_of
from etl.extract.entities import COUNTRY, EMBASSY, ORGANISATION, Entity
from etl.extract.eventtype import (
    CONFERENCE,
    EVENT,
    ONLINE,
    OTHER,
    RECEPTION,
    VISIT,
    event_type_of,
    is_gift,
    wishes_well,
)
from etl.extract.focus import partners_of
from etl.extract.itinerary import is_on_route
from etl.extract.leads import leads_of
from etl.extract.ownday import month_of_page
from etl.extract.people import Person
from etl.extract.reading import Reading
from etl.extract.roles import Role
from etl.extract.scene import Scene, scene_of
from etl.extract.stretches import Engagement
from etl.extract.thirdplace import is_third_place
from etl.extract.topics import topics_in
from etl.types import Evidence, Official, Record, Span


class Place(Protocol):
    """A place of the gazetteer; lat, lon in degrees."""

    @property
    def place_id(self) -> str: ...

    @property
    def name_en(self) -> str: ...

    @property
    def name_vi(self) -> str | None: ...

    @property
    def kind(self) -> str: ...

    @property
    def country_code(self) -> str: ...

    @property
    def lat(self) -> float: ...

    @property
    def lon(self) -> float: ...


class Places(Protocol):
    """What records ask of a gazetteer."""

    def find(self, name: str, country_code: str | None, kind: str | None) -> tuple[Place | None, bool]: ...

    def capital(self, country_code: str) -> Place | None: ...

    def country(self, country_code: str) -> Place | None: ...


def records_of(reading: Reading, places: Places) -> list[Record]:
    """The engagements that `reading` tells of, as records; none when it tells of none of Hanoi's."""
    scene = scene_of(reading)
    engagements = engagements_of(scene, partners_of(scene))
    return [_record(scene, engagement, places) for engagement in engagements]


def _record(scene: Scene, engagement: Engagement, places: Places) -> Record:
    entity = engagement.scored.entity
    sentences = [engagement.main, *(s for s in engagement.sentences if s is not engagement.main)]
    own = [engagement.main, *(s for s in engagement.own if s is not engagement.main)]
    shared = [s for s in sentences if s not in own]
    agreement = agreement_in(scene, own, shared, entity.mentions)
    at_home = entity.kind == EMBASSY  # a mission to Vietnam sits in Hanoi
    went = engagement.scored.is_stop or is_on_route(scene, entity)
    abroad = not at_home and (went or is_abroad(scene, sentences[:4], entity.mentions))
    if entity.kind == EMBASSY:
        abroad = False  # an ambassador to Vietnam is met at home
    hanoi, theirs = leads_of(scene, engagement)
    event_type = event_type_of(sentences, agreement.status == SIGNED, abroad, _is_host(engagement), engagement.is_stay)
    third = is_third_place(scene, engagement.main, entity.country_code)
    if third and event_type in (RECEPTION, VISIT, OTHER):
        event_type = CONFERENCE
    if engagement.scored.is_guest:
        event_type = EVENT
    honoured = is_gift(sentences) or engagement.main.has("handover") or wishes_well(engagement.main)
    if event_type == OTHER and hanoi and theirs and not honoured:
        event_type = RECEPTION  # people of both sides are named and nobody is said to have travelled
    topics = topics_in(scene, sentences, event_type == EVENT, shared, entity.mentions)
    value = engagement.dated.value if engagement.dated else month_of_page(scene, engagement)
    place, name_en, name_vi, review = _placed(entity, places)
    spans = list(_spans(engagement, hanoi, theirs))
    spans += [("topics", t.span) for tokens in topics.values() for t in tokens[:1]]
    if agreement.proof:
        spans.append(("agreement_status", agreement.proof.span))
    return Record(
        source=scene.reading.article.source,
        partner=name_en,
        partner_vi=name_vi,
        partner_kind=entity.kind,
        event_type=event_type,
        country_code=place.country_code if place else entity.country_code,
        place_id=place.place_id if place else None,
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        date_start=value.start if value else None,
        date_end=value.end if value else None,
        date_precision=value.precision if value else "unknown",
        date_basis=value.basis if value else None,
        direction=THIRD if third else _direction(event_type, abroad),
        status=_status(scene, engagement),
        topics=tuple(topics),
        hanoi_officials=tuple(_official(p, scene.reading.text) for p in hanoi),
        partner_officials=tuple(_official(p, scene.reading.text) for p in theirs),
        agreement_status=agreement.status,
        agreement_kind=agreement.kind if agreement.status != NONE else None,
        confidence=_confidence(engagement, value, bool(hanoi), review),
        evidence=tuple(_evidence(scene, spans)),
        needs_review=review or engagement.dated is None,
    )


def _is_host(engagement: Engagement) -> bool:
    """Whether the main sentence names the partner, a body, as one that stages the occasion."""
    mentions = engagement.scored.entity.mentions
    hosts = any(m.role is Role.EVENT and m.sentence == engagement.main.index for m in mentions)
    return engagement.scored.entity.kind == ORGANISATION and hosts


def _placed(entity: Entity, places: Places) -> tuple[Place | None, str, str | None, bool]:
    """The place of a partner, its English and Vietnamese names, and whether the place is a guess."""
    if entity.kind == ORGANISATION or (entity.organisation and entity.organisation.embassy):
        body = entity.organisation
        return None, entity.name, body.name_vi if body else None, False
    if entity.kind in (COUNTRY, EMBASSY) and entity.country_code:
        country = places.country(entity.country_code)
        name, name_vi = (country.name_en, country.name_vi) if country else (entity.name, None)
        if entity.kind == COUNTRY:
            return country, name, name_vi, False
        return places.capital(entity.country_code), embassy_name(name), embassy_name_vi(name_vi), False
    place, review = places.find(entity.name, entity.country_code, entity.kind)
    return place, place.name_en if place else entity.name, place.name_vi if place else None, review


def _direction(event_type: str, abroad: bool | None) -> str | None:
    if event_type == ONLINE:
        return REMOTE
    if abroad is None:
        return {VISIT: OUTGOING, RECEPTION: INCOMING}.get(event_type)
    return OUTGOING if abroad else INCOMING


def _status(scene: Scene, engagement: Engagement) -> str:
    """Planned when the main sentence announces a day after the publication, or nothing but the future."""
    published = scene.reading.article.published
    dated = engagement.dated
    ahead = dated is not None and published is not None and dated.value.start[: len(published)] > published[:10]
    status = scene.status(engagement.main)
    return "planned" if ahead or (status.future and dated is None) else "occurred"


def _official(person: Person, text: str) -> Official:
    role = person.title.span.of(text) if person.title.span else None
    return Official(person.name, role, person.title.office)


def _spans(engagement: Engagement, hanoi: Sequence[Person], theirs: Sequence[Person]) -> Iterable[tuple[str, Span]]:
    """The spans for partner, date, type and leads, as (field, span)."""
    mentions = engagement.scored.entity.mentions
    named = next((m for m in mentions if m.sentence == engagement.main.index), mentions[0])
    yield "partner", named.token.span
    if engagement.dated:
        yield "date_start", engagement.dated.mention.span
    trigger = next(
        iter(
            engagement.main.of(
                "sign", "receive", "call_on", "meet", "conference", "event", "visit", "online", "project"
            )
        ),
        None,
    )
    if trigger:
        yield "event_type", trigger.span
    for field, people in (("hanoi_lead", hanoi), ("partner_lead", theirs)):
        if people:
            yield field, people[0].first.span


def _evidence(scene: Scene, spans: Iterable[tuple[str, Span]]) -> Iterable[Evidence]:
    for name, span in spans:
        start, end = scene.reading.article.nfc_span(span)
        yield Evidence(name, start, end)


def _confidence(engagement: Engagement, value: DateValue | None, has_lead: bool, review: bool) -> float:
    """A rough share of such records that are right, from what the text settles plainly."""
    score = 0.5 + 0.15 * (engagement.scored.event >= 8) + 0.1 * has_lead
    score += 0.15 * (value is not None and value.precision == "day") - 0.2 * review
    return round(min(0.99, max(0.05, score)), 2)
