"""Lists and tables with links in them, as HTML: whole on a phone, read rightly aloud. Foreign text stays text."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import streamlit as st

from atlas.i18n import Translator
from atlas.ui.markup import Markup, element, joined, words

STYLE: Final = Path(__file__).with_name("listing.css")
ROWS_MAX: Final = 8
# More than this nobody reads; the table of engagements has them all.
ALL_MAX: Final = 120
Row = Sequence[str]


def style() -> None:
    """The style sheet; once a page."""
    st.html(STYLE)


def table(
    columns: Sequence[str],
    rows: Sequence[Row],
    about: str,
    t: Translator,
    at_once: int = ROWS_MAX,
    total: int = 0,
    even: bool = False,
    most: int = ALL_MAX,
) -> None:
    """A table `about` something: the first rows, and the others (at most `most` in all) when asked for.

    A cell is plain text or Markup. A column whose name begins with "#" holds numbers. total is the number of all rows
    where `rows` are only the first of them. even: the columns but the first are equally wide, to be compared.
    """
    kind = "atlas-table atlas-even" if even else "atlas-table"
    first, rest = rows[:at_once], rows[at_once:most]
    parts = [_table(columns, first, about, kind)]
    if rest:
        summary = t.plural("Show {n} more", "Show {n} more", len(rest))
        parts.append(element("details", element("summary", summary), _table(columns, rest, about, kind)))
    left = max(total, len(rows)) - most
    if left > 0:
        said = t.plural("{n} more is not listed here.", "{n} more are not listed here.", left)
        parts.append(element("p", said, class_="atlas-quiet"))
    st.html(joined(parts, ""))


def _table(columns: Sequence[str], rows: Sequence[Row], about: str, kind: str) -> Markup:
    numbers = [name.startswith("#") for name in columns]
    names = [name.removeprefix("#") for name in columns]
    head = [_cell("th", name, is_number, scope="col") for name, is_number in zip(names, numbers, strict=True)]
    body = [element("tr", *_cells(names, numbers, row), role="row") for row in rows]
    return element(
        "table",
        element("caption", about, class_="atlas-unseen"),
        element("thead", element("tr", *head, role="row"), role="rowgroup"),
        element("tbody", *body, role="rowgroup"),
        class_=kind,
        role="table",
    )


def _cells(names: Sequence[str], numbers: Sequence[bool], row: Row) -> list[Markup]:
    cells = zip(names, numbers, row, strict=True)
    return [_cell("td", cell, is_number, data_label=name) for name, is_number, cell in cells]


def _cell(tag: str, content: str, is_number: bool, **attributes: str) -> Markup:
    """A cell; the role is said because a phone shows rows as blocks, which would make it no cell."""
    role = "columnheader" if tag == "th" else "cell"
    kind = " ".join(filter(None, ("atlas-number" if is_number else "", "" if content else "atlas-empty")))
    named = {"class_": kind} if kind else {}
    return element(tag, element("span", content) if content else words("–"), role=role, **named, **attributes)


def facts(pairs: Sequence[tuple[str, str]]) -> None:
    """A list of what is known: label and text or Markup; what is empty is left out."""
    rows = [element("div", element("dt", label), element("dd", text)) for label, text in pairs if text]
    st.html(element("dl", *rows, class_="atlas-facts"))
