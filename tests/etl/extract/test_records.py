"""Whole records: date, type, direction, agreement, leads, topics, evidence."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atlas.dates import check_date_prefix
from atlas.vocabulary import EVENT_TYPES, PARTNER_KINDS, TOPICS
from etl.pipeline import extract_article
from etl.types import RawArticle
from tests.etl.extract.helpers import ARTICLES_DIR, article, raw_articles, record, records, references

HOST = "Ngày 18/3, Phó Chủ tịch UBND thành phố Hà Nội Trần Văn Dược"
GUEST = "Thị trưởng thành phố Lyon (Pháp) Paul Morel"


def test_a_plain_reception() -> None:
    found = record(f"{HOST} tiếp {GUEST}. Hai bên trao đổi về giao thông, bảo tồn di sản và giáo dục.")
    assert (found.partner, found.partner_kind, found.country_code) == ("Lyon", "city", "FR")
    assert (found.date_start, found.date_end, found.date_basis) == ("2024-03-18", None, "published")
    assert (found.event_type, found.direction, found.status) == ("reception_in_hanoi", "incoming", "occurred")
    assert (found.hanoi_lead, found.partner_lead) == ("Trần Văn Dược", "Paul Morel")
    assert set(found.topics) == {"transport", "culture_heritage", "education_training"}
    assert found.agreement_status == "none"


@pytest.mark.parametrize(
    ("body", "event_type", "direction"),
    [
        (f"{HOST} đến thăm thành phố Lyon (Pháp), được {GUEST} đón tiếp.", "visit_abroad", "outgoing"),
        (f"{HOST} hội đàm trực tuyến với {GUEST}.", "online_meeting", "remote"),
        (f"{HOST} và {GUEST} ký bản ghi nhớ hợp tác tại Hà Nội.", "agreement_signed", "incoming"),
        (
            f"Ngày 18/3, Diễn đàn đô thị Hà Nội - Lyon khai mạc tại Hà Nội. {HOST} và {GUEST} phát biểu.",
            "conference",
            "incoming",
        ),
        (
            f"Ngày 18/3, lễ hội Lyon khai mạc tại phố đi bộ Hà Nội. {HOST} và {GUEST} cắt băng.",
            "event_or_festival",
            "incoming",
        ),
    ],
)
def test_types_and_directions(body: str, event_type: str, direction: str) -> None:
    found = record(body)
    assert (found.event_type, found.direction) == (event_type, direction)


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Hai bên đã ký thỏa thuận hợp tác tại buổi tiếp.", "signed"),
        ("Hai bên sẽ ký thỏa thuận hợp tác vào năm sau.", "negotiating"),
        ("Hai bên đang hoàn thiện dự thảo bản ghi nhớ.", "negotiating"),
        ("Hai thành phố từng ký thỏa thuận hợp tác năm 2015.", "none"),
        ("Bản ghi nhớ ký hồi tháng 10 đã có kết quả.", "none"),
        ("Hai bên vui mừng gặp lại nhau.", "none"),
    ],
)
def test_signed_now_planned_or_past(sentence: str, status: str) -> None:
    assert record(f"{HOST} tiếp {GUEST}. {sentence}").agreement_status == status


def test_a_trip_gives_each_partner_its_own_day_lead_and_topics() -> None:
    found = records(
        "Từ ngày 4 đến 9/3, đoàn công tác Hà Nội do Chủ tịch HĐND thành phố Trần Văn Dược dẫn đầu thăm Pháp và Bỉ.\n"
        "Ngày 5/3, tại Lyon, đoàn làm việc với Thị trưởng Paul Morel về giao thông công cộng.\n"
        "Ngày 7/3, tại Namur, đoàn làm việc với Thị trưởng Luc Claes về nông nghiệp đô thị.\n"
    )
    told = {r.partner: (r.date_start, r.partner_lead, r.topics, r.event_type) for r in found}
    assert told == {
        "Lyon": ("2024-03-05", "Paul Morel", ("transport",), "visit_abroad"),
        "Namur": ("2024-03-07", "Luc Claes", ("agriculture",), "visit_abroad"),
    }


def test_an_engagement_without_a_year_stays_undated() -> None:
    found = record(f"{HOST} tiếp {GUEST}.", stamp="Tin trong ngày")
    assert (found.date_start, found.date_precision, found.needs_review) == (None, "unknown", True)


def test_a_day_after_the_publication_is_planned() -> None:
    found = record("Ngày 28/3, Tuần lễ văn hóa Pháp do UBND thành phố Hà Nội và Đại sứ quán Pháp tổ chức sẽ khai mạc.")
    assert (found.status, found.date_start) == ("planned", "2024-03-28")


@pytest.mark.parametrize("folder", ["tuned", "holdout"])
def test_every_value_is_backed_by_a_span_of_the_nfc_text(folder: str) -> None:
    backed = 0
    for raw in raw_articles(ARTICLES_DIR / folder / "articles"):
        assert isinstance(raw.content, bytes)
        text = raw.content.decode()
        for found in extract_article(raw, references()).records:
            quotes = {item.field: text[item.start_char : item.end_char] for item in found.evidence}
            assert all(quote.strip() for quote in quotes.values())
            assert "partner" in quotes
            assert found.date_start is None or "date_start" in quotes
            for name, lead in (("hanoi_lead", found.hanoi_lead), ("partner_lead", found.partner_lead)):
                assert lead is None or quotes[name].split()[-1].strip("’'") in lead.replace("'", "’") + lead
            assert len([item for item in found.evidence if item.field == "topics"]) == len(found.topics)
            backed += 1
    assert backed > 20


PIECES = st.sampled_from(
    [
        HOST,
        GUEST,
        "tiếp",
        "ký bản ghi nhớ",
        "Hà Nội",
        "ngày 18/3",
        "và",
        ".",
        ",",
        "Đại sứ Lào",
        "đoàn",
        "\n",
        "từ 1 đến 3/4",
        "Ý",
        "(",
        ")",
    ]
)


@settings(max_examples=60)
@given(st.lists(PIECES, max_size=25))
def test_any_words_give_valid_records_or_none(pieces: list[str]) -> None:
    raw = RawArticle("test.txt", article(" ".join(pieces)))
    for found in extract_article(raw, references()).records:
        assert found.event_type in EVENT_TYPES
        assert found.partner_kind in PARTNER_KINDS
        assert all(topic in TOPICS for topic in found.topics)
        assert 0 <= found.confidence <= 1
        assert found.date_start is None or check_date_prefix(found.date_start)
        assert found.date_end is None or found.date_end > str(found.date_start)
        assert (found.agreement_kind is None) or found.agreement_status != "none"
        assert found.event_type != "agreement_signed" or found.agreement_status == "signed"
