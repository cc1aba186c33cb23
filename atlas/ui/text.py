"""Texts from the data made safe for the page: no character of theirs is markup. Pure."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

from atlas.fold import fold

# What Markdown and Streamlit's additions to it (colours, icons, formulas) could read as markup anywhere in a line,
# and what begins a list, a heading or a quotation at its start.
_MARKUP: Final = re.compile(r"([\\`*_{}\[\]()<>|~$:&])")
_AT_START: Final = re.compile(r"^(\d*)([-+#=!.)])")
_SPACES: Final = re.compile(r"\s+")


def plain(text: str) -> str:
    """`text` as Markdown that shows exactly its characters, on one line."""
    return _AT_START.sub(r"\1\\\2", _inert(_SPACES.sub(" ", text).strip()))


def _inert(text: str) -> str:
    return _MARKUP.sub(r"\\\1", text)


def found_in(text: str, wanted: Sequence[str]) -> list[tuple[int, int]]:
    """Where a word of `text` begins with one of the `wanted` (folded) words: [start, end) of what it shares."""
    folded = fold(unicodedata.normalize("NFC", text))
    spots = {match.span() for one in wanted for match in re.finditer(rf"(?<!\w){re.escape(one)}", folded)}
    return sorted(spots)


def marked(text: str, wanted: Sequence[str]) -> str:
    """`plain` text in which what was looked for is marked; for st.markdown with unsafe_allow_html."""
    line = _SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip()
    parts, at = [], 0
    for start, end in found_in(line, wanted):
        if start >= at:
            parts += [_inert(line[at:start]), f"<mark>{_inert(line[start:end])}</mark>"]
            at = end
    return _AT_START.sub(r"\1\\\2", "".join([*parts, _inert(line[at:])]))


def link(label: str, url: str) -> str:
    """A Markdown link to a web address; only the label when the address is none."""
    if not re.fullmatch(r"https?://[^\s<>]+", url):
        return plain(label)
    return f"[{plain(label)}](<{url}>)"
