"""ISO 8601 prefixes: YYYY, YYYY-MM or YYYY-MM-DD, a date no finer than what is known."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Final

PRECISION_OF_LENGTH: Final[Mapping[int, str]] = {4: "year", 7: "month", 10: "day"}
_PREFIX: Final = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def parse_date_prefix(value: str) -> date:
    """The first day that an ISO 8601 prefix covers; ValueError, saying what would be right, if it is none."""
    if not _PREFIX.fullmatch(value):
        raise ValueError(f"{value!r} is not a date; write YYYY, YYYY-MM or YYYY-MM-DD")
    try:
        return date.fromisoformat(value + "-01-01"[len(value) - 4 :])
    except ValueError as error:
        raise ValueError(f"{value!r} is not a day of the calendar ({error})") from error


def check_date_prefix(value: str) -> str:
    """`value` if it is the ISO 8601 prefix of a day that exists; else ValueError."""
    parse_date_prefix(value)
    return value
