"""A build from register, folders and kept pages: whatever articles hold, it is built, and nothing counts twice."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from atlas.schema import Dataset, Engagement
from etl.geocode import Gazetteer
from etl.ingest.documents import Document
from etl.ingest.raw_store import RawStore
from etl.llm.record import ModelRecord
from etl.load import assemble, has_errors
from etl.reader import Reader, article_reader
from etl.references import ensure_gazetteer
from etl.register import read_register
from etl.types import ExtractionResult, RawArticle, Record
from tests.harness.process import PROJECT_DIR

REGISTER = PROJECT_DIR / "data" / "register" / "engagements.csv"
ARTICLE = """Hà Nội tiếp đoàn thành phố Nantes

03/07/2031 15:30

Chiều 3/7, tại trụ sở UBND thành phố, Phó Chủ tịch UBND thành phố Hà Nội Lê Văn Bằng đã tiếp bà Marie Durand, \
Phó Thị trưởng thành phố Nantes (Pháp).

Hai bên trao đổi về giao thông công cộng và kinh nghiệm bảo tồn di sản của hai thành phố.
"""
Assemble = Callable[..., Dataset]


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open(ensure_gazetteer(PROJECT_DIR / "data" / "build" / "gazetteer.sqlite"))


@pytest.fixture
def build(gazetteer: Gazetteer, tmp_path: Path) -> Assemble:
    def run(*articles: Path, reader: Reader | None = None) -> Dataset:
        make_reader = article_reader if reader is None else lambda _: reader
        return assemble([REGISTER], articles, gazetteer, lambda _: None, tmp_path / "raw", make_reader)

    return run


def _from_articles(dataset: Dataset) -> list[Engagement]:
    return [engagement for engagement in dataset.engagements if engagement.origin == "article"]


def _always(*records: Record) -> Reader:
    return lambda _: ExtractionResult(records)


def _page(url: str, text: str) -> Document:
    moment = "2031-07-03T09:00:00Z"
    return Document(
        source=url,
        content=text.encode(),
        fetched_at=moment,
        url=url,
        content_type="text/plain",
        publisher="tin.example",
    )


def _keep(tmp_path: Path, *urls: str) -> None:
    store = RawStore(tmp_path / "raw")
    for url in urls:
        store.keep(_page(url, ARTICLE))


def test_a_register_alone_starts_no_extractor(build: Assemble) -> None:
    def unwanted(_: RawArticle) -> ExtractionResult:
        raise AssertionError("no article, no reader")

    dataset = build(reader=unwanted)
    assert _from_articles(dataset) == []
    assert not has_errors(dataset.issues)


def test_kept_pages_and_folders_are_read_alike(build: Assemble, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(ARTICLE.replace("Nantes", "Bordeaux"), "utf-8")
    _keep(tmp_path, "https://tin.example/a")
    dataset = build(tmp_path / "in")
    names = {partner.partner_id: partner.name_en for partner in dataset.partners}
    assert sorted(names[engagement.partner_id] for engagement in _from_articles(dataset)) == ["Bordeaux", "Nantes"]
    (source,) = (source for source in dataset.sources if source.url == "https://tin.example/a")
    assert (source.publisher, source.published, source.language) == ("tin.example", "2031-07-03", "vi")
    assert source.sha256


def test_the_same_page_in_a_folder_and_in_the_store_counts_once(build: Assemble, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(ARTICLE, "utf-8")
    (tmp_path / "in" / "sources.csv").write_text(
        "file,url,published\na.txt,https://tin.example/a,2031-07-03\n", "utf-8"
    )
    _keep(tmp_path, "https://tin.example/a")
    assert len(_from_articles(build(tmp_path / "in"))) == 1


def test_a_text_that_two_papers_print_counts_once_with_both_links(build: Assemble, tmp_path: Path) -> None:
    store = RawStore(tmp_path / "raw")
    more = "\n".join(f"Ông Lê Văn Bằng kể chuyện thứ {n} về hàng cây trên phố số {n} của thành phố." for n in range(9))
    for name, text in (("a", ARTICLE + more), ("b", (ARTICLE + more).replace("Chiều 3/7", "Chiều 3/7/2031"))):
        url = f"https://tin.example/{name}"
        store.keep(_page(url, text))
    dataset = build()
    (engagement,) = _from_articles(dataset)
    links = [link for link in dataset.engagement_sources if link.engagement_id == engagement.engagement_id]
    assert sorted(link.position for link in links) == [0, 1]
    urls = {source.source_id: source.url for source in dataset.sources}
    assert {urls[link.source_id] for link in links} == {"https://tin.example/a", "https://tin.example/b"}


def test_bad_input_is_a_warning_each_and_the_rest_is_built(build: Assemble, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    bad: dict[str, bytes] = {
        "empty.txt": b"",
        "spaces.txt": b" \n\t\n" * 100,
        "binary.txt": bytes(range(256)) * 400,
        "picture.html": b"\x89PNG\r\n\x1a\n" + b"\0" * 5000,
        "huge.txt": b"x" * 50_000_000,
        "encoding.txt": "Ha Noi ti\u1ebfp".encode("utf-16-le")[1:] * 50,
        "headlines.txt": "Hà Nội tiếp đoàn Lyon\n".encode() * 300_000,
        "deep.html": b"<html><body>Ha Noi" + b"<div>" * 400_000,
        "wide.html": b"<html><body>" + b"<p>Ha Noi</p>" * 300_000,
        "laughs.html": b'<!DOCTYPE html [<!ENTITY a "ha">'
        + b'<!ENTITY b "&a;&a;">' * 50
        + b"]><html>Ha Noi &b;</html>",
    }
    for name, content in bad.items():
        (folder / name).write_bytes(content)
    (folder / "sources.csv").write_bytes(b"file,published\nempty.txt,2031-99\n")
    (folder / "z_good.txt").write_text(ARTICLE, "utf-8")
    dataset = build(folder)
    assert [engagement.date_start for engagement in _from_articles(dataset)] == ["2031-07-03"]
    said = {issue.file for issue in dataset.issues}
    assert set(bad) <= said
    assert "sources.csv" in said
    assert not has_errors(dataset.issues)
    assert all(issue.remedy for issue in dataset.issues)


def test_a_huge_attribute_hides_no_article(build: Assemble, tmp_path: Path) -> None:
    paragraphs = "".join(f"<p>{line}</p>" for line in ARTICLE.splitlines() if line)
    (tmp_path / "in").mkdir()
    page = f"<html><body><img src='data:{'A' * 3_000_000}'><article>{paragraphs}</article></body></html>"
    (tmp_path / "in" / "a.html").write_text(page, "utf-8")
    assert [engagement.date_start for engagement in _from_articles(build(tmp_path / "in"))] == ["2031-07-03"]


def test_an_article_that_the_reader_cannot_bear_stops_no_other(
    build: Assemble, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from etl import pipeline

    real = pipeline.extract_article

    def breaks(raw: RawArticle, references: Any) -> ExtractionResult:
        if raw.url == "https://tin.example/b":
            raise RecursionError("too deep")
        return real(raw, references)

    monkeypatch.setattr(pipeline, "extract_article", breaks)
    _keep(tmp_path, "https://tin.example/b", "https://tin.example/c")
    dataset = build()
    assert len(_from_articles(dataset)) == 1
    assert [issue.problem for issue in dataset.issues if issue.file == "https://tin.example/b"] == [
        "the article could not be read (RecursionError: too deep)"
    ]


def test_an_article_on_what_the_register_holds_adds_a_source(build: Assemble, tmp_path: Path) -> None:
    register = read_register([REGISTER])
    cities = {partner.partner_id: partner for partner in register.partners if partner.partner_id.startswith("gn:")}
    held = next(e for e in register.engagements if e.date_precision == "day" and e.partner_id in cities)
    partner = cities[held.partner_id]
    record = Record(
        "a.txt", "Another Spelling", "city", held.event_type, place_id=partner.partner_id,
        country_code=partner.country_code,
        date_start=held.date_start, date_precision="day", date_basis="stated", direction=held.direction,
        agreement_status=held.agreement_status,
    )  # fmt: skip
    _keep(tmp_path, "https://tin.example/a")
    dataset = build(reader=_always(record))
    assert len(dataset.engagements) == len(register.engagements)
    links = [link.engagement_id for link in dataset.engagement_sources if link not in register.engagement_sources]
    assert links == [held.engagement_id]
    assert "Another Spelling" not in {partner.name_en for partner in dataset.partners}


def test_a_partner_without_a_place_stops_no_build_when_an_article_named_it(build: Assemble, tmp_path: Path) -> None:
    _keep(tmp_path, "https://tin.example/a")
    dataset = build(reader=_always(Record("a.txt", "Zubrowka", "city", "other", country_code="FR")))
    (engagement,) = _from_articles(dataset)
    assert engagement.partner_id == "place:zubrowka"
    assert not has_errors(dataset.issues)
    assert any("Zubrowka" in issue.problem for issue in dataset.issues)


def test_what_a_model_read_says_so_wherever_it_is_shown(build: Assemble, tmp_path: Path) -> None:
    _keep(tmp_path, "https://tin.example/a")
    record = ModelRecord(
        "a.txt", "France", "country", "other", country_code="FR", needs_review=True, method="model tiny"
    )
    (engagement,) = _from_articles(build(reader=_always(record)))
    assert engagement.note_en == "Read by model tiny; not confirmed by a person."
    assert engagement.needs_review
