"""The marks of the printed map in pixels: circles, names, lines, boxes. Knows nothing of partners."""

import json
import math
from collections.abc import Sequence
from typing import Any

import altair as alt

from atlas.charts.basemap import GeoJson
from atlas.charts.palette import LIGHT
from atlas.charts.paper import Drawing
from atlas.charts.partner_map.placement import Label, Spot
from atlas.charts.partner_map.projection import View


def disc(x: float, y: float, radius: float, colour: str) -> dict[str, Any]:
    """One circle for `circles`."""
    return {"x": round(x, 2), "y": round(y, 2), "size": round(math.pi * radius**2, 2), "colour": colour}


def circles(discs: list[dict[str, Any]], stroke_px: float) -> alt.Chart:
    """Filled circles with a paper-coloured rim."""
    base = alt.Chart(_inline(discs)).mark_circle(opacity=1, stroke=LIGHT.background, strokeWidth=stroke_px)
    drawn: alt.Chart = base.encode(*_at(), _pixels(alt.Size, "size"), alt.Color("colour:N", scale=None))
    return drawn


def names(labels: Sequence[Label], colour: str = LIGHT.text) -> Drawing:
    """Each name twice: a paper-coloured halo below, the ink above."""
    rows = [
        {"x": round(one.x, 2), "y": round(one.y, 2), "text": one.text, "size": one.size_px, "weight": one.weight}
        for one in labels
    ]
    base = alt.Chart(_inline(rows)).encode(*_at(), alt.Text("text:N"), _pixels(alt.Size, "size"))
    style: dict[str, Any] = {"align": "left", "baseline": "middle", "fontWeight": 500}
    halo = base.mark_text(**style, stroke=LIGHT.background, strokeWidth=2.2, strokeJoin="round", color=LIGHT.background)
    return alt.layer(halo, base.mark_text(**style, color=colour))


def curve(start: tuple[float, float], end: tuple[float, float], width_px: float) -> GeoJson:
    """A line between two points that bows upwards, as a feature in pixels."""
    (x1, y1), (x2, y2) = start, end
    bow = 0.16 * math.dist(start, end)
    steps = [step / 14 for step in range(15)]
    points = [[round(x1 + (x2 - x1) * s, 1), round(y1 + (y2 - y1) * s - 4 * bow * s * (1 - s), 1)] for s in steps]
    geometry = {"type": "LineString", "coordinates": points}
    return {"type": "Feature", "properties": {"width": round(width_px, 2)}, "geometry": geometry}


def lines(curves: list[GeoJson], view: View) -> alt.Chart:
    """Thin lacquer lines, cut to the view by clipExtent alone: a second cut triples the time to paint."""
    # As one string, as in `shapes`.
    data = alt.InlineData(values=json.dumps(curves), format=alt.JsonDataFormat(type="json"))
    drawn: alt.Chart = (
        alt.Chart(data)
        .mark_geoshape(clip=False, filled=False, stroke=LIGHT.accent, strokeOpacity=0.3)
        .encode(strokeWidth=alt.StrokeWidth("properties.width:Q", scale=None))
        .project(type="identity", scale=1, translate=[0, 0], clipExtent=view.clip())
    )
    return drawn


def shapes(text: str, view: View, pointRadius: float = 0, **style: Any) -> alt.Chart:  # noqa: N803 vega's name
    """GeoJSON features, given as one string: altair would walk through every coordinate of a list, several times."""
    data = alt.InlineData(values=text, format=alt.JsonDataFormat(type="json", property="features"))
    size = {"pointRadius": pointRadius} if pointRadius else {}
    drawn: alt.Chart = alt.Chart(data).mark_geoshape(clip=False, **style).project(**view.vega(), **size)
    return drawn


def paper_box(view: View) -> alt.Chart:
    """The view's box as paper with a thin edge."""
    drawn: alt.Chart = alt.Chart(_inline([{}])).mark_rect(
        fill=LIGHT.background,
        stroke=LIGHT.rule,
        strokeWidth=0.8,
        x=view.left,
        x2=view.right,
        y=view.top,
        y2=view.bottom,
    )
    return drawn


def hanoi_spot(view: View, lon: float, lat: float, name: str) -> Spot:
    """Hanoi's own mark, which always has its name."""
    x, y = view.point(lon, lat)
    return Spot(x, y, 4, name, size_px=10, weight=700, always=True)


def _at() -> tuple[alt.X, alt.Y]:
    return alt.X("x:Q", scale=None, axis=None), alt.Y("y:Q", scale=None, axis=None)


def _pixels(channel: Any, field: str) -> Any:
    """A channel whose values are drawn as they are."""
    return channel(f"{field}:Q", scale=None, legend=None)


def _inline(values: list[Any]) -> alt.InlineData:
    return alt.InlineData(values=values)
