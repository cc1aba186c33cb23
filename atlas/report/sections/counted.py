"""Tables of engagements by type or topic: how many, which share, and the change against the period before."""

from collections.abc import Callable

import pandas as pd

from atlas.filters import Filters
from atlas.report import wording
from atlas.report.blocks import Cell, Column, line
from atlas.report.context import Context
from atlas.report.text import linked, said

Row = tuple[Cell, ...]


def columns(counted: str, context: Context) -> tuple[Column, ...]:
    """The heads; `counted` is what the rows name. The change is there when the report compares."""
    t = context.t
    heads = [Column(counted, 7.4), Column(t("No. of engagements"), 2.8, "right"), Column(t("Share"), 2.8, "right")]
    if context.before is not None:
        heads.append(Column(t("Change"), 3.0, "right"))
    return tuple(heads)


def row(label: str, n: int, share: float, only: Filters, count: Callable[[pd.DataFrame], int], context: Context) -> Row:
    """One type or topic; its number leads to the records that pass `only`, `count` counts it in the period before."""
    t = context.t
    cells = [
        line(said(label)),
        line(linked(t.number(n), context.links.records(only))),
        line(said(t.percent(share))),
    ]
    if context.before is not None:
        cells.append(line(said(wording.change(n, count(context.before), t))))
    return tuple(cells)
