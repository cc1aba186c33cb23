"""What came after a signing, and visits out against visits in: counted so that a filter finds the same records."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atlas import relations, store
from atlas.filters import Filters
from atlas.schema import Engagement
from atlas.spans import span
from tests.atlas.test_relations import records, signed
from tests.factories import dataset, engagement, undated

PRECISIONS = {4: "year", 7: "month", 10: "day"}
ROME = "gn:3169070"


def after(*rows: dict[str, object]) -> relations.Aftermath:
    """What came after the first of the rows."""
    return next(one for one in relations.aftermaths(records(*rows)) if one.engagement_id == "E1")


@pytest.mark.parametrize(
    ("on", "since"),
    [("2019-12-31", "2020-01-01"), ("2019-12", "2020-01"), ("2019", "2020"), ("2024-02-28", "2024-02-29")],
)
def test_later_engagements_are_counted_from_the_next_day_month_or_year(on: str, since: str) -> None:
    assert after(signed(on)).since == since


def test_what_came_after_a_signing() -> None:
    found = after(
        signed("2019-05-12", "twinning"),
        {"date_start": "2018"},
        {"date_start": "2019-05-12"},
        {"date_start": "2020-03"},
        signed("2021", "plan"),
        signed("2022-01-01", "twinning"),
        {"date_start": "2026-01-01", "status": "planned"},
        {},
    )
    assert (found.later, found.sure, found.last, found.followed_by) == (3, True, "2022-01-01", "E6")


def test_a_date_that_leaves_the_order_open_is_counted_and_said() -> None:
    found = after(signed("2019-05-12"), {"date_start": "2019"})
    assert (found.later, found.sure, found.last) == (1, False, None)


def test_a_signing_without_a_date_has_nothing_after_it() -> None:
    found = after(signed(None), {"date_start": "2020"})
    assert (found.since, found.later, found.last, found.followed_by) == (None, 0, None, None)


def test_signings_of_unknown_kind_do_not_follow_each_other() -> None:
    assert after(signed("2019", None), signed("2020", None)).followed_by is None


def _engagement(number: int, day: str, length: int, is_signed: bool) -> Engagement:
    return engagement(
        number,
        date_start=day[:length],
        date_precision=PRECISIONS[length],
        agreement_status="signed" if is_signed else "none",
    )


DATED = st.tuples(st.dates(date(2018, 1, 1), date(2021, 12, 31)).map(str), st.sampled_from([4, 7, 10]), st.booleans())


@settings(max_examples=15)
@given(rows=st.lists(DATED, min_size=1, max_size=8))
def test_the_number_after_a_signing_is_that_of_the_filters(
    rows: list[tuple[str, int, bool]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    found = [_engagement(number, *row) for number, row in enumerate(rows, start=1)]
    engine = store.open_engine(f"sqlite:///{tmp_path_factory.mktemp('store') / 'atlas.sqlite'}")
    store.replace_all(engine, dataset(*found, undated(99)), "2026-11-20")
    for one in relations.aftermaths(store.load_records(engine)):
        filters = Filters(partners=(ROME,), statuses=("occurred",), date_from=one.since)
        assert one.later == len(store.load_records(engine, filters))
    store.close(engine)


@given(rows=st.lists(st.tuples(DATED, st.sampled_from([None, "mou", "plan"])), min_size=1, max_size=9))
def test_what_surely_came_after_a_signing(rows: list[tuple[tuple[str, int, bool], str | None]]) -> None:
    found = [
        signed(day[:length], kind) if is_signed else {"date_start": day[:length]}
        for (day, length, is_signed), kind in rows
    ]
    kept = {f"E{number}": row for number, row in enumerate(found, start=1)}
    for one in relations.aftermaths(records(*found)):
        own = kept[one.engagement_id]
        end = span(own["date_start"])[1]
        sure = {key: row for key, row in kept.items() if span(row["date_start"])[0] > end}
        alike = [key for key, row in sure.items() if row.get("agreement_kind") == own["agreement_kind"] is not None]
        assert one.sure == (len(sure) == one.later)
        assert one.last == max((row["date_start"] for row in sure.values()), default=None)
        assert one.followed_by == min(alike, key=lambda key: kept[key]["date_start"], default=None)


def test_visits_are_balanced_by_what_occurred() -> None:
    rows = (
        {"partner_id": "A", "direction": "outgoing"},
        {"partner_id": "B", "direction": "incoming"},
        {"partner_id": "B", "direction": "outgoing"},
        {"partner_id": "B", "direction": "incoming", "status": "planned"},
        {"partner_id": "C", "direction": "remote"},
        {"partner_id": "C"},
    )
    found = relations.balance(records(*rows), "partner_id")
    assert found.to_dict("records") == [
        {"key": "B", "outgoing": 1, "incoming": 1},
        {"key": "A", "outgoing": 1, "incoming": 0},
    ]


def test_no_visits_are_no_rows() -> None:
    assert relations.balance(records({}), "partner_id").empty
    assert list(relations.balance(records(), "partner_id").columns) == ["key", "outgoing", "incoming"]
