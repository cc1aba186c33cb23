"""Bytes to text: the encodings that Vietnamese pages come in. Guesses only where the bytes prove the guess."""

import unicodedata

from etl.clean.errors import UnreadableArticleError

MAX_BYTES = 8_000_000  # the longest article page met in practice is below 2 MB
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\r\f\x1b")


def decode(content: bytes | str) -> str:
    """The text of `content`; raises UnreadableArticleError when it is empty, too long, binary or badly encoded."""
    if len(content) > MAX_BYTES:
        raise UnreadableArticleError(
            f"the file has {len(content):,} bytes, more than the {MAX_BYTES:,} allowed", "give one article per file"
        )
    text = content if isinstance(content, str) else _decode_bytes(content)
    if not text.strip("\ufeff \t\r\n"):
        raise UnreadableArticleError("the file is empty", "give the text or the HTML of the article")
    return text.removeprefix("\ufeff")


def _decode_bytes(content: bytes) -> str:
    encoding = next((name for bom, name in _BOMS if content.startswith(bom)), "utf-8")
    if encoding == "utf-8":
        _refuse_binary(content)
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        return _decode_legacy(content, error)


def _refuse_binary(content: bytes) -> None:
    head = content[:4096]
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if b"\0" in head or controls > len(head) // 50:
        raise UnreadableArticleError("the file is binary, not text", "give a .txt or .html file")


def _decode_legacy(content: bytes, error: UnicodeDecodeError) -> str:
    """windows-1258, the one legacy encoding of the Vietnamese web, when the result reads as Vietnamese."""
    try:
        text = content.decode("cp1258")
    except UnicodeDecodeError:
        text = ""
    if "Hà Nội" in _composed(text):
        return text
    raise UnreadableArticleError(f"the file is not UTF-8 ({error.reason} at byte {error.start})", "save it as UTF-8")


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)
