"""The world map: lines from Hanoi and a circle for each partner with a place, as large as its engagements."""

from atlas.charts.partner_map.colours import COLOUR_BY, legend
from atlas.charts.partner_map.layers import PARTNERS_LAYER
from atlas.charts.partner_map.prepared import COLUMNS, Unplaced, busiest, frame, neighbours, radii, unplaced
from atlas.charts.partner_map.printed import drawing
from atlas.charts.partner_map.screen import NEAR, figure, initial_view, selected_partners
from atlas.charts.partner_map.told import alt_text, headline, table

__all__ = [
    "COLOUR_BY",
    "COLUMNS",
    "NEAR",
    "PARTNERS_LAYER",
    "Unplaced",
    "alt_text",
    "busiest",
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
