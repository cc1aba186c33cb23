"""Charts of atlas.charts as figures of a report: the same frame, the print edition, the numbers that slides draw."""

from collections.abc import Sequence
from types import ModuleType
from typing import Any

import pandas as pd

from atlas.charts import printing, timeline, words
from atlas.charts.palette import LIGHT
from atlas.charts.printing import Caption
from atlas.report.blocks import Figure, Native, Place, Series
from atlas.report.context import Context
from atlas.report.links import Link
from atlas.vocabulary import EVENT_TYPES


def figure(
    context: Context,
    kind: ModuleType,
    prepared: pd.DataFrame,
    caption: str,
    link: Link,
    *,
    notes: tuple[str, ...] = (),
    native: Native | None = None,
    place: Place = "everywhere",
    **options: Any,
) -> Figure:
    """The chart `kind` (a module of atlas.charts) of its `prepared` frame; `options` go to its drawing."""
    t = context.t
    in_picture = Caption(
        title=kind.headline(prepared, t),
        filters_sentence=context.scope or t("everything that is recorded"),
        n_text=words.engagements(t, len(context.records)),
        source_line=source_line(context),
        permalink=link.in_words(),
        notes=tuple(note for note in notes if note),
        alt=kind.alt_text(prepared, t),
        language=t.language,
    )
    return Figure(kind.drawing(prepared, t, **options), caption, in_picture, link, native, place)


def source_line(context: Context) -> str:
    """Where the numbers come from and as of when."""
    t = context.t
    parts = [t("Source: Hanoi Partnerships Atlas")]
    if context.data_date:
        parts.append(t("data of {date}", date=t.date(context.data_date)))
    return " · ".join(parts)


def render(drawn: Figure, file_format: printing.Format, scale: float = 2) -> bytes:
    """The finished picture."""
    return printing.render(drawn.drawing, drawn.in_picture, file_format, scale=scale)


def bars(labels: list[str], counts: list[int], name: str, colours: str | Sequence[str]) -> Native:
    """Bars from the top, of one colour or each of its own."""
    of_each = () if isinstance(colours, str) else tuple(colours)
    first = colours if isinstance(colours, str) else colours[0]
    return Native("bars", tuple(labels), (Series(name, tuple(counts), first, of_each),), name)


def columns_over_time(prepared: pd.DataFrame, context: Context) -> Native:
    """Stacked columns, one series an event type, of timeline.frame."""
    t = context.t
    periods = list(dict.fromkeys(prepared["period"]))
    groups = {str(code): group for code, group in prepared.groupby("event_type", sort=False)}
    series = tuple(
        Series(t.term(EVENT_TYPES, code), tuple(int(n) for n in groups[code]["n"]), LIGHT.event_types[code])
        for code in EVENT_TYPES.codes
        if code in groups
    )
    return Native("columns", tuple(timeline.period_label(one, t) for one in periods), series, t("Engagements"))
