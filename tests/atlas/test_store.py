"""The store gives back what was put in, filtered as the reader asked, and is replaced whole or not at all."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from atlas.filters import NO_FILTERS, Filters
from atlas.schema import TABLES, Dataset, Record
from atlas.store import (
    count_records,
    fingerprint,
    load_counts,
    load_ids,
    load_meta,
    load_page,
    load_record,
    load_records,
    load_rows,
    load_table,
    open_engine,
    replace_all,
)
from tests.factories import VARIED, dataset, engagement


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = open_engine(f"sqlite:///{tmp_path / 'atlas.sqlite'}")
    replace_all(engine, VARIED, "2026-01-31")
    yield engine
    engine.dispose()


def ids(engine: Engine, query: str) -> list[str]:
    filters, dropped = Filters.from_query(query)
    assert not dropped
    return sorted(load_records(engine, filters)["engagement_id"])


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["E1", "E2", "E3", "E4", "E5"]),
        ("from=2023", ["E1", "E5"]),
        ("to=2022", ["E2", "E3"]),
        ("from=2022&to=2022", ["E2"]),
        ("from=2024", []),
        ("from=2023-05&to=2023-05", ["E1"]),
        ("from=2023-05-02&to=2023-06", []),
        # What is known only by its year or month may lie in the range, so it is kept.
        ("from=2022-07", ["E1", "E2", "E5"]),
        ("from=2021-11-15&to=2021", ["E3"]),
        ("topic=tourism", ["E2"]),
        ("topic=tourism,water_waste", ["E2", "E3"]),
        ("type=conference", ["E4", "E5"]),
        ("country=JP", ["E3"]),
        ("kind=organisation", ["E4"]),
        ("direction=incoming", []),
        ("direction=outgoing&type=conference", ["E4", "E5"]),
        ("agreement=signed&status=occurred", ["E3"]),
        ("agreement=none", ["E1", "E2", "E4", "E5"]),
        ("region=east_asia", ["E3"]),
        ("region=europe,east_asia&topic=transport", ["E1", "E5"]),
        ("partner=JP-40", ["E3"]),
        ("country=IT&type=conference", ["E5"]),
        ("q=ha noi", ["E3"]),
        ("q=tran thi thu", ["E1"]),
        ("q=THỊ THỬ", ["E1"]),
        ("q=thu tran", ["E1"]),
        ("q=transp", ["E1", "E5"]),
        ("q=ransport", []),
        ("q=nhat ban", ["E3"]),
        ("q=du lich", ["E2"]),
        ("q=Rô-ma", ["E1", "E2", "E5"]),
        ("q=100%25", []),
        ("q=%27%3B DROP TABLE records", []),
    ],
)
def test_filters_choose_the_records(engine: Engine, query: str, expected: list[str]) -> None:
    assert ids(engine, query) == expected


def test_records_come_newest_first_and_undated_last(engine: Engine) -> None:
    assert list(load_records(engine)["engagement_id"]) == ["E5", "E1", "E2", "E3", "E4"]


def test_a_record_comes_back_as_it_was_put_in(engine: Engine) -> None:
    records = load_records(engine).set_index("engagement_id")
    assert list(records.reset_index().columns) == list(Record.model_fields)
    first = records.loc["E1"]
    assert first["topics"] == ("transport",)
    assert first["hanoi_lead"] == "Trần Thị Thử"
    assert first["hanoi_lead_office"] == "council_chair"
    assert first["partner_officials"] == "Mario Prova (Mayor); Anna Prova"
    assert first["source_urls"] == ("https://news.example/1",)
    assert first["world_region"] == "europe"
    assert (first["lat"], first["lon"]) == (41.89, 12.51)
    undated = records.loc["E4"]
    assert undated["date_start"] is None
    assert records["year"].isna().to_dict()["E4"]
    assert undated["topics"] == ()
    assert undated["country_code"] is None


def test_an_empty_result_has_all_columns(engine: Engine) -> None:
    empty = load_records(engine, Filters(text="nothing like this"))
    assert len(empty) == 0
    assert list(empty.columns) == list(Record.model_fields)
    assert str(empty["year"].dtype) == "Int64"


def test_every_table_of_the_schema_is_kept(engine: Engine) -> None:
    assert load_counts(engine) == {
        "engagements": 5,
        "partners": 3,
        "sources": 1,
        "engagement_sources": 5,
        "evidence": 0,
        "issues": 0,
    }
    for name, model in TABLES.items():
        assert list(load_table(engine, name).columns)[: len(model.model_fields)] == list(model.model_fields)


def test_the_version_is_that_of_the_content(engine: Engine) -> None:
    before = load_meta(engine)
    assert before["data_date"] == "2026-01-31"
    assert replace_all(engine, VARIED, "2026-02-01") == before["data_version"]
    assert replace_all(engine, dataset(engagement(1)), "2026-02-01") != before["data_version"]


def test_a_replacement_that_fails_leaves_what_was_there(engine: Engine) -> None:
    twisted = Dataset(engagements=(engagement(9),))
    with pytest.raises((KeyError, SQLAlchemyError)):
        replace_all(engine, twisted, "2026-02-01")
    assert len(load_records(engine)) == 5


def test_the_fingerprint_tells_that_the_data_changed(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'other.sqlite'}"
    assert fingerprint(url) is None
    engine = open_engine(url)
    replace_all(engine, VARIED, "2026-01-31")
    before = fingerprint(url)
    replace_all(engine, dataset(engagement(1)), "2026-01-31")
    engine.dispose()
    assert before is not None
    assert fingerprint(url) != before


def test_a_page_of_records_is_a_part_of_all_in_their_order(engine: Engine) -> None:
    everything = list(load_records(engine)["engagement_id"])
    parts = [list(load_page(engine, NO_FILTERS, start, 2)["engagement_id"]) for start in (0, 2, 4, 6)]
    assert [one for part in parts for one in part] == everything
    assert [len(part) for part in parts] == [2, 2, 1, 0]
    assert list(load_page(engine, NO_FILTERS, 0, 9, oldest_first=True)["engagement_id"]) == [
        "E3",
        "E2",
        "E1",
        "E5",
        "E4",
    ]
    assert list(load_page(engine, Filters(event_types=("conference",)), 1, 9)["engagement_id"]) == ["E4"]
    assert list(load_page(engine, NO_FILTERS, 0, 1).columns) == list(Record.model_fields)


def test_counting_and_loading_agree(engine: Engine) -> None:
    for query in ("", "topic=transport", "q=ha noi", "from=2023", "region=europe", "type=project"):
        filters, _ = Filters.from_query(query)
        assert count_records(engine, filters) == len(load_records(engine, filters))
        assert sorted(load_ids(engine, filters)) == sorted(load_records(engine, filters)["engagement_id"])


def test_one_record_is_found_only_where_it_passes(engine: Engine) -> None:
    assert list(load_record(engine, NO_FILTERS, "E3")["partner_id"]) == ["JP-40"]
    assert load_record(engine, Filters(countries=("IT",)), "E3").empty
    assert load_record(engine, NO_FILTERS, "E'3").empty


def test_some_rows_of_a_table(engine: Engine) -> None:
    found = load_rows(engine, "partners", "partner_id", ("JP-40", "gn:0"))
    assert list(found["name_en"]) == ["Fukuoka Prefecture"]
    assert load_rows(engine, "evidence", "engagement_id", ("E1",)).empty
