"""Officials named without the place that they stand for: the place told before, or the other side's. Names nobody."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from etl.extract.holders import is_parent
from etl.extract.joints import pattern, wordings
from etl.extract.matcher import Token, country_code_of, is_country_name
from etl.extract.naming import is_dateline
from etl.extract.people import PersonMention
from etl.extract.sentences import Sentence
from etl.extract.titlereading import FOREIGN, HANOI, OTHER, Title
from etl.fold import match_key

_OPENING_CHARS, _NEARBY_CHARS = 30, 50
_NEARBY = pattern(r"\b(?:%(near)s|%(around)s)\s+(?:%(city_title)s\s+)?$", re.IGNORECASE)


_OURS = frozenset({"hanoi", "hanoi_body", "hanoi_office"})
_ITS = wordings("possessive")
_WITH = pattern(r"\s%(with)s\s*$")


def with_seats(sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences, where a mayor named without a place has the one named last before, else the lead's only one."""
    placed: list[Sentence] = []
    only, sender, speaks = _only_place(sentences), _only_sender(sentences), _only_body(sentences)
    named: list[Token] = []
    bodies: list[Token] = []
    told: list[Token] = []
    guests: Token | None = None
    hanois = _is_hanois_alone(sentences)
    travelling = _sends_delegation(sentences)
    ours: dict[str, str] = {}  # who was named first in each of Hanoi's offices
    known: list[PersonMention] = []
    paragraph = None
    for sentence in sentences:
        seats = [t for t in sentence.tokens if _is_seat(t)]
        named = named if sentence.paragraph == paragraph else []
        bodies = bodies if sentence.paragraph == paragraph else []
        guests = guests if sentence.paragraph == paragraph else None
        paragraph = sentence.paragraph
        people: list[PersonMention] = []
        for person in sentence.people:
            before = [t for t in seats if t.end <= person.span.start]
            seat = _seat_told(person, [*people, *known]) or _region_around(person, before, told)
            seat = seat or _seat_for(person.title, before) or _seat_for(person.title, named)
            seat = seat or only or _region(person, told)
            hosts = _is_counterpart(sentence, person) or _is_hosts(sentence, person, ours)
            hosts = hosts or (travelling and _receives_travellers(sentence, person))
            hosts = hosts or (hanois and _is_of_a_province(sentence, person) and bool(before))
            told_here = [t for t in sentence.of("organisation") if t.end <= person.span.start]
            whose = _body_before(sentence, person, [*bodies, *told_here])
            whose = whose or _place_before(sentence, person, before, guests)
            if whose := whose or (speaks if _is_of_no_place(person) else None):
                person = person.with_place(whose)
            elif seat and (person.title.lacks_place or hosts):
                person = person.with_place(seat)
            elif sender and _is_envoy_of_none(person):
                person = person._replace(title=person.title._replace(place=sender, is_borrowed=True))
            elif (exact := _exact_seat(person.title, sentence, sentences)) is not None:
                person = person.with_place(exact)
            elif person.title.side == HANOI and person.title.office:
                ours.setdefault(person.title.office, person.name)
            people.append(person)
        known += people
        named = [*named, *(t for t in seats if not _is_landmark(sentence, t))]
        told += seats
        bodies = [*bodies, *sentence.of("organisation")]
        guests = guests if travelling else _received_from(sentence) or guests
        moved = any(one is not other for one, other in zip(people, sentence.people, strict=True))
        placed.append(replace(sentence, people=people) if moved else sentence)
    return placed


def _seat_told(person: PersonMention, known: Sequence[PersonMention]) -> Token | None:
    """For a mayor called by one name: the place that was told with the full one ("Mayor Bae")."""
    if " " in person.name or not person.title.lacks_place:
        return None
    called = match_key(person.name)
    return next((k.title.place for k in known if k.title.place and called in match_key(k.name).split()), None)


def _sends_delegation(sentences: Sequence[Sentence]) -> bool:
    """Whether the title or the first paragraph names a delegation as Hanoi's own."""
    lead = (s for s in sentences if s.paragraph <= 0)
    pairs = (
        (t, takewhile(lambda o: not o.has("led_by"), s.tokens[i + 1 : i + 6]))
        for s in lead
        for i, t in enumerate(s.tokens)
        if t.has("delegation")
    )
    return any(t.has("from_hanoi") or any(o.any_of(_OURS) for o in after) for t, after in pairs)


