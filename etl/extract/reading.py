"""An article as the rules see it: sentences, each with its phrases, places, dates and people. Draws no conclusion."""

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import zip_longest
from typing import NamedTuple, TypeVar

from etl.extract.dategrammar import DateMention, find_dates
from etl.extract.dates import DateValue, Reference, lasting_days, resolve
from etl.extract.joints import is_until, pattern
from etl.extract.masking import without_name_parts, without_surnames
from etl.extract.matcher import Matcher, PlaceForm, Token
from etl.extract.names import NameRun, name_runs
from etl.extract.people import Person, PersonMention, mentions_in, people_of
from etl.extract.seats import with_seats
from etl.extract.sentences import Dated, Sentence, sentences_of
from etl.extract.sides import with_short_names, with_sides
from etl.extract.tables import LanguageTables
from etl.extract.unlisted import Lookup, Unlisted, with_capitals
from etl.extract.year import is_in_dateline, reference_of
from etl.types import Article, BlockKind, Span

_MONTHS_OF_RECAP = 5
_COUNTED_CHARS = 40  # "sau lễ khai mạc, "
_APPOSED = re.compile(r"[^,;:.]*[,(]\s?(?:\w\w\s)?")  # ", on"
_COMING_CHARS = 90
_CLAUSE_END = re.compile(r"[,;:\"“”]")
_STATED = pattern(r"\b%(stated)s\b")
_AT_OCCASION = pattern(r"\b%(at_occasion)s\b")
_SOON, _TOLD_DAYS = 4, ("day", "range", "weekday", "relative")  # sentences; what tells the day behind a dateline's
_T = TypeVar("_T")


@dataclass(frozen=True)
class Reading:
    """What was read: `people` with spellings unified, `reference` from which the dates were seen."""

    article: Article
    sentences: Sequence[Sentence]
    people: Sequence[Person]
    reference: Reference

    @property
    def text(self) -> str:
        """The article's text."""
        return self.article.text

    @cached_property
    def body(self) -> Sequence[Sentence]:
        """The sentences below the title."""
        return [sentence for sentence in self.sentences if not sentence.is_title]

    def person_of(self, mention: PersonMention) -> Person | None:
        """The person whom a mention names."""
        return self._person_at.get(mention.span)

    @cached_property
    def _person_at(self) -> Mapping[Span, Person]:
        return {mention.span: person for person in self.people for mention in person.mentions}


def read(
    article: Article,
    matcher: Matcher,
    tables: LanguageTables,
    lookup: Lookup,
    capital_of: Callable[[str], PlaceForm | None],
) -> Reading:
    """Everything that the tables and the gazetteer recognise in the title and body of `article`."""
    paragraphs = [(i, span) for i, span in enumerate(article.spans(BlockKind.BODY))]
    titles = [(-1, span) for span in article.spans(BlockKind.TITLE)]
    parts = [(n, part) for n, span in (*titles, *paragraphs) for part in sentences_of(article.text, [span])]
    end = max((part.end for _, part in parts), default=0)  # the tail is not looked at
    lower = article.lower[:end]
    tokens = matcher.tokens(article.text[:end], lower)
    starts = [token.start for token in tokens]
    drafts = [
        _Draft(n, part, _within(tokens, starts, part), name_runs(article.text, part, tables)) for n, part in parts
    ]
    unlisted = Unlisted(article.text, tokens, tables, lookup)
    for draft in drafts:
        unlisted.learn(draft.tokens, draft.runs)
    sentences = [_sentence(article.text, i, draft, tables, unlisted, capital_of) for i, draft in enumerate(drafts)]
    sentences = with_seats(without_surnames(sentences))
    found = _dates_by_sentence(lower, sentences, tables)
    is_recap = _looks_back(sentences) or _spans_the_year(found)
    reference = reference_of(article, [m for mentions in found for m in mentions], tables.dates, is_recap)
    dated = _with_dates(sentences, found, reference)
    sided = with_sides(dated, people_of([mention for sentence in dated for mention in sentence.people]))
    people = people_of([mention for sentence in sided for mention in sentence.people])
    if tables.calls_by_one_name:
        sided = with_short_names(article.text, sided, [draft.runs for draft in drafts], people)
        people = people_of([mention for sentence in sided for mention in sentence.people])
    return Reading(article, sided, people, reference)


class _Draft(NamedTuple):
    paragraph: int
    span: Span
    tokens: Sequence[Token]
    runs: Sequence[NameRun]


def _within(found: Sequence[_T], starts: Sequence[int], span: Span) -> Sequence[_T]:
    """Of what begins at `starts`, in order, that which begins in `span`."""
    return found[bisect_left(starts, span.start) : bisect_left(starts, span.end)]


def _sentence(
    text: str,
    index: int,
    draft: _Draft,
    tables: LanguageTables,
    unlisted: Unlisted,
    capital_of: Callable[[str], PlaceForm | None],
) -> Sentence:
    tokens = with_capitals(text, unlisted.added_to(draft.tokens, draft.runs), capital_of)
    kept = without_name_parts(text, draft.span.start, tokens, draft.runs, tables)
    people = mentions_in(text, index, draft.span, kept, draft.runs, tables)
    return Sentence(index, draft.paragraph, draft.span, draft.span.of(text), kept, (), people)


