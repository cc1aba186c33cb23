"""Files and folders: what can be read is, what cannot is said, and nothing stops the rest."""

import hashlib
from pathlib import Path

import pytest

from atlas.schema import Issue
from etl.ingest import article_files, read_articles
from etl.ingest.files import ARTICLE_BYTES_MAX
from etl.types import RawArticle

TEXT = "Chiều 12-5, ông Lê Văn Bằng tiếp đoàn khách của thành phố Lyon tại Hà Nội."


def _read(*files: Path, sources: Path | None = None) -> tuple[list[RawArticle], list[Issue]]:
    items = list(read_articles(files, sources))
    return [i for i in items if isinstance(i, RawArticle)], [i for i in items if isinstance(i, Issue)]


def test_articles_of_a_folder_are_found_in_order_and_nothing_else(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", "deep/c.HTM", "notes.pdf", "sources.csv"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    (tmp_path / "folder.txt").mkdir()
    assert [path.name for path in article_files([tmp_path])] == ["a.html", "b.txt", "c.HTM"]
    with pytest.raises(FileNotFoundError, match=r"gone\.txt: no such file or folder"):
        article_files([tmp_path / "gone.txt"])


def test_what_sources_csv_knows_goes_with_the_article(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "sources.csv").write_text(
        "\ufefffile,url,publisher,published,language\na.txt,https://tin.example/a,tin.example,2023-05-12,vi\n", "utf-8"
    )
    articles, issues = _read(tmp_path / "a.txt")
    assert issues == []
    assert articles == [RawArticle("a.txt", TEXT.encode(), "https://tin.example/a", "tin.example", "2023-05-12", "vi")]


def test_a_file_in_another_encoding_keeps_the_digest_of_its_bytes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-16")
    ((article,), issues) = _read(tmp_path / "a.txt")
    assert (article.content, issues) == (TEXT, [])
    assert article.sha256 == hashlib.sha256((tmp_path / "a.txt").read_bytes()).hexdigest()


def test_another_table_may_be_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    other = tmp_path / "other.csv"
    other.write_text("file,published\na.txt,2022\n", encoding="utf-8")
    articles, issues = _read(tmp_path / "a.txt", sources=other)
    assert (articles[0].published, articles[0].url, issues) == ("2022", None, [])


@pytest.mark.parametrize(
    ("table", "row", "said"),
    [
        (b"file,url\na.txt,x\n", 1, "column published is missing"),
        (b"file,published\na.txt,2023-13-01\n", 2, "2023-13-01"),
        (b"file,published\nb.txt,2023\na.txt,yesterday\n", 3, "yesterday"),
        (b"file,published,language\na.txt,,vie\n", 2, "'vie' is no code of a language"),
        (b"file,url,published\na.txt,hanoi,\n", 2, "no address of a page"),
        (b"file,published\na.txt,\xff\xfe\n", None, "no CSV file in UTF-8"),
        (b"", 1, "column file is missing"),
        (b'file,published\na.txt,"' + b"x" * 200_000 + b'"\n', None, "no CSV file in UTF-8"),
    ],
)
def test_a_bad_table_is_said_and_the_article_is_read(tmp_path: Path, table: bytes, row: int | None, said: str) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "sources.csv").write_bytes(table)
    articles, issues = _read(tmp_path / "a.txt")
    assert [(issue.file, issue.row) for issue in issues] == [("sources.csv", row)]
    assert said in issues[0].problem
    assert articles == [RawArticle("a.txt", TEXT.encode())]


def test_one_bad_file_never_stops_the_rest(tmp_path: Path) -> None:
    (tmp_path / "b_huge.txt").write_bytes(b"x" * (ARTICLE_BYTES_MAX + 1))
    (tmp_path / "c_gone.txt").symlink_to(tmp_path / "nowhere")
    for name in ("a.txt", "d.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    files = [tmp_path / name for name in ("a.txt", "b_huge.txt", "c_gone.txt", "d.txt")]
    articles, issues = _read(*files)
    assert [article.source for article in articles] == ["a.txt", "d.txt"]
    assert [issue.file for issue in issues] == ["b_huge.txt", "c_gone.txt"]
    assert "10 MB is too large" in issues[0].problem
    assert all(issue.remedy for issue in issues)


def test_fifty_megabytes_are_not_taken_into_memory(tmp_path: Path) -> None:
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as file:
        file.truncate(50_000_000_000)
    _, issues = _read(huge)
    assert "50000 MB is too large" in issues[0].problem


def test_bytes_of_a_page_in_another_encoding_become_text(tmp_path: Path) -> None:
    page = f"<html><head><meta charset='windows-1258'></head><body>{TEXT}"
    (tmp_path / "a.html").write_bytes("<html><meta charset=utf-16><body>Hà Nội".encode("utf-16"))
    (tmp_path / "b.html").write_bytes(page.replace(TEXT, "Ha Nôi ð").encode("cp1258", "replace"))
    articles, issues = _read(tmp_path / "a.html", tmp_path / "b.html")
    assert issues == []
    assert "Hà Nội" in str(articles[0].content)
    assert "Ha Nôi" in str(articles[1].content)
