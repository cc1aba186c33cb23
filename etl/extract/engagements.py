"""Splits an article into its engagements: which partner, on which date, told in which sentences."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from etl.extract.dates import DateValue
from etl.extract.eventtype import event_type_of
from etl.extract.focus import Scored
from etl.extract.roles import STRONG, Role
from etl.extract.scene import Scene
from etl.extract.sentences import Dated, Sentence
from etl.extract.titles import FOREIGN, HANOI

_UNTIL = re.compile(r"(?:đến|tới|until|till|through)\s+(?:hết\s+)?(?:ngày\s+)?$", re.IGNORECASE)
_UNTIL_CHARS = 20
_PASSED = frozenset({Role.TRANSIT, Role.EXAMPLE, Role.MISSION, Role.DATELINE, Role.ORIGIN})


_TALKS = ("meet", "receive", "call_on", "sign")
_TRAVEL_CHARS = 4


@dataclass(frozen=True, eq=False)
class Engagement:
    """One dealing with one partner: its main sentence, the sentences that tell of it and of it alone, and its date."""

    scored: Scored
    main: Sentence
    sentences: Sequence[Sentence] = field(default=())
    own: Sequence[Sentence] = field(default=())
    dated: Dated | None = None


def engagements_of(scene: Scene, partners: Sequence[Scored]) -> list[Engagement]:
    """The engagements of an article, in reading order; each partner has at least one."""
    mains = [(partner, main) for partner in partners for main in _main_sentences(scene, partner, partners)]
    mains.sort(key=lambda pair: pair[1].index)
    engagements = [Engagement(partner, main) for partner, main in mains]
    owners = owners_of(scene, engagements)
    told = [_with_sentences(scene, e, k, owners, len(engagements)) for k, e in enumerate(engagements)]
    return _merged([replace(e, dated=_date_of(scene, e, _shares_main(e, told))) for e in told])


def _shares_main(engagement: Engagement, others: Sequence[Engagement]) -> bool:
    """Whether one sentence tells of this engagement and of one with another partner."""
    return any(o.main is engagement.main and o.scored is not engagement.scored for o in others)


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
        named = starting or _named(scene, engagements, sentence)
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
        if begun and names_partner(scene, engagement.scored, sentence, alone=False):
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


def _with_sentences(
    scene: Scene, engagement: Engagement, me: int, owners: dict[int, frozenset[int]], count: int
) -> Engagement:
    """`engagement` with the sentences that tell of it (the title too) and those that tell of it alone."""
    around = [s for s in scene.reading.sentences if s.is_title or me in owners[s.index] or s is engagement.main]
    own = (
        around if count == 1 else [s for s in around if s is engagement.main or owners.get(s.index) == frozenset({me})]
    )
    return replace(engagement, sentences=tuple(around), own=tuple(own))


def _mentions(partner: Scored, sentence: Sentence) -> list[Role]:
    mentions = partner.entity.mentions
    return [m.role for m in mentions if m.sentence == sentence.index and not m.companion and m.role not in _PASSED]


def names_partner(scene: Scene, partner: Scored, sentence: Sentence, alone: bool) -> bool:
    """Whether `sentence` names the partner or one of its people; `alone`: whether the article has no other partner."""
    if _mentions(partner, sentence):
        return True
    tokens = {m.token for m in partner.entity.mentions}
    people = [person for person in map(scene.reading.person_of, sentence.people) if person]
    if any(person.title.place in tokens for person in people):
        return True
    if not alone:
        return False
    return any(p.side == FOREIGN and p.title.place is None for p in people) or _receives_guests(sentence)


def _receives_guests(sentence: Sentence) -> bool:
    """Whether somebody of Hanoi's receives a delegation that is not named anew."""
    hosts = any(p.title.side == HANOI for p in sentence.people)
    return hosts and sentence.has("receive", "call_on") and sentence.has("delegation", "bare_delegation")


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
        own = [s for s in telling if _only_names(scene, partner, partners, s) and _days(scene, s)]
        first = next((s for s in own if not scene.status(s).future), first)
    going_on = [s for s in scene.reading.body if s not in telling and _goes_on(first, s)]
    others = [s for s in [*telling, *going_on] if s is not first and not _is_seat_only(partner, s)]
    further = [s for s in others if _is_further(scene, first, s)]
    return [first, *_one_a_day(scene, further)]