def _receives_travellers(sentence: Sentence, person: PersonMention) -> bool:
    """Whether somebody of no told body is named as who received the delegation ("Tiếp đoàn có ông X, Phó Chủ tịch")."""
    first = sentence.tokens[:2]
    opens = len(first) == 2 and first[0].has("receive") and first[1].has("bare_delegation")
    begins = opens and first[0].start - sentence.span.start < 3
    return begins and person.title.side is None and not sentence.has("hanoi", "hanoi_office", "hanoi_body")


def _body_before(sentence: Sentence, person: PersonMention, bodies: Sequence[Token]) -> Token | None:
    """The body told last before "Its country director, NAME"; None when the office is not said to be its."""
    title = person.title
    if not bodies or title.span is None or title.side is not None or not title.is_office:
        return None
    before = sentence.text[: title.span.start - sentence.span.start].rstrip()
    return bodies[-1] if before.lower().endswith(_ITS) else None


def _place_before(
    sentence: Sentence, person: PersonMention, before: Sequence[Token], guests: Token | None
) -> Token | None:
    """The place told last before "its President, NAME", or `guests` where "Dẫn đầu đoàn là NAME" opens the sentence."""
    title = person.title
    if title.span is None or title.side is not None or not title.is_office:
        return None
    if before and sentence.text[: title.span.start - sentence.span.start].rstrip().lower().endswith(_ITS):
        return before[-1] if _is_of_others(sentence, before[0]) else None
    opens = sentence.tokens[0].has("leads") and sentence.tokens[0].start - sentence.span.start < 3
    return guests if opens else None


def _is_of_others(sentence: Sentence, seat: Token) -> bool:
    """Whether no body of Hanoi's is named before a place, so that "its" may be the place's; a dateline is none."""
    return not any(
        t.start < seat.start and not sentence.before(seat.start).startswith(sentence.said(t) + " —")
        for t in sentence.tokens
        if t.any_of(_OURS)
    )


def _received_from(sentence: Sentence) -> Token | None:
    """Where the delegation comes from that a sentence says Hanoi's people received."""
    if not sentence.has("receive") or not any(t.any_of(_OURS) for t in sentence.tokens):
        return None
    coming = [t for t in sentence.of("delegation") if not t.has("bare_delegation")]
    return next((t for t in sentence.tokens if coming and _is_seat(t) and t.start >= coming[0].end), None)


def _is_hanois_alone(sentences: Sequence[Sentence]) -> bool:
    """Whether the first paragraph names an official of Hanoi's and no other province of Vietnam."""
    lead = [s for s in sentences if s.paragraph <= 0]
    official = any(p.title.side == HANOI and p.title.is_office for s in lead for p in s.people)
    return official and not any(s.has("domestic", "other_body") for s in lead)


def _is_of_a_province(sentence: Sentence, person: PersonMention) -> bool:
    """Whether a provincial body stands in the title, and no province of Vietnam in the sentence."""
    return person.title.side == OTHER and sentence.has("other_body") and not sentence.has("domestic")


def _is_landmark(sentence: Sentence, token: Token) -> bool:
    """Whether a place is named only to say where another lies ("on the edge of Santiago", "cách Praha 40 km")."""
    return _NEARBY.search(sentence.before(token.start, _NEARBY_CHARS)) is not None


def _region(person: PersonMention, told: Sequence[Token]) -> Token | None:
    """For a governor the one region that the article has named; None when there are more."""
    regions = {t.place.place_ids: t for t in told if t.place and t.place.kind == "region"}
    heads = person.title.of_region or person.title.side == OTHER  # a province's own party official, too
    return next(iter(regions.values())) if heads and len(regions) == 1 else None


def _region_around(person: PersonMention, before: Sequence[Token], told: Sequence[Token]) -> Token | None:
    """For a governor met in a city: the one region that the article has named before, in the same country."""
    region = _region(person, told)
    if region is None or not before or any(t.place and t.place.kind == "region" for t in before):
        return None
    return region if country_code_of(region) == country_code_of(before[-1]) else None


def _only_place(sentences: Sequence[Sentence]) -> Token | None:
    """The place of the dateline, else the one place of the title and the first paragraph; None when there are more."""
    lead = [s for s in sentences if s.paragraph <= 0]
    dated = next((t for s in lead for t in s.tokens[:1] if _is_seat(t) and is_dateline(s, t)), None)
    named = {
        t.place.place_ids: t
        for s in lead
        for i, t in enumerate(s.tokens)
        if _is_seat(t) and not is_parent(s, i) and t.place
    }
    return dated or (next(iter(named.values())) if len(named) == 1 else None)


