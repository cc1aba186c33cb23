"""The day of an engagement: of the days that its sentences tell, the one on which it took place."""

import re
from collections.abc import Sequence

from etl.extract.dates import PUBLISHED, DateValue
from etl.extract.eventtype import event_type_of
from etl.extract.handinhand import cities_sit
from etl.extract.joints import is_until, pattern
from etl.extract.scene import Scene
from etl.extract.sentences import Dated, Sentence
from etl.extract.stretches import Engagement
from etl.extract.titlereading import FOREIGN, HANOI
from etl.types import Span

_FEAST = pattern(r"\b%(in_honour_of)s$", re.IGNORECASE)
_FEAST_CHARS = 110
_STAMP_CHARS = 50
_STAMP = re.compile(r"\)\s*[-–—]\s")
_TRAVEL_CHARS = 4
_HEADING_CHARS = 30
_FIRST_DAYS = 3  # of a month, in which a report may tell of the last days of the month before
_HOUR = pattern(r"\b%(part_of_day)s\b")
_HOUR_CHARS = 18


def days_told(scene: Scene, sentence: Sentence) -> list[DateValue]:
    """The dates, exact to the day, at which a sentence says that something was done."""
    days = [d for d in scene.status(sentence).near if d.value.precision == "day"]
    return [d.value for d in days if not _is_until(scene, d) and not _is_feast(scene, d)]


def days_told_before(scene: Scene, sentence: Sentence) -> list[DateValue]:
    """The days of the sentences right before an undated one that goes on with their occasion, in its paragraph."""
    if scene.status(sentence).near or not sentence.has("conference", "event", "event_verb", "attend"):
        return []
    before = [s for s in scene.reading.body if s.paragraph == sentence.paragraph and s.index < sentence.index]
    return [day for s in before for day in days_told(scene, s)]


def is_of_both(sentence: Sentence) -> bool:
    """Whether people of both sides open something together."""
    return sentence.has("event_verb") and {HANOI, FOREIGN} <= {p.title.side for p in sentence.people}


def own_days(scene: Scene, sentence: Sentence) -> list[DateValue]:
    """The days on which what a sentence tells took place, as it says or as the sentences before it do."""
    before = days_told_before(scene, sentence) if is_of_both(sentence) else []
    return days_told(scene, sentence) or staged_days(scene, sentence) or before or day_set(scene, sentence)


def at_another_hour(scene: Scene, one: Sentence, other: Sentence) -> bool:
    """Whether two sentences tell of one day, but of two parts of it: a forum in the morning, a call after it."""
    days = {d.value for d in scene.status(one).near} & {d.value for d in scene.status(other).near}
    hours = [{hour for d in scene.status(s).near if d.value in days for hour in _hours(s, d)} for s in (one, other)]
    return all(hours) and hours[0].isdisjoint(hours[1])


def _hours(sentence: Sentence, dated: Dated) -> set[str]:
    """The parts of the day that stand in or right before a date."""
    start, end = (at - sentence.span.start for at in dated.mention.span)
    return set(_HOUR.findall(sentence.text[max(0, start - _HOUR_CHARS) : end].lower()))


def day_set(scene: Scene, sentence: Sentence) -> list[DateValue]:
    """For an undated meeting: "the same day" that the sentence before sets, where that tells of no meeting itself."""
    if scene.status(sentence).near or not sentence.has("receive", "call_on", "meet", "sign"):
        return []
    before = [s for s in scene.reading.body if s.paragraph == sentence.paragraph and s.index < sentence.index][-1:]
    same = [d.value for s in before for d in scene.status(s).near if d.mention.kind == "same"]
    return same if not any(s.has("receive", "call_on", "meet", "sign") for s in before) else []


def is_staged(sentences: Sequence[Sentence]) -> bool:
    """Whether the sentences tell of a conference or a festival."""
    return event_type_of(sentences) in ("conference", "event_or_festival")


def staged_days(scene: Scene, sentence: Sentence) -> list[DateValue]:
    """The day on which another sentence says that the occasion of this one opened ("Lễ hội ... khai mạc hôm qua")."""
    phrases = {t.cue.phrase for t in sentence.of("event", "conference") if t.cue}
    if not phrases or not sentence.has("co_host", "event_verb"):
        return []
    others = (s for s in scene.reading.body if s is not sentence and s.has("event_verb"))
    same = (s for s in others if phrases & {t.cue.phrase for t in s.of("event", "conference") if t.cue})
    return next((days for s in same if (days := days_told(scene, s))), [])


