"""Which topics go together: how many engagements name both."""

from collections import Counter
from itertools import combinations
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from atlas.charts import counts, heat, paper
from atlas.charts.heat import Matrix
from atlas.charts.palette import Theme
from atlas.i18n import Translator
from atlas.vocabulary import TOPICS

COLUMNS = ("topic", "other", "n")


def frame(records: pd.DataFrame) -> pd.DataFrame:
    """One row a pair of topics that occur, n engagements that name both (zeros included); each pair once.

    Topics are in the order of how often they are named; `topic` is the one named more often.
    """
    named = counts.by_code(counts.by_topic(records), "topic", TOPICS.codes)
    ordered = list(named.sort_values("n", ascending=False, kind="stable")["topic"])
    pairs: Counter[frozenset[str]] = Counter()
    for topics in records["topics"]:
        pairs.update(frozenset(pair) for pair in combinations(topics, 2))
    rows = [(one, other, pairs[frozenset((one, other))]) for one, other in combinations(ordered, 2)]
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype({"n": "int64"})


def note(t: Translator) -> str:
    """How to read it."""
    return t("An engagement with three topics counts in three pairs.")


def figure(prepared: pd.DataFrame, t: Translator, theme: Theme) -> go.Figure:
    """Heat map below the diagonal; a cell's customdata is [topic code, other topic's code]."""
    return heat.figure(_matrix(prepared, t), t, theme)


def drawing(prepared: pd.DataFrame, t: Translator) -> paper.Drawing:
    """The same for print."""
    return heat.drawing(_matrix(prepared, t), t)


def _matrix(prepared: pd.DataFrame, t: Translator) -> Matrix:
    """Rows the less named topic of a pair, columns the more named one."""
    columns, rows = list(dict.fromkeys(prepared["topic"])), list(dict.fromkeys(prepared["other"]))
    found = {(row["other"], row["topic"]): int(row["n"]) for row in prepared.to_dict("records")}
    numbers = [[found.get((row, column), 0) for column in columns] for row in rows]
    return Matrix(
        rows, [t.term(TOPICS, one) for one in rows], columns, [t.term(TOPICS, one) for one in columns], numbers
    )


def _leading(prepared: pd.DataFrame, rows: int) -> list[dict[Any, Any]]:
    ranked = prepared[prepared["n"] > 0].sort_values("n", ascending=False, kind="stable")
    return ranked.head(rows).to_dict("records")


def _pair(row: dict[Any, Any], t: Translator) -> str:
    return f"{t.term(TOPICS, row['topic'])} + {t.term(TOPICS, row['other'])}"


def table(prepared: pd.DataFrame, t: Translator) -> pd.DataFrame:
    """One row a pair that occurs, the most frequent first."""
    rows = _leading(prepared, len(prepared))
    return pd.DataFrame(
        {
            t("Topic"): [t.term(TOPICS, row["topic"]) for row in rows],
            t("Together with"): [t.term(TOPICS, row["other"]) for row in rows],
            t("Number of engagements"): [int(row["n"]) for row in rows],
        }
    )


def headline(prepared: pd.DataFrame, t: Translator) -> str:
    """The pair that is named together most often."""
    top = _leading(prepared, 2)
    if not top:
        return t("No two topics are named together")
    if len(top) > 1 and top[0]["n"] == top[1]["n"]:
        return t("Which topics are named together")
    one, other = t.term(TOPICS, top[0]["topic"]), t.term(TOPICS, top[0]["other"])
    return t("{topic} and {other} go together most often ({n})", topic=one, other=other, n=t.number(int(top[0]["n"])))


def alt_text(prepared: pd.DataFrame, t: Translator) -> str:
    """The most frequent pairs in a sentence."""
    top = _leading(prepared, 6)
    if not top:
        return t("An empty chart: no two topics are named together.")
    listed = "; ".join(f"{_pair(row, t)} ({t.number(int(row['n']))})" for row in top)
    return t("Heat map of pairs of topics that engagements name together. Most frequent: {list}.", list=listed)
