"""The screen edition of the timeline: stacked bars of which the reader may choose a range."""

from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from atlas.charts import screen
from atlas.charts.palette import Theme
from atlas.charts.timeline.naming import axis_title, colour_of, name_of, period_label
from atlas.charts.timeline.prepared import is_yearly, signed_in, stacked, stacked_by, totals
from atlas.i18n import Translator

HEIGHT_PX: Final = 430
LEGEND_PX: Final = 124


def figure(prepared: pd.DataFrame, t: Translator, theme: Theme, *, brush: bool = False) -> go.Figure:
    """Stacked bars, with a mark for the agreements signed; a bar's customdata is [period, code].

    brush: the reader may choose a range of periods by dragging across them.
    """
    if prepared.empty:
        return screen.nothing(t, theme)
    sums = totals(prepared)
    traces = [_trace(code, of_code, sums, t, theme) for code, of_code in stacked(prepared)]
    layout = {
        "height": HEIGHT_PX,
        "barmode": "stack",
        # Below the plot whatever lines it needs: at the foot of the picture, with room kept for it.
        "legend": {**screen.legend_below(), "yref": "container", "y": 0, "yanchor": "bottom"},
        "margin": {"l": screen.beside_counts(float(sums.max()), t), "r": 12, "t": 8, "b": LEGEND_PX},
        "xaxis": {"fixedrange": True, "showgrid": False, **_x_axis(prepared, t)},
        "yaxis": {**screen.count_axis(axis_title(prepared, t), float(sums.max())), "automargin": False},
        **({"dragmode": "select", "selectdirection": "h"} if brush else {}),
    }
    return screen.chart([*traces, *_signings(prepared, sums, t, theme)], layout, t, theme)


def _trace(code: str, of_code: pd.DataFrame, totals: pd.Series, t: Translator, theme: Theme) -> dict[str, Any]:
    by = stacked_by(of_code)
    name = name_of(code, by, t)
    drawn = of_code[of_code["n"] > 0]
    periods, numbers = list(drawn["period"]), [int(n) for n in drawn["n"]]
    return {
        "type": "bar",
        "name": name,
        "x": _positions(periods, of_code, t),
        "y": numbers,
        "customdata": [[period, code] for period in periods],
        "marker": {"color": colour_of(code, by, theme), "line": {"color": theme.background, "width": 0.6}},
        "hovertext": [
            screen.hover(period_label(period, t), f"{name}: {t.number(n)}", _of_all(int(totals[period]), t))
            for period, n in zip(periods, numbers, strict=True)
        ],
        "hoverinfo": "text",
    }


def _positions(periods: list[str], prepared: pd.DataFrame, t: Translator) -> list[Any]:
    if is_yearly(prepared):
        return [int(period) for period in periods]
    return [period_label(period, t) for period in periods]


def _signings(prepared: pd.DataFrame, totals: pd.Series, t: Translator, theme: Theme) -> list[dict[str, Any]]:
    """A diamond above each bar in which agreements were signed, with their number when pointed at."""
    signed = signed_in(prepared)
    if signed.empty:
        return []
    lift = 0.045 * float(totals.max())
    texts = (t.plural("{n} agreement signed", "{n} agreements signed", int(n)) for n in signed)
    mark = {
        "type": "scatter",
        "mode": "markers",
        "name": t("Agreements signed"),
        "x": _positions(list(signed.index), prepared, t),
        "y": [float(totals[period]) + lift for period in signed.index],
        "customdata": [[period, ""] for period in signed.index],
        # Slim: on a phone a year is eight pixels wide, and marks side by side would run into each other.
        "marker": {"symbol": "diamond-tall", "size": 7, "color": theme.accent},
        "hovertext": [screen.hover(period_label(p, t), text) for p, text in zip(signed.index, texts, strict=True)],
        "hoverinfo": "text",
    }
    return [mark]


def _of_all(total: int, t: Translator) -> str:
    return t("All: {n}", n=t.number(total))


def _x_axis(prepared: pd.DataFrame, t: Translator) -> dict[str, Any]:
    """The axis from the first period to the last, those without an engagement included."""
    periods = list(dict.fromkeys(prepared["period"]))
    if not is_yearly(prepared):
        labels = [period_label(period, t) for period in periods]
        order = {"categoryorder": "array", "categoryarray": labels}
        return {"type": "category", **order, "range": [-0.5, len(labels) - 0.5]}
    ends = [int(periods[0]) - 0.6, int(periods[-1]) + 0.6]
    return {"type": "linear", "tickformat": "d", "range": ends, **({"dtick": 1} if len(periods) <= 10 else {})}
