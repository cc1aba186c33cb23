"""What a report and a brief say, read before they become a file: grammar, one number for a page, nothing said twice."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from pypdf import PdfReader
from sqlalchemy import Engine

from atlas.charts import basemap as basemaps
from atlas.filters import Filters
from atlas.i18n import translator
from atlas.report import content, make_brief
from atlas.report.blocks import Bullets, Document, Paragraph, Table
from atlas.report.brief import facts, globe, picture, strip
from atlas.report.brief.facts import MEASURES, Brief
from atlas.report.context import Context, context, gather
from atlas.report.links import Links
from atlas.report.request import SECTIONS, silent
from atlas.report.source import open_source
from atlas.report.text import Text, flat
from atlas.vocabulary import OFFICES
from tests.factories import engagement
from tests.report import samples

TODAY = date(2026, 11, 22)
YEAR = Filters(date_from="2023", date_to="2023")


def _context(engine: Engine, filters: Filters = YEAR, language: str = "en") -> Context:
    return context(gather(open_source(engine), filters, samples.settings(), TODAY), language)


def _document(engine: Engine, filters: Filters = YEAR, language: str = "en") -> Document:
    return content.document(_context(engine, filters, language), tuple(SECTIONS.codes), silent, done=0, share=1)


def _said(document: Document) -> list[str]:
    blocks = [block for section in document.sections for block in section.blocks]
    paragraphs = [flat(block.text) for block in blocks if isinstance(block, Paragraph)]
    return [*paragraphs, *(flat(item) for block in blocks if isinstance(block, Bullets) for item in block.items)]


def _brief(engine: Engine, partner_id: str, language: str = "en") -> Brief:
    return facts.brief(_context(engine, Filters(partners=(partner_id,)), language), partner_id, MEASURES[0])


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("filters", [YEAR, Filters(), Filters(date_from="1990", date_to="1990")])
def test_brackets_stand_alone_and_sentences_end_once(engine: Engine, filters: Filters, language: str) -> None:
    for words in _said(_document(engine, filters, language)):
        assert not re.search(r"\([^()]*\(", words.replace("(Hà Nội)", "")) or samples.MARKUP in words
        assert ".." not in words.replace("...", "")


def test_the_balance_of_visits_is_a_sentence(engine: Engine) -> None:
    said = _said(_document(engine))
    assert any(
        re.search(r"Hanoi abroad: \d+, (an increase|a decrease|no change).* the period before\. Guests", one)
        for one in said
    )


def test_directions_are_told_apart_though_their_names_have_commas(engine: Engine) -> None:
    said = next(one for one in _said(_document(engine)) if one.startswith("By direction"))
    assert re.fullmatch(r"By direction: [^;]+ \(\d+\)(; [^;]+ \(\d+\))*\.", said)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_each_line_of_the_annex_is_closed(engine: Engine, language: str) -> None:
    document = _document(engine, Filters(partners=("JP-40", "gn:3169070")), language)
    annex = next(section for section in document.sections if section.code == "annex")
    table = next(block for block in annex.blocks if isinstance(block, Table))
    for row in table.rows:
        plain = [flat(line) for line in row[3] if not any(run.small for run in line)]
        assert plain
        assert all(words.endswith(".") for words in plain)


def test_nothing_on_record_is_not_read_on_no_pages(engine: Engine) -> None:
    assert not any("0 pages" in one for one in _said(_document(engine, Filters(date_from="1990", date_to="1990"))))


def test_types_of_events_say_why_more_agreements_were_signed(tmp_path: Path) -> None:
    signed = {"agreement_status": "signed", "agreement_kind": "mou"}
    rows = [engagement(1, event_type="conference", **signed), engagement(2, event_type="agreement_signed", **signed)]
    engine = samples.store(tmp_path, replace(samples.many(2), engagements=tuple(rows)))
    tables = {
        table.caption: table
        for section in _document(engine, Filters()).sections
        for table in section.blocks
        if isinstance(table, Table)
    }
    assert "signed on a visit or at a conference" in tables["Engagements by type of event"].note


def test_one_is_not_many(tmp_path: Path) -> None:
    cards = _brief(samples.store(tmp_path, samples.many(1)), "gn:3169070").cards
    assert [(card.number, card.label) for card in cards] == [
        ("1", "engagement"),
        ("0", "visits out"),
        ("1", "visit in"),
        ("1", "agreement signed"),
    ]


def test_a_page_on_which_much_was_read_has_one_number(tmp_path: Path) -> None:
    brief = _brief(samples.store(tmp_path, samples.many(30)), "gn:3169070")
    assert [number for number, _ in brief.sources] == [1]
    cited = {flat(row.cells[-1]) for row in (*brief.agreements, *brief.meetings)}
    assert cited == {"[1]"}


def test_topics_are_those_of_what_took_place(tmp_path: Path) -> None:
    took_place = engagement(1, topics=("transport",))
    announced = engagement(2, topics=("transport", "energy"), status="planned")
    engine = samples.store(tmp_path, replace(samples.many(2), engagements=(took_place, announced)))
    said = dict(_brief(engine, "gn:3169070").facts)
    assert flat(said["Topics"]) == "Transport (1)"


def test_the_globe_names_an_embassy_by_its_country(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    named: list[str] = []

    def drawn(*place: Any) -> bytes:
        named.append(place[2])
        return b"<svg/>"

    monkeypatch.setattr(globe, "svg", drawn)
    few = samples.many(1)
    embassy = replace(
        few,
        partners=tuple(
            one.model_copy(update={"kind": "embassy", "name_en": "Embassy of Italy in Vietnam"})
            if one == samples.ROME
            else one
            for one in few.partners
        ),
    )
    _brief(samples.store(tmp_path, embassy), samples.ROME.partner_id)
    assert named == ["Italy"]


def test_pictures_in_the_text_ask_for_no_room_beside_them(engine: Engine) -> None:
    made = make_brief(engine, "gn:3169070", settings=samples.settings(), today=TODAY, file_format="docx")
    inline = docx.Document(BytesIO(made)).inline_shapes[0]._inline
    assert [inline.get(side) for side in ("distT", "distB", "distL", "distR")] == ["0"] * 4


def test_no_address_is_better_than_an_empty_one() -> None:
    links = Links(None, "vi")
    assert links.records(Filters()).in_words() == ""
    assert links.records(Filters(), "direction=").in_words() == "[direction=]"
    assert links.records(YEAR).in_words() == "?from=2023&to=2023"


def test_offices_in_a_workbook_are_in_the_readers_language(report: Callable[..., bytes]) -> None:
    book = openpyxl.load_workbook(BytesIO(report("from=2023&to=2023", "xlsx", "vi")))
    sheet = book["Hoạt động đối ngoại"]
    column = next(cell.column for cell in sheet[1] if cell.value == "Phía Hà Nội")
    named = {cell.value for cell in next(sheet.iter_cols(min_col=column, max_col=column, min_row=2))}
    office = translator("vi").term(OFFICES, "council_chair")
    assert f"Trần Thị Thử, {office}" in named


def test_a_brief_draws_each_picture_once_however_often_it_is_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[bytes] = []
    for module in (globe, strip):
        monkeypatch.setattr(module, "draw", lambda chart: drawn.append(picture.draw(chart)) or drawn[-1])
    engine = samples.store(tmp_path, samples.many(110))
    make_brief(engine, "gn:3169070", settings=samples.settings(), today=TODAY, file_format="docx")
    assert 1 <= len(drawn) <= 2


def test_a_brief_of_what_was_only_announced_says_that_nobody_met(tmp_path: Path) -> None:
    announced = engagement(1, status="planned", date_start="2025-05-01")
    made = _brief(samples.store(tmp_path, replace(samples.many(1), engagements=(announced,))), "gn:3169070")
    assert not made.meetings
    assert dict(made.facts)["First contact"][0].text == "not on record"


@pytest.mark.parametrize(("language", "said"), [("en", "No contact that took place"), ("vi", "Chưa ghi nhận cuộc")])
@pytest.mark.parametrize("file_format", ["docx", "pdf"])
def test_such_a_brief_has_a_sentence_in_place_of_an_empty_table(
    tmp_path: Path, language: str, said: str, file_format: str
) -> None:
    announced = engagement(1, status="planned", date_start="2025-05-01")
    engine = samples.store(tmp_path, replace(samples.many(1), engagements=(announced,)))
    options: dict[str, Any] = {"settings": samples.settings(), "today": TODAY, "language": language}
    made = BytesIO(make_brief(engine, "gn:3169070", file_format=file_format, **options))
    if file_format == "docx":
        words = " ".join(one.text for one in docx.Document(made).paragraphs)
    else:
        words = PdfReader(made).pages[0].extract_text()
    assert said in re.sub(r"\s+", " ", words)


def test_the_topic_that_rose_and_the_one_that_fell_most_are_named(tmp_path: Path) -> None:
    rows = [engagement(n, date_start="2022-05-01", topics=("tourism",)) for n in range(1, 6)]
    rows += [engagement(n, date_start="2023-05-01", topics=("energy",)) for n in range(6, 10)]
    said = _said(_document(samples.store(tmp_path, replace(samples.many(1), engagements=tuple(rows)))))
    sentence = (
        "The largest increase against the period before is in energy: +4. The largest decrease is in tourism: −5."
    )
    assert any(words.endswith(sentence) for words in said)
    assert "Most frequent type of event" in " ".join(said)


def test_equal_partners_stand_in_the_order_of_the_names_that_are_read(tmp_path: Path) -> None:
    named = (("gn:3169070", "Alpha", "Xứ Một"), ("JP-40", "Beta", "Bờ Hai"), ("org:long", "Gamma", "Đồng Ba"))
    partners = tuple(
        replaced
        for one in samples.many(1).partners
        for key, english, local in named
        if one.partner_id == key
        for replaced in (one.model_copy(update={"name_en": english, "name_vi": local}),)
    )
    rows = tuple(engagement(n, partner_id=key, date_start="2023-05-01") for n, (key, *_) in enumerate(named, start=1))
    engine = samples.store(tmp_path, replace(samples.many(1), partners=partners, engagements=rows))
    blocks = next(one for one in _document(engine, language="vi").sections if one.code == "partners").blocks
    table = next(block for block in blocks if isinstance(block, Table))
    assert [flat(row[0][0]) for row in table.rows] == ["Bờ Hai", "Đồng Ba", "Xứ Một"]


def test_a_name_within_a_sentence_keeps_its_small_letter(tmp_path: Path) -> None:
    partners = tuple(
        one.model_copy(update={"name_vi": "các đại sứ quán"}) if one.partner_id == "gn:3169070" else one
        for one in samples.many(1).partners
    )
    ahead = engagement(1, status="planned", date_start="2026-12-01", event_type="event_or_festival")
    engine = samples.store(tmp_path, replace(samples.many(1), partners=partners, engagements=(ahead,)))
    assert any("với các đại sứ quán." in words for words in _said(_document(engine, Filters(), "vi")))


def test_a_link_covers_the_number_and_what_it_counts_alone(engine: Engine) -> None:
    blocks = [block for section in _document(engine).sections for block in section.blocks]
    texts = [text for block in blocks for text in _texts(block)]
    linked = [run.text for text in texts for run in text if run.link and run.text[:1].isdigit()]
    assert {"1 agreement", "1 engagement"} <= set(linked)
    assert [words for words in linked if re.search(r"\b(was|were|is|are|has|have)\b", words)] == []
    said = _said(_document(engine))
    assert any("1 engagement was only announced and not confirmed." in one for one in said)
    assert any(one.startswith("1 agreement was signed. By kind: twinning 1") for one in said), said


def _texts(block: object) -> list[Text]:
    if isinstance(block, Paragraph):
        return [block.text]
    return list(block.items) if isinstance(block, Bullets) else []


def test_the_globe_names_a_place_whole() -> None:
    """A long name stands in lines; only what would not go into three is cut."""
    name = "Các Tiểu vương quốc Ả-rập Thống nhất"
    drawn = globe.svg(24.0, 54.0, name, "Hà Nội", basemaps.load()).decode()
    assert "…" not in drawn
    words = re.sub(r"<[^>]+>", " ", drawn)
    assert all(word in words for word in name.split())
    longest = globe.svg(24.0, 54.0, "Liên hiệp " * 20, "Hà Nội", basemaps.load()).decode()
    assert "…" in longest
    assert globe.svg(24.0, 54.0, "", "", basemaps.load()).startswith(b"<svg")  # as beside a partner's name on its page
