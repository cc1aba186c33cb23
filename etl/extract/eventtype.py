"""What kind of dealing a group of sentences tells of, from its main sentence on. Knows nothing of partners."""

import re
from collections.abc import Sequence

from etl.extract.joints import pattern, wordings
from etl.extract.matcher import Token
from etl.extract.sentences import Sentence

RECEPTION, VISIT, SIGNED, CONFERENCE = "reception_in_hanoi", "visit_abroad", "agreement_signed", "conference"
EVENT, PROJECT, ONLINE, OTHER = "event_or_festival", "project", "online_meeting", "other"


def event_type_of(
    sentences: Sequence[Sentence],
    signed: bool = False,
    abroad: bool | None = None,
    hosted: bool = False,
    is_stay: bool = False,
) -> str:
    """The code of the event type; `sentences[0]` is the main one. A signing outranks visits and receptions.

    `hosted`: the main sentence says that the partner stages the occasion, whatever talks are held there.
    `is_stay`: the occasion that it names is an engagement of its own.
    """
    if wishes_well(sentences[0]) or _wished_before(sentences):
        return OTHER
    occasion = None if is_stay else _occasion(sentences, hosted)
    if occasion == OTHER and not signed:  # an honour bestowed on guests from Hanoi is told of their visit
        return VISIT if abroad and sentences[0].has("honour") and sentences[0].has("delegation") else OTHER
    if occasion == CONFERENCE and not (signed and sentences[0].has("margins")):
        return ONLINE if sentences[0].has("online") and not sentences[0].has("organisation") else CONFERENCE
    online = (
        _is_online(sentences[0]) or any(s.is_title and _is_online(s) for s in sentences) or _talks_online(sentences)
    )
    if online and not (signed and any(s.has("sign") for s in (sentences[0], *_titles(sentences)))):
        return ONLINE  # talks over a screen at which a text is handed over; a signing over a screen is a signing
    if signed:
        return SIGNED
    if occasion or (hosted and sentences[0].has("co_host")):
        return occasion or EVENT
    if abroad is None and not any(s.has("receive", "call_on", "meet", "delegation") for s in sentences[:3]):
        return OTHER
    return VISIT if abroad else RECEPTION


def wishes_well(main: Sentence) -> bool:
    """Whether Hanoi's people congratulated or mourned, at an embassy or by letter: neither visit nor reception."""
    if _only_writes(main):
        return True
    wishes, houses = main.of("well_wishing"), main.of("embassy_house")
    if not wishes or not houses:
        return False
    if not main.has("visit", "from_hanoi", "bare_motion") and not any(_IN.search(main.before(t.start)) for t in houses):
        return False
    return not any(t.start < wishes[0].start for t in main.of("receive"))


def _wished_before(sentences: Sequence[Sentence]) -> bool:
    """Whether the sentence right before the main one tells that Hanoi's people went to congratulate or to mourn."""
    main = sentences[0]
    before = [s for s in sentences if not s.is_title and s.index == main.index - 1 and s.paragraph == main.paragraph]
    return any(wishes_well(s) for s in before) and not main.has(*_MEETING, "sign", "conference", "event", "event_verb")


def _only_writes(main: Sentence) -> bool:
    """Whether one side sent the other a letter or a telegram, and met nobody."""
    went = any(not t.has("bare_motion") for t in main.of("visit"))
    return main.has("sends_word") and not went and not main.has(*_MEETING, "sign", "conference", "event")


def is_gift(sentences: Sequence[Sentence]) -> bool:
    """Whether the news is that something is given: aid, a present, an honour; a guest received is no such news."""
    main = sentences[0]
    given = main.has("gift", "honour") or any(s.is_title and s.has("gift", "honour", "gives") for s in sentences)
    first = min((t.start for t in main.of("gift", "honour")), default=main.span.end)
    travelled = any(not t.has("bare_motion") and t.start < first for t in main.of("visit"))
    occasions = any(not t.any_of(_GIVING) for t in main.of("event"))
    return (
        given and not travelled and not occasions and not main.has("sign", "conference") and not _tells_of_meeting(main)
    )


def _is_online(sentence: Sentence) -> bool:
    """Whether a sentence says that people met over a screen; what else is done online is no meeting."""
    said = sentence.of("online")
    if any(not token.has("bare_online") for token in said):
        return True
    met = sentence.of(*_MEETING, "sign", "conference", "event_verb", "agreement")
    return any(abs(token.start - other.start) < _NEAR_CHARS for token in said for other in met)


def _talks_online(sentences: Sequence[Sentence]) -> bool:
    """Whether the main sentence tells of no journey and the one beside it names talks over a screen."""
    main = sentences[0]
    if main.has("visit", "call_on", "in_hanoi") or (main.has("receive") and not main.has("negation")):
        return False
    beside = [s for s in sentences if not s.is_title and abs(s.index - main.index) == 1]
    return any(not t.has("bare_online") for s in beside for t in s.of("online"))


