"""Texts from the data made safe for the page: no character of theirs is markup. Pure."""

import re
from typing import Final

# What Markdown and Streamlit's additions to it (colours, icons, formulas) could read as markup anywhere in a line,
# and what begins a list, a heading or a quotation at its start.
_MARKUP: Final = re.compile(r"([\\`*_{}\[\]()<>|~$:&])")
_AT_START: Final = re.compile(r"^(\d*)([-+#=!.)])")
_SPACES: Final = re.compile(r"\s+")


def plain(text: str) -> str:
    """`text` as Markdown that shows exactly its characters, on one line."""
    return _AT_START.sub(r"\1\\\2", _MARKUP.sub(r"\\\1", _SPACES.sub(" ", text).strip()))


def link(label: str, url: str) -> str:
    """A Markdown link to a web address; only the label when the address is none."""
    if not re.fullmatch(r"https?://[^\s<>]+", url):
        return plain(label)
    return f"[{plain(label)}](<{url}>)"
