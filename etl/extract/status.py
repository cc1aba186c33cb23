"""What each sentence tells of: the engagement itself, something past, something planned, someone else's business."""

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from etl.extract.dates import Reference
from etl.extract.eventtype import is_staging
from etl.extract.handinhand import cities_sit, is_recipient, names_pact
from etl.extract.joints import pattern, wordings
from etl.extract.matcher import Token
from etl.extract.naming import is_foreign_name
from etl.extract.reading import Reading
from etl.extract.sentences import Dated, Sentence
from etl.extract.titlereading import FOREIGN, HANOI, OTHER, STATE

NEAR_BEFORE_DAYS, NEAR_AFTER_DAYS, RECAP_DAYS = 40, 25, 380
_THIS = pattern(r"%(this_month)s", re.IGNORECASE)
_SINCE_CHARS = 6  # between "since" and "Friday"
_THIS_CHARS = 5
_OPENING_CHARS = 3
_OPENING = 1  # paragraphs, counted from 0
_OURS = frozenset({"hanoi", "hanoi_office", "hanoi_body", "delegation", "capital_alone", "in_hanoi"})
_SINCE = wordings("since_when")
_YEARS_LATER = wordings("years_later")
_FIRST = pattern(r"\b%(the_first)s\b", re.IGNORECASE)
_TRIGGERS = ("meet", "receive", "call_on", "visit", "sign", "online", "project", "joins")
_OCCASIONS = ("conference", "event")
_STAGED = ("event_verb", "attend", "co_host")


class Status(NamedTuple):
    """What a sentence is good for; `near` are its dates close to the publication."""

    near: tuple[Dated, ...]
    background: bool
    future: bool
    trigger: bool
    hanoi: bool
    others: bool
    state: bool

    @property
    def is_event(self) -> bool:
        """Whether it tells of something that happened about when the article appeared."""
        return self.trigger and not self.background and not self.others


def status_of(sentence: Sentence, reading: Reading) -> Status:
    """The status of one sentence of `reading`."""
    near = tuple(dated for dated in sentence.dates if is_near(dated, reading.reference))
    told_day = any(d.value.precision == "day" for d in near)
    told = told_day or any(_is_this_month(sentence, d) for d in near)
    old = bool(old_dates(sentence, reading.reference))
    looks_back = bool(backward(sentence, reading.reference)) or recalls_journey(sentence)
    sides = [person.title.side for person in sentence.people]
    return Status(
        near=near,
        background=(not told and (old or looks_back or _is_of_a_month_before(sentence, near, reading)))
        or (looks_back and sentence.has("gift") and sentence.paragraph > _OPENING),
        future=sentence.has("future") and not any(_past(d, reading.reference, sentence) for d in near),
        trigger=_has_trigger(sentence)
        or (told_day and (FOREIGN in sides or STATE in sides or _is_held_with_body(sentence))),
        hanoi=HANOI in sides or sentence.has("hanoi", "hanoi_body", "hanoi_office"),
        others=_is_others(sentence, sides),
        state=STATE in sides or _speaks_of_state(sentence),
    )


def _speaks_of_state(sentence: Sentence) -> bool:
    """Whether an office or body of the state is named in it; a body's or a region's own vice president is none."""
    theirs = [p.title.span for p in sentence.people if p.title.side == FOREIGN and p.title.span]
    return any(not any(span.holds(t.span) for span in theirs) for t in sentence.of("state"))


def _is_of_a_month_before(sentence: Sentence, near: tuple[Dated, ...], reading: Reading) -> bool:
    """Whether a sentence far down tells only the month before, where the opening tells the day of the news."""
    published = reading.reference.published
    if sentence.paragraph <= _OPENING or published is None or not near:
        return False
    months = [d.value.start for d in near if d.value.precision == "month" and d.mention.kind == "month"]
    if len(months) < len([d for d in near if d.mention.kind != "recent"]) or not months:
        return False
    opening = [d for s in reading.sentences if s.paragraph <= _OPENING for d in s.dates]
    dated = any(d.value.precision == "day" and is_near(d, reading.reference) for d in opening)
    return dated and not reading.reference.is_recap and max(months) < published[:7]


