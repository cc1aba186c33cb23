"""PDF reports and briefs, read with pypdf and poppler: tagged, fonts embedded, bookmarks, one page for a brief."""

import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from sqlalchemy import Engine

from atlas.filters import Filters
from atlas.report import make_brief
from atlas.report.blocks import Column, Document, Section, Table, line
from atlas.report.links import Link
from atlas.report.pdf import writer
from atlas.report.request import ReportError
from atlas.report.text import said
from atlas.store import load_records
from tests.report import samples

Report = Callable[..., bytes]
YEAR = "from=2023&to=2023"
TODAY = date(2026, 11, 22)


def text_of(content: bytes) -> str:
    """The words of all pages, each run of spaces as one."""
    joined = " ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
    return re.sub(r"\s+", " ", joined.replace("\u200b", ""))


def brief(engine: Engine, partner_id: str, **options: str) -> bytes:
    return make_brief(
        engine,
        partner_id,
        settings=samples.settings(),
        today=TODAY,
        **{"file_format": "pdf", "language": "en", **options},
    )


@pytest.mark.parametrize("language", ["vi", "en", "both"])
def test_it_is_tagged_and_says_its_language_and_title(report: Report, language: str) -> None:
    reader = PdfReader(BytesIO(report("from=2022&to=2022", "pdf", language)))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].startswith("en" if language == "en" else "vi")
    assert "/StructTreeRoot" in root
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid:part>1<" in root["/Metadata"].get_data()
    title = "International engagements of Hanoi: 2022" if language == "en" else "Báo cáo hoạt động đối ngoại"
    assert str(reader.metadata.title).startswith(title)
    assert reader.metadata.author == "Hanoi Partnerships Atlas"


def test_the_title_keeps_to_one_line(report: Report) -> None:
    first = PdfReader(BytesIO(report(YEAR, "pdf", "vi"))).pages[0].extract_text().splitlines()
    assert "Báo cáo hoạt động đối ngoại của thành phố Hà Nội" in [one.strip() for one in first]


def test_it_has_a_bookmark_for_each_section(report: Report) -> None:
    reader = PdfReader(BytesIO(report(YEAR, "pdf", "en")))
    assert [one.title for one in reader.outline][:3] == ["Summary", "Map", "Over time"]
    assert len(reader.outline) == 10


def test_pictures_have_alternative_texts(report: Report) -> None:
    reader = PdfReader(BytesIO(report(YEAR, "pdf", "en")))
    alts = [one["/Alt"] for one in _objects(reader) if isinstance(one, dict) and "/Alt" in one]
    assert any("World map with lines from Hanoi" in alt for alt in alts)
    assert any("Stacked bars" in alt for alt in alts)


def _objects(reader: PdfReader) -> list[object]:
    return [reader.get_object(number) for number in range(1, len(reader.xref_objStm) + len(reader.xref.get(0, {})) + 1)]


def test_fonts_are_embedded(report: Report, tmp_path: Path) -> None:
    program = shutil.which("pdffonts")
    content = report(YEAR, "pdf")
    if program is None:
        fonts = {
            str(font) for page in PdfReader(BytesIO(content)).pages for font in page["/Resources"]["/Font"].values()
        }
        assert fonts
        return
    (tmp_path / "report.pdf").write_bytes(content)
    listed = subprocess.run([program, tmp_path / "report.pdf"], capture_output=True, text=True, check=True).stdout
    rows = listed.splitlines()[2:]
    assert rows
    assert all(re.search(r"\byes yes yes\b", row) for row in rows)
    assert "BeVietnamPro" in listed


def test_its_words_and_numbers_are_those_of_the_filters(report: Report, engine: Engine) -> None:
    records = load_records(engine, Filters.from_query(YEAR)[0])
    said = text_of(report(YEAR, "pdf", "en"))
    assert (
        f"the record holds {len(records)} engagements of Hanoi with {records['partner_id'].nunique()} partners" in said
    )
    assert "Báo cáo hoạt động đối ngoại của thành phố Hà Nội" in text_of(report(YEAR, "pdf", "vi"))


