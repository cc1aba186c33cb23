"""What all print editions but the map share: an altair chart as wide as the page, in the house colours."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import altair as alt

from atlas.charts.palette import LIGHT
from atlas.charts.printing import DRAWING_WIDTH_PX
from atlas.i18n import Translator

Drawing = alt.Chart | alt.LayerChart | alt.FacetChart
LABEL_WIDTH_PX: Final = 218


def inline(rows: Sequence[Mapping[str, Any]]) -> alt.InlineData:
    """Rows as the chart's data."""
    return alt.InlineData(values=[dict(row) for row in rows])


def page_wide(*layers: Drawing, height_px: float) -> Drawing:
    """The layers as one chart whose axes, labels and legend fit the width of the page."""
    fitted = alt.AutoSizeParams(type="fit-x", contains="padding")
    return alt.layer(*layers).properties(width=DRAWING_WIDTH_PX, height=height_px, autosize=fitted)


def nothing(t: Translator) -> Drawing:
    """What stands in place of a chart that has nothing to show."""
    said = alt.Chart(inline([{"text": t("Nothing to show for this choice")}]))
    return page_wide(said.mark_text(fontSize=11, color=LIGHT.muted).encode(text="text:N"), height_px=90)


def colours(labels: Sequence[str], of: Sequence[str], symbol: str = "square") -> alt.Color:
    """A colour for each label, explained below the chart in the order given."""
    legend = alt.Legend(orient="bottom", direction="horizontal", columns=4, title=None, symbolType=symbol, offset=6)
    return alt.Color("label:N", scale=alt.Scale(domain=list(labels), range=list(of)), sort=list(labels), legend=legend)


def whole_numbers(title: str, largest: float) -> alt.Axis:
    """An axis of whole numbers; few numbers get no halves between them."""
    return alt.Axis(title=title, format=",d", tickMinStep=1, tickCount=min(6, max(1, int(largest))), domain=False)
