"""An evening that Hanoi's people hold for several embassies: each that takes part is a partner. Weighs nothing."""

from collections.abc import Sequence

from etl.extract.entities import EMBASSY
from etl.extract.people import PersonMention
from etl.extract.rivals import OPENING
from etl.extract.scene import Scene
from etl.extract.scoring import Scored
from etl.extract.titlereading import HANOI

_GUESTS_MIN = 3  # two ambassadors may as well be received on one day


def _is_met(person: PersonMention) -> bool:
    return person.title.embassy or person.title.side == HANOI  # "Cả ba được Phó Chủ tịch A tiếp"


def guests_of(scene: Scene, candidates: Sequence[Scored]) -> Sequence[Scored]:
    """The candidates, where they are embassies alone and the opening tells of an occasion and of nobody received."""
    if len(candidates) < _GUESTS_MIN or any(s.entity.kind != EMBASSY for s in candidates):
        return ()
    opening = [s for s in scene.reading.sentences if s.paragraph < OPENING]
    held = any(s.has("event_verb") and s.has("hanoi", "hanoi_body", "hanoi_office") for s in opening)
    received = any(s.has("receive", "call_on") and any(_is_met(p) for p in s.people) for s in opening)
    return candidates if held and not received else ()
