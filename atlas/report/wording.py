"""Small phrases that several parts of the reports say alike: changes, ages, rungs, promises, agreements."""

from typing import Any, Final

import pandas as pd

from atlas.i18n import Translator
from atlas.relations import RUNGS, Anniversary, Partner, Promise
from atlas.report import periods
from atlas.spans import Elapsed
from atlas.vocabulary import AGREEMENT_KINDS, EVENT_TYPES

# A share of fewer than this many says more than it knows.
PERCENT_OF_LEAST: Final = 10
_YEAR_MONTHS: Final = 12


def change(now: int, before: int | None, t: Translator) -> str:
    """For a cell: +9 (+21%), −3, 0; an en dash where there is nothing to compare with."""
    if before is None:
        return "–"
    difference = now - before
    if not difference:
        return "0"
    return f"{_signed(difference, t)}{_share(difference, before, t)}"


def _signed(difference: int, t: Translator) -> str:
    return f"{'+' if difference > 0 else '−'}{t.number(abs(difference))}"


def _share(difference: int, before: int, t: Translator) -> str:
    if before < PERCENT_OF_LEAST:
        return ""
    return f" ({'+' if difference > 0 else '−'}{t.percent(abs(difference) / before)})"


def change_in_words(now: int, before: int, t: Translator) -> str:
    """As in: an increase of 9 (21%); a decrease of 3; no change."""
    if now == before:
        return t("no change")
    much = t.number(abs(now - before))
    if before >= PERCENT_OF_LEAST:
        much = f"{much} ({t.percent(abs(now - before) / before)})"
    return t("an increase of {n}", n=much) if now > before else t("a decrease of {n}", n=much)


def duration(past: Elapsed, t: Translator) -> str:
    """As in: 8 years; about 3 years; 5 months; less than a month."""
    least, most = past.months_least, past.months_most
    if most < 1:
        return t("less than a month")
    if most < _YEAR_MONTHS:
        return _about(t.plural("{n} month", "{n} months", most), least != most, t)
    # The middle of what is possible, in whole years; more finely than that nobody can tell from a year alone.
    years, exact = (least + most) // (2 * _YEAR_MONTHS), least // _YEAR_MONTHS == most // _YEAR_MONTHS
    return _about(t.plural("{n} year", "{n} years", max(years, 1)), not exact, t)


def _about(text: str, is_rough: bool, t: Translator) -> str:
    return t("about {duration}", duration=text) if is_rough else text


def rung(partner: Partner, t: Translator) -> str:
    """The highest step of the ladder and since when it is on record: Twinning, since 1994; "" when there is none."""
    reached = partner.rung
    if reached is None:
        return ""
    return rung_since(t.term(RUNGS, reached.code), reached.since, t)


def rung_since(label: str, since: str | None, t: Translator) -> str:
    """A step with the date since which it is on record."""
    if since is None:
        return t("{step} (date unknown)", step=label)
    return f"{label}, {periods.since(since, t)}"


def agreement_kind(code: Any, t: Translator) -> str:
    """The kind of an agreement; "agreement" where it is not known."""
    return t.term(AGREEMENT_KINDS, code) if isinstance(code, str) else t("Agreement of unknown kind")


def promised(promise: Promise, row: pd.Series, t: Translator) -> str:
    """What was to follow: the kind of the agreement, or the kind of event that was announced."""
    if promise.what == "negotiation":
        return agreement_kind(promise.kind, t)
    return t.term(EVENT_TYPES, row["event_type"])


def anniversary(one: Anniversary, t: Translator) -> str:
    """As in: 20 years of the twinning."""
    years = t.plural("{n} year", "{n} years", one.years)
    return t("{years} since the signing: {kind}", years=years, kind=lower_first(agreement_kind(one.kind, t)))


def signed_on(date: str | None, t: Translator) -> str:
    """As in: signed on 12 May 2023."""
    return t("signed {when}", when=periods.when(date, t))


def lower_first(text: str) -> str:
    """`text` with a small first letter, for the middle of a sentence; what begins with two capitals stays."""
    return text if text[:2].isupper() else text[:1].lower() + text[1:]
