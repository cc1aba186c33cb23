"""The map of countries in words: its headline, its alternative text and its table."""

from typing import Any

import pandas as pd

from atlas.charts import words
from atlas.i18n import Translator
from atlas.vocabulary import WORLD_REGIONS


def headline(prepared: pd.DataFrame, t: Translator) -> str:
    """The country with most engagements."""
    if prepared.empty:
        return t("No country to show on the map")
    top = prepared[prepared["n"] == prepared["n"].max()]
    if len(top) > 1:
        return t("Partners in {countries}", countries=words.countries(t, len(prepared)))
    name, most = t.country(top.iloc[0]["country_code"]), t.number(int(top.iloc[0]["n"]))
    return t(
        "Partners in {countries}; {country} most often ({n})",
        countries=words.countries(t, len(prepared)),
        country=name,
        n=most,
    )


def alt_text(prepared: pd.DataFrame, t: Translator) -> str:
    """The same in a sentence or two for those who do not see the map."""
    if prepared.empty:
        return t("An empty world map: no partner to show.")
    pairs = prepared.head(8)[["country_code", "n"]].itertuples(index=False)
    leading = ", ".join(f"{t.country(code)} ({t.number(int(n))})" for code, n in pairs)
    return t(
        "World map of {countries}, the stronger the colour the more engagements with their partners. Most: {leading}.",
        countries=words.countries(t, len(prepared)),
        leading=leading,
    )


def table(prepared: pd.DataFrame, t: Translator) -> pd.DataFrame:
    """One row a country, headers in the reader's language."""
    regions = [t.term(WORLD_REGIONS, code) if isinstance(code, str) else "" for code in prepared["world_region"]]
    columns: dict[str, Any] = {
        t("Country"): [t.country(code) for code in prepared["country_code"]],
        t("Code"): list(prepared["country_code"]),
        t("Part of the world"): regions,
        t("Number of engagements"): list(prepared["n"]),
        t("Partners"): list(prepared["partners"]),
        t("Agreements signed"): list(prepared["signed"]),
        t("First year"): prepared["first_year"],
        t("Last year"): prepared["last_year"],
    }
    return pd.DataFrame(columns)
