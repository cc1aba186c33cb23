"""Splits an article into its engagements: which partner, on which date, told in which sentences."""

from collections.abc import Sequence
from dataclasses import replace

from etl.extract.dates import DateValue
from etl.extract.entities import ORGANISATION
from etl.extract.eventtype import event_type_of
from etl.extract.ownday import (
    at_another_hour,
    date_of,
    day_set,
    days_told,
    days_told_before,
    is_of_both,
    is_staged,
    own_days,
    staged_days,
)
from etl.extract.roles import STRONG, Role
from etl.extract.scene import Scene
from etl.extract.scoring import Scored
from etl.extract.sentences import Sentence
from etl.extract.stretches import Engagement, names_partner, owners_of, roles_of
from etl.extract.titlereading import FOREIGN, HANOI


def engagements_of(scene: Scene, partners: Sequence[Scored]) -> list[Engagement]:
    """The engagements of an article, in reading order; each partner has at least one."""
    mains = [(partner, main) for partner in partners for main in _main_sentences(scene, partner, partners)]
    mains.sort(key=lambda pair: pair[1].index)
    engagements = [Engagement(partner, main) for partner, main in mains]
    owners = owners_of(scene, engagements)
    told = [_with_sentences(scene, e, k, owners, len(engagements)) for k, e in enumerate(engagements)]
    merged = _merged([replace(e, dated=date_of(scene, e, _shares_main(e, told))) for e in told])
    return [replace(e, is_stay=_is_stay(e, merged)) for e in merged]


def _is_stay(engagement: Engagement, others: Sequence[Engagement]) -> bool:
    """Whether the main sentence tells first of a stay of several days, and of the occasion that another one tells."""
    main, dated = engagement.main, engagement.dated
    staged = min((t.start for t in main.of("event", "conference")), default=None)
    stayed = any(t.start < staged for t in main.of("visit") if not t.has("bare_motion")) if staged else False
    if not stayed or dated is None or dated.value.end is None or not main.has("delegation"):
        return False
    return any(
        o is not engagement and o.scored is engagement.scored and is_staged([o.main, *o.sentences]) for o in others
    )


def _shares_main(engagement: Engagement, others: Sequence[Engagement]) -> bool:
    """Whether one sentence tells of this engagement and of one with another partner."""
    return any(o.main is engagement.main and o.scored is not engagement.scored for o in others)


def _with_sentences(
    scene: Scene, engagement: Engagement, me: int, owners: dict[int, frozenset[int]], count: int
) -> Engagement:
    """`engagement` with the sentences that tell of it (the title too) and those that tell of it alone."""
    around = [s for s in scene.reading.sentences if s.is_title or me in owners[s.index] or s is engagement.main]
    own = (
        around if count == 1 else [s for s in around if s is engagement.main or owners.get(s.index) == frozenset({me})]
    )
    return replace(engagement, sentences=tuple(around), own=tuple(own))


def _main_sentences(scene: Scene, partner: Scored, partners: Sequence[Scored]) -> list[Sentence]:
    """The sentence that tells of the engagement first, and one for each further engagement with the same partner."""
    alone = len(partners) == 1
    naming = [s for s in scene.reading.body if names_partner(scene, partner, s, alone)]
    telling = [s for s in naming if scene.status(s).is_event and not scene.status(s).future]
    telling = (
        telling or [s for s in naming if scene.status(s).is_event] or [s for s in naming if not scene.status(s).others]
    )
    if not telling:
        return [next((s for s in scene.reading.body), scene.reading.sentences[0])]
    first = max(telling, key=lambda s: (_mainness(scene, partner, s), -s.index))
    if not alone and not _only_names(scene, partner, partners, first):
        own = [s for s in telling if _only_names(scene, partner, partners, s) and days_told(scene, s)]
        first = next((s for s in own if not scene.status(s).future), first)
    going_on = [s for s in scene.reading.body if s not in telling and _goes_on(first, s)]
    others = [s for s in [*telling, *going_on] if s is not first and not _is_seat_only(partner, s)]
    further = [s for s in others if _is_further(scene, first, s)]
    return [first, *_one_a_day(scene, further)]


