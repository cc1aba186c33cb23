"""The store: the only SQL of the project. SQLite (WAL) by default, PostgreSQL by its URL."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from types import UnionType
from typing import Any, Final, Union, get_args, get_origin

import pandas as pd
from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    Engine,
    Float,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    and_,
    create_engine,
    delete,
    event,
    func,
    insert,
    or_,
    select,
)
from sqlalchemy.engine import Connection, make_url

from atlas.filters import NO_FILTERS, Condition, Filters
from atlas.records import flatten
from atlas.schema import TABLES, Dataset, Row

LIST_MARK: Final = "|"
_LINE_END: Final = "\n"
METADATA: Final = MetaData()
_BATCH_ROWS: Final = 5_000


def _kind_of(annotation: Any) -> Any:
    """The plain type behind an annotation: Optional and Annotated are taken off."""
    if get_origin(annotation) in (Union, UnionType):
        annotation = next(part for part in get_args(annotation) if part is not type(None))
    return get_args(annotation)[0] if hasattr(annotation, "__metadata__") else annotation


def _is_code_list(annotation: Any) -> bool:
    """True for tuple[str, ...]: kept as |a|b|, so that one code can be found in it."""
    return get_origin(annotation) is tuple and _kind_of(get_args(annotation)[0]) is str


def _is_row_list(annotation: Any) -> bool:
    """True for a tuple of rows: kept as JSON."""
    return get_origin(annotation) is tuple and not _is_code_list(annotation)


def _table(name: str, model: type[Row]) -> Table:
    types: dict[Any, Any] = {bool: Boolean, int: Integer, float: Float}
    columns = [
        Column(field, types.get(_kind_of(info.annotation), Text), comment=info.description)
        for field, info in model.model_fields.items()
    ]
    extra = [Column("search_text", Text, nullable=False)] if name == "records" else []
    return Table(name, METADATA, *columns, *extra)


_TABLES: Final[Mapping[str, Table]] = {name: _table(name, model) for name, model in TABLES.items()}
_META: Final = Table("meta", METADATA, Column("name", String(64), primary_key=True), Column("value", Text))
_RECORDS: Final = _TABLES["records"]
# In the order in which records are read, so that a page of many is read without sorting them all.
Index("records_by_date", _RECORDS.c.date_start.desc(), _RECORDS.c.engagement_id)
Index("records_by_id", _RECORDS.c.engagement_id)


def open_engine(url: str) -> Engine:
    """An engine for `url`; a SQLite file is put in WAL mode, so that readers never wait for a writer."""
    engine = create_engine(url)
    if engine.dialect.name == "sqlite":

        @event.listens_for(engine, "connect")
        def _set_pragmas(connection: Any, _: object) -> None:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=NORMAL")

    return engine


def replace_all(engine: Engine, dataset: Dataset, data_date: str) -> str:
    """Replace everything in the store by `dataset` in one transaction; returns the new data version.

    data_date is the ISO day of the build. The version is a hash of the rows: the same data have the same version.
    """
    rows = {name: [_plain(row) for row in getattr(dataset, name)] for name in TABLES if name != "records"}
    rows["records"] = [{**_plain(record), "search_text": text} for record, text in flatten(dataset)]
    digest = hashlib.sha256(json.dumps(rows, ensure_ascii=False, sort_keys=True).encode())
    meta = {"data_version": digest.hexdigest()[:16], "data_date": data_date}
    METADATA.create_all(engine)
    with engine.begin() as connection:
        for name, table in _TABLES.items():
            connection.execute(delete(table))
            for start in range(0, len(rows[name]), _BATCH_ROWS):
                connection.execute(insert(table), rows[name][start : start + _BATCH_ROWS])
        connection.execute(delete(_META))
        connection.execute(insert(_META), [{"name": name, "value": value} for name, value in meta.items()])
    return meta["data_version"]


def _plain(row: Row) -> dict[str, Any]:
    values = {}
    for field, info in type(row).model_fields.items():
        value = getattr(row, field)
        if _is_code_list(info.annotation):
            value = f"{LIST_MARK}{LIST_MARK.join(value)}{LIST_MARK}" if value else ""
        elif _is_row_list(info.annotation):
            value = json.dumps([item.model_dump() for item in value], ensure_ascii=False)
        values[field] = value
    return values


def close(engine: Engine) -> None:
    """Fold the write-ahead log into a SQLite file and let go of it, so that the file can be moved."""
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()


def fingerprint(url: str) -> str | None:
    """A short text that changes when the store's data do; None when there is no store yet. Cheap for SQLite files."""
    path = _file_of(url)
    if path is None:
        return load_meta(open_engine(url)).get("data_version")
    try:
        stat = path.stat()
    except FileNotFoundError:
        return None
    return f"{stat.st_ino}-{stat.st_mtime_ns}-{stat.st_size}"


@lru_cache(maxsize=8)
def _file_of(url: str) -> Path | None:
    """The file of a SQLite store, None for another kind of store."""
    parsed = make_url(url)
    return Path(parsed.database) if parsed.get_backend_name() == "sqlite" and parsed.database else None


def load_meta(engine: Engine) -> dict[str, str]:
    """data_version and data_date of the store; {} when it was never filled."""
    METADATA.create_all(engine)
    with engine.connect() as connection:
        rows = connection.execute(select(_META.c.name, _META.c.value))
        return {row.name: row.value for row in rows}


