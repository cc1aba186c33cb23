"""Whether an article tells of a dealing of Hanoi's own: its people or bodies act, and no other province leads it."""

from collections.abc import Sequence
from itertools import pairwise

from etl.extract.handinhand import cities_sit, names_pact
from etl.extract.masking import HANOI_NAMES
from etl.extract.naming import is_pair_with_hanoi
from etl.extract.people import PersonMention
from etl.extract.roles import Role
from etl.extract.scene import Scene
from etl.extract.sentences import Sentence
from etl.extract.status import Status
from etl.extract.titlereading import FOREIGN, HANOI, OTHER, STATE

_OF_OTHERS = ("domestic", "other_body", "state", "company")
_PAIRED = frozenset({Role.OFFICE, Role.DELEGATION, Role.BILATERAL, Role.EVENT})
_OPENING = 2  # paragraphs, counted from 0
_OPENING_CHARS = 3
_SEATS = frozenset({"in_hanoi", "hanoi_body", "hanoi_office"})


def is_hanois(scene: Scene) -> bool:
    """Whether the article tells of a dealing of Hanoi's: its people or bodies act, and no other province leads it."""
    opening = [s for s in scene.reading.sentences if s.paragraph <= 1]
    if any(cities_sit(s) for s in opening) or _pact_listed(scene, opening):
        return True
    acting = [s for s in scene.reading.sentences if _acts(s, scene.status(s))]
    if not acting and not _meets_at_home(scene):
        return False
    if any(_cities_sign(scene, s) for s in opening):
        return True
    if _is_states(scene) or _is_set_elsewhere(scene) or _is_for_the_state(scene):
        return False
    rivals = [s for s in scene.reading.sentences if scene.status(s).others or _names_other(s)]
    return not rivals or not _led_by_others(scene, rivals) or _only_title_names_others(scene, rivals)


def _only_title_names_others(scene: Scene, rivals: Sequence[Sentence]) -> bool:
    """Whether another province is named in the title alone and the lead tells what a body of Hanoi's stages."""
    lead = [s for s in scene.reading.body if s.paragraph <= 0 and scene.status(s).is_event]
    own = [s for s in lead if s.has("hanoi_body") and _names_hanoi(s) and not s.has("domestic", "other_body")]
    staged = any(s.has("event_verb", "co_host") for s in own)
    return staged and all(s.is_title for s in rivals)


def _is_set_elsewhere(scene: Scene) -> bool:
    """Whether the lead is set in another city of Vietnam and does not name Hanoi; or the report names only others."""
    lead = [s for s in scene.reading.sentences if s.paragraph <= 0]
    told = any(s.has("domestic") for s in lead)
    if not any(_names_hanoi(s) or s.has("capital_alone") for s in scene.reading.sentences):
        return any(s.has("domestic", "other_body") for s in scene.reading.sentences)
    if told and not any(_names_hanoi(s) for s in scene.reading.sentences):
        return True
    if any(s.has("hanoi", "district") for s in lead):
        return False
    if told and not any(_names_hanoi(s) and s.has("hanoi_body", "hanoi_office") for s in scene.reading.sentences):
        return True
    return any(
        one.any_of(_SEATS)
        and other.has("domestic")
        and not s.text[one.end - s.span.start : other.start - s.span.start].strip()
        for s in lead
        for one, other in pairwise(s.tokens)
    )


def _names_hanoi(sentence: Sentence) -> bool:
    """Whether a sentence names Hanoi or a district of it, as "the municipal People's Council" does not."""
    named = any(t.cue is not None and any(name in t.cue.phrase for name in HANOI_NAMES) for t in sentence.tokens)
    return named or sentence.has("hanoi", "district")


def _is_states(scene: Scene) -> bool:
    """Whether the lead tells of the state's leaders or envoys and no official of Hanoi's is named in the article."""
    told = [s for s in scene.reading.sentences if not _lists_guests(s)]
    if any(p.title.side == HANOI or _is_at_home(p, s) for s in told for p in s.people):
        return False
    opening = [s for s in scene.reading.sentences if s.paragraph <= 1]
    acting = [s for s in opening if scene.status(s).state or _is_of_our_envoy(s)]
    ours = [s.index for s in opening if s.paragraph == 0 and _speaks_of_ours(s) and scene.status(s).is_event]
    in_lead = any(
        s.paragraph <= 0 and not _speaks_of_ours(s) and s.index < min(ours, default=s.index + 1) for s in acting
    )
    return in_lead or (bool(acting) and not any(_speaks_of_ours(s) for s in opening))


def _cities_sign(scene: Scene, sentence: Sentence) -> bool:
    """Whether Hanoi and a foreign city sign a text in it, whoever looks on ("Hai thủ đô Hà Nội và X đã ký ...")."""
    if scene.status(sentence).background:
        return False
    if not sentence.has("sign"):
        return False
    if not sentence.has("hanoi") or sentence.has("domestic", "other_body"):
        return False
    if sentence.has("hanoi_office") and any(_heads_city(p) for p in sentence.people):
        return True
    if not sentence.has("agreement"):
        return False
    first = min((t.start for t in sentence.of("sign")), default=0)
    named = [(k, t.place) for k, t in enumerate(sentence.tokens) if t.place and t.start < first]
    return any(
        place.kind != "country" and place.country_code != "VN" and is_pair_with_hanoi(sentence, k) for k, place in named
    )


