"""Texts from the data made safe for the page: no character of theirs is markup. Pure."""

import re
from typing import Final

_MARKUP: Final = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&=^\"'/@])")
_LINE_STARTS: Final = re.compile(r"\s+")


def plain(text: str) -> str:
    """`text` as Markdown that shows exactly its characters, on one line."""
    return _MARKUP.sub(r"\\\1", _LINE_STARTS.sub(" ", text).strip())


def link(label: str, url: str) -> str:
    """A Markdown link to a web address; only the label when the address is none."""
    if not re.fullmatch(r"https?://[^\s<>]+", url):
        return plain(label)
    return f"[{plain(label)}](<{url}>)"
