"""HTML of our own for st.html: whatever is not markup of ours is escaped, every address checked. Pure."""

import html
import re
from collections.abc import Iterable
from typing import Final

from atlas.report.text import Text

_WEB_ADDRESS: Final = re.compile(r"https?://[^\s<>\"]+")


class Markup(str):
    """HTML in which nothing foreign is markup. Only the functions of this module make it."""

    __slots__ = ()


def words(text: str) -> Markup:
    """`text` as it is; what is markup already stays so."""
    return text if isinstance(text, Markup) else Markup(html.escape(text))


def element(tag: str, *content: str, **attributes: str) -> Markup:
    """<tag> with content; an attribute's name may end in _ (class_), and has _ for - (data_label)."""
    named = ((name.rstrip("_").replace("_", "-"), html.escape(value)) for name, value in attributes.items())
    written = "".join(f' {name}="{value}"' for name, value in named)
    return Markup(f"<{tag}{written}>{''.join(map(words, content))}</{tag}>")


def joined(parts: Iterable[str], between: str = " ") -> Markup:
    """The parts that are not empty, one after the other."""
    return Markup(words(between).join(words(part) for part in parts if part))


def inside(label: str, address: str) -> Markup:
    """A link to a page of the Atlas, such as "partner?partner=JP-40"; it opens in the same tab."""
    return element("a", label, href=address)


def host(name: str) -> Markup:
    """The name of a site, which may be broken after its dots."""
    return Markup(words(name).replace(".", ".<wbr>"))


def outside(label: str, url: str) -> Markup:
    """A link to somebody else's page, in a tab of its own; only the label when `url` is no web address."""
    if not _WEB_ADDRESS.fullmatch(url):
        return words(label)
    return element("a", label, href=url, target="_blank", rel="noopener noreferrer")


def runs(text: Text) -> Markup:
    """A text of the reports with its links, its emphasis and the languages that are not the page's."""
    return joined((_run(run.text, run.link.url if run.link else None, run.strong, run.language) for run in text), "")


def _run(text: str, url: str | None, is_strong: bool, language: str | None) -> Markup:
    shown = outside(text, url) if url else words(text)
    if is_strong:
        shown = element("strong", shown)
    return element("span", shown, lang=language) if language else shown
