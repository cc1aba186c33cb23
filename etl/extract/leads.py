"""Who led for Hanoi and who for the partner, and who else took part on each side. Names nobody the text does not."""

import re
from collections.abc import Iterable, Sequence, Set

from etl.extract.entities import COUNTRY, EMBASSY
from etl.extract.joints import pattern
from etl.extract.matcher import Token
from etl.extract.people import Person, PersonMention
from etl.extract.scene import Scene
from etl.extract.sentences import Sentence
from etl.extract.stretches import Engagement
from etl.extract.titlereading import FOREIGN, HANOI, STATE

_AFTER_TITLE_CHARS, _STOOD_IN_CHARS = 90, 40
_NAMED_LIKE_US = frozenset({"CN", "TW"})  # where names have the shape of Vietnamese ones
_SOON_SENTENCES = 2
_INVITED_CHARS = 8  # between "theo lời mời" and who invited
_STOOD_IN_FOR = pattern(r"\b%(stands_in_for)s\s+(?:%(article)s\s+)?$", re.IGNORECASE)


def leads_of(scene: Scene, engagement: Engagement) -> tuple[list[Person], list[Person]]:
    """The people of Hanoi's side and those of the partner's, the lead of each first."""
    ordered, hosts = _in_order(scene, engagement), _hosts_by_name(scene, engagement)
    return _hanoi_people(scene, engagement, ordered, hosts), _partner_people(scene, engagement, ordered, hosts)


def _hanoi_people(
    scene: Scene, engagement: Engagement, ordered: Sequence[Person], hosts: Sequence[Person]
) -> list[Person]:
    """The people of Hanoi's side, the lead first."""
    return [person for person in ordered if person.side == HANOI and person not in hosts] or _by_office(
        scene, engagement
    )


def _hosts_by_name(scene: Scene, engagement: Engagement) -> list[Person]:
    """At a stop abroad, who has an office and a name like ours, but no body of Hanoi's, and speaks for the hosts."""
    if not engagement.scored.is_stop or not engagement.main.has("meet", "receive", "call_on"):
        return []
    told = [engagement.main]
    if engagement.scored.entity.country_code not in _NAMED_LIKE_US:
        told = [s for s in told if all(m.title.side != FOREIGN for m in s.people)]
    elif not _names_counterpart(engagement):
        told += [s for s in engagement.own if 0 < s.index - engagement.main.index <= _SOON_SENTENCES]
    named = [m for s in told for m in s.people if m.title.side is None and m.vietnamese and m.title.is_office]
    people = [p for p in map(scene.reading.person_of, named) if p]
    return [p for p in people if all(m.title.side is None for m in p.mentions)]


def _names_counterpart(engagement: Engagement) -> bool:
    """Whether somebody of the hosts' is named as such."""
    return any(m.title.side == FOREIGN for s in (engagement.main, *engagement.own) for m in s.people)


def _by_office(scene: Scene, engagement: Engagement) -> list[Person]:
    """Where the engagement names nobody of Hanoi's: who holds the office that it names, else the article's first."""
    offices = [t.cue.office for t in engagement.main.of("hanoi_office") if t.cue]
    ours = [p for p in scene.reading.people if p.side == HANOI and p.title.is_office]
    return [p for p in ours if p.title.office in offices][:1] or ours[:1]


def _partner_people(
    scene: Scene, engagement: Engagement, ordered: Sequence[Person], hosts: Sequence[Person]
) -> list[Person]:
    """The people of the partner's side, the lead first; an ambassador leads only for the embassy or the country."""
    entity = engagement.scored.entity
    tokens = {m.token for m in entity.mentions}
    others = _tokens_of_others(scene, engagement)
    diplomats = entity.kind in (EMBASSY, COUNTRY)
    found = [
        person
        for person in ordered
        if (person.side == FOREIGN or (entity.kind == COUNTRY and _is_foreign_minister(person)))
        and (diplomats or not person.title.embassy)
        and person.title.place not in others
    ]
    found += [p for p in hosts if p not in found]
    own = [p for p in found if any(m.title.place in tokens or m.title.place is None for m in p.mentions)]
    at_hand = {m.name for s in (engagement.main, *engagement.own) for m in s.people}
    met = any(p.title.place in tokens and not at_hand.isdisjoint(_names(p)) for p in own)
    own.sort(key=lambda p: _distance(p, tokens, entity.country_code, met and at_hand.isdisjoint(_names(p))))
    if entity.kind == EMBASSY:
        own = _envoys(scene, [p for p in found if p.title.embassy], tokens) or own
    if not own and entity.kind not in (EMBASSY, COUNTRY):
        named = {
            p for p in scene.reading.people if p.side == FOREIGN and any(m.title.place in tokens for m in p.mentions)
        }
        own = [p for p in scene.reading.people if p in named and not p.title.embassy]
    if not found and not own and not diplomats:
        own = _led_from(engagement, ordered)
    ministers = [p for p in ordered if _is_foreign_minister(p) and p.title.place is None]
    return [*own, *(p for p in found if p not in own)] or ministers