def _is_this_month(sentence: Sentence, dated: Dated) -> bool:
    """Whether a date is the month in which the report is read ("Đầu tháng 12 này")."""
    if dated.mention.kind != "month":
        return False
    start, end = (at - sentence.span.start for at in dated.mention.span)
    return _THIS.search(sentence.text, start, min(len(sentence.text), end + _THIS_CHARS)) is not None


def old_dates(sentence: Sentence, reference: Reference) -> list[Dated]:
    """The dates of a sentence that lie well before the reference day."""
    if not sentence.dates:
        return []
    years = _years_of_months(sentence, reference)
    return [d for d in sentence.dates if is_old(d, reference) and d.mention.span.end not in years]


def backward(sentence: Sentence, reference: Reference) -> list[Token]:
    """The phrases of a sentence that say it looks back."""
    if not sentence.has("background"):
        return []
    years = _years_of_months(sentence, reference)
    near = [d.mention.span.start for d in sentence.dates if is_near(d, reference)]
    days = [d.mention.span.start for d in sentence.dates if d.value.precision == "day" and is_near(d, reference)]
    themselves = {d.mention.span for d in sentence.dates}  # "Tháng trước, tức tháng 12/2015"
    return [
        t
        for t in sentence.of("background")
        if t.end not in years
        and not (_is_first_since(sentence, t) or _counts_years(sentence, t))
        and not any(0 < start - t.end <= _SINCE_CHARS for start in (near if t.span in themselves else days))
    ]


def _counts_years(sentence: Sentence, token: Token) -> bool:
    """Whether words behind a comma only count how long after an earlier one it is ("signed ..., ten years after")."""
    if token.cue is None or token.cue.phrase not in _YEARS_LATER:
        return False
    done = [t.end for t in sentence.of("sign", "meet", "receive", "event_verb") if t.end < token.start]
    return bool(done) and "," in sentence.text[done[-1] - sentence.span.start : token.start - sentence.span.start]


def _is_first_since(sentence: Sentence, token: Token) -> bool:
    """Whether "since" only says of what is told now that it is the first of its kind ("the first guests since ...")."""
    since = token.cue is not None and token.cue.phrase in _SINCE
    return since and _FIRST.search(sentence.text, 0, token.start - sentence.span.start) is not None


def recalls_journey(sentence: Sentence) -> bool:
    """Whether a sentence opens with where the travellers had not come yet ("Trước khi tới Pháp, đoàn đã ở Đức")."""
    first = [t for t in sentence.of("transit") if t.start - sentence.span.start < _OPENING_CHARS]
    return any(t.cue is not None and t.cue.phrase.startswith(wordings("before_going")) for t in first)


def _years_of_months(sentence: Sentence, reference: Reference) -> frozenset[int]:
    """Where words end that only say which year a near month is of ("tháng 12 năm ngoái")."""
    months = {d.mention.span.end for d in sentence.dates if d.value.precision == "month" and is_near(d, reference)}
    years = (d.mention.span for d in sentence.dates if d.mention.kind == "relative_year")
    return frozenset(year.end for year in years if months & {year.start, year.start - 1})


def _has_trigger(sentence: Sentence) -> bool:
    if sentence.has(*_TRIGGERS) or (sentence.has(*_OCCASIONS, "co_host") and is_staging(sentence, *_STAGED[1:])):
        return True
    if sentence.has("event_verb") and {HANOI, FOREIGN} <= {p.title.side for p in sentence.people}:
        return True
    if (
        cities_sit(sentence)
        or names_pact(sentence)
        or sentence.has("sends_word")
        or (sentence.has("well_wishing") and sentence.has("embassy_house"))
    ):
        return True
    if not sentence.has("gift", "honour"):
        return False
    return sentence.has("hanoi_office", "hanoi_body", "hanoi") or any(
        is_recipient(sentence, t) for t in sentence.tokens
    )


