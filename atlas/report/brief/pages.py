"""A brief as a PDF of one page: the fullest measure that fits is taken."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

import typst

from atlas.i18n import translator
from atlas.report.brief.facts import MEASURES, Brief, Row, brief
from atlas.report.brief.words import headings
from atlas.report.cite import AUTHOR
from atlas.report.context import Context
from atlas.report.pdf.typesetting import compile_layout
from atlas.report.pdf.writer import breakable, runs
from atlas.report.request import ReportError
from atlas.report.text import Text

LAYOUT: Final = "brief.typ"
SCALES: Final = (1.14, 1.07, 1.0)
# Word sets the same words in another typeface; this much of the page stays free for the difference.
WORD_RESERVE_CM: Final = 3.2
_TOO_LONG: Final = "a brief has one page"


def fitted(
    context: Context, partner_id: str, reserve_cm: float = 0, *, is_smallest: bool = False
) -> tuple[Brief, bytes]:
    """The fullest brief that leaves `reserve_cm` free at the foot of a single page, and that page as a PDF.

    Set in the largest size that fits; is_smallest: in the smallest, for who wants only the words.
    Raises ReportError for a partner of whom nothing is recorded.
    """
    for measure in MEASURES:
        content = brief(context, partner_id, measure)
        is_last = measure is MEASURES[-1]  # the shortest goes even where an office's own page has little room
        page = _set(content, context.today, min(reserve_cm, WORD_RESERVE_CM) if is_last else reserve_cm, SCALES[-1])
        if page is not None:
            return content, page if is_smallest else _larger(content, context.today, reserve_cm) or page
    raise ReportError(f"{partner_id}: the brief does not fit on a page, however short; its names may be too long")


def _larger(content: Brief, made_on: date, reserve_cm: float) -> bytes | None:
    """The page in the largest size that fits, None where only the smallest does."""
    pages = (_set(content, made_on, reserve_cm, scale) for scale in SCALES[:-1])
    return next((page for page in pages if page is not None), None)


def _set(content: Brief, made_on: date, reserve_cm: float, scale: float) -> bytes | None:
    """The page, None when it would be more than one."""
    data = {
        "author": AUTHOR,
        "date": [made_on.year, made_on.month, made_on.day],
        "words": headings(translator(content.language)),
        "reserve": reserve_cm,
        "scale": scale,
        "too_long": _TOO_LONG,
        "brief": _data(content),
    }
    try:
        return compile_layout(LAYOUT, data)
    except typst.TypstError as error:
        if _TOO_LONG in str(error):
            return None
        raise


def _data(content: Brief) -> dict[str, Any]:
    return {
        "language": content.language,
        "heading": content.heading,
        "title": breakable(content.title),
        "subtitle": runs(content.subtitle),
        "cards": [{"number": card.number, "label": card.label} for card in content.cards],
        "facts": [{"label": label, "text": runs(text)} for label, text in content.facts],
        "ladder": [{"name": name, "since": since, "reached": reached} for name, since, reached in content.ladder],
        "globe": content.globe.decode() if content.globe else None,
        "globe_alt": content.globe_alt,
        "strip": content.strip.decode() if content.strip else None,
        "strip_alt": content.strip_alt,
        "points": _texts(content.points),
        "promises": _texts(content.promises),
        "agreements": _rows(content.agreements),
        "more_agreements": content.more_agreements,
        "meetings": _rows(content.meetings),
        "sources": [{"number": number, "where": runs(where)} for number, where in content.sources],
        "foot": content.foot,
    }


def _texts(texts: Sequence[Text]) -> list[list[dict[str, Any]]]:
    return [runs(text) for text in texts]


def _rows(rows: Sequence[Row]) -> list[list[list[dict[str, Any]]]]:
    return [_texts(row.cells) for row in rows]