def _occasion(sentences: Sequence[Sentence], hosted: bool) -> str | None:
    """A conference, festival or project that the main sentence stages; meeting or receiving somebody is none."""
    main = sentences[0]
    if _tells_of_meeting(main) and not hosted and not _stages_first(main):
        return None
    if _ENDS_STAY.search(main.text) and any(s.has("receive", "call_on") for s in sentences):
        return None
    if _completes(main) and all(t.has("completion") for t in main.of("event", "conference")):
        return PROJECT
    given = is_gift(sentences)
    if _opens_works(main, sentences, given):
        return PROJECT
    if given:
        return OTHER
    if staged := _staged(main, sentences):
        return staged
    if main.has("performers") and not main.has(*_DEALINGS, "conference"):
        return EVENT
    guests = main.has("delegation") and not main.has("performers")
    return EVENT if is_staging(main) and not guests and not main.has("visit", "sign", "conference") else None


def is_staging(sentence: Sentence, *further: str) -> bool:
    """Whether something is staged in it; what two agree to hold is still to come."""
    agreed = min((t.start for t in sentence.of("agrees")), default=None)
    return any(agreed is None or t.start < agreed for t in sentence.of("event_verb", *further))


def _opens_works(main: Sentence, sentences: Sequence[Sentence], given: bool) -> bool:
    """Whether a project is begun or something built is opened, in the main sentence or at the ceremony it names."""
    if main.has("conference") or any(not t.any_of(_CEREMONIES) for t in main.of("event")):
        return False
    if any(not (given and t.has("handover")) for t in main.of("project")) or _completes(main) or _launches(main):
        return True
    beside = [s for s in sentences if s is not main and _is_beside(main, s)]
    news = (*_titles(sentences), *(beside if main.has("ceremony") or not main.has(*_DEALINGS) else ()))
    built = any(_completes(s) or any(not t.has("handover") for t in s.of("project")) for s in news)
    return built or any(_launches(s) for s in (*beside, *_titles(sentences)))


_TO_AUDIENCE = (*wordings("told_audience"), *wordings("spoke_before"))
_CEREMONIES = frozenset({"ceremony", "handover", "completion", "project"})
_GIVING = frozenset({"ceremony", "handover", "gift"})
_ENDS_STAY = pattern(r"%(ends_stay)s", re.IGNORECASE)
_AT = pattern(r"\b%(at_occasion)s\s(?:%(article)s\s)?$", re.IGNORECASE)
_IN = pattern(r"\b%(in)s\s$", re.IGNORECASE)
_NEAR_CHARS = 30
_WORKS_CHARS = 45  # "inaugurated a waste water treatment plant"
_BEHIND_CHARS = 120  # "the plant that X paid for was inaugurated"
_MEETING = ("receive", "call_on", "meet")
_DEALINGS = (*_MEETING, "visit", "sign", "gift", "online")
_NEAR_SENTENCES = 2
_LEAD = 3  # paragraphs, counted from 0
_OPENING_CHARS = 3


def _tells_of_meeting(main: Sentence) -> bool:
    """Whether somebody is met; to welcome an occasion ("để đón Hội nghị ...") is no meeting."""
    occasions = {t.start for t in main.of("event", "conference")}
    honoured = main.has("honour")  # "Danh hiệu ... đã được trao cho ông": nobody is met
    met = [
        t
        for t in main.of(*_MEETING)
        if not (occasions and t.has("event_verb")) and not (honoured and t.has("hands_over"))
    ]
    met = [t for t in met if not _addresses(main, t)]
    return any(t.end + 1 not in occasions or not t.has("receive") for t in met)


def _addresses(main: Sentence, told: Token) -> bool:
    """Whether somebody spoke to a conference ("told the third Lancang-Mekong forum that ...")."""
    if not told.cue or not told.cue.phrase.startswith(_TO_AUDIENCE):
        return False
    behind = next((t for t in main.of("conference") if t.start >= told.end), None)
    named = [p.span.start for p in main.people] if behind else []
    return behind is not None and not any(told.end <= start < behind.start for start in named)


