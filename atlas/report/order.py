"""One file that somebody asked for, as a value: what it is about, in which language and format; and its making."""

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, get_args
from urllib.parse import parse_qs, urlencode

from sqlalchemy import Engine

from atlas.filters import Filters
from atlas.report.naming import file_name
from atlas.report.request import MIME_TYPES, Progress, ReportError, silent
from atlas.report.source import DataSource
from atlas.settings import Settings
from atlas.store import close, open_engine

Kind = Literal["report", "brief", "page"]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class Order:
    """A report of what passes `filters`, a brief about the one partner in them, or the page of a view (HTML).

    sections: codes of a report's sections, None for all.
    """

    kind: Kind
    filters: Filters
    language: str
    file_format: str
    sections: tuple[str, ...] | None = None

    def to_text(self) -> str:
        """The order as a line of text, the same for the same order; from_text reads it."""
        pairs = {"kind": self.kind, "where": self.filters.to_query(), "lang": self.language, "format": self.file_format}
        return urlencode(pairs | ({"section": ",".join(self.sections)} if self.sections is not None else {}))

    @classmethod
    def from_text(cls, text: str) -> "Order":
        """The order that to_text wrote. Raises ReportError for another text."""
        values = {name: items[-1] for name, items in parse_qs(text, keep_blank_values=True).items()}
        kind = next((one for one in KINDS if one == values.get("kind")), None)
        if kind is None or not {"where", "lang", "format"} <= values.keys():
            raise ReportError(f"{text!r} is not an order for a file")
        sections = tuple(filter(None, values["section"].split(","))) if "section" in values else None
        filters, _ = Filters.from_query(values["where"])
        return cls(kind, filters, values["lang"], values["format"], sections)

    @property
    def file_name(self) -> str:
        """The name under which the file is saved."""
        return file_name(self.kind, self.filters, self.language, self.file_format)

    @property
    def mime_type(self) -> str:
        """The type of the file as the web names it."""
        return MIME_TYPES[self.file_format]


def make_from_store(order: Order, *, settings: Settings, today: date, progress: Progress = silent) -> bytes:
    """The file, by a process that has nothing open yet; else as make."""
    engine = open_engine(settings.database_url)
    try:
        return make(order, engine, settings=settings, today=today, progress=progress)
    finally:
        close(engine)


def make(
    order: Order, source: Engine | DataSource, *, settings: Settings, today: date, progress: Progress = silent
) -> bytes:
    """The file. Raises ReportError for an order that makes no sense, TemplateError for a letterhead that is no use."""
    from atlas.report import make_brief, make_page, make_report

    if order.kind == "page":
        return make_page(
            source, order.filters, settings=settings, today=today, language=order.language, progress=progress
        )
    if order.kind == "brief":
        return make_brief(
            source,
            order.filters.partners[0],
            settings=settings,
            today=today,
            language=order.language,
            file_format=order.file_format,
            template_dir=settings.template_dir,
            progress=progress,
        )
    return make_report(
        source,
        order.filters,
        settings=settings,
        today=today,
        language=order.language,
        file_format=order.file_format,
        sections=order.sections,
        template_dir=settings.template_dir,
        progress=progress,
    )
