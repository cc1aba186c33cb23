"""The years with contacts as dots on a line: larger for more, red for a signing. One line high. Makes no request."""

import math
from functools import lru_cache
from typing import Any, Final

import altair as alt
import pandas as pd

from atlas.charts.palette import LIGHT
from atlas.i18n import Translator
from atlas.report.brief.picture import draw

WIDTH_PX: Final = 640
_HEIGHT_PX: Final = 20
_LABELS_MAX: Final = 12
YEARS_LEAST: Final = 2
_CODES: Final = ("visit_abroad", "agreement_signed")


def svg(prepared: pd.DataFrame, t: Translator) -> bytes | None:
    """The strip of partners_by_year.frame for one partner; None for fewer than two years."""
    if len(prepared) < YEARS_LEAST:
        return None
    years = tuple(
        (int(year), int(n), bool(signings))
        for year, n, signings in prepared[["year", "n", "signed"]].itertuples(index=False)
    )
    return _drawn(years, t("Engagements (larger: more)"), t("with an agreement signed"))


# A brief is set again and again until it fits on its page; its pictures stay the same.
@lru_cache(maxsize=32)
def _drawn(found: tuple[tuple[int, int, bool], ...], met: str, signed: str) -> bytes:
    """The strip of years, each with its number of engagements and whether an agreement was signed."""
    rows = [
        {"year": year, "size": 34 * math.sqrt(n) ** 1.2, "label": signed if signings else met}
        for year, n, signings in found
    ]
    first, last = rows[0]["year"], rows[-1]["year"]
    scale = alt.Scale(domain=[first - 0.5, last + 0.5], nice=False)
    axis = alt.Axis(title=None, format="d", tickMinStep=1, tickCount=min(_LABELS_MAX, last - first + 1), **_AXIS)
    years = alt.X("year:Q", scale=scale, axis=axis)
    line = alt.Chart(alt.InlineData(values=[{"a": first, "b": last}])).mark_rule(color=LIGHT.rule, strokeWidth=1.4)
    dots = alt.Chart(alt.InlineData(values=rows)).mark_circle(opacity=1, stroke=LIGHT.background, strokeWidth=0.6)
    colours = alt.Scale(
        domain=[met, signed], range=[LIGHT.event_types["visit_abroad"], LIGHT.event_types["agreement_signed"]]
    )
    legend = alt.Legend(orient="bottom", title=None, labelFontSize=9, symbolSize=40, labelLimit=320, offset=4)
    drawn = alt.layer(
        line.encode(alt.X("a:Q", scale=scale, axis=axis), alt.X2("b")),
        dots.encode(years, alt.Size("size:Q", scale=None), alt.Color("label:N", scale=colours, legend=legend)),
    )
    fitted = alt.AutoSizeParams(type="fit-x", contains="padding")
    return draw(drawn.properties(width=WIDTH_PX, height=_HEIGHT_PX, autosize=fitted))


_AXIS: Final[dict[str, Any]] = {
    "domain": False,
    "ticks": False,
    "grid": False,
    "labelColor": LIGHT.muted,
    "labelFontSize": 9,
    "labelPadding": 2,
}
