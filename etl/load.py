"""Building: registers and articles -> one data set -> the store and the published files, or issues and no change."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path

from atlas.schema import Dataset, Issue
from atlas.settings import STORE_FILE
from atlas.store import close, load_counts, open_engine, replace_all
from etl.consolidate import Told
from etl.geocode import Gazetteer
from etl.ingest import article_files, keep_text, read_articles, stored_articles
from etl.merge import ReadArticle, gather, merge
from etl.partners import place_partners
from etl.publish import swapped_in, write_files
from etl.reader import Reader, article_reader, completed
from etl.register import read_register
from etl.types import RawArticle

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Built:
    """What a build came to: rows by table, what was found wrong, and whether it was published."""

    counts: dict[str, int]
    issues: tuple[Issue, ...]
    published: bool


def has_errors(issues: Sequence[Issue]) -> bool:
    """True when an issue stops the build."""
    return any(issue.severity == "error" for issue in issues)


def assemble(
    registers: Sequence[Path],
    articles: Sequence[Path],
    gazetteer: Gazetteer,
    progress: Progress,
    raw_dir: Path | None = None,
    make_reader: Callable[[Gazetteer], Reader] = article_reader,
) -> Dataset:
    """Registers and articles (of folders, and those kept in `raw_dir`) as one data set with placed partners.

    What is wrong stands in its issues. A partner that the register knows keeps the register's names.
    """
    progress("register")
    register = read_register(registers)
    progress("articles")
    found = chain(read_articles(article_files(articles), None), stored_articles(raw_dir) if raw_dir else ())
    read, article_issues = _read(found, partial(make_reader, gazetteer), raw_dir)
    merged = merge(register, read)
    progress("partners")
    known = {partner.partner_id for partner in register.partners}
    partners, place_issues = place_partners(register.partners, gazetteer)
    others, other_issues = place_partners((p for key, p in merged.partners.items() if key not in known), gazetteer)
    return Dataset(
        engagements=merged.engagements,
        partners=(*partners, *others),
        sources=tuple(merged.sources.values()),
        engagement_sources=merged.engagement_sources,
        evidence=merged.evidence,
        issues=(*register.issues, *place_issues, *map(_warning, (*article_issues, *merged.issues, *other_issues))),
    )


def _read(
    found: Iterable[RawArticle | Issue], make_reader: Callable[[], Reader], raw_dir: Path | None
) -> tuple[list[Told], list[Issue]]:
    """What the articles tell, and what could not be read. No more than one article is held at a time.

    The text of those that are kept in `raw_dir` is kept too, for readers of what they tell.
    """
    issues: list[Issue] = []

    def relevant() -> Iterator[ReadArticle]:
        read: Reader | None = None
        for item in found:
            if isinstance(item, Issue):
                issues.append(item)
                continue
            read = read or make_reader()  # a register alone needs no extractor
            result = read(item)
            issues.extend(result.issues)
            if result.records:
                if raw_dir:
                    keep_text(raw_dir, item)
                yield completed(item, result.records)

    told, refused = gather(relevant())
    return told, [*issues, *refused]


def _warning(issue: Issue) -> Issue:
    """What is wrong with an article stops no build; what is wrong with the register does."""
    return issue.model_copy(update={"severity": "warning"})


def build(dataset: Dataset, out: Path, data_date: str, database_url: str | None, progress: Progress) -> Built:
    """Fill the store and write the published files in `out`. Nothing changes when the data set has an error.

    database_url names a store elsewhere (PostgreSQL); None puts a SQLite file among the published files.
    """
    if has_errors(dataset.issues):
        return Built({}, dataset.issues, published=False)
    with swapped_in(out) as folder:
        progress("store")
        engine = open_engine(database_url or f"sqlite:///{folder / STORE_FILE}")
        replace_all(engine, dataset, data_date)
        counts = load_counts(engine)
        progress("publish")
        write_files(engine, folder)
        close(engine)
    return Built(counts, dataset.issues, published=True)
