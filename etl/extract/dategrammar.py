"""A language's date patterns, compiled from its table, and what they find in a text. Resolves nothing."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, NamedTuple

import ahocorasick_rs

from etl.extract.needles import begins_with_digit, needles_of, needs_digit
from etl.types import Span


@dataclass(frozen=True, eq=False)
class DatePattern:
    """One pattern of the grammar; `hyphen` ones count only where the text writes its dates with hyphens.

    `numeric`: it finds nothing without a digit; `leading`: it begins with one; `needles`: nor without one of these.
    """

    kind: str
    regex: re.Pattern[str]
    offset: int = 0
    hyphen: bool = False
    numeric: bool = False
    leading: bool = False
    needles: frozenset[str] = frozenset()

    def matches(self, text: str, numbers: "Numbers", words: Sequence[Span]) -> Iterator[re.Match[str]]:
        """What the pattern finds in `text`, whose `words` are the places where a needle of the pattern stands."""
        if self.needles and not words:
            return iter(())
        if self.leading:
            return self._at(text, numbers.starts)
        if not self.numeric and not self.needles:
            return self.regex.finditer(text)
        near = numbers.near if self.numeric else _near(words, len(text))
        return chain.from_iterable(self.regex.finditer(text, span.start, span.end) for span in near)

    def _at(self, text: str, starts: Iterable[int]) -> Iterator[re.Match[str]]:
        """As finditer, where no match can begin elsewhere than at `starts`."""
        end = 0
        for start in starts:
            match = self.regex.match(text, start) if start >= end else None
            if match:
                end = match.end()
                yield match


@dataclass(frozen=True)
class Numbers:
    """Where the numbers of a text begin, and the parts of the text around them."""

    starts: Sequence[int]
    near: Sequence[Span]


_ROUND_YEARS = 5  # anniversaries that are kept


@dataclass(frozen=True)
class PresentYear:
    """A wording that tells in which year the report was written; groups y, n (years that have passed), y2.

    n is added to y or to the year `since`, and `offset` to both; `beside_day`: only beside a day, or in the title.
    `months`: only where the report's first day lies in these, first to last; `ahead`: the wording tells of the future.
    """

    regex: re.Pattern[str]
    offset: int = 0
    since: int | None = None
    beside_day: bool = False
    months: tuple[int, ...] = ()
    ahead: bool = False

    def is_in_season(self, month: int | None) -> bool:
        """Whether the wording says something in a report of `month`; None: the report names none."""
        return not self.months or (month is not None and self.months[0] <= month <= self.months[-1])

    def year(self, match: re.Match[str]) -> int | None:
        """The year that a match tells; None where its numbers do not agree."""
        told = match.groupdict()
        start, end = self.since or int(told["y"]), int(told.get("y2") or 0)
        if end and not told.get("n"):
            return end if (end - start) % _ROUND_YEARS == 0 < end - start else None
        year = start + int(told.get("n") or 0) + self.offset
        return year if not end or year == end else None


class DateGrammar:
    """The patterns of one language, first wins, with its names of months, weekdays and counts of days.

    `hyphenated` finds a date that a text surely writes with a hyphen; None where the language has no such pattern.
    `present` are the wordings that tell the year of the report, best first; `not_present` what undoes them.
    """

    def __init__(self, patterns: Sequence[DatePattern], raw: Mapping[str, Any]) -> None:
        self.patterns = tuple(patterns)
        self.months: Mapping[str, int] = raw["months"]
        self.weekdays: Mapping[str, int] = raw["weekdays"]
        self.numbers: Mapping[str, int] = raw.get("numbers", {})
        self.hyphenated = re.compile(raw["hyphenated"]) if "hyphenated" in raw else None
        self.present = tuple(
            PresentYear(**{**one, "regex": re.compile(one["regex"]), "months": tuple(one.get("months", ()))})
            for one in raw.get("present", ())
        )
        self.not_present = re.compile(raw["not_present"]) if "not_present" in raw else None
        needles = sorted({needle for pattern in patterns for needle in pattern.needles})
        self._owners = [[pattern for pattern in patterns if needle in pattern.needles] for needle in needles]
        self._automaton = ahocorasick_rs.AhoCorasick(needles, store_patterns=False)

    def words(self, text: str) -> dict[DatePattern, list[Span]]:
        """Where the needles of each pattern stand in `text`, in order of their ends; looked for in one pass."""
        found: dict[DatePattern, list[Span]] = {}
        for index, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            for pattern in self._owners[index]:
                found.setdefault(pattern, []).append(Span(start, end))
        return found


class DateMention(NamedTuple):
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
        patterns.append(
            DatePattern(
                kind=item["kind"],
                regex=re.compile(source),
                offset=item.get("offset", 0),
                hyphen=item.get("hyphen", False),
                numeric=needs_digit(source),
                leading=begins_with_digit(source),
                needles=needles_of(source),
            )
        )
    return DateGrammar(patterns, raw)


# Longer than any date is from a digit or word of it to its start, and to what must not follow it.
_DATE_CHARS = 60
_DIGITS = re.compile(r"\d+")


def numbers_in(text: str) -> Numbers:
    """Where the numbers of `text` stand."""
    found = [Span(*match.span()) for match in _DIGITS.finditer(text)]
    return Numbers([span.start for span in found], _near(found, len(text)))


def _near(found: Iterable[Span], chars: int) -> list[Span]:
    """The parts of a text of so many characters that a date around one of `found` can lie in; none touch."""
    near: list[Span] = []
    for one in sorted(found):
        start, end = max(0, one.start - _DATE_CHARS), min(chars, one.end + _DATE_CHARS)
        if near and start <= near[-1].end:
            near[-1] = Span(near[-1].start, max(end, near[-1].end))
        else:
            near.append(Span(start, end))
    return near


def find_dates(text: str, grammar: DateGrammar) -> list[DateMention]:
    """The dates in lower-case `text`, in reading order, none sharing a character with another.

    A bare "15-11" is a date where the text writes its other dates with hyphens too.
    """
    found: list[DateMention] = []
    taken: list[Span] = []
    numbers, words = numbers_in(text), grammar.words(text)
    for pattern in grammar.patterns:
        if pattern.hyphen and not _writes_hyphens(text, numbers, grammar):
            continue
        for match in pattern.matches(text, numbers, words.get(pattern, ())):
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
    gap = text[first.end : second.start]
    return len(gap) <= 5 and "\n" not in gap and not _STAMPED.match(gap)


_STAMPED = re.compile(r"\)\s*[-–—]")  # "Bắc Kinh (TTXVN 24/6) - Hôm qua"


def _writes_hyphens(text: str, numbers: Numbers, grammar: DateGrammar) -> bool:
    sure = grammar.hyphenated
    return sure is not None and any(sure.search(text, span.start, span.end) for span in numbers.near)


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
