"""A language's date patterns, compiled from its table, and what they find in a text. Resolves nothing."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from etl.types import Span


@dataclass(frozen=True)
class DatePattern:
    """One pattern of the grammar; `hyphen` ones count only where the text writes its dates with hyphens.

    `numeric`: it finds nothing far from a digit; `needles`: nor without one of these words in the text.
    """

    kind: str
    regex: re.Pattern[str]
    offset: int = 0
    hyphen: bool = False
    numeric: bool = False
    needles: tuple[str, ...] = ()

    def matches(self, text: str, numbers: Sequence[Span]) -> Iterator[re.Match[str]]:
        """What the pattern finds in `text`, whose digits all lie in `numbers`."""
        if not self.may_match(text):
            return iter(())
        if not self.numeric:
            return self.regex.finditer(text)
        return chain.from_iterable(self.regex.finditer(text, span.start, span.end) for span in numbers)

    def may_match(self, text: str) -> bool:
        """Whether `text` holds one of the words without which the pattern finds nothing; looking costs little."""
        return not self.needles or any(needle in text for needle in self.needles)


@dataclass(frozen=True)
class DateGrammar:
    """The patterns of one language, first wins, with its names of months, weekdays and counts of days."""

    patterns: tuple[DatePattern, ...]
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    numbers: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date as the text writes it; numbers that it leaves out are None."""

    span: Span
    kind: str
    day: int | None = None
    month: int | None = None
    year: int | None = None
    end_day: int | None = None
    end_month: int | None = None
    end_year: int | None = None
    weekday: int | None = None
    offset: int = 0
    back: bool = False
    ahead: bool = False


def compile_grammar(raw: Mapping[str, Any]) -> DateGrammar:
    """The grammar of a dates table; raises re.error when one of its patterns is wrong."""
    names = raw.get("names", {})
    patterns = []
    for item in raw["pattern"]:
        source = item["regex"]
        for name, alternatives in names.items():
            source = source.replace("{" + name + "}", alternatives)
        offset, hyphen = item.get("offset", 0), item.get("hyphen", False)
        patterns.append(
            DatePattern(
                item["kind"], re.compile(source), offset, hyphen, _NUMERIC.search(source) is not None, _needles(source)
            )
        )
    return DateGrammar(tuple(patterns), raw["months"], raw["weekdays"], raw.get("numbers", {}))


# A day or a year in digits that is no option of the pattern.
_NUMERIC = re.compile(r"\(\?P<d>\\d\\d\?\)|\(\?P<y>\(\?:19\|20\)\\d\{2\}\)")
_FIRST_WORD = re.compile(r"(?:\(\?P<\w+>[^()]*\)\?)?\\b(\w+)\\s\+")
# Longer than any date is from its first digit to its start, and from its last to what must not follow.
_DATE_CHARS = 60
_DIGITS = re.compile(r"\d+")


def _near_digits(text: str) -> list[Span]:
    """The parts of `text` that a date in digits can lie in, in order, none touching another."""
    found: list[Span] = []
    for match in _DIGITS.finditer(text):
        start, end = max(0, match.start() - _DATE_CHARS), min(len(text), match.end() + _DATE_CHARS)
        if found and start <= found[-1].end:
            found[-1] = Span(found[-1].start, end)
        else:
            found.append(Span(start, end))
    return found


def _needles(source: str) -> tuple[str, ...]:
    """The words that a pattern of nothing but words looks for; () for a pattern with other parts."""
    words = re.fullmatch(r"\\b(?:\(\?:([^\\\[]*)\)|([^\\()\[]*))\\b", source)
    if not words:
        named, first = re.search(r"\(\?P<(?:wd|n)>([^()\\]*)\)", source), _FIRST_WORD.match(source)
        return tuple(named[1].split("|")) if named else (first[1],) if first else ()
    flat = re.sub(r"\(\?:[^()]*\)\??", "\0", words[1] or words[2])
    return tuple(max(word.split("\0"), key=len) for word in flat.split("|"))


def find_dates(text: str, grammar: DateGrammar) -> list[DateMention]:
    """The dates in lower-case `text`, in reading order, none sharing a character with another.

    A bare "15-11" is a date where the text writes its other dates with hyphens too.
    """
    found: list[DateMention] = []
    taken: list[Span] = []
    numbers = _near_digits(text)
    for pattern in grammar.patterns:
        if pattern.hyphen and not _writes_hyphens(text):
            continue
        for match in pattern.matches(text, numbers):
            span = Span(*match.span())
            if any(span.touches(other) for other in taken):
                continue
            mention = _mention(match, pattern, grammar)
            if mention:
                found.append(mention)
                taken.append(span)
    return _without_paraphrases(sorted(found, key=lambda mention: mention.span), text)


def _without_paraphrases(found: list[DateMention], text: str) -> list[DateMention]:
    """`found` without "today" or "the day before" where the day itself stands beside it ("sáng nay (14/4)")."""
    loose = ("relative", "same", "weekday", "recent")
    days = [mention.span for mention in found if mention.kind in ("day", "range")]
    return [
        mention
        for mention in found
        if mention.kind not in loose or not any(_are_beside(day, mention.span, text) for day in days)
    ]


def _are_beside(one: Span, other: Span, text: str) -> bool:
    """Whether a few characters of one line part the two."""
    first, second = sorted((one, other))
    return second.start - first.end <= 5 and "\n" not in text[first.end : second.start]


_HYPHENATED = re.compile(r"(?:ngày|sáng|chiều|tối|đến|từ)\s+\d\d?-\d\d?(?![\d-])")


def _writes_hyphens(text: str) -> bool:
    return _HYPHENATED.search(text) is not None


def _mention(match: re.Match[str], pattern: DatePattern, grammar: DateGrammar) -> DateMention | None:
    groups = match.groupdict()
    end_month = _month(groups.get("m2"), grammar)
    mention = DateMention(
        span=Span(*match.span()),
        kind=pattern.kind,
        day=_number(groups.get("d")),
        month=_month(groups.get("m"), grammar) or (end_month if pattern.kind == "range" else None),
        year=_number(groups.get("y")),
        end_day=_number(groups.get("d2")),
        end_month=end_month or (_month(groups.get("m"), grammar) if pattern.kind == "range" else None),
        end_year=_number(groups.get("y2")),
        weekday=grammar.weekdays.get(groups["wd"]) if groups.get("wd") else None,
        offset=pattern.offset * (grammar.numbers.get(groups["n"], 0) if groups.get("n") else 1),
        back=bool(groups.get("back")),
        ahead=bool(groups.get("ahead")),
    )
    return mention if _possible(mention) else None


def _number(value: str | None) -> int | None:
    return int(value) if value else None


def _month(value: str | None, grammar: DateGrammar) -> int | None:
    if not value:
        return None
    if value.isdigit():
        return int(value)
    return grammar.months.get(value) or grammar.months.get(value[:3])


def _possible(mention: DateMention) -> bool:
    days = [day for day in (mention.day, mention.end_day) if day is not None]
    months = [month for month in (mention.month, mention.end_month) if month is not None]
    if mention.kind == "range" and (mention.month, mention.day) > (mention.end_month, mention.end_day or 0):
        return mention.end_year is not None or (mention.month == 12 and mention.end_month == 1)
    return all(1 <= day <= 31 for day in days) and all(1 <= month <= 12 for month in months)
