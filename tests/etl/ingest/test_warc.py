"""Web archives: the HTML pages that name Hanoi, whatever else the archive holds."""

import gzip
import io
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest
from fastwarc.warc import WarcRecord, WarcRecordType

from atlas.schema import Issue
from etl.ingest.documents import Document
from etl.ingest.warc import is_warc, names_hanoi, read_warc

ARTICLE = "<html><body><p>Ông Lê Văn Bằng tiếp đoàn của thành phố Lyon tại Hà Nội.</p></body></html>"
HTML = "Content-Type: text/html; charset=utf-8"
Archive = Callable[..., Path]


def _response(body: bytes | str, *headers: str, status: str = "200 OK") -> bytes:
    content = body.encode() if isinstance(body, str) else body
    lines = [f"HTTP/1.1 {status}", *headers, f"Content-Length: {len(content)}"]
    return "\r\n".join([*lines, "", ""]).encode() + content


def _record(
    payload: bytes, url: str = "https://tin.example/a", kind: WarcRecordType = WarcRecordType.response
) -> WarcRecord:
    record = WarcRecord()
    record.init_headers(kind, content_length=len(payload))
    record.headers["WARC-Target-URI"] = url
    record.headers["WARC-Date"] = "2019-05-12T20:30:00Z"
    record.headers["Content-Type"] = "application/http; msgtype=response"
    record.set_bytes_content(payload)
    return record


