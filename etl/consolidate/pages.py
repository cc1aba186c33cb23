"""Sources that are one page, and pages that are one report. What the register says of a page stands."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from atlas.schema import Partner, Source
from etl.consolidate.copies import copies, groups
from etl.consolidate.told import Told

_FILLED: Final = ("url", "published", "language", "sha256")


def with_one_row_each(told: Sequence[Told]) -> list[Told]:
    """`told` with one Source for each page and one Partner for each id; the register's rows stand as they are."""
    sources, partners = _pages(told), _partners(told)
    return [_with_rows(item, sources, partners) for item in told]


def _with_rows(item: Told, sources: Mapping[str, Source], partners: Mapping[str, Partner]) -> Told:
    kept = {source.source_id: source for source in (sources[source.source_id] for source in item.sources)}
    name = {source.source_id: sources[source.source_id].source_id for source in item.sources}
    spans = (span.model_copy(update={"source_id": name[span.source_id]}) for span in item.evidence)
    documents = (document._replace(source_id=name[document.source_id]) for document in item.documents)
    return replace(
        item,
        partner=partners[item.partner.partner_id],
        sources=tuple(kept.values()),
        evidence=tuple(spans),
        documents=tuple(documents),
    )


def _pages(told: Iterable[Told]) -> dict[str, Source]:
    """For each source id the source that stands for its page: the register's, else the one that says most."""
    rows = defaultdict[str, set[Source]](set)
    held = set[Source]()
    for item in told:
        for source in item.sources:
            rows[source.source_id].add(source)
        held.update(item.sources if item.is_curated and not item.documents else ())
    page_of = groups(_same_pages(rows), rows)
    of_page = defaultdict[str, set[Source]](set)
    for source_id, page in page_of.items():
        of_page[page] |= rows[source_id]
    best = {
        page: _filled(sorted(found, key=lambda row: (row not in held, *_by_content(row))))
        for page, found in of_page.items()
    }
    return {source_id: best[page] for source_id, page in page_of.items()}


def _filled(rows: Sequence[Source]) -> Source:
    """The first of `rows` with what it does not say taken from the next that does."""
    told = {name: next((v for row in rows if (v := getattr(row, name))), None) for name in _FILLED}
    return rows[0].model_copy(update=told)


def _same_pages(rows: Mapping[str, set[Source]]) -> Iterator[tuple[str, str]]:
    """Pairs of ids with one address, less its scheme and www; a file is the page with the same bytes."""
    by_address, by_bytes = dict[str, str](), dict[str, str]()
    every = sorted((row for found in rows.values() for row in found), key=lambda row: (row.url is None, row.source_id))
    for row in every:
        if row.url:
            yield row.source_id, by_address.setdefault(address(row.url), row.source_id)
        if row.sha256:
            first = by_bytes.setdefault(row.sha256, row.source_id)
            if row.url is None:  # two addresses with the same bytes are two links to keep
                yield row.source_id, first


def address(url: str) -> str:
    """What tells that two addresses lead to one page: the address less scheme, www and closing slash."""
    return url.partition("://")[2].removeprefix("www.").rstrip("/")


def _by_content(row: Source) -> tuple[object, ...]:
    """An order in which the row that says most comes first and which depends on nothing but the row."""
    values = [getattr(row, name) for name in _FILLED]
    return (sum(value is None for value in values), *(value or "" for value in values), row.publisher, row.source_id)


def _partners(told: Iterable[Told]) -> dict[str, Partner]:
    rows = defaultdict[str, list[Told]](list)
    for item in told:
        rows[item.partner.partner_id].append(item)
    return {partner_id: min(found, key=_names_first).partner for partner_id, found in rows.items()}


def _names_first(item: Told) -> tuple[object, ...]:
    partner = item.partner
    return not item.is_curated, partner.name_vi is None, partner.name_en, partner.name_vi or "", partner.kind


def reports_of(told: Iterable[Told]) -> dict[str, str]:
    """The report of each page (by source id) and text (by SHA-256): near-identical texts are one report."""
    every = list(told)
    documents = {document for item in every for document in item.documents}
    sketches = {document.sha256: document.sketch for document in documents if document.sketch}
    links = [*copies(sketches), *((document.source_id, document.sha256) for document in documents)]
    ids = {source.source_id for item in every for source in item.sources}
    return groups(links, ids | {document.sha256 for document in documents})
