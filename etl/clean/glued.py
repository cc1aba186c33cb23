"""Stamps run together with the text behind them, as pages taken without their markup have them. Knows no title."""

from collections.abc import Sequence

from etl.clean.lines import Line
from etl.clean.stamps import opening_stamp
from etl.clean.tables import furniture_tables

_FIRST_LINES = 3  # where a page's own stamp may stand


def unglued(lines: Sequence[Line]) -> list[Line]:
    """`lines`, where a labelled date that opens one of the first is a line of its own ("date 2024-05-03 Hanoi ...")."""
    return [part for line in lines[:_FIRST_LINES] for part in _parts(line)] + list(lines[_FIRST_LINES:])


def _parts(line: Line) -> list[Line]:
    for table in furniture_tables().values():
        stamp = table.opening.match(line.lower)
        cut = stamp.end() if stamp else opening_stamp(line)
        if cut and cut < len(line.text):
            rest = line.text[cut:].lstrip(" \t\u00a0|–—-:")
            start = len(line.text) - len(rest)
            if not rest or rest[0] in ".,;":  # "ngày đăng: 5-6-2021. giờ đăng: 19:48."
                return [line]
            before = Line(line.start, line.start + cut, line.text[:cut], line.lower[:cut])
            return [before, Line(line.start + start, line.end, rest, line.lower[start:])]
    return [line]