def load_records(engine: Engine, filters: Filters = NO_FILTERS) -> pd.DataFrame:
    """The flat records that pass `filters`, newest first, undated last; columns of schema.Record.

    List columns hold tuples, `year` is Int64 with <NA>, unknown texts are None and unknown numbers NaN.
    """
    with engine.connect() as connection:
        return _frame(connection, _passing(filters).order_by(*_NEWEST_FIRST), "records")


def load_ids(engine: Engine, filters: Filters) -> list[str]:
    """The ids of the engagements whose records pass `filters`, in no order: for who has the records already."""
    # One text instead of a row each: with many records most of the time would go into making the rows.
    ids = func.aggregate_strings(_RECORDS.c.engagement_id, _LINE_END)
    query = select(ids).where(and_(True, *map(_clause, filters.conditions())))
    with engine.connect() as connection:
        found: str | None = connection.execute(query).scalar_one()
    return found.split(_LINE_END) if found else []


def load_page(engine: Engine, filters: Filters, start: int, rows: int, *, oldest_first: bool = False) -> pd.DataFrame:
    """At most `rows` of the records that pass `filters`, from the start-th on, as load_records gives them.

    Newest first, or oldest first; undated last in either case.
    """
    order = (_RECORDS.c.date_start.asc().nulls_last(), _RECORDS.c.engagement_id) if oldest_first else _NEWEST_FIRST
    query = _passing(filters).order_by(*order).offset(start).limit(rows)
    with engine.connect() as connection:
        return _frame(connection, query, "records")


def load_record(engine: Engine, filters: Filters, engagement_id: str) -> pd.DataFrame:
    """The record of an engagement as a frame of one row, of none when it does not pass `filters` or is not known."""
    with engine.connect() as connection:
        return _frame(connection, _passing(filters).where(_RECORDS.c.engagement_id == engagement_id), "records")


def count_records(engine: Engine, filters: Filters = NO_FILTERS) -> int:
    """How many records pass `filters`."""
    query = select(func.count()).select_from(_RECORDS).where(and_(True, *map(_clause, filters.conditions())))
    with engine.connect() as connection:
        return int(connection.execute(query).scalar_one())


def _passing(filters: Filters) -> Any:
    columns = [column for column in _RECORDS.c if column.name != "search_text"]
    return select(*columns).where(and_(True, *map(_clause, filters.conditions())))


_NEWEST_FIRST: Final = (_RECORDS.c.date_start.desc().nulls_last(), _RECORDS.c.engagement_id)


def load_rows(engine: Engine, name: str, column: str, values: Sequence[str]) -> pd.DataFrame:
    """The rows of a table of schema.TABLES whose `column` is one of `values`, in the form of load_table."""
    table = _TABLES[name]
    with engine.connect() as connection:
        return _frame(connection, select(table).where(table.c[column].in_(values)), name)


def load_table(engine: Engine, name: str) -> pd.DataFrame:
    """A whole table of schema.TABLES; lists as tuples, rows within rows as dictionaries."""
    with engine.connect() as connection:
        return _frame(connection, select(_TABLES[name]), name)


def load_of_partner(engine: Engine, partner_id: str) -> pd.DataFrame:
    """The engagements of one partner as the table holds them, with everyone who took part."""
    table = _TABLES["engagements"]
    with engine.connect() as connection:
        return _frame(connection, select(table).where(table.c.partner_id == partner_id), "engagements")


def load_counts(engine: Engine) -> dict[str, int]:
    """The number of rows of each table."""
    with engine.connect() as connection:
        return {name: _count(connection, table) for name, table in _TABLES.items() if name != "records"}


def _count(connection: Connection, table: Table) -> int:
    return int(connection.execute(select(func.count()).select_from(table)).scalar_one())


def _frame(connection: Connection, query: Any, name: str) -> pd.DataFrame:
    result = connection.execute(query)
    frame = pd.DataFrame(result.fetchall(), columns=list(result.keys()), dtype=object)
    for field, info in TABLES[name].model_fields.items():
        if field in frame:
            frame[field] = _column(frame[field], info.annotation)
    return frame


def _column(values: pd.Series, annotation: Any) -> pd.Series:
    if _is_code_list(annotation):
        lists = [tuple(value.strip(LIST_MARK).split(LIST_MARK)) if value else () for value in values]
        return pd.Series(lists, index=values.index, dtype=object)
    if _is_row_list(annotation):
        return pd.Series([json.loads(value) for value in values], index=values.index, dtype=object)
    dtypes: dict[Any, Any] = {bool: "bool", int: "Int64", float: "float64"}
    column: pd.Series = pd.Series(values, dtype=dtypes.get(_kind_of(annotation), "object"))
    return column


def _clause(condition: Condition) -> ColumnElement[bool]:
    """The condition as SQL with bound values. Dates compare on what both sides know: 2023 may be in 2023-05."""
    column, values = _RECORDS.c[condition.column], condition.values
    match condition.op:
        case "in":
            return column.in_(values)
        case "any":
            return or_(*(column.contains(f"{LIST_MARK}{value}{LIST_MARK}", autoescape=True) for value in values))
        case "contains":
            whole = [f" {value} " for value in values[:-1]]
            return and_(*(column.contains(part, autoescape=True) for part in (*whole, f" {values[-1]}")))
        case "from":
            return _known_part(column, values[0]) >= func.substr(values[0], 1, func.length(column))
        case "to":
            return _known_part(column, values[0]) <= func.substr(values[0], 1, func.length(column))


def _known_part(column: ColumnElement[Any], prefix: str) -> ColumnElement[str]:
    return func.substr(column, 1, len(prefix))
