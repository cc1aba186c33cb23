"""The world map: lines from Hanoi and a circle for each partner with a place, as large as its engagements."""

from atlas.charts.partner_map.prepared import COLUMNS, Unplaced, frame, neighbours, radii, unplaced
from atlas.charts.partner_map.printed import drawing
from atlas.charts.partner_map.screen import COLOUR_BY, LAYER_ID, figure, initial_view, legend, selected_partners
from atlas.charts.partner_map.told import alt_text, headline, table

__all__ = [
    "COLOUR_BY",
    "COLUMNS",
    "LAYER_ID",
    "Unplaced",
    "alt_text",
    "drawing",
    "figure",
    "frame",
    "headline",
    "initial_view",
    "legend",
    "neighbours",
    "radii",
    "selected_partners",
    "table",
    "unplaced",
]
