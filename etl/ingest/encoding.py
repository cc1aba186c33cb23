"""Encodings: which one a page is in, by its bytes, its server and its own word. Guesses none that nothing backs."""

import codecs
import re
from dataclasses import dataclass
from typing import Final

_BOMS: Final = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_TOLD_IN_PAGE: Final = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_TOLD_IN_XML: Final = re.compile(rb"""^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{2,40})["']""")
_HEAD_BYTES: Final = 4096
# Codecs that turn bytes into text of a script; Python has others ("zip", "rot13", "idna") that are none.
_TEXT_CODECS: Final = re.compile(
    r"utf-8(-sig)?|utf-16(-[lb]e)?|ascii|iso8859-\d+|cp\d+|koi8-[rtu]|mac-[\w-]+|gb2312|gbk|gb18030|big5(hkscs)?|"
    r"euc_(jp|kr|jis_2004)|shift_jis\w*|iso2022_jp\w*|johab|tis-620|hz|ptcp154|kz1048"
)
_READ_BY_BROWSERS_AS: Final = dict.fromkeys(("iso-8859-1", "latin-1", "us-ascii"), "cp1252")
_SPOILT_PER_1000_MAX: Final = 1


@dataclass(frozen=True, slots=True)
class Decoded:
    """A page's text, the encoding it was read in, and how many bytes could not be read (U+FFFD stands for them)."""

    text: str
    encoding: str
    spoilt: int = 0


def codec_of(label: str | None) -> str | None:
    """Python's name of the encoding that `label` means; None for an unknown one or one that is no text."""
    if not label:
        return None
    # Browsers read these two labels as windows-1252, and so are the pages written.
    label = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "us-ascii": "cp1252"}.get(
        label.strip().lower(), label.strip()
    )
    try:
        name = codecs.lookup(label).name
    except (LookupError, ValueError):
        return None
    return name if _TEXT_CODECS.fullmatch(name) else None


def told_encoding(content: bytes, told_by_server: str | None = None) -> str | None:
    """The encoding that the server, else the page itself, names; None when neither does."""
    head = content[:_HEAD_BYTES]
    in_page = _TOLD_IN_XML.search(head) or _TOLD_IN_PAGE.search(head)
    return codec_of(told_by_server) or codec_of(in_page[1].decode("ascii", "replace") if in_page else None)


def decode_page(content: bytes, told_by_server: str | None = None) -> Decoded | None:
    """The text of `content`, or None when no encoding that anything backs can read it.

    A byte order mark decides; then UTF-8 when the bytes are valid UTF-8, since no other text is that by chance; then
    what is told. A few spoilt bytes in a page that says it is UTF-8 are shown as U+FFFD rather than losing the page.
    """
    marked = next((name for bom, name in _BOMS if content.startswith(bom)), None)
    told = told_encoding(content, told_by_server)
    for name in filter(None, (marked, "utf-8", told)):
        try:
            return Decoded(content.decode(name), name)
        except (UnicodeDecodeError, UnicodeError):
            continue
    return _decode_spoilt(content) if (told or marked or "").startswith("utf-8") else None


def _decode_spoilt(content: bytes) -> Decoded | None:
    text = content.decode("utf-8", "replace")
    spoilt = text.count("\ufffd") - content.count(b"\xef\xbf\xbd")
    return Decoded(text, "utf-8", spoilt) if spoilt * 1000 <= _SPOILT_PER_1000_MAX * len(text) else None
