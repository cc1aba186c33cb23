"""Engagements a year of the things compared, as small charts on one scale."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from atlas.charts import compare_years, words
from atlas.ui import chart_panel, data
from atlas.ui.charts import Chart
from atlas.ui.compare.sides import Side, others
from atlas.ui.page import Page


def show(sides: Sequence[Side], page: Page) -> None:
    """The chart of the sides; what is saved of it says what is compared, and its address names it."""
    t, of = page.t, sides[0].of
    prepared = compare_years.frame(side.compared for side in sides)
    named = ",".join(side.key for side in sides)
    view = replace(page.view, options=(("of", of), ("sides", named)))
    together = pd.concat([side.records for side in sides]).drop_duplicates("engagement_id")
    names = data.choices()
    within = others(of, page.view.filters).sentence(t, lambda one: names.partner_name(one, t))
    about = replace(page, view=view, records=together, sentence=within)
    compared = t("Compared: {list}.", list=words.joined(t, [side.label(t) for side in sides]))
    notes = (compare_years.note(prepared, t), compared)
    chart_panel.show(Chart("compare_years", compare_years, lambda _: prepared, about, notes, variant=f"{of}={named}"))
