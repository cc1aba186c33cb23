"""What waits on the page of relations, in numbers that lead down to the lists."""

import streamlit as st

from atlas.ui.markup import element, inside
from atlas.ui.ties.anchors import ANNOUNCEMENTS, DUE, NEGOTIATIONS, QUIET, SIGNED
from atlas.ui.ties.quiet import quiet, years_of
from atlas.ui.ties.scope import Scope


def show(scope: Scope) -> None:
    """A sentence of what is due and open, as of today."""
    t = scope.t
    day = t.date(scope.today.isoformat())
    cards = [
        element("li", element("strong", number), inside(label, f"#{place}")) for place, label, number in figures(scope)
    ]
    st.html(element("ul", *cards, class_="atlas-cards"))
    st.caption(
        t(
            "As of {date}. Signed agreements and visits are of the years chosen; all else is of all records of this "
            "choice, for what is open or due began years back.",
            date=day,
        )
    )


def figures(scope: Scope) -> list[tuple[str, str, str]]:
    """Anchor, label and number of each list."""
    t, years = scope.t, years_of(scope)
    due = scope.anniversaries
    rounds = sum(one.is_round for one in due)
    quiet_ones = len(quiet(scope, years, only_agreement=True))
    return [
        (DUE, t("Round anniversaries within 12 months (of {n})", n=t.number(len(due))), t.number(rounds)),
        (NEGOTIATIONS, t("Under negotiation, no signing reported"), t.number(len(scope.open_promises("negotiation")))),
        (ANNOUNCEMENTS, t("Announced, no report since"), t.number(len(scope.open_promises("announcement")))),
        (
            QUIET,
            t("With an agreement, not met for {duration}", duration=t.plural("{n} year", "{n} years", years)),
            t.number(quiet_ones),
        ),
        (SIGNED, t("Agreements signed"), t.number(len(scope.signed))),
    ]
