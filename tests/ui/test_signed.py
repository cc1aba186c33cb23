"""A signing is the same everywhere: rules, charts, filters, overview, reports, the page about the method."""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

from atlas import relations, store
from atlas.charts import counts
from atlas.filters import NO_FILTERS, Filters
from atlas.i18n import translator
from atlas.report import figures as report_figures
from atlas.ui import key_figures, method
from tests.factories import dataset, engagement

EN = translator("en")
# Signed at a signing, at a visit, only announced; under negotiation; nothing.
MIXED = dataset(
    engagement(1, event_type="agreement_signed", agreement_status="signed", agreement_kind="mou"),
    engagement(2, agreement_status="signed", agreement_kind="twinning"),
    engagement(3, agreement_status="signed", status="planned"),
    engagement(4, agreement_status="negotiating"),
    engagement(5),
)
SIGNED = {"E1", "E2"}


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[store.Engine]:
    opened = store.open_engine(f"sqlite:///{tmp_path / 'atlas.sqlite'}")
    store.replace_all(opened, MIXED, "2026-11-20")
    yield opened
    store.close(opened)


@pytest.fixture
def records(engine: store.Engine) -> pd.DataFrame:
    return store.load_records(engine)


def ids(found: pd.DataFrame) -> set[str]:
    return set(found["engagement_id"])


def test_rules_and_charts_mean_the_same_records(records: pd.DataFrame) -> None:
    assert ids(records[relations.is_signed(records)]) == SIGNED
    assert ids(records[counts.is_signed(records)]) == SIGNED
    assert {deal.engagement_id for deal in relations.deals(records) if deal.signed} == SIGNED


def test_filters_find_the_same_records(engine: store.Engine) -> None:
    assert ids(store.load_records(engine, key_figures.signings(NO_FILTERS))) == SIGNED
    asked, dropped = Filters.from_query("agreement=signed&status=occurred")
    assert not dropped
    assert ids(store.load_records(engine, asked)) == SIGNED
    assert asked == key_figures.signings(NO_FILTERS)


def test_overview_report_and_method_count_the_same(records: pd.DataFrame) -> None:
    (shown,) = [one for one in key_figures.figures(records, None, EN) if one.key == "signed"]
    (reported,) = [one for one in report_figures.MEASURES if one.code == "signed"]
    assert shown.value == reported.count(records) == len(SIGNED)
    assert dict(reported.codes) == {"agreements": "signed", "statuses": "occurred"}
    said = [line for part in method.sections(records, "2026-11-20", EN) for line in part.lines]
    assert any("2 signings" in line for line in said)
