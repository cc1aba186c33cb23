"""Topics that go together: each pair is counted once for each engagement that names both."""

import pandas as pd
import pytest

from atlas.charts import palette, printing, topics_together
from atlas.i18n import translator
from tests.charts.factories import MANY, NONE, ONE, records

VI, EN = translator("vi"), translator("en")
THREE = records({"topics": ("health", "energy", "tourism")}, {"topics": ("energy", "health")}, {"topics": ()}, {})


def pairs(prepared: pd.DataFrame) -> dict[frozenset[str], int]:
    return {frozenset((row["topic"], row["other"])): row["n"] for row in prepared.to_dict("records")}


def test_each_pair_is_counted_once() -> None:
    prepared = topics_together.frame(THREE)
    assert tuple(prepared.columns) == topics_together.COLUMNS
    found = pairs(prepared)
    assert found[frozenset(("health", "energy"))] == 2
    assert found[frozenset(("tourism", "energy"))] == 1
    assert found[frozenset(("transport", "energy"))] == 0
    assert len(found) == len(prepared) == 6
    assert sum(found.values()) == 4


def test_the_words_name_the_leading_pair() -> None:
    prepared = topics_together.frame(THREE)
    assert topics_together.headline(prepared, EN) == "Health and Energy go together most often (2)"
    assert "Health + Energy (2)" in topics_together.alt_text(prepared, EN)
    tie = topics_together.frame(records({"topics": ("health", "energy", "tourism")}))
    assert topics_together.headline(tie, EN) == "Which topics are named together"
    assert topics_together.headline(topics_together.frame(ONE), EN) == "No two topics are named together"


def test_the_table_holds_only_pairs_that_occur() -> None:
    table = topics_together.table(topics_together.frame(THREE), VI)
    assert table.iloc[0].tolist() == ["Y tế", "Năng lượng", 2]
    assert len(table) == 3


@pytest.mark.parametrize("found", [THREE, MANY, ONE, NONE], ids=["three", "many", "one", "none"])
def test_it_can_be_drawn_and_printed(found: pd.DataFrame) -> None:
    prepared = topics_together.frame(found)
    topics_together.figure(prepared, VI, palette.DARK)
    caption = printing.Caption(title=topics_together.headline(prepared, VI))
    assert printing.render(topics_together.drawing(prepared, VI), caption, "svg").startswith(b"<svg")
