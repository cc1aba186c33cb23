"""A small globe that shows where a partner is: Hanoi, the partner, the shortest way between. Makes no request."""

import json
import math
from functools import lru_cache
from typing import Any, Final

import altair as alt

from atlas.charts import basemap as basemaps
from atlas.charts import palette, typeface
from atlas.charts.basemap import Basemap
from atlas.charts.palette import LIGHT, Theme
from atlas.charts.paper import Drawing
from atlas.charts.partner_map.mercator import HANOI_LAT, HANOI_LON
from atlas.report.brief.picture import draw

SIZE_PX: Final = 150
_RADIUS: Final = SIZE_PX / 2 - 2
_SEA: Final = {"light": "#F2F5F7", "dark": "#1C222B"}
_EARTH_KM: Final = 6371
_LINES_MAX: Final = 3
_NAME_PX: Final = 10
_LINE_PX: Final = 1.15 * _NAME_PX


@lru_cache(maxsize=32)
def svg(lat: float, lon: float, name: str, hanoi: str, ground: Basemap, mode: str = LIGHT.mode) -> bytes:
    """The globe turned so that both places lie on its front, each with its name. lat and lon in degrees."""
    theme = palette.theme(mode)
    middle = _middle(lat, lon)
    land, borders = _ground_texts(ground)
    layers: list[Drawing] = [
        _shape({"type": "Sphere"}, middle, fill=_SEA[theme.mode], stroke=theme.rule),
        _text(land, middle, fill=theme.land, stroke=theme.neutral, strokeWidth=0.25),
        _text(borders, middle, filled=False, stroke=theme.border, strokeWidth=0.4),
        *_overlay(ground, middle, theme),
        _shape(_way(lat, lon), middle, filled=False, stroke=theme.accent, strokeWidth=1.4),
        _places([(HANOI_LON, HANOI_LAT, hanoi), (lon, lat, name)], middle, theme),
    ]
    return draw(alt.layer(*layers).properties(width=SIZE_PX, height=SIZE_PX))


def distance_km(lat: float, lon: float) -> float:
    """The length of the shortest way from Hanoi, in kilometres. lat and lon in degrees."""
    cosine = sum(a * b for a, b in zip(_vector(HANOI_LON, HANOI_LAT), _vector(lon, lat), strict=True))
    return _EARTH_KM * math.acos(max(-1.0, min(1.0, cosine)))


@lru_cache(maxsize=4)
def _ground_texts(ground: Basemap) -> tuple[str, str]:
    return json.dumps(basemaps.rewound(ground.land)), json.dumps(ground.borders)


def _project(middle: tuple[float, float]) -> dict[str, Any]:
    lon, lat = middle
    return {
        "type": "orthographic",
        "rotate": [-lon, -lat, 0],
        "scale": _RADIUS,
        "translate": [SIZE_PX / 2, SIZE_PX / 2],
        "clipAngle": 90,
    }


def _shape(geometry: dict[str, Any], middle: tuple[float, float], **style: Any) -> alt.Chart:
    drawn: alt.Chart = alt.Chart(alt.InlineData(values=[geometry])).mark_geoshape(**style).project(**_project(middle))
    return drawn


def _text(features: str, middle: tuple[float, float], **style: Any) -> alt.Chart:
    data = alt.InlineData(values=features, format=alt.JsonDataFormat(type="json", property="features"))
    drawn: alt.Chart = alt.Chart(data).mark_geoshape(**style).project(**_project(middle))
    return drawn


def _overlay(ground: Basemap, middle: tuple[float, float], theme: Theme) -> list[alt.Chart]:
    """The deployment's own features: they belong on every map that it shows."""
    if not ground.overlay["features"]:
        return []
    features = json.dumps(basemaps.rewound(ground.overlay))
    return [_text(features, middle, fill=theme.land, stroke=theme.muted, strokeWidth=0.6)]


def _way(lat: float, lon: float) -> dict[str, Any]:
    line = {"type": "LineString", "coordinates": [[HANOI_LON, HANOI_LAT], [lon, lat]]}
    return {"type": "Feature", "properties": {}, "geometry": line}