def test_links_lead_to_the_records(report: Report) -> None:
    reader = PdfReader(BytesIO(report(YEAR, "pdf", "en")))
    targets = {
        one.get_object()["/A"]["/URI"]
        for page in reader.pages
        for one in page.get("/Annots", [])
        if "/URI" in one.get_object().get("/A", {})
    }
    assert f"{samples.PUBLIC_URL}/engagements?lang=en&from=2023&to=2023" in targets
    assert all(target.startswith(("https://", "http://")) for target in targets)


def test_hostile_names_are_set_as_they_are(report: Report) -> None:
    assert PdfReader(BytesIO(report("", "pdf", "en"))).trailer["/Root"]["/MarkInfo"]["/Marked"]
    said = text_of(report("", "pdf", "en"))
    assert "<script>alert(1)</script> & #let x = [y] {{report}}" in said
    assert samples.FORMULA in said
    assert "東京都" in said


@pytest.mark.parametrize("unshown", ["བོད་ལྗོངས", "ᏣᎳᎩ", "ꦗꦮ", "\U0001342f", "ཀ\u0f71\u0f72"])
def test_a_letter_that_no_typeface_has_does_not_stop_a_report(tmp_path: Path, unshown: str) -> None:
    content = samples.many(1)
    named = tuple(
        one.model_copy(update={"name_local": unshown, "name_en": f"Rome {unshown}"}) if one == samples.ROME else one
        for one in content.partners
    )
    engine = samples.store(tmp_path, replace(content, partners=named))
    assert "Rome" in text_of(brief(engine, samples.ROME.partner_id))


def test_no_records_make_a_report_that_says_so(report: Report) -> None:
    assert "no engagement of Hanoi is on record" in text_of(report("from=1990&to=1990", "pdf", "en"))


@pytest.mark.parametrize(
    "partner_id", ["gn:3169070", "JP-40", "org:hostile", "org:formula", "org:long", "EG", "org:test-network"]
)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_brief_has_one_page(engine: Engine, partner_id: str, language: str) -> None:
    assert len(PdfReader(BytesIO(brief(engine, partner_id, language=language))).pages) == 1


@pytest.mark.parametrize("number", [1, 30, 120])
def test_a_brief_has_one_page_however_much_is_recorded(tmp_path: Path, number: int) -> None:
    content = brief(samples.store(tmp_path, samples.many(number)), "gn:3169070")
    assert len(PdfReader(BytesIO(content)).pages) == 1
    assert ("1 engagement " if number == 1 else f"{number} engagements ") in text_of(content) + " "


def test_a_brief_says_what_the_records_say_with_their_source(engine: Engine) -> None:
    said = text_of(brief(engine, "gn:3169070"))
    assert "Twinning since 1 Feb 2023" in said
    assert "Sister-city agreement" in said
    assert "Mario Prova, Mayor of Rome" in said
    assert "https://news.example/1?a=1&b=2" in said
    assert re.search(r"1 Feb 2028: 5 years since the signing \(twinning\)\. \[\d+\]", said)


def test_a_brief_names_what_is_open(engine: Engine) -> None:
    said = text_of(brief(engine, "JP-40"))
    assert "Memorandum of understanding: under negotiation since Jun 2023 (3 years), no signing on record." in said


def test_a_brief_about_nobody_is_refused(engine: Engine) -> None:
    with pytest.raises(ReportError, match="'gn:1' is no partner on record; give the id of one"):
        brief(engine, "gn:1")


def test_no_page_has_the_last_row_of_a_table_alone() -> None:
    for rows in range(36, 44):
        shown = tuple((line(said(f"row {number}")),) for number in range(rows))
        table = Table("x", "x", (Column("x", 1.0),), shown)
        made = Document("en", "Report", "2023", (), (Section("s", "Part", (table,)),), "Source", (), Link("", ""))
        pages = [page.extract_text() for page in PdfReader(BytesIO(writer.write([made], date(2026, 11, 22)))).pages]
        counts = [len(re.findall(r"row \d+", page)) for page in pages]
        assert sum(counts) == rows
        assert all(count != 1 for count in counts), rows
