"""What the colours of the map mean: kind of partner, part of the world, event type, who travelled, share of a topic."""

from collections.abc import Callable, Mapping
from typing import Any, Final, Literal

import pandas as pd

from atlas.charts.palette import Theme
from atlas.charts.words import LegendItem
from atlas.i18n import Translator
from atlas.vocabulary import DIRECTIONS, EVENT_TYPES, PARTNER_KINDS, WORLD_REGIONS, Vocabulary

ColourBy = Literal["partner_kind", "world_region", "event_type", "direction", "topic"]
COLOUR_BY: Final[tuple[ColourBy, ...]] = ("partner_kind", "world_region", "event_type", "direction", "topic")
# Classes of the share of a topic: none, and up to each of these.
SHARES: Final = (0.0, 0.25, 0.5, 0.75, 1.0)
# The steps of the theme's ramp for the classes above none.
_STEPS: Final = (2, 3, 4, 6)

_VOCABULARIES: Final[Mapping[str, Vocabulary]] = {
    "partner_kind": PARTNER_KINDS,
    "world_region": WORLD_REGIONS,
    "event_type": EVENT_TYPES,
    "direction": DIRECTIONS,
}
_COLOURS: Final[Mapping[str, Callable[[Theme], Mapping[str, str]]]] = {
    "partner_kind": lambda theme: theme.partner_kinds,
    "world_region": lambda theme: theme.world_regions,
    "event_type": lambda theme: theme.event_types,
    "direction": lambda theme: theme.directions,
    "topic": lambda theme: {str(step): theme.ramp[ramp] for step, ramp in enumerate(_STEPS, 1)},
}


def circle_colours(prepared: pd.DataFrame, theme: Theme, colour_by: ColourBy) -> list[str]:
    """The colour of each row as #RRGGBB; neutral where the code is not known."""
    return [colour_of(code, theme, colour_by) for code in codes(prepared, colour_by)]


def colour_of(code: str, theme: Theme, colour_by: ColourBy) -> str:
    """The colour of a code; neutral for one that is not known."""
    return _COLOURS[colour_by](theme).get(code, theme.neutral)


def legend(
    prepared: pd.DataFrame, t: Translator, theme: Theme, *, colour_by: ColourBy = "partner_kind"
) -> list[LegendItem]:
    """What the colours on the map mean, only those that occur, in the vocabulary's order."""
    colours, found = _COLOURS[colour_by](theme), set(codes(prepared, colour_by))
    named = _labels(t, colour_by)
    items = [LegendItem(label, colours[code], "disc") for code, label in named.items() if code in found]
    return [*items, LegendItem(_unknown(t, colour_by), theme.neutral, "disc")] if "" in found else items


def _labels(t: Translator, colour_by: ColourBy) -> dict[str, str]:
    """Code -> its words, in order."""
    if colour_by == "topic":
        texts = (t("up to {share}", share=t.percent(share)) for share in SHARES[1:])
        return {str(step): text for step, text in enumerate(texts, 1)}
    vocabulary = _VOCABULARIES[colour_by]
    if colour_by in ("event_type", "direction"):
        return {code: t("mostly: {what}", what=t.term(vocabulary, code)) for code in vocabulary.codes}
    return {code: t.term(vocabulary, code) for code in vocabulary.codes}


def _unknown(t: Translator, colour_by: ColourBy) -> str:
    if colour_by == "topic":
        return t("topic not named")
    return t("none leads, or not known") if colour_by in ("event_type", "direction") else t("Not known")


def codes(prepared: pd.DataFrame, colour_by: ColourBy) -> list[str]:
    """The code that colours each row; "" where it is not known, where none leads, and where the topic is not named."""
    if colour_by == "topic":
        pairs = zip(prepared["on_topic"], prepared["n"], strict=True)
        return [share_class(int(on_topic) / int(n)) for on_topic, n in pairs]
    if colour_by == "event_type":
        return [leading(dict(zip(EVENT_TYPES.codes, counted, strict=True))) for counted in prepared["event_types"]]
    if colour_by == "direction":
        return [leading(row) for row in prepared[list(DIRECTIONS.codes)].to_dict("records")]
    return [code if isinstance(code, str) else "" for code in prepared[colour_by]]


def leading(counted: Mapping[Any, int]) -> str:
    """The code that occurs most often; "" when two do, and for none."""
    most = max(counted.values(), default=0)
    found = [str(code) for code, n in counted.items() if n == most and n > 0]
    return found[0] if len(found) == 1 else ""


def share_class(share: float) -> str:
    """The class of a share of 0 to 1: "" for none, else "1" to "4"."""
    return "" if share <= 0 else str(next(step for step, limit in enumerate(SHARES) if share <= limit))
