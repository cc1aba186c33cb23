"""The fields of cooperation that the sentences of an engagement name. A word alone is not yet a field of cooperation."""

from collections.abc import Sequence

from atlas.vocabulary import TOPICS
from etl.extract.focus import Scene
from etl.extract.matcher import Token
from etl.extract.reading import Sentence


def topics_in(scene: Scene, sentences: Sequence[Sentence]) -> dict[str, list[Token]]:
    """The topics with the phrases that name them, in the vocabulary's order."""
    found: dict[str, list[Token]] = {}
    scores: dict[str, float] = {}
    for sentence in sentences:
        weight = _weight(scene, sentence)
        if weight == 0:
            continue
        for token in sentence.of("topic"):
            if token.cue is None or token.cue.topic is None or token.has("topic_hide"):
                continue
            found.setdefault(token.cue.topic, []).append(token)
            scores[token.cue.topic] = scores.get(token.cue.topic, 0.0) + weight * (1.0 if token.cue.strong_topic else 0.5)
    return {topic: found[topic] for topic in TOPICS.codes if scores.get(topic, 0.0) >= 0.75}


def _weight(scene: Scene, sentence: Sentence) -> float:
    """How much a sentence speaks of this cooperation."""
    status = scene.status(sentence)
    if status.others or (status.state and not status.hanoi) or sentence.has("companion"):
        return 0.0
    if sentence.is_title:
        return 1.0
    return 1.0 if sentence.has("topic_cooperation", "partners_of_two", "agreement") else 0.3
