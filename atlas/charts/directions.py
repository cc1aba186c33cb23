"""Who travelled: delegations out, delegations in, meetings from afar and in third places."""

import pandas as pd
import plotly.graph_objects as go

from atlas.charts import bars, counts, paper
from atlas.charts.bars import Bar
from atlas.charts.palette import LIGHT, Theme
from atlas.i18n import Translator
from atlas.vocabulary import DIRECTIONS

COLUMNS = ("direction", "n")
UNKNOWN = ""


def frame(records: pd.DataFrame) -> pd.DataFrame:
    """One row a direction that occurs, in the vocabulary's order, and last "" for those of unknown direction."""
    counted = counts.by_code(records, "direction", DIRECTIONS.codes)
    unknown = int(records["direction"].isna().sum())
    if not unknown:
        return counted
    return pd.concat([counted, pd.DataFrame({"direction": [UNKNOWN], "n": [unknown]})], ignore_index=True)


def figure(prepared: pd.DataFrame, t: Translator, theme: Theme) -> go.Figure:
    """Bars in the colours of the directions; a bar's customdata is the code."""
    return bars.figure(_bars(prepared, t, theme), t, theme)


def drawing(prepared: pd.DataFrame, t: Translator) -> paper.Drawing:
    """The same bars for print."""
    return bars.drawing(_bars(prepared, t, LIGHT), t)


def _bars(prepared: pd.DataFrame, t: Translator, theme: Theme) -> list[Bar]:
    return [
        Bar(code, _label(code, t), int(n), theme.directions.get(code, theme.neutral))
        for code, n in prepared[list(COLUMNS)].itertuples(index=False)
    ]


def _label(code: str, t: Translator) -> str:
    return t.term(DIRECTIONS, code) if code else t("Not known")


def table(prepared: pd.DataFrame, t: Translator) -> pd.DataFrame:
    """Direction, its code, engagements."""
    return pd.DataFrame(
        {
            t("Direction"): [_label(code, t) for code in prepared["direction"]],
            t("Code"): list(prepared["direction"]),
            t("Number of engagements"): list(prepared["n"]),
        }
    )


def headline(prepared: pd.DataFrame, t: Translator) -> str:
    """The balance of delegations out and in."""
    found = dict(zip(prepared["direction"], prepared["n"], strict=True))
    out, into = int(found.get("outgoing", 0)), int(found.get("incoming", 0))
    if not out and not into:
        return t("No delegation to show")
    return t("Delegations out: {out}; in: {into}", out=t.number(out), into=t.number(into))


def alt_text(prepared: pd.DataFrame, t: Translator) -> str:
    """The bars in a sentence."""
    if prepared.empty:
        return t("An empty chart: no engagement to show.")
    listed = [f"{_label(code, t)} ({t.number(int(n))})" for code, n in prepared[list(COLUMNS)].itertuples(index=False)]
    return t("Bars of engagements by direction: {list}.", list="; ".join(listed))