def _is_seat_only(partner: Scored, sentence: Sentence) -> bool:
    """Whether the partner is only where somebody of another place was met ("tại X, gặp Bí thư Tỉnh ủy Y")."""
    mine = {m.token for m in partner.entity.mentions}
    roles = _mentions(partner, sentence)
    elsewhere = [p.title.place for p in sentence.people if p.title.side == FOREIGN and p.title.place]
    return bool(elsewhere) and mine.isdisjoint(elsewhere) and bool(roles) and STRONG.isdisjoint(roles)


def _goes_on(first: Sentence, sentence: Sentence) -> bool:
    """Whether the two of the main sentence open something on the same day, though neither is named again."""
    beside = sentence.paragraph - first.paragraph in (0, 1) and sentence.index > first.index
    same_day = any(d.mention.kind == "same" for d in sentence.dates)
    return beside and same_day and sentence.has("partners_of_two") and sentence.has("event_verb")


def _only_names(scene: Scene, partner: Scored, partners: Sequence[Scored], sentence: Sentence) -> bool:
    """Whether a sentence names none of the other partners."""
    return not any(names_partner(scene, other, sentence, alone=False) for other in partners if other is not partner)


def _mainness(scene: Scene, partner: Scored, sentence: Sentence) -> float:
    """How much a sentence looks like the one that reports the engagement."""
    status = scene.status(sentence)
    roles = _mentions(partner, sentence)
    points = 3.0 * bool(_days(scene, sentence) or _days_told_before(scene, sentence))
    points += 2.0 * (any(r in STRONG for r in roles) or _names_its_official(scene, partner, sentence))
    met, ours = sentence.has("meet", "receive", "call_on", "sign"), any(p.title.side == HANOI for p in sentence.people)
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
    return counted and any(_is_staged([s]) for s in scene.reading.body if s.index < sentence.index)


def _days(scene: Scene, sentence: Sentence) -> list[DateValue]:
    return [d.value for d in scene.status(sentence).near if d.value.precision == "day"]


def _days_told_before(scene: Scene, sentence: Sentence) -> list[DateValue]:
    """The days of the sentences right before an undated one that goes on with their occasion, in its paragraph."""
    if scene.status(sentence).near or not sentence.has("conference", "event", "event_verb", "attend"):
        return []
    before = [s for s in scene.reading.body if s.paragraph == sentence.paragraph and s.index < sentence.index]
    return [day for s in before for day in _days(scene, s)]


def _is_further(scene: Scene, first: Sentence, sentence: Sentence) -> bool:
    """Whether a sentence reports another engagement with the partner: its own day, or its own staged occasion."""
    status = scene.status(sentence)
    if status.future or status.state or not (status.hanoi or sentence.has("conference", "event")):
        return False
    if not _is_of_both(sentence) and not sentence.has("meet", "receive", "call_on", "sign", "conference", "event"):
        return False
    if any(m.role is Role.EVENT and m.token.has("organisation") for m in scene.mentions[sentence.index]):
        return False  # a network's conference is an engagement with the network
    own = _own_days(scene, sentence)
    main = _days(scene, first) or _days_told_before(scene, first) or _staged_days(scene, first)
    if not own or not main or (sentence.paragraph == first.paragraph and own == main and not _goes_on(first, sentence)):
        return False
    if main[0].end and _is_staged([sentence]) and not _is_staged([first]):
        return _acts_anew(sentence)  # an occasion of its own during a stay
    apart = own[0].start > main[0].last or own[0].last < main[0].start
    if apart:
        return _acts_anew(sentence)
    if any(d.mention.kind == "same" for d in status.near) or _day_set(scene, sentence):
        return _is_staged([sentence]) or _is_other_scene(scene, first, sentence)
    parted = own == main and sentence.paragraph != first.paragraph
    return parted and _is_staged([sentence]) and _is_other_scene(scene, sentence, first)


def _is_of_both(sentence: Sentence) -> bool:
    """Whether people of both sides open something together."""
    return sentence.has("event_verb") and {HANOI, FOREIGN} <= {p.title.side for p in sentence.people}


