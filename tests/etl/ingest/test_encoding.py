"""Encodings: read as what backs them says, never by a guess, and no codec that is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.ingest.documents import readable
from etl.ingest.encoding import codec_of, decode_page

HANOI = "Hà Nội tiếp đoàn Île-de-France"


@pytest.mark.parametrize(
    ("content", "by_server", "text", "encoding"),
    [
        (HANOI.encode(), None, HANOI, "utf-8"),
        (HANOI.encode(), "iso-8859-1", HANOI, "utf-8"),
        (HANOI.encode("utf-8-sig"), "windows-1252", HANOI, "utf-8-sig"),
        (HANOI.encode("utf-16"), None, HANOI, "utf-16"),
        ("déjà vu".encode("cp1252"), "ISO-8859-1", "déjà vu", "cp1252"),
        (
            b'<meta http-equiv="Content-Type" content="text/html; charset=big5">' + "河內".encode("big5"),
            None,
            "河內",
            "big5",
        ),
        (b'<?xml version="1.0" encoding="EUC-KR"?>' + "하노이".encode("euc-kr"), None, "하노이", "euc_kr"),
        ("東京".encode("shift_jis"), "Shift_JIS", "東京", "shift_jis"),
        (b"plain", None, "plain", "utf-8"),
    ],
)
def test_text_is_read_in_the_encoding_that_something_backs(
    content: bytes, by_server: str | None, text: str, encoding: str
) -> None:
    decoded = decode_page(content, by_server)
    assert decoded is not None
    assert text in decoded.text
    assert (decoded.encoding, decoded.spoilt) == (encoding, 0)


@pytest.mark.parametrize("content", ["déjà vu".encode("cp1252"), b"\xff\xd8\xff\xe0 picture", b"\x00\xff\xfe"])
def test_what_nothing_backs_is_not_guessed(content: bytes) -> None:
    assert decode_page(content) is None
    assert readable("a.txt", content) == (content, [])


@pytest.mark.parametrize(
    "label",
    ["zip", "zlib", "rot13", "hex", "idna", "punycode", "unicode_escape", "utf-7", "undefined", "x" * 99, "", None],
)
def test_a_label_that_is_no_encoding_of_text_is_none(label: str | None) -> None:
    assert codec_of(label) is None


def test_a_few_spoilt_bytes_do_not_lose_a_page_that_says_it_is_utf8() -> None:
    text, issues = readable("a.html", HANOI.encode() * 100 + b"\xc3", "utf-8")
    assert isinstance(text, str)
    assert text.endswith("France\ufffd")
    assert [(issue.severity, issue.file) for issue in issues] == [("warning", "a.html")]
    assert "1 characters are spoilt" in issues[0].problem


def test_many_spoilt_bytes_are_another_encoding() -> None:
    assert decode_page("Hà Nội tiếp đoàn".encode("utf-16-le")[1:] * 5, "utf-8") is None


def test_replacement_characters_of_the_writer_are_not_counted() -> None:
    assert decode_page("a\ufffdb".encode() * 900 + b"\xc3", "utf-8").spoilt == 1  # type: ignore[union-attr]


@given(st.binary(max_size=300), st.one_of(st.none(), st.text(max_size=12)))
def test_no_bytes_and_no_label_raise(content: bytes, label: str | None) -> None:
    decode_page(content, label)


@given(st.text())
def test_utf8_goes_through_unchanged(text: str) -> None:
    assert readable("a.txt", text.encode()) == (text.encode(), [])
