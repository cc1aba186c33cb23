"""Bytes that are text, and bytes that are not."""

import pytest

from etl.clean.decode import MAX_BYTES, decode
from etl.clean.errors import UnreadableArticleError

TEXT = "Thành phố tiếp đoàn"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_the_encodings_of_the_web_are_read(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


def test_text_stays_text() -> None:
    assert decode("\ufeff" + TEXT) == TEXT


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"PK\x03\x04\x00\x00", "binary"),
        (bytes(range(32)) * 8, "binary"),
        (b"x" * (MAX_BYTES + 1), "bytes"),
        (b"caf\xe9 \xe0 Hanoi", "UTF-8"),
    ],
)
def test_what_cannot_be_read_says_why_and_what_would_be_right(content: bytes, problem: str) -> None:
    with pytest.raises(UnreadableArticleError, match=problem) as caught:
        decode(content)
    assert caught.value.remedy


def test_windows_1258_is_read_when_it_reads_as_vietnamese() -> None:
    legacy = "Thu\u0309 d\u00f4 H\u00e0 N\u00f4\u0323i".encode("cp1258")
    assert "H\u00e0 N\u00f4\u0323i" in decode(legacy)
