"""The small words by which each language joins names and phrases, for the patterns that read what stands in between."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "languages"


@cache
def _joints() -> dict[str, tuple[str, ...]]:
    """Every language's wordings by what they do, the longest first."""
    tables = [tomllib.loads(path.read_text("utf-8"))["joints"] for path in sorted(_FOLDER.glob("??.joints.toml"))]
    names = dict.fromkeys(name for table in tables for name in table)
    return {name: _longest_first(word for table in tables for word in table.get(name, ())) for name in names}


def _longest_first(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(dict.fromkeys(words), key=len, reverse=True))


def wordings(name: str) -> tuple[str, ...]:
    """What the languages' tables list under `name`, the longest first."""
    return _joints()[name]


def pattern(template: str, flags: int = 0) -> re.Pattern[str]:
    """`template` compiled; each %(name)s in it stands for any wording under that name, which may be a pattern itself.

    Raises KeyError when no language's table has the name.
    """
    return re.compile(template % {name: f"(?:{'|'.join(words)})" for name, words in _joints().items()}, flags)


_UNTIL = pattern(r"%(until)s$", re.IGNORECASE)
_UNTIL_CHARS = 20


def is_until(text: str, at: int) -> bool:
    """Whether the day at `at` of `text` is said to be the last one of something that goes on ("tới hết ngày 9/6")."""
    return _UNTIL.search(text[max(0, at - _UNTIL_CHARS) : at]) is not None
