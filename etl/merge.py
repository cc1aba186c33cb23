"""Bringing together what articles and the register say, so that no engagement counts twice. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from pydantic import ValidationError

from atlas.fold import words
from atlas.schema import Engagement, EngagementSource, Evidence, Issue, Partner, Source
from etl.articles import ArticleRows, rows_of
from etl.llm.record import ModelRecord
from etl.register import RegisterContent
from etl.types import RawArticle, Record

SIGNED: Final = "agreement_signed"
# One dealing is told as a visit or reception by one source and as the signing that it led to by another.
_ALSO_TOLD_AS: Final = {SIGNED: {"visit_abroad", "reception_in_hanoi", "conference", "project"}}
_COMPARED: Final = ("date_start", "event_type", "direction", "status", "agreement_status", "agreement_kind")


@dataclass(slots=True)
class Merged:
    """Everything that registers and articles say, each engagement, partner and source once."""

    engagements: list[Engagement] = field(default_factory=list)
    partners: dict[str, Partner] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    engagement_sources: list[EngagementSource] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)


def gather(read: Iterable[tuple[RawArticle, Sequence[Record]]]) -> tuple[ArticleRows, list[Issue]]:
    """The rows of all articles, the same article or record twice being one; an issue for a record that cannot be."""
    rows, issues = ArticleRows(), list[Issue]()
    engagements, sources = set[str](), set[str]()
    for raw, records in read:
        for record in records:
            try:
                one = rows_of([(raw, [record])])
            except ValidationError as error:
                issues.append(_refused(raw, error))
                continue
            if isinstance(record, ModelRecord):
                one.engagements = [row.model_copy(update={"note_en": record.note_en}) for row in one.engagements]
            if one.engagements[0].engagement_id not in engagements:
                _extend(rows, one, sources)
                engagements.add(one.engagements[0].engagement_id)
    return rows, issues


def _extend(rows: ArticleRows, one: ArticleRows, sources: set[str]) -> None:
    rows.engagements += one.engagements
    rows.partners = one.partners | rows.partners
    rows.sources += [source for source in one.sources if source.source_id not in sources]
    sources.update(source.source_id for source in one.sources)
    rows.engagement_sources += one.engagement_sources
    rows.evidence += one.evidence


def _refused(raw: RawArticle, error: ValidationError) -> Issue:
    first = error.errors()[0]
    column = ".".join(map(str, first["loc"])) or None
    return Issue(file=raw.source, column=column, problem=first["msg"], remedy="the record was left out; report it")


def merge(register: RegisterContent, read: ArticleRows) -> Merged:
    """The register's rows and those of the articles. An article that tells of an engagement that the register holds
    becomes a further source of it; where the two differ, the register stands and a warning says so.

    A partner or source that the register knows keeps the register's names.
    """
    merged = Merged(
        engagements=list(register.engagements),
        partners={partner.partner_id: partner for partner in register.partners},
        sources={source.source_id: source for source in register.sources},
        engagement_sources=list(register.engagement_sources),
    )
    merged.partners = {**merged.partners, **read.partners, **merged.partners}
    known = _known_sources(register.sources, read.sources)
    new = {source.source_id: source for source in read.sources if source.source_id not in known}
    merged.sources |= new
    held = _Register(register)
    source_of = {link.engagement_id: known.get(link.source_id, link.source_id) for link in read.engagement_sources}
    spans = defaultdict[str, list[Evidence]](list)
    for span in read.evidence:
        source_id = known.get(span.source_id, span.source_id)
        spans[span.engagement_id].append(span.model_copy(update={"source_id": source_id}))
    for engagement in read.engagements:
        source_id = source_of[engagement.engagement_id]
        same = held.same_as(engagement, source_id)
        if same is None:
            merged.engagements.append(engagement)
            link = EngagementSource(engagement_id=engagement.engagement_id, source_id=source_id, position=0)
            merged.engagement_sources.append(link)
            merged.evidence += spans[engagement.engagement_id]
        else:
            _join(merged, held, same, engagement, source_id, spans[engagement.engagement_id])
    return merged


def _known_sources(held: Iterable[Source], read: Iterable[Source]) -> dict[str, str]:
    """For each source of an article that the register holds, by its address or its bytes, the register's id."""
    by_mark = {mark: source.source_id for source in held for mark in _marks(source)}
    found = ((source.source_id, [by_mark[mark] for mark in _marks(source) if mark in by_mark]) for source in read)
    return {source_id: ids[0] for source_id, ids in found if ids}


