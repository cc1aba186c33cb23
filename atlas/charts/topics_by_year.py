"""Topics by year: which were named when."""

import pandas as pd
import plotly.graph_objects as go

from atlas.charts import counts, heat, paper, words
from atlas.charts.heat import Matrix
from atlas.charts.palette import Theme
from atlas.i18n import Translator
from atlas.vocabulary import TOPICS

COLUMNS = ("topic", "year", "n")


def frame(records: pd.DataFrame) -> pd.DataFrame:
    """One row a topic and year, zeros included; every year from the first to the last; the most named topic first.

    Engagements without a date or a topic are not in it.
    """
    named = counts.by_topic(records[records["year"].notna()], "year")
    years = named["year"].astype("int64")
    topics = list(
        named["topic"]
        .value_counts(sort=False)
        .reindex(TOPICS.codes)
        .dropna()
        .sort_values(ascending=False, kind="stable")
        .index
    )
    span = range(int(years.min()), int(years.max()) + 1) if len(named) else range(0)
    index = pd.MultiIndex.from_product([topics, list(span)], names=["topic", "year"])
    counted = named.groupby([named["topic"], years]).size()
    return counted.reindex(index, fill_value=0).rename("n").reset_index().loc[:, list(COLUMNS)]


def note(records: pd.DataFrame, t: Translator) -> str:
    """How many engagements with a topic have no year; "" when all have."""
    undated = int((records["year"].isna() & (records["topics"].map(len) > 0)).sum())
    return t("Not shown: {engagements} without a date.", engagements=words.engagements(t, undated)) if undated else ""


def figure(prepared: pd.DataFrame, t: Translator, theme: Theme) -> go.Figure:
    """Heat map; a cell's customdata is [topic code, year]."""
    return heat.figure(_matrix(prepared, t), t, theme)


def drawing(prepared: pd.DataFrame, t: Translator) -> paper.Drawing:
    """The same for print."""
    return heat.drawing(_matrix(prepared, t), t)


def _matrix(prepared: pd.DataFrame, t: Translator) -> Matrix:
    wide = _wide(prepared)
    years = [str(year) for year in wide.columns]
    labels = [t.term(TOPICS, code) for code in wide.index]
    return Matrix(list(wide.index), labels, years, years, [[int(n) for n in row] for row in wide.to_numpy()])


def _wide(prepared: pd.DataFrame) -> pd.DataFrame:
    wide = prepared.pivot(index="topic", columns="year", values="n")
    return wide.reindex(list(dict.fromkeys(prepared["topic"])))


def table(prepared: pd.DataFrame, t: Translator) -> pd.DataFrame:
    """One row a topic, one column a year."""
    wide = _wide(prepared)
    labels = pd.DataFrame({t("Topic"): [t.term(TOPICS, code) for code in wide.index], t("Code"): list(wide.index)})
    years = wide.reset_index(drop=True)
    years.columns = [str(year) for year in years.columns]
    return pd.concat([labels, years], axis=1)


def headline(prepared: pd.DataFrame, t: Translator) -> str:
    """The topic that was named most in the last three years of the chart."""
    if prepared.empty:
        return t("No dated engagement names a topic")
    last = int(prepared["year"].max())
    recent = prepared[prepared["year"] > last - 3].groupby("topic", sort=False)["n"].sum()
    leading = recent[recent == recent.max()]
    first = max(last - 2, int(prepared["year"].min()))
    if len(leading) > 1:
        return t("Topics by year, {years}", years=words.years(t, int(prepared["year"].min()), last))
    return t("{topic} leads in {years}", topic=t.term(TOPICS, str(leading.index[0])), years=words.years(t, first, last))


def alt_text(prepared: pd.DataFrame, t: Translator) -> str:
    """The heat map in two sentences."""
    if prepared.empty:
        return t("An empty chart: no dated engagement names a topic.")
    totals = prepared.groupby("topic", sort=False)["n"].sum().head(5)
    ranked = [f"{t.term(TOPICS, str(code))} ({t.number(int(n))})" for code, n in totals.items()]
    span = words.years(t, int(prepared["year"].min()), int(prepared["year"].max()))
    return t(
        "Heat map of engagements by topic and year, {years}. Most named: {list}.", years=span, list="; ".join(ranked)
    )
