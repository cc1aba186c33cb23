"""One engagement, told in several places, counts once; another stays another; what differs is kept and said."""

from typing import Any

import pytest

from atlas.schema import Issue
from etl.consolidate import Told, consolidate
from tests.etl.consolidate.samples import (
    BODY,
    FRANCE,
    HANOI_LEAD,
    LYON,
    MAYOR,
    TOWNS_OF_FRANCE,
    officials,
    source,
    told,
)

LEADS: dict[str, Any] = {"hanoi_officials": officials(HANOI_LEAD), "partner_officials": officials(MAYOR)}
VISIT: dict[str, Any] = {"event_type": "visit_abroad", "direction": "outgoing"}


def _one(*tellings: Told) -> tuple[Told, list[Issue]]:
    (only,), issues = consolidate(tellings)
    return only, issues


def test_three_reports_are_one_engagement_with_three_sources() -> None:
    only, issues = _one(told("a"), told("b"), told("c"))
    assert [page.publisher for page in only.sources] == ["a", "b", "c"]
    assert {span.source_id for span in only.evidence} == {"src:a", "src:b", "src:c"}
    assert {span.engagement_id for span in only.evidence} == {only.engagement.engagement_id}
    assert issues == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({}, {"date_start": "2023-05"}),
        ({"date_end": "2023-05-15"}, {"date_start": "2023-05-14"}),
        ({}, {"event_type": "agreement_signed", "agreement_status": "signed"}),
        ({}, {"event_type": "other", "direction": None}),
        ({}, {"status": "planned"}),
        (LEADS, {"date_start": "2023", "hanoi_officials": officials("Văn Bằng")}),
        (LEADS, {**LEADS, "date_start": None}),
        (LEADS, {**LEADS, "date_start": "2023-05-13"}),
    ],
)
@pytest.mark.parametrize("curated", [False, True])
def test_the_same_engagement_is_known_in_other_words(
    first: dict[str, Any], second: dict[str, Any], curated: bool
) -> None:
    only, _ = _one(told("a", curated=curated, **first), told("b", **second))
    assert len(only.sources) == 2


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({}, {"date_start": "2023-05-14"}),
        ({}, {"date_start": "2023"}),
        ({}, {"date_start": None}),
        (LEADS, {"date_start": None, "hanoi_officials": officials(HANOI_LEAD)}),
        (LEADS, {**LEADS, "date_start": "2023-05-14"}),
        ({}, {"event_type": "event_or_festival"}),
        ({}, VISIT),
        ({}, {"partner_id": FRANCE.partner_id}),
        (LEADS, {"hanoi_officials": officials("Trần Thị Cúc"), "partner_officials": officials("Luc Petit")}),
    ],
)
@pytest.mark.parametrize("curated", [False, True])
def test_another_engagement_stays_another(first: dict[str, Any], second: dict[str, Any], curated: bool) -> None:
    tellings = [told("a", curated=curated, **first), told("b", **second)]
    found, issues = consolidate(tellings)
    assert sorted(found, key=str) == sorted(tellings, key=str)
    assert issues == []


def test_two_records_of_one_article_and_two_lines_of_the_register_stay_two() -> None:
    page = told("a")
    again = told("a", engagement_id="A-2", event_type="agreement_signed", agreement_status="signed")
    lines = [told("b", curated=True, date_start="2020-01-01"), told("c", curated=True, date_start="2020-01-01")]
    assert len(consolidate([page, again, *lines])[0]) == 4


def test_of_several_the_one_of_the_same_kind_is_meant() -> None:
    signing = told("a", curated=True, event_type="agreement_signed", agreement_status="signed")
    found, _ = consolidate([signing, told("b", curated=True), told("c")])
    assert [(item.engagement.engagement_id, len(item.sources)) for item in found] == [("R-a", 1), ("R-b", 2)]


