"""The print edition of the map: Equal Earth, Hanoi near the middle, names that do not overlap."""

import json
import math
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final

import altair as alt
import pandas as pd

from atlas.charts import basemap as basemaps
from atlas.charts import typeface, words
from atlas.charts.basemap import Basemap, GeoJson
from atlas.charts.palette import LIGHT
from atlas.charts.partner_map.placement import Label, Spot, place
from atlas.charts.partner_map.prepared import radii
from atlas.charts.partner_map.projection import EqualEarth
from atlas.charts.partner_map.screen import HANOI_LAT, HANOI_LON, ColourBy, circle_colours, legend, spot_label
from atlas.charts.printing import DRAWING_WIDTH_PX
from atlas.i18n import Translator

# The Atlantic is where the world is cut: at 30 degrees west no partner's land is split.
WORLD: Final = EqualEarth(width_px=DRAWING_WIDTH_PX, centre_lon=150, north_lat=80, south_lat=-56)
LABELS_MAX: Final = 26
LARGEST_PX: Final = 12
Layer = alt.Chart | alt.LayerChart | alt.FacetChart
_LEGEND_HEIGHT_PX: Final = 24
_SIZES: Final = (1, 5, 20, 100, 500)


def drawing(
    prepared: pd.DataFrame, t: Translator, basemap: Basemap | None = None, *, colour_by: ColourBy = "partner_kind"
) -> alt.TopLevelMixin:
    """The map as a chart for printing.render."""
    ground = basemap or basemaps.load()
    sized = prepared.assign(
        radius=radii(prepared, largest_px=LARGEST_PX, smallest_px=1.8, band_px=1.8),
        colour=circle_colours(prepared, LIGHT, colour_by),
    ).sort_values(["spot_n", "area_n"], ascending=False, kind="stable")
    layers = [
        *_ground(ground),
        _lines(sized),
        _circles(sized),
        _circle_marks([_hanoi()], stroke_px=1.2),
        _texts(_names(sized, t)),
        *_overlay(ground.overlay, t),
        *_legend(prepared, sized, t, colour_by),
    ]
    return alt.layer(*layers).properties(width=DRAWING_WIDTH_PX, height=WORLD.height_px + _LEGEND_HEIGHT_PX)


def _ground(ground: Basemap) -> list[alt.Chart]:
    projection = WORLD.vega()
    land_text, borders_text = _ground_texts(ground)
    land = alt.Chart(_as_text(land_text)).mark_geoshape(fill=LIGHT.land, stroke=LIGHT.land, strokeWidth=0.4)
    borders = alt.Chart(_as_text(borders_text)).mark_geoshape(filled=False, stroke=LIGHT.border, strokeWidth=0.5)
    return [one.project(**projection) for one in (land, borders)]


@lru_cache(maxsize=4)
def _ground_texts(ground: Basemap) -> tuple[str, str]:
    return json.dumps(basemaps.rewound(ground.land)), json.dumps(ground.borders)


def _as_text(text: str) -> alt.InlineData:
    """GeoJSON as one string: altair would walk through every coordinate of a list, several times."""
    return alt.InlineData(values=text, format=alt.JsonDataFormat(type="json", property="features"))


def _lines(sized: pd.DataFrame) -> alt.Chart:
    spots = sized.drop_duplicates("spot")
    features = [_line(float(row["lon"]), float(row["lat"]), int(row["spot_n"])) for _, row in spots.iterrows()]
    lines: alt.Chart = (
        alt.Chart(_inline(features))
        .mark_geoshape(filled=False, stroke=LIGHT.accent, strokeOpacity=0.32)
        .encode(strokeWidth=alt.StrokeWidth("properties.width:Q", scale=None))
        .project(type="identity", scale=1, translate=[0, 0])
    )
    return lines


def _line(lon: float, lat: float, n: int) -> GeoJson:
    (x1, y1), (x2, y2) = WORLD.point(HANOI_LON, HANOI_LAT), WORLD.point(lon, lat)
    bow = 0.16 * math.dist((x1, y1), (x2, y2))
    steps = [step / 14 for step in range(15)]
    points = [[x1 + (x2 - x1) * s, y1 + (y2 - y1) * s - 4 * bow * s * (1 - s)] for s in steps]
    geometry = {"type": "LineString", "coordinates": [[round(x, 1), round(y, 1)] for x, y in points]}
    return {"type": "Feature", "properties": {"width": 0.35 + 0.12 * math.sqrt(n)}, "geometry": geometry}


def _circles(sized: pd.DataFrame) -> alt.Chart:
    marks = []
    for lon, lat, radius, colour in sized[["lon", "lat", "radius", "colour"]].itertuples(index=False):
        x, y = WORLD.point(lon, lat)
        marks.append({"x": x, "y": y, "size": math.pi * radius**2, "colour": colour})
    return _circle_marks(marks, stroke_px=0.5)


def _hanoi() -> dict[str, Any]:
    x, y = WORLD.point(HANOI_LON, HANOI_LAT)
    return {"x": x, "y": y, "size": 48, "colour": LIGHT.accent}


