"""Bringing together what articles and the register say, so that no engagement counts twice. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pydantic import ValidationError

from atlas.schema import Engagement, EngagementSource, Evidence, Issue, Partner, Source
from etl.articles import told_of
from etl.consolidate import Sketch, Told, consolidate
from etl.register import RegisterContent
from etl.types import RawArticle, Record


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """An article with what was read in it, and the sketch of its body by which copies are known."""

    raw: RawArticle
    records: Sequence[Record]
    sketch: Sketch | None = None


@dataclass(frozen=True, slots=True)
class Merged:
    """Everything that registers and articles say, each engagement, partner and source once."""

    engagements: tuple[Engagement, ...]
    partners: dict[str, Partner]
    sources: dict[str, Source]
    engagement_sources: tuple[EngagementSource, ...]
    evidence: tuple[Evidence, ...]
    issues: tuple[Issue, ...]


def gather(read: Iterable[ReadArticle]) -> tuple[list[Told], list[Issue]]:
    """What the articles tell, a telling for each record; an issue for a record that cannot be."""
    told, issues = list[Told](), list[Issue]()
    for article in read:
        for record in article.records:
            try:
                told.append(told_of(article.raw, record, article.sketch))
            except ValidationError as error:
                issues.append(_refused(article.raw, error))
    return told, issues


def _refused(raw: RawArticle, error: ValidationError) -> Issue:
    first = error.errors()[0]
    column = ".".join(map(str, first["loc"])) or None
    return Issue(file=raw.source, column=column, problem=first["msg"], remedy="the record was left out; report it")


def merge(register: RegisterContent, read: Sequence[Told]) -> Merged:
    """The register's rows and those of the articles, each engagement once (see etl.consolidate).

    The register's engagements come first and in its order; a partner or source that it knows keeps its names.
    """
    told, issues = consolidate([*_curated(register), *read])
    position = {engagement.engagement_id: place for place, engagement in enumerate(register.engagements)}
    told.sort(key=lambda item: position.get(item.engagement.engagement_id, len(position)))
    return Merged(
        engagements=tuple(item.engagement for item in told),
        partners={row.partner_id: row for row in (*(item.partner for item in told), *register.partners)},
        sources={row.source_id: row for row in (*register.sources, *(row for item in told for row in item.sources))},
        engagement_sources=tuple(link for item in told for link in _links(item)),
        evidence=tuple(span for item in told for span in item.evidence),
        issues=tuple(issues),
    )


def _curated(register: RegisterContent) -> Iterator[Told]:
    """The register's engagements. One whose partner or source has an error is left out: the issues stop the build."""
    partners = {partner.partner_id: partner for partner in register.partners}
    sources = {source.source_id: source for source in register.sources}
    cited = defaultdict[str, list[Source]](list)
    for link in sorted(register.engagement_sources, key=lambda link: link.position):
        if link.source_id in sources:
            cited[link.engagement_id].append(sources[link.source_id])
    for row in register.engagements:
        if row.partner_id in partners:
            yield Told(row, partners[row.partner_id], tuple(cited[row.engagement_id]))


def _links(told: Told) -> Iterator[EngagementSource]:
    for position, source in enumerate(told.sources):
        yield EngagementSource(
            engagement_id=told.engagement.engagement_id, source_id=source.source_id, position=position
        )
