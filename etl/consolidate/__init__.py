"""Consolidation: what several sources tell of one engagement becomes one engagement with all its sources. Pure."""

from etl.consolidate.clusters import consolidate
from etl.consolidate.copies import Sketch, sketch
from etl.consolidate.told import Document, Told

__all__ = ["Document", "Sketch", "Told", "consolidate", "sketch"]
