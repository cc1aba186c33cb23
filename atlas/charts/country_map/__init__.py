"""The map of countries: how many engagements are recorded with partners of each, in classes of one colour."""

from atlas.charts.country_map.classes import legend
from atlas.charts.country_map.prepared import COLUMNS, frame, unplaced
from atlas.charts.country_map.printed import drawing
from atlas.charts.country_map.screen import COUNTRIES_LAYER, figure, selected_country
from atlas.charts.country_map.told import alt_text, headline, table

__all__ = [
    "COLUMNS",
    "COUNTRIES_LAYER",
    "alt_text",
    "drawing",
    "figure",
    "frame",
    "headline",
    "legend",
    "selected_country",
    "table",
    "unplaced",
]
