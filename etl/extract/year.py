"""The year from which an article's dates are seen, when no page says when it was published. Guesses at nothing."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from etl.extract.dategrammar import DateGrammar, DateMention, PresentYear, find_dates
from etl.extract.dates import Reference, resolve
from etl.extract.sentences import sentences_of
from etl.types import Article, BlockKind, Span

_OPENING_PARAGRAPHS = 2
_PLACE_OF_DATELINE = re.compile(
    r"[^\W\d_][\w .'’/-]{1,40}(?:\s\([^()]{2,30}\))?(?:,\s*|\s?\()|[A-Z][A-Z ]{2,30}\.\s"
    r"|\([^\W\d_][\w .'’/-]{1,40},\s"  # "(Hanoi Moi, 12 October 2011) Two ambulances"
)
_END_OF_DATELINE = re.compile(
    r"\)?\s*(?:\([^()]{2,30}\)\s*)?[-–—:]\s|\s\([A-Z][\w. ]{1,20}\)\s|\.\s|\)\s(?=[\"“‘]?[A-Z])"
)
_YEAR_ALONE = re.compile(r"(?:\n|[.!?”\"’)]\s)\s*\(?((?:19|20)\d\d)\)?\s*$")  # below the report, as its only stamp
_BEFORE_CHARS = 45  # in which "looking ahead to" may stand before an anniversary


def reference_of(
    article: Article, mentions: Sequence[DateMention], grammar: DateGrammar, is_recap: bool = False
) -> Reference:
    """From where the article's dates are seen: its publication date, else the one year that the text itself settles.

    That is, in this order: a year of its opening's days, of a caption's that repeats one, what is told of the present
    ("20 years (1996-2016)"), the year that most of its days have, and that of the opening's one month.
    """
    if article.published:
        return Reference(article.published, is_recap=is_recap)
    if pictured := _pictured(article, mentions, grammar):
        return Reference(pictured, is_recap=is_recap, is_inferred=True)
    kinds = ("day", "range", "month", "year") if is_recap else ("day", "range")
    dated = _without_anniversaries([mention for mention in mentions if mention.kind in kinds])
    opening = article.spans(BlockKind.BODY)[:_OPENING_PARAGRAPHS]
    year = (
        _most_frequent(_years(m for m in dated if any(span.holds(m.span) for span in opening)))
        or _most_frequent(_captioned(article, dated, grammar))
        or _told(article, mentions, grammar)
        or _most_frequent(_years(dated))
    )
    alone = _YEAR_ALONE.search(article.text)
    year = int(alone[1]) if alone else year
    if year and (day := _dateline_day(article, mentions, year)):
        return Reference(day, is_recap=is_recap, is_inferred=True)
    by_month = None if year else _year_of_month(article, mentions, grammar)
    return Reference(None, year or by_month, is_recap, knows_month=by_month is not None)


def is_in_dateline(text: str, start: int, mention: DateMention) -> bool:
    """Whether a day in `text` stands in the dateline that opens at `start` ("SEOUL, Nov 21 (HBW) - Hanoi on ...")."""
    opens = _PLACE_OF_DATELINE.fullmatch(text, start, mention.span.start)
    return opens is not None and _END_OF_DATELINE.match(text, mention.span.end) is not None


def _dateline_day(article: Article, mentions: Sequence[DateMention], year: int) -> str | None:
    """The day (YYYY-MM-DD) on which the report was sent, where its dateline tells one without a year."""
    start = next((span.start for span in article.spans(BlockKind.BODY)), 0)
    first = next((m for m in mentions if m.span.start >= start), None)
    if first is None or first.kind != "day" or first.year or not first.month or not first.day:
        return None
    value = resolve(first, Reference(None, year)) if is_in_dateline(article.text, start, first) else None
    return value.start if value else None


def _without_anniversaries(dated: Sequence[DateMention]) -> list[DateMention]:
    """`dated` without a day that is told of more than one year ("3/5/1974 - 3/5/2024"), or a stretch of years."""
    told: dict[tuple[int | None, int | None], set[int]] = {}
    for mention in dated:
        if mention.year and mention.day:
            told.setdefault((mention.day, mention.month), set()).add(mention.year)
    brief = [m for m in dated if not (m.year and m.end_year and m.end_year - m.year > 1)]
    return [m for m in brief if len(told.get((m.day, m.month), ())) < 2]


def _years(mentions: Iterable[DateMention]) -> list[int]:
    return [year for mention in mentions if (year := mention.year or mention.end_year)]


def _most_frequent(years: Sequence[int]) -> int | None:
    return max(set(years), key=lambda year: (years.count(year), year)) if years else None


def _pictured(article: Article, mentions: Sequence[DateMention], grammar: DateGrammar) -> str | None:
    """The day that a caption tells in full, where the report names no day but the weekday that this was."""
    weekdays = {m.weekday for m in mentions if m.kind == "weekday" and not m.ahead}
    if not weekdays or any(m.kind in ("day", "range") for m in mentions):
        return None
    told = [m for span in article.spans(BlockKind.CAPTION) for m in find_dates(span.of(article.lower), grammar)]
    stated = [resolve(m, Reference(None)) for m in told if m.kind == "day" and m.year]
    days = {value.start for value in stated if value}
    return next((day for day in days if len(days) == 1 and date.fromisoformat(day).weekday() in weekdays), None)


def _captioned(article: Article, dated: Sequence[DateMention], grammar: DateGrammar) -> list[int]:
    """The years of captions and credits that repeat a day of the report in full."""
    days = {(mention.day, mention.month) for mention in dated if mention.month}
    years = []
    for span in (*article.spans(BlockKind.CAPTION), *article.spans(BlockKind.FURNITURE)) if days else ():
        told = find_dates(span.of(article.lower), grammar) if "20" in span.of(article.lower) else []
        years += [m.year for m in told if m.kind == "day" and m.year and (m.day, m.month) in days]
    return years


def _told(article: Article, mentions: Sequence[DateMention], grammar: DateGrammar) -> int | None:
    """The year that the report tells of as the present; the latest, where one wording tells several."""
    titles = article.spans(BlockKind.TITLE)
    parts = [*titles, *sentences_of(article.text, article.spans(BlockKind.BODY))]
    without_year = [m for m in mentions if m.kind == "same" or (m.kind in ("day", "range") and not _years([m]))]
    open_days = [m.span for m in without_year]
    month = next((m.month for m in without_year if m.month), None)
    for wording in grammar.present:
        if not wording.is_in_season(month):
            continue
        years: list[int] = []
        for part in parts:
            if not wording.beside_day or part in titles or any(part.holds(day) for day in open_days):
                years += _present_years(article.lower, part, wording, grammar)
        if years:
            return max(years)
    return None


def _year_of_month(article: Article, mentions: Sequence[DateMention], grammar: DateGrammar) -> int | None:
    """The one year that the opening gives with a month, where the report names no day ("trong tháng 9/2013")."""
    if any(m.kind in ("day", "range") for m in mentions):
        return None
    opening = article.spans(BlockKind.BODY)[:_OPENING_PARAGRAPHS]
    told = [m for m in mentions if m.kind == "month" and m.year and any(span.holds(m.span) for span in opening)]
    past = grammar.not_present
    years = {
        m.year for m in told if not (past and past.search(article.lower, m.span.start - _BEFORE_CHARS, m.span.end))
    }
    return next(iter(years)) if len(years) == 1 else None


def _present_years(lower: str, part: Span, wording: PresentYear, grammar: DateGrammar) -> Iterator[int]:
    for match in wording.regex.finditer(lower, part.start, part.end):
        before = lower[max(part.start, match.start() - _BEFORE_CHARS) : match.end()]
        year = wording.year(match)
        undone = not wording.ahead and grammar.not_present and grammar.not_present.search(before)
        if year and not undone:
            yield year
