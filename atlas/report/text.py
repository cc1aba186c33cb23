"""Text of a report: runs with links and languages, out of templates. Makes every foreign text inert."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from string import Formatter
from typing import Any, Final

import pandas as pd

from atlas.report.links import Link

# Controls, lone surrogates and non-characters have no place in a document; overrides of direction could make a name
# read as another. What joins or parts letters (U+200C, U+200D) belongs to some scripts and stays.
_UNWANTED: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufdd0-\ufdef\ufeff\ufff0-\uffff\ud800-\udfff]"
)
_SPACES: Final = re.compile(r"\s+")
ZERO_WIDTH_SPACE: Final = "\u200b"
# Only a domain that stands alone: an address has to stay whole, that it can be copied.
_DOMAIN: Final = re.compile(r"(?<![\w./:@-])(?=[\w.-]{14})[\w-]+(?:\.[\w-]+)+(?![\w/:@-])")
_RIGHT_TO_LEFT: Final = ("R", "AL")


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one style. language: its ISO 639-1 code where it is not that of the report.

    small: an address or a remark beneath what matters.
    """

    text: str
    link: Link | None = None
    strong: bool = False
    emphasis: bool = False
    small: bool = False
    language: str | None = None


Text = tuple[Run, ...]


def plain(text: str) -> str:
    """`text` in NFC on one line, without what a document may not hold or what would hide what it says."""
    return _SPACES.sub(" ", _UNWANTED.sub("", unicodedata.normalize("NFC", text))).strip()


def cleaned(records: pd.DataFrame) -> pd.DataFrame:
    """A copy of the records with every text made plain; lists of texts too."""
    columns = {name: [_cleaned(value) for value in records[name]] for name in records if records[name].dtype == object}
    return records.assign(
        **{str(name): pd.Series(values, records.index, dtype=object) for name, values in columns.items()}
    )


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return plain(value)
    return tuple(plain(item) for item in value) if isinstance(value, tuple) else value


def said(text: str, *, language: str | None = None, strong: bool = False) -> Text:
    """`text` as one run; nothing for ""."""
    return (Run(text, language=language, strong=strong),) if text else ()


def linked(text: str, link: Link) -> Text:
    """`text` as one run that leads somewhere."""
    return (Run(text, link),)


def rich(template: str, **values: Text | str) -> Text:
    """The template with its {places} filled by texts that keep their links."""
    runs: list[Run] = []
    for literal, field, _, _ in Formatter().parse(template):
        runs += said(literal)
        if field is not None:
            value = values[field]
            runs += said(value) if isinstance(value, str) else value
    return tuple(runs)


def joined(texts: Iterable[Text], between: str = " ") -> Text:
    """The texts that are not empty, one after the other."""
    runs: list[Run] = []
    for text in texts:
        if text:
            runs += [*(said(between) if runs else ()), *text]
    return tuple(runs)


def sentences(parts: Iterable[Text]) -> Text:
    """The parts that are not empty, each closed by a full stop."""
    closed = [part if part[-1].text.endswith((".", "…")) else (*part, *said(".")) for part in parts if part]
    return joined(closed)


def strong(text: Text) -> Text:
    """The same, set bold."""
    return tuple(replace(run, strong=True) for run in text)


def capitalised(text: Text) -> Text:
    """The same with a capital first letter."""
    if not text:
        return text
    first = text[0]
    return (replace(first, text=capital(first.text)), *text[1:])


def capital(text: str) -> str:
    """`text` with a capital first letter."""
    return text[:1].upper() + text[1:]


def flat(text: Text) -> str:
    """The words alone."""
    return "".join(run.text for run in text)


def broken_at_dots(text: str) -> str:
    """`text`, with a place where a line may end after each dot of a long domain: else it ends within a word."""
    return _DOMAIN.sub(lambda found: found.group().replace(".", f".{ZERO_WIDTH_SPACE}"), text)


def is_right_to_left(char: str) -> bool:
    """True for a letter of a script that is written from right to left."""
    return unicodedata.bidirectional(char) in _RIGHT_TO_LEFT


def by_direction(text: str) -> Sequence[tuple[str, bool]]:
    """`text` in pieces, each with whether it is written from right to left; spaces within such a piece belong to it."""
    pieces: list[tuple[str, bool]] = []
    for word in re.split(r"(\s+)", text):
        backward = any(map(is_right_to_left, word)) or (word.isspace() and bool(pieces) and pieces[-1][1])
        if pieces and pieces[-1][1] == backward:
            pieces[-1] = (pieces[-1][0] + word, backward)
        elif word:
            pieces.append((word, backward))
    return pieces
