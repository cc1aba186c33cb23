"""Whether two met in a country that is neither's, beside a conference there. Says nothing of who travelled."""

from collections.abc import Sequence

from etl.extract.roles import Mention, Role
from etl.extract.scene import Scene
from etl.extract.sentences import Sentence

_HELD_AT = frozenset({Role.LOCATION, Role.VISITED, Role.DATELINE, Role.PLAIN, Role.PARENT})


def is_third_place(scene: Scene, main: Sentence, country_code: str | None) -> bool:
    """Whether the two met beside a conference in a country that is neither's."""
    beside = next((s for s in _around(scene, main) if s.has("margins") and s.has("conference")), None)
    if beside is None or country_code is None or beside.has("in_hanoi"):
        return False
    held = [m for s in _around(scene, main) for m in _held_in(scene.mentions[s.index])]
    codes = {m.token.place.country_code for m in held if m.token.place}
    lines = {m.token.place.country_code for m in _datelines(scene) if m.token.place}
    return bool(codes) and country_code not in codes | lines


def _datelines(scene: Scene) -> list[Mention]:
    """Where the report was sent from: beside a conference told there, who is at home there met nobody elsewhere."""
    return [
        m for s in scene.reading.body if s.paragraph == 0 for m in scene.mentions[s.index] if m.role is Role.DATELINE
    ]


def _held_in(mentions: Sequence[Mention]) -> list[Mention]:
    """The places of a sentence that may be where it was held; a country behind the partner's city holds only that."""
    held = [m for m in mentions if m.role in _HELD_AT]
    homes = {m.token.place.country_code for m in mentions if m.role not in _HELD_AT and m.token.place}
    return [m for m in held if m.role is not Role.PARENT or (m.token.place and m.token.place.country_code not in homes)]


def _around(scene: Scene, main: Sentence) -> list[Sentence]:
    """The sentence and the two before it in the text."""
    return [s for s in scene.reading.body if main.index - 2 <= s.index <= main.index]
