"""The partners with most engagements."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from atlas.charts import bars, counts, paper, words
from atlas.charts.bars import Bar
from atlas.charts.palette import LIGHT, Theme
from atlas.i18n import Translator

COLUMNS = ("partner_id", *counts.OF_PARTNER, "n", "first_year", "last_year")
TOP_N = 10


def frame(records: pd.DataFrame, top_n: int = TOP_N) -> pd.DataFrame:
    """At most top_n rows, one a partner, most engagements first; see COLUMNS."""
    return counts.by_partner(records).loc[:, list(COLUMNS)].head(top_n)


def figure(prepared: pd.DataFrame, t: Translator, theme: Theme) -> go.Figure:
    """Bars; a bar's customdata is the partner's id."""
    return bars.figure(_bars(prepared, t, theme), t, theme)


def drawing(prepared: pd.DataFrame, t: Translator) -> paper.Drawing:
    """The same bars for print."""
    return bars.drawing(_bars(prepared, t, LIGHT), t)


def _bars(prepared: pd.DataFrame, t: Translator, theme: Theme) -> list[Bar]:
    return [
        Bar(row["partner_id"], words.partner_label(t, row), int(row["n"]), theme.partner_kinds["city"], _when(row, t))
        for row in prepared.to_dict("records")
    ]


def _when(row: words.Row, t: Translator) -> str:
    return words.years(t, row["first_year"], row["last_year"])


def table(prepared: pd.DataFrame, t: Translator) -> pd.DataFrame:
    """Partner, its id, country, engagements, first and last year."""
    columns: dict[str, Any] = {
        t("Partner"): [words.partner_label(t, row) for row in prepared.to_dict("records")],
        t("Partner id"): list(prepared["partner_id"]),
        t("Country"): [t.country(code) if isinstance(code, str) else "" for code in prepared["country_code"]],
        t("Number of engagements"): list(prepared["n"]),
        t("First year"): prepared["first_year"].array,
        t("Last year"): prepared["last_year"].array,
    }
    return pd.DataFrame(columns)


def headline(prepared: pd.DataFrame, t: Translator) -> str:
    """Who was met most."""
    names = [words.short(words.partner_name(t, row)) for row in prepared.to_dict("records")]
    leading = bars.leading(names, list(prepared["n"]))
    if not leading:
        return t("No partner to show")
    most = int(prepared["n"].iloc[0])
    if len(leading) > 2:
        return t("Partners with most engagements")
    return t("Most engagements: {partners} ({n})", partners=words.joined(t, leading), n=t.number(most))


def alt_text(prepared: pd.DataFrame, t: Translator) -> str:
    """The ranking in a sentence."""
    if prepared.empty:
        return t("An empty chart: no partner to show.")
    ranked = [
        f"{words.short(words.partner_name(t, row))} ({t.number(int(row['n']))})" for row in prepared.to_dict("records")
    ]
    return t("Bars of engagements by partner, the most frequent first: {list}.", list="; ".join(ranked))
