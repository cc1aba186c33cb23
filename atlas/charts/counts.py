"""Counting that several charts share: a share of engagements by topic, by a code, by partner. Pure."""

from collections.abc import Iterable
from itertools import chain
from typing import Final

import numpy as np
import pandas as pd

from atlas import relations

OF_PARTNER: Final = ("partner", "partner_vi", "partner_kind", "country_code")


def by_code(records: pd.DataFrame, column: str, codes: Iterable[str]) -> pd.DataFrame:
    """Columns `column` and n: how many records have each code, in the order of `codes`, only those that occur."""
    counts = records[column].value_counts().to_dict()
    found = [(code, int(counts[code])) for code in codes if counts.get(code)]
    return pd.DataFrame(found, columns=[column, "n"]).astype({"n": "int64"})


def by_topic(records: pd.DataFrame, *columns: str) -> pd.DataFrame:
    """One row a record and topic, with `columns`; a record with three topics has three rows, one with none has none."""
    topics = records["topics"].tolist()
    rows = np.repeat(np.arange(len(topics)), np.fromiter(map(len, topics), np.int64, len(topics)))
    named = records[list(columns)].take(rows)
    named.insert(0, "topic", pd.Series(list(chain.from_iterable(topics)), index=named.index, dtype=object))
    return named


def is_signed(records: pd.DataFrame) -> pd.Series:
    """True for each record at which an agreement was signed: as atlas.relations has it."""
    return relations.is_signed(records)


def by_partner(records: pd.DataFrame) -> pd.DataFrame:
    """One row a partner: partner_id, names, kind, country, n, first_year, last_year (Int64); most engagements first."""
    number, partners = pd.factorize(records["partner_id"])
    counted = records.drop_duplicates("partner_id")[["partner_id", *OF_PARTNER]].reset_index(drop=True)
    counted["n"] = np.bincount(number, minlength=len(partners))
    years = records["year"].groupby(number, sort=True).agg(["min", "max"]).astype("Int64")
    counted["first_year"], counted["last_year"] = years["min"], years["max"]
    return counted.sort_values(["n", "partner"], ascending=[False, True], kind="stable").reset_index(drop=True)
