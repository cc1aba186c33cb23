"""All that the sections of a report read: records of the period, those before, what follows from all records."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from atlas import relations
from atlas.charts import basemap as basemaps
from atlas.charts import words
from atlas.charts.basemap import Basemap
from atlas.filters import NO_FILTERS, Filters
from atlas.i18n import Translator, translator
from atlas.relations import Anniversary, Promise
from atlas.report import periods
from atlas.report.links import Links
from atlas.report.people import People, people
from atlas.report.source import DataSource
from atlas.report.text import Text, capital, cleaned, plain, said
from atlas.settings import Settings


@dataclass(frozen=True, slots=True)
class Context:
    """What a report in one language is about. Frames are records with plain texts; nobody changes them.

    records pass `filters`; before pass `earlier`, the same filters for the preceding period (None: open period).
    everything is all that is recorded; in_scope passes the filters whatever its date.
    """

    t: Translator
    filters: Filters
    earlier: Filters | None
    records: pd.DataFrame
    before: pd.DataFrame | None
    in_scope: pd.DataFrame
    everything: pd.DataFrame
    partners: Mapping[str, relations.Partner]
    anniversaries: tuple[Anniversary, ...]
    people: People
    names: Mapping[str, tuple[str, ...]]
    links: Links
    basemap: Basemap
    data_date: str | None
    data_version: str | None
    today: date

    @property
    def scope(self) -> str:
        """The filters in words, "" for none."""
        return plain(self.filters.sentence(self.t, self.partner_name))

    def partner_name(self, partner_id: str) -> str:
        """The partner's name in the reader's language; the id when nothing is recorded of it."""
        found = self.everything.index[self.everything["partner_id"] == partner_id]
        return words.short(words.partner_name(self.t, self.everything.loc[found[0]]), 90) if len(found) else partner_id

    def partner_words(self, row: Any) -> str:
        """The partner of a record's row, as it stands within a sentence."""
        return words.short(self.t.name(row["partner"], row["partner_vi"]), 90)

    def partner_text(self, row: Any) -> Text:
        """The partner of a record's row, as it stands in a cell."""
        return said(capital(self.partner_words(row)))

    def other_names(self, partner_id: str) -> list[str]:
        """The partner's names in other languages, the local one last, without the one that is shown."""
        shown = self.partner_name(partner_id)
        return [name for name in dict.fromkeys(self.names.get(partner_id, ())) if name != shown]

    def row(self, engagement_id: str) -> Any:
        """The record of that id."""
        return self.everything.loc[self.everything["engagement_id"] == engagement_id].iloc[0]

    @property
    def open_promises(self) -> list[Promise]:
        """What was to follow and is not surely concluded, of the records in scope; the oldest first, undated last."""
        ids = set(self.in_scope["engagement_id"])
        found = [one for facts in self.partners.values() for one in facts.open_promises if one.engagement_id in ids]
        return sorted(found, key=lambda one: (one.since or "9999", one.engagement_id))


@dataclass(frozen=True, slots=True)
class Material:
    """The same whatever the language; a report in two languages reads the store once."""

    source: DataSource
    filters: Filters
    settings: Settings
    today: date
    everything: pd.DataFrame
    basemap: Basemap


def gather(source: DataSource, filters: Filters, settings: Settings, today: date) -> Material:
    """Read what every section needs. Raises BasemapError when the configured basemap cannot be drawn."""
    return Material(
        source=source,
        filters=filters,
        settings=settings,
        today=today,
        everything=cleaned(source.load(NO_FILTERS)),
        basemap=basemaps.load(settings.basemap_path, settings.basemap_overlay_path),
    )


def context(material: Material, language: str) -> Context:
    """The context of a report in `language`."""
    source, filters = material.source, material.filters
    earlier = periods.preceding(filters)
    in_scope = material.everything
    if not filters.is_empty:
        in_scope = cleaned(source.load(periods.without_dates(filters)))
    return Context(
        t=translator(language),
        filters=filters,
        earlier=earlier,
        records=cleaned(source.load(filters)),
        before=cleaned(source.load(earlier)) if earlier else None,
        in_scope=in_scope,
        everything=material.everything,
        partners=relations.partners(material.everything, material.today),
        anniversaries=tuple(relations.anniversaries(in_scope, material.today)),
        people=people(source.table("engagements"), in_scope["engagement_id"]),
        names=_names(source.table("partners")),
        links=Links(material.settings.public_url, language),
        basemap=material.basemap,
        data_date=source.data_date,
        data_version=source.data_version,
        today=material.today,
    )


def _names(partners: pd.DataFrame) -> dict[str, tuple[str, ...]]:
    """The English and the local name of each partner, by its id."""
    pairs = zip(partners["partner_id"], partners["name_en"], partners["name_local"], strict=True)
    return {key: tuple(plain(name) for name in names if isinstance(name, str)) for key, *names in pairs}