def _staged(main: Sentence, sentences: Sequence[Sentence]) -> str | None:
    """The occasion that the main sentence stages, or names while a sentence beside it stages it ("The event ...")."""
    beside = [s for s in sentences if s is main or _is_beside(main, s)]
    named = _occasion_in(main)
    if named:
        staged = (
            is_staging(main, "co_host", "hosting")
            or (main.has("opening", "closing") and not main.has("visit"))
            or _is_attended(main)
            or any(_addresses(main, t) for t in main.of("meet"))
            or _opens_with_occasion(main)
            or (_is_set_at(main) and not main.has("visit", "sign", "delegation"))
            or any(s.has("event_verb") and _occasion_in(s) == named for s in (*beside, *_titles(sentences)))
            or (not main.has("sign", "delegation") and any(_occasion_in(s) == named for s in _titles(sentences)))
        )
        return named if staged else None
    if main.has("ceremony") and main.has("attend", "event_verb") and not main.has(*_DEALINGS):
        return next((kind for s in beside if (kind := _occasion_in(s))), EVENT)
    if not main.has("event_verb", "co_host"):
        return None if main.has(*_DEALINGS) or not _is_at_lead(main) else _staged_in_lead(sentences)
    return next((kind for s in reversed(beside) if s.index < main.index and (kind := _occasion_in(s))), None)


def _is_at_lead(main: Sentence) -> bool:
    return 0 <= main.paragraph <= _LEAD


def _staged_in_lead(sentences: Sequence[Sentence]) -> str | None:
    """The occasion that the first paragraph stages, where the main sentence only tells who was there."""
    lead = [s for s in sentences if s.paragraph == 0 and all(t.has("bare_motion") for t in s.of(*_DEALINGS))]
    staged = [s for s in lead if s.has("event_verb", "attend", "opening") or _is_set_at(s) or _opens_with_occasion(s)]
    named = next((kind for s in staged if (kind := _occasion_in(s))), None)
    told = [s for s in _titles(sentences) if _opens_with_occasion(s)] if staged else ()
    return named or next((kind for s in told if (kind := _occasion_in(s))), None)


def _titles(sentences: Sequence[Sentence]) -> list[Sentence]:
    return [s for s in sentences if s.is_title and not s.has(*_MEETING)]


def _is_attended(sentence: Sentence) -> bool:
    """Whether somebody attends, or comes to the occasion; whom the hosts invite to attend has not come yet."""
    occasions = {t.start for t in sentence.of("event", "conference")}
    if any(t.end + 1 in occasions for t in sentence.of("bare_motion")):
        return True
    invites = min((t.end for t in sentence.of("invites")), default=None)
    return any(invites is None or t.start < invites for t in sentence.of("attend"))


def _opens_with_occasion(sentence: Sentence) -> bool:
    """Whether the occasion is what the sentence speaks of ("Lễ gắn biển sáng 19/12 có ...")."""
    return any(t.start - sentence.span.start < _OPENING_CHARS for t in sentence.of("event", "conference"))


def _is_set_at(sentence: Sentence) -> bool:
    """Whether what is told was done at the occasion ("phát biểu tại lễ kỷ niệm ...")."""
    return any(_AT.search(sentence.before(t.start)) for t in sentence.of("event", "conference"))


def _completes(sentence: Sentence) -> bool:
    """Whether something built is begun, opened or handed over in it."""
    works = sentence.of("works")
    gaps = [(w.start - t.end, t.start - w.end) for t in sentence.of("completion") for w in works]
    return any(0 <= ahead < _WORKS_CHARS or 0 <= behind < _BEHIND_CHARS for ahead, behind in gaps)


def _launches(sentence: Sentence) -> bool:
    """Whether a project is launched in it, or brought to its end together."""
    told = sentence.has("launch") or (sentence.has("closing") and sentence.has("co_host"))
    return told and sentence.has("project_word") and not sentence.has("sign", "future")


def _is_beside(main: Sentence, sentence: Sentence) -> bool:
    near = not sentence.is_title and abs(sentence.index - main.index) <= _NEAR_SENTENCES
    return near and abs(sentence.paragraph - main.paragraph) <= 1 and not sentence.has(*_MEETING, "background")


def _occasion_in(sentence: Sentence) -> str | None:
    """The kind of occasion that a sentence names."""
    welcomes = {t.end + 1 for t in sentence.of("receive")}  # "để đón Hội nghị": it is still to come
    if any(t.start not in welcomes for t in sentence.of("conference")):
        return CONFERENCE
    return EVENT if sentence.has("event") else None


def _stages_first(main: Sentence) -> bool:
    """Whether the occasion is staged before anybody meets."""
    staged = next((t.start for t in main.of("event_verb", "attend")), None)
    met = next((t.start for t in main.of("receive", "call_on", "meet")), None)
    occasion = next((t.start for t in main.of("conference", "event")), None)
    if staged is None or occasion is None or met is None:
        return False
    return max(staged, occasion) < met and not _is_day_between(main, max(staged, occasion), met)


def _is_day_between(main: Sentence, staged: int, met: int) -> bool:
    """Whether a new clause opens with the day of the meeting ("đến dự hội nghị, chiều 22/6 ông ... gặp ...")."""
    told = [d.mention.span.start for d in main.dates if staged < d.mention.span.start < met]
    return any(main.before(start).endswith(", ") for start in told)
