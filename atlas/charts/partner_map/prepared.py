"""The frame behind the map: one row a partner with a place. Partners at one spot become nested circles."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd

from atlas.charts import counts, words
from atlas.i18n import Translator
from atlas.vocabulary import DIRECTIONS, EVENT_TYPES

# Innermost first: the place itself, then what is only shown there.
KIND_ORDER: Final = ("city", "region", "country", "embassy", "organisation")
_SAME_SPOT_DECIMALS: Final = 2
_OF_PARTNER: Final = ("partner", "partner_vi", "partner_kind", "country_code", "world_region", "lat", "lon")

COLUMNS: Final = (
    "partner_id",
    *_OF_PARTNER,
    "n",
    "first_year",
    "last_year",
    *DIRECTIONS.codes,
    "signed",
    "event_types",
    "on_topic",
    "spot",
    "spot_n",
    "area_n",
)


@dataclass(frozen=True, slots=True)
class Unplaced:
    """What the map cannot show: partners without a place (networks, unresolved names) and their engagements."""

    partners: int
    engagements: int

    def sentence(self, t: Translator) -> str:
        """In words; "" when everything is on the map."""
        if not self.partners:
            return ""
        return t(
            "Not on the map, having no single place: {partners} with {engagements}.",
            partners=words.partners(t, self.partners),
            engagements=words.engagements(t, self.engagements),
        )


def unplaced(records: pd.DataFrame) -> Unplaced:
    """How many partners and engagements the frame leaves out."""
    without = records[~_has_point(records)]
    return Unplaced(partners=int(without["partner_id"].nunique()), engagements=len(without))


def frame(records: pd.DataFrame, topic: str | None = None) -> pd.DataFrame:
    """One row a partner with a place, most engagements first; see COLUMNS.

    n, the counts by direction and `signed` (agreements signed) count engagements; `event_types` counts them by the
    codes of EVENT_TYPES, a tuple; `on_topic` those that name `topic`, 0 without one. first_year and last_year are Int64
    with <NA>. `spot` numbers the places; the circles of one spot are nested: `area_n`, the circle's area, is the
    partner's n and that of the circles within, so that each visible band is as large as its own n.
    """
    placed = records[_has_point(records)]
    counted = _counted(placed, topic)
    counted["spot"] = _spots(counted)
    counted["spot_n"] = counted.groupby("spot")["n"].transform("sum") if len(counted) else counted["n"]
    counted["area_n"] = _nested(counted)
    ordered = counted.sort_values(["n", "partner"], ascending=[False, True], kind="stable")
    return ordered.loc[:, list(COLUMNS)].reset_index(drop=True)


def _has_point(records: pd.DataFrame) -> pd.Series:
    return records["lat"].notna() & records["lon"].notna()


def _counted(placed: pd.DataFrame, topic: str | None) -> pd.DataFrame:
    # Each column is read once and counted as numbers: to compare texts, one code after the other, takes ten times that.
    number, partners = pd.factorize(placed["partner_id"])
    counted = placed.drop_duplicates("partner_id")[["partner_id", *_OF_PARTNER]].reset_index(drop=True)
    years = placed["year"].groupby(number, sort=True).agg(["min", "max"]).astype("Int64")
    counted["first_year"], counted["last_year"] = years["min"], years["max"]
    directions = _by_code(placed["direction"], DIRECTIONS.codes, number, len(partners))
    for place, code in enumerate(DIRECTIONS.codes):
        counted[code] = directions[:, place]
    counted["signed"] = np.bincount(number[counts.is_signed(placed).to_numpy()], minlength=len(partners))
    types = _by_code(placed["event_type"], EVENT_TYPES.codes, number, len(partners))
    counted["event_types"] = pd.Series(list(map(tuple, types.tolist())), dtype=object)
    named = [topic in topics for topics in placed["topics"]] if topic else np.zeros(len(placed), bool)
    counted["on_topic"] = np.bincount(number[np.asarray(named, bool)], minlength=len(partners))
    counted["n"] = np.bincount(number, minlength=len(partners))
    return counted


def _by_code(values: pd.Series, codes: Sequence[str], number: np.ndarray, partners: int) -> np.ndarray:
    """How many of `values` are each of `codes` (columns) at each partner (rows); `number` tells whose they are."""
    found, names = pd.factorize(values)
    places = np.array([codes.index(name) if name in codes else len(codes) for name in names] + [len(codes)], np.int64)
    cells = number * (len(codes) + 1) + places[found]
    counted = np.bincount(cells, minlength=partners * (len(codes) + 1))
    return counted.reshape(partners, len(codes) + 1)[:, :-1]


def _spots(counted: pd.DataFrame) -> pd.Series:
    rounded = counted[["lat", "lon"]].astype("float64").round(_SAME_SPOT_DECIMALS)
    return rounded.groupby(["lat", "lon"], sort=False).ngroup()


def _nested(counted: pd.DataFrame) -> pd.Series:
    order = counted.assign(rank=counted["partner_kind"].map({kind: i for i, kind in enumerate(KIND_ORDER)}))
    order = order.sort_values(["spot", "rank", "n"], ascending=[True, True, False], kind="stable")
    return order.groupby("spot")["n"].cumsum()


def neighbours(prepared: pd.DataFrame, partner_id: str) -> tuple[str, ...]:
    """The other partners at the same spot, most engagements first: what a click there may have meant as well."""
    spots = prepared.loc[prepared["partner_id"] == partner_id, "spot"]
    here = prepared[prepared["spot"].isin(spots) & (prepared["partner_id"] != partner_id)]
    return tuple(here["partner_id"])


def radii(
    prepared: pd.DataFrame, largest_px: float, smallest_px: float, band_px: float, most: int | None = None
) -> pd.Series:
    """The radius of each circle in pixels: area in proportion to area_n, but never too small to see or to hit.

    smallest_px is the least radius, band_px the least width of a band around an inner circle; see `scale` for `most`.
    """
    px = scale(prepared, largest_px, most)
    ordered = prepared["area_n"].sort_values(kind="stable")
    inner: dict[int, float] = {}
    radius: dict[object, float] = {}
    for label, spot, area in zip(ordered.index, prepared["spot"].reindex(ordered.index), ordered, strict=True):
        radius[label] = inner[spot] = max(px * float(area) ** 0.5, inner.get(spot, smallest_px - band_px) + band_px)
    return pd.Series(radius, dtype="float64").reindex(prepared.index)


def scale(prepared: pd.DataFrame, largest_px: float, most: int | None = None) -> float:
    """The radius in pixels of a circle of one engagement: the busiest spot, or `most` engagements, reach largest_px.

    Fewer than 16 at the busiest spot do not reach it, so that a single one is not drawn as a great many.
    """
    busiest = float(prepared["spot_n"].max()) if len(prepared) else 0.0
    return float(largest_px / max(16.0, busiest, float(most or 0)) ** 0.5)


def busiest(records: pd.DataFrame, *, a_year: bool) -> int:
    """The most engagements at one place: in any single year, or in all of them together; 0 for none."""
    placed = records[_has_point(records)]
    rounded = [placed[side].round(_SAME_SPOT_DECIMALS) for side in ("lat", "lon")]
    groups = placed.groupby([*rounded, *([placed["year"]] if a_year else [])]).size()
    return int(groups.max()) if len(groups) else 0
