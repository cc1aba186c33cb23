"""An office's own letterhead: used when it is there, and a clear error when it is no use."""

import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument
from docx.shared import Cm
from pptx import Presentation
from pypdf import PdfReader
from sqlalchemy import Engine

from atlas.filters import Filters
from atlas.report import make_brief, make_report
from atlas.report.brief import room
from atlas.report.request import TemplateError
from tests.report import samples

TODAY = date(2026, 11, 22)
ONE = ("summary",)


def _report(engine: Engine, folder: Path, file_format: str) -> bytes:
    return make_report(
        engine,
        Filters(date_from="2023", date_to="2023"),
        settings=samples.settings(),
        today=TODAY,
        file_format=file_format,
        sections=ONE,
        template_dir=folder,
    )


def _letterhead(path: Path) -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "UBND THÀNH PHỐ THỬ NGHIỆM"
    document.styles["Heading 1"].font.name = "Courier New"
    document.add_paragraph("Số: 12/BC")
    document.add_paragraph("{{report}}")
    document.add_paragraph("Nơi nhận: lưu")
    document.save(str(path))


@pytest.fixture
def office(tmp_path: Path) -> Callable[[bytes], int]:
    """office(DOCX) -> on how many pages LibreOffice sets it."""
    if shutil.which("soffice") is None:
        pytest.skip("needs LibreOffice to set the pages, and has none here")

    def pages(content: bytes) -> int:
        (tmp_path / "made.docx").write_bytes(content)
        command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/office", "--headless", "--convert-to", "pdf"]
        subprocess.run(
            [*command, "--outdir", str(tmp_path), str(tmp_path / "made.docx")],
            check=True,
            capture_output=True,
            timeout=300,
        )
        return len(PdfReader(tmp_path / "made.pdf").pages)

    return pages


def test_the_report_stands_in_the_letterhead(engine: Engine, tmp_path: Path) -> None:
    _letterhead(tmp_path / "report.docx")
    document = docx.Document(BytesIO(_report(engine, tmp_path, "docx")))
    texts = [one.text for one in document.paragraphs]
    assert document.sections[0].header.paragraphs[0].text == "UBND THÀNH PHỐ THỬ NGHIỆM"
    assert document.styles["Heading 1"].font.name == "Courier New"
    assert "{{report}}" not in texts
    assert texts.index("Số: 12/BC") < texts.index("Tóm tắt") < texts.index("Nơi nhận: lưu")


def test_a_brief_stands_in_its_letterhead(engine: Engine, tmp_path: Path) -> None:
    _letterhead(tmp_path / "brief.docx")
    content = make_brief(engine, "gn:3169070", settings=samples.settings(), today=TODAY, template_dir=tmp_path)
    assert "Roma" in [one.text for one in docx.Document(BytesIO(content)).paragraphs]


def _roomy(document: WordDocument) -> None:
    document.add_paragraph("{{report}}")


def _crowded(document: WordDocument) -> None:
    section = document.sections[0]
    section.page_width = Cm(19)
    section.page_height = Cm(26)
    section.header.paragraphs[0].text = "ỦY BAN NHÂN DÂN\nSỞ THỬ NGHIỆM"
    for line in ("Số: 12/BC", "{{report}}", "Nơi nhận: lưu", "NGƯỜI LẬP"):
        document.add_paragraph(line)


@pytest.mark.parametrize("fill", [_roomy, _crowded])
def test_a_brief_keeps_to_one_page_of_its_letterhead(
    tmp_path: Path, office: Callable[[bytes], int], fill: Callable[[WordDocument], None]
) -> None:
    letterhead = docx.Document()
    fill(letterhead)
    letterhead.save(str(tmp_path / "brief.docx"))
    many = samples.store(tmp_path, samples.many(160))
    partner = samples.many(160).partners[0].partner_id
    content = make_brief(many, partner, settings=samples.settings(), today=TODAY, template_dir=tmp_path)
    assert office(content) == 1


def test_a_letterhead_takes_what_its_page_is_smaller(tmp_path: Path) -> None:
    taken = []
    for fill in (_roomy, _crowded):
        letterhead = docx.Document()
        fill(letterhead)
        letterhead.save(str(tmp_path / "brief.docx"))
        taken.append(room.taken_cm(tmp_path, "brief.docx"))
    assert 0 < taken[0] < taken[1]
    assert room.taken_cm(None, "brief.docx") == 0


def test_slides_take_the_office_template_without_its_sample_slides(engine: Engine, tmp_path: Path) -> None:
    deck = Presentation()
    deck.slides.add_slide(deck.slide_layouts[0]).shapes.title.text = "Sample"
    deck.slide_width = 7_777_777
    deck.save(str(tmp_path / "report.pptx"))
    made = Presentation(BytesIO(_report(engine, tmp_path, "pptx")))
    assert made.slide_width == 7_777_777
    assert "Sample" not in [slide.shapes.title.text for slide in made.slides]
    assert len(made.slides) >= 3


def test_a_folder_without_letterheads_is_fine(engine: Engine, tmp_path: Path) -> None:
    assert _report(engine, tmp_path, "docx").startswith(b"PK")
    assert _report(engine, tmp_path, "pptx").startswith(b"PK")


@pytest.mark.parametrize(("name", "file_format"), [("report.docx", "docx"), ("report.pptx", "pptx")])
@pytest.mark.parametrize("content", [b"", b"not a document", b"PK\x03\x04 broken"])
def test_a_letterhead_that_cannot_be_read_says_which_and_what_to_do(
    engine: Engine, tmp_path: Path, name: str, file_format: str, content: bytes
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(TemplateError, match=rf"{name}: cannot be read .*save it as \.{file_format} again"):
        _report(engine, tmp_path, file_format)


def test_a_presentation_in_place_of_a_document_is_refused(engine: Engine, tmp_path: Path) -> None:
    Presentation().save(str(tmp_path / "report.docx"))
    with pytest.raises(TemplateError, match=r"report.docx: cannot be read as a Word document"):
        _report(engine, tmp_path, "docx")


def test_a_template_without_a_titled_layout_is_refused(engine: Engine, tmp_path: Path) -> None:
    deck = Presentation()
    for layout in list(deck.slide_layouts):
        if layout.name != "Blank":
            deck.slide_layouts.remove(layout)
    deck.save(str(tmp_path / "report.pptx"))
    with pytest.raises(TemplateError, match="no layout has a title; add a layout with a title placeholder"):
        _report(engine, tmp_path, "pptx")


def test_a_missing_folder_is_named(engine: Engine, tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match="nowhere: no such folder"):
        _report(engine, tmp_path / "nowhere", "docx")
