"""The map in words: its headline, its alternative text and its table."""

from typing import Any

import pandas as pd

from atlas.charts import words
from atlas.i18n import Translator
from atlas.vocabulary import DIRECTIONS, PARTNER_KINDS


def headline(prepared: pd.DataFrame, t: Translator) -> str:
    """What the map shows at first sight, in one line."""
    if prepared.empty:
        return t("No partner to show on the map")
    where = _extent(prepared, t)
    top = _top(prepared)
    if len(top) != 1 or len(prepared) == 1:
        return where
    row = top.iloc[0]
    return t("{extent}, {partner} most often", extent=where, partner=words.short(words.partner_name(t, row)))


def alt_text(prepared: pd.DataFrame, t: Translator) -> str:
    """The same in a sentence or two for those who do not see the map."""
    if prepared.empty:
        return t("An empty world map: no partner to show.")
    leading = [
        f"{words.short(words.partner_name(t, row))} ({t.number(int(row['n']))})"
        for row in prepared.head(5).to_dict("records")
    ]
    return t(
        "World map with lines from Hanoi to {extent}. Most engagements: {leading}.",
        extent=_extent(prepared, t),
        leading=", ".join(leading),
    )


def table(prepared: pd.DataFrame, t: Translator) -> pd.DataFrame:
    """The frame as a reader takes it away: one row a partner, headers in the reader's language."""
    columns: dict[str, Any] = {
        t("Partner"): [words.partner_label(t, row) for row in prepared.to_dict("records")],
        t("Partner id"): prepared["partner_id"],
        t("Kind of partner"): [t.term(PARTNER_KINDS, kind) for kind in prepared["partner_kind"]],
        t("Country"): [t.country(code) if isinstance(code, str) else "" for code in prepared["country_code"]],
        t("Latitude (degrees)"): prepared["lat"],
        t("Longitude (degrees)"): prepared["lon"],
        t("Number of engagements"): prepared["n"],
        t("First year"): prepared["first_year"],
        t("Last year"): prepared["last_year"],
        **{t.term(DIRECTIONS, code): prepared[code] for code in DIRECTIONS.codes},
        t("Agreements signed"): prepared["signed"],
    }
    return pd.DataFrame(columns)


def _extent(prepared: pd.DataFrame, t: Translator) -> str:
    lands = int(prepared["country_code"].nunique())
    return t(
        "{partners} in {countries}", partners=words.partners(t, len(prepared)), countries=words.countries(t, lands)
    )


def _top(prepared: pd.DataFrame) -> pd.DataFrame:
    top: pd.DataFrame = prepared[prepared["n"] == prepared["n"].max()]
    return top
