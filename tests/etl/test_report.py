"""The command `report`: the files it writes, opened by independent readers, and what it refuses, with advice."""

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pytest
from pptx import Presentation
from pypdf import PdfReader

from etl import cli
from tests.harness.process import run_etl

YEAR = "from=2023&to=2023"
Run = Callable[..., int]


@pytest.fixture
def run(published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """run(*arguments) -> the exit status of `report` with the real published data, in an empty folder."""
    monkeypatch.setenv("ATLAS_PUBLISHED_DIR", str(published))
    monkeypatch.delenv("ATLAS_REPORT_TEMPLATES", raising=False)
    monkeypatch.chdir(tmp_path)

    def command(*arguments: str) -> int:
        return cli.main(["report", *arguments])

    return command


@pytest.fixture(scope="session")
def of_year(published: Path, tmp_path_factory: pytest.TempPathFactory) -> int:
    """How many engagements the export of the same filters holds."""
    log = tmp_path_factory.mktemp("export") / "network.log"
    exported = run_etl("export", "--format", "csv", "--where", YEAR, published_dir=published, network_log=log)
    number = len(list(csv.DictReader(io.StringIO(exported.stdout.decode("utf-8-sig")))))
    assert number > 20
    return number


def _words(path: Path) -> str:
    """All that a file says, whatever its format."""
    if path.suffix == ".docx":
        word = docx.Document(str(path))
        cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
        return "\n".join([*(one.text for one in word.paragraphs), *cells])
    if path.suffix == ".pptx":
        shapes = [shape for slide in Presentation(str(path)).slides for shape in slide.shapes]
        return "\n".join(shape.text_frame.text for shape in shapes if shape.has_text_frame)
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in PdfReader(path).pages))


def test_the_program_writes_a_report_that_agrees_with_the_export(published: Path, tmp_path: Path, of_year: int) -> None:
    options = ("--where", YEAR, "--lang", "vi", "--format", "docx", "--out", str(tmp_path / "a.docx"))
    done = run_etl("report", *options, published_dir=published, network_log=tmp_path / "network.log")
    assert f"{of_year} hoạt động" in _words(tmp_path / "a.docx")
    assert done.stdout.decode() == f"{tmp_path / 'a.docx'}\n"
    assert "100%" in done.stderr.decode()


@pytest.mark.parametrize(("ending", "language"), [("pptx", "vi"), ("pdf", "en"), ("docx", "both")])
def test_the_name_of_the_file_says_the_format(
    run: Run, tmp_path: Path, of_year: int, ending: str, language: str
) -> None:
    path = tmp_path / f"a.{ending}"
    assert run("--where", f"?{YEAR}&lang=en&by=country", "--lang", language, "--out", str(path)) == 0
    said = _words(path)
    for word, languages in {"hoạt động": ("vi", "both"), "engagements": ("en", "both")}.items():
        assert (f"{of_year} {word}" in said) == (language in languages)


def test_a_workbook_holds_the_records_of_the_filters(run: Run, tmp_path: Path, of_year: int) -> None:
    assert run("--where", YEAR, "--format", "xlsx", "--out", str(tmp_path)) == 0
    book = openpyxl.load_workbook(tmp_path / "hanoi-partners_report_2023_vi.xlsx")
    assert book["Dữ liệu"].max_row - 1 == of_year


def test_only_the_sections_asked_for(run: Run, tmp_path: Path) -> None:
    assert run("--section", "summary,agreements", "--section", "map", "--out", "a.docx", "--lang", "en") == 0
    word = docx.Document(str(tmp_path / "a.docx"))
    headings = [one.text for one in word.paragraphs if one.style is not None and one.style.name == "Heading 1"]
    assert headings == ["Summary", "Map", "Agreements"]


