"""Documents: dates as Hanoi's clock showed them, names that tell HTML."""

import pytest

from etl.ingest.documents import Document, published_in_hanoi, raw_article


@pytest.mark.parametrize(
    ("told", "read"),
    [
        ("Tue, 21 Nov 2023 17:30:00 GMT", "2023-11-22T00:30+07:00"),
        ("Tue, 21 Nov 2023 09:00:00 +0700", "2023-11-21T09:00+07:00"),
        ("21 Nov 2023 09:00", "2023-11-21T09:00+07:00"),
        ("2023-11-21T20:15:00Z", "2023-11-22T03:15+07:00"),
        ("2023-11-21T20:15:00.123+09:00", "2023-11-21T18:15+07:00"),
        ("2023-11-21T20:15:00", "2023-11-21T20:15+07:00"),
        ("2023-11-21", "2023-11-21"),
        (" 2023-11 ", "2023-11"),
        ("2023", "2023"),
        ("yesterday", None), ("", None), (None, None), ("2023-02-30", None), ("32 Nov 2023 09:00", None),
        ("0001-01-01T00:00:00+14:00", None), ("9999-12-31T23:59:59-12:00", None),
    ],
)  # fmt: skip
def test_dates_of_feeds_are_days_in_hanoi(told: str | None, read: str | None) -> None:
    assert published_in_hanoi(told) == read


@pytest.mark.parametrize(
    ("source", "content_type", "named"),
    [
        ("https://tin.example/a?id=3", "text/html", "https://tin.example/a?id=3#.html"),
        ("https://tin.example/a.html", "text/html", "https://tin.example/a.html"),
        ("https://tin.example/a", "text/plain", "https://tin.example/a"),
        ("https://tin.example/a", None, "https://tin.example/a"),
    ],
)
def test_the_name_tells_html(source: str, content_type: str | None, named: str) -> None:
    raw, issues = raw_article(
        Document(source=source, content=b"x", fetched_at="2023-11-21T00:00:00Z", url=source, content_type=content_type)
    )
    assert (raw.source, raw.url, issues) == (named, source, [])
