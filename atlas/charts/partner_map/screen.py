"""The screen edition of the map: a pydeck Deck on the bundled basemap. No address outside the page's own server."""

import json
import math
from collections.abc import Mapping
from typing import Any, Final, Literal

import pandas as pd
import pydeck as pdk
from pydeck.bindings.json_tools import default_serialize

from atlas.charts import basemap as basemaps
from atlas.charts import palette, typeface, words
from atlas.charts.basemap import Basemap
from atlas.charts.palette import Theme
from atlas.charts.partner_map.labels import LABEL_PX, ZOOM_STEP, label_tiers
from atlas.charts.partner_map.mercator import HANOI_LAT, HANOI_LON, TILE_PX, eastward, latitude, northing, pixel
from atlas.charts.partner_map.placement import Box
from atlas.charts.partner_map.prepared import radii
from atlas.charts.words import LegendItem
from atlas.i18n import Translator
from atlas.vocabulary import DIRECTIONS, PARTNER_KINDS, WORLD_REGIONS

ColourBy = Literal["partner_kind", "world_region", "direction"]
COLOUR_BY: Final[tuple[ColourBy, ...]] = ("partner_kind", "world_region", "direction")
LAYER_ID: Final = "partners"

NARROW_PX: Final = 640
_LISTED_MAX: Final = 6
_LINE_STEPS: Final = 16
_TOOLTIP: Final = "<b>{name}</b><br/>{place}<br/>{count}<br/>{years}<div>{here}</div>"


class _CompactDeck(pdk.Deck):  # type: ignore[misc]  # pydeck has no types
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
) -> pdk.Deck:
    """The Deck for st.pydeck_chart. A picked object of the layer LAYER_ID carries its partner_id.

    width_px is a guess at the width of the place where it stands; it only chooses the first view.
    """
    ground = basemap or basemaps.load()
    view = initial_view(width_px)
    is_wide = width_px >= NARROW_PX
    radius = radii(prepared, 20 if is_wide else 15, smallest_px=3.5, band_px=1.2)
    circles = _circles(prepared, radius, t, theme, colour_by)
    return _CompactDeck(
        layers=[
            *_ground_layers(ground, theme),
            _lines_layer(prepared, theme),
            _circle_layer(circles, theme),
            _hanoi_layer(theme),
            *_label_layers(prepared, radius, t, theme, view.zoom, _seen(view, width_px), 40 if is_wide else 16),
            *_overlay_layers(ground.overlay, t, theme),
        ],
        views=[pdk.View("MapView", controller=True, repeat=True)],
        initial_view_state=view,
        map_provider=None,
        tooltip={"html": _TOOLTIP, "style": _tooltip_style(theme)},
    )


def initial_view(width_px: int) -> pdk.ViewState:
    """The whole world with the Pacific whole and the Atlantic cut; on a phone Europe to Japan."""
    if width_px >= NARROW_PX:
        zoom = min(1.6, max(0.6, math.log2(width_px / TILE_PX)))
        return pdk.ViewState(longitude=HANOI_LON + 42, latitude=24, zoom=zoom, min_zoom=0.3, max_zoom=9)
    zoom = math.log2(width_px * 360 / 166 / TILE_PX)
    return pdk.ViewState(longitude=68, latitude=30, zoom=zoom, min_zoom=0.3, max_zoom=9)


def _seen(view: pdk.ViewState, width_px: int) -> Box:
    """What the first view shows for certain: names shall not be cut at its sides."""
    x, _ = pixel(view.longitude, view.latitude, view.zoom)
    return Box(x - width_px / 2 + 6, -math.inf, x + width_px / 2 - 6, math.inf)


def legend(
    prepared: pd.DataFrame, t: Translator, theme: Theme, *, colour_by: ColourBy = "partner_kind"
) -> list[LegendItem]:
    """What the colours on the map mean, only those that occur, in the vocabulary's order."""
    vocabulary, colours = _SCHEMES[colour_by](theme)
    found = set(_codes(prepared, colour_by))
    items = [LegendItem(t.term(vocabulary, code), colours[code], "disc") for code in vocabulary.codes if code in found]
    return [*items, LegendItem(t("Not known"), theme.neutral, "disc")] if "" in found else items


