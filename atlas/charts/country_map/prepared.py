"""The frame behind the map of countries: one row a country with a partner."""

from typing import Final

import pandas as pd

from atlas.charts import counts, words
from atlas.i18n import Translator

COLUMNS: Final = ("country_code", "world_region", "n", "partners", "signed", "first_year", "last_year")


def frame(records: pd.DataFrame) -> pd.DataFrame:
    """One row a country, most engagements first; see COLUMNS.

    n and `signed` (agreements signed) count engagements with partners of all kinds that belong to the country; the
    years are Int64 with <NA>.
    """
    known = records[records["country_code"].notna()]
    marked = known.assign(signed=counts.is_signed(known).astype("int64"))
    groups = marked.groupby("country_code", sort=True)
    found = pd.DataFrame(
        {
            "world_region": groups["world_region"].first(),
            "n": groups.size().astype("int64"),
            "partners": groups["partner_id"].nunique().astype("int64"),
            "signed": groups["signed"].sum().astype("int64"),
            "first_year": groups["year"].min().astype("Int64"),
            "last_year": groups["year"].max().astype("Int64"),
        }
    )
    ordered = found.reset_index().sort_values(["n", "country_code"], ascending=[False, True], kind="stable")
    return ordered.loc[:, list(COLUMNS)].reset_index(drop=True)


def unplaced(records: pd.DataFrame, t: Translator) -> str:
    """How many engagements belong to no country, in words; "" for none."""
    nowhere = int(records["country_code"].isna().sum())
    if not nowhere:
        return ""
    return t("Not shown: {engagements} with international bodies.", engagements=words.engagements(t, nowhere))