def _own_days(scene: Scene, sentence: Sentence) -> list[DateValue]:
    """The days on which what a sentence tells took place, as it says or as the sentences before it do."""
    before = _days_told_before(scene, sentence) if _is_of_both(sentence) else []
    return _days(scene, sentence) or _staged_days(scene, sentence) or before or _day_set(scene, sentence)


def _day_set(scene: Scene, sentence: Sentence) -> list[DateValue]:
    """For an undated meeting: "the same day" that the sentence before sets, where that tells of no meeting itself."""
    if scene.status(sentence).near or not sentence.has("receive", "call_on", "meet", "sign"):
        return []
    before = [s for s in scene.reading.body if s.paragraph == sentence.paragraph and s.index < sentence.index][-1:]
    same = [d.value for s in before for d in scene.status(s).near if d.mention.kind == "same"]
    return same if not any(s.has("receive", "call_on", "meet", "sign") for s in before) else []


def _is_staged(sentences: Sequence[Sentence]) -> bool:
    return event_type_of(sentences) in ("conference", "event_or_festival")


def _is_other_scene(scene: Scene, first: Sentence, sentence: Sentence) -> bool:
    """Whether, on the day of a conference, festival or signing, somebody else of Hanoi's receives the same guests."""
    beside = [first, *(s for s in scene.reading.body if s is not first and abs(s.index - first.index) <= 2)]
    if not (_is_staged(beside) or first.has("sign")) or not sentence.has("receive", "call_on", "meet"):
        return False
    hosts = [{p.name for p in s.people if p.title.side == HANOI} for s in (first, sentence)]
    return bool(hosts[1]) and not hosts[0] & hosts[1]


def _staged_days(scene: Scene, sentence: Sentence) -> list[DateValue]:
    """The day on which another sentence says that the occasion of this one opened ("Lễ hội ... khai mạc hôm qua")."""
    phrases = {t.cue.phrase for t in sentence.of("event", "conference") if t.cue}
    if not phrases or not sentence.has("co_host", "event_verb"):
        return []
    others = (s for s in scene.reading.body if s is not sentence and s.has("event_verb"))
    same = (s for s in others if phrases & {t.cue.phrase for t in s.of("event", "conference") if t.cue})
    return next((days for s in same if (days := _days(scene, s))), [])


def _acts_anew(sentence: Sentence) -> bool:
    """Whether somebody of Hanoi's meets, receives, signs or opens in it."""
    hanoi = any(p.title.side == HANOI for p in sentence.people) or sentence.has(
        "hanoi_office", "hanoi_body", "hanoi", "delegation", "district", "in_hanoi"
    )
    return hanoi and sentence.has("meet", "receive", "call_on", "sign", "event_verb", "co_host")


def _one_a_day(scene: Scene, sentences: Sequence[Sentence]) -> list[Sentence]:
    kept: dict[tuple[str, str | None], Sentence] = {}
    for sentence in sentences:
        days = _own_days(scene, sentence)
        kept.setdefault((days[0].start, event_type_of([sentence])), sentence)
    return list(kept.values())


def _day_beside(engagement: Engagement, days: Sequence[Dated]) -> Dated | None:
    """Of several days told in a sentence of several partners, the one told with this partner: the next behind it."""
    named = [m.token for m in engagement.scored.entity.mentions if m.sentence == engagement.main.index]
    if len(days) < 2 or not named:
        return None
    at = named[0].end
    return min(days, key=lambda d: (d.mention.span.start < at, abs(d.mention.span.start - at)))


def _date_of(scene: Scene, engagement: Engagement, shared: bool = False) -> Dated | None:
    """The day in the main sentence, else the nearest one told in its stretch, else the trip's range or the month."""
    main = scene.status(engagement.main).near
    if not _days(scene, engagement.main) and (own := _own_days(scene, engagement.main)):
        near_days = (d for s in scene.reading.body for d in scene.status(s).near)
        return next(d for d in near_days if d.value == own[0])
    before = (s for s in reversed(engagement.sentences) if _is_right_before(s, engagement.main))
    near = _ranked(d for s in before for d in _usable(scene, s))[:1]
    choices = [*_ranked(main), *near, *_ranked(d for s in engagement.sentences for d in _usable(scene, s))]
    days = [d for d in choices if d.value.precision == "day"]
    if shared and (beside := _day_beside(engagement, [d for d in days if d in main])):
        return beside
    if days and (chosen := _since_opening(scene, engagement, days[0]) or _acted_day(scene, engagement, days)):
        return chosen
    lead = [s for s in scene.reading.body if s.paragraph <= 1]
    return next(iter(days), next(iter(choices), next(iter(_ranked(d for s in lead for d in _usable(scene, s))), None)))


