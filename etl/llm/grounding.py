"""Finding a model's quotes in the article again: letter by letter, else folded. What is not there does not exist."""

import re
import unicodedata
from typing import Final

from atlas.fold import fold
from etl.fold import ZERO_WIDTH, at_word_bounds
from etl.llm.question import READ_KINDS
from etl.types import Article, Evidence, Span

_CHARS_MIN: Final = 2
_EDGES: Final = " \t\r\n\"'“”‘’«».,;:…()[]"


class Grounding:
    """The readable lines of an article, in which quotes are looked for; the tail and the furniture are not read."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self._lines = [
            (span, span.of(article.text), fold(span.of(article.text))) for span in article.spans(*READ_KINDS)
        ]

    def find(self, quote: str | None, within: Span | None = None) -> Span | None:
        """Where `quote` stands, as whole words in one line, of the article's text; None when it does not."""
        wanted = ZERO_WIDTH.sub("", unicodedata.normalize("NFC", quote or "")).strip(_EDGES)
        if len(wanted) < _CHARS_MIN:
            return None
        return self._search(wanted, within, folded=False) or self._search(fold(wanted), within, folded=True)

    def _search(self, wanted: str, within: Span | None, folded: bool) -> Span | None:
        pattern = re.compile(r"\s+".join(map(re.escape, wanted.split())))
        for line, text, text_folded in self._lines:
            for match in pattern.finditer(text_folded if folded else text):
                span = Span(line.start + match.start(), line.start + match.end())
                if at_word_bounds(self.article.text, *span) and (within is None or within.holds(span)):
                    return span
        return None

    def evidence(self, field: str, span: Span) -> Evidence:
        """That `span` backs `field`, counted in the article's NFC text."""
        return Evidence(field, *self.article.nfc_span(span))
