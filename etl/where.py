"""The filters that a command's --where asks for. A command has nobody to warn: what it cannot read it refuses."""

from typing import Final
from urllib.parse import parse_qs

from atlas.filters import FOREIGN_NAMES, NAMES, OLD_NAMES, PAGE_OPTIONS, Dropped, Filters, allowed
from atlas.report.request import ReportError

_FREE: Final = {
    "from": "a year, month or day such as 2023, 2023-08 or 2023-08-15",
    "to": "a year, month or day such as 2023, 2023-08 or 2023-08-15",
    "country": "a country's code of two letters, such as JP",
    "partner": "a partner's id, such as gn:1850147 or JP-40; partners.csv among the published files lists them",
    "q": "words with at least one letter or digit",
}


def read_where(query: str) -> Filters:
    """The filters of `query`, what follows the "?" in a page's address.

    Raises ReportError for a name or a value that no filter takes, with what would be right. The page's own options
    (lang, by, ...) say nothing about the records and are passed over.
    """
    for name in parse_qs(query.lstrip("?"), keep_blank_values=True):
        if name not in (*NAMES, *OLD_NAMES, *PAGE_OPTIONS) and not name.startswith(FOREIGN_NAMES):
            raise ReportError(f"{name!r} in --where is no filter; one of: {', '.join(NAMES)}")
    filters, dropped = Filters.from_query(query)
    if dropped:
        raise ReportError("; ".join(map(_advice, dropped)))
    return filters


def _advice(dropped: Dropped) -> str:
    name = _new(dropped.name)
    right = f"one of: {', '.join(allowed(name))}" if allowed(name) else _FREE[name]
    return f"{dropped.name}={dropped.value} in --where is not known; {dropped.name} takes {right}"


def _new(name: str) -> str:
    return OLD_NAMES.get(name, name)
