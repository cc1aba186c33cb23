"""The register's files -> its content. Finds the files that belong together; reads nothing but those."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from atlas.schema import Engagement, EngagementSource, Issue, Partner, Source
from etl.register.engagements import ENGAGEMENTS, OFFICE_ROLES, Context, read_engagements, read_offices
from etl.register.partners import PARTNERS, read_partners
from etl.register.sources import SOURCES, read_sources
from etl.register.table import Layout, Line, Table, lines_of, read_table

REGISTER_DIR: Final = Path(__file__).resolve().parents[2] / "data" / "register"
_LAYOUTS: Final = (ENGAGEMENTS, PARTNERS, SOURCES, OFFICE_ROLES)


@dataclass(frozen=True, slots=True)
class RegisterContent:
    """What the register holds: rows of the schema, the partners and sources that the engagements name, and issues."""

    engagements: tuple[Engagement, ...]
    partners: tuple[Partner, ...]
    sources: tuple[Source, ...]
    engagement_sources: tuple[EngagementSource, ...]
    issues: tuple[Issue, ...]


def read_register(paths: Sequence[Path]) -> RegisterContent:
    """The content of the register files at `paths`; a folder stands for the engagements.csv in it.

    A file is known by its header. A file that is not given is looked for beside those that are, then in data/register.
    Nothing is raised for bad data: a line with an error is left out and every problem is an issue. A file that is not
    given and not found is an issue too.
    """
    tables = [read_table(path / ENGAGEMENTS.name if path.is_dir() else path) for path in paths]
    given: dict[str, list[Table]] = {layout.name: [] for layout in _LAYOUTS}
    for table in tables:
        given[_layout_of(table).name].append(table)
    folders = dict.fromkeys(table.path.resolve().parent for table in tables)
    return _content({name: found or _companions(name, folders) for name, found in given.items()})


def _layout_of(table: Table) -> Layout:
    by_name = {layout.name: layout for layout in _LAYOUTS}
    likely = by_name.get(table.path.name, ENGAGEMENTS)
    return max(_LAYOUTS, key=lambda layout: (len(set(layout.known) & set(table.header)), layout is likely))


def _companions(name: str, folders: Iterable[Path]) -> list[Table]:
    beside = [folder / name for folder in folders if (folder / name).is_file()]
    return [read_table(path) for path in beside or [REGISTER_DIR / name]]


def _content(tables: dict[str, list[Table]]) -> RegisterContent:
    issues: list[Issue] = []

    def lines(layout: Layout) -> list[Line]:
        found: list[Line] = []
        for table in tables[layout.name]:
            more, wrong = lines_of(table, layout)
            found += more
            issues.extend(wrong)
        return found

    engagement_lines, partner_lines = lines(ENGAGEMENTS), lines(PARTNERS)
    partners, partner_issues = read_partners(partner_lines)
    book, source_issues = read_sources(lines(SOURCES))
    offices, office_issues = read_offices(lines(OFFICE_ROLES))
    context = Context({line["partner_id"]: line for line in partner_lines}, offices, book)
    engagements, citations, engagement_issues = read_engagements(engagement_lines, context)
    used = {engagement.partner_id for engagement in engagements}
    return RegisterContent(
        engagements=tuple(engagements),
        partners=tuple(partner for partner in partners if partner.partner_id in used),
        sources=tuple(book.by_id[source_id] for source_id in _cited(citations) if source_id in book.by_id),
        engagement_sources=tuple(citations),
        issues=(*issues, *engagement_issues, *partner_issues, *source_issues, *office_issues),
    )


def _cited(citations: Iterable[EngagementSource]) -> Iterable[str]:
    return dict.fromkeys(citation.source_id for citation in citations)
