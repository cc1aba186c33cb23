"""The one door to the data: load(filters). What it returns is shared by all readers and never changed."""

import gc
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any, Final
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd
import streamlit as st
from sqlalchemy import Engine

from atlas import relations as rules
from atlas import store
from atlas.filters import NO_FILTERS, Filters
from atlas.i18n import LANGUAGES, Translator, translator
from atlas.report.source import DataSource
from atlas.settings import VARIABLES, Settings
from atlas.ui import sorting

# Results kept at once; one of the whole register is about 1 MB.
RESULTS_MAX: Final = 64
# Columns that hold one of a few codes in every row: kept as numbers, they are compared and counted ten times as fast.
CODES: Final = ("event_type", "status", "date_precision", "agreement_status")
HANOI_TIME: Final = ZoneInfo("Asia/Ho_Chi_Minh")


@dataclass(frozen=True, slots=True)
class Choices:
    """What the filter panel offers: what occurs in the data, whatever is filtered."""

    years: tuple[int, ...]
    countries: tuple[str, ...]
    partners: Mapping[str, tuple[str, str | None]]

    def partner_name(self, partner_id: str, t: Translator) -> str:
        """The partner's name in the reader's language; the id itself when no such partner is in the data."""
        english, vietnamese = self.partners.get(partner_id, (partner_id, None))
        return t.name(english, vietnamese)


