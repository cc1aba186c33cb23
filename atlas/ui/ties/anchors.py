"""The names of the parts of the page of relations within its address (#due); they never change."""

from typing import Final

DUE: Final = "due"
NEGOTIATIONS: Final = "negotiations"
ANNOUNCEMENTS: Final = "announcements"
QUIET: Final = "not-met"
SIGNED: Final = "signed"
