"""Texts of a report as runs of a document: links, languages, letters from right to left."""

from collections.abc import Iterator

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from atlas.report.text import Run, Text, broken_at_dots, by_direction
from atlas.report.word import xml
from atlas.report.word.template import TAGS


class Runs:
    """Makes runs for one document. `own` is the language that the document has by default."""

    def __init__(self, document: Document, own: str) -> None:
        self._part = document.part
        self._own = own
        self._targets: dict[str, str] = {}

    def of(self, text: Text, language: str) -> Iterator[BaseOxmlElement]:
        """The runs of a text in `language`, each link as a hyperlink."""
        for run in text:
            made = list(self._pieces(run, language))
            url = run.link.url if run.link else None
            if url:
                yield self._hyperlink(url, made)
            else:
                yield from made

    def words(self, text: str, language: str) -> Iterator[BaseOxmlElement]:
        """The runs of plain words."""
        return self.of((Run(text),), language)

    def language(self, language: str) -> tuple[BaseOxmlElement, ...]:
        """The run property that names a language other than the document's."""
        return (xml.element("lang", val=TAGS[language]),) if language != self._own else ()

    def _pieces(self, run: Run, language: str) -> Iterator[BaseOxmlElement]:
        for piece, backward in by_direction(run.text):
            yield xml.run(xml.text(broken_at_dots(piece)), *self._properties(run, run.language or language, backward))

    def _properties(self, run: Run, language: str, backward: bool) -> Iterator[BaseOxmlElement]:
        """In the order that the schema wants."""
        if run.link and run.link.url:
            yield xml.element("rStyle", val="Hyperlink")
        elif run.small:
            yield xml.element("rStyle", val="AtlasSmall")
        if run.strong:
            yield xml.element("b")
            yield xml.element("bCs")
        if run.emphasis:
            yield xml.element("i")
            yield xml.element("iCs")
        if run.small and run.link and run.link.url:
            yield xml.element("sz", val=17)
            yield xml.element("szCs", val=17)
        if backward:
            yield xml.element("rtl")
        yield from self.language(language)

    def _hyperlink(self, url: str, runs: list[BaseOxmlElement]) -> BaseOxmlElement:
        if url not in self._targets:
            self._targets[url] = self._part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        made = xml.element("hyperlink", history=1)
        made.set(qn("r:id"), self._targets[url])
        made.extend(runs)
        return made
