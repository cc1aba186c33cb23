"""The classes of the map of countries: the same numbers have the same shade whatever is filtered."""

from typing import Final

import pandas as pd

from atlas.charts.palette import Theme
from atlas.charts.words import LegendItem
from atlas.i18n import Translator

# The least number of each class, and the step of the theme's ramp.
LEAST: Final = (1, 2, 5, 10, 20, 50, 200)


def class_of(n: int) -> int:
    """The number of the class of `n` engagements, 0 for the lowest."""
    return max(step for step, least in enumerate(LEAST) if n >= least)


def colour(n: int, theme: Theme) -> str:
    """The shade of a country with `n` engagements, 1 or more."""
    return theme.ramp[class_of(n)]


def legend(prepared: pd.DataFrame, t: Translator, theme: Theme) -> list[LegendItem]:
    """The classes up to the highest that occurs; none for an empty frame."""
    if prepared.empty:
        return []
    top = class_of(int(prepared["n"].max()))
    return [LegendItem(_said(step, t), theme.ramp[step], "square") for step in range(top + 1)]


def _said(step: int, t: Translator) -> str:
    least = LEAST[step]
    if step + 1 == len(LEAST):
        return t("{n} and more", n=t.number(least))
    most = LEAST[step + 1] - 1
    return t.number(least) if most == least else f"{t.number(least)}–{t.number(most)}"
