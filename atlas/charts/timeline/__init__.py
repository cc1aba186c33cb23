"""Engagements a year, quarter or month, stacked by event type or part of the world, with the agreements signed.

No date is drawn finer than its source says.
"""

from atlas.charts.timeline.naming import first_and_last, period_label
from atlas.charts.timeline.prepared import (
    COLUMNS,
    GRANULARITIES,
    Granularity,
    StackBy,
    Unplaced,
    frame,
    granularity_of,
    unplaced,
)
from atlas.charts.timeline.printed import drawing
from atlas.charts.timeline.screen import HEIGHT_PX, figure
from atlas.charts.timeline.told import alt_text, headline, table

__all__ = [
    "COLUMNS",
    "GRANULARITIES",
    "HEIGHT_PX",
    "Granularity",
    "StackBy",
    "Unplaced",
    "alt_text",
    "drawing",
    "figure",
    "first_and_last",
    "frame",
    "granularity_of",
    "headline",
    "period_label",
    "table",
    "unplaced",
]