def _dates_by_sentence(
    lower: str, sentences: Sequence[Sentence], tables: LanguageTables
) -> list[Sequence[DateMention]]:
    """The dates of each sentence, found in one go over the article."""
    mentions = find_dates(lower, tables.dates)
    starts = [mention.span.start for mention in mentions]
    return [_within(mentions, starts, s.span) for s in sentences]


def _looks_back(sentences: Sequence[Sentence]) -> bool:
    """Whether the title or the first paragraph says that the article looks back on a year."""
    return any(s.has("recap") for s in sentences if s.paragraph <= 0)


def _spans_the_year(found: Sequence[Sequence[DateMention]]) -> bool:
    """Whether the sentences tell of one month after another, as only a look back does."""
    months = {m.month for mentions in found for m in mentions if m.kind in ("day", "range", "month") and not m.year}
    return len(months - {None}) >= _MONTHS_OF_RECAP


def _with_dates(
    sentences: Sequence[Sentence], found: Sequence[Sequence[DateMention]], reference: Reference
) -> list[Sentence]:
    """The sentences with their dates resolved; "the next day" is counted from the day told last."""
    dated: list[Sentence] = []
    anchor: DateValue | None = None
    for k, (sentence, mentions) in enumerate(zip(sentences, found, strict=True)):
        if not mentions:
            dated.append(sentence)
            continue
        told_soon = any(m.kind in _TOLD_DAYS for later in found[k + 1 : k + _SOON] for m in later)
        resolved: list[Dated] = []
        for mention, following in zip_longest(mentions, mentions[1:]):
            value = resolve(_ahead(sentence, mention), reference, anchor)
            if value is None or (following and _says_again(sentence, mention, following)):
                continue
            if (following or told_soon) and _is_in_dateline(sentence, mention):
                continue
            resolved.append(Dated(mention, value))
            if value.precision == "day" and not sentence.is_title and not _ends_there(sentence, mention):
                anchor = value
        resolved = _stretched(sentence, mentions, _without_repeats(resolved))
        dated.append(replace(sentence, dates=resolved) if resolved else sentence)
    return dated


def _ahead(sentence: Sentence, mention: DateMention) -> DateMention:
    """A weekday as that of the week to come where its clause says what is going to be ("will visit ... on Friday")."""
    if mention.kind != "weekday" or mention.offset:
        return mention
    coming = [t for t in sentence.of("future") if 0 <= mention.span.start - t.end < _COMING_CHARS]
    if not coming:
        return mention
    start = sentence.span.start
    between = sentence.text[coming[-1].end - start : mention.span.start - start]
    told = _STATED.search(sentence.text, 0, coming[-1].start - start) is not None
    apart = _CLAUSE_END.search(between) or (told and _AT_OCCASION.search(between))
    return mention if apart else mention._replace(ahead=True)


def _ends_there(sentence: Sentence, mention: DateMention) -> bool:
    """Whether a day only says until when something is open ("tới hết ngày 9/6"); nothing is counted from it."""
    return mention.kind == "day" and is_until(sentence.text, mention.span.start - sentence.span.start)


def _is_in_dateline(sentence: Sentence, mention: DateMention) -> bool:
    """Whether a day only says when the report was sent ("SEOUL, Nov 21 (HBW) - Hanoi on Wednesday ...")."""
    start = sentence.span.start
    within = mention._replace(span=Span(mention.span.start - start, mention.span.end - start))
    return sentence.paragraph == 0 and is_in_dateline(sentence.text, 0, within)


def _says_again(sentence: Sentence, mention: DateMention, following: DateMention) -> bool:
    """Whether a day that is counted from another is then given itself ("Một ngày sau lễ khai mạc, 29-11, ...")."""
    if mention.kind != "same" or following.kind not in ("day", "range"):
        return False
    between = sentence.text[mention.span.end - sentence.span.start : following.span.start - sentence.span.start]
    return len(between) < _COUNTED_CHARS and _APPOSED.fullmatch(between) is not None


def _without_repeats(resolved: list[Dated]) -> list[Dated]:
    """The dates less the weekdays of a day that is given itself as well ("thứ Bảy tuần này, 19-11")."""
    told = {date.fromisoformat(d.value.start).weekday() for d in resolved if d.mention.kind in ("day", "range")}
    return [d for d in resolved if d.mention.kind != "weekday" or d.mention.weekday not in told]


def _stretched(sentence: Sentence, mentions: Sequence[DateMention], resolved: list[Dated]) -> list[Dated]:
    """The dates, where the one day on which an occasion of several days opened or closed stands for all its days."""
    lasting = next((m.offset for m in mentions if m.kind == "duration"), 0)
    days = [d for d in resolved if d.value.precision == "day" and d.value.end is None]
    if lasting < 2 or len(days) != 1 or not sentence.has("conference", "event"):
        return resolved
    back = sentence.has("closing")
    if not back and not sentence.has("opening"):
        return resolved
    value = lasting_days(days[0].value, -lasting if back else lasting)
    return [d._replace(value=value) if d is days[0] else d for d in resolved]