def _is_seat_only(partner: Scored, sentence: Sentence) -> bool:
    """Whether the partner is only where somebody of another place was met ("tại X, gặp Bí thư Tỉnh ủy Y")."""
    mine = {m.token for m in partner.entity.mentions}
    roles = roles_of(partner, sentence)
    elsewhere = [p.title.place for p in sentence.people if p.title.side == FOREIGN and p.title.place]
    return bool(elsewhere) and mine.isdisjoint(elsewhere) and bool(roles) and STRONG.isdisjoint(roles)


def _goes_on(first: Sentence, sentence: Sentence) -> bool:
    """Whether the two of the main sentence open something on the same day, though neither is named again."""
    same_day = any(d.mention.kind == "same" for d in sentence.dates)
    return sentence.index > first.index and same_day and sentence.has("partners_of_two") and sentence.has("event_verb")


def _only_names(scene: Scene, partner: Scored, partners: Sequence[Scored], sentence: Sentence) -> bool:
    """Whether a sentence names none of the other partners."""
    return not any(names_partner(scene, other, sentence, alone=False) for other in partners if other is not partner)


def _mainness(scene: Scene, partner: Scored, sentence: Sentence) -> float:
    """How much a sentence looks like the one that reports the engagement."""
    status = scene.status(sentence)
    roles = roles_of(partner, sentence)
    points = 3.0 * bool(days_told(scene, sentence) or days_told_before(scene, sentence))
    points += 2.0 * (any(r in STRONG for r in roles) or _names_its_official(scene, partner, sentence))
    staged = partner.entity.kind == ORGANISATION and Role.EVENT in roles and sentence.has("event_verb")
    met, ours = (
        staged or sentence.has("meet", "receive", "call_on", "sign"),
        any(p.title.side == HANOI for p in sentence.people),
    )
    points -= 2.0 * _follows_an_occasion(scene, sentence)
    points += 1.5 * status.hanoi + 1.0 * met + 1.0 * (met and ours) - 1.5 * status.future
    return points + max(0.0, 2.0 - 0.25 * sentence.index)


def _names_its_official(scene: Scene, partner: Scored, sentence: Sentence) -> bool:
    """Whether somebody is named whom the article elsewhere calls the partner's mayor, governor or the like."""
    mine = {m.token for m in partner.entity.mentions}
    people = [person for person in map(scene.reading.person_of, sentence.people) if person]
    return any(m.title.place in mine and m.title.governs for person in people for m in person.mentions)


def _follows_an_occasion(scene: Scene, sentence: Sentence) -> bool:
    """Whether it is dated by "the same day" or the like and something staged is told before it."""
    near = scene.status(sentence).near
    counted = bool(near) and all(d.mention.kind == "same" for d in near)
    return counted and any(is_staged([s]) for s in scene.reading.body if s.index < sentence.index)


def _is_further(scene: Scene, first: Sentence, sentence: Sentence) -> bool:
    """Whether a sentence reports another engagement with the partner: its own day, or its own staged occasion."""
    status = scene.status(sentence)
    if _sits_down(scene, first, sentence):
        return not status.future
    if status.future or status.state or not (status.hanoi or sentence.has("conference", "event")):
        return False
    if not is_of_both(sentence) and not (_deals(sentence) or _calls_at_seat(scene, sentence)):
        return False
    if any(m.role is Role.EVENT and m.token.has("organisation") for m in scene.mentions[sentence.index]):
        return False  # a network's conference is an engagement with the network
    own = own_days(scene, sentence)
    main = days_told(scene, first) or days_told_before(scene, first) or staged_days(scene, first)
    if at_another_hour(scene, first, sentence) and is_staged([first]):
        return _is_other_scene(scene, first, sentence)
    if not own or not main or (sentence.paragraph == first.paragraph and own == main and not _goes_on(first, sentence)):
        return False
    return _is_parted(scene, first, sentence, own, main)


def _deals(sentence: Sentence) -> bool:
    return sentence.has("meet", "receive", "call_on", "sign", "conference", "event")


