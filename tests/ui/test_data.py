"""The one door to the data: what passes the filters is what the store says, in the same order and form."""

import pandas as pd
import pytest

from atlas import store
from atlas.filters import Filters
from atlas.ui import data


@pytest.mark.parametrize("query", ["", "topic=transport", "country=IT&type=conference", "q=ha noi", "type=project"])
def test_the_records_are_those_of_the_store(query: str) -> None:
    filters, _ = Filters.from_query(query)
    engine = store.open_engine(data.settings().database_url)
    expected = store.load_records(engine, filters)
    loaded = data.load(filters).astype(dict.fromkeys(data.CODES, object))
    pd.testing.assert_frame_equal(loaded, expected, check_dtype=not expected.empty)
    assert data.load(filters) is data.load(filters)
    assert data.count(filters) == len(expected)
