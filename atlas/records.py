"""Flattening: engagement + partner + sources -> the one flat record. Pure."""

from collections.abc import Iterator, Sequence

from atlas.fold import words
from atlas.i18n import LANGUAGES, translator
from atlas.schema import Dataset, Engagement, Official, Partner, Record, Source
from atlas.vocabulary import EVENT_TYPES, OFFICES, TOPICS, WORLD_REGION_OF_COUNTRY


def flatten(dataset: Dataset) -> Iterator[tuple[Record, str]]:
    """Each engagement as a flat record, with the folded text in which the reader's words are looked for."""
    partners = {partner.partner_id: partner for partner in dataset.partners}
    sources = {source.source_id: source for source in dataset.sources}
    of_engagement: dict[str, list[Source]] = {}
    for link in sorted(dataset.engagement_sources, key=lambda link: link.position):
        of_engagement.setdefault(link.engagement_id, []).append(sources[link.source_id])
    for engagement in dataset.engagements:
        partner = partners[engagement.partner_id]
        record = _record(engagement, partner, of_engagement.get(engagement.engagement_id, []))
        yield record, _search_text(record, partner)


def _record(engagement: Engagement, partner: Partner, sources: Sequence[Source]) -> Record:
    hanoi, theirs = _lead(engagement.hanoi_officials), _lead(engagement.partner_officials)
    return Record(
        **{name: getattr(engagement, name) for name in _SAME_IN_ENGAGEMENT},
        **{name: getattr(partner, name) for name in _SAME_IN_PARTNER},
        year=int(engagement.date_start[:4]) if engagement.date_start else None,
        partner=partner.name_en,
        partner_vi=partner.name_vi,
        partner_kind=partner.kind,
        world_region=WORLD_REGION_OF_COUNTRY.get(partner.country_code or ""),
        needs_review=engagement.needs_review or partner.needs_review,
        hanoi_lead=hanoi.name if hanoi else None,
        hanoi_lead_role=hanoi.role if hanoi else None,
        hanoi_lead_office=hanoi.office if hanoi else None,
        partner_lead=theirs.name if theirs else None,
        partner_lead_role=theirs.role if theirs else None,
        hanoi_officials=_in_words(engagement.hanoi_officials),
        partner_officials=_in_words(engagement.partner_officials),
        source_urls=tuple(source.url for source in sources if source.url),
        publishers=tuple(source.publisher for source in sources),
        languages=tuple(dict.fromkeys(source.language for source in sources if source.language)),
    )


_DERIVED = {"needs_review", "hanoi_officials", "partner_officials"}
_SAME_IN_ENGAGEMENT = (set(Engagement.model_fields) & set(Record.model_fields)) - _DERIVED
_SAME_IN_PARTNER = (set(Partner.model_fields) & set(Record.model_fields)) - _SAME_IN_ENGAGEMENT - _DERIVED


def _lead(officials: Sequence[Official]) -> Official | None:
    return officials[0] if officials else None


def _in_words(officials: Sequence[Official]) -> str | None:
    return "; ".join(f"{one.name} ({one.role})" if one.role else one.name for one in officials) or None


def _search_text(record: Record, partner: Partner) -> str:
    """What a reader may look for: names in every language, people, places, topics and kinds in words, remarks."""
    texts = [
        *(partner.name_en, partner.name_vi, partner.name_local, partner.parent, *partner.aliases),
        *(record.hanoi_officials, record.partner_officials, record.place_of_event),
        *(record.agreement_subject_en, record.note_en, *record.publishers),
    ]
    for language in LANGUAGES:
        t = translator(language)
        texts += [t.term(TOPICS, topic) for topic in record.topics]
        texts.append(t.term(EVENT_TYPES, record.event_type))
        texts.append(t.country(record.country_code) if record.country_code else None)
        texts.append(t.term(OFFICES, record.hanoi_lead_office) if record.hanoi_lead_office else None)
    return f" {' '.join(words(' '.join(text for text in texts if text)))} "
