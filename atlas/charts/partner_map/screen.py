"""The screen edition of the map: a pydeck Deck on the bundled basemap. No address outside the page's own server."""

import json
import math
from collections.abc import Mapping
from typing import Any, Final

import pandas as pd
import pydeck as pdk
from pydeck.bindings.json_tools import default_serialize

from atlas.charts import basemap as basemaps
from atlas.charts import palette, typeface, words
from atlas.charts.basemap import Basemap
from atlas.charts.palette import Theme
from atlas.charts.partner_map import layers
from atlas.charts.partner_map.colours import ColourBy, circle_colours
from atlas.charts.partner_map.labels import ZOOM_STEP, label_tiers, places
from atlas.charts.partner_map.layers import PARTNERS_LAYER
from atlas.charts.partner_map.mercator import HANOI_LON, TILE_PX, pixel
from atlas.charts.partner_map.placement import Box
from atlas.charts.partner_map.prepared import radii
from atlas.i18n import Translator
from atlas.vocabulary import PARTNER_KINDS

NARROW_PX: Final = 640
# The share of a guessed width that is there for certain.
_SURE: Final = 0.83
_LISTED_MAX: Final = 6
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
    """The Deck for st.pydeck_chart. A picked object of the layer PARTNERS_LAYER carries its partner_id.

    width_px is a guess at the width of the place where it stands; it only chooses the first view.
    """
    ground = basemap or basemaps.load()
    view = initial_view(width_px)
    is_wide = width_px >= NARROW_PX
    sized = prepared.assign(
        radius=radii(prepared, 20 if is_wide else 15, smallest_px=3.5, band_px=1.2),
        colour=circle_colours(prepared, theme, colour_by),
    )
    spots = places(sized, t)
    fixed = layers.overlay_names(ground.overlay, t.language)
    first, later = label_tiers(spots, t, view.zoom, _seen(view, width_px), 40 if is_wide else 16, fixed)
    return _CompactDeck(
        layers=[
            *layers.ground_layers(ground, theme),
            layers.lines_layer(spots, theme),
            layers.circle_layer(_circles(sized, t), theme),
            layers.hanoi_layer(theme),
            *layers.name_layers(first, later, theme, view.zoom + ZOOM_STEP),
            *layers.overlay_layers(ground.overlay, fixed, theme),
        ],
        views=[pdk.View("MapView", controller=True, repeat=True)],
        initial_view_state=view,
        map_provider=None,
        tooltip={"html": _TOOLTIP, "style": _tooltip_style(theme)},
    )


def initial_view(width_px: int) -> pdk.ViewState:
    """The whole world with the Pacific whole and the Atlantic cut; on a phone Europe to Japan.

    A place that turns out to be a sixth narrower (beside an open sidebar) still shows all of it.
    """
    if width_px >= NARROW_PX:
        zoom = min(1.6, max(0.3, math.log2(_SURE * width_px / TILE_PX)))
        return pdk.ViewState(longitude=HANOI_LON + 42, latitude=24, zoom=zoom, min_zoom=0.3, max_zoom=9)
    zoom = math.log2(width_px * 360 / 166 / TILE_PX)
    return pdk.ViewState(longitude=68, latitude=30, zoom=zoom, min_zoom=0.3, max_zoom=9)


def _seen(view: pdk.ViewState, width_px: int) -> Box:
    """What the first view shows for certain: names shall not be cut at its sides."""
    x, _ = pixel(view.longitude, view.latitude, view.zoom)
    half = width_px * (_SURE if width_px >= NARROW_PX else 1) / 2 - 6
    return Box(x - half, -math.inf, x + half, math.inf)


def selected_partners(selection: Mapping[str, Any]) -> tuple[str, ...]:
    """The partner ids of what st.pydeck_chart reports as selected (its `selection` entry)."""
    picked = selection.get("objects", {}).get(PARTNERS_LAYER, [])
    return tuple(str(one["partner_id"]) for one in picked if "partner_id" in one)


def _circles(sized: pd.DataFrame, t: Translator) -> list[dict[str, Any]]:
    """One dictionary a partner, the largest first, so that what is small lies above and can be hit."""
    rows = sized.sort_values(["spot_n", "area_n"], ascending=False, kind="stable").to_dict("records")
    at_spot: dict[int, list[words.Row]] = {}
    for row in rows:
        at_spot.setdefault(row["spot"], []).append(row)
    listed = {spot: _listed(here, t) for spot, here in at_spot.items()}
    return [{**_circle(row, t), "here": listed[row["spot"]]} for row in rows]


def _listed(here: list[words.Row], t: Translator) -> str:
    """All partners of a spot with their counts, so that none is hidden by another; "" where there is only one."""
    if len(here) < 2:
        return ""
    ranked = sorted(here, key=lambda row: -int(row["n"]))
    names = [f"{words.short(words.partner_name(t, row), 40)} ({t.number(int(row['n']))})" for row in ranked]
    shown, more = "; ".join(names[:_LISTED_MAX]), len(names) - _LISTED_MAX
    if more > 0:
        shown = t("{list} and {n} more", list=shown, n=t.number(more))
    return words.inert(t("At this place: {list}", list=shown))


def _circle(row: words.Row, t: Translator) -> dict[str, Any]:
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