def _chunked(body: bytes) -> bytes:
    pieces = [body[i : i + 40] for i in range(0, len(body), 40)]
    return b"".join(b"%x;x=y\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    def make(*records: WarcRecord, name: str = "a.warc") -> Path:
        path = tmp_path / name
        with path.open("wb") as file:
            for record in records:
                stream = io.BytesIO()
                record.write(stream)
                file.write(gzip.compress(stream.getvalue()) if name.endswith(".gz") else stream.getvalue())
        return path

    return make


def _read(path: Path) -> tuple[list[Document], list[Issue]]:
    items = list(read_warc(path))
    return [i for i in items if isinstance(i, Document)], [i for i in items if isinstance(i, Issue)]


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_a_page_comes_with_its_address_and_the_day_of_its_capture(archive: Archive, name: str) -> None:
    (document,), issues = _read(archive(_record(_response(ARTICLE, HTML)), name=name))
    assert issues == []
    assert document == Document(
        source="https://tin.example/a", content=ARTICLE.encode(), fetched_at="2019-05-12T20:30:00Z",
        url="https://tin.example/a", content_type="text/html", charset="utf-8", publisher="tin.example",
    )  # fmt: skip
    assert document.published is None


def test_only_html_answers_that_name_hanoi_are_taken(archive: Archive) -> None:
    records = [
        _record(b"key: value", kind=WarcRecordType.warcinfo),
        _record(b"GET / HTTP/1.1\r\n\r\n", kind=WarcRecordType.request),
        _record(_response(b"\x89PNG", "Content-Type: image/png")),
        _record(_response(ARTICLE, HTML, status="404 Not Found")),
        _record(_response("<p>Lyon và Marseille</p>", HTML)),
        _record(_response(ARTICLE)),
        _record(_response(ARTICLE, HTML), url="https://tin.example/b"),
    ]
    documents, issues = _read(archive(*records))
    assert [document.url for document in documents] == ["https://tin.example/b"]
    assert [issue.problem for issue in issues] == [
        "4 pages that are no HTML or do not name Hanoi were left in the archive"
    ]


def test_packed_answers_are_unpacked_and_bombs_are_not(archive: Archive) -> None:
    both = ("Transfer-Encoding: chunked", "Content-Encoding: gzip")
    bomb = gzip.compress(b"\0" * 200_000_000, 9)
    records = [
        _record(_response(bomb, HTML, "Content-Encoding: gzip"), url="https://tin.example/bomb"),
        _record(_response(gzip.compress(ARTICLE.encode()), HTML, "Content-Encoding: gzip")),
        _record(_response(_chunked(ARTICLE.encode()), HTML, "Transfer-Encoding: chunked")),
        _record(_response(_chunked(gzip.compress(ARTICLE.encode())), HTML, *both)),
        _record(_response(ARTICLE, HTML, *both)),
    ]
    documents, issues = _read(archive(*records))
    assert [document.content for document in documents] == [ARTICLE.encode()] * 4
    assert [issue.file for issue in issues] == ["a.warc https://tin.example/bomb"]
    assert "more than 10 MB" in issues[0].problem


def test_one_bad_record_never_stops_the_rest(archive: Archive) -> None:
    records = [
        _record(b"no http here"),
        _record(_response(b"\x1f\x8bbroken", HTML, "Content-Encoding: gzip"), url="https://tin.example/packed"),
        _record(_response(ARTICLE, HTML), url="urn:uuid:1"),
        _record(_response(ARTICLE, HTML, "X: " + "y" * 200_000), url="https://tin.example/long"),
        _record(_response(ARTICLE, HTML), url="https://tin.example/ok"),
    ]
    documents, issues = _read(archive(*records))
    assert [document.url for document in documents] == ["https://tin.example/ok"]
    assert {issue.file for issue in issues} >= {
        "a.warc https://tin.example/packed",
        "a.warc urn:uuid:1",
        "a.warc https://tin.example/long",
    }
    assert all(issue.remedy for issue in issues)


@pytest.mark.parametrize("content", [b"", b"no archive", b"\x1f\x8b\x08broken", b"\0" * 100_000])
def test_what_is_no_archive_is_said(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.warc.gz").write_bytes(content)
    documents, issues = _read(tmp_path / "a.warc.gz")
    assert documents == []
    assert [issue.severity for issue in issues] == ["error"]


def test_a_cut_archive_gives_what_came_before_the_cut(archive: Archive) -> None:
    path = archive(
        _record(_response(ARTICLE, HTML)),
        _record(_response(ARTICLE + "x" * 5000, HTML), url="https://tin.example/b"),
        name="a.warc.gz",
    )
    path.write_bytes(path.read_bytes()[:-100])
    documents, issues = _read(path)
    assert documents[0].url == "https://tin.example/a"
    assert issues


@pytest.mark.parametrize(
    "text",
    [
        "Hà Nội", "HÀ NỘI", "Ha\u0300 No\u0323\u0302i", "Hà\u00a0Nội", "Hà&nbsp;Nội", "H&agrave; N&#7897;i", "Hanoi",
        "HaNoi", "Ha Noi", "Hanoï", "ha-noi", "Hà\nNội",
    ],
)  # fmt: skip
def test_hanoi_is_known_in_each_way_of_writing(text: str) -> None:
    assert names_hanoi(f"<p>... {text} ...".encode())


@pytest.mark.parametrize("text", ["Hải Phòng", "Hà Nam", "Ha Long", "Noi", "hanno i"])
def test_other_names_are_not_hanoi(text: str) -> None:
    assert not names_hanoi(text.encode())


def test_a_page_in_an_unknown_encoding_is_not_dropped() -> None:
    assert names_hanoi("Hà Nội".encode("cp1258", "replace") + b"\xff\xd2")


def test_archives_are_known_by_their_names() -> None:
    assert all(is_warc(Path(name)) for name in ("a.warc", "a.WARC.GZ", "a.warc.zst", "a.warc.lz4"))
    assert not any(is_warc(Path(name)) for name in ("a.gz", "warc", "a.warc.txt", "a.html"))


def test_a_large_archive_is_read_record_by_record(archive: Archive) -> None:

    path = archive(*(_record(_response(ARTICLE + "x" * 100_000, HTML)) for _ in range(200)))
    tracemalloc.start()
    assert sum(1 for item in read_warc(path) if isinstance(item, Document)) == 200
    assert tracemalloc.get_traced_memory()[1] < 5_000_000
    tracemalloc.stop()
