"""The print edition of the timeline."""

from typing import Any, Final

import altair as alt
import pandas as pd

from atlas.charts import paper
from atlas.charts.palette import LIGHT
from atlas.charts.timeline.naming import axis_title, colour_of, name_of, period_label
from atlas.charts.timeline.prepared import is_yearly, signed_in, stacked, stacked_by, totals
from atlas.i18n import Translator

_DRAWN_HEIGHT_PX: Final = 190


def drawing(prepared: pd.DataFrame, t: Translator, **_: Any) -> paper.Drawing:
    """The same bars for print."""
    if prepared.empty:
        return paper.nothing(t)
    by, codes = stacked_by(prepared), [code for code, _ in stacked(prepared)]
    rows = [
        {"period": period_label(period, t), "label": name_of(code, by, t), "order": codes.index(code), "n": int(n)}
        for period, code, n in prepared[["period", by, "n"]].itertuples(index=False)
        if n
    ]
    labels, colours = [name_of(code, by, t) for code in codes], [colour_of(code, by, LIGHT) for code in codes]
    bars = (
        alt.Chart(paper.inline(rows))
        .mark_bar(stroke=LIGHT.background, strokeWidth=0.4)
        .encode(_drawn_x(prepared, t), _drawn_y(prepared, t), paper.colours(labels, colours), alt.Order("order:Q"))
    )
    return paper.page_wide(bars, *_drawn_signings(prepared, t), height_px=_DRAWN_HEIGHT_PX)


def _drawn_x(prepared: pd.DataFrame, t: Translator) -> alt.X:
    every = [period_label(period, t) for period in dict.fromkeys(prepared["period"])]
    return alt.X("period:O", sort=None, title=None, axis=_drawn_axis(prepared), scale=alt.Scale(domain=every))


def _drawn_y(prepared: pd.DataFrame, t: Translator) -> alt.Y:
    axis = paper.whole_numbers(axis_title(prepared, t), float(totals(prepared).max()))
    return alt.Y("n:Q", axis=axis)


def _drawn_signings(prepared: pd.DataFrame, t: Translator) -> list[paper.Drawing]:
    signed, sums = signed_in(prepared), totals(prepared)
    if signed.empty:
        return []
    lift = 0.045 * float(sums.max())
    rows = [{"period": period_label(one, t), "n": float(sums[one]) + lift} for one in signed.index]
    marks = alt.Chart(paper.inline(rows)).mark_point(
        shape="diamond", filled=True, size=26, opacity=1, color=LIGHT.accent
    )
    return [marks.encode(_drawn_x(prepared, t), _drawn_y(prepared, t))]


def _drawn_axis(prepared: pd.DataFrame) -> alt.Axis:
    """Years level, every fifth of a long series; quarters and months slanted."""
    periods = list(dict.fromkeys(prepared["period"]))
    if not is_yearly(prepared):
        return alt.Axis(ticks=False, labelAngle=-40, labelOverlap="parity")
    every = periods if len(periods) <= 16 else [period for period in periods if int(period) % 5 == 0]
    return alt.Axis(ticks=False, labelAngle=0, values=every)
