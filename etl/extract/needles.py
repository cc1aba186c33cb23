"""What every match of a regular expression must hold: words, a digit. Tells where a search is worth its time."""

from collections.abc import Iterable, Iterator
from re import _constants as ops  # type: ignore[attr-defined]  # the tree of a pattern has no public reader
from re import _parser  # type: ignore[attr-defined]
from typing import Any

_MIN_CHARS = 2
Tree = Iterable[tuple[Any, Any]]


def needles_of(source: str) -> frozenset[str]:
    """Strings of which every match of the pattern holds at least one; empty when there are no such strings."""
    return _needles(_parser.parse(source))


def needs_digit(source: str) -> bool:
    """Whether no match of the pattern is without a digit."""
    return _needs_digit(_parser.parse(source))


def begins_with_digit(source: str) -> bool:
    """Whether every match of the pattern begins with the first digit of a number."""
    after_no_digit = source.startswith((r"\b", "(?<![\\d"))
    first = next(((op, value) for op, value in _parser.parse(source) if op not in _WIDTHLESS), None)
    return after_no_digit and first is not None and _needs_digit([first]) and first[0] is not ops.BRANCH


_WIDTHLESS = (ops.AT, ops.ASSERT, ops.ASSERT_NOT)


def _inner(tree: Tree) -> Iterator[list[Tree]]:
    """The parts of a pattern that no match is without, each as its alternatives."""
    for op, value in tree:
        if op is ops.SUBPATTERN:
            yield [value[-1]]
        elif op is ops.BRANCH:
            yield value[1]
        elif op in (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT) and value[0] > 0:
            yield [value[2]]


def _needles(tree: Tree) -> frozenset[str]:
    """Of the strings and choices of strings that the pattern cannot do without, the one that is longest throughout."""
    choices = [frozenset({word}) for word in _literals(tree)]
    for alternatives in _inner(tree):
        each = [_needles(alternative) for alternative in alternatives]
        choices += [frozenset().union(*each)] if all(each) else []
    return max(choices, key=lambda words: min(map(len, words)), default=frozenset())


def _literals(tree: Tree) -> list[str]:
    """The runs of plain characters of a pattern."""
    text = "".join(chr(value) if op is ops.LITERAL else "\0" for op, value in tree)
    return [run for run in text.split("\0") if len(run) >= _MIN_CHARS]


def _needs_digit(tree: Tree) -> bool:
    if any(op is ops.IN and value == [(ops.CATEGORY, ops.CATEGORY_DIGIT)] for op, value in tree):
        return True
    return any(all(map(_needs_digit, alternatives)) for alternatives in _inner(tree))
