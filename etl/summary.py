"""What was read in one article, in words for a person at a terminal. Decides nothing."""

from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from atlas import vocabulary
from etl.clean import clean
from etl.clean.errors import UnreadableArticleError
from etl.llm.record import ModelRecord
from etl.types import Article, Evidence, ExtractionResult, Official, RawArticle, Record

_QUOTE_CHARS_MAX: Final = 120
_LANGUAGE: Final = "en"


def summary(raw: RawArticle, result: ExtractionResult) -> Iterator[str]:
    """Lines: where it was read, then each record with the words of the article that back its values."""
    article = _article(raw)
    facts = (raw.publisher, article and article.published, article and article.language)
    yield f"{raw.url or raw.source}  ({', '.join(fact or 'unknown' for fact in facts)})"
    if not result.records and not result.issues:
        yield "  no engagement of Hanoi's was found"
    for record in result.records:
        yield from _record(record)
        yield from _quotes(record, article)


def _article(raw: RawArticle) -> Article | None:
    try:
        return clean(raw)
    except UnreadableArticleError:
        return None


def _record(record: Record) -> Iterator[str]:
    what = vocabulary.EVENT_TYPES.label(record.event_type, _LANGUAGE)
    where = ", ".join(filter(None, (record.partner_kind, record.country_code, record.place_id)))
    yield f"  {what}: {record.partner} ({where})"
    yield f"    when       {_date(record)}, {record.status}{', ' + record.direction if record.direction else ''}"
    yield f"    leads      {_people(record.hanoi_officials)} with {_people(record.partner_officials)}"
    topics = (vocabulary.TOPICS.label(topic, _LANGUAGE) for topic in record.topics)
    yield f"    topics     {', '.join(topics) or 'none named'}"
    kind = f" ({record.agreement_kind})" if record.agreement_kind else ""
    yield f"    agreement  {record.agreement_status}{kind}"
    review = ", to be confirmed by a person" if record.needs_review else ""
    yield f"    confidence {record.confidence:.2f}{review}{_method(record)}"


def _method(record: Record) -> str:
    return f", read by {record.method}" if isinstance(record, ModelRecord) else ""


def _date(record: Record) -> str:
    if record.date_start is None:
        return "date unknown"
    days = " to ".join(filter(None, (record.date_start, record.date_end)))
    return f"{days} ({record.date_basis})" if record.date_basis else days


def _people(officials: tuple[Official, ...]) -> str:
    named = (f"{one.name} ({one.role})" if one.role else one.name for one in officials)
    return "; ".join(named) or "nobody named"


def _quotes(record: Record, article: Article | None) -> Iterator[str]:
    if article is None:
        return
    for span in record.evidence:
        yield f'      {span.field:<18} "{quote(article, span)}"'


def quote(article: Article, span: Evidence) -> str:
    """The words that `span`, counted in the NFC text, stands for; shortened in the middle when they are many."""
    start, end = span.start_char, span.end_char
    if article.to_nfc is not None:
        start, end = bisect_left(article.to_nfc, start), bisect_left(article.to_nfc, end)
    words = " ".join(article.text[start:end].split())
    half = _QUOTE_CHARS_MAX // 2
    return words if len(words) <= _QUOTE_CHARS_MAX else f"{words[:half]} … {words[-half:]}"