def _marks(source: Source) -> Iterator[str]:
    """What tells that two sources are one page: the id, the address less its scheme and www, the bytes."""
    yield source.source_id
    if source.url:
        yield source.url.partition("://")[2].removeprefix("www.").rstrip("/")
    if source.sha256:
        yield source.sha256


class _Register:
    """The register's engagements by partner, with the sources of each."""

    def __init__(self, register: RegisterContent) -> None:
        self._of_partner = defaultdict[str, list[Engagement]](list)
        for engagement in register.engagements:
            self._of_partner[engagement.partner_id].append(engagement)
        self.sources = defaultdict[str, list[str]](list)
        for link in register.engagement_sources:
            self.sources[link.engagement_id].append(link.source_id)

    def same_as(self, found: Engagement, source_id: str) -> Engagement | None:
        """The register's engagement that `found` tells of, None when it holds none; the nearest in type of several."""
        likely = [
            held
            for held in self._of_partner[found.partner_id]
            if _is_one(held, found, has_one_source=source_id in self.sources[held.engagement_id])
        ]
        return min(likely, key=lambda held: held.event_type != found.event_type, default=None)


def _is_one(held: Engagement, found: Engagement, has_one_source: bool) -> bool:
    if found.direction and held.direction and found.direction != held.direction:
        return False
    types = {held.event_type, found.event_type}
    is_one_kind = len(types) == 1 or "other" in types or (SIGNED in types and types - {SIGNED} <= _ALSO_TOLD_AS[SIGNED])
    if held.date_start is None or found.date_start is None:
        return is_one_kind and has_one_source
    is_dated_well = "year" not in (held.date_precision, found.date_precision)
    return is_one_kind and _overlap(held, found) and (has_one_source or is_dated_well)


def _overlap(one: Engagement, other: Engagement) -> bool:
    """Whether the days that the two may have taken place on overlap; "2023" covers the whole year."""
    first_of_one, last_of_one = _reach(one)
    first_of_other, last_of_other = _reach(other)
    return first_of_one <= last_of_other and first_of_other <= last_of_one


def _reach(engagement: Engagement) -> tuple[str, str]:
    start = engagement.date_start or ""
    return start, (engagement.date_end or start) + "-99"[: 0 if len(engagement.date_end or start) == 10 else 3]


def _join(
    merged: Merged, held: _Register, same: Engagement, found: Engagement, source_id: str, spans: Sequence[Evidence]
) -> None:
    """Make the article of `found` a source of `same`, with the evidence for what the two agree on."""
    sources = held.sources[same.engagement_id]
    if source_id not in sources:
        link = EngagementSource(engagement_id=same.engagement_id, source_id=source_id, position=len(sources))
        merged.engagement_sources.append(link)
        sources.append(source_id)
    differing = [name for name in _COMPARED if _differ(getattr(same, name), getattr(found, name))]
    backed = (span for span in spans if span.field not in differing and _agrees_on_lead(span.field, same, found))
    merged.evidence += [span.model_copy(update={"engagement_id": same.engagement_id}) for span in backed]
    merged.issues += [_conflict(merged, same, found, source_id, name) for name in differing]


def _differ(held: str | None, found: str | None) -> bool:
    """Whether both say something and neither is a coarser form of the other."""
    return bool(held and found) and not (str(held).startswith(str(found)) or str(found).startswith(str(held)))


def _agrees_on_lead(column: str, same: Engagement, found: Engagement) -> bool:
    if column not in ("hanoi_lead", "partner_lead"):
        return True
    side = column.replace("lead", "officials")
    leads = [next((words(person.name) for person in getattr(one, side)), None) for one in (same, found)]
    return leads[0] == leads[1]


def _conflict(merged: Merged, same: Engagement, found: Engagement, source_id: str, name: str) -> Issue:
    source = merged.sources[source_id]
    told, held = getattr(found, name), getattr(same, name)
    return Issue(
        file=source.url or source.publisher,
        column=name,
        severity="warning",
        problem=f"gives {told} where the register's {same.engagement_id} has {held}",
        remedy="the register was kept; correct it there if the article is right",
    )
