"""Runs of capitalised words that could be people's names, with what is known not to be a name cut out."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from etl.extract.matcher import Token
from etl.extract.tables import LanguageTables
from etl.fold import match_key
from etl.types import Span

_UPPER = "".join(filter(str.isupper, map(chr, range(0x10000))))
_INITIAL = re.compile(r"[A-Z]{1,2}\.(?= [A-ZÀ-ỸĐ])")
_AFTER_DATELINE = frozenset({"- ", "– ", "— ", ": "})
_OWNERS = ("'s", "’s", "'s.", "’s.")
# One syllable of Vietnamese without its marks; foreign names that begin like a Vietnamese one rarely keep to it.
_SYLLABLE = re.compile(
    r"(?:b|ch?|d|gh?|gi|h|kh?|l|m|nh?|ngh?|ph?|qu|r|s|th?|tr|v|x)?"
    r"(?:a|ai|ao|au|ay|e|eo|eu|i|ia|ie|ieu|iu|o|oa|oai|oay|oe|oi|oo|u|ua|uay|ue|ui|uo|uoi|uou|uu|uy|uya|uye|uyu|y|ye|yeu)"
    r"(?:ch?|m|nh?|ng|p|t)?"
)


class NameRun(NamedTuple):
    """Capitalised words in a row, joined by single spaces (and small particles between them)."""

    span: Span
    words: tuple[Span, ...]


def name_runs(text: str, sentence: Span, tables: LanguageTables) -> list[NameRun]:
    """The runs in a sentence, longest possible, in reading order."""
    runs: list[NameRun] = []
    current: list[Span] = []
    pending: list[Span] = []
    for word, is_particle, owns in _name_words(text, sentence, tables):
        before = pending or current
        joined = bool(before) and text[before[-1].end : word.start] in (" ", "\u00a0")
        if is_particle and joined:
            pending.append(word)
            continue
        if not joined or is_particle:
            runs += _run(current)
            current, pending = [], []
        if not is_particle:
            current, pending = [*current, *pending, word], []
        if owns:  # "Finland's Tampere" is two names
            runs, current = runs + _run(current), []
    return runs + _run(current)


def _name_words(text: str, sentence: Span, tables: LanguageTables) -> Iterator[tuple[Span, bool, bool]]:
    """The words that a name may be made of, whether each is a particle, and whether it ends in 's."""
    for match in _name_word(tables.particles).finditer(text, sentence.start, sentence.end):
        written, (start, end) = match[0], match.span()
        owns = written.endswith(_OWNERS)
        if owns:
            end -= 2 + written.endswith(".")
        elif written.endswith(".") and not _INITIAL.match(text, start):
            end -= 1  # a full stop that ends no initial or abbreviation in a name ("J.", "LB.")
        opens = start == sentence.start or text[start - 2 : start] in _AFTER_DATELINE
        if not opens or text[start:end].lower() not in tables.openers:
            yield Span(start, end), not written[0].isupper(), owns


@cache
def _name_word(particles: frozenset[str]) -> re.Pattern[str]:
    """A whole word with a capital first, or a particle: what is not joined to the word before begins a new run."""
    joined = r"(?:['’`´-]\w+)*"
    glued = rf"(?:[{_UPPER}][a-z]?\.)?(?=[{_UPPER}])"  # "D.Batbold"
    small = "|".join(map(re.escape, sorted(particles, key=len, reverse=True)))
    return re.compile(
        rf"(?<![^\W\d_])(?<![^\W\d_]['’`´-])(?:{glued}[{_UPPER}]\w*{joined}\.?|(?:{small})(?!\w|['’`´-]\w|\.))"
    )


def _run(words: list[Span]) -> list[NameRun]:
    return [NameRun(Span(words[0].start, words[-1].end), tuple(words))] if words else []


def looks_vietnamese(text: str, words: Sequence[Span], tables: LanguageTables) -> bool:
    """Whether a name is built as Vietnamese names are: a known surname, then one to four more short words."""
    first = match_key(words[0].of(text))
    plain = all("-" not in word.of(text) and len(word.of(text)) <= 7 for word in words)
    return (
        first in tables.surnames
        and 2 <= len(words) <= 5
        and plain
        and all(_is_syllable(word.of(text)) for word in words)
    )


@lru_cache(maxsize=20_000)
def _is_syllable(word: str) -> bool:
    return _SYLLABLE.fullmatch(match_key(word)) is not None


def free_parts(run: NameRun, taken: Sequence[Token]) -> list[NameRun]:
    """The parts of `run` that no token of `taken` covers."""
    start, end = run.span
    near = [token for token in taken if token.start < end and start < token.end]
    if not near:
        return [run]
    parts: list[NameRun] = []
    current: list[Span] = []
    for word in run.words:
        if any(token.start < word.end and word.start < token.end for token in near):
            parts += _run(current)
            current = []
        else:
            current.append(word)
    return parts + _run(current)
