"""How many engagements name each topic, the most frequent first."""

import pandas as pd
import plotly.graph_objects as go

from atlas.charts import bars, counts, paper, words
from atlas.charts.bars import Bar
from atlas.charts.palette import LIGHT, Theme
from atlas.i18n import Translator
from atlas.vocabulary import TOPICS

COLUMNS = ("topic", "n", "share")


def frame(records: pd.DataFrame) -> pd.DataFrame:
    """One row a topic that occurs: n engagements that name it, and their share (0 to 1) of those that name any.

    An engagement counts once for each of its topics, so that the shares add up to more than one.
    """
    counted = counts.by_code(counts.by_topic(records), "topic", TOPICS.codes)
    naming_any = int((records["topics"].map(len) > 0).sum())
    counted["share"] = counted["n"] / max(1, naming_any)
    return counted.sort_values("n", ascending=False, kind="stable").reset_index(drop=True)


def note(records: pd.DataFrame, t: Translator) -> str:
    """How an engagement counts, and how many name no topic."""
    without = int((records["topics"].map(len) == 0).sum())
    several = t("An engagement counts once for each topic that its source names.")
    if not without:
        return several
    return several + " " + t("{engagements} without a named topic.", engagements=words.engagements(t, without))


def figure(prepared: pd.DataFrame, t: Translator, theme: Theme) -> go.Figure:
    """Bars; a bar's customdata is the topic's code."""
    return bars.figure(_bars(prepared, t, theme), t, theme)


def drawing(prepared: pd.DataFrame, t: Translator) -> paper.Drawing:
    """The same bars for print."""
    return bars.drawing(_bars(prepared, t, LIGHT), t)


def _bars(prepared: pd.DataFrame, t: Translator, theme: Theme) -> list[Bar]:
    return [
        Bar(code, t.term(TOPICS, code), int(n), theme.topic, _share(float(share), t))
        for code, n, share in prepared[list(COLUMNS)].itertuples(index=False)
    ]


def _share(share: float, t: Translator) -> str:
    return t("{share} of the engagements that name a topic", share=t.percent(share))


def table(prepared: pd.DataFrame, t: Translator) -> pd.DataFrame:
    """Topic, its code, engagements, share."""
    return pd.DataFrame(
        {
            t("Topic"): [t.term(TOPICS, code) for code in prepared["topic"]],
            t("Code"): list(prepared["topic"]),
            t("Number of engagements"): list(prepared["n"]),
            t("Share of engagements that name a topic"): [round(share, 4) for share in prepared["share"]],
        }
    )


def headline(prepared: pd.DataFrame, t: Translator) -> str:
    """The topic that is named most."""
    leading = bars.leading([t.term(TOPICS, code) for code in prepared["topic"]], list(prepared["n"]))
    if not leading:
        return t("No topic is named")
    if len(leading) > 2:
        return t("{n} topics are named equally often", n=t.number(len(leading)))
    most = words.engagements(t, int(prepared["n"].iloc[0]))
    if len(leading) == 2:
        return t("{one} and {other} lead: {engagements} each", one=leading[0], other=leading[1], engagements=most)
    return t("{topic} leads: {engagements}", topic=leading[0], engagements=most)


def alt_text(prepared: pd.DataFrame, t: Translator) -> str:
    """The ranking in a sentence."""
    if prepared.empty:
        return t("An empty chart: no topic is named.")
    ranked = [
        f"{t.term(TOPICS, code)} ({t.number(int(n))})" for code, n in zip(prepared["topic"], prepared["n"], strict=True)
    ]
    return t("Bars of engagements by topic, the most frequent first: {list}.", list="; ".join(ranked))
