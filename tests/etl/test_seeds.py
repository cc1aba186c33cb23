"""The articles that lie beside the checkout in ../shared, where they do: every record found, no partner invented."""

import pytest

from etl.evaluate import Scores, evaluate_folder
from tests.etl.extract.helpers import SHARED_DIR, raw_articles, references

SEEDS, DEVSET = SHARED_DIR / "seeds", SHARED_DIR / "devset"
needs_shared = pytest.mark.skipif(
    not (SEEDS.is_dir() and DEVSET.is_dir()),
    reason="the scoring material ../shared/seeds and ../shared/devset is not beside the checkout",
)


@needs_shared
def test_every_seed_record_is_found_with_date_type_and_place() -> None:
    scores = evaluate_folder(raw_articles(SEEDS), SEEDS / "gold", references())
    _all_right(scores)


@needs_shared
def test_the_devset_is_read_as_well_as_the_goal_asks() -> None:
    scores = evaluate_folder(raw_articles(DEVSET / "articles"), DEVSET / "gold", references())
    _all_right(scores)
    assert scores.topic.f1 >= 0.88


def _all_right(scores: Scores) -> None:
    assert scores.remarks == []
    assert scores.partner.f1 == scores.record.f1 == 1
    assert scores.event_type.share == scores.place.share == scores.agreement.share == 1
