"""Which names the maps show and where: at most one a spot, none on another."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from atlas.charts import words
from atlas.charts.partner_map.mercator import HANOI_LAT, HANOI_LON, pixel
from atlas.charts.partner_map.placement import EVERYWHERE, Box, Label, Spot, place
from atlas.i18n import Translator

LABEL_PX: Final = 12
LABEL_WEIGHT: Final = 600
# The second tier of names is placed for a view this much nearer.
ZOOM_STEP: Final = 3.0
_NAME_LENGTH_MAX: Final = 30
_LATER_MAX: Final = 400
_RANK: Final = {"city": 0, "region": 0, "country": 0, "embassy": 1, "organisation": 2}


@dataclass(frozen=True, slots=True)
class Place:
    """A spot of the map: where, how many engagements, how large its circles are (pixels) and what it is called.

    is_gathered: the circle stands for other spots as well, as long as the reader has not zoomed in.
    """

    lon: float
    lat: float
    n: int
    radius: float
    name: str
    is_gathered: bool = False


def places(sized: pd.DataFrame, t: Translator) -> list[Place]:
    """The spots of the frame with a column radius, the busiest first.

    A spot is called as its busiest city, region or country; where there is only an embassy, as its country.
    """
    ranked = sized.assign(rank=sized["partner_kind"].map(_RANK), outer=sized.groupby("spot")["radius"].transform("max"))
    ranked = ranked.sort_values(["spot_n", "spot", "rank", "n"], ascending=[False, True, True, False], kind="stable")
    return [_place(row, t) for row in ranked.drop_duplicates("spot").to_dict("records")]


def _place(row: dict[Any, Any], t: Translator) -> Place:
    name = words.partner_label(t, row)
    if row["partner_kind"] == "embassy" and isinstance(row["country_code"], str):
        name = t.country(row["country_code"])
    name = words.inert(words.short(name, _NAME_LENGTH_MAX))
    return Place(float(row["lon"]), float(row["lat"]), int(row["spot_n"]), float(row["outer"]), name)


def label_tiers(
    busiest_first: Sequence[Place],
    every: Sequence[Place],
    t: Translator,
    zoom: float,
    seen: Box = EVERYWHERE,
    wanted: int = 40,
    fixed: Sequence[dict[str, Any]] = (),
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The names for the web map at `zoom`, Hanoi's among them, and those of `every` place that find room nearer.

    busiest_first are the circles of the first view; the others find their room ZOOM_STEP nearer.
    At most `wanted` names of the first tier, all in the box `seen` (mercator.pixel at `zoom`).
    None lies on one of the `fixed` names, the deployment's own. A name: label, position [lon, lat], offset [x, y] in
    pixels of the middle of its left side.
    """
    hanoi = Place(HANOI_LON, HANOI_LAT, 0, 6, t("Hanoi"))
    first = _placed([hanoi, *busiest_first], zoom, wanted, seen, [_box(one, zoom) for one in fixed])
    gathered = {(one.lon, one.lat) for one in busiest_first if one.is_gathered}
    named = {tuple(one["position"]) for one in first} - gathered
    rest = [hanoi, *(one for one in every if (one.lon, one.lat) not in named)]
    staying = [one for one in first if tuple(one["position"]) not in gathered]
    reserved = [_box(one, zoom + ZOOM_STEP) for one in (*staying, *fixed)]
    later = _placed(rest, zoom + ZOOM_STEP, _LATER_MAX, EVERYWHERE, reserved, right_only=True)
    return first, [one for one in later if one["label"] != hanoi.name]


def _placed(
    named: Sequence[Place], zoom: float, wanted: int, bounds: Box, reserved: Sequence[Box], right_only: bool = False
) -> list[dict[str, Any]]:
    """Places for the names; the first of them, Hanoi, has its name in any case."""
    # While a name is small, only one that begins beside its circle is seen to belong to it.
    spots = [
        Spot(*pixel(one.lon, one.lat, zoom), one.radius, one.name, LABEL_PX, LABEL_WEIGHT, number == 0, right_only)
        for number, one in enumerate(named)
    ]
    of_name = {spot.name: (spot, one) for spot, one in reversed(list(zip(spots, named, strict=True)))}
    obstacles = [spot for spot in spots if spot.radius > 5]
    labels = []
    for label in place(spots, obstacles, bounds, wanted, reserved):
        spot, one = of_name[label.text]
        offset = [round(label.x - spot.x, 1), round(label.y - spot.y, 1)]
        labels.append({"label": label.text, "position": [one.lon, one.lat], "offset": offset})
    return labels


def _box(label: dict[str, Any], zoom: float) -> Box:
    """Where a name lies in the view of a zoom."""
    lon, lat = label["position"]
    x, y = pixel(lon, lat, zoom)
    return Label(label["label"], x + label["offset"][0], y + label["offset"][1], LABEL_PX, LABEL_WEIGHT).box()