def _pact_listed(scene: Scene, opening: Sequence[Sentence]) -> bool:
    """Whether the opening lists a text between Hanoi and a foreign city, and tells of texts being signed."""
    signed = any(s.has("sign") and not scene.status(s).future for s in opening)
    return signed and any(names_pact(s) and not scene.status(s).future for s in opening)


def _heads_city(person: PersonMention) -> bool:
    """Whether somebody is a foreign city's or region's mayor, governor or the like."""
    place = person.title.place.place if person.title.place else None
    return person.title.governs and place is not None and place.kind != "country"


def _speaks_of_ours(sentence: Sentence) -> bool:
    """Whether a body or an office of Hanoi's acts in it; an office that a statesman held before does not."""
    return sentence.has("hanoi_body") or (
        sentence.has("hanoi_office") and not any(p.title.side == STATE for p in sentence.people)
    )


def _is_of_our_envoy(sentence: Sentence) -> bool:
    """Whether Vietnam's own ambassador meets somebody in it."""
    envoy = any(p.title.side == OTHER and p.title.embassy for p in sentence.people)
    return envoy and sentence.has("meet", "receive", "call_on")


def _is_for_the_state(scene: Scene) -> bool:
    """Whether the guests are received in the name of the Party's centre or the state ("thay mặt Bộ Chính trị tiếp")."""
    opening = [s for s in scene.reading.body if s.paragraph <= _OPENING]
    return any(s.has("on_states_behalf") and s.has("receive", "meet") for s in opening)


def _lists_guests(sentence: Sentence) -> bool:
    """Whether a sentence opens by naming who else was present, or says that somebody was "among those"."""
    if sentence.has("among_those"):
        return True
    return any(t.start - sentence.span.start < _OPENING_CHARS for t in sentence.of("companion", "also_present"))


def _is_at_home(person: PersonMention, sentence: Sentence) -> bool:
    """Whether a Vietnamese official of no told body is named in a sentence where a body of Hanoi's acts."""
    bare = person.title.side is None and person.title.is_office and person.vietnamese
    return bare and sentence.has("hanoi_body", "hanoi_office")


def _acts(sentence: Sentence, status: Status) -> bool:
    if any(person.title.side == HANOI and person.title.is_office for person in sentence.people):
        return True
    if status.background:
        return False
    sides = {person.title.side for person in sentence.people}
    bodies = sentence.of("hanoi_body", "hanoi_office")
    if HANOI in sides or (bodies and not sentence.has("other_body", "domestic")):
        return True
    if sentence.has("district") and sentence.has("authority") and not status.others:
        return True
    return (
        sentence.has("hanoi", "in_hanoi")
        and sentence.has("delegation", "authority", "conference", "event", "sign", "visit", "gift", "co_host")
        and not (sentence.has("company") and sentence.has("sign"))
        and not status.others
    )


def _meets_at_home(scene: Scene) -> bool:
    """Whether a Vietnamese official of no told body meets a foreign one, in an opening that names Hanoi."""
    opening = [s for s in scene.reading.sentences if s.paragraph <= 0]
    if not any(s.has("hanoi", "in_hanoi", "capital_alone") for s in opening):
        return False
    met = [s for s in opening if s.has("meet", "receive", "call_on", "sign")]
    told = [s for s in met if not s.has(*_OF_OTHERS)]
    if any(_has_unplaced(s) and any(p.title.side == FOREIGN for p in s.people) for s in told):
        return True
    return _pairs_with_hanoi(scene) and any(_has_unplaced(s) and not s.has(*_OF_OTHERS) for s in opening)


def _has_unplaced(sentence: Sentence) -> bool:
    """Whether a Vietnamese official of no told body is named in it."""
    return any(p.title.side is None and p.title.is_office and p.vietnamese for p in sentence.people)


def _pairs_with_hanoi(scene: Scene) -> bool:
    """Whether the opening tells that Hanoi and a foreign city or body, or an official of one, did something."""
    opening = [s for s in scene.reading.sentences if s.paragraph <= 0 and not s.has("state", "domestic", "company")]
    strong = [m for s in opening for m in scene.mentions[s.index] if m.role in _PAIRED and not m.companion]
    local = [m for m in strong if m.token.has("organisation") or (m.token.place and m.token.place.kind != "country")]
    return bool(local) and any(scene.status(s).is_event for s in opening)


def _names_other(sentence: Sentence) -> bool:
    return any(person.title.side == OTHER for person in sentence.people) and sentence.has("other_body", "domestic")


def _led_by_others(scene: Scene, rivals: Sequence[Sentence]) -> bool:
    """Whether another province acts in the lead and Hanoi has no official of its own in the article."""
    lead = [s for s in rivals if s.paragraph <= 1]
    dealing = any(s.paragraph <= 0 and _deals_abroad(s) for s in rivals if _names_other(s))
    return bool(lead) and not any(
        _is_our_official(s, p)
        for s in scene.reading.sentences
        for p in s.people
        if not dealing or s.paragraph <= 1 or _deals_abroad(s)
    )


def _is_our_official(sentence: Sentence, person: PersonMention) -> bool:
    """Whether somebody holds an office of Hanoi's, or a bare one in a sentence that names the city and no other."""
    if not person.title.is_office:
        return False
    bare = person.title.side is None and person.vietnamese and sentence.has("hanoi", "in_hanoi")
    return person.title.side == HANOI or (bare and not sentence.has("domestic", "other_body"))


def _deals_abroad(sentence: Sentence) -> bool:
    """Whether somebody foreign is met, received or signed with in it."""
    foreign = any(p.title.side == FOREIGN for p in sentence.people)
    return foreign and sentence.has("meet", "receive", "call_on", "sign")
