"""How wide the columns of a slide's table are: by their shares, yet none narrower than its longest word."""

from collections.abc import Sequence
from math import ceil
from typing import Final

from atlas.charts import typeface
from atlas.report.blocks import Column, Table
from atlas.report.text import flat

CELL_MARGINS_INCHES: Final = 0.16
SIZE_LEAST_PT: Final = 8.0
_EMU_PER_PX: Final = 9525
_EMU_PER_INCH: Final = 914400
_PX_PER_PT: Final = 96 / 72
_BOLD: Final = 700
# A longer word of a text, such as an address, may be broken; one of a head or a number never.
_WORD_LENGTH_MAX: Final = 14
_STEP_PT: Final = 0.5


def size_that_fits(table: Table, width: int, size_pt: float) -> float:
    """The size in points, `size_pt` at most, at which no head and no number is broken in a table `width` EMU wide."""
    while size_pt > SIZE_LEAST_PT and sum(_least(table, size_pt)) > width:
        size_pt -= _STEP_PT
    return size_pt


def widths(table: Table, width: int, size_pt: float) -> list[int]:
    """The width of each column in EMU, `width` together: what a narrow one lacks comes from those with room."""
    least = _least(table, size_pt)
    if sum(least) > width:
        return _shared(least, width)
    shares = [column.width for column in table.columns]
    fixed: dict[int, int] = {}
    while True:
        free = [number for number in range(len(shares)) if number not in fixed]
        given = _shared([shares[number] for number in free], width - sum(fixed.values()))
        short = {number: least[number] for number, own in zip(free, given, strict=True) if own < least[number]}
        if not short:
            return [fixed.get(number) or given[free.index(number)] for number in range(len(shares))]
        fixed |= short


def _shared(shares: Sequence[float], width: int) -> list[int]:
    return [int(width * share / sum(shares)) for share in shares]


def _least(table: Table, size_pt: float) -> list[int]:
    """The width of each column's longest word with its margins."""
    return [
        ceil(_longest(table, number, column, size_pt * _PX_PER_PT) * _EMU_PER_PX + CELL_MARGINS_INCHES * _EMU_PER_INCH)
        for number, column in enumerate(table.columns)
    ]


def _longest(table: Table, number: int, column: Column, size_px: float) -> float:
    """In pixels: the head's words are bold."""
    said = (word for row in table.rows for text in row[number] for word in flat(text).split())
    kept = {word for word in said if column.align == "right" or len(word) <= _WORD_LENGTH_MAX}
    heads = [typeface.width_px(word, size_px, _BOLD) for word in column.title.split()]
    return max([*heads, *(typeface.width_px(word, size_px) for word in kept)], default=0.0)
