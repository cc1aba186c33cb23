"""A chart of atlas.charts made ready for the page: its words, its screen edition, and what can be saved of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any, Final

import pandas as pd
import streamlit as st

from atlas.charts import basemap, palette, printing, words
from atlas.charts.basemap import Basemap
from atlas.charts.palette import Theme
from atlas.charts.printing import Caption, Format
from atlas.report.tables import to_csv
from atlas.report.workshop import workshop
from atlas.ui import data
from atlas.ui.files import file_name
from atlas.ui.page import Page

# Frames, figures and words of the views that were looked at last; a figure is about 30 kB.
KEPT_MAX: Final = 512


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart of one page. `name` is a part of widget keys and file names and never changes.

    kind is a module of atlas.charts, make what turns the page's records into the frame behind the chart, variant what
    make does otherwise under the same name. options go to figure and drawing, drawn says what they do otherwise with
    the same frame; notes say what is left out.
    """

    name: str
    kind: ModuleType
    make: Callable[[pd.DataFrame], Any]
    page: Page
    notes: tuple[str, ...] = ()
    options: Mapping[str, Any] = field(default_factory=dict)
    variant: str = ""
    drawn: str = ""

    @property
    def prepared(self) -> Any:
        """The frame behind the chart; shared by all readers of the same records: never change it."""
        return _kept(self._key("frame"), lambda: self.make(self.page.records))

    @property
    def title(self) -> str:
        """The finding."""
        return str(_kept(self._key("title", self.page.t.language), self._headline))

    @property
    def alt(self) -> str:
        """What the chart shows, in a sentence or two."""
        return str(_kept(self._key("alt", self.page.t.language), self._alt_text))

    def table(self) -> pd.DataFrame:
        """The data behind the chart, as a reader takes it away."""
        table: pd.DataFrame = self.kind.table(self.prepared, self.page.t)
        return table

    def figure(self) -> Any:
        """The screen edition in the colours of the reader's theme."""
        theme = reader_theme()
        sizes = "&".join(f"{name}={value}" for name, value in self.options.items() if isinstance(value, int))
        key = self._key("figure", self.page.view.language, theme.mode, sizes, self.drawn)
        return _kept(key, lambda: self.kind.figure(self.prepared, self.page.t, theme, **self.options))

    def svg(self) -> str:
        """The print edition for the page itself."""
        key = self._key("svg", self.page.view.language, self.drawn)
        return str(_kept(key, lambda: self.picture("svg").decode()))

    def picture(self, file_format: Format, address: str = "", scale: float = 2) -> bytes:
        """The print edition, with title, filters, number, source, date and `address` in the picture.

        scale: 1 to 4 for a PNG, of 150 dots an inch each.
        """
        drawing = self.kind.drawing(self.prepared, self.page.t, **self.options)
        return workshop().run(
            printing.paint, printing.specification(drawing), self._caption(address), file_format, scale
        )

    def csv(self) -> bytes:
        """The data behind the chart as CSV that a spreadsheet opens rightly."""
        return to_csv(self.table(), for_spreadsheet=True)

    def file_name(self, extension: str) -> str:
        """A name by which the saved file is known again."""
        return file_name(self.name, self.page.view, extension)

    def _headline(self) -> str:
        return str(self.kind.headline(self.prepared, self.page.t))

    def _alt_text(self) -> str:
        return str(self.kind.alt_text(self.prepared, self.page.t))

    def _key(self, *what: str) -> str:
        """What the chart's parts are kept under: they are the same for the same data and filters."""
        return "|".join((self.name, self.variant, self.page.view.filters.to_query(), str(data.version()), *what))

    def _caption(self, address: str) -> Caption:
        page, t = self.page, self.page.t
        return Caption(
            title=self.title,
            filters_sentence=page.sentence or t("everything that is recorded"),
            n_text=words.engagements(t, len(page.records)),
            source_line=t("Source: Hanoi Partnerships Atlas"),
            date_text=t("data of {date}", date=t.date(data.data_date())),
            permalink=address,
            notes=tuple(filter(None, self.notes)),
            alt=self.alt,
            language=t.language,
        )


def reader_theme() -> Theme:
    """Light or dark, as the reader's device asks."""
    return palette.theme("dark" if st.context.theme.type == "dark" else "light")


@st.cache_resource(max_entries=1, show_spinner=False)
def ground() -> Basemap:
    """The basemap that this deployment shows."""
    chosen = data.settings()
    return basemap.load(chosen.basemap_path, chosen.basemap_overlay_path)


@st.cache_resource(max_entries=KEPT_MAX, show_spinner=False)
def _kept(key: str, _make: Callable[[], Any]) -> Any:  # noqa: ARG001 the key of the cache
    return _make()
