"""The fields of cooperation that an engagement's sentences name. A word alone is not yet a field of cooperation."""

import re
from collections.abc import Sequence

from atlas.vocabulary import TOPICS
from etl.extract.agreement import names_mine
from etl.extract.joints import pattern
from etl.extract.matcher import Token
from etl.extract.roles import Mention, Role
from etl.extract.scene import Scene
from etl.extract.sentences import Sentence

# What a sentence without a word of cooperation counts, one in which somebody speaks, one at a festival, one shared
# with other partners, one that looks back; found by trying on all articles with gold.
_ASIDE, _SPOKEN, _STAGED, _SHARED, _BEHIND = 0.5, 0.25, 0.8, 0.75, 0.75
_FACT = 0.1  # what trade amounts to, or compatriots do
_ENOUGH = 0.75
_LIST, _LONG_LIST = 3, 5
_LIST_GAP_CHARS = 25
_OPENING_CHARS = 30
_REPORT_CHARS = 120
_PORTFOLIO = pattern(r"\b%(portfolio)s\b[^.;:]{0,50}$", re.IGNORECASE)
_IN_LIST = pattern(r"[,;-]|\s%(list_and)s\s")
_PORTFOLIO_CHARS = 70
_ACTING = frozenset({Role.DELEGATION, Role.OFFICE, Role.AUTHORITY, Role.EMBASSY})
_SHOWN = frozenset({"culture_heritage", "tourism", "people_to_people_sport"})


def topics_in(
    scene: Scene,
    sentences: Sequence[Sentence],
    staged: bool = False,
    shared: Sequence[Sentence] = (),
    partner: Sequence[Mention] = (),
) -> dict[str, list[Token]]:
    """The topics with the phrases that name them, in the vocabulary's order.

    `shared`: those of the sentences that tell of other partners too; a field named there alone may be another's.
    `partner`: where the partner is named; what a sentence tells of somebody else's people is not its field.
    `staged`: the engagement is a festival or the like, where culture, tourism and sport need no word of cooperation.
    """
    found: dict[str, list[Token]] = {}
    scores: dict[str, float] = {}
    mine = {m.token for m in partner}
    for k, sentence in enumerate(sentences):
        topics = [t for t in sentence.of("topic") if t.cue and not t.has("topic_hide")]
        told = sentence.of("topic_excluded")
        named = [
            t for t in topics if not _is_reported(sentence, t, told) and names_mine(sentence, t, mine) is not False
        ]
        if not named:
            continue
        weight = _weight(scene, sentence, len({topic for t in named if t.cue for topic in t.cue.topics}), k == 0)
        weight *= _SHARED if sentence in shared else 1.0
        weight *= 0.0 if k and _is_of_others(scene, sentence, partner) else 1.0
        weight *= _BEHIND if scene.status(sentence).background else 1.0
        listed = _listed(scene.reading.text, named)
        for token in named if weight else ():
            for topic, by_itself in token.cue.topics.items() if token.cue else ():
                counts = max(weight, _STAGED) if staged and topic in _SHOWN else weight
                strong = by_itself or (token in listed and weight >= 1.0)
                found.setdefault(topic, []).append(token)
                scores[topic] = scores.get(topic, 0.0) + counts * (1.0 if strong else 0.5)
    return {topic: found[topic] for topic in TOPICS.codes if scores.get(topic, 0.0) >= _ENOUGH}


def _is_of_others(scene: Scene, sentence: Sentence, partner: Sequence[Mention]) -> bool:
    """Whether officials or guests of another country have part in a sentence that does not name the partner."""
    named = scene.mentions[sentence.index]
    mine = {m.token for m in partner}
    countries = {m.token.place.country_code for m in partner if m.token.place}
    if not countries or sentence.is_title or any(m.token in mine for m in named):
        return False
    codes = {m.token.place.country_code for m in named if m.role in _ACTING and m.token.place}
    return bool(codes) and codes.isdisjoint(countries)


def _lists_guests(sentence: Sentence) -> bool:
    """Whether a sentence opens by naming who else was present."""
    opens = any(t.start - sentence.span.start < _OPENING_CHARS for t in sentence.of("companion"))
    return opens and not (sentence.has("sign") and sentence.has("agreement"))


def _is_reported(sentence: Sentence, token: Token, told: Sequence[Token]) -> bool:
    """Whether a field is only told of ("thông báo tình hình ..."), or is an official's portfolio ("phụ trách y tế")."""
    if any(0 <= token.start - t.end < _REPORT_CHARS for t in told):
        return True
    return _PORTFOLIO.search(sentence.before(token.start, _PORTFOLIO_CHARS)) is not None


def _tells_of_compatriots(sentence: Sentence) -> bool:
    """Whether a sentence is of compatriots who were met ("gặp gỡ bà con đang học tập, làm ăn")."""
    met = sentence.has("diaspora") and sentence.has("meet", "call_on")
    return met and not sentence.has("partners_of_two", "agreement") and not sentence.people


def _listed(text: str, named: Sequence[Token]) -> list[Token]:
    """Those of the topic phrases of a sentence that stand in a list of three and more."""
    runs: list[list[Token]] = [[]]
    for token in named:
        if runs[-1]:
            gap = text[runs[-1][-1].end : token.start]
            if len(gap) > _LIST_GAP_CHARS or not _IN_LIST.search(gap):
                runs.append([])
        runs[-1].append(token)
    return [token for run in runs if len(run) >= _LIST for token in run]


def _is_of_states(sentence: Sentence) -> bool:
    """Whether it is the two states' ministries that sign ("bốn văn kiện do các bộ của hai nước ký")."""
    return sentence.has("states") and sentence.has("sign") and not sentence.has("hanoi", "hanoi_body", "hanoi_office")


def _weight(scene: Scene, sentence: Sentence, topics: int, is_main: bool) -> float:
    """How much a sentence speaks of this cooperation; what the main one names, it names as the subject."""
    status = scene.status(sentence)
    if status.others or (status.state and not status.hanoi) or _lists_guests(sentence) or _is_of_states(sentence):
        return 0.0
    if sentence.is_title or is_main or topics >= _LONG_LIST:
        return 1.0
    if sentence.has("topic_fact") or _tells_of_compatriots(sentence):
        return _FACT
    if sentence.has("topic_cooperation", "partners_of_two", "agreement"):
        return 1.0
    return _SPOKEN if sentence.people or sentence.has("honorific") else _ASIDE
