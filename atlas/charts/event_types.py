"""How many engagements are of each type."""

import pandas as pd
import plotly.graph_objects as go

from atlas.charts import bars, counts, paper, words
from atlas.charts.bars import Bar
from atlas.charts.palette import LIGHT, Theme
from atlas.i18n import Translator
from atlas.vocabulary import EVENT_TYPES

COLUMNS = ("event_type", "n", "share")


def frame(records: pd.DataFrame) -> pd.DataFrame:
    """One row a type that occurs: n and its share (0 to 1) of all; the most frequent first, "other" last."""
    counted = counts.by_code(records, "event_type", EVENT_TYPES.codes)
    counted["share"] = counted["n"] / max(1, int(counted["n"].sum()))
    ranked = counted.assign(rest=counted["event_type"] == "other")
    ranked = ranked.sort_values(["rest", "n"], ascending=[True, False], kind="stable").reset_index(drop=True)
    return ranked.loc[:, list(COLUMNS)]


def figure(prepared: pd.DataFrame, t: Translator, theme: Theme) -> go.Figure:
    """Bars in the colours of the types; a bar's customdata is the type's code."""
    return bars.figure(_bars(prepared, t, theme), t, theme)


def drawing(prepared: pd.DataFrame, t: Translator) -> paper.Drawing:
    """The same bars for print."""
    return bars.drawing(_bars(prepared, t, LIGHT), t)


def _bars(prepared: pd.DataFrame, t: Translator, theme: Theme) -> list[Bar]:
    return [
        Bar(code, t.term(EVENT_TYPES, code), int(n), theme.event_types[code], t.percent(float(share)))
        for code, n, share in prepared[list(COLUMNS)].itertuples(index=False)
    ]


def table(prepared: pd.DataFrame, t: Translator) -> pd.DataFrame:
    """Event type, its code, engagements, share."""
    return pd.DataFrame(
        {
            t("Event type"): [t.term(EVENT_TYPES, code) for code in prepared["event_type"]],
            t("Code"): list(prepared["event_type"]),
            t("Number of engagements"): list(prepared["n"]),
            t("Share of all engagements"): [round(share, 4) for share in prepared["share"]],
        }
    )


def headline(prepared: pd.DataFrame, t: Translator) -> str:
    """The most frequent type."""
    leading = bars.leading([t.term(EVENT_TYPES, code) for code in prepared["event_type"]], list(prepared["n"]))
    if not leading:
        return t("No engagement to show")
    if len(leading) > 1:
        return t("By type: {engagements}", engagements=words.engagements(t, int(prepared["n"].sum())))
    first = prepared.sort_values("n", ascending=False, kind="stable").iloc[0]
    return t(
        "{type}: {n} of {engagements}",
        type=leading[0],
        n=t.number(int(first["n"])),
        engagements=words.engagements(t, int(prepared["n"].sum())),
    )


def alt_text(prepared: pd.DataFrame, t: Translator) -> str:
    """The bars in a sentence."""
    if prepared.empty:
        return t("An empty chart: no engagement to show.")
    ranked = [
        f"{t.term(EVENT_TYPES, code)} ({t.number(int(n))})"
        for code, n in zip(prepared["event_type"], prepared["n"], strict=True)
    ]
    return t("Bars of engagements by type, the most frequent first: {list}.", list="; ".join(ranked))