def month_of_page(scene: Scene, engagement: Engagement) -> DateValue | None:
    """When a report that names no day was published: its month, or its year where the month before is as likely.

    None for what is planned or looked back on, and where the page does not say when it was published.
    """
    reference = scene.reading.reference
    status = scene.status(engagement.main)
    if status.future or status.background or reference.is_recap or reference.is_inferred or not reference.knows_day:
        return None
    if any(d.value.precision == "day" for s in scene.reading.sentences for d in s.dates):
        return None
    year, month, day = str(reference.published).split("-")
    if int(day) > _FIRST_DAYS:
        return DateValue(f"{year}-{month}", None, PUBLISHED)
    return DateValue(year, None, PUBLISHED) if int(month) > 1 else None


def _day_beside(engagement: Engagement, days: Sequence[Dated]) -> Dated | None:
    """Of several days told in a sentence of several partners, the one told with this partner: the next behind it."""
    named = [m.token for m in engagement.scored.entity.mentions if m.sentence == engagement.main.index]
    if len(days) < 2 or not named:
        return None
    at = named[0].end
    text, start = engagement.main.text, engagement.main.span.start
    part = Span(start + text.rfind(";", 0, at - start) + 1, start + (text.find(";", at - start) + 1 or len(text)))
    if own := [d for d in days if part.holds(d.mention.span)]:
        days = own  # "ngày 26/6 gặp X; ngày 27/6 tới Y"
    return min(days, key=lambda d: (d.mention.span.start < at, abs(d.mention.span.start - at)))


def date_of(scene: Scene, engagement: Engagement, shared: bool = False) -> Dated | None:
    """The day in the main sentence, else the nearest one told in its stretch, else the trip's range or the month."""
    main = scene.status(engagement.main).near
    if not days_told(scene, engagement.main) and (own := own_days(scene, engagement.main)):
        near_days = (d for s in scene.reading.body for d in scene.status(s).near)
        return next(d for d in near_days if d.value == own[0])
    before = (
        s for s in reversed(engagement.sentences) if _is_right_before(s, engagement.main) and not _is_stamp(scene, s)
    )
    near = _ranked(d for s in (*before, *_under_heading(engagement)) for d in _usable(scene, s))[:1]
    choices = [*_ranked(main), *near, *_ranked(d for s in engagement.sentences for d in _usable(scene, s))]
    days = sorted(
        (d for d in choices if d.value.precision == "day"), key=lambda d: _is_until(scene, d) or _is_feast(scene, d)
    )
    if shared and (beside := _day_beside(engagement, [d for d in days if d in main])):
        return beside
    if told := _told_plainly(scene, engagement) or _day_planned(scene, engagement):
        return told
    if days and (trip := _days_of_trip(scene, engagement, days[0])):
        return trip
    if days and (chosen := _since_opening(scene, engagement, days[0]) or _acted_day(scene, engagement, days)):
        return chosen
    lead = [s for s in scene.reading.body if s.paragraph <= 1]
    if cities_sit(engagement.main):  # wherever that is; the sentence before tells of no other dealing
        choices += [
            d for s in engagement.sentences for d in scene.status(s).near if _is_right_before(s, engagement.main)
        ]
    return next(iter(days), next(iter(choices), next(iter(_ranked(d for s in lead for d in _usable(scene, s))), None)))


def _told_plainly(scene: Scene, engagement: Engagement) -> Dated | None:
    """The day that a further sentence gives as that of the talks ("Cuộc làm việc diễn ra một ngày trước đó")."""
    main = engagement.main
    after = [s for s in engagement.sentences if s.index > main.index and s.paragraph == main.paragraph]
    for sentence in after:
        opened, held = sentence.of("meet")[:1], sentence.of("event_verb")[:1]
        days = [d for d in scene.status(sentence).near if d.value.precision == "day"]
        if not opened or not held or len(days) != 1 or sentence.people:
            continue
        if opened[0].start - sentence.span.start < _TRAVEL_CHARS:
            return days[0] if 0 <= days[0].mention.span.start - held[0].end < _HOUR_CHARS else None
    return None


