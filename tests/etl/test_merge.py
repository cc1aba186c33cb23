"""Register and articles together: each engagement, partner and source once, and conflicts said."""

import hashlib
from dataclasses import replace
from typing import Any

import pytest

from atlas.schema import Engagement, EngagementSource, Official, Partner, Source
from etl.merge import gather, merge
from etl.register import RegisterContent, source_id_of
from etl.types import Evidence, RawArticle, Record
from etl.types import Official as ArticleOfficial

URL = "https://tin.example/lyon"
LYON = Partner(partner_id="gn:2996944", name_en="Lyon", name_vi="Li-ông", kind="city", country_code="FR")


def _held(**changes: Any) -> Engagement:
    values: dict[str, Any] = {
        "engagement_id": "R1", "partner_id": LYON.partner_id, "date_start": "2023-05-12", "date_precision": "day",
        "date_basis": "stated", "event_type": "reception_in_hanoi", "direction": "incoming",
        "hanoi_officials": (Official(name="Lê Văn Bằng"),),
    }  # fmt: skip
    return Engagement(**{**values, **changes})


def _register(*engagements: Engagement, url: str = "https://other.example/1") -> RegisterContent:
    source = Source(source_id=source_id_of(url), url=url, publisher="other.example", language="fr")
    links = [
        EngagementSource(engagement_id=engagement.engagement_id, source_id=source.source_id, position=0)
        for engagement in engagements
    ]
    return RegisterContent(engagements, (LYON,), (source,), tuple(links), ())


def _record(**changes: Any) -> Record:
    values: dict[str, Any] = {
        "source": "a.txt", "partner": "Lyon", "partner_vi": "Lyon", "partner_kind": "city", "country_code": "FR",
        "place_id": LYON.partner_id, "event_type": "reception_in_hanoi", "direction": "incoming",
        "date_start": "2023-05-12", "date_precision": "day", "date_basis": "published", "confidence": 0.9,
        "hanoi_officials": (ArticleOfficial("Lê Văn Bằng"),),
        "evidence": (Evidence("partner", 0, 4), Evidence("event_type", 5, 9), Evidence("hanoi_lead", 10, 14)),
    }  # fmt: skip
    return Record(**{**values, **changes})


def _rows(*records: Record, url: str = URL) -> Any:
    rows, issues = gather([(RawArticle("a.txt", "text", url, "tin.example", "2023-05-12", "vi"), records)])
    assert issues == []
    return rows


def test_an_article_on_a_known_engagement_becomes_its_source() -> None:
    merged = merge(_register(_held()), _rows(_record()))
    assert [engagement.engagement_id for engagement in merged.engagements] == ["R1"]
    links = [(link.engagement_id, link.source_id, link.position) for link in merged.engagement_sources]
    assert links[1:] == [("R1", source_id_of(URL), 1)]
    assert {span.engagement_id for span in merged.evidence} == {"R1"}
    assert len(merged.evidence) == 3
    assert merged.issues == []


@pytest.mark.parametrize(
    ("held", "found"),
    [
        ({"date_start": "2023-05", "date_precision": "month"}, {}),
        ({"date_end": "2023-05-15"}, {"date_start": "2023-05-14"}),
        ({"event_type": "agreement_signed", "agreement_status": "signed"}, {}),
        ({"event_type": "other", "direction": None}, {}),
    ],
)
def test_the_same_engagement_is_known_in_other_words(held: dict[str, Any], found: dict[str, Any]) -> None:
    assert len(merge(_register(_held(**held)), _rows(_record(**found))).engagements) == 1


@pytest.mark.parametrize(
    ("held", "found"),
    [
        ({"date_start": "2023-05-10"}, {}),
        ({"date_start": "2023", "date_precision": "year"}, {}),
        ({"date_start": None, "date_precision": "unknown"}, {}),
        ({"direction": "outgoing", "event_type": "visit_abroad"}, {}),
        ({"event_type": "event_or_festival"}, {}),
        ({}, {"partner": "Nantes", "place_id": "gn:2990969"}),
    ],
)
def test_another_engagement_stays_another(held: dict[str, Any], found: dict[str, Any]) -> None:
    merged = merge(_register(_held(**held)), _rows(_record(**found)))
    assert len(merged.engagements) == 2
    assert {span.engagement_id for span in merged.evidence} == {merged.engagements[1].engagement_id}


@pytest.mark.parametrize(
    "held", [{"date_start": "2023", "date_precision": "year"}, {"date_start": None, "date_precision": "unknown"}]
)
def test_a_page_that_the_register_cites_settles_a_vague_date(held: dict[str, Any]) -> None:
    merged = merge(_register(_held(**held), url=URL), _rows(_record()))
    assert len(merged.engagements) == 1
    assert len(merged.engagement_sources) == 1
    assert len(merged.sources) == 1


def test_of_several_the_one_of_the_same_kind_is_meant() -> None:
    signing = _held(engagement_id="R2", event_type="agreement_signed", agreement_status="signed")
    merged = merge(_register(signing, _held()), _rows(_record()))
    assert merged.engagement_sources[-1].engagement_id == "R1"


def test_the_register_stands_where_the_two_differ_and_it_is_said() -> None:
    held = _held(
        event_type="agreement_signed", agreement_status="signed", hanoi_officials=(Official(name="Trần Thị Cúc"),)
    )
    merged = merge(_register(held), _rows(_record()))
    assert merged.engagements == [held]
    assert [(issue.severity, issue.column) for issue in merged.issues] == [
        ("warning", "event_type"), ("warning", "agreement_status"),
    ]  # fmt: skip
    assert "gives reception_in_hanoi where the register's R1 has agreement_signed" in merged.issues[0].problem
    assert [span.field for span in merged.evidence] == ["partner"]


def test_a_partner_and_a_source_of_the_register_keep_their_names() -> None:
    merged = merge(_register(_held(), url=URL), _rows(_record(date_start="2024-01-01")))
    assert merged.partners[LYON.partner_id] == LYON
    assert merged.sources[source_id_of(URL)].language == "fr"


@pytest.mark.parametrize(
    "held", [{"url": "http://www.tin.example/lyon/"}, {"url": None, "sha256": hashlib.sha256(b"text").hexdigest()}]
)
def test_a_page_is_known_by_its_address_or_its_bytes(held: dict[str, Any]) -> None:
    register = _register(_held(date_start="2023", date_precision="year"))
    source = register.sources[0].model_copy(update=held)
    merged = merge(replace(register, sources=(source,)), _rows(_record()))
    assert list(merged.sources.values()) == [source]
    assert len(merged.engagements) == 1
    assert {span.source_id for span in merged.evidence} == {source.source_id}


def test_the_same_article_twice_is_one_source_and_one_engagement() -> None:
    raw = RawArticle("a.txt", "text", URL, "tin.example", "2023-05-12", "vi")
    rows, _ = gather([(raw, [_record()]), (raw, [_record(), _record(date_start="2023-05-13")])])
    assert (len(rows.engagements), len(rows.sources), len(rows.engagement_sources)) == (2, 1, 2)
    assert len(rows.evidence) == 6


def test_a_record_that_cannot_be_is_said_and_the_rest_is_kept() -> None:
    bad = _record(date_end="2023-05-01")
    rows, issues = gather([(RawArticle("a.txt", "text"), [bad, _record()])])
    assert len(rows.engagements) == 1
    assert [issue.file for issue in issues] == ["a.txt"]
    assert "is before" in issues[0].problem