def _circle_marks(marks: list[dict[str, Any]], stroke_px: float) -> alt.Chart:
    base = alt.Chart(_inline(marks)).mark_circle(opacity=0.92, stroke=LIGHT.background, strokeWidth=stroke_px)
    drawn: alt.Chart = base.encode(
        _pixel(alt.X, "x"), _pixel(alt.Y, "y"), _pixel(alt.Size, "size"), alt.Color("colour:N", scale=None)
    )
    return drawn


def _names(sized: pd.DataFrame, t: Translator) -> list[Label]:
    """Hanoi first, then the busiest places."""
    x, y = WORLD.point(HANOI_LON, HANOI_LAT)
    hanoi = Spot(x, y, 4, t("Hanoi"), size_px=10, weight=700)
    spots = [_spot(spot, t) for _, spot in sized.groupby("spot", sort=False)]
    # Circles of a single dealing may lie under a name; larger ones may not.
    obstacles = [hanoi, *(one for one in spots if one.radius > 2.8)]
    return place([hanoi, *spots], obstacles, WORLD.width_px, WORLD.height_px, LABELS_MAX)


def _spot(spot: pd.DataFrame, t: Translator) -> Spot:
    x, y = WORLD.point(float(spot["lon"].iloc[0]), float(spot["lat"].iloc[0]))
    return Spot(x, y, float(spot["radius"].max()), words.short(spot_label(spot, t), 30))


def _texts(labels: list[Label], colour: str = LIGHT.text) -> Layer:
    """Each name twice: a paper-coloured halo below, the ink above."""
    rows = [{"x": one.x, "y": one.y, "text": one.text, "size": one.size_px, "weight": one.weight} for one in labels]
    base = alt.Chart(_inline(rows)).encode(
        _pixel(alt.X, "x"), _pixel(alt.Y, "y"), alt.Text("text:N"), _pixel(alt.Size, "size")
    )
    style: dict[str, Any] = {"align": "left", "baseline": "middle", "fontWeight": 500}
    halo = base.mark_text(**style, stroke=LIGHT.background, strokeWidth=2.2, strokeJoin="round", color="#FFFFFF")
    return alt.layer(halo, base.mark_text(**style, color=colour))


def _overlay(overlay: GeoJson, t: Translator) -> Iterator[Layer]:
    """The deployment's own features, above everything; their names are never left out."""
    if not overlay["features"]:
        return
    yield (
        alt.Chart(_inline(basemaps.rewound(overlay)["features"]))
        .mark_geoshape(fill=LIGHT.land, stroke=LIGHT.muted, strokeWidth=0.8)
        .project(**WORLD.vega(), pointRadius=1.4)
    )
    named = [(basemaps.label(one, t.language), basemaps.anchor(one)) for one in overlay["features"]]
    points = [(text, WORLD.point(*position)) for text, position in named if text]
    yield _texts([Label(text, x + 4, y, 7.5, 400) for text, (x, y) in points], LIGHT.muted)


def _legend(prepared: pd.DataFrame, sized: pd.DataFrame, t: Translator, colour_by: ColourBy) -> Iterator[Any]:
    """Below the map: what the colours mean, then how large a circle is for how many engagements."""
    marks: list[dict[str, Any]] = []
    labels: list[Label] = []
    x, y = 0.0, WORLD.height_px + 13
    for item in legend(prepared, t, LIGHT, colour_by=colour_by):
        marks.append({"x": x + 4, "y": y, "size": 50, "colour": item.colour})
        labels.append(Label(item.label, x + 11, y, 8.5, 400))
        x += 22 + typeface.width_px(item.label, 8.5)
    for text, radius in _size_steps(sized, t):
        x += radius + 4
        marks.append({"x": x, "y": y, "size": math.pi * radius**2, "colour": LIGHT.neutral})
        labels.append(Label(text, x + radius + 3, y, 8.5, 400))
        x += radius + 9 + typeface.width_px(text, 8.5)
    if marks:
        yield _circle_marks(marks, stroke_px=0)
        yield _texts(labels)


def _size_steps(sized: pd.DataFrame, t: Translator) -> list[tuple[str, float]]:
    """The words and the radius in pixels of three sizes at most that the map could hold."""
    if sized.empty:
        return []
    most = int(sized["spot_n"].max())
    scale = LARGEST_PX / max(16.0, float(most)) ** 0.5
    steps = [n for n in _SIZES if n <= most][-3:]
    texts = [t.number(n) for n in steps[:-1]] + [words.engagements(t, steps[-1])]
    return [(text, max(1.8, scale * n**0.5)) for text, n in zip(texts, steps, strict=True)]


def _pixel(channel: Any, field: str) -> Any:
    """A channel whose values are pixels already."""
    options = {} if channel is alt.Size else {"axis": None}
    legend_off = {"legend": None} if channel is alt.Size else {}
    return channel(f"{field}:Q", scale=None, **options, **legend_off)


def _inline(values: list[Any]) -> alt.InlineData:
    return alt.InlineData(values=values)