class TestDates:
    def test_a_month_is_filled_by_the_report_that_knows_the_day(self) -> None:
        vague = told("a", date_start="2023-05", confidence=0.9)
        only, issues = _one(vague, told("b", date_end="2023-05-13", confidence=0.5))
        row = only.engagement
        assert (row.date_start, row.date_end, row.date_precision) == ("2023-05-12", "2023-05-13", "day")
        assert row.date_basis == "inferred"
        assert issues == []

    def test_an_unknown_year_is_settled_by_a_report_with_the_same_two_leads(self) -> None:
        only, _ = _one(told("a", date_start=None, confidence=0.9, **LEADS), told("b", confidence=0.5, **LEADS))
        assert (only.engagement.date_start, only.engagement.date_basis) == ("2023-05-12", "inferred")

    def test_a_day_that_the_main_report_states_stays_stated(self) -> None:
        only, _ = _one(told("a", confidence=0.9), told("b", date_start="2023-05", confidence=0.5))
        assert (only.engagement.date_start, only.engagement.date_basis) == ("2023-05-12", "stated")

    def test_what_articles_add_to_the_register_is_for_a_person_to_confirm(self) -> None:
        only, _ = _one(told("a", curated=True, date_start="2023-05"), told("b", **LEADS))
        row = only.engagement
        assert (row.engagement_id, row.date_start, row.date_basis) == ("R-a", "2023-05-12", "inferred")
        assert row.hanoi_officials == officials(HANOI_LEAD)
        assert row.needs_review

    def test_a_vague_date_that_fits_two_engagements_is_left_alone(self) -> None:
        tellings = [told("a"), told("b", date_start="2023-05-25"), told("c", date_start="2023-05")]
        assert len(consolidate(tellings)[0]) == 3

    def test_leads_tell_which_of_two_a_vague_report_means(self) -> None:
        later = told("b", date_start="2023-05-25", hanoi_officials=officials("Trần Thị Cúc"))
        found, _ = consolidate([told("a", **LEADS), later, told("c", date_start="2023-05", **LEADS)])
        assert [len(item.sources) for item in found] == [2, 1]


class TestConflicts:
    def test_the_register_stands_and_the_difference_is_said(self) -> None:
        held = told("a", curated=True, event_type="agreement_signed", agreement_status="signed", **LEADS)
        only, issues = _one(held, told("b", partner_officials=officials(MAYOR)))
        assert only.engagement == held.engagement
        assert {(issue.severity, issue.file, issue.column) for issue in issues} == {
            ("warning", "https://b.example/1", "event_type"), ("warning", "https://b.example/1", "agreement_status"),
        }  # fmt: skip
        assert any("reception_in_hanoi where the register's R-a has agreement_signed" in i.problem for i in issues)

    def test_articles_that_differ_are_named_in_an_issue_and_in_the_remark(self) -> None:
        one, other = told("a", confidence=0.9, **LEADS), told("b", hanoi_officials=officials("Trần Thị Cúc"))
        only, issues = _one(one, other)
        assert only.engagement.hanoi_officials == officials(HANOI_LEAD)
        assert only.engagement.needs_review
        assert only.engagement.note_en == "Another report gives: hanoi_lead Trần Thị Cúc."
        assert [issue.column for issue in issues] == ["hanoi_lead"]
        assert "Trần Thị Cúc where https://a.example/1 has Lê Văn Bằng" in issues[0].problem

    def test_dates_that_differ_by_the_press_day_are_not_averaged(self) -> None:
        only, issues = _one(told("a", confidence=0.9, **LEADS), told("b", date_start="2023-05-13", **LEADS))
        assert only.engagement.date_start == "2023-05-12"
        assert [issue.column for issue in issues] == ["date_start"]

    def test_evidence_for_the_value_that_was_not_kept_is_left_out(self) -> None:
        other = told("b", partner_id=FRANCE.partner_id, event_type="conference", **LEADS)
        held = told("a", curated=True, partner_id=TOWNS_OF_FRANCE.partner_id, event_type="conference", **LEADS)
        only, issues = _one(held, other)
        assert only.evidence == ()
        assert [issue.column for issue in issues] == ["partner_id"]

    def test_an_announcement_is_no_conflict_with_what_came_of_it(self) -> None:
        planned = told("a", status="planned", agreement_status="negotiating", confidence=0.9)
        signed = told("b", event_type="agreement_signed", agreement_status="signed", confidence=0.4)
        only, issues = _one(planned, signed)
        assert (only.engagement.status, only.engagement.event_type) == ("occurred", "agreement_signed")
        assert issues == []


