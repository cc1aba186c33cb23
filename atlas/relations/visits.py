"""Visits out against visits in, by partner, country or part of the world."""

from typing import Final

import pandas as pd

DIRECTIONS: Final = ("outgoing", "incoming")
COLUMNS: Final = ("key", *DIRECTIONS)


def balance(records: pd.DataFrame, by: str) -> pd.DataFrame:
    """One row a value of the column `by`, most journeys first: key, outgoing and incoming (numbers of engagements).

    Only what occurred is counted. Records without a value there, or of which nobody knows who travelled, are left out.
    """
    found = records[(records["status"] == "occurred") & records["direction"].isin(DIRECTIONS) & records[by].notna()]
    if found.empty:
        return pd.DataFrame({name: pd.Series(dtype=object if name == "key" else "int64") for name in COLUMNS})
    counted = pd.crosstab(found[by], found["direction"]).reindex(columns=list(DIRECTIONS), fill_value=0)
    rows = counted.rename_axis("key").rename_axis(None, axis=1).reset_index()
    rows["journeys"] = rows["outgoing"] + rows["incoming"]
    ordered = rows.sort_values(["journeys", "key"], ascending=[False, True], kind="stable").reset_index(drop=True)
    return ordered.loc[:, list(COLUMNS)]
