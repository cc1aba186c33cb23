"""The screen edition of the map: a pydeck Deck on the bundled basemap. No address outside the page's own server."""

import json
import math
from collections.abc import Mapping
from typing import Any, Final, Literal

import pandas as pd
import pydeck as pdk
from pydeck.bindings.json_tools import default_serialize

from atlas.charts import basemap as basemaps
from atlas.charts import typeface
from atlas.charts.basemap import Basemap
from atlas.charts.palette import Theme
from atlas.charts.partner_map import circles, layers
from atlas.charts.partner_map.clusters import Dot, Shown, shown
from atlas.charts.partner_map.colours import ColourBy
from atlas.charts.partner_map.labels import ZOOM_STEP, Place, label_tiers, places
from atlas.charts.partner_map.layers import PARTNERS_LAYER, Line
from atlas.charts.partner_map.mercator import HANOI_LON, TILE_PX, pixel
from atlas.charts.partner_map.placement import Box
from atlas.charts.partner_map.prepared import radii, scale
from atlas.i18n import Translator

Near = Literal["world", "europe", "east_asia", "americas"]
# The parts of the world that a reader may look at: longitude, latitude, degrees of longitude from side to side.
NEAR: Final[Mapping[str, tuple[float, float, float]]] = {
    "europe": (14.0, 51.0, 56.0),
    "east_asia": (117.0, 23.0, 84.0),
    "americas": (272.0, 18.0, 130.0),
}
NARROW_PX: Final = 480
WIDE_PX: Final = 640
# The share of a width that is there for certain.
_SURE: Final = 0.99
# From how much nearer than the first view on circles are gathered less; in the last band not at all.
_BANDS: Final = (0.0, 0.7, 1.5, 2.5, 4.0)
# Between the name of a gathered circle's busiest place and the number of its other places.
_MORE: Final = "\u2009+"
# The names of a part of the world have their full size already this much farther than its view.
_FULL_BEFORE: Final = 1.0
_LARGEST_PX: Final = 20
_LARGEST_NARROW_PX: Final = 15
_TOOLTIP: Final = "<b>{name}</b><br/>{place}<br/>{count}<br/>{years}<div>{here}</div>"


class CompactDeck(pdk.Deck):  # type: ignore[misc]  # pydeck has no types
    """A Deck whose JSON has no indentation: half the bytes at each rerun."""

    def to_json(self) -> str:
        """The Deck as JSON."""
        return json.dumps(self, default=default_serialize, separators=(",", ":"))


def figure(
    prepared: pd.DataFrame,
    t: Translator,
    theme: Theme,
    basemap: Basemap | None = None,
    *,
    colour_by: ColourBy = "partner_kind",
    width_px: int = 1100,
    near: str = "world",
    most: int | None = None,
) -> pdk.Deck:
    """The Deck for st.pydeck_chart; what is picked carries partner_id, several joined by commas.

    width_px is the width of the place where it stands, near the part of the world of the first view; most: as
    prepared.scale takes it, so that the maps of several years can be compared.
    """
    ground = basemap or basemaps.load()
    view = initial_view(width_px, near)
    world = initial_view(width_px)
    largest_px = _LARGEST_PX if width_px >= NARROW_PX else _LARGEST_NARROW_PX
    sized = prepared.assign(radius=radii(prepared, largest_px, smallest_px=3.5, band_px=1.2, most=most))
    found = circles.drawn(sized, theme, colour_by)
    zooms = [world.zoom + step for step in _BANDS]
    placed = shown(circles.dots(found), zooms, scale(prepared, largest_px, most), 1.2 * largest_px)
    fixed = layers.overlay_names(ground.overlay, t.language)
    spots = places(sized, t)
    names = _names(spots, placed, zooms, view, width_px, fixed, t)
    return CompactDeck(
        layers=[
            *layers.ground_layers(ground, theme),
            layers.lines_layer(lines(sized, spots, theme, colour_by)),
            *_circle_layers(placed, zooms, found, t),
            layers.hanoi_layer(theme),
            *_name_layers(names, zooms, view, near in NEAR, theme),
            *layers.overlay_layers(ground.overlay, fixed, theme),
        ],
        views=[pdk.View("MapView", controller=True, repeat=True)],
        initial_view_state=view,
        map_provider=None,
        tooltip={"html": _TOOLTIP, "style": tooltip_style(theme)},
    )


def lines(sized: pd.DataFrame, spots: list[Place], theme: Theme, colour_by: ColourBy) -> list[Line]:
    """One line a place; where the colours mean directions, one north of the other for each way that was travelled."""
    if colour_by != "direction":
        return [Line(one.lon, one.lat, one.n, theme.accent) for one in spots]
    sums = sized.groupby("spot").agg({"lon": "first", "lat": "first", "outgoing": "sum", "incoming": "sum"})
    return [
        Line(float(row["lon"]), float(row["lat"]), int(row[way]), theme.directions[way], side)
        for row in sums.to_dict("records")
        for way, side in (("outgoing", 1), ("incoming", -1))
        if row[way]
    ]


Names = tuple[list[dict[str, Any]], list[dict[str, Any]]]


