"""How much is recorded of each year, in which languages its sources were read: a table that opens the records."""

from typing import Final

import pandas as pd
import streamlit as st

from atlas.filters import Filters
from atlas.i18n import Translator
from atlas.ui import links, listing
from atlas.ui.markup import inside
from atlas.ui.state import View

# The languages with a column of their own; the others share one.
LANGUAGES_MAX: Final = 3
OTHERS: Final = "others"


def show(records: pd.DataFrame, view: View) -> None:
    """The table, the newest year first, and how it is counted."""
    t, counted = view.t, by_year(records)
    languages = [code for code in counted.columns if code != "all"]
    columns = (t("Year"), f"#{t('Engagements')}", *(f"#{language(code, t)}" for code in languages))
    rows = [
        (
            str(row["year"]),
            _linked(int(row["year"]), int(row["all"]), view),
            *(t.number(int(row[code])) for code in languages),
        )
        for row in counted.reset_index(names="year").to_dict("records")
    ]
    about = t("Engagements by year and language of their sources")
    st.subheader(about, anchor=False)
    listing.style()
    listing.table(columns, rows, about, t)
    st.caption(t("Each engagement once for each language in which a source of it was read. Undated ones are left out."))


def by_year(records: pd.DataFrame) -> pd.DataFrame:
    """Index year, the newest first, every year from the first on; columns "all", the languages most read, OTHERS.

    Whole numbers; a record with sources in two of the shared languages counts once among OTHERS. No row without years.
    """
    dated = records[records["year"].notna()].astype({"year": int})
    read = dated[["year", "engagement_id", "languages"]].explode("languages").dropna(subset=["languages"])
    most = list(read["languages"].value_counts().index[:LANGUAGES_MAX])
    read = read.assign(languages=read["languages"].where(read["languages"].isin(most), OTHERS)).drop_duplicates()
    columns = [*most, *([OTHERS] if (read["languages"] == OTHERS).any() else [])]
    years = range(dated["year"].max(), dated["year"].min() - 1, -1) if len(dated) else range(0)
    found = pd.crosstab(read["year"], read["languages"]).reindex(index=years, columns=columns, fill_value=0)
    found.insert(0, "all", dated["year"].value_counts().reindex(years, fill_value=0))
    return found


def language(code: str, t: Translator) -> str:
    """The language's name, from Unicode CLDR; the code where it has none."""
    if code == OTHERS:
        return t("Other languages")
    name = str(t.locale.languages.get(code, code))
    return name[:1].upper() + name[1:]


def _linked(year: int, n: int, view: View) -> str:
    only = Filters(date_from=str(year), date_to=str(year))
    return inside(view.t.number(n), links.engagements_url(only, view)) if n else view.t.number(n)
