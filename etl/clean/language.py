"""Which language a text is in, by its letters and most frequent words. Knows only the languages with a table."""

import re

from etl.clean.tables import FurnitureTable, furniture_tables

_SAMPLE_CHARS = 4000
_WORD = re.compile(r"\w+")


def language_of(text: str) -> str | None:
    """The code of the language of lower-case NFC `text`, or None when it is none of those with a table."""
    sample = text[:_SAMPLE_CHARS]
    words = _WORD.findall(sample) or [""]
    joined = f" {' '.join(words)} "
    scores = {code: _score(sample, joined, len(words), table) for code, table in furniture_tables().items()}
    best = max(scores, key=lambda code: scores[code])
    return best if scores[best] > 0.03 else None


def _score(sample: str, words: str, count: int, table: FurnitureTable) -> float:
    """Share of frequent words among the words, plus share of the language's own letters among the letters."""
    own_letters = _own_letters(sample, table) / max(1, len(sample))
    return sum(words.count(f" {word} ") for word in table.frequent_words) / count + own_letters


def _own_letters(sample: str, table: FurnitureTable) -> int:
    """How many letters are the language's own: all that are no ASCII, less the few that it has not."""
    if not table.letters:
        return 0
    return len(sample) - len(sample.encode("ascii", "ignore")) - len(table.foreign_signs.findall(sample))
