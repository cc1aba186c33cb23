"""Extracted records as rows of the schema: partners, engagements, sources and evidence with stable ids. Pure."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from atlas.fold import words
from atlas.schema import Engagement, EngagementSource, Evidence, Official, Partner, Source
from etl.register import source_id_of
from etl.types import Official as ArticleOfficial
from etl.types import RawArticle, Record


@dataclass(slots=True)
class ArticleRows:
    """Rows gathered from articles; partners once each."""

    engagements: list[Engagement] = field(default_factory=list)
    partners: dict[str, Partner] = field(default_factory=dict)
    sources: list[Source] = field(default_factory=list)
    engagement_sources: list[EngagementSource] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)


def rows_of(read: Iterable[tuple[RawArticle, Sequence[Record]]]) -> ArticleRows:
    """The rows of all articles; an article without a record gives none."""
    rows = ArticleRows()
    for raw, records in read:
        if records:
            source = _source(raw)
            rows.sources.append(source)
            for record in records:
                _add(rows, record, source)
    return rows


def _add(rows: ArticleRows, record: Record, source: Source) -> None:
    partner = _partner(record)
    engagement = _engagement(record, partner.partner_id, source)
    rows.partners.setdefault(partner.partner_id, partner)
    rows.engagements.append(engagement)
    key = {"engagement_id": engagement.engagement_id, "source_id": source.source_id}
    rows.engagement_sources.append(EngagementSource(**key, position=0))
    rows.evidence += [Evidence(**key, **span._asdict()) for span in record.evidence]


def _source(raw: RawArticle) -> Source:
    content = raw.content if isinstance(raw.content, bytes) else raw.content.encode()
    digest = hashlib.sha256(content).hexdigest()
    host = urlsplit(raw.url).hostname if raw.url else None
    return Source(
        source_id=source_id_of(raw.url) if raw.url else f"file:{digest[:16]}",
        url=raw.url,
        publisher=raw.publisher or host or raw.source,
        published=raw.published[:10] if raw.published else None,
        language=raw.language,
        sha256=digest,
    )


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
        confidence=record.confidence,
        needs_review=record.needs_review,
        origin="article",
    )


def _officials(people: Iterable[ArticleOfficial]) -> tuple[Official, ...]:
    return tuple(Official(name=one.name, role=one.role, office=one.office) for one in people)