def test_without_a_name_the_report_goes_to_standard_output(run: Run, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run("--section", "summary", "--format", "pdf") == 0
    assert PdfReader(io.BytesIO(capfdbinary.readouterr().out)).pages


def test_a_brief_about_one_partner(run: Run, tmp_path: Path) -> None:
    assert run("--brief", "JP-40", "--format", "pdf", "--lang", "en", "--out", str(tmp_path)) == 0
    reader = PdfReader(tmp_path / "hanoi-partners_brief_jp-40_en.pdf")
    assert len(reader.pages) == 1
    assert "Fukuoka" in reader.pages[0].extract_text()


def test_the_letterhead_of_the_settings_and_of_the_command(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("settings", "command"):
        (tmp_path / name).mkdir()
        letterhead = docx.Document()
        letterhead.sections[0].header.paragraphs[0].text = f"Sở Thử nghiệm, {name}"
        letterhead.save(str(tmp_path / name / "report.docx"))
    monkeypatch.setenv("ATLAS_REPORT_TEMPLATES", str(tmp_path / "settings"))
    assert run("--section", "summary", "--out", "settings.docx") == 0
    assert run("--section", "summary", "--out", "command.docx", "--templates", "command") == 0
    for name in ("settings", "command"):
        made = docx.Document(str(tmp_path / f"{name}.docx"))
        assert made.sections[0].header.paragraphs[0].text == f"Sở Thử nghiệm, {name}"


def test_a_report_of_nothing_says_so(run: Run, tmp_path: Path) -> None:
    assert run("--where", "from=1950&to=1950", "--out", "a.docx", "--lang", "en") == 0
    assert "no engagement of Hanoi is on record" in _words(tmp_path / "a.docx")


@pytest.mark.parametrize(
    ("arguments", "advice"),
    [
        (["--where", "topic=alchemy"], "topic=alchemy in --where is not known; topic takes one of: urban_planning"),
        (["--where", "from=last year"], "such as 2023, 2023-08"),
        (["--where", "country=Japan"], "two letters"),
        (["--where", "topics=transport"], "'topics' in --where is no filter; one of: from, to, topic"),
        (["--where", "partner=gn:1"], "'gn:1' is no partner on record; give an id out of partners.csv"),
        (["--section", "summary,letters"], "'letters' is not a section of a report; one of: summary, map"),
        (["--section", ","], "no section is chosen; one or more of: summary"),
        (["--templates", "nowhere"], "nowhere: no such folder; give one that holds report.docx"),
        (["--brief", "fukuoka"], "'fukuoka' is no partner on record; perhaps JP-40 (Fukuoka Prefecture)"),
        (["--brief", "JP-40", "--where", YEAR], "leave out --where and --section"),
        (["--brief", "JP-40", "--format", "pptx"], "'pptx' is not a file format of a report; one of: docx, pdf"),
        (["--brief", "JP-40", "--lang", "both"], "one of: vi, en"),
        (["--format", "pdf", "--out", "a.docx"], "name it .pdf, or ask for --format docx"),
        (["--out", "nowhere/a.docx"], "nowhere: no such folder"),
    ],
)
def test_what_makes_no_sense_is_refused_with_advice(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], advice: str
) -> None:
    out = [] if "--out" in arguments else ["--out", "a.out"]
    assert run(*arguments, *out) == cli.USAGE
    told = capsys.readouterr()
    assert advice in told.err
    assert "error: " in told.err
    assert not told.out
    assert not list(tmp_path.glob("a.*"))


@pytest.mark.parametrize("arguments", [["--format", "odt"], ["--lang", "fr"]])
def test_an_unknown_format_or_language_is_named_with_the_known_ones(
    run: Run, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    with pytest.raises(SystemExit) as refused:
        run(*arguments)
    assert refused.value.code == cli.USAGE
    assert "choose from" in capsys.readouterr().err


def test_nothing_published_is_an_error_of_the_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ATLAS_PUBLISHED_DIR", str(tmp_path))
    assert cli.main(["report", "--out", str(tmp_path / "a.docx")]) == cli.DATA_ERRORS
    assert "nothing is published yet" in capsys.readouterr().err
