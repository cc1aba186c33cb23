"""What records say about a partner: the ladder, promises, anniversaries and gaps, and what is left unknown."""

from datetime import date
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas import relations
from atlas.spans import Elapsed, elapsed, months_later, same_in, span

TODAY = date(2026, 11, 22)
COLUMNS = ("engagement_id", "partner_id", "date_start", "event_type", "direction", "status")


def records(*rows: dict[str, Any]) -> pd.DataFrame:
    """Records E1, E2 ... of partner P, as load_records gives them, with only the columns that the rules read."""
    base = {
        "partner_id": "P",
        "date_start": None,
        "event_type": "visit_abroad",
        "direction": None,
        "status": "occurred",
        "agreement_status": "none",
        "agreement_kind": None,
        "agreement_subject_en": None,
    }
    filled = [{"engagement_id": f"E{number}", **base, **row} for number, row in enumerate(rows, start=1)]
    return pd.DataFrame(
        filled, columns=[*COLUMNS, "agreement_status", "agreement_kind", "agreement_subject_en"], dtype=object
    )


def facts(*rows: dict[str, Any]) -> relations.Partner:
    return relations.partners(records(*rows), TODAY)["P"]


def signed(on: str | None, kind: str | None = "mou", **more: Any) -> dict[str, Any]:
    return {
        "date_start": on,
        "agreement_status": "signed",
        "agreement_kind": kind,
        "event_type": "agreement_signed",
        **more,
    }


def negotiating(on: str | None, kind: str | None = "mou") -> dict[str, Any]:
    return {"date_start": on, "agreement_status": "negotiating", "agreement_kind": kind}


def test_no_records_have_no_partners() -> None:
    assert relations.partners(records(), TODAY) == {}
    assert relations.anniversaries(records(), TODAY) == []


def test_the_ladder_names_each_step_with_its_first_record() -> None:
    reached = facts(
        {"date_start": "2012-05-03"},
        {"date_start": "2010"},
        {"date_start": "2014-02", "event_type": "project"},
        signed("2015-01-01"),
        signed("2011-09", "plan"),
        signed("2020-06-30", "twinning"),
    ).rungs
    assert [(rung.code, rung.since, rung.engagement_id) for rung in reached] == [
        ("contact", "2010", "E2"),
        ("project", "2014-02", "E3"),
        ("agreement", "2011-09", "E5"),
        ("twinning", "2020-06-30", "E6"),
    ]


@pytest.mark.parametrize(
    ("row", "highest"),
    [
        (signed("2020", None), "contact"),
        (signed("2020", status="planned"), None),
        (negotiating("2020", "twinning"), "contact"),
        ({"date_start": "2020", "status": "planned"}, None),
    ],
)
def test_what_is_not_proved_is_no_step(row: dict[str, Any], highest: str | None) -> None:
    rung = facts(row).rung
    assert (rung.code if rung else None) == highest


def test_a_step_without_a_date_says_so() -> None:
    rung = facts(signed(None, "twinning")).rung
    assert rung is not None
    assert (rung.code, rung.since, rung.undated) == ("twinning", None, 1)


def test_only_what_occurred_is_counted() -> None:
    found = facts(
        {"date_start": "2020-01-01", "direction": "outgoing"},
        {"date_start": "2021-01-01", "direction": "incoming"},
        {"date_start": "2022-01-01", "direction": "incoming", "status": "planned"},
        {"direction": "remote"},
        {"date_start": "2021-06"},
    )
    assert (found.occurred, found.planned, found.undated) == (4, 1, 1)
    assert (found.outgoing, found.incoming, found.remote, found.third_place) == (1, 1, 1, 0)
    assert (found.first, found.last, found.last_engagement_id) == ("2020-01-01", "2021-06", "E5")


def test_a_signing_of_the_same_kind_closes_a_negotiation() -> None:
    assert facts(negotiating("2018-03"), signed("2019")).open_promises == ()


@pytest.mark.parametrize("later", [signed("2019", "twinning"), signed("2017-12"), signed("2019", status="planned")])
def test_a_signing_of_another_kind_or_before_or_planned_closes_nothing(later: dict[str, Any]) -> None:
    (promise,) = (one for one in facts(negotiating("2018-03"), later).open_promises if one.what == "negotiation")
    assert (promise.since, promise.closed_by, promise.perhaps_closed_by) == ("2018-03", None, None)


@pytest.mark.parametrize(
    ("talks", "signing"),
    [
        (negotiating("2018"), signed("2018-04-25")),
        (negotiating("2018-03"), signed(None)),
        (negotiating(None), signed("2019")),
        (negotiating("2018-03", None), signed("2019")),
        (negotiating("2018-03"), signed("2019", None)),
    ],
)
def test_where_order_or_kind_is_unknown_it_is_perhaps_closed(talks: dict[str, Any], signing: dict[str, Any]) -> None:
    (promise,) = facts(talks, signing).open_promises
    assert (promise.closed_by, promise.perhaps_closed_by) == (None, "E2")