def _day_planned(scene: Scene, engagement: Engagement) -> Dated | None:
    """The day to come of an occasion that is only announced, not that on which somebody announced it."""
    if not scene.reading.reference.knows_day or not is_staged([engagement.main, *engagement.sentences]):
        return None
    named = [s for s in engagement.sentences if s.has("event", "conference")]
    days = [(s, d) for s in named for d in scene.status(s).near if d.value.precision == "day"]
    published = str(scene.reading.reference.published)
    if not days or not all(scene.status(s).future and d.value.last > published for s, d in days):
        return None
    return days[0][1]


def _days_of_trip(scene: Scene, engagement: Engagement, day: Dated) -> Dated | None:
    """For a stop without a day of its own: all days of the trip, not the one on which the travellers came home."""
    if not engagement.scored.is_stop or day.value.end or any(day in s.dates for s in engagement.own):
        return None
    lead = [d for s in scene.reading.body if s.paragraph <= 1 for d in _usable(scene, s)]
    return next((d for d in lead if d.value.end and d.value.start <= day.value.start <= d.value.end), None)


def _under_heading(engagement: Engagement) -> list[Sentence]:
    """The sentence that follows in the paragraph where the main one is but a heading ("Lima. Hôm 12/8 ...")."""
    main = engagement.main
    if len(main.text) > _HEADING_CHARS:
        return []
    return [s for s in engagement.sentences if s.index == main.index + 1 and s.paragraph == main.paragraph]


def _is_stamp(scene: Scene, sentence: Sentence) -> bool:
    """Whether a line only names the paper and the day on which it came out ("Kinh tế & Đô thị, 30/10/2014.")."""
    told = [d.value.start for d in sentence.dates]
    return told == [scene.reading.article.published] and not sentence.people and len(sentence.text) < _STAMP_CHARS


def _is_right_before(sentence: Sentence, main: Sentence) -> bool:
    """Whether a sentence stands before the main one in its paragraph."""
    return not sentence.is_title and sentence.paragraph == main.paragraph and sentence.index < main.index


def _since_opening(scene: Scene, engagement: Engagement, closed: Dated) -> Dated | None:
    """All days of an occasion that the main sentence says closes on a day and another says opened before."""
    main = engagement.main
    if not main.has("closing") or main.has("opening") or not is_staged([main]) or closed.value.end:
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
    beside = [d for d in days if d in scene.status(source).near and not (_is_until(scene, d) or _is_feast(scene, d))]
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
    staged = main.of("event_verb") or (main.of("attend") if main.has("conference", "event") else ())
    if not staged:
        return None
    return min(days, key=lambda d: min(abs(d.mention.span.start - t.start) for t in staged))


def _is_of_travel(sentence: Sentence, dated: Dated) -> bool:
    """Whether a day stands right behind a word of arriving or leaving."""
    gaps = [dated.mention.span.start - t.end for t in sentence.of("visit", "transit", "motion")]
    return any(0 <= gap <= _TRAVEL_CHARS for gap in gaps)


def _is_until(scene: Scene, dated: Dated) -> bool:
    """Whether a date only says until when something goes on."""
    return is_until(scene.reading.text, dated.mention.span.start)


def _is_feast(scene: Scene, dated: Dated) -> bool:
    """Whether a date in brackets is that of a feast ("Nhân Ngày Chiến thắng (9/5)") or of the dispatch itself."""
    start, end = dated.mention.span
    opened = start + scene.reading.text.startswith("(", start)
    feast = _FEAST.search(scene.reading.text[max(0, start - _FEAST_CHARS) : opened])
    return feast is not None or _STAMP.match(scene.reading.text, end) is not None


def _usable(scene: Scene, sentence: Sentence) -> Sequence[Dated]:
    status = scene.status(sentence)
    if status.others or status.background or (status.future and not sentence.is_title):
        return ()
    return status.near


def _ranked(dates: object) -> list[Dated]:
    """Days before months, in the order told."""
    return sorted(dates, key=lambda d: d.value.precision != "day")  # type: ignore[call-overload,no-any-return]