def _calls_at_seat(scene: Scene, sentence: Sentence) -> bool:
    """Whether people of Hanoi's come to a seat of the hosts' ("đoàn Hà Nội tới tòa thị chính Seoul")."""
    at_seat = any(m.role is Role.AUTHORITY for m in scene.mentions[sentence.index])
    return at_seat and sentence.has("visit") and sentence.has("delegation") and sentence.has("hanoi", "hanoi_body")


def _is_parted(
    scene: Scene, first: Sentence, sentence: Sentence, own: Sequence[DateValue], main: Sequence[DateValue]
) -> bool:
    """Whether the days of a sentence, or what is done on them, set it apart from the main one with its days `main`."""
    status = scene.status(sentence)
    if main[0].end and is_staged([sentence]) and not is_staged([first]):
        return _acts_anew(sentence)  # an occasion of its own during a stay
    apart = own[0].start > main[0].last or own[0].last < main[0].start
    if apart:
        return _acts_anew(sentence) or _calls_at_seat(scene, sentence)
    if any(d.mention.kind == "same" for d in status.near) or day_set(scene, sentence):
        return is_staged([sentence]) or _is_other_scene(scene, first, sentence)
    parted = own == main and sentence.paragraph != first.paragraph
    return parted and is_staged([sentence]) and _is_other_scene(scene, sentence, first)


def _is_other_scene(scene: Scene, first: Sentence, sentence: Sentence) -> bool:
    """Whether, on the day of a conference, festival or signing, somebody else of Hanoi's receives the same guests."""
    beside = [first, *(s for s in scene.reading.body if s is not first and abs(s.index - first.index) <= 2)]
    if not (is_staged(beside) or first.has("sign")) or not sentence.has("receive", "call_on", "meet"):
        return False
    hosts = [{p.name for p in s.people if p.title.side == HANOI} for s in (first, sentence)]
    return bool(hosts[1]) and not hosts[0] & hosts[1]


def _sits_down(scene: Scene, first: Sentence, sentence: Sentence) -> bool:
    """Whether "the two leaders" hold talks at a seat of the hosts', on the day of a festival or the like."""
    at_seat = any(m.role is Role.AUTHORITY for m in scene.mentions[sentence.index])
    same_day = any(d.mention.kind == "same" for d in sentence.dates)
    return at_seat and same_day and is_staged([first]) and sentence.has("partners_of_two") and sentence.has("meet")


def _acts_anew(sentence: Sentence) -> bool:
    """Whether somebody of Hanoi's meets, receives, signs or opens in it."""
    hanoi = any(p.title.side == HANOI for p in sentence.people) or sentence.has(
        "hanoi_office", "hanoi_body", "hanoi", "delegation", "district", "in_hanoi"
    )
    return hanoi and sentence.has("meet", "receive", "call_on", "sign", "event_verb", "co_host")


def _one_a_day(scene: Scene, sentences: Sequence[Sentence]) -> list[Sentence]:
    kept: dict[tuple[str, str | None], Sentence] = {}
    for sentence in sentences:
        days = own_days(scene, sentence)
        kept.setdefault((days[0].start, event_type_of([sentence])), sentence)
    return list(kept.values())


def _merged(engagements: Sequence[Engagement]) -> list[Engagement]:
    """Engagements with one partner on one day and of one kind are one."""
    kept: dict[tuple[str, str | None, str], Engagement] = {}
    for engagement in engagements:
        if any(_is_same_occasion(engagement, other) for other in kept.values()):
            continue
        kind = event_type_of([engagement.main])
        start = engagement.dated.value.start if engagement.dated else None
        kept.setdefault((engagement.scored.entity.key, start, kind), engagement)
    return list(kept.values())


def _is_same_occasion(one: Engagement, other: Engagement) -> bool:
    """Whether two tell of one festival or the like with one partner: named alike, on days that lie within its own."""
    if one.scored is not other.scored or one.dated is None or other.dated is None:
        return False
    if not is_staged([one.main]) or not is_staged([other.main]) or not other.dated.value.end:
        return False
    names = [{t.cue.phrase for t in e.main.of("event", "conference") if t.cue} for e in (one, other)]
    within = other.dated.value.start <= one.dated.value.start and one.dated.value.last <= other.dated.value.last
    return within and bool(names[0] & names[1])
