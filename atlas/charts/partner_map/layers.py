"""The layers of the moving map. Knows pixels and colours, not records."""

import json
import math
from dataclasses import dataclass
from typing import Any, Final

import pydeck as pdk

from atlas.charts import basemap as basemaps
from atlas.charts import palette, typeface, words
from atlas.charts.basemap import Basemap
from atlas.charts.palette import Theme
from atlas.charts.partner_map.labels import LABEL_PX, LABEL_WEIGHT
from atlas.charts.partner_map.mercator import HANOI_LAT, HANOI_LON, eastward, latitude, northing

PARTNERS_LAYER: Final = "partners"
COUNT_PX: Final = 11
# A smaller name is a trace that nobody reads.
READABLE_PX: Final = 6
ADDRESS_START: Final = "data:application/json,"
_DIGITS: Final = "0123456789.,"
_LINE_STEPS: Final = 12
_PIXELS: Final = pdk.types.String("pixels")
_COMMON: Final = pdk.types.String("common")


def ground_layers(ground: Basemap, theme: Theme) -> list[pdk.Layer]:
    """Land and borders, read by the browser from the page's own server."""
    land = world_layer("land", ground.land_source, get_fill_color=palette.rgba(theme.land), stroked=False)
    line = {"get_line_color": palette.rgba(theme.border), "get_line_width": 0.8, "line_width_units": _PIXELS}
    return [land, world_layer("borders", ground.borders_source, stroked=True, filled=False, **line)]


def world_layer(layer_id: str, source: str | basemaps.GeoJson, **style: Any) -> pdk.Layer:
    """GeoJSON, or its address, as a layer of tiles whose only tile is the world.

    Streamlit pales every other kind of layer as soon as something is picked, and would take the land away.
    """
    address = source if isinstance(source, str) else in_address(source["features"])
    return pdk.Layer("TileLayer", id=layer_id, data=address, min_zoom=0, max_zoom=0, **style)


@dataclass(frozen=True, slots=True)
class Line:
    """A curve from Hanoi to a place: engagements, colour, and the side to which it bows (1 north, -1 south)."""

    lon: float
    lat: float
    n: int
    colour: str
    side: int = 1


def lines_layer(lines: list[Line]) -> pdk.Layer:
    """The lines; across the Pacific to the Americas."""
    return world_layer(
        "lines",
        {"features": [_line(one) for one in lines]},
        get_line_color="properties.colour",
        get_line_width="properties.width",
        line_width_units=_PIXELS,
        line_cap_rounded=True,
    )


def _line(line: Line) -> dict[str, Any]:
    """A curve in the plane of the map, so that it bows alike at every latitude."""
    start, end = (HANOI_LON, northing(HANOI_LAT)), (eastward(line.lon), northing(line.lat))
    bow = 0.16 * math.dist(start, end) * line.side
    steps = [step / _LINE_STEPS for step in range(_LINE_STEPS + 1)]
    path = [
        [
            round(start[0] + (end[0] - start[0]) * s, 2 if s == 1 else 1),
            round(latitude(start[1] + (end[1] - start[1]) * s + 4 * bow * s * (1 - s)), 2 if s == 1 else 1),
        ]
        for s in steps
    ]
    drawn = {"width": round(0.5 + 0.32 * math.sqrt(line.n), 2), "colour": palette.rgba(line.colour, 0.34)}
    return {"type": "Feature", "geometry": {"type": "LineString", "coordinates": path}, "properties": drawn}


def circle_layer(
    layer_id: str, features: list[dict[str, Any]], zooms: tuple[float | None, float | None], theme: Theme
) -> pdk.Layer:
    """Circles with the number on them, drawn between two zooms (None: no bound); the last feature lies on top.

    A layer of tiles is the only one that deck.gl shows by zoom.
    """
    return world_layer(
        layer_id,
        {"features": features},
        visible_min_zoom=zooms[0],
        visible_max_zoom=zooms[1],
        pickable=True,
        auto_highlight=True,
        point_type=pdk.types.String("circle+text"),
        get_point_radius="properties.radius",
        point_radius_units=_PIXELS,
        get_fill_color="properties.colour",
        stroked=True,
        get_line_color=palette.rgba(theme.background),
        get_line_width=0.8,
        line_width_units=_PIXELS,
        get_text="properties.number",
        get_text_color="properties.ink",
        get_text_size=COUNT_PX,
        get_text_pixel_offset="properties.shift",
        text_font_family=pdk.types.String(typeface.STACK),
        text_font_weight=LABEL_WEIGHT,
        text_character_set=pdk.types.String(_DIGITS),
        text_font_settings={"fontSize": 32},
    )


def in_address(features: list[dict[str, Any]]) -> str:
    """The features as an address that holds them."""
    text = json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False, separators=(",", ":"))
    return ADDRESS_START + text.replace("%", "%25").replace("#", "%23")


def hanoi_layer(theme: Theme) -> pdk.Layer:
    """Hanoi's own mark."""
    point = {"type": "Point", "coordinates": [HANOI_LON, HANOI_LAT]}
    return world_layer(
        "hanoi",
        {"features": [{"type": "Feature", "geometry": point, "properties": {}}]},
        stroked=True,
        get_point_radius=6,
        point_radius_units=_PIXELS,
        get_fill_color=palette.rgba(theme.accent),
        get_line_color=palette.rgba(theme.background),
        get_line_width=2,
        line_width_units=_PIXELS,
    )


def names_layer(layer_id: str, names: list[dict[str, Any]], theme: Theme) -> pdk.Layer:
    """Names that have the same size at every zoom."""
    return _text_layer(layer_id, names, theme, **_plate(theme))


def growing_names_layer(layer_id: str, names: list[dict[str, Any]], theme: Theme, full_at_zoom: float) -> pdk.Layer:
    """Names that grow when the reader zooms in, full at full_at_zoom; not there while nobody could read them."""
    size = {
        "get_text_size": LABEL_PX / 2**full_at_zoom,
        "text_size_units": _COMMON,
        "text_size_max_pixels": LABEL_PX,
    }
    seen_from = full_at_zoom - math.log2(LABEL_PX / READABLE_PX)
    return _names_by_zoom(layer_id, names, theme, visible_min_zoom=seen_from, **size)


def gathered_names_layer(names: list[dict[str, Any]], below_zoom: float | None, theme: Theme) -> pdk.Layer:
    """Names of gathered circles, there until these come apart."""
    plate = {
        "text_background": True,
        "get_text_background_color": palette.rgba(theme.background, 0.72),
        "text_background_padding": [3, 1],
    }
    return _names_by_zoom("labels-gathered", names, theme, visible_max_zoom=below_zoom, get_text_size=LABEL_PX, **plate)


def _names_by_zoom(layer_id: str, names: list[dict[str, Any]], theme: Theme, **more: Any) -> pdk.Layer:
    """Names that are there at some zooms alone; a layer of tiles for the reason of circle_layer."""
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": one["position"]},
            "properties": {"label": one["label"], "offset": one["offset"]},
        }
        for one in names
    ]
    return world_layer(
        layer_id,
        {"features": features},
        point_type=pdk.types.String("text"),
        get_text="properties.label",
        get_text_color=palette.rgba(theme.text),
        get_text_pixel_offset="properties.offset",
        get_text_anchor=pdk.types.String("start"),
        get_text_alignment_baseline=pdk.types.String("center"),
        text_character_set=pdk.types.String("auto"),
        text_font_family=pdk.types.String(typeface.STACK),
        text_font_weight=LABEL_WEIGHT,
        text_font_settings={"fontSize": 40},
        **more,
    )


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
