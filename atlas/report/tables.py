"""Records as data files: CSV, XLSX, GeoJSON, JSON and Parquet. Every text is inert in a spreadsheet."""

import csv
import json
from collections.abc import Callable, Mapping
from io import BytesIO, StringIO
from typing import Any, Final

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from atlas.schema import Record, Row

LIST_SEPARATOR: Final = " | "
BYTE_ORDER_MARK: Final = "\ufeff"
# A spreadsheet reads a text that begins so as a formula (OWASP, "CSV Injection").
FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def plain_rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The frame's rows as JSON can hold them: lists for tuples, None for what is unknown."""
    columns = [[_plain(value) for value in frame[name].tolist()] for name in frame]
    return [dict(zip(frame.columns, values, strict=True)) for values in zip(*columns, strict=True)]


def _plain(value: Any) -> Any:
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if value is pd.NA or value is None or (isinstance(value, float) and value != value):
        return None
    return value


def inert(value: Any) -> Any:
    """`value`, with an apostrophe before a text that a spreadsheet would run as a formula; lists joined by " | "."""
    if isinstance(value, list):
        value = LIST_SEPARATOR.join(map(str, value))
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_STARTS) else value


def to_csv(frame: pd.DataFrame, for_spreadsheet: bool = False) -> bytes:
    """UTF-8 CSV with a header, RFC 4180; `for_spreadsheet` adds the mark by which Excel knows UTF-8."""
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(frame.columns)
    writer.writerows([inert(value) for value in row.values()] for row in plain_rows(frame))
    return ((BYTE_ORDER_MARK if for_spreadsheet else "") + text.getvalue()).encode()


def to_json(frame: pd.DataFrame) -> bytes:
    """A JSON array, one object a row."""
    return json.dumps(plain_rows(frame), ensure_ascii=False, indent=1).encode()


def to_geojson(records: pd.DataFrame) -> bytes:
    """A GeoJSON FeatureCollection (RFC 7946), one feature a record; geometry null where there is no place."""
    features = [
        {"type": "Feature", "id": row["engagement_id"], "geometry": _point(row), "properties": row}
        for row in plain_rows(records)
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False).encode()


def _point(row: Mapping[str, Any]) -> dict[str, Any] | None:
    if row["lon"] is None or row["lat"] is None:
        return None
    return {"type": "Point", "coordinates": [row["lon"], row["lat"]]}


def to_parquet(frame: pd.DataFrame) -> bytes:
    """Apache Parquet; list columns are lists of strings, unknown values are null."""
    buffer = BytesIO()
    rows = plain_rows(frame)
    table = pa.table({name: pa.array([row[name] for row in rows], _arrow_type(name)) for name in frame.columns})
    pq.write_table(table, buffer, compression="zstd")
    return buffer.getvalue()


def _arrow_type(column: str) -> pa.DataType:
    annotation = str(Record.model_fields[column].annotation)
    if "tuple" in annotation:
        return pa.list_(pa.string())
    kinds = {"int": pa.int64(), "float": pa.float64(), "bool": pa.bool_()}
    return next((arrow for kind, arrow in kinds.items() if kind in annotation), pa.string())


EXPORTS: Final[Mapping[str, Callable[[pd.DataFrame], bytes]]] = {
    "csv": to_csv,
    "geojson": to_geojson,
    "json": to_json,
    "parquet": to_parquet,
}


def describe(model: type[Row]) -> list[tuple[str, str]]:
    """(column, description) of a table, in order."""
    return [(name, info.description or "") for name, info in model.model_fields.items()]
