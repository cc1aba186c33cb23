"""The stops of a trip abroad: the cities and regions where a delegation of Hanoi's was met, one after the other."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from etl.extract.direction import is_abroad
from etl.extract.entities import Entity
from etl.extract.joints import wordings
from etl.extract.matcher import Token
from etl.extract.parties import is_of_our_delegation
from etl.extract.people import PersonMention
from etl.extract.roles import Mention, Role
from etl.extract.scene import Scene
from etl.extract.sentences import Sentence
from etl.extract.status import Status, recalls_journey
from etl.extract.titlereading import FOREIGN, HANOI

_OURS = frozenset({"hanoi", "hanoi_body", "hanoi_office"})
_TITLES = frozenset(
    {"kind_city", "neutral_office", "hanoi_office", "hanoi", "hanoi_body", "topic", "capital_alone", "vietnam"}
)
_STOP_ROLES = frozenset({Role.VISITED, Role.OFFICE, Role.AUTHORITY})


def stops_of(scene: Scene) -> frozenset[Token]:
    """The name tokens of the places where the travellers were met; none when the article tells of no trip."""
    if not _travels(scene):
        return frozenset()
    return frozenset(m.token for s in scene.reading.body for m in _stops_in(scene, s) if _is_met(scene, s))


def _travels(scene: Scene) -> bool:
    """Whether the title or the first two paragraphs tell of Hanoi's people going abroad."""
    lead = [s for s in scene.reading.sentences if s.paragraph <= 1]
    if any(_sets_out(s) for s in lead if not scene.status(s).background) or is_abroad(scene, lead, ()) is True:
        return True
    ours = any(_is_hanois(s, i) for s in lead for i, t in enumerate(s.tokens) if t.has("delegation"))
    return ours and any(_arrives(scene, s) for s in scene.reading.body)


def is_on_route(scene: Scene, entity: Entity) -> bool:
    """Whether the opening says that a delegation of Hanoi's went to the place ("làm việc tại Ai Cập và Hy Lạp")."""
    lead = [s for s in scene.reading.sentences if s.paragraph <= 1 and _sets_out(s)]
    went = {s.index for s in lead if not scene.status(s).background and not scene.status(s).future}
    return any(m.role is Role.VISITED and m.sentence in went for m in entity.mentions)


def _arrives(scene: Scene, sentence: Sentence) -> bool:
    """Whether a sentence tells on which day the delegation came to a place abroad ("Ngày 20/10, đoàn có mặt tại X")."""
    dated = any(d.value.precision == "day" for d in scene.status(sentence).near)
    came = any(m.role is Role.VISITED and _is_local(m.token) for m in scene.mentions[sentence.index])
    return dated and came and sentence.has("delegation") and not sentence.has("in_hanoi", "receive")


def _sets_out(sentence: Sentence) -> bool:
    """Whether a delegation of Hanoi's, or one that its people lead, is said to travel."""
    if not sentence.has("visit") or sentence.has("in_hanoi", "receive"):
        return False
    if is_of_our_delegation(sentence):
        return True
    leaders = [p for p in sentence.people if p.title.side == HANOI]
    led = any(p.title.led or _leads(sentence, p) for p in leaders)
    return led or any(_is_hanois(sentence, i) for i, t in enumerate(sentence.tokens) if t.has("delegation"))


def _leads(sentence: Sentence, person: PersonMention) -> bool:
    """Whether the next thing told of a person is that they lead."""
    following = next(
        (t for t in sentence.tokens if t.start >= person.span.end and not t.any_of(_TITLES | {"motion"})), None
    )
    return following is not None and following.has("leads")


def _is_hanois(sentence: Sentence, at: int) -> bool:
    """Whether the delegation at `at` is named as Hanoi's."""
    if sentence.tokens[at].has("from_hanoi"):
        return True
    for token in sentence.tokens[at + 1 : at + 4]:
        if token.any_of(_OURS):
            return True
        if not token.any_of(_TITLES):
            return False
    return False


def _stops_in(scene: Scene, sentence: Sentence) -> Iterator[Mention]:
    """The places of a sentence where somebody could have been met."""
    status = scene.status(sentence)
    planned = status.future and not any(p.title.side == FOREIGN for p in sentence.people)
    if status.background or status.others or (not status.near and planned) or _looks_back(sentence, status):
        return
    if is_planned(scene, sentence):
        return
    for mention in scene.mentions[sentence.index]:
        stands = mention.role in _STOP_ROLES or (mention.role is Role.LOCATION and _meets_at(scene, sentence, mention))
        if stands and not mention.companion and _is_local(mention.token):
            yield mention


def is_planned(scene: Scene, sentence: Sentence) -> bool:
    """Whether a sentence says what the travellers "will" go on to, on no day up to the publication."""
    published = scene.reading.article.published
    ahead = any(t.cue is not None and t.cue.phrase.startswith(wordings("will_go_on")) for t in sentence.of("transit"))
    told = [d.value for d in scene.status(sentence).near if d.value.precision == "day"]
    days = [value.start for value in told if value.end is None] or [value.start for value in told]
    ahead = ahead or (sentence.has("future") and bool(days))
    return ahead and published is not None and not any(day <= published for day in days)


def _looks_back(sentence: Sentence, status: Status) -> bool:
    """Whether a sentence only says where the travellers had been before ("Trước khi tới X, đoàn đã thăm Y")."""
    return recalls_journey(sentence) and not status.near and not sentence.people


def _meets_at(scene: Scene, sentence: Sentence, mention: Mention) -> bool:
    """Whether a sentence tells on which day somebody of Hanoi's met somebody of the place where it is set."""
    dated = any(d.value.precision == "day" for d in scene.status(sentence).near)
    elsewhere = any(p.title.place not in (None, mention.token) for p in sentence.people)
    met = len(sentence.people) > 1 and sentence.has("meet", "receive", "call_on", "sign")
    return dated and met and not elsewhere


def _is_local(token: Token) -> bool:
    return token.place is not None and token.place.kind != "country"


def _is_met(scene: Scene, sentence: Sentence) -> bool:
    """Whether the stretch that begins with `sentence` tells of talks there, and not with compatriots alone."""
    stretch = _stretch(scene, sentence)
    shown = sentence.has("leg") and any(s.has("topic") and s.has("topic_cooperation") for s in stretch)
    return shown or any(_tells_of_talks(scene, s) for s in stretch)


def _stretch(scene: Scene, sentence: Sentence) -> Sequence[Sentence]:
    """The sentence and those after it in its paragraph, up to the next stop."""
    stretch = [sentence]
    for following in scene.reading.body:
        if following.index <= sentence.index or following.paragraph != sentence.paragraph:
            continue
        if any(_stops_in(scene, following)):
            break
        stretch.append(following)
    return stretch


def _tells_of_talks(scene: Scene, sentence: Sentence) -> bool:
    if scene.status(sentence).background:
        return False
    if any(p.title.side == FOREIGN or (p.title.side is None and not p.vietnamese) for p in sentence.people):
        return True
    talks = sentence.has("meet", "receive", "call_on", "sign", "authority")
    return talks and not sentence.has("diaspora") and not _meets_own_mission(sentence)


def _meets_own_mission(sentence: Sentence) -> bool:
    """Whether it is Vietnam's own embassy or consulate that is met."""
    return any(
        one.has("embassy_office") or one.has("consulate")
        for one, other in pairwise(sentence.tokens)
        if other.has("vietnam")
    )