def selected_partners(selection: Mapping[str, Any]) -> tuple[str, ...]:
    """The partner ids of what st.pydeck_chart reports as selected (its `selection` entry)."""
    picked = selection.get("objects", {}).get(LAYER_ID, [])
    return tuple(str(one["partner_id"]) for one in picked if "partner_id" in one)


_SCHEMES: Final = {
    "partner_kind": lambda theme: (PARTNER_KINDS, theme.partner_kinds),
    "world_region": lambda theme: (WORLD_REGIONS, theme.world_regions),
    "direction": lambda theme: (DIRECTIONS, theme.directions),
}


def _codes(prepared: pd.DataFrame, colour_by: ColourBy) -> list[str]:
    """The code that colours each row, "" where it is not known; a direction is the most frequent one."""
    if colour_by != "direction":
        return [code if isinstance(code, str) else "" for code in prepared[colour_by]]
    counts = prepared[list(DIRECTIONS.codes)]
    return [str(row.idxmax()) if row.max() > 0 else "" for _, row in counts.iterrows()]


def _circles(
    prepared: pd.DataFrame, radius: pd.Series, t: Translator, theme: Theme, colour_by: ColourBy
) -> list[dict[str, Any]]:
    """One dictionary a partner, the largest first, so that what is small lies above and can be hit."""
    rows = prepared.assign(
        radius=radius,
        colour=circle_colours(prepared, theme, colour_by),
    ).sort_values(["spot_n", "area_n"], ascending=False, kind="stable")
    named = {spot: _listed(group, t) for spot, group in prepared.groupby("spot") if len(group) > 1}
    return [{**_circle(row, t), "here": named.get(row["spot"], "")} for _, row in rows.iterrows()]


def _listed(spot: pd.DataFrame, t: Translator) -> str:
    """All partners of a spot with their counts, so that none is hidden by another."""
    names = [f"{words.short(words.partner_name(t, row), 40)} ({t.number(int(row['n']))})" for _, row in spot.iterrows()]
    shown = "; ".join(names[:_LISTED_MAX])
    more = len(names) - _LISTED_MAX
    if more > 0:
        shown = t("{list} and {n} more", list=shown, n=t.number(more))
    return words.inert(t("At this place: {list}", list=shown))


def _circle(row: pd.Series, t: Translator) -> dict[str, Any]:
    name = words.partner_label(t, row)
    country = t.country(row["country_code"]) if isinstance(row["country_code"], str) else ""
    kind = t.term(PARTNER_KINDS, row["partner_kind"])
    return {
        "partner_id": row["partner_id"],
        "name": words.inert(words.short(name)),
        "place": words.inert(" · ".join(part for part in (country, kind) if part)),
        "count": words.engagements(t, int(row["n"])),
        "years": words.years(t, row["first_year"], row["last_year"]),
        "position": [float(row["lon"]), float(row["lat"])],
        "radius": round(float(row["radius"]), 1),
        "colour": palette.rgba(row["colour"], 0.9),
        "spot": int(row["spot"]),
    }


def circle_colours(prepared: pd.DataFrame, theme: Theme, colour_by: ColourBy) -> list[str]:
    """The colour of each row as #RRGGBB; neutral where the code is not known."""
    colours = _SCHEMES[colour_by](theme)[1]
    return [colours.get(code, theme.neutral) for code in _codes(prepared, colour_by)]


def _ground_layers(ground: Basemap, theme: Theme) -> list[pdk.Layer]:
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
        line_width_units=pdk.types.String("pixels"),
    )
    return [land, borders]


