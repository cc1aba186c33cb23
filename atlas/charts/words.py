"""Small phrases that several charts say alike. All words go through the translator."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from atlas.i18n import Translator

NAME_LENGTH_MAX: Final = 60
_DIRECTION_MARKS: Final = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
Row = Mapping[Any, Any] | pd.Series


@dataclass(frozen=True, slots=True)
class LegendItem:
    """One line of a legend: what the mark looks like (shape "disc", "ring", "square" or "line") and its meaning."""

    label: str
    colour: str
    shape: str = "square"


def partner_name(t: Translator, row: Row) -> str:
    """The partner's name in the reader's language, from a row with the columns partner and partner_vi.

    Characters that cannot be seen (controls, changes of writing direction) are left out.
    """
    name = t.name(str(row["partner"]), row["partner_vi"])
    return "".join(char for char in name if unicodedata.category(char) != "Cc" and char not in _DIRECTION_MARKS)


def partner_label(t: Translator, row: Row) -> str:
    """The same where it stands alone, as a label or a title: with a capital first letter ("Tỉnh Fukuoka")."""
    name = partner_name(t, row)
    return name[:1].upper() + name[1:]


def place_of_event(t: Translator, row: Row) -> str:
    """Where it took place, "" when not known: in the reader's language where the catalogue has it, else as recorded.

    By the place's name alone: what only some records know would make two places of one in the same column.
    """
    recorded = row["place_of_event"]
    if not isinstance(recorded, str) or not recorded:
        return ""
    place, _, within = recorded.partition(" (")
    return f"{t(place)} ({t(within[:-1])})" if place and len(within) > 1 and within.endswith(")") else t(recorded)


def short(text: str, length: int = NAME_LENGTH_MAX) -> str:
    """`text` cut to `length` characters, with an ellipsis where something is gone."""
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def inert(text: str) -> str:
    """`text` without what plotly, deck.gl or Streamlit could read as markup, a template or an expression.

    < > become ‹ ›, { } become ( ), and a leading @@ (deck.gl's mark for an expression) gets a space before it.
    """
    calm = text.translate(_LOOKALIKES)
    return f" {calm}" if calm.startswith("@@") else calm


_LOOKALIKES: Final = str.maketrans({"<": "‹", ">": "›", "{": "(", "}": ")"})


def engagements(t: Translator, n: int) -> str:
    """As in: 28 engagements."""
    return t.plural("{n} engagement", "{n} engagements", n)


def partners(t: Translator, n: int) -> str:
    """As in: 198 partners."""
    return t.plural("{n} partner", "{n} partners", n)


def countries(t: Translator, n: int) -> str:
    """As in: 47 countries."""
    return t.plural("{n} country", "{n} countries", n)


def years(t: Translator, first: Any, last: Any) -> str:
    """As in: 2005–2024, or 2023, or that the year is not known; years are written without separators."""
    if pd.isna(first) or pd.isna(last):
        return t("year unknown")
    return f"{first}" if first == last else f"{first}–{last}"


def joined(t: Translator, names: Sequence[str]) -> str:
    """As in: A; A and B; A, B and C."""
    if len(names) < 2:
        return "".join(names)
    return t("{list} and {last}", list=", ".join(names[:-1]), last=names[-1])


def sentence(text: str) -> str:
    """`text` with a capital first letter and a full stop; "" stays ""."""
    if not text:
        return ""
    return text[0].upper() + text[1:] + ("" if text.endswith((".", "!", "?")) else ".")
