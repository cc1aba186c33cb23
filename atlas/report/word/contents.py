"""The table of contents: a real field over a part's headings, filled in already, each entry leading to its heading."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docx.oxml.xmlchemy import BaseOxmlElement

from atlas.i18n import translator
from atlas.report.word import xml
from atlas.report.word.runs import Runs


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading with the bookmark around it; page: where it stands, None where that cannot be reckoned."""

    title: str
    bookmark: str
    number: int
    page: int | None


def contents(
    entries: Sequence[Entry], part: str, runs: Runs, language: str, width_twips: int
) -> Iterator[BaseOxmlElement]:
    """The heading and one paragraph an entry; the field covers them all and lists the headings within `part`."""
    yield xml.paragraph("TOCHeading", *runs.words(translator(language)("Contents"), language))
    for number, entry in enumerate(entries):
        inside: list[BaseOxmlElement] = []
        if number == 0:
            inside += _opening(f'TOC \\o "1-1" \\h \\z \\u \\b {part}')
        inside.append(_link(entry, runs, language))
        if number == len(entries) - 1:
            inside.append(xml.run(xml.element("fldChar", fldCharType="end")))
        tabs = xml.element("tabs", xml.element("tab", val="right", leader="dot", pos=width_twips))
        yield xml.paragraph("TOC1", *inside, properties=(tabs,))


def _opening(instruction: str) -> list[BaseOxmlElement]:
    return list(xml.field(instruction, ""))[:3]


def _link(entry: Entry, runs: Runs, language: str) -> BaseOxmlElement:
    made = xml.element("hyperlink", *runs.words(entry.title, language), anchor=entry.bookmark, history=1)
    if entry.page is not None:
        made.append(xml.run(xml.element("tab")))
        made.extend(xml.field(f"PAGEREF {entry.bookmark} \\h", str(entry.page)))
    return made


def bookmark(entry: Entry) -> tuple[BaseOxmlElement, BaseOxmlElement]:
    """The two ends that stand around the heading's words."""
    return start_of(entry.bookmark, entry.number), end_of(entry.number)


def start_of(name: str, number: int) -> BaseOxmlElement:
    """Where a bookmark begins."""
    return xml.element("bookmarkStart", id=number, name=name)


def end_of(number: int) -> BaseOxmlElement:
    """Where it ends."""
    return xml.element("bookmarkEnd", id=number)
