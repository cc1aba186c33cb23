"""What a report reads: records, tables and the date of the data. The only part of the reports that knows the store."""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd
from sqlalchemy import Engine

from atlas.filters import Filters
from atlas.store import load_meta, load_records, load_table


@dataclass(frozen=True, slots=True)
class DataSource:
    """load(filters) gives records, table(name) a whole table of the schema; data_date is the ISO day of the build.

    Nothing that they return is changed, so that a page may hand in its cached ones.
    """

    load: Callable[[Filters], pd.DataFrame]
    table: Callable[[str], pd.DataFrame]
    data_date: str | None
    data_version: str | None


def open_source(source: "Engine | DataSource") -> DataSource:
    """The data of a store; a DataSource is given back as it is."""
    if isinstance(source, DataSource):
        return source
    meta = load_meta(source)
    return DataSource(
        load=lambda filters: load_records(source, filters),
        table=lambda name: load_table(source, name),
        data_date=meta.get("data_date"),
        data_version=meta.get("data_version"),
    )
