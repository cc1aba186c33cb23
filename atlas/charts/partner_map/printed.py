"""The print edition of the map: the world on Equal Earth, and below it the crowded parts enlarged."""

import json
import math
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Final

import altair as alt
import pandas as pd

from atlas.charts import basemap as basemaps
from atlas.charts import typeface, words
from atlas.charts.basemap import Basemap
from atlas.charts.palette import LIGHT
from atlas.charts.paper import Drawing
from atlas.charts.partner_map import marks
from atlas.charts.partner_map.colours import ColourBy, circle_colours, legend
from atlas.charts.partner_map.labels import Place, places
from atlas.charts.partner_map.mercator import HANOI_LAT, HANOI_LON
from atlas.charts.partner_map.placement import Box, Label, Spot, place
from atlas.charts.partner_map.prepared import radii
from atlas.charts.partner_map.projection import View, world
from atlas.charts.printing import DRAWING_WIDTH_PX
from atlas.i18n import Translator

# The Atlantic is where the world is cut: at 30 degrees west no partner's land is split.
WORLD: Final = world(DRAWING_WIDTH_PX, centre_lon=150, north_lat=78, south_lat=-56)
_GAP_PX: Final = 9
_PANEL_WIDTH_PX: Final = (DRAWING_WIDTH_PX - _GAP_PX) / 2
_PANEL_HEIGHT_PX: Final = 190
EUROPE: Final = View(0, WORLD.bottom + 4, _PANEL_WIDTH_PX, _PANEL_HEIGHT_PX, 14, 62, 35)
EAST_ASIA: Final = View(_PANEL_WIDTH_PX + _GAP_PX, WORLD.bottom + 4, _PANEL_WIDTH_PX, _PANEL_HEIGHT_PX, 117, 44, -10)
# Fewer places than this are legible on the world map.
PANEL_SPOTS_MIN: Final = 12
LARGEST_PX: Final = 12.0
SMALLEST_PX: Final = 1.8
_LEGEND_HEIGHT_PX: Final = 28
_LEGEND_TEXT_PX: Final = 8.5
_SIZES: Final = (1, 5, 20, 100, 500)


def drawing(
    prepared: pd.DataFrame, t: Translator, basemap: Basemap | None = None, *, colour_by: ColourBy = "partner_kind"
) -> Drawing:
    """The map as a chart for printing.render; Europe and East Asia are enlarged when they are crowded."""
    ground = basemap or basemaps.load()
    sized = prepared.assign(
        # Nothing is pointed at on paper: a band needs no least width.
        radius=radii(prepared, LARGEST_PX, SMALLEST_PX, band_px=0.5),
        colour=circle_colours(prepared, LIGHT, colour_by),
    ).sort_values(["spot_n", "area_n"], ascending=False, kind="stable")
    panels = _crowded(sized, t)
    bottom = EUROPE.bottom if panels else WORLD.bottom
    layers: list[Drawing] = [*_window(sized, WORLD, t, ground, labels_max=20 if panels else 30)]
    for view, name in panels:
        layers += [marks.paper_box(view), *_window(sized, view, t, ground, labels_max=40, title=name)]
    layers += _legend(prepared, sized, t, colour_by, bottom)
    return alt.layer(*layers).properties(width=DRAWING_WIDTH_PX, height=bottom + _LEGEND_HEIGHT_PX)


def _crowded(sized: pd.DataFrame, t: Translator) -> list[tuple[View, str]]:
    """The parts of the world to enlarge, with their names; a single one stands in the middle."""
    named = ((EUROPE, t("Europe")), (EAST_ASIA, t("East and South-East Asia")))
    found = [(view, name) for view, name in named if _spots_in(sized, view) >= PANEL_SPOTS_MIN]
    middle = (DRAWING_WIDTH_PX - _PANEL_WIDTH_PX) / 2
    return found if len(found) > 1 else [(replace(view, left=middle), name) for view, name in found]


def _spots_in(sized: pd.DataFrame, view: View) -> int:
    spots = sized.drop_duplicates("spot")
    return sum(view.shows(lon, lat) for lon, lat in zip(spots["lon"], spots["lat"], strict=True))