def _only_sender(sentences: Sequence[Sentence]) -> Token | None:
    """The one foreign country that the title and the first paragraph name, where no ambassador's is told there."""
    lead = [s for s in sentences if s.paragraph <= 0]
    if any(p.title.embassy and p.title.place for s in lead for p in s.people):
        return None
    named = {country_code_of(t): t for s in lead for t in s.tokens if is_country_name(t) and not t.has("vietnam")}
    return next(iter(named.values())) if len(named) == 1 else None


def _only_body(sentences: Sequence[Sentence]) -> Token | None:
    """The one body that the title and the first paragraph name, where they name no place or country abroad."""
    lead = [s for s in sentences if s.paragraph <= 0]
    bodies = {t.cue.organisation: t for s in lead for t in s.of("organisation") if t.cue}
    abroad = any(_is_seat(t) or (is_country_name(t) and not t.has("vietnam")) for s in lead for t in s.tokens)
    return next(iter(bodies.values())) if len(bodies) == 1 and not abroad else None


def _is_of_no_place(person: PersonMention) -> bool:
    """Whether somebody foreign holds an office that is not said to be of anything ("Country director NAME")."""
    title = person.title
    return title.is_office and title.side is None and title.place is None and not person.vietnamese and not title.led


def _is_envoy_of_none(person: PersonMention) -> bool:
    """Whether somebody is called an ambassador, of a country that is not said ("Ông Đại sứ X cảm ơn ...")."""
    told = person.title.embassy and person.title.place is None and person.title.side == FOREIGN
    return told and not person.vietnamese


def _exact_seat(title: Title, sentence: Sentence, sentences: Sequence[Sentence]) -> Token | None:
    """For a mayor of "the Italian city": the city of that country named nearest before, else in the lead."""
    if not title.governs or title.place is None or not is_country_name(title.place):
        return None
    code = country_code_of(title.place)
    before = [t for s in sentences if s.index <= sentence.index for t in s.tokens if t.start < title.place.start]
    named = [t for t in before if _is_seat(t) and t.place and t.place.country_code == code]
    return _seat_for(title, named)


def _is_counterpart(sentence: Sentence, person: PersonMention) -> bool:
    """Whether an office that Hanoi has too is the other side's: Hanoi's lead, talks "with" and then this one."""
    title = person.title
    if title.side != HANOI or not title.office or not title.span or _says_hanoi(sentence, title):
        return False
    first = next((p for p in sentence.people if p.span.start < person.span.start and p.vietnamese), None)
    if first is None or first.title.side not in (HANOI, None) or first.name == person.name:
        return False
    between = sentence.text[first.span.end - sentence.span.start : title.span.start - sentence.span.start]
    met = any(t.has("meet") and first.span.end <= t.start < title.span.start for t in sentence.tokens)
    return met and _WITH.search(between) is not None


def _is_hosts(sentence: Sentence, person: PersonMention, ours: Mapping[str, str]) -> bool:
    """Whether an office that Hanoi has too is held by the host, in a sentence set at the seat of a foreign city."""
    title = person.title
    if title.side != HANOI or not title.office or not title.span or _says_hanoi(sentence, title):
        return False
    if ours.get(title.office, person.name) == person.name:
        return False
    before = [t for t in sentence.tokens if t.end <= title.span.start]
    set_there = any(_is_seat(t) and t.start - sentence.span.start < _OPENING_CHARS for t in before)
    return set_there and not any(t.has("hanoi") for t in before)


def _says_hanoi(sentence: Sentence, title: Title) -> bool:
    return title.span is not None and any(t.has("hanoi") and title.span.holds(t) for t in sentence.tokens)


def _seat_for(title: Title, named: Sequence[Token]) -> Token | None:
    """Of the places named before an official, the last that can have one: no mayor has a region that holds his city."""
    cities = [t for t in named if t.place and t.place.kind == "city"]
    regions = [t for t in named if t.place and t.place.kind == "region"]
    fitting = regions if title.of_region else cities
    if not fitting or {t.place.country_code for t in fitting[-1:] if t.place} != {
        t.place.country_code for t in named[-1:] if t.place
    }:
        return next(reversed(named), None)
    return fitting[-1]


def _is_seat(token: Token) -> bool:
    return token.place is not None and token.place.kind != "country" and token.place.country_code != "VN"