def _names(person: Person) -> set[str]:
    return {mention.name for mention in person.mentions}


def _distance(person: Person, tokens: Set[Token], country_code: str | None, is_told_elsewhere: bool) -> int:
    """How little ties somebody to the partner: its own people first, then those of no told place, then its country's.

    `is_told_elsewhere`: the sentences of its own name others of the partner's, and not this one.
    """
    place = person.title.place
    if place in tokens:
        return 0
    return 2 if _is_country(place, country_code) else int(place is None and is_told_elsewhere)


def _envoys(scene: Scene, ambassadors: Sequence[Person], tokens: Set[Token]) -> list[Person]:
    """The ambassadors of one embassy: those who are named with its country, else those named with none."""
    named = [p for p in ambassadors if any(m.title.place in tokens for m in p.mentions)]
    if named:
        return named
    unplaced = [p for p in scene.reading.people if p.title.embassy and all(m.title.place is None for m in p.mentions)]
    return [*ambassadors] or unplaced


def _led_from(engagement: Engagement, ordered: Sequence[Person]) -> list[Person]:
    """Where nobody is named as the partner's own: those of another place in its country.

    The head of a region's delegation may be known by the office that he holds in one of its cities.
    """
    country = engagement.scored.entity.country_code
    named = [p for p in ordered if p.side == FOREIGN and not p.title.embassy]
    return [p for p in named if p.title.place and p.title.place.place and p.title.place.place.country_code == country]


def _is_foreign_minister(person: Person) -> bool:
    return person.side == STATE and not person.first.vietnamese


def _tokens_of_others(scene: Scene, engagement: Engagement) -> set[object]:
    """The name tokens of every other place than the partner and the country that holds it."""
    entity = engagement.scored.entity
    mine = {m.token for m in entity.mentions}
    return {
        m.token
        for mentions in scene.mentions.values()
        for m in mentions
        if m.token not in mine and not _is_country(m.token, entity.country_code)
    }


def _is_country(token: Token | None, country_code: str | None) -> bool:
    """Whether a name token stands for the country itself."""
    if token is None:
        return False
    if token.place:
        return token.place.kind == COUNTRY and token.place.country_code == country_code
    return token.cue is not None and token.cue.country_code == country_code


def _in_order(scene: Scene, engagement: Engagement) -> list[Person]:
    """Everyone named, those of the main sentence first, then those of its stretch of text, then the rest."""
    stretch = [s for s in engagement.sentences if not s.is_title and s is not engagement.main]
    after = [s for s in stretch if s.index > engagement.main.index]
    after.sort(key=lambda s: scene.status(s).background)  # who received the guests goes before what came earlier
    before = [s for s in stretch if s.index < engagement.main.index]
    groups: list[Iterable[Sentence]] = [[engagement.main], after, before]
    people: list[Person] = []
    present: list[Person] = []
    for sentence in (s for group in groups for s in group):
        for mention in _leading_first(sentence):
            person = scene.reading.person_of(mention)
            if person is not None:
                (present if _is_also_present(sentence, mention) else people).append(person)
    return list(dict.fromkeys([*people, *present]))


def _is_also_present(sentence: Sentence, mention: PersonMention) -> bool:
    """Whether the sentence says of a person only that they were there, saw it, invited, or were stood in for."""
    start = mention.title.span.start if mention.title.span else mention.span.start
    if _STOOD_IN_FOR.search(sentence.before(min(start, mention.span.start), _STOOD_IN_CHARS)):
        return True
    if any(0 <= start - t.end <= _INVITED_CHARS for t in sentence.of("invited")):
        return True
    witness = min((t.end for t in sentence.of("companion")), default=None)
    acting = [m for m in sentence.people if witness is None or m.span.start < witness]
    if witness is not None and mention not in acting and (acting or not sentence.has("event_verb")):
        return True
    return any(
        0 <= t.start - mention.span.end < _AFTER_TITLE_CHARS and not _named_between(sentence, mention, t)
        for t in sentence.of("also_present")
    ) and not sentence.has("receive", "sign", "call_on")


def _named_between(sentence: Sentence, mention: PersonMention, token: Token) -> bool:
    return any(mention.span.end <= p.span.start < token.start for p in sentence.people)


def _leading_first(sentence: Sentence) -> Sequence:  # type: ignore[type-arg]
    """The people of a sentence, those who lead a delegation first, those named as also present last."""
    also = min((t.start for t in sentence.of("companion")), default=None)
    return sorted(
        sentence.people, key=lambda m: (also is not None and m.span.start > also, not m.title.led, m.span.start)
    )