def _window(
    sized: pd.DataFrame, view: View, t: Translator, ground: Basemap, labels_max: int, title: str = ""
) -> Iterator[Drawing]:
    """Land, lines, circles, names and overlay of one view, and its title in the corner."""
    inside = [view.shows(lon, lat) for lon, lat in zip(sized["lon"], sized["lat"], strict=True)]
    seen = sized[pd.Series(inside, index=sized.index, dtype="bool")]
    land, borders, overlay = ground_texts(ground)
    yield marks.shapes(land, view, fill=LIGHT.land, stroke=LIGHT.land, strokeWidth=0.4)
    yield marks.shapes(borders, view, filled=False, stroke=LIGHT.border, strokeWidth=0.5)
    spots = places(seen, t)
    if view is WORLD:
        yield marks.lines([_line(one, view) for one in spots], view)
    yield marks.circles([_disc(row, view) for row in seen.to_dict("records")], stroke_px=0.35)
    hanoi = marks.hanoi_spot(view, HANOI_LON, HANOI_LAT, t("Hanoi"))
    if view.shows(HANOI_LON, HANOI_LAT):
        yield marks.circles([marks.disc(hanoi.x, hanoi.y, hanoi.radius, LIGHT.accent)], stroke_px=1.2)
    fixed = [*_overlay_names(ground, view, t), *([Label(title, view.left + 6, view.top + 10, 9, 600)] if title else [])]
    yield marks.names(_names(spots, view, hanoi, labels_max, [one.box() for one in fixed]))
    if ground.overlay["features"]:
        yield marks.shapes(overlay, view, pointRadius=1.4, fill=LIGHT.land, stroke=LIGHT.muted, strokeWidth=0.8)
    yield marks.names(fixed, LIGHT.muted)


@lru_cache(maxsize=4)
def ground_texts(ground: Basemap) -> tuple[str, str, str]:
    """Land, borders and overlay as GeoJSON texts, wound as spherical drawing wants them."""
    rewound = (basemaps.rewound(one) for one in (ground.land, ground.borders, ground.overlay))
    land, borders, overlay = (json.dumps(one) for one in rewound)
    return land, borders, overlay


def _line(place: Place, view: View) -> basemaps.GeoJson:
    end = view.point(place.lon, place.lat)
    return marks.curve(view.point(HANOI_LON, HANOI_LAT), end, 0.35 + 0.12 * math.sqrt(place.n))


def _disc(row: words.Row, view: View) -> dict[str, object]:
    x, y = view.point(float(row["lon"]), float(row["lat"]))
    return marks.disc(x, y, float(row["radius"]), row["colour"])


def _names(seen: list[Place], view: View, hanoi: Spot, labels_max: int, reserved: list[Box]) -> list[Label]:
    """Hanoi first, then the busiest places. Circles of a single dealing may lie under a name, larger ones not."""
    spots = [Spot(*view.point(one.lon, one.lat), one.radius, one.name) for one in seen]
    if view.shows(HANOI_LON, HANOI_LAT):
        spots.insert(0, hanoi)
    obstacles = [one for one in spots if one.radius > SMALLEST_PX + 1]
    bounds = Box(view.left, view.top, view.right, view.bottom)
    return place(spots, obstacles, bounds, labels_max, reserved)


def _overlay_names(ground: Basemap, view: View, t: Translator) -> list[Label]:
    """Names of the deployment's own features; they are never left out."""
    named = [(basemaps.label(one, t.language), basemaps.anchor(one)) for one in ground.overlay["features"]]
    points = [(text, view.point(lon, lat)) for text, (lon, lat) in named if text and view.shows(lon, lat)]
    return [Label(text, x + 4, y, 7.5, 400) for text, (x, y) in points]


def _legend(
    prepared: pd.DataFrame, sized: pd.DataFrame, t: Translator, colour_by: ColourBy, bottom: float
) -> list[Drawing]:
    """What the colours mean, then how large a circle is for how many engagements."""
    discs, labels = [], []
    x, y = 0.0, bottom + 16
    for item in legend(prepared, t, LIGHT, colour_by=colour_by):
        discs.append(marks.disc(x + 4, y, 4, item.colour))
        labels.append(Label(item.label, x + 11, y, _LEGEND_TEXT_PX, 400))
        x += 22 + typeface.width_px(item.label, _LEGEND_TEXT_PX)
    for text, radius in _size_steps(sized, t):
        x += radius + 4
        discs.append(marks.disc(x, y, radius, LIGHT.neutral))
        labels.append(Label(text, x + radius + 3, y, _LEGEND_TEXT_PX, 400))
        x += radius + 9 + typeface.width_px(text, _LEGEND_TEXT_PX)
    return [marks.circles(discs, stroke_px=0), marks.names(labels)] if discs else []


def _size_steps(sized: pd.DataFrame, t: Translator) -> list[tuple[str, float]]:
    """The words and the radius in pixels of three sizes at most that the map could hold."""
    if sized.empty:
        return []
    most = int(sized["spot_n"].max())
    scale = LARGEST_PX / max(16.0, float(most)) ** 0.5
    steps = [n for n in _SIZES if n <= most][-3:]
    texts = [t.number(n) for n in steps[:-1]] + [words.engagements(t, steps[-1])]
    return [(text, max(SMALLEST_PX, scale * n**0.5)) for text, n in zip(texts, steps, strict=True)]
