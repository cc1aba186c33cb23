"""Knowing the place: names to places, from a compiled gazetteer alone. Touches no network, clock or environment."""

from etl.geocode.gazetteer import Gazetteer
from etl.geocode.model import Candidate, Place, Resolution, SurfaceForm
from etl.geocode.table import explain, geocode_csv, geocode_rows

__all__ = [
    "Candidate", "Gazetteer", "Place", "Resolution", "SurfaceForm", "explain", "geocode_csv", "geocode_rows",
]  # fmt: skip
