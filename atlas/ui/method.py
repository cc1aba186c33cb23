"""What the data are, what they cover, how they came to be, on which terms they may be used. Its numbers are counted."""

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from atlas.charts import words
from atlas.charts.counts import is_signed
from atlas.i18n import Translator
from atlas.quality import Quality
from atlas.ui import coverage, links, quality
from atlas.ui.state import View
from atlas.vocabulary import EVENT_TYPES, PARTNER_KINDS, TOPICS, Vocabulary


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its paragraphs, as Markdown."""

    heading: str
    lines: tuple[str, ...]


def show(records: pd.DataFrame, data_date: str | None, scores: Quality | None, view: View) -> None:
    """The whole text about all `records` of the Atlas, with the `scores` of the machine that reads articles."""
    t = view.t
    counted, covered, making, licences = sections(records, data_date, t)
    _show(counted)
    _show(covered)
    coverage.show(records, view)
    _show(making)
    quality.show(scores, t)
    _show(licences)
    _take_away(view)
    st.header(t("Terms used"), anchor=False)
    for heading, terms in (
        (t("Event types"), EVENT_TYPES),
        (t("Topics"), TOPICS),
        (t("Partner kinds"), PARTNER_KINDS),
    ):
        with st.expander(heading):
            st.table(codebook(terms, t), border="horizontal", hide_index=True, alt=heading)


def _take_away(view: View) -> None:
    """The ways to the data and to the words for citing them."""
    t = view.t
    st.header(t("Take the data, cite them"), anchor=False)
    links.to(links.ENGAGEMENTS, t("Download what is shown as XLSX, CSV or GeoJSON"), view)
    links.to(links.REPORTS, t("Cite what is shown, or embed it"), view, options=[("part", "cite")])


def _show(section: Section) -> None:
    st.header(section.heading, anchor=False)
    st.markdown("\n".join(f"- {line}" for line in section.lines))


def sections(records: pd.DataFrame, data_date: str | None, t: Translator) -> Iterator[Section]:
    """The text, with numbers counted in `records`."""
    yield Section(t("What is counted"), _counted(t))
    yield Section(t("What the data cover"), (*_coverage(records, data_date, t), *_limits(records, t)))
    yield Section(t("How the data came to be"), _making(t))
    yield Section(t("Sources and licences"), _licences(t))


def codebook(terms: Vocabulary, t: Translator) -> pd.DataFrame:
    """The codes of a vocabulary with their labels; topics with their OECD-DAC and SDG numbers."""
    rows = [{t("Code"): term.code, t("Label"): t.term(terms, term.code)} for term in terms]
    if terms is TOPICS:
        for row, term in zip(rows, terms, strict=True):
            row |= {"OECD-DAC": ", ".join(term.dac), "SDG": ", ".join(term.sdg)}
    return pd.DataFrame(rows)


def _counted(t: Translator) -> tuple[str, ...]:
    return (
        t(
            "An engagement is one dated dealing of Hanoi (the city, its councils, committees, departments, districts) "
            "with one partner abroad. A trip to three cities is three engagements."
        ),
        t("A partner is a foreign city, region, country, embassy or organisation. A place where people met is none."),
        t(
            "A signing planned is not a signing. A meeting of heads of state is not the city's, "
            "unless the city took part."
        ),
        t("A date is never shown more precisely than its source gives it. An unknown date stays unknown."),
    )


def _coverage(records: pd.DataFrame, data_date: str | None, t: Translator) -> Iterator[str]:
    years = records["year"].dropna()
    yield t(
        "{engagements} with {partners}, {years}; state of the data: {date}.",
        engagements=words.engagements(t, len(records)),
        partners=words.partners(t, int(records["partner_id"].nunique())),
        years=words.years(t, years.min(), years.max()) if len(years) else t("year unknown"),
        date=t.date(data_date),
    )
    yield t(
        "The year is inferred in {inferred}; no date is known in {undated}; only announced, not confirmed: {planned}.",
        inferred=words.engagements(t, int((records["date_basis"] == "inferred").sum())),
        undated=words.engagements(t, int(records["date_start"].isna().sum())),
        planned=words.engagements(t, int((records["status"] == "planned").sum())),
    )
    yield t(
        "Not on the map: {partners} without a single place, such as networks.",
        partners=words.partners(t, int(records.loc[records["lat"].isna(), "partner_id"].nunique())),
    )


def _limits(records: pd.DataFrame, t: Translator) -> Iterator[str]:
    local = records[records["partner_kind"].isin(("city", "region"))]
    yield t("That nothing is recorded does not mean that nothing happened. Coverage is thin before 2013.")
    yield t(
        "According to the press, the city itself speaks of more than 100 partner capitals and cities, 61 of them with "
        "a signed agreement (2015 to 2021; to be confirmed). The Atlas records dealings with {partners} that are "
        "cities or regions, {signed} of them with a signing; {n} in all.",
        partners=words.partners(t, int(local["partner_id"].nunique())),
        signed=t.number(int(local.loc[is_signed(local), "partner_id"].nunique())),
        n=t.plural("{n} signing", "{n} signings", int(is_signed(records).sum())),
    )
    yield t(
        "The register was read from excerpts of public pages, so officials, places and topics can be incomplete. Of 45 "
        "records checked at random, 39 were right, 4 wrong in a detail (corrected), 2 could not be found again."
    )
    yield t("The topics of a joint trip stand with each of its partners, because sources seldom tell them apart.")
    yield t("An embassy is shown at its country's capital, a region or country at a point within it.")


def _making(t: Translator) -> tuple[str, ...]:
    return (
        t("Facts were read on public pages, noted in our own words with a link to the source, and checked by people."),
        t("Places come from a gazetteer on this machine; a guess is marked as one. No service is asked."),
        t("What a machine read in an article is marked as such in the record and in every download."),
    )


def _licences(t: Translator) -> tuple[str, ...]:
    return (
        t("Register and compilation: “Hanoi Partnerships Atlas, register”, CC BY 4.0. Facts are free."),
        t("Places and coordinates: [GeoNames](https://www.geonames.org), CC BY 4.0."),
        t(
            "Base map: [Natural Earth](https://www.naturalearthdata.com), public domain. "
            "It takes no position on borders."
        ),
        t("Names of countries, dates and numbers: [Unicode CLDR](https://cldr.unicode.org), Unicode License."),
        t("Typeface: Be Vietnam Pro, SIL Open Font License 1.1."),
        t("The pages linked to belong to their publishers; no text of theirs is reproduced."),
    )
