"""The layers of the moving map. Knows pixels and colours, not records."""

import math
from typing import Any, Final

import pydeck as pdk

from atlas.charts import basemap as basemaps
from atlas.charts import palette, typeface, words
from atlas.charts.basemap import Basemap
from atlas.charts.palette import Theme
from atlas.charts.partner_map.labels import LABEL_PX, LABEL_WEIGHT, Place
from atlas.charts.partner_map.mercator import HANOI_LAT, HANOI_LON, eastward, latitude, northing

PARTNERS_LAYER: Final = "partners"
_LINE_STEPS: Final = 16
_PIXELS: Final = pdk.types.String("pixels")
_COMMON: Final = pdk.types.String("common")


def ground_layers(ground: Basemap, theme: Theme) -> list[pdk.Layer]:
    """Land and borders, read by the browser from the page's own server."""
    land = pdk.Layer(
        "GeoJsonLayer",
        id="land",
        data=ground.land_source,
        stroked=False,
        filled=True,
        get_fill_color=palette.rgba(theme.land),
    )
    borders = pdk.Layer(
        "GeoJsonLayer",
        id="borders",
        data=ground.borders_source,
        stroked=True,
        filled=False,
        get_line_color=palette.rgba(theme.border),
        get_line_width=0.8,
        line_width_units=_PIXELS,
    )
    return [land, borders]


def lines_layer(places: list[Place], theme: Theme) -> pdk.Layer:
    """One line a place, bowed to the north; across the Pacific to the Americas."""
    return pdk.Layer(
        "PathLayer",
        id="lines",
        data=[_line(one) for one in places],
        get_path="path",
        get_color=palette.rgba(theme.accent, 0.28),
        get_width="width",
        width_units=_PIXELS,
        cap_rounded=True,
    )


def _line(place: Place) -> dict[str, Any]:
    """A curve in the plane of the map, so that it bows alike at every latitude."""
    start, end = (HANOI_LON, northing(HANOI_LAT)), (eastward(place.lon), northing(place.lat))
    bow = 0.16 * math.dist(start, end)
    steps = [step / _LINE_STEPS for step in range(_LINE_STEPS + 1)]
    path = [
        [
            round(start[0] + (end[0] - start[0]) * s, 2),
            round(latitude(start[1] + (end[1] - start[1]) * s + 4 * bow * s * (1 - s)), 2),
        ]
        for s in steps
    ]
    return {"path": path, "width": round(0.5 + 0.32 * math.sqrt(place.n), 2)}


def circle_layer(circles: list[dict[str, Any]], theme: Theme) -> pdk.Layer:
    """The partners; the last circle lies on top and is the one that is picked."""
    return pdk.Layer(
        "ScatterplotLayer",
        id=PARTNERS_LAYER,
        data=circles,
        pickable=True,
        auto_highlight=True,
        stroked=True,
        get_position="position",
        get_radius="radius",
        radius_units=_PIXELS,
        get_fill_color="colour",
        get_line_color=palette.rgba(theme.background),
        get_line_width=0.6,
        line_width_units=_PIXELS,
    )


def hanoi_layer(theme: Theme) -> pdk.Layer:
    """Hanoi's own mark."""
    return pdk.Layer(
        "ScatterplotLayer",
        id="hanoi",
        data=[{"position": [HANOI_LON, HANOI_LAT]}],
        stroked=True,
        get_position="position",
        get_radius=6,
        radius_units=_PIXELS,
        get_fill_color=palette.rgba(theme.accent),
        get_line_color=palette.rgba(theme.background),
        get_line_width=2,
        line_width_units=_PIXELS,
    )


def name_layers(
    first: list[dict[str, Any]], later: list[dict[str, Any]], theme: Theme, full_at_zoom: float
) -> list[pdk.Layer]:
    """Names of the first view, and names that grow out of nothing when zoomed in, full at full_at_zoom."""
    growing = {"get_size": LABEL_PX / 2**full_at_zoom, "size_units": _COMMON, "size_max_pixels": LABEL_PX}
    return [_text_layer("labels-zoomed", later, theme, **growing), _text_layer("labels", first, theme, **_plate(theme))]


def _plate(theme: Theme) -> dict[str, Any]:
    """A paper-coloured plate behind a name, so that it can be read across lines."""
    return {
        "background": True,
        "get_background_color": palette.rgba(theme.background, 0.72),
        "background_padding": [3, 1],
        "background_border_radius": 3,
    }


def _text_layer(layer_id: str, data: list[dict[str, Any]], theme: Theme, **more: Any) -> pdk.Layer:
    return pdk.Layer(
        "TextLayer",
        id=layer_id,
        data=data,
        get_position="position",
        get_text="label",
        get_color=palette.rgba(theme.text),
        get_pixel_offset="offset",
        get_text_anchor=pdk.types.String("start"),
        get_alignment_baseline=pdk.types.String("center"),
        character_set=pdk.types.String("auto"),
        font_family=pdk.types.String(typeface.STACK),
        font_weight=LABEL_WEIGHT,
        font_settings={"fontSize": 40},
        **({"get_size": LABEL_PX} | more),
    )


def overlay_names(overlay: basemaps.GeoJson, language: str) -> list[dict[str, Any]]:
    """The names of the deployment's own features, as labels.label_tiers gives names."""
    texts = [(words.inert(basemaps.label(one, language)), one) for one in overlay["features"]]
    return [{"label": text, "position": basemaps.anchor(one), "offset": [6, 0]} for text, one in texts if text]


def overlay_layers(overlay: basemaps.GeoJson, named: list[dict[str, Any]], theme: Theme) -> list[pdk.Layer]:
    """The deployment's own lines, areas, points and names, above everything and never left out."""
    if not overlay["features"]:
        return []
    shapes = pdk.Layer(
        "GeoJsonLayer",
        id="overlay",
        data=overlay,
        stroked=True,
        filled=True,
        get_fill_color=palette.rgba(theme.land),
        get_line_color=palette.rgba(theme.muted),
        get_line_width=1.2,
        line_width_units=_PIXELS,
        get_point_radius=2.5,
        point_radius_units=_PIXELS,
    )
    return [shapes, _text_layer("overlay-labels", named, theme, **_plate(theme))]
