"""The raw store: every byte kept once, by its hash, whoever else writes at the same time."""

import hashlib
import sqlite3
import threading
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from atlas.schema import Issue
from etl.ingest.documents import Document
from etl.ingest.raw_index import INDEX_FILE
from etl.ingest.raw_store import RawStore, load_document, path_of
from etl.ingest.stored import stored_articles
from etl.types import RawArticle

PAGE = Document(
    source="https://tin.example/a", content="<p>Hà Nội".encode(), fetched_at="2023-11-21T02:00:00Z",
    url="https://tin.example/a", content_type="text/html", charset="utf-8", publisher="tin.example",
    published="2023-11-21T08:00+07:00", language="vi", etag='"1"', last_modified="Tue, 21 Nov 2023 01:00:00 GMT",
)  # fmt: skip


@pytest.fixture
def store(tmp_path: Path) -> RawStore:
    return RawStore(tmp_path / "raw")


def _articles(store: RawStore) -> list[RawArticle | Issue]:
    return list(stored_articles(store.folder))


def test_a_document_comes_back_as_it_went_in(store: RawStore) -> None:
    kept = store.keep(PAGE, asked=("https://tin.example/old", PAGE.source))
    digest = hashlib.sha256(PAGE.content).hexdigest()
    assert (kept.is_new, kept.entry.sha256) == (True, digest)
    assert (store.folder / digest[:2] / digest).read_bytes() == PAGE.content
    for name in (PAGE.source, "https://tin.example/old"):
        found = store.find(name)
        assert found is not None
        assert not found.is_new
        assert load_document(store.folder, found.entry) == PAGE
    assert store.find("https://tin.example/other") is None


def test_the_same_twice_is_once(store: RawStore) -> None:
    store.keep(PAGE)
    assert not store.keep(PAGE).is_new
    assert len(_articles(store)) == 1
    assert [path.name for path in store.folder.rglob("*") if len(path.name) == 64] == [store.keep(PAGE).entry.sha256]


def test_one_text_under_two_addresses_is_one_file_and_two_documents(store: RawStore) -> None:
    store.keep(PAGE)
    store.keep(replace(PAGE, source="https://b.example/a", url="https://b.example/a"))
    assert len(_articles(store)) == 2
    assert len([path for path in store.folder.rglob("*") if len(path.name) == 64]) == 1


def test_the_newest_of_a_page_counts_and_the_older_stays(store: RawStore) -> None:
    newer = replace(PAGE, content="<p>Hà Nội, sửa".encode(), fetched_at="2023-11-22T02:00:00Z")
    archived = replace(PAGE, content=b"<p>first", fetched_at="2023-11-20T02:00:00Z")
    older = store.keep(PAGE).entry
    assert store.keep(newer).is_new
    store.keep(archived)
    assert [item.content for item in _articles(store) if isinstance(item, RawArticle)] == [newer.content]
    assert path_of(store.folder, older.sha256).is_file()


def test_what_is_known_of_a_page_reaches_the_pipeline(store: RawStore) -> None:
    store.keep(PAGE)
    assert _articles(store) == [
        RawArticle("https://tin.example/a#.html", PAGE.content, PAGE.url, "tin.example", "2023-11-21T08:00+07:00", "vi")
    ]


def test_spoilt_and_lost_bytes_are_said_and_the_rest_is_read(store: RawStore) -> None:
    documents = [replace(PAGE, source=f"https://tin.example/{n}", content=b"page %d" % n) for n in range(4)]
    first, second, third, _ = (store.keep(document).entry for document in documents)
    path_of(store.folder, first.sha256).unlink()
    path_of(store.folder, second.sha256).write_bytes(b"something else")
    path_of(store.folder, third.sha256).write_bytes(b"")
    items = _articles(store)
    issues = [item for item in items if isinstance(item, Issue)]
    assert [issue.file for issue in issues] == [f"https://tin.example/{n}" for n in range(3)]
    assert "cannot be read" in issues[0].problem
    assert all("changed" in issue.problem for issue in issues[1:])
    assert isinstance(items[-1], RawArticle)


def test_changed_bytes_are_put_right_by_keeping_the_page_again(store: RawStore) -> None:
    entry = store.keep(PAGE).entry
    path_of(store.folder, entry.sha256).write_bytes(b"x" * len(PAGE.content))
    store.keep(PAGE)
    assert load_document(store.folder, entry).content == PAGE.content


def test_without_a_store_there_are_no_articles_and_none_is_made(tmp_path: Path) -> None:
    assert list(stored_articles(tmp_path / "raw")) == []
    assert not (tmp_path / "raw").exists()


def test_an_index_that_is_none_is_said(tmp_path: Path) -> None:
    (tmp_path / INDEX_FILE).write_bytes(b"no database" * 100)
    (issue,) = stored_articles(tmp_path)
    assert isinstance(issue, Issue)
    assert "index cannot be read" in issue.problem


def test_reading_the_store_changes_nothing(store: RawStore) -> None:
    store.keep(PAGE)
    before = {path: path.stat().st_mtime_ns for path in store.folder.rglob("*")}
    _articles(store)
    assert {path: path.stat().st_mtime_ns for path in store.folder.rglob("*")} == before


def _keep_many(folder: str) -> int:
    store = RawStore(Path(folder))
    pages = (replace(PAGE, source=f"https://tin.example/{n}", content=b"%d" % (n % 5) * 100_000) for n in range(15))
    return sum(store.keep(page).is_new for page in pages)


def test_processes_may_write_at_the_same_time(store: RawStore) -> None:
    with ProcessPoolExecutor(3) as pool:
        list(pool.map(_keep_many, [str(store.folder)] * 3))
    items = _articles(store)
    assert len(items) == 15
    assert not [item for item in items if isinstance(item, Issue)]
    assert not list(store.folder.rglob("*.part"))
    with sqlite3.connect(store.folder / INDEX_FILE) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_only_one_at_a_time_holds_a_name(store: RawStore) -> None:
    inside, most = 0, 0
    guard = threading.Lock()

    def work(_: int) -> None:
        nonlocal inside, most
        with store.only_one("https://tin.example/a"):
            with guard:
                inside += 1
                most = max(most, inside)
            time.sleep(0.01)
            with guard:
                inside -= 1

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, range(8)))
    assert most == 1
