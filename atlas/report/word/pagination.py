"""On which page each section begins, so that the table of contents is right before Word has set a page.

Heights are reckoned too low and too high; where that leaves a page in doubt, one is begun before its time.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from atlas.report.blocks import Document
from atlas.report.word.heights import Piece, Place, Ruler

PAGE_PT: Final = 728.5
# Word and LibreOffice differ from the reckoning, and from each other, by less.
ERROR: Final = 0.015
# So many places from the last are looked at for one that settles the rest at once.
_TRIED_MAX: Final = 60
_Pair = tuple[Piece, Piece]


@dataclass(frozen=True, slots=True)
class Plan:
    """The page of each section's heading, the document's own first page being 1; None where it stays in doubt.

    new_pages: where pages begin within each section. Each section but the first begins one of itself; apart: the first
    begins one, too.
    """

    pages: tuple[int | None, ...]
    new_pages: tuple[frozenset[Place], ...]
    apart: bool = False


def plan(document: Document, pictures_pt: dict[int, float]) -> Plan:
    """Where pages begin. pictures_pt: the height of each figure by its id()."""
    pages: list[int | None] = []
    new_pages = []
    opening, sections = _measured(document, pictures_pt)
    apart = bool(sections) and _takes_no_more_apart(opening, sections[0])
    page: int | None = 2 if apart else 1
    if not apart:
        sections[:1] = [[*opening, *pairs] for pairs in sections[:1]]
    # What the last section takes is nobody's page number.
    last = len(document.sections) - 1
    for number, pairs in enumerate(sections):
        pages.append(page)
        count, places = _settled(pairs) if number < last else (None, [])
        page = page + count if page and count else None
        new_pages.append(frozenset(places))
    return Plan(tuple(pages), tuple(new_pages), apart)


def unplanned(document: Document) -> Plan:
    """The plan of a document whose pages are not ours: nothing is known of them."""
    return Plan((None,) * len(document.sections), (frozenset(),) * len(document.sections))


def _measured(document: Document, pictures_pt: dict[int, float]) -> tuple[list[_Pair], list[list[_Pair]]]:
    """The pieces of what opens the document and those of each section, reckoned low and high."""
    low, high = Ruler(pictures_pt, -ERROR), Ruler(pictures_pt, ERROR)
    opening = list(zip(low.opening(document), high.opening(document), strict=True))
    sections = [list(zip(low.section(one), high.section(one), strict=True)) for one in document.sections]
    return opening, sections


def _takes_no_more_apart(opening: Sequence[_Pair], first: Sequence[_Pair]) -> bool:
    """Whether the first section on pages of its own takes as many in all: else its end would stand nearly alone."""
    for one, section in zip(zip(*opening, strict=True), zip(*first, strict=True), strict=True):
        if _pages(one)[-1] > 1 or 1 + _pages(section)[-1] > _pages((*one, *section))[-1]:
            return False
    return True


def _settled(pairs: Sequence[_Pair]) -> tuple[int | None, list[Place]]:
    """How many pages the pieces surely take, and where pages have to begin for that; None when nothing helps."""
    low, high = (_pages(side) for side in zip(*pairs, strict=True))
    if low[-1] == high[-1]:
        return low[-1], []
    sure = [
        number for number in range(1, len(pairs)) if low[number - 1] == high[number - 1] and _may_begin(number, pairs)
    ]
    if not sure:
        return None, []
    number = next((one for one in reversed(sure[-_TRIED_MAX:]) if _agree(pairs[one:])), sure[-1])
    count, places = _settled(pairs[number:])
    place = pairs[number][0].at
    return low[number - 1] + count if count else None, [place, *places] if place else places


def _may_begin(number: int, pairs: Sequence[_Pair]) -> bool:
    return pairs[number][0].at is not None and not pairs[number - 1][0].keeps


def _agree(pairs: Sequence[_Pair]) -> bool:
    low, high = (_pages(side)[-1] for side in zip(*pairs, strict=True))
    return low == high


def _pages(pieces: Sequence[Piece]) -> list[int]:
    """The page on which each piece stands, as far as it is known when it is added; the last is right."""
    flow = _Flow(pieces[0].head)
    pages = [flow.add(piece) for piece in pieces]
    return [*pages[:-1], flow.finished()]


class _Flow:
    """Fills pages with pieces; pieces that keep with the next move together. The first page has `head` on it."""

    def __init__(self, head: float) -> None:
        self._page = 1
        self._used = head
        self._after = 0.0
        self._waiting: list[Piece] = []

    def add(self, piece: Piece) -> int:
        self._waiting.append(piece)
        if not piece.keeps:
            self._place()
        return self._page

    def finished(self) -> int:
        self._place()
        return self._page

    def _place(self) -> None:
        pieces, self._waiting = self._waiting, []
        if self._used and self._used + self._height(pieces) > PAGE_PT:
            self._page += 1
            self._used, self._after = pieces[0].head, 0.0
        for piece in pieces:
            self._put(piece)

    def _height(self, pieces: list[Piece]) -> float:
        """The height of the pieces after what stands on the page already."""
        height, after = 0.0, self._after
        for piece in pieces:
            height += max(after, piece.before) + piece.height
            after = piece.after
        return height

    def _put(self, piece: Piece) -> None:
        self._used += (max(self._after, piece.before) if self._used > piece.head else 0.0) + piece.height
        self._after = piece.after