def _lines_layer(prepared: pd.DataFrame, theme: Theme) -> pdk.Layer:
    """One line a place, bowed to the north; across the Pacific to the Americas."""
    spots = prepared.drop_duplicates("spot")
    data = [_line(float(row["lon"]), float(row["lat"]), int(row["spot_n"])) for _, row in spots.iterrows()]
    return pdk.Layer(
        "PathLayer",
        id="lines",
        data=data,
        get_path="path",
        get_color=palette.rgba(theme.accent, 0.28),
        get_width="width",
        width_units=pdk.types.String("pixels"),
        cap_rounded=True,
    )


def _line(lon: float, lat: float, n: int) -> dict[str, Any]:
    """A curve in the plane of the map, so that it bows alike at every latitude."""
    east = eastward(lon)
    start, end = (HANOI_LON, northing(HANOI_LAT)), (east, northing(lat))
    bow = 0.16 * math.dist(start, end)
    steps = [step / _LINE_STEPS for step in range(_LINE_STEPS + 1)]
    path = [
        [
            round(start[0] + (end[0] - start[0]) * s, 2),
            round(latitude(start[1] + (end[1] - start[1]) * s + 4 * bow * s * (1 - s)), 2),
        ]
        for s in steps
    ]
    return {"path": path, "width": round(0.5 + 0.32 * math.sqrt(n), 2)}


def _circle_layer(circles: list[dict[str, Any]], theme: Theme) -> pdk.Layer:
    return pdk.Layer(
        "ScatterplotLayer",
        id=LAYER_ID,
        data=circles,
        pickable=True,
        auto_highlight=True,
        stroked=True,
        get_position="position",
        get_radius="radius",
        radius_units=pdk.types.String("pixels"),
        get_fill_color="colour",
        get_line_color=palette.rgba(theme.background),
        get_line_width=0.6,
        line_width_units=pdk.types.String("pixels"),
    )


def _hanoi_layer(theme: Theme) -> pdk.Layer:
    return pdk.Layer(
        "ScatterplotLayer",
        id="hanoi",
        data=[{"position": [HANOI_LON, HANOI_LAT]}],
        stroked=True,
        get_position="position",
        get_radius=6,
        radius_units=pdk.types.String("pixels"),
        get_fill_color=palette.rgba(theme.accent),
        get_line_color=palette.rgba(theme.background),
        get_line_width=2,
        line_width_units=pdk.types.String("pixels"),
    )


def _label_layers(
    prepared: pd.DataFrame, radius: pd.Series, t: Translator, theme: Theme, zoom: float, seen: Box, wanted: int
) -> list[pdk.Layer]:
    """Names that find room in the first view, and those that find it when zoomed in: they grow out of nothing."""
    first, later = label_tiers(prepared.assign(radius=radius), t, zoom, seen, wanted)
    return [
        _text_layer("labels", first, theme),
        _text_layer("labels-zoomed", later, theme, **_growing(zoom + ZOOM_STEP)),
    ]


def _growing(zoom: float) -> dict[str, Any]:
    """A text size in units of the map: full at `zoom`, never larger, too small to see some steps before."""
    return {"get_size": LABEL_PX / 2**zoom, "size_units": pdk.types.String("common"), "size_max_pixels": LABEL_PX}


def _text_layer(layer_id: str, data: list[dict[str, Any]], theme: Theme, **size: Any) -> pdk.Layer:
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
        font_weight=600,
        font_settings={"sdf": True, "fontSize": 64, "buffer": 10, "radius": 20},
        outline_width=0.5,
        outline_color=palette.rgba(theme.background, 0.9),
        **({"get_size": LABEL_PX} | size),
    )


def _overlay_layers(overlay: basemaps.GeoJson, t: Translator, theme: Theme) -> list[pdk.Layer]:
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
        line_width_units=pdk.types.String("pixels"),
        get_point_radius=2.5,
        point_radius_units=pdk.types.String("pixels"),
    )
    named = [
        {
            "label": words.inert(basemaps.label(one, t.language)),
            "position": basemaps.anchor(one),
            "offset": [6, 0],
        }
        for one in overlay["features"]
        if basemaps.label(one, t.language)
    ]
    return [shapes, _text_layer("overlay-labels", named, theme)]


def _tooltip_style(theme: Theme) -> dict[str, str]:
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