class TestRemarks:
    MODEL = "Read by model tiny; not confirmed by a person."

    @pytest.mark.parametrize("curated", [False, True])
    @pytest.mark.parametrize("filled", [{"partner_officials": officials(MAYOR)}, {"topics": ("transport",)}])
    def test_what_a_model_filled_says_so(self, curated: bool, filled: dict[str, Any]) -> None:
        by_model = told("b", note_en=self.MODEL, needs_review=True, **filled)
        only, _ = _one(told("a", curated=curated, hanoi_officials=officials(HANOI_LEAD)), by_model)
        assert only.engagement.note_en == self.MODEL
        assert only.engagement.needs_review

    def test_a_model_that_only_agrees_leaves_no_remark(self) -> None:
        only, _ = _one(told("a", **LEADS), told("b", note_en=self.MODEL, needs_review=True, **LEADS))
        assert only.engagement.note_en is None
        assert not only.engagement.needs_review


class TestPartners:
    def test_a_delegation_told_as_its_country_and_as_a_body_is_one(self) -> None:
        held = told("a", curated=True, partner_id=TOWNS_OF_FRANCE.partner_id, event_type="conference", **LEADS)
        article = told("b", partner_id="FR", event_type="conference", hanoi_officials=officials(HANOI_LEAD))
        only, _ = _one(held, article)
        assert only.partner == TOWNS_OF_FRANCE

    @pytest.mark.parametrize(
        "change",
        [
            {"partner_id": LYON.partner_id, "partner_officials": officials(MAYOR)},
            {"event_type": "reception_in_hanoi", "hanoi_officials": officials(HANOI_LEAD)},
            {"date_start": "2023-05", "partner_officials": officials(MAYOR)},
            {},
        ],
    )
    def test_a_body_and_another_guest_from_its_country_are_two(self, change: dict[str, Any]) -> None:
        values = {"partner_id": "FR", "event_type": "conference", **change}
        held = told("a", partner_id="org:towns", **LEADS, event_type=values["event_type"])
        assert len(consolidate([held, told("b", **values)])[0]) == 2


class TestCopies:
    def test_copies_count_once_and_both_links_stay(self) -> None:
        other: dict[str, Any] = {"date_start": "2023-05-15", "event_type": "event_or_festival"}
        only, issues = _one(told("a", body=BODY), told("b", body=BODY.replace("mười", "10"), **other))
        assert [page.url for page in only.sources] == ["https://a.example/1", "https://b.example/1"]
        assert {issue.column for issue in issues} == {"date_start", "event_type"}

    def test_without_being_copies_the_same_readings_are_two(self) -> None:
        other: dict[str, Any] = {"date_start": "2023-05-15", "event_type": "event_or_festival"}
        assert len(consolidate([told("a", body=BODY), told("b", **other)])[0]) == 2

    def test_a_copy_without_a_date_takes_it_from_the_other(self) -> None:
        only, _ = _one(told("a", body=BODY), told("b", body=BODY, date_start=None, confidence=0.9))
        assert (only.engagement.date_start, only.engagement.date_basis) == ("2023-05-12", "inferred")

    def test_two_engagements_of_one_text_stay_two_in_its_copies(self) -> None:
        def visit(name: str) -> Told:
            return told(name, body=BODY, engagement_id=f"A-{name}2", date_start="2023-05-14", **VISIT)

        found, issues = consolidate([told("a", body=BODY), visit("a"), told("b", body=BODY), visit("b")])
        assert [(len(item.sources), item.engagement.event_type) for item in found] == [
            (2, "reception_in_hanoi"), (2, "visit_abroad"),
        ]  # fmt: skip
        assert issues == []


class TestPages:
    def test_one_address_is_one_source_whatever_its_scheme(self) -> None:
        held = told("a", curated=True)
        article = told("x", date_start="2023-05-12")
        page = source("x", url="http://www.a.example/1/", language="vi")
        again = Told(article.engagement, article.partner, (page,), article.evidence, article.documents)
        only, _ = _one(held, again)
        assert [(known.source_id, known.url, known.language) for known in only.sources] == [
            ("src:a", "https://a.example/1", "vi")
        ]
        assert {span.source_id for span in only.evidence} == {"src:a"}

    def test_a_page_that_the_register_cites_settles_a_vague_date(self) -> None:
        only, _ = _one(told("a", curated=True, date_start=None), told("a"))
        assert only.engagement.date_start == "2023-05-12"
        assert len(only.sources) == 1
