"""The key figures of a report: each with its value before, and where its records are found."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

import pandas as pd

from atlas import relations
from atlas.charts.counts import is_signed
from atlas.filters import Filters
from atlas.i18n import Translator
from atlas.report.context import Context
from atlas.report.links import Link
from atlas.spans import span

PARTNERS_IN_ADDRESS_MAX: Final = 60
# What counts.is_signed asks, as filters say it.
SIGNED: Final[Mapping[str, str]] = {"agreements": "signed", "statuses": "occurred"}


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A number, what it counts, and the number of the preceding period (None: there is none to compare with)."""

    code: str
    label: str
    now: int
    before: int | None
    link: Link
    before_link: Link | None


@dataclass(frozen=True, slots=True)
class _Measure:
    """How a figure is counted; `codes` are those that its records have besides what the filters say (Links.only)."""

    code: str
    count: Callable[[pd.DataFrame], int]
    codes: Mapping[str, str] = field(default_factory=dict)


MEASURES: Final = (
    _Measure("engagements", len),
    _Measure("partners", lambda records: int(records["partner_id"].nunique())),
    _Measure("countries", lambda records: int(records["country_code"].nunique())),
    _Measure("signed", lambda records: int(is_signed(records).sum()), SIGNED),
    _Measure("outgoing", lambda records: int((records["direction"] == "outgoing").sum()), {"directions": "outgoing"}),
    _Measure("incoming", lambda records: int((records["direction"] == "incoming").sum()), {"directions": "incoming"}),
    _Measure("planned", lambda records: int((records["status"] == "planned").sum()), {"statuses": "planned"}),
)


def labels(t: Translator) -> dict[str, str]:
    """Code -> what the figure counts."""
    return {
        "engagements": t("Engagements"),
        "partners": t("Partners"),
        "countries": t("Countries"),
        "signed": t("Agreements signed"),
        "outgoing": t("Out: Hanoi abroad"),
        "incoming": t("In: guests in Hanoi"),
        "planned": t("Only announced, not confirmed"),
        "new": t("Partners recorded for the first time"),
    }


def key_figures(context: Context) -> list[KeyFigure]:
    """All key figures, in the order in which they are shown; new partners only where the period has a beginning."""
    figures = [_figure(measure, context) for measure in MEASURES]
    if context.filters.date_from:
        figures.insert(3, _new_partners(context))
    return figures


def _figure(measure: _Measure, context: Context) -> KeyFigure:
    links, earlier = context.links, context.earlier
    return KeyFigure(
        code=measure.code,
        label=labels(context.t)[measure.code],
        now=measure.count(context.records),
        before=measure.count(context.before) if context.before is not None else None,
        link=links.only(context.filters, **measure.codes),
        before_link=links.only(earlier, **measure.codes) if earlier else None,
    )


def _new_partners(context: Context) -> KeyFigure:
    now = new_partners(context.records, context.filters, context)
    figure = KeyFigure("new", labels(context.t)["new"], len(now), None, _of(now, context.filters, context), None)
    if context.before is None or context.earlier is None:
        return figure
    before = new_partners(context.before, context.earlier, context)
    return replace(figure, before=len(before), before_link=_of(before, context.earlier, context))


def new_partners(records: pd.DataFrame, filters: Filters, context: Context) -> list[str]:
    """The ids of the partners in `records` of whom nothing earlier, nothing undated is on record at all."""
    if not filters.date_from:
        return []
    start = span(filters.date_from)[0]
    known = (context.partners[partner_id] for partner_id in dict.fromkeys(records["partner_id"]))
    return [facts.partner_id for facts in known if _is_new(facts, start.isoformat())]


def _is_new(facts: relations.Partner, start: str) -> bool:
    return facts.first is not None and not facts.undated and span(facts.first)[0].isoformat() >= start


def _of(partner_ids: list[str], filters: Filters, context: Context) -> Link:
    """The records of these partners; beyond some dozens of ids the address would be too long for some browsers."""
    if 0 < len(partner_ids) <= PARTNERS_IN_ADDRESS_MAX:
        return context.links.records(replace(filters, partners=tuple(partner_ids)))
    return context.links.records(filters, "partner_id without an earlier date_start")