def _is_held_with_body(sentence: Sentence) -> bool:
    """Whether a body of Hanoi's and another open or hold something ("UBND quận cùng Viện X khai trương ...")."""
    return sentence.has("event_verb") and sentence.has("hanoi_body") and sentence.has("organisation")


def _is_others(sentence: Sentence, sides: list[str | None]) -> bool:
    """Whether another province or city of Vietnam acts in it, and Hanoi does not."""
    if HANOI in sides or sentence.has("hanoi_office", "hanoi_body", "hanoi"):
        return False
    if OTHER in sides or sentence.has("domestic") or _is_ministers(sentence):
        return True
    return sentence.has("other_body") and not (FOREIGN in sides or any(is_foreign_name(t) for t in sentence.tokens))


def _is_ministers(sentence: Sentence) -> bool:
    """Whether somebody of Vietnam's state meets, receives or signs in it ("Bộ trưởng Bộ X làm việc với JICA")."""
    act = next(iter(sentence.of("meet", "receive", "call_on", "sign")), None)
    if act is None or any(t.any_of(_OURS) for t in sentence.tokens):
        return False
    names = [t.start < act.start for t in sentence.tokens if is_foreign_name(t)]
    return any(t.start < act.start for t in sentence.of("state")) and bool(names) and not any(names)


def is_near(dated: Dated, reference: Reference) -> bool:
    """Whether a date lies close to the reference day, as the days of reported events do."""
    seen_from = reference.day()
    if seen_from is None or reference.published is None:
        by_month = reference.is_recap or reference.knows_month
        precise = dated.value.precision == "day" or (by_month and dated.value.precision == "month")
        return precise and (seen_from is None or int(dated.value.start[:4]) == seen_from.year)
    if dated.value.precision == "year":
        return False
    first, last = _bounds(dated)
    return first <= seen_from + timedelta(NEAR_AFTER_DAYS) and last >= seen_from - _reach(reference)


def is_old(dated: Dated, reference: Reference) -> bool:
    """Whether a date lies well before the reference day."""
    seen_from = reference.day()
    if seen_from is None or dated.mention.kind in ("recent", "relative_year"):
        return dated.mention.kind == "relative_year" and dated.mention.offset < 0
    if dated.value.precision == "year" or reference.published is None:
        return int(dated.value.start[:4]) < seen_from.year
    return _bounds(dated)[1] < seen_from - _reach(reference)


def _reach(reference: Reference) -> timedelta:
    """How far back the article's own news may lie."""
    return timedelta(RECAP_DAYS if reference.is_recap else NEAR_BEFORE_DAYS)


def _past(dated: Dated, reference: Reference, sentence: Sentence) -> bool:
    """Whether a day lies before the publication, or, where that is unknown, is told before any word of future."""
    seen_from = reference.day()
    if dated.value.precision != "day":
        return False
    start, ahead = dated.mention.span.start, min(t.start for t in sentence.of("future"))
    told = reference.published is None and sentence.span.start + _OPENING_CHARS <= start < ahead
    return told or seen_from is None or _bounds(dated)[0] <= seen_from


def _bounds(dated: Dated) -> tuple[date, date]:
    return _first_and_last(dated.value.start, dated.value.last)


@lru_cache(maxsize=10_000)
def _first_and_last(start: str, last: str) -> tuple[date, date]:
    """The first day of one ISO prefix and the last of another, as near as it matters."""
    first = date.fromisoformat(start + "-01-01"[len(start) - 4 :])
    end = date.fromisoformat(last + ("-12-31" if len(last) == 4 else "-28" if len(last) == 7 else ""))
    return first, end
