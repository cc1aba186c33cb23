"""The addresses in finished files, read by independent readers: each opens, and holds as many as its number says."""

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from urllib.parse import parse_qs, urlsplit

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn
from pptx import Presentation
from pypdf import PdfReader
from sqlalchemy import Engine

from atlas.filters import Filters
from atlas.store import load_records
from tests.report import samples

Report = Callable[..., bytes]
YEAR = "from=2023&to=2023"
Found = tuple[str, str]
LIMITS_MAX = 8


def _of_docx(made: bytes) -> Iterator[Found]:
    word = docx.Document(BytesIO(made))
    for link in word.element.body.iter(qn("w:hyperlink")):
        if rel := link.get(qn("r:id")):
            yield "".join(text.text or "" for text in link.iter(qn("w:t"))), word.part.rels[rel].target_ref


def _of_pptx(made: bytes) -> Iterator[Found]:
    for slide in Presentation(BytesIO(made)).slides:
        names = {rel.rId: rel.target_ref for rel in slide.part.rels.values() if rel.is_external}
        for run in slide.element.iter("{*}r"):
            for link in run.iter("{*}hlinkClick"):
                yield "".join(text.text or "" for text in run.iter("{*}t")), names[link.get(qn("r:id"))]


def _of_xlsx(made: bytes) -> Iterator[Found]:
    for sheet in openpyxl.load_workbook(BytesIO(made)):
        for row in sheet.iter_rows():
            yield from (("", cell.hyperlink.target) for cell in row if cell.hyperlink and cell.hyperlink.target)


def _of_pdf(made: bytes) -> Iterator[Found]:
    for page in PdfReader(BytesIO(made)).pages:
        actions = (one.get_object().get("/A", {}) for one in page.get("/Annots", ()))
        yield from (("", action["/URI"]) for action in actions if "/URI" in action)


READ = {"docx": _of_docx, "pptx": _of_pptx, "xlsx": _of_xlsx, "pdf": _of_pdf}


@pytest.mark.parametrize("file_format", list(READ))
def test_every_address_of_a_file_opens(report: Report, engine: Engine, file_format: str) -> None:
    ours = [url for _, url in READ[file_format](report(YEAR, file_format, "both")) if "news.example" not in url]
    assert len(ours) > 10
    for url in ours:
        assert url.startswith(f"{samples.PUBLIC_URL}/"), url
        filters, dropped = Filters.from_query(urlsplit(url).query)
        assert not dropped, url
        named = parse_qs(urlsplit(url).query).get("record", [])
        assert set(named) <= set(load_records(engine, filters)["engagement_id"]), url


@pytest.mark.parametrize("file_format", ["docx", "pptx"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_an_address_holds_as_many_as_its_number(
    report: Report, engine: Engine, file_format: str, language: str
) -> None:
    checked, within = 0, []
    for text, url in READ[file_format](report(YEAR, file_format, language)):
        number = re.fullmatch(r"(\d+)( (hoạt động|đối tác|engagements?|partners?))?", text)
        query = urlsplit(url).query
        if number is None or "record=" in query:
            continue
        found = load_records(engine, Filters.from_query(query)[0])
        counts = (len(found), found["partner_id"].nunique(), found["country_code"].nunique())
        if (unit := number[3]) is not None:
            wanted = counts[1] if unit in ("đối tác", "partner", "partners") else counts[0]
            assert int(number[1]) == wanted, (text, url)
        elif int(number[1]) not in counts:
            within.append((int(number[1]), counts[0], text, url))
            continue
        checked += 1
    assert checked > 10
    # What is absent (a direction, a country, a topic) or only roughly known is no filter: it leads to all counted.
    assert len(within) <= LIMITS_MAX, within
    assert all(number < whole for number, whole, *_ in within), within