def _names(
    spots: list[Place],
    placed: list[Shown],
    zooms: list[float],
    view: pdk.ViewState,
    width_px: int,
    fixed: list[dict[str, Any]],
    t: Translator,
) -> Names:
    """The names of the circles of the view, and those that find room nearer."""
    band = _band(view.zoom, zooms)
    named = {(one.lon, one.lat): one.name for one in spots}
    dots = sorted((one.dot for one in placed if one.first <= band <= one.last), key=lambda dot: -dot.n)
    circled = [_place(dot, named.get((dot.lon, dot.lat), "")) for dot in dots]
    wanted = 40 if width_px >= WIDE_PX else 16
    return label_tiers(circled, spots, t, view.zoom, _seen(view, width_px), wanted, fixed)


def _band(zoom: float, zooms: list[float]) -> int:
    """The band in which a zoom lies."""
    return max((band for band, least in enumerate(zooms) if zoom >= least - 1e-9), default=0)


def _name_layers(names: Names, zooms: list[float], view: pdk.ViewState, is_part: bool, theme: Theme) -> list[pdk.Layer]:
    """Names of a part of the world shrink when the reader leaves it; those of the world stay."""
    first, later = names
    staying = [one for one in first if not _is_gathered(one)]
    gathered = [one for one in first if _is_gathered(one)]
    nearer = _band(view.zoom, zooms) + 1
    until = zooms[nearer] if nearer < len(zooms) else None
    growing = layers.growing_names_layer("labels-zoomed", later, theme, view.zoom + ZOOM_STEP)
    fixed = (
        layers.growing_names_layer("labels", staying, theme, view.zoom - _FULL_BEFORE)
        if is_part
        else layers.names_layer("labels", staying, theme)
    )
    return [growing, fixed, layers.gathered_names_layer(gathered, until, theme)]


def _place(dot: Dot, name: str) -> Place:
    others = len(dot.spots) - 1
    return Place(dot.lon, dot.lat, dot.n, dot.radius, f"{name}{_MORE}{others}" if others else name, others > 0)


def _is_gathered(label: Mapping[str, Any]) -> bool:
    return _MORE in label["label"]


def _circle_layers(placed: list[Shown], zooms: list[float], found: circles.Drawn, t: Translator) -> list[pdk.Layer]:
    """One layer for each pair of bands from and to which some circles are drawn."""
    by_bands: dict[tuple[int, int], list[Shown]] = {}
    for one in placed:
        by_bands.setdefault((one.first, one.last), []).append(one)
    made = []
    for (first, last), ones in sorted(by_bands.items()):
        ordered = sorted(ones, key=lambda one: (-one.dot.n, one.dot.spots))
        features = [feature for one in ordered for feature in circles.features(one.dot, found, t)]
        bounds = (zooms[first] if first else None, zooms[last + 1] if last + 1 < len(zooms) else None)
        made.append(layers.circle_layer(f"{PARTNERS_LAYER}-{first}-{last}", features, bounds, found.theme))
    return made


def initial_view(width_px: int, near: str = "world") -> pdk.ViewState:
    """The whole world with the Pacific whole, the Atlantic cut; on a phone Europe to Japan; or a part of the world."""
    limits = {"min_zoom": -0.6, "max_zoom": 9}
    if near in NEAR:
        lon, lat, degrees = NEAR[near]
        return pdk.ViewState(longitude=lon, latitude=lat, zoom=_zoom(width_px, degrees), **limits)
    if width_px >= NARROW_PX:
        return pdk.ViewState(longitude=HANOI_LON + 44, latitude=25, zoom=min(1.6, _zoom(width_px, 360)), **limits)
    return pdk.ViewState(longitude=68, latitude=30, zoom=_zoom(width_px, 166), **limits)


def _zoom(width_px: int, degrees: float) -> float:
    """The zoom at which so many degrees of longitude fill the width."""
    return math.log2(_SURE * width_px * 360 / degrees / TILE_PX)


def _seen(view: pdk.ViewState, width_px: int) -> Box:
    """What the first view shows for certain: names shall not be cut at its sides."""
    x, _ = pixel(view.longitude, view.latitude, view.zoom)
    half = width_px * _SURE / 2 - 6
    return Box(x - half, -math.inf, x + half, math.inf)


def selected_partners(selection: Mapping[str, Any]) -> tuple[str, ...]:
    """The partner ids of what st.pydeck_chart reports as selected (its `selection` entry)."""
    objects = selection.get("objects", {})
    picked = [one for layer_id, found in objects.items() if layer_id.startswith(PARTNERS_LAYER) for one in found]
    ids = [one.get("properties", {}).get("partner_id", "") for one in picked]
    return tuple(partner_id for several in ids for partner_id in several.split(",") if partner_id)


def tooltip_style(theme: Theme) -> dict[str, str]:
    """The box beside the pointer."""
    return {
        "backgroundColor": theme.surface,
        "color": theme.text,
        "fontFamily": typeface.STACK,
        "fontSize": "13px",
        "lineHeight": "1.45",
        "border": f"1px solid {theme.rule}",
        "borderRadius": "4px",
        "maxWidth": "260px",
        "zIndex": "5",
    }