def in_order(language: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The countries and the partners that the filter panel offers, by their names in `language`."""
    return _in_order(language, settings().database_url, version())


def settings() -> Settings:
    """The settings of this process."""
    # They are asked for many times in a run, and to find the folders takes longer than to see that nothing changed.
    return _settings(tuple(map(os.environ.get, VARIABLES)))


@lru_cache(maxsize=2)
def _settings(values: tuple[str | None, ...]) -> Settings:
    return Settings.from_environment({name: value for name, value in zip(VARIABLES, values, strict=True) if value})


def version() -> str | None:
    """A short text that changes with the data; None when nothing has been built yet."""
    return store.fingerprint(settings().database_url)


def load(filters: Filters = NO_FILTERS) -> pd.DataFrame:
    """The records that pass `filters`, newest first. Shared: never change it."""
    return _records(filters, settings().database_url, version())


def count(filters: Filters = NO_FILTERS) -> int:
    """How many records pass `filters`."""
    return _count(filters, settings().database_url, version())


def page_of(filters: Filters, start: int, rows: int, *, oldest_first: bool = False) -> pd.DataFrame:
    """Some of the records that pass `filters`, for a table that shows a part at a time. Shared: never change it."""
    return _page(filters, start, rows, oldest_first, settings().database_url, version())


def record(filters: Filters, engagement_id: str) -> pd.DataFrame:
    """One record that passes `filters`, as a frame of one row or of none. Shared: never change it."""
    return _record(filters, engagement_id, settings().database_url, version())


def table_rows(name: str, column: str, values: tuple[str, ...]) -> pd.DataFrame:
    """The rows of a table of the schema whose `column` is one of `values`."""
    return store.load_rows(_engine(settings().database_url), name, column, values)


def choices() -> Choices:
    """What the filter panel offers."""
    return _choices(settings().database_url, version())


def data_date() -> str | None:
    """The ISO day on which the data were built."""
    return _meta(settings().database_url, version()).get("data_date")


def table(name: str) -> pd.DataFrame:
    """A whole table of the schema, such as "partners". Shared: never change it."""
    return _table(name, settings().database_url, version())


def source() -> DataSource:
    """The data as reports read them; may be used beside the pages, in another thread."""
    meta = _meta(settings().database_url, version())
    return DataSource(load, table, meta.get("data_date"), meta.get("data_version"))


def today() -> date:
    """The day in Hanoi, by which ages and anniversaries are counted."""
    return datetime.now(HANOI_TIME).date()


def relations() -> Mapping[str, rules.Partner]:
    """What all records together say about each partner as of today, by partner_id. Shared: never change it."""
    return _relations(today(), settings().database_url, version())


def anniversaries(filters: Filters) -> Sequence[rules.Anniversary]:
    """Those of signings among the records that pass `filters`, within twelve months from today, the next first."""
    return _anniversaries(filters, today(), settings().database_url, version())


def relation(partner_id: str) -> rules.Partner:
    """What all records of one partner together say as of today; faster than asking for all partners."""
    return _relation(partner_id, today(), settings().database_url, version())


def rows(engagement_ids: Iterable[str]) -> dict[str, dict[Any, Any]]:
    """engagement_id -> record, for those of `engagement_ids` that are on record."""
    places = _places(settings().database_url, version())
    wanted = [places[one] for one in dict.fromkeys(engagement_ids) if one in places]
    return {str(row["engagement_id"]): row for row in load().iloc[wanted].to_dict("records")}


def partner_entry(partner_id: str) -> Mapping[str, Any]:
    """The partner's row of the table of partners; {} when it has none."""
    partners = table("partners")
    found: list[dict[str, Any]] = partners[partners["partner_id"] == partner_id].to_dict("records")  # type: ignore[assignment]
    return found[0] if found else {}


def engagements_of(partner_id: str) -> pd.DataFrame:
    """The partner's rows of the table of engagements, with everyone who took part. Shared: never change it."""
    return _engagements_of(partner_id, settings().database_url, version())


@st.cache_resource(max_entries=2, show_spinner=False)
def _engine(url: str) -> Engine:
    return store.open_engine(url)


@st.cache_resource(max_entries=RESULTS_MAX, show_spinner=False, hash_funcs={Filters: Filters.to_query})
def _records(filters: Filters, url: str, data_version: str | None) -> pd.DataFrame:
    if filters.is_empty:
        return store.load_records(_engine(url)).astype(dict.fromkeys(CODES, "category"))
    # All records are in memory once: to pick from them takes a tenth of the time of reading the rows anew.
    places, found = _places(url, data_version), store.load_ids(_engine(url), filters)
    rows = np.fromiter((places[one] for one in found), dtype=np.intp, count=len(found))
    return _records(NO_FILTERS, url, data_version).take(np.sort(rows)).reset_index(drop=True)


@st.cache_resource(max_entries=RESULTS_MAX, show_spinner=False, hash_funcs={Filters: Filters.to_query})
def _count(filters: Filters, url: str, data_version: str | None) -> int:  # noqa: ARG001 a part of the cache key
    return store.count_records(_engine(url), filters)


@st.cache_resource(max_entries=RESULTS_MAX, show_spinner=False, hash_funcs={Filters: Filters.to_query})
def _page(
    filters: Filters,
    start: int,
    rows: int,
    oldest_first: bool,
    url: str,
    data_version: str | None,  # noqa: ARG001 a part of the cache key
) -> pd.DataFrame:
    return store.load_page(_engine(url), filters, start, rows, oldest_first=oldest_first)


@st.cache_resource(max_entries=RESULTS_MAX, show_spinner=False, hash_funcs={Filters: Filters.to_query})
def _record(filters: Filters, engagement_id: str, url: str, data_version: str | None) -> pd.DataFrame:  # noqa: ARG001
    return store.load_record(_engine(url), filters, engagement_id)


@st.cache_resource(max_entries=2, show_spinner=False)
def _meta(url: str, data_version: str | None) -> Mapping[str, str]:  # noqa: ARG001 a part of the cache key
    return store.load_meta(_engine(url))


@st.cache_resource(max_entries=8, show_spinner=False)
def _table(name: str, url: str, data_version: str | None) -> pd.DataFrame:  # noqa: ARG001 a part of the cache key
    return store.load_table(_engine(url), name)


@st.cache_resource(max_entries=2, show_spinner=False)
def _relations(day: date, url: str, data_version: str | None) -> Mapping[str, rules.Partner]:
    return rules.partners(_records(NO_FILTERS, url, data_version), day)


@st.cache_resource(max_entries=RESULTS_MAX, show_spinner=False, hash_funcs={Filters: Filters.to_query})
def _anniversaries(filters: Filters, day: date, url: str, data_version: str | None) -> Sequence[rules.Anniversary]:
    return rules.anniversaries(_records(filters, url, data_version), day)


@st.cache_resource(max_entries=RESULTS_MAX, show_spinner=False)
def _relation(partner_id: str, day: date, url: str, data_version: str | None) -> rules.Partner:
    return rules.partners(_records(Filters(partners=(partner_id,)), url, data_version), day)[partner_id]


@st.cache_resource(max_entries=RESULTS_MAX, show_spinner=False)
def _engagements_of(partner_id: str, url: str, data_version: str | None) -> pd.DataFrame:  # noqa: ARG001 the cache key
    return store.load_of_partner(_engine(url), partner_id)


@st.cache_resource(max_entries=2, show_spinner=False)
def _places(url: str, data_version: str | None) -> Mapping[str, int]:
    """engagement_id -> its row among all records."""
    everything = _records(NO_FILTERS, url, data_version)
    return {engagement_id: place for place, engagement_id in enumerate(everything["engagement_id"])}


@st.cache_resource(max_entries=2, show_spinner=False)
def _choices(url: str, data_version: str | None) -> Choices:
    records = _records(NO_FILTERS, url, data_version)
    names = records.drop_duplicates("partner_id")
    rows: Any = zip(names["partner_id"], names["partner"], names["partner_vi"], strict=True)
    return Choices(
        years=tuple(sorted(int(year) for year in records["year"].dropna().unique())),
        countries=tuple(sorted(records["country_code"].dropna().unique())),
        partners={partner_id: (english, vietnamese) for partner_id, english, vietnamese in rows},
    )


@st.cache_resource(max_entries=2 * len(LANGUAGES), show_spinner=False)
def _in_order(language: str, url: str, data_version: str | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    offered, t = _choices(url, data_version), translator(language)
    partners = sorting.in_order(offered.partners, lambda one: offered.partner_name(one, t))
    return tuple(sorting.in_order(offered.countries, t.country)), tuple(partners)


def freeze() -> None:
    """Take what start-up made out of the garbage collector's rounds: each rerun would walk it otherwise."""
    gc.collect()
    gc.freeze()
