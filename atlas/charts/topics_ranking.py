"""How many engagements name each topic, the most frequent first, against the range before where there is one."""

import pandas as pd
import plotly.graph_objects as go

from atlas.charts import bars, counts, paper, words
from atlas.charts.bars import Bar
from atlas.charts.palette import LIGHT, Theme
from atlas.i18n import Translator
from atlas.vocabulary import TOPICS

COLUMNS = ("topic", "n", "share", "before")


def frame(records: pd.DataFrame, before: pd.DataFrame | None = None) -> pd.DataFrame:
    """One row a topic that occurs: n engagements that name it, and their share (0 to 1) of those that name any.

    before: how many of the records of the range before name it, Int64, <NA> without such a range. An engagement counts
    once for each of its topics, so that the shares add up to more than one.
    """
    counted = counts.by_code(counts.by_topic(records), "topic", TOPICS.codes)
    naming_any = int((records["topics"].map(len) > 0).sum())
    counted["share"] = counted["n"] / max(1, naming_any)
    counted["before"] = _before(counted["topic"], before)
    return counted.sort_values("n", ascending=False, kind="stable").reset_index(drop=True)


def _before(topics: pd.Series, before: pd.DataFrame | None) -> pd.Series:
    if before is None:
        return pd.Series(pd.NA, index=topics.index, dtype="Int64")
    named = counts.by_topic(before)["topic"].value_counts()
    return topics.map(named).fillna(0).astype("Int64")


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
        Bar(code, t.term(TOPICS, code), int(n), theme.topic, _share(float(share), t), change(int(n), before, t))
        for code, n, share, before in prepared[list(COLUMNS)].itertuples(index=False)
    ]


def change(now: int, before: object, t: Translator) -> str:
    """By how many more or fewer: +3, −2, ±0; "" where there is no range before."""
    if before is None or pd.isna(before):  # type: ignore[call-overload]
        return ""
    difference = now - int(before)  # type: ignore[call-overload]
    sign = "+" if difference > 0 else "−" if difference < 0 else "±"
    return f"{sign}{t.number(abs(difference))}"


def _share(share: float, t: Translator) -> str:
    return t("{share} of the engagements that name a topic", share=t.percent(share))


def table(prepared: pd.DataFrame, t: Translator) -> pd.DataFrame:
    """Topic, its code, engagements, share."""
    columns = {
        t("Topic"): [t.term(TOPICS, code) for code in prepared["topic"]],
        t("Code"): list(prepared["topic"]),
        t("Number of engagements"): list(prepared["n"]),
        t("Share of engagements that name a topic"): [round(share, 4) for share in prepared["share"]],
    }
    if prepared["before"].notna().any():
        columns[t("In the range before")] = list(prepared["before"])
    return pd.DataFrame(columns)


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
    rows = prepared[["topic", "n", "before"]].itertuples(index=False)
    ranked = [f"{t.term(TOPICS, code)} ({_said(int(n), before, t)})" for code, n, before in rows]
    return t("Bars of engagements by topic, the most frequent first: {list}.", list="; ".join(ranked))


def _said(n: int, before: object, t: Translator) -> str:
    changed = change(n, before, t)
    return f"{t.number(n)}, {changed}" if changed else t.number(n)
