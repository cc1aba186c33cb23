"""A DOCX report, read with python-docx and as XML: structure, numbers, links, and hostile names made inert."""

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import Any

import docx
import pytest
from lxml import etree
from sqlalchemy import Engine

from atlas.filters import Filters
from atlas.report.word import heights, metrics
from atlas.report.word.runs import Runs
from atlas.store import load_records
from tests.report import samples

Report = Callable[..., bytes]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
YEAR = "from=2023&to=2023"


def parts(content: bytes) -> dict[str, Any]:
    """Each XML part of the file, parsed: all of them must be well-formed."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert archive.testzip() is None
        names = [name for name in archive.namelist() if name.endswith((".xml", ".rels"))]
        return {name: etree.fromstring(archive.read(name)) for name in names}


def body(content: bytes) -> Any:
    return parts(content)["word/document.xml"]


def words(element: Any) -> str:
    return "".join(element.itertext())


def tables(content: bytes) -> dict[str, list[list[str]]]:
    """Caption -> rows of cell texts, of every table."""
    document = docx.Document(BytesIO(content))
    found = {}
    for table in document.tables:
        caption = table._tbl.find(f"{W}tblPr/{W}tblCaption").get(f"{W}val")
        found[caption] = [[cell.text for cell in row.cells] for row in table.rows]
    return found


@pytest.mark.parametrize("language", ["vi", "en", "both"])
def test_headings_are_real_and_in_the_contents(report: Report, language: str) -> None:
    document = docx.Document(BytesIO(report(YEAR, "docx", language)))
    headings = [one.text for one in document.paragraphs if one.style.name == "Heading 1"]
    entries = [one.text.partition("\t")[0] for one in document.paragraphs if one.style.name == "toc 1"]
    assert len(headings) == (20 if language == "both" else 10)
    assert [entry.strip() for entry in entries] == headings
    assert ("Tóm tắt" in headings) == (language != "en")
    assert ("Summary" in headings) == (language != "vi")


def test_the_contents_are_a_field_whose_entries_lead_to_bookmarks(report: Report) -> None:
    content = body(report(YEAR, "docx"))
    instructions = [words(one) for one in content.iter(f"{W}instrText")]
    assert any(one.strip().startswith("TOC ") for one in instructions)
    kinds = [one.get(f"{W}fldCharType") for one in content.iter(f"{W}fldChar")]
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end")
    bookmarks = {one.get(f"{W}name") for one in content.iter(f"{W}bookmarkStart")}
    anchors = [one.get(f"{W}anchor") for one in content.iter(f"{W}hyperlink") if one.get(f"{W}anchor")]
    assert len(anchors) == 10
    assert set(anchors) <= bookmarks
    ids = [one.get(f"{W}id") for one in content.iter(f"{W}bookmarkStart")]
    assert len(ids) == len(set(ids))
    assert sorted(ids) == sorted(one.get(f"{W}id") for one in content.iter(f"{W}bookmarkEnd"))


def test_page_numbers_of_the_contents_rise(report: Report) -> None:
    document = docx.Document(BytesIO(report(YEAR, "docx")))
    pages = [int(one.text.partition("\t")[2]) for one in document.paragraphs if one.style.name == "toc 1"]
    assert pages == sorted(pages)
    assert pages[0] in (1, 2)  # below the contents, or on a page of its own


def test_every_table_repeats_its_heading_and_breaks_no_row(report: Report) -> None:
    content = body(report(YEAR, "docx"))
    found = list(content.iter(f"{W}tbl"))
    assert len(found) >= 7
    for table in found:
        rows = table.findall(f"{W}tr")
        assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
        assert table.find(f"{W}tblPr/{W}tblCaption") is not None
        grid = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        assert all(len(row.findall(f"{W}tc")) == grid for row in rows)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_title_and_the_dates_of_agreements_keep_to_their_lines(report: Report, language: str) -> None:
    made = docx.Document(BytesIO(report(YEAR, "docx", language)))
    title = made.paragraphs[0]
    size = made.styles["Title"].font.size
    assert size is not None
    assert metrics.lines(title.text, heights.WIDTH_PT, size.pt, bold=True) == 1
    first = {"vi": "28/11/2019 –", "en": "28 Nov 2019 –"}[language]
    heads = {"vi": ("Thời gian", "Nguồn"), "en": ("Date", "Source")}[language]
    table = next(one for one in made.tables if (one.cell(0, 0).text, one.rows[0].cells[-1].text) == heads)
    width = table.columns[0].width
    assert width is not None
    assert metrics.lines(first, width.pt - 2 * 3.5, heights.CELL.size) == 1


def test_every_picture_is_described_and_captioned(report: Report) -> None:
    content = body(report(YEAR, "docx"))
    described = [one.get("descr") for one in content.iter() if one.tag.endswith("}docPr")]
    assert len(described) >= 2
    assert all(text and len(text) > 40 for text in described)
    captions = [words(one) for one in content.iter(f"{W}p") if _style(one) == "Caption"]
    assert sum(text.startswith("Hình ") for text in captions) == len(described)
    assert [int(re.findall(r"\d+", text)[0]) for text in captions if text.startswith("Bảng ")] == list(
        range(1, 1 + sum(text.startswith("Bảng ") for text in captions))
    )


def test_a_caption_stands_by_what_it_names_and_away_from_what_is_next(report: Report) -> None:
    for caption in (one for one in body(report(YEAR, "docx")).iter(f"{W}p") if _style(one) == "Caption"):
        spacing = caption.find(f"{W}pPr/{W}spacing")
        before, after = int(spacing.get(f"{W}before", 60)), int(spacing.get(f"{W}after", 80))
        assert (before > after + 100) == words(caption).startswith("Bảng")
        assert (after > before + 100) == words(caption).startswith("Hình")


def test_a_long_domain_is_broken_at_its_dots_and_an_address_is_left_whole() -> None:
    runs = Runs(docx.Document(), "en")

    def written(text: str) -> str:
        return "".join(one.text for one in runs.words(text, "en"))

    assert written("thoibaotaichinh.press.example; 1 more") == "thoibaotaichinh.\u200bpress.\u200bexample; 1 more"
    for text in ("https://thoibaotaichinh.press.example/a.html", "short.example", "Dr. Long, 1.234.567 people."):
        assert written(text) == text


def _style(paragraph: Any) -> str:
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return found.get(f"{W}val") if found is not None else ""


def test_page_language_numbers_and_properties(report: Report) -> None:
    content = report(YEAR, "docx")
    document = docx.Document(BytesIO(content))
    section = document.sections[0]
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (21.0, 29.7)
    assert "PAGE" in words(parts(content)["word/header1.xml"]) or any(
        "PAGE" in words(part) for name, part in parts(content).items() if name.startswith("word/header")
    )
    defaults = parts(content)["word/styles.xml"].find(f"{W}docDefaults")
    assert [one.get(f"{W}val") for one in defaults.iter(f"{W}lang")] == ["vi-VN"]
    properties = document.core_properties
    assert properties.title == "Báo cáo hoạt động đối ngoại của thành phố Hà Nội: Năm 2023"
    assert properties.language == "vi-VN"
    assert properties.author
    assert properties.created is not None
    assert properties.created.date().isoformat() == "2026-11-22"


def test_the_second_language_is_marked_as_such(report: Report) -> None:
    content = body(report(YEAR, "docx", "both"))
    summary = next(one for one in content.iter(f"{W}p") if _style(one) == "Heading1" and words(one) == "Summary")
    assert [one.get(f"{W}val") for one in summary.iter(f"{W}lang")] == ["en-GB"]


def test_numbers_are_those_of_the_same_filters(report: Report, engine: Engine) -> None:
    now, before = (load_records(engine, Filters.from_query(f"from={year}&to={year}")[0]) for year in (2023, 2022))
    found = tables(report(YEAR, "docx", "en"))
    key = {row[0]: row[1:3] for row in found["Key figures"][1:]}
    assert key["Engagements"] == [str(len(now)), str(len(before))]
    assert key["Partners"] == [str(now["partner_id"].nunique()), str(before["partner_id"].nunique())]
    assert key["Countries"] == [str(now["country_code"].nunique()), str(before["country_code"].nunique())]
    assert key["Agreements signed"] == [str((now["agreement_status"] == "signed").sum()), "0"]
    assert key["Out: Hanoi abroad"][0] == str((now["direction"] == "outgoing").sum())
    assert key["Only announced, not confirmed"][0] == str((now["status"] == "planned").sum())
    types = {row[0]: int(row[1]) for row in found["Engagements by type of event"][1:]}
    assert sum(types.values()) == len(now)


def test_the_annex_lists_every_record_with_its_sources(report: Report, engine: Engine) -> None:
    records = load_records(engine, Filters.from_query(YEAR)[0])
    rows = tables(report(YEAR, "docx", "en"))["All engagements, the newest first"][1:]
    assert [row[0] for row in rows] == [str(number) for number in range(1, len(records) + 1)]
    assert all("https://news.example/1?a=1&b=2" in row[3] for row in rows)


def test_every_number_leads_to_its_records(report: Report) -> None:
    content = report(YEAR, "docx", "en")
    targets = _targets(content)
    assert f"{samples.PUBLIC_URL}/engagements?lang=en&from=2023&to=2023" in targets
    assert f"{samples.PUBLIC_URL}/engagements?lang=en&from=2023&to=2023&topic=transport" in targets
    assert f"{samples.PUBLIC_URL}/engagements?lang=en&partner=gn%3A3169070&record=E3" in targets
    assert all(target.startswith(("https://", "http://")) for target in targets)


def test_without_a_public_address_the_query_is_stated(report: Report) -> None:
    content = report(YEAR, "docx", "en", None)
    assert not [one for one in _targets(content) if "atlas.example" in one]
    rows = {row[0]: row[2] for row in tables(content)["Where each number is found again"][1:]}
    assert rows["Engagements"] == "?lang=en&from=2023&to=2023"
    assert rows["Out: Hanoi abroad"] == "?lang=en&from=2023&to=2023&direction=outgoing"


def _targets(content: bytes) -> set[str]:
    rels = parts(content)["word/_rels/document.xml.rels"]
    return {one.get("Target") for one in rels if one.get("Type", "").endswith("/hyperlink")}


def test_hostile_names_come_out_right_and_inert(report: Report) -> None:
    content = report("", "docx", "en")
    text = words(body(content))
    assert "<script>alert(1)</script> & #let x = [y] {{report}}" in text
    assert samples.FORMULA in text
    assert "Ville gnp.exe bell" in text
    assert not re.search("[\x00-\x08\u202a-\u202e]", text)
    assert "القاهرة" in text
    arabic = [one for one in body(content).iter(f"{W}r") if "القاهرة" in words(one)]
    assert arabic
    assert all(one.find(f"{W}rPr/{W}rtl") is not None for one in arabic)


def test_no_records_make_a_report_that_says_so(report: Report) -> None:
    for language, said in (
        ("vi", "chưa ghi nhận hoạt động đối ngoại nào"),
        ("en", "no engagement of Hanoi is on record"),
    ):
        document = docx.Document(BytesIO(report("from=1990&to=1990", "docx", language)))
        assert said in "\n".join(one.text for one in document.paragraphs)
        assert not document.inline_shapes