def _is_right_before(sentence: Sentence, main: Sentence) -> bool:
    """Whether a sentence stands before the main one in its paragraph."""
    return not sentence.is_title and sentence.paragraph == main.paragraph and sentence.index < main.index


def _since_opening(scene: Scene, engagement: Engagement, closed: Dated) -> Dated | None:
    """All days of an occasion that the main sentence says closes on a day and another says opened before."""
    main = engagement.main
    if not main.has("closing") or main.has("opening") or not _is_staged([main]) or closed.value.end:
        return None
    opened = [d for s in engagement.sentences if s.has("opening") and s is not main for d in _usable(scene, s)]
    first = next((d.value.start for d in opened if d.value.precision == "day" and d.value.end is None), None)
    if first is None or not first < closed.value.start:
        return None
    return closed._replace(value=closed.value._replace(start=first, end=closed.value.start))


def _acted_day(scene: Scene, engagement: Engagement, days: Sequence[Dated]) -> Dated | None:
    """Of several days in the sentence that tells the first of `days`, the one on which something was done."""
    telling = (engagement.main, *engagement.sentences)
    source = next((s for s in telling if days[0] in scene.status(s).near), engagement.main)
    beside = [d for d in days if d in scene.status(source).near and not _is_until(scene, d)]
    return _day_of_act(source, beside) if len(beside) > 1 else None


def _day_of_act(main: Sentence, days: Sequence[Dated]) -> Dated | None:
    """Of several days in one sentence the one nearest to what is done; a call in the days of a festival has its own."""
    met = main.of("receive", "call_on", "meet", "sign")
    single = [d for d in days if d.value.end is None]
    if met and single and len(single) < len(days):
        return min(single, key=lambda d: min(abs(d.mention.span.start - t.start) for t in met))
    stayed = [d for d in single if not _is_of_travel(main, d)]
    if met and 0 < len(stayed) < len(single):
        return min(stayed, key=lambda d: min(abs(d.mention.span.start - t.start) for t in met))
    staged = main.of("event_verb")
    if not staged:
        return None
    return min(days, key=lambda d: min(abs(d.mention.span.start - t.start) for t in staged))


def _is_of_travel(sentence: Sentence, dated: Dated) -> bool:
    """Whether a day stands right behind a word of arriving or leaving."""
    gaps = [dated.mention.span.start - t.end for t in sentence.of("visit", "transit", "motion")]
    return any(0 <= gap <= _TRAVEL_CHARS for gap in gaps)


def _is_until(scene: Scene, dated: Dated) -> bool:
    """Whether a date only says until when something goes on."""
    start = dated.mention.span.start
    return _UNTIL.search(scene.reading.text[max(0, start - _UNTIL_CHARS) : start]) is not None


def _usable(scene: Scene, sentence: Sentence) -> Sequence[Dated]:
    status = scene.status(sentence)
    if status.others or status.background or (status.future and not sentence.is_title):
        return ()
    return status.near


def _ranked(dates: object) -> list[Dated]:
    """Days before months, in the order told."""
    return sorted(dates, key=lambda d: d.value.precision != "day")  # type: ignore[call-overload,no-any-return]


def _merged(engagements: Sequence[Engagement]) -> list[Engagement]:
    """Engagements with one partner on one day and of one kind are one."""
    kept: dict[tuple[str, str | None, str], Engagement] = {}
    for engagement in engagements:
        kind = event_type_of([engagement.main])
        start = engagement.dated.value.start if engagement.dated else None
        kept.setdefault((engagement.scored.entity.key, start, kind), engagement)
    return list(kept.values())
