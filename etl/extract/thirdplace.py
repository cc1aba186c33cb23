"""Whether two met in a country that is neither's, beside a conference there. Says nothing of who travelled."""

from etl.extract.roles import Role
from etl.extract.scene import Scene
from etl.extract.sentences import Sentence

_HELD_AT = frozenset({Role.LOCATION, Role.VISITED, Role.DATELINE, Role.PLAIN, Role.PARENT})


def is_third_place(scene: Scene, main: Sentence, country_code: str | None) -> bool:
    """Whether the two met beside a conference in a country that is neither's."""
    beside = next((s for s in _around(scene, main) if s.has("margins") and s.has("conference")), None)
    if beside is None or country_code is None or beside.has("in_hanoi"):
        return False
    held = [m for s in _around(scene, main) for m in scene.mentions[s.index] if m.role in _HELD_AT]
    codes = {m.token.place.country_code for m in held if m.token.place}
    return bool(codes) and country_code not in codes


def _around(scene: Scene, main: Sentence) -> list[Sentence]:
    """The sentence and the two before it in the text."""
    return [s for s in scene.reading.body if main.index - 2 <= s.index <= main.index]
