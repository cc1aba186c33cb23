"""The screen edition of the map of countries: a pydeck Deck whose outlines the browser reads once."""

from collections.abc import Mapping
from typing import Any, Final

import pandas as pd
import pydeck as pdk

from atlas.charts import basemap as basemaps
from atlas.charts import palette, words
from atlas.charts.basemap import Basemap
from atlas.charts.country_map import shapes
from atlas.charts.country_map.classes import colour
from atlas.charts.palette import Theme
from atlas.charts.partner_map import layers
from atlas.charts.partner_map.screen import CompactDeck, initial_view, tooltip_style
from atlas.i18n import Translator
from atlas.vocabulary import WORLD_REGIONS

COUNTRIES_LAYER: Final = "countries"
_TOOLTIP: Final = "<b>{name}</b><br/>{region}<br/>{count}<br/>{partners}<br/>{years}"
_CLEAR: Final = [0, 0, 0, 0]


def figure(
    prepared: pd.DataFrame,
    t: Translator,
    theme: Theme,
    basemap: Basemap | None = None,
    *,
    width_px: int = 1100,
    near: str = "world",
) -> pdk.Deck:
    """The Deck for st.pydeck_chart; what is picked carries its country_code. width_px and near: as partner_map's."""
    ground = basemap or basemaps.load()
    land, borders = layers.ground_layers(ground, theme)
    fixed = layers.overlay_names(ground.overlay, t.language)
    return CompactDeck(
        layers=[
            land,
            _fill(prepared, ground, theme),
            borders,
            _feeling(prepared, ground, t, theme),
            layers.hanoi_layer(theme),
            *layers.overlay_layers(ground.overlay, fixed, theme),
        ],
        views=[pdk.View("MapView", controller=True, repeat=True)],
        initial_view_state=initial_view(width_px, near),
        map_provider=None,
        tooltip={"html": _TOOLTIP, "style": tooltip_style(theme)},
    )


def _fill(prepared: pd.DataFrame, ground: Basemap, theme: Theme) -> pdk.Layer:
    return layers.world_layer(
        "country-fill", ground.countries_source, stroked=False, get_fill_color=_by_code(prepared, theme)
    )


def _by_code(prepared: pd.DataFrame, theme: Theme) -> str:
    """An expression that gives an outline its colour by its code; clear where nothing is recorded."""
    said = str(_CLEAR)
    for code, n in zip(prepared["country_code"], prepared["n"], strict=True):
        said = f"properties.iso_a2 == '{code}' ? {palette.rgba(colour(int(n), theme))} : {said}"
    return said


def _feeling(prepared: pd.DataFrame, ground: Basemap, t: Translator, theme: Theme) -> pdk.Layer:
    """Clear coarse outlines above the coloured ones, with the words for the pointer."""
    rows = [(row, shapes.coarse(ground, row["country_code"])) for row in prepared.to_dict("records")]
    return layers.world_layer(
        COUNTRIES_LAYER,
        {"features": [_feature(row, outline, t) for row, outline in rows if outline]},
        pickable=True,
        auto_highlight=True,
        highlight_color=palette.rgba(theme.accent, 0.25),
        stroked=False,
        get_fill_color=_CLEAR,
    )


def _feature(row: Mapping[Any, Any], outline: list[Any], t: Translator) -> dict[str, Any]:
    said = {
        "country_code": row["country_code"],
        "name": t.country(row["country_code"]),
        "region": t.term(WORLD_REGIONS, row["world_region"]) if isinstance(row["world_region"], str) else "",
        "count": words.engagements(t, int(row["n"])),
        "partners": words.partners(t, int(row["partners"])),
        "years": words.years(t, row["first_year"], row["last_year"]),
    }
    return {"type": "Feature", "properties": said, "geometry": {"type": "MultiPolygon", "coordinates": outline}}


def selected_country(selection: Mapping[str, Any]) -> str | None:
    """The code of what st.pydeck_chart reports as selected (its `selection` entry); None for nothing."""
    picked = selection.get("objects", {}).get(COUNTRIES_LAYER, [])
    return next((str(one["properties"]["country_code"]) for one in picked if "properties" in one), None)
