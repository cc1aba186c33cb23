"""Which language a text is in, by its letters and most frequent words. Knows only the languages with a table."""

import re

from etl.clean.tables import furniture_tables

_SAMPLE_CHARS = 4000
_WORD = re.compile(r"\w+")


def language_of(text: str) -> str | None:
    """The code of the language of lower-case NFC `text`, or None when it is none of those with a table."""
    sample = text[:_SAMPLE_CHARS]
    scores = {code: _score(sample, code) for code in furniture_tables()}
    best = max(scores, key=lambda code: scores[code])
    return best if scores[best] > 0.03 else None


def _score(sample: str, code: str) -> float:
    """Share of frequent words among the words, plus share of the language's own letters among the letters."""
    table = furniture_tables()[code]
    words = _WORD.findall(sample) or [""]
    own_letters = sum(map(sample.count, table.letters)) / max(1, len(sample))
    joined = f" {' '.join(words)} "
    return sum(joined.count(f" {word} ") for word in table.frequent_words) / len(words) + own_letters
