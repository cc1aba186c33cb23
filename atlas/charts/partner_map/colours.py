"""What the colours of the map mean: kind of partner, part of the world, or who mostly travelled."""

from collections.abc import Callable, Mapping
from typing import Final, Literal

import pandas as pd

from atlas.charts.palette import Theme
from atlas.charts.words import LegendItem
from atlas.i18n import Translator
from atlas.vocabulary import DIRECTIONS, PARTNER_KINDS, WORLD_REGIONS, Vocabulary

ColourBy = Literal["partner_kind", "world_region", "direction"]
COLOUR_BY: Final[tuple[ColourBy, ...]] = ("partner_kind", "world_region", "direction")

_VOCABULARIES: Final[Mapping[ColourBy, Vocabulary]] = {
    "partner_kind": PARTNER_KINDS,
    "world_region": WORLD_REGIONS,
    "direction": DIRECTIONS,
}
_COLOURS: Final[Mapping[ColourBy, Callable[[Theme], Mapping[str, str]]]] = {
    "partner_kind": lambda theme: theme.partner_kinds,
    "world_region": lambda theme: theme.world_regions,
    "direction": lambda theme: theme.directions,
}


def circle_colours(prepared: pd.DataFrame, theme: Theme, colour_by: ColourBy) -> list[str]:
    """The colour of each row as #RRGGBB; neutral where the code is not known."""
    colours = _COLOURS[colour_by](theme)
    return [colours.get(code, theme.neutral) for code in _codes(prepared, colour_by)]


def legend(
    prepared: pd.DataFrame, t: Translator, theme: Theme, *, colour_by: ColourBy = "partner_kind"
) -> list[LegendItem]:
    """What the colours on the map mean, only those that occur, in the vocabulary's order."""
    vocabulary, colours = _VOCABULARIES[colour_by], _COLOURS[colour_by](theme)
    found = set(_codes(prepared, colour_by))
    items = [LegendItem(t.term(vocabulary, code), colours[code], "disc") for code in vocabulary.codes if code in found]
    return [*items, LegendItem(t("Not known"), theme.neutral, "disc")] if "" in found else items


def _codes(prepared: pd.DataFrame, colour_by: ColourBy) -> list[str]:
    """The code that colours each row, "" where it is not known; a direction is the most frequent one."""
    if colour_by != "direction":
        return [code if isinstance(code, str) else "" for code in prepared[colour_by]]
    counts = prepared[list(DIRECTIONS.codes)].to_dict("records")
    return [str(max(row, key=lambda code: row[code])) if any(row.values()) else "" for row in counts]
