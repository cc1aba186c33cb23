"""The articles beside the checkout that the register knows: each becomes a further source, none counts twice."""

import pytest

from etl.geocode import Gazetteer
from etl.load import assemble
from etl.references import ensure_gazetteer
from tests.etl.extract.helpers import PROJECT_DIR, SHARED_DIR

SEEDS = SHARED_DIR / "seeds"
REGISTER = PROJECT_DIR / "data" / "register" / "engagements.csv"


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the scoring material ../shared/seeds is not beside the checkout")
def test_no_seed_article_adds_an_engagement_that_the_register_holds() -> None:
    gazetteer = Gazetteer.open(ensure_gazetteer(PROJECT_DIR / "data" / "build" / "gazetteer.sqlite"))
    dataset = assemble([REGISTER], [SEEDS], gazetteer, lambda _: None)
    assert [row.engagement_id for row in dataset.engagements if row.origin == "article"] == []
    assert "R0200" in {span.engagement_id for span in dataset.evidence}
