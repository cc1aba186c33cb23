"""Register and articles together: each engagement, partner and source once, and conflicts said."""

import hashlib
from dataclasses import replace
from typing import Any

import pytest

from atlas.schema import Engagement, EngagementSource, Official, Partner, Source
from etl.consolidate import Told
from etl.ingest.documents import Document, raw_article
from etl.merge import ReadArticle, gather, merge
from etl.register import RegisterContent, source_id_of
from etl.types import Evidence, RawArticle, Record
from etl.types import Official as ArticleOfficial

URL = "https://tin.example/lyon"
RAW = RawArticle("a.txt", "text", URL, "tin.example", "2023-05-12", "vi")
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


def _told(*records: Record, raw: RawArticle = RAW) -> list[Told]:
    told, issues = gather([ReadArticle(raw, records)])
    assert issues == []
    return told


def test_an_article_on_a_known_engagement_becomes_its_source() -> None:
    merged = merge(_register(_held()), _told(_record()))
    assert [engagement.engagement_id for engagement in merged.engagements] == ["R1"]
    links = [(link.engagement_id, link.source_id, link.position) for link in merged.engagement_sources]
    assert links[1:] == [("R1", source_id_of(URL), 1)]
    assert {span.engagement_id for span in merged.evidence} == {"R1"}
    assert len(merged.evidence) == 3
    assert merged.issues == ()


def test_the_register_comes_first_and_in_its_order_then_what_articles_add() -> None:
    held = [_held(engagement_id=name, date_start=day) for name, day in (("R9", "2020-01-01"), ("R1", "2021-01-01"))]
    merged = merge(_register(*held), _told(_record()))
    assert merged.engagements[:2] == tuple(held)
    assert merged.engagements[2].origin == "article"
    assert {span.engagement_id for span in merged.evidence} == {merged.engagements[2].engagement_id}


def test_the_register_stands_where_the_two_differ_and_it_is_said() -> None:
    held = _held(event_type="agreement_signed", agreement_status="signed")
    merged = merge(_register(held), _told(_record()))
    assert merged.engagements == (held,)
    assert [issue.column for issue in merged.issues] == ["agreement_status", "event_type"]
    assert [span.field for span in merged.evidence] == ["partner", "hanoi_lead"]


def test_a_partner_and_a_source_of_the_register_keep_their_names() -> None:
    merged = merge(_register(_held(), url=URL), _told(_record(date_start="2024-01-01")))
    assert merged.partners[LYON.partner_id] == LYON
    assert merged.sources[source_id_of(URL)].language == "fr"


@pytest.mark.parametrize(
    "held", [{"url": "http://www.tin.example/lyon/"}, {"url": None, "sha256": hashlib.sha256(b"text").hexdigest()}]
)
def test_a_page_is_known_by_its_address_and_a_document_by_its_bytes(held: dict[str, Any]) -> None:
    register = _register(_held(date_start="2023", date_precision="year"))
    source = register.sources[0].model_copy(update=held)
    merged = merge(replace(register, sources=(source,)), _told(_record()))
    (known,) = merged.sources.values()
    assert (known.source_id, known.language, known.url) == (source.source_id, "fr", held["url"] or URL)
    assert known.published == "2023-05-12"
    assert len(merged.engagements) == 1
    assert len(merged.engagement_sources) == 1


def test_a_page_in_another_encoding_is_known_by_the_bytes_that_came() -> None:
    content = "Hà Nội tiếp đoàn Lyon".encode("utf-16")
    raw, _ = raw_article(Document(source=URL, content=content, fetched_at="2023-05-12T00:00:00Z", url=URL))
    assert isinstance(raw.content, str)
    merged = merge(_register(_held()), _told(_record(), raw=raw))
    assert merged.sources[source_id_of(URL)].sha256 == hashlib.sha256(content).hexdigest()


def test_the_same_article_twice_is_one_source_and_one_engagement() -> None:
    told = [*_told(_record()), *_told(_record(), _record(date_start="2023-05-13"))]
    merged = merge(RegisterContent((), (), (), (), ()), told)
    assert (len(merged.engagements), len(merged.sources), len(merged.engagement_sources)) == (2, 1, 2)
    assert len(merged.evidence) == 6


def test_a_line_of_the_register_whose_partner_is_wrong_leaves_the_others_to_be_merged() -> None:
    register = replace(_register(_held()), partners=())
    assert len(merge(register, _told(_record())).engagements) == 1


def test_a_record_that_cannot_be_is_said_and_the_rest_is_kept() -> None:
    bad = _record(date_end="2023-05-01")
    told, issues = gather([ReadArticle(RawArticle("a.txt", "text"), [bad, _record()])])
    assert len(told) == 1
    assert [issue.file for issue in issues] == ["a.txt"]
    assert "is before" in issues[0].problem
