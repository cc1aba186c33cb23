"""The timeline in words: its headline, its alternative text and its table."""

from typing import Any

import pandas as pd

from atlas.charts import words
from atlas.charts.timeline.naming import name_of, period_label
from atlas.charts.timeline.prepared import signed_in, stacked, stacked_by, totals
from atlas.i18n import Translator


def table(prepared: pd.DataFrame, t: Translator) -> pd.DataFrame:
    """One row a period, one column an event type or part of the world, their sum, and the agreements signed."""
    sums = totals(prepared)
    columns: dict[str, Any] = {t("Period"): list(sums.index)}
    for code, of_code in stacked(prepared):
        columns[name_of(code, stacked_by(prepared), t)] = list(of_code["n"])
    signed = list(prepared.groupby("period", sort=False)["signed"].first())
    return pd.DataFrame({**columns, t("All"): list(sums), t("Agreements signed"): signed})


def headline(prepared: pd.DataFrame, t: Translator) -> str:
    """When most engagements were."""
    if prepared.empty:
        return t("No dated engagement to show")
    sums = totals(prepared)
    top = [period_label(period, t) for period in sums.index[sums == sums.max()]]
    most = words.engagements(t, int(sums.max()))
    if len(sums) == 1:
        return t("{period}: {engagements}", period=top[0], engagements=most)
    if len(top) <= 2:
        return t("Most engagements in {periods}: {n}", periods=words.joined(t, top), n=t.number(int(sums.max())))
    return t(
        "{engagements} from {start} to {end}",
        engagements=words.engagements(t, int(sums.sum())),
        start=period_label(sums.index[0], t),
        end=period_label(sums.index[-1], t),
    )


def alt_text(prepared: pd.DataFrame, t: Translator) -> str:
    """The bars in two sentences."""
    if prepared.empty:
        return t("An empty chart: no dated engagement to show.")
    sums = totals(prepared)
    by, parts = stacked_by(prepared), stacked(prepared)
    kinds = [f"{name_of(code, by, t)} {t.number(int(one['n'].sum()))}" for code, one in parts]
    signed = t.plural("{n} agreement signed", "{n} agreements signed", int(signed_in(prepared).sum()))
    return t(
        "Stacked bars, {start} to {end}: {engagements}, {signed}. {kinds}. {finding}.",
        start=period_label(sums.index[0], t),
        end=period_label(sums.index[-1], t),
        engagements=words.engagements(t, int(sums.sum())),
        signed=signed,
        kinds="; ".join(kinds),
        finding=headline(prepared, t),
    )
