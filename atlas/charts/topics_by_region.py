"""Topics by world region or country: about what Hanoi deals with whom."""

from typing import Final, Literal

import pandas as pd
import plotly.graph_objects as go

from atlas.charts import counts, heat, paper, words
from atlas.charts.heat import Matrix
from atlas.charts.palette import Theme
from atlas.i18n import Translator
from atlas.vocabulary import TOPICS, WORLD_REGIONS

By = Literal["world_region", "country_code"]
COLUMNS: Final = ("topic", "by", "place", "n")
COUNTRIES_MAX: Final = 12


def frame(records: pd.DataFrame, by: By = "world_region") -> pd.DataFrame:
    """One row a topic and place (a region's or country's code), zeros included; topics and countries by frequency.

    Regions keep the vocabulary's order; of the countries the COUNTRIES_MAX most frequent are kept. Partners without
    a country (international bodies) and engagements without a topic are not in it.
    """
    named = counts.by_topic(records[records[by].notna()], by)
    topics = _by_frequency(named["topic"], TOPICS.codes)
    found = named[by].value_counts()
    places = [code for code in WORLD_REGIONS.codes if code in found.index]
    if by == "country_code":
        places = list(found.sort_index().sort_values(ascending=False, kind="stable").index[:COUNTRIES_MAX])
    index = pd.MultiIndex.from_product([topics, places], names=["topic", "place"])
    counted = named.groupby([named["topic"], named[by].rename("place")]).size()
    filled = counted.reindex(index, fill_value=0).rename("n").reset_index()
    return filled.assign(by=by).loc[:, list(COLUMNS)]


def _by_frequency(values: pd.Series, codes: tuple[str, ...]) -> list[str]:
    found = values.value_counts(sort=False).reindex(list(codes)).dropna()
    return list(found.sort_values(ascending=False, kind="stable").index)


def note(records: pd.DataFrame, t: Translator) -> str:
    """How many engagements with a topic belong to no country; "" for none."""
    nowhere = int((records["country_code"].isna() & (records["topics"].map(len) > 0)).sum())
    if not nowhere:
        return ""
    return t("Not shown: {engagements} with international bodies.", engagements=words.engagements(t, nowhere))


def figure(prepared: pd.DataFrame, t: Translator, theme: Theme) -> go.Figure:
    """Heat map; a cell's customdata is [topic code, place code]."""
    return heat.figure(_matrix(prepared, t), t, theme)


def drawing(prepared: pd.DataFrame, t: Translator) -> paper.Drawing:
    """The same for print."""
    return heat.drawing(_matrix(prepared, t), t)


def _matrix(prepared: pd.DataFrame, t: Translator) -> Matrix:
    wide = _wide(prepared)
    labels = [t.term(TOPICS, code) for code in wide.index]
    places = [_place(str(code), t) for code in wide.columns]
    return Matrix(
        list(wide.index), labels, list(wide.columns), places, [[int(n) for n in row] for row in wide.to_numpy()]
    )


def _place(code: str, t: Translator) -> str:
    return t.term(WORLD_REGIONS, code) if code in WORLD_REGIONS else t.country(code)


def _wide(prepared: pd.DataFrame) -> pd.DataFrame:
    wide = prepared.pivot(index="topic", columns="place", values="n")
    return wide.reindex(index=list(dict.fromkeys(prepared["topic"])), columns=list(dict.fromkeys(prepared["place"])))


def table(prepared: pd.DataFrame, t: Translator) -> pd.DataFrame:
    """One row a topic, one column a region or country."""
    wide = _wide(prepared)
    labels = pd.DataFrame({t("Topic"): [t.term(TOPICS, code) for code in wide.index], t("Code"): list(wide.index)})
    places = wide.reset_index(drop=True)
    places.columns = [_place(str(code), t) for code in places.columns]
    return pd.concat([labels, places], axis=1)


def headline(prepared: pd.DataFrame, t: Translator) -> str:
    """The busiest pair of topic and place."""
    if prepared.empty:
        return t("No topic is named")
    top = prepared[prepared["n"] == prepared["n"].max()]
    if len(top) > 1:
        return t("Topics by part of the world") if _is_regions(prepared) else t("Topics by country")
    row = top.iloc[0]
    return t(
        "Most often: {topic} with {place} ({n})",
        topic=t.term(TOPICS, row["topic"]),
        place=_place(row["place"], t),
        n=t.number(int(row["n"])),
    )


def alt_text(prepared: pd.DataFrame, t: Translator) -> str:
    """The heat map in a sentence or two."""
    if prepared.empty:
        return t("An empty chart: no topic is named.")
    top = prepared.sort_values("n", ascending=False, kind="stable").head(5)
    pairs = [
        f"{t.term(TOPICS, row['topic'])} – {_place(row['place'], t)} ({t.number(int(row['n']))})"
        for row in top.to_dict("records")
        if row["n"]
    ]
    if _is_regions(prepared):
        return t(
            "Heat map of engagements by topic and part of the world. Most frequent: {list}.", list="; ".join(pairs)
        )
    return t("Heat map of engagements by topic and country. Most frequent: {list}.", list="; ".join(pairs))


def _is_regions(prepared: pd.DataFrame) -> bool:
    return bool((prepared["by"] == "world_region").all())
