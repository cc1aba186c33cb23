"""What each circle of the moving map looks like and says: partners nested at a place, or several places gathered."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from atlas.charts import palette, words
from atlas.charts.palette import Theme
from atlas.charts.partner_map.clusters import Dot
from atlas.charts.partner_map.colours import ColourBy, codes, colour_of, share_class
from atlas.charts.partner_map.mercator import HANOI_LAT, HANOI_LON
from atlas.i18n import Translator
from atlas.vocabulary import PARTNER_KINDS

PICKED_MAX: Final = 20
_LISTED_MAX: Final = 5
_NAME_LENGTH_MAX: Final = 40
# A number is set on a gathered circle only where it fits.
_NUMBERED_MIN_PX: Final = 8.0
_NEAR_HANOI_DEGREES: Final = 7
# How far below the middle the number stands there, in radii: clear of the mark, within the innermost ring.
_BELOW_HANOI: Final = 0.36
_CLEAR: Final = [0, 0, 0, 0]


@dataclass(frozen=True, slots=True)
class Drawn:
    """The rows by spot, the busiest partner of a spot first, and how they are coloured."""

    by_spot: Mapping[int, list[dict[Any, Any]]]
    colour_by: ColourBy
    theme: Theme


def drawn(sized: pd.DataFrame, theme: Theme, colour_by: ColourBy) -> Drawn:
    """The frame with its columns radius, ready to be drawn."""
    coded = sized.assign(code=codes(sized, colour_by))
    by_spot: dict[int, list[dict[Any, Any]]] = {}
    for row in coded.sort_values(["n", "partner"], ascending=[False, True], kind="stable").to_dict("records"):
        by_spot.setdefault(int(row["spot"]), []).append(row)
    return Drawn(by_spot, colour_by, theme)


def dots(found: Drawn) -> list[Dot]:
    """One dot a spot."""
    return [
        Dot((spot,), rows[0]["lon"], rows[0]["lat"], int(rows[0]["spot_n"]), max(float(row["radius"]) for row in rows))
        for spot, rows in found.by_spot.items()
    ]


def features(dot: Dot, found: Drawn, t: Translator) -> list[dict[str, Any]]:
    """The GeoJSON points of a dot, the largest circle first, so that what is small lies above and can be hit."""
    if len(dot.spots) > 1:
        return _gathered(dot, found, t)
    rows = found.by_spot[dot.spots[0]]
    here = _listed(rows, t) if len(rows) > 1 else ""
    nested = sorted(rows, key=lambda row: -float(row["radius"]))
    return [_point(float(row["lon"]), float(row["lat"]), _of_partner(row, here, found, t)) for row in nested]


def _point(lon: float, lat: float, properties: dict[str, Any]) -> dict[str, Any]:
    geometry = {"type": "Point", "coordinates": [round(lon, 4), round(lat, 4)]}
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def _of_partner(row: Mapping[Any, Any], here: str, found: Drawn, t: Translator) -> dict[str, Any]:
    country = t.country(row["country_code"]) if isinstance(row["country_code"], str) else ""
    kind = t.term(PARTNER_KINDS, row["partner_kind"])
    return {
        "partner_id": row["partner_id"],
        "name": words.inert(words.short(words.partner_label(t, row))),
        "place": words.inert(" · ".join(part for part in (country, kind) if part)),
        "count": words.engagements(t, int(row["n"])),
        "years": words.years(t, row["first_year"], row["last_year"]),
        "here": here,
        "radius": round(float(row["radius"]), 1),
        "colour": palette.rgba(colour_of(row["code"], found.theme, found.colour_by), 0.9),
    }


def _listed(rows: list[dict[Any, Any]], t: Translator) -> str:
    """All partners of a spot with their counts, so that none is hidden by another."""
    return words.inert(t("At this place: {list}", list=_named(rows, t)))


def _named(rows: list[dict[Any, Any]], t: Translator) -> str:
    ranked = sorted(rows, key=lambda row: -int(row["n"]))
    names = [
        f"{words.short(words.partner_name(t, row), _NAME_LENGTH_MAX)} ({t.number(int(row['n']))})" for row in ranked
    ]
    shown, more = "; ".join(names[:_LISTED_MAX]), len(names) - _LISTED_MAX
    return t("{list} and {n} more", list=shown, n=t.number(more)) if more > 0 else shown


def _gathered(dot: Dot, found: Drawn, t: Translator) -> list[dict[str, Any]]:
    """Rings whose areas are the counts of each colour, the most frequent innermost; above them a disc that speaks."""
    rows = sorted((row for spot in dot.spots for row in found.by_spot[spot]), key=lambda row: -int(row["n"]))
    rings, area, drawn_rings = _rings(rows, found.colour_by), 0, []
    for code, n in rings:
        area += n
        colour = palette.rgba(colour_of(code, found.theme, found.colour_by), 0.95)
        drawn_rings.append({"radius": round(dot.radius * (area / dot.n) ** 0.5, 1), "colour": colour})
    inner = colour_of(rings[0][0], found.theme, found.colour_by)
    disc = {
        "partner_id": ",".join(str(row["partner_id"]) for row in rows[:PICKED_MAX]),
        "name": words.partners(t, len(rows)),
        "place": t("Zoom in and they come apart"),
        "count": words.engagements(t, dot.n),
        "years": words.inert(_named(rows, t)),
        "here": "",
        "radius": round(dot.radius, 1),
        "colour": _CLEAR,
        "number": t.number(dot.n) if dot.radius >= _NUMBERED_MIN_PX else "",
        "ink": palette.rgba(palette.on(inner)),
        "shift": [0, round(_BELOW_HANOI * dot.radius)] if _hides_hanoi(dot) else [0, 0],
    }
    return [_point(dot.lon, dot.lat, one) for one in (*reversed(drawn_rings), disc)]


def _hides_hanoi(dot: Dot) -> bool:
    """True near Hanoi, whose own mark would stand on the number."""
    return abs(dot.lon - HANOI_LON) < _NEAR_HANOI_DEGREES and abs(dot.lat - HANOI_LAT) < _NEAR_HANOI_DEGREES


def _rings(rows: list[dict[Any, Any]], colour_by: ColourBy) -> list[tuple[str, int]]:
    """Code and engagements of each ring from the inside; one ring for the share of a topic."""
    n = sum(int(row["n"]) for row in rows)
    if colour_by == "topic":
        return [(share_class(sum(int(row["on_topic"]) for row in rows) / n), n)]
    counted: Counter[str] = Counter()
    for row in rows:
        counted[row["code"]] += int(row["n"])
    return sorted(counted.items(), key=lambda one: (-one[1], one[0]))
