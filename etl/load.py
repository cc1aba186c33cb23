"""Building: registers and articles -> one data set -> the store and the published files, or issues and no change."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from atlas.schema import Dataset, Issue
from atlas.settings import STORE_FILE
from atlas.store import close, load_counts, open_engine, replace_all
from etl.articles import ArticleRows, rows_of
from etl.geocode import Gazetteer
from etl.ingest import article_files, read_articles
from etl.partners import place_partners
from etl.publish import swapped_in, write_files
from etl.register import read_register
from etl.types import RawArticle, Record

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


def assemble(registers: Sequence[Path], articles: Sequence[Path], gazetteer: Gazetteer, progress: Progress) -> Dataset:
    """Registers and articles as one data set with placed partners; what is wrong stands in its issues.

    A partner that the register knows keeps the register's names.
    """
    progress("register")
    register = read_register(registers)
    progress("articles")
    read, article_issues = _read(articles, gazetteer)
    progress("partners")
    known = read.partners | {partner.partner_id: partner for partner in register.partners}
    partners, place_issues = place_partners(known.values(), gazetteer)
    return Dataset(
        engagements=(*register.engagements, *read.engagements),
        partners=tuple(partners),
        sources=(*register.sources, *read.sources),
        engagement_sources=(*register.engagement_sources, *read.engagement_sources),
        evidence=tuple(read.evidence),
        issues=(*register.issues, *article_issues, *place_issues),
    )


def _read(articles: Sequence[Path], gazetteer: Gazetteer) -> tuple[ArticleRows, list[Issue]]:
    """The rows of the articles in the folders; what cannot be read is a warning and stops nothing."""
    if not articles:
        return ArticleRows(), []
    from etl.pipeline import extract_article, load_references  # a register alone needs no extractor

    references = load_references(gazetteer)
    issues: list[Issue] = []
    found: list[tuple[RawArticle, Sequence[Record]]] = []
    for item in read_articles(article_files(articles), None):
        if isinstance(item, Issue):
            issues.append(item)
            continue
        result = extract_article(item, references)
        issues += result.issues
        found.append((item, result.records))
    return rows_of(found), [issue.model_copy(update={"severity": "warning"}) for issue in issues]


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
