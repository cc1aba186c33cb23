"""Which names the maps show and where: at most one a spot, none on another."""

from typing import Any, Final

import pandas as pd

from atlas.charts import typeface, words
from atlas.charts.partner_map.mercator import HANOI_LAT, HANOI_LON, pixel
from atlas.charts.partner_map.placement import Box, Label, Spot, place
from atlas.i18n import Translator

LABEL_PX: Final = 12
LABEL_WEIGHT: Final = 600
# The second tier of names is placed for a view this much nearer.
ZOOM_STEP: Final = 3.0
_NAME_LENGTH_MAX: Final = 28
_LATER_MAX: Final = 400
_RANK: Final = {"city": 0, "region": 0, "country": 0, "embassy": 1, "organisation": 2}
EVERYWHERE: Final = Box(-1e9, -1e9, 1e9, 1e9)


def spot_label(spot: pd.DataFrame, t: Translator) -> str:
    """What the circles of one spot are called: its busiest city, region or country, else the embassy's country."""
    rank = spot["partner_kind"].map(_RANK)
    row = spot.assign(rank=rank).sort_values(["rank", "n"], ascending=[True, False], kind="stable").iloc[0]
    if row["partner_kind"] == "embassy" and isinstance(row["country_code"], str):
        return t.country(row["country_code"])
    return words.partner_label(t, row)


def label_tiers(
    sized: pd.DataFrame, t: Translator, zoom: float, seen: Box = EVERYWHERE, wanted: int = 40
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The names for the web map at `zoom`, Hanoi's among them, and those that find room ZOOM_STEP nearer.

    At most `wanted` names of the first tier, all in the box `seen` (mercator.pixel at `zoom`).
    sized: the frame with a column radius (pixels). A name: label, position [lon, lat], offset [x, y] in pixels of the
    middle of its left side.
    """
    groups = [
        spot for _, spot in sized.sort_values("spot_n", ascending=False, kind="stable").groupby("spot", sort=False)
    ]
    first = _placed(groups, t, zoom, wanted, seen)
    rest = [spot for spot in groups if not any(one["position"] == _position(spot) for one in first)]
    return first, _placed(rest, t, zoom + ZOOM_STEP, _LATER_MAX, EVERYWHERE, first)


def _placed(
    groups: list[pd.DataFrame],
    t: Translator,
    zoom: float,
    wanted: int,
    bounds: Box,
    before: list[dict[str, Any]] | None = None,
) -> list[dict[str, Any]]:
    spots = [_spot(spot, t, zoom) for spot in groups]
    positions = {(one.x, one.y): _position(spot) for one, spot in zip(spots, groups, strict=True)}
    hanoi = Spot(*pixel(HANOI_LON, HANOI_LAT, zoom), 6, t("Hanoi"), LABEL_PX, LABEL_WEIGHT, always=True)
    if before is None:
        spots.insert(0, hanoi)
        positions[hanoi.x, hanoi.y] = [HANOI_LON, HANOI_LAT]
    obstacles = [hanoi, *(one for one in spots if one.radius > 5)]
    labels = place(spots, obstacles, bounds, wanted, [_box(one, zoom) for one in before or []])
    return [_as_data(label, spots, positions) for label in labels]


def _spot(spot: pd.DataFrame, t: Translator, zoom: float) -> Spot:
    lon, lat = _position(spot)
    name = words.inert(words.short(spot_label(spot, t), _NAME_LENGTH_MAX))
    return Spot(*pixel(lon, lat, zoom), float(spot["radius"].max()), name, LABEL_PX, LABEL_WEIGHT)


def _position(spot: pd.DataFrame) -> list[float]:
    return [float(spot["lon"].iloc[0]), float(spot["lat"].iloc[0])]


def _as_data(label: Label, spots: list[Spot], positions: dict[tuple[float, float], list[float]]) -> dict[str, Any]:
    spot = next(one for one in spots if one.name == label.text)
    offset = [round(label.x - spot.x, 1), round(label.y - spot.y, 1)]
    return {"label": label.text, "position": positions[spot.x, spot.y], "offset": offset}


def _box(label: dict[str, Any], zoom: float) -> Box:
    """Where a name of the first tier lies in the nearer view."""
    lon, lat = label["position"]
    x, y = pixel(lon, lat, zoom)
    left, middle = x + label["offset"][0], y + label["offset"][1]
    width = typeface.width_px(label["label"], LABEL_PX, LABEL_WEIGHT)
    return Box(left, middle - LABEL_PX / 2, left + width, middle + LABEL_PX / 2)
