"""Names of saved files: what is in it, of which period and filters, in which language. Pure."""

import re
from typing import Final

from atlas.filters import Filters
from atlas.fold import fold

PREFIX: Final = "hanoi-partners"
FILTERS_LENGTH_MAX: Final = 60
_NOT_IN_NAMES: Final = re.compile(r"[^a-z0-9]+")


def file_name(what: str, filters: Filters, language: str, extension: str) -> str:
    """Such as hanoi-partners_timeline_2019-2023_tourism_vi.png: what, period, other filters, language."""
    parts = (PREFIX, _slug(what), period(filters), _others(filters), language)
    return f"{'_'.join(part for part in parts if part)}.{extension}"


def period(filters: Filters) -> str:
    """The period of the filters: 2019-2023, 2021, from-2019, to-2023, or "" for all time."""
    start, end = filters.date_from, filters.date_to
    if start and end:
        return start if start == end else f"{start}-{end}"
    return f"from-{start}" if start else f"to-{end}" if end else ""


def _others(filters: Filters) -> str:
    values = [value for name, value in filters.to_pairs() if name not in ("from", "to")]
    return _slug("-".join(values))[:FILTERS_LENGTH_MAX].strip("-")


def _slug(text: str) -> str:
    return _NOT_IN_NAMES.sub("-", fold(text)).strip("-")
