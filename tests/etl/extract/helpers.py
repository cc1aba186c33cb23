"""What the tests of the extractor share: the references, and ways to read a text. No test logic."""

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from etl.clean import clean
from etl.extract.reading import Reading, read
from etl.extract.scene import Scene, scene_of
from etl.geocode.gazetteer import Gazetteer
from etl.pipeline import References, extract_article, load_references
from etl.references import ensure_gazetteer
from etl.types import RawArticle, Record

PROJECT_DIR = Path(__file__).resolve().parents[3]
ARTICLES_DIR = PROJECT_DIR / "tests" / "articles"
SHARED_DIR = PROJECT_DIR.parent / "shared"


@cache
def references() -> References:
    """The references over the compiled gazetteer, built once a process."""
    return load_references(Gazetteer.open(ensure_gazetteer(PROJECT_DIR / "data" / "build" / "gazetteer.sqlite")))


def article(body: str, title: str = "Tin đối ngoại của Thủ đô trong tuần", stamp: str = "20/03/2024 10:00") -> str:
    """A page of a title, a stamp and a body."""
    return f"{title}\n{stamp}\n\n{body}\n"


def records(body: str, **page: str) -> tuple[Record, ...]:
    """The records that a page of this body gives."""
    return extract_article(RawArticle("test.txt", article(body, **page)), references()).records


def record(body: str, **page: str) -> Record:
    """The one record that a page of this body gives."""
    found = records(body, **page)
    assert len(found) == 1, [(r.partner, r.date_start, r.event_type) for r in found]
    return found[0]


def reading(body: str, language: str = "vi", **page: str) -> Reading:
    """A page of this body as the rules see it."""
    known = references()
    cleaned = clean(RawArticle("test.txt", article(body, **page), language=language))
    return read(cleaned, known.matchers[language], known.languages[language], known.lookup, known.capital_form)


def scene(body: str, language: str = "vi", **page: str) -> Scene:
    """A page of this body with the status of each sentence."""
    return scene_of(reading(body, language, **page))


def raw_articles(folder: Path) -> Iterator[RawArticle]:
    """The articles of a folder, with what its sources.csv says of them."""
    table = folder / "sources.csv"
    known = {row["file"]: row for row in csv.DictReader(table.open(encoding="utf-8"))} if table.exists() else {}
    for path in sorted([*folder.glob("*.txt"), *folder.glob("*.html")]):
        row = known.get(path.name, {})
        yield RawArticle(path.name, path.read_bytes(), published=row.get("published") or None)
