"""The print edition of the map of countries: the world on Equal Earth, an equal-area projection."""

import json
from typing import Final

import altair as alt
import pandas as pd

from atlas.charts import basemap as basemaps
from atlas.charts import typeface
from atlas.charts.basemap import Basemap
from atlas.charts.country_map import shapes
from atlas.charts.country_map.classes import class_of, legend
from atlas.charts.palette import LIGHT
from atlas.charts.paper import Drawing
from atlas.charts.partner_map import marks
from atlas.charts.partner_map.mercator import HANOI_LAT, HANOI_LON
from atlas.charts.partner_map.placement import Label
from atlas.charts.partner_map.printed import WORLD, ground_texts
from atlas.charts.printing import DRAWING_WIDTH_PX
from atlas.i18n import Translator

_LEGEND_HEIGHT_PX: Final = 28
_TEXT_PX: Final = 8.5


def drawing(prepared: pd.DataFrame, t: Translator, basemap: Basemap | None = None) -> Drawing:
    """The map as a chart for printing.render."""
    ground = basemap or basemaps.load()
    land, borders, overlay = ground_texts(ground)
    layers: list[Drawing] = [marks.shapes(land, WORLD, fill=LIGHT.land, stroke=LIGHT.land, strokeWidth=0.4)]
    for step, text in _outlines(prepared, ground):
        layers.append(marks.shapes(text, WORLD, fill=LIGHT.ramp[step], stroke=LIGHT.ramp[step], strokeWidth=0.3))
    layers.append(marks.shapes(borders, WORLD, filled=False, stroke=LIGHT.border, strokeWidth=0.5))
    hanoi = marks.hanoi_spot(WORLD, HANOI_LON, HANOI_LAT, t("Hanoi"))
    layers.append(marks.circles([marks.disc(hanoi.x, hanoi.y, 3, LIGHT.accent)], stroke_px=1))
    if ground.overlay["features"]:
        layers.append(
            marks.shapes(overlay, WORLD, pointRadius=1.4, fill=LIGHT.land, stroke=LIGHT.muted, strokeWidth=0.8)
        )
    layers += _legend(prepared, t)
    return alt.layer(*layers).properties(width=DRAWING_WIDTH_PX, height=WORLD.bottom + _LEGEND_HEIGHT_PX)


def _outlines(prepared: pd.DataFrame, ground: Basemap) -> list[tuple[int, str]]:
    """Class and outlines, as GeoJSON text, of the countries of each class."""
    known = shapes.by_code(ground)
    by_class: dict[int, list[basemaps.GeoJson]] = {}
    for code, n in zip(prepared["country_code"], prepared["n"], strict=True):
        if code in known:
            by_class.setdefault(class_of(int(n)), []).append(known[code])
    collections = {step: {"type": "FeatureCollection", "features": found} for step, found in by_class.items()}
    return [(step, json.dumps(basemaps.rewound(one))) for step, one in sorted(collections.items())]


def _legend(prepared: pd.DataFrame, t: Translator) -> list[Drawing]:
    discs, labels, x, y = [], [], 0.0, WORLD.bottom + 16
    for item in legend(prepared, t, LIGHT):
        discs.append(marks.disc(x + 4, y, 4, item.colour))
        labels.append(Label(item.label, x + 11, y, _TEXT_PX, 400))
        x += 22 + typeface.width_px(item.label, _TEXT_PX)
    return [marks.circles(discs, stroke_px=0), marks.names(labels)] if discs else []
