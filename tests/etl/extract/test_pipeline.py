"""Bad input gives an issue and nothing else; the same input gives the same records."""

import pytest

from etl.extract.sentences import sentences_of
from etl.pipeline import extract_article
from etl.types import RawArticle, Span
from tests.etl.extract.helpers import article, references

GOOD = article("Ngày 18/3, Chủ tịch UBND thành phố Hà Nội Trần Văn Dược tiếp Đại sứ Lào tại Việt Nam Kham Phao.")


@pytest.mark.parametrize(
    "raw",
    [
        RawArticle("empty.txt", b""),
        RawArticle("binary.txt", b"\x00\x01\x02" * 50),
        RawArticle("long.txt", b"Ha Noi " * 8_000_000),
        RawArticle("latin.txt", "café à Hanoï".encode("latin-1") * 9),
        RawArticle("bomb.html", b"<html>Hanoi" + b"<i>" * 300_000),
        RawArticle("attributes.html", "<html><body><div " + " ".join(f"a{n}='x'" for n in range(50_000)) + ">Hà Nội"),
        RawArticle("headlines.txt", "Hà Nội đón khách\n" * 400_000),
        RawArticle("digits.txt", "1 2 3 4 5 Hanoi 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29"),
    ],
)
def test_bad_input_is_one_issue_that_names_the_file(raw: RawArticle) -> None:
    result = extract_article(raw, references())
    assert result.records == ()
    (issue,) = result.issues
    assert (issue.file, issue.severity) == (raw.source, "error")
    assert issue.problem
    assert issue.remedy


def test_broken_data_about_the_page_cost_no_article() -> None:
    lines = "".join(f"<p>{line}</p>" for line in GOOD.splitlines() if line)
    page = f"<html><script type='application/ld+json'>{'[' * 100_000}</script><body><article>{lines}</article></body>"
    assert extract_article(RawArticle("a.html", page, published="2024-03-20"), references()).issues == ()


def test_one_long_text_is_read_in_time_and_no_further_than_a_report_goes() -> None:
    assert (
        len(
            extract_article(
                RawArticle("long.txt", GOOD + "Hà Nội tiếp đoàn Lyon ngày 18/3. " * 20_000), references()
            ).records
        )
        <= 2
    )


@pytest.mark.parametrize(
    "text", ["Giá vàng trong nước và thế giới tăng", "Thành phố Lyon của Pháp đón đoàn các nhà khoa học"]
)
def test_an_article_that_does_not_name_the_city_gives_nothing(text: str) -> None:
    assert extract_article(RawArticle("other.txt", article(text)), references()).records == ()


def test_the_same_article_gives_the_same_records() -> None:
    first, second = (extract_article(RawArticle("a.txt", GOOD), references()).records for _ in range(2))
    assert first == second
    assert first[0].partner_kind == "embassy"


def test_the_contract_names_every_key_of_the_printed_object() -> None:
    (found,) = extract_article(RawArticle("a.txt", GOOD), references()).records
    keys = (
        "source partner partner_vi partner_kind country_code place_id lat lon date_start date_end date_precision "
        "date_basis event_type direction "
        "status topics hanoi_lead partner_lead agreement_status agreement_kind confidence evidence"
    )
    assert list(found.to_json_dict()) == keys.split()
    assert set(found.to_json_dict()["evidence"][0]) == {"field", "start_char", "end_char"}


def test_a_sentence_without_end_is_read_in_parts() -> None:
    text = "Chủ tịch UBND thành phố Hà Nội Trần Văn Dược tiếp Thị trưởng Lyon Paul Morel, " * 500
    spans = sentences_of(text, [Span(0, len(text.rstrip()))])
    assert max(span.end - span.start for span in spans) <= 3_000
    assert " ".join(span.of(text) for span in spans) == text.rstrip()