@pytest.mark.parametrize(("on", "perhaps"), [("2022-02-16", None), ("2024", None), ("2025-11", "E2"), (None, "E2")])
def test_a_signing_years_before_the_time_spoken_of_answers_no_undated_talks(
    on: str | None, perhaps: str | None
) -> None:
    talks = negotiating(None, "plan") | {"agreement_subject_en": "joint plan for 2026-2029"}
    (promise,) = facts(talks, signed(on, "plan")).open_promises
    assert (promise.closed_by, promise.perhaps_closed_by) == (None, perhaps)


def test_an_announcement_is_open_once_its_day_has_passed() -> None:
    planned = {"status": "planned", "event_type": "event_or_festival"}
    assert facts({**planned, "date_start": "2026-11-22"}).open_promises == ()
    assert facts({**planned, "date_start": "2026"}).open_promises == ()
    (promise,) = facts({**planned, "date_start": "2026-11-21"}).open_promises
    assert (promise.what, promise.perhaps_closed_by) == ("announcement", None)


@pytest.mark.parametrize(("on", "asked"), [("2023-10", False), ("2023-11", True)])
def test_what_was_announced_years_ago_is_no_longer_asked_about(on: str, asked: bool) -> None:
    (promise,) = facts({"status": "planned", "date_start": on}).open_promises
    assert promise.is_worth_asking(TODAY) is asked


@pytest.mark.parametrize(
    ("on", "found"),
    [("2025-02-22", "E2"), ("2025-06-01", "E2"), ("2025-06-02", None), ("2025-06-30", None), ("2024", None)],
)
def test_an_announcement_may_be_confirmed_by_a_report_of_those_days(on: str, found: str | None) -> None:
    (promise,) = facts({"status": "planned", "date_start": "2025-03-01"}, {"date_start": on}).open_promises
    assert promise.perhaps_closed_by == found


def test_anniversaries_of_the_next_twelve_months_in_order() -> None:
    found = relations.anniversaries(
        records(
            signed("2017-11-22"), signed("2016-11-21"), signed("1996-12"), signed("2024-02-29"), signed("2026-11-01")
        ),
        TODAY,
    )
    assert [(one.engagement_id, one.falls, one.years, one.is_round) for one in found] == [
        ("E1", "2026-11-22", 9, False),
        ("E3", "2026-12", 30, True),
        ("E4", "2027-02-28", 3, False),
        ("E5", "2027-11-01", 1, False),
        ("E2", "2027-11-21", 11, False),
    ]


def test_a_signing_known_by_its_year_may_fall_in_both_years() -> None:
    found = relations.anniversaries(records(signed("2017")), TODAY)
    assert [(one.falls, one.years, one.is_round) for one in found] == [("2026", 9, False), ("2027", 10, True)]


def test_what_is_undated_planned_or_unsigned_has_no_anniversary() -> None:
    rows = (signed(None), signed("2017", status="planned"), negotiating("2017"))
    assert relations.anniversaries(records(*rows), TODAY) == []


def test_not_met_counts_only_what_is_sure() -> None:
    assert facts({"date_start": "2023-11-21"}).not_met_for(3, TODAY)
    assert not facts({"date_start": "2023-11-22"}).not_met_for(3, TODAY)
    assert not facts({"date_start": "2023"}).not_met_for(3, TODAY)
    assert facts({"date_start": "2022"}).not_met_for(3, TODAY)
    assert not facts({}).not_met_for(3, TODAY)


def test_the_gap_is_as_fine_as_the_date() -> None:
    assert facts({"date_start": "2025-03-03"}).since_last == Elapsed(20, 20)
    assert facts({"date_start": "2025"}).since_last == Elapsed(10, 22)
    assert facts({}).since_last is None


@given(day=st.dates(date(1900, 1, 1), date(2100, 12, 31)), length=st.sampled_from([4, 7, 10]))
def test_a_span_holds_its_day_and_lies_within_coarser_ones(day: date, length: int) -> None:
    first, last = span(day.isoformat()[:length])
    assert first <= day <= last
    wider = span(day.isoformat()[:4])
    assert wider[0] <= first <= last <= wider[1]


@given(day=st.dates(date(1990, 1, 1), TODAY), months=st.integers(0, 400))
def test_months_later_and_elapsed_agree(day: date, months: int) -> None:
    later = months_later(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    found = elapsed(day.isoformat(), TODAY)
    assert found.months_least == found.months_most
    assert months_later(day, found.months_most) <= TODAY < months_later(day, found.months_most + 1)


def test_the_29th_of_february_is_remembered_on_the_28th() -> None:
    assert same_in("2024-02-29", 2027) == "2027-02-28"
    assert same_in("2024-02-29", 2028) == "2028-02-29"
    assert same_in("2024-02", 2027) == "2027-02"
