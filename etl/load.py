"""Building: registers and articles -> one data set -> the store and the published files, or issues and no change."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from atlas.schema import Dataset, Issue
from atlas.settings import STORE_FILE
from atlas.store import close, load_counts, open_engine, replace_all
from etl.geocode import Gazetteer
from etl.partners import place_partners
from etl.publish import swapped_in, write_files
from etl.register import read_register

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


def assemble(registers: Sequence[Path], gazetteer: Gazetteer, progress: Progress) -> Dataset:
    """The registers as one data set with placed partners; what is wrong stands in its issues."""
    progress("register")
    register = read_register(registers)
    progress("partners")
    partners, place_issues = place_partners(register.partners, gazetteer)
    return Dataset(
        engagements=tuple(register.engagements),
        partners=tuple(partners),
        sources=tuple(register.sources),
        engagement_sources=tuple(register.engagement_sources),
        issues=(*register.issues, *place_issues),
    )


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