def _places(places: list[tuple[float, float, str]], middle: tuple[float, float], theme: Theme) -> Drawing:
    """A dot a place; its name, in lines, to the right or the left of it, wherever there is more room, with a halo."""
    rows, colours = [], (theme.accent, theme.directions["outgoing"])
    for number, (lon, lat, name) in enumerate(places):
        x, y = _on_globe(lon, lat, middle)
        lines = _lines(name)
        width = max(typeface.width_px(line, _NAME_PX, 600) for line in lines)
        left = x + 5 if x + 5 + width <= SIZE_PX else max(0.0, x - 5 - width)
        named = {"name": "\n".join(lines), "height": len(lines) * _LINE_PX}
        rows.append({"x": x, "y": y, "left": left, "colour": colours[min(number, 1)], **named})
    _keep_apart(rows)
    base = alt.Chart(alt.InlineData(values=rows))
    at_y = alt.Y("y:Q", scale=None, axis=None)
    dots = base.mark_circle(opacity=1, size=42, stroke=theme.background, strokeWidth=1).encode(
        alt.X("x:Q", scale=None, axis=None), at_y, alt.Color("colour:N", scale=None)
    )
    at_left, at_name = alt.X("left:Q", scale=None, axis=None), alt.Y("name_y:Q", scale=None, axis=None)
    words = base.encode(at_left, at_name, alt.Text("name:N"))
    style: dict[str, Any] = {"align": "left", "baseline": "middle", "fontSize": _NAME_PX, "fontWeight": 600}
    style |= {"lineBreak": "\n", "lineHeight": _LINE_PX}
    halo = words.mark_text(**style, color=theme.background, stroke=theme.background, strokeWidth=2.6)
    return alt.layer(dots, halo, words.mark_text(**style, color=theme.text))


def _lines(name: str) -> list[str]:
    """A name in a few short lines, an empty one in an empty line; what does not go into the last one is cut."""
    width_px = SIZE_PX * 0.55
    lines = typeface.wrap(name, width_px, _NAME_PX, 600) or [""]
    if len(lines) > _LINES_MAX:
        lines = [*lines[: _LINES_MAX - 1], " ".join(lines[_LINES_MAX - 1 :])]
    return [typeface.fit(line, width_px, _NAME_PX, 600) for line in lines]


def _keep_apart(rows: list[dict[str, Any]]) -> None:
    """Two names of near places stand one above the other; a name in lines is level with its place in its middle."""
    one, other = rows
    middles = [one["y"], other["y"]]
    gap = (one["height"] + other["height"]) / 2 + 0.1 * _NAME_PX - abs(one["y"] - other["y"])
    if gap > 0 and abs(one["left"] - other["left"]) < SIZE_PX * 0.55:
        shift = gap / 2 if one["y"] > other["y"] else -gap / 2
        middles = [one["y"] + shift, other["y"] - shift]
    for row, middle in zip(rows, middles, strict=True):
        row["name_y"] = middle - (row["height"] - _LINE_PX) / 2


def _middle(lat: float, lon: float) -> tuple[float, float]:
    """The longitude and latitude half way between Hanoi and the place, in degrees; Hanoi's antipode stays by Hanoi."""
    mean = [a + b for a, b in zip(_vector(HANOI_LON, HANOI_LAT), _vector(lon, lat), strict=True)]
    length = math.hypot(*mean)
    x, y, z = (part / length for part in mean) if length > 0.05 else _vector(HANOI_LON, HANOI_LAT)
    return math.degrees(math.atan2(y, x)), math.degrees(math.asin(max(-1.0, min(1.0, z))))


def _vector(lon: float, lat: float) -> tuple[float, float, float]:
    lam, phi = math.radians(lon), math.radians(lat)
    return math.cos(phi) * math.cos(lam), math.cos(phi) * math.sin(lam), math.sin(phi)


def _on_globe(lon: float, lat: float, middle: tuple[float, float]) -> tuple[float, float]:
    """x, y in pixels of a place on the front of the globe."""
    lam, phi, phi0 = math.radians(lon - middle[0]), math.radians(lat), math.radians(middle[1])
    x = math.cos(phi) * math.sin(lam)
    y = math.cos(phi0) * math.sin(phi) - math.sin(phi0) * math.cos(phi) * math.cos(lam)
    return SIZE_PX / 2 + _RADIUS * x, SIZE_PX / 2 - _RADIUS * y
