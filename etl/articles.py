"""Extracted records as rows of the schema: partners, engagements, sources and evidence with stable ids. Pure."""

import hashlib
from collections.abc import Iterable
from urllib.parse import urlsplit

from atlas.fold import words
from atlas.schema import Engagement, Evidence, Official, Partner, Source
from etl.consolidate import Document, Sketch, Told
from etl.llm.record import ModelRecord
from etl.register import source_id_of
from etl.types import Official as ArticleOfficial
from etl.types import RawArticle, Record


def told_of(raw: RawArticle, record: Record, sketch: Sketch | None = None) -> Told:
    """What `raw` tells of one engagement, as rows; raises pydantic's ValidationError for a record that cannot be.

    `sketch` is that of the article's body, by which copies of it are known.
    """
    source, partner = _source(raw), _partner(record)
    engagement = _engagement(record, partner.partner_id, source)
    key = {"engagement_id": engagement.engagement_id, "source_id": source.source_id}
    spans = tuple(Evidence(**key, **span._asdict()) for span in record.evidence)
    return Told(engagement, partner, (source,), spans, (Document(source.source_id, str(source.sha256), sketch),))


def _source(raw: RawArticle) -> Source:
    digest = raw.sha256 or _digest(raw.content)
    host = urlsplit(raw.url).hostname if raw.url else None
    return Source(
        source_id=source_id_of(raw.url) if raw.url else f"file:{digest[:16]}",
        url=raw.url,
        publisher=raw.publisher or host or raw.source,
        published=raw.published[:10] if raw.published else None,
        language=raw.language,
        sha256=digest,
    )


def _digest(content: bytes | str) -> str:
    return hashlib.sha256(content.encode(errors="surrogatepass") if isinstance(content, str) else content).hexdigest()


def partner_id_of(record: Record) -> str:
    """The id of a record's partner: that of its place, embassy:<country>, or a slug of its name."""
    if record.partner_kind == "embassy" and record.country_code:
        return f"embassy:{record.country_code}"
    if record.partner_kind == "country" and record.country_code:
        return record.country_code
    prefix = "org" if record.partner_kind == "organisation" else "place"
    if prefix == "place" and record.place_id:
        return record.place_id
    return f"{prefix}:{'-'.join(words(record.partner))}"


def _partner(record: Record) -> Partner:
    return Partner(
        partner_id=partner_id_of(record),
        name_en=record.partner,
        name_vi=record.partner_vi,
        kind=record.partner_kind,
        country_code=record.country_code,
    )


def _engagement(record: Record, partner_id: str, source: Source) -> Engagement:
    key = "\n".join((source.source_id, partner_id, record.event_type, record.date_start or ""))
    return Engagement(
        engagement_id=f"A{hashlib.sha256(key.encode()).hexdigest()[:12]}",
        partner_id=partner_id,
        date_start=record.date_start,
        date_end=record.date_end,
        date_precision=record.date_precision,
        date_basis=record.date_basis,
        event_type=record.event_type,
        direction=record.direction,
        status=record.status,
        topics=record.topics,
        hanoi_officials=_officials(record.hanoi_officials),
        partner_officials=_officials(record.partner_officials),
        agreement_status=record.agreement_status,
        agreement_kind=record.agreement_kind,
        note_en=record.note_en if isinstance(record, ModelRecord) else None,
        confidence=record.confidence,
        needs_review=record.needs_review,
        origin="article",
    )


def _officials(people: Iterable[ArticleOfficial]) -> tuple[Official, ...]:
    return tuple(Official(name=one.name, role=one.role, office=one.office) for one in people)
