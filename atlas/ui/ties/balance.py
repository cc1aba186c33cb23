"""Visits out and in, by partner, country or part of the world; each number opens its records."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any, Final

from atlas.charts import visits
from atlas.charts.visits import By
from atlas.filters import Filters
from atlas.ui import chart_panel, keys, links, listing, options
from atlas.ui.charts import Chart
from atlas.ui.markup import inside, words
from atlas.ui.page import Page

_BY: Final[Mapping[str, By]] = {"partner": "partner_id", "country": "country_code", "region": "world_region"}
_FIELDS: Final[Mapping[By, str]] = {
    "partner_id": "partners",
    "country_code": "countries",
    "world_region": "world_regions",
}


def show(page: Page) -> None:
    """The chart, then all numbers as a table with links."""
    t = page.t
    choices = {"partner": t("by partner"), "country": t("by country"), "region": t("by world region")}
    by = _BY[options.choose("by", t("Visits out and in"), choices, keys.BALANCE_BY, page)]
    make = partial(visits.frame, by=by)
    chart = Chart("visits", visits, make, page, variant=by)
    chart_panel.show(replace(chart, notes=(visits.note(chart.prepared, page.records, t),)))
    rows = chart.prepared.head(listing.ALL_MAX).to_dict("records")
    if rows:
        columns = (t("Name"), f"#{t('Visits out')}", f"#{t('Visits in')}", f"#{t('Out minus in')}")
        listing.table(
            columns, [_cells(row, page) for row in rows], t("Visits out and in"), t, total=len(chart.prepared)
        )


def _cells(row: Mapping[Any, Any], page: Page) -> tuple[str, ...]:
    out, into = int(row["outgoing"]), int(row["incoming"])
    difference = f"{'+' if out > into else '−' if out < into else ''}{page.t.number(abs(out - into))}"
    label = visits.label(row, page.t)
    is_partner = row["by"] == "partner_id"
    name = inside(label, links.partner_url(str(row["key"]), page.view)) if is_partner else words(label)
    return (name, _number(out, "outgoing", row, page), _number(into, "incoming", row, page), difference)


def _number(n: int, direction: str, row: Mapping[Any, Any], page: Page) -> str:
    """The number; it opens its records unless there are none."""
    shown = page.t.number(n)
    return inside(shown, links.engagements_url(behind(row, direction, page.view.filters), page.view)) if n else shown


def behind(row: Mapping[Any, Any], direction: str, filters: Filters) -> Filters:
    """The filters of the records that a row counts in `direction`."""
    only: dict[str, Any] = {_FIELDS[row["by"]]: (str(row["key"]),)}
    return replace(filters, **only, directions=(direction,), statuses=("occurred",))
