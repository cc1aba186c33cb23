"""Orders: a value that survives being written down, and the length that a report is said to have."""

from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some
from pptx import Presentation
from pypdf import PdfReader
from sqlalchemy import Engine

from atlas.filters import Filters
from atlas.report import estimate
from atlas.report.order import KINDS, Order, make
from atlas.report.request import MIME_TYPES, REPORT_LANGUAGES, SECTIONS, ReportError
from atlas.settings import STORE_FILE
from atlas.store import load_records, open_engine
from tests.report import samples
from tests.report.conftest import TODAY

FILTERS = some.builds(
    Filters,
    date_from=some.sampled_from([None, "2019"]),
    date_to=some.sampled_from([None, "2023-08"]),
    topics=some.sampled_from([(), ("transport", "tourism")]),
    partners=some.sampled_from([(), ("JP-40",)]),
    text=some.sampled_from(["", "Hà Nội & bạn?", "a|b=c"]),
)
ORDERS = some.builds(
    Order,
    kind=some.sampled_from(KINDS),
    filters=FILTERS,
    language=some.sampled_from(REPORT_LANGUAGES),
    file_format=some.sampled_from(sorted(MIME_TYPES)),
    sections=some.sampled_from([None, ("summary",), ("map", "annex")]),
)


@given(ORDERS)
def test_an_order_that_is_written_down_is_read_again(order: Order) -> None:
    text = order.to_text()
    assert Order.from_text(text) == order
    assert "\n" not in text
    assert "\t" not in text


@pytest.mark.parametrize("text", ["", "kind=letter&where=&lang=vi&format=docx", "kind=report&lang=vi"])
def test_another_text_is_no_order(text: str) -> None:
    with pytest.raises(ReportError, match="is not an order for a file"):
        Order.from_text(text)


def test_the_file_is_called_after_what_it_holds() -> None:
    filters = Filters(date_from="2023", date_to="2023", topics=("transport",))
    assert Order("report", filters, "both", "docx").file_name == "hanoi-partners_report_2023_transport_both.docx"
    assert Order("brief", Filters(partners=("JP-40",)), "vi", "pdf").file_name == "hanoi-partners_brief_jp-40_vi.pdf"


def test_each_kind_of_order_is_made(engine: Engine) -> None:
    starts = {"report": b"%PDF", "brief": b"%PDF", "page": b"<!doctype html>"}
    for kind in KINDS:
        file_format = "html" if kind == "page" else "pdf"
        order = Order(kind, Filters(partners=("JP-40",)), "vi", file_format, ("summary",))
        assert make(order, engine, settings=samples.settings(), today=TODAY).startswith(starts[kind])


@pytest.mark.parametrize("where", ["from=2023&to=2023", "topic=transport", "partner=JP-40", "from=1980&to=1980", ""])
@pytest.mark.parametrize("sections", [SECTIONS.codes, ("summary", "map", "visits")])
def test_the_length_that_is_promised_is_about_right(published: Path, where: str, sections: tuple[str, ...]) -> None:
    engine = open_engine(f"sqlite:///{published / STORE_FILE}")
    order = Order("report", Filters.from_query(where)[0], "vi", "pdf", sections)
    pages = len(PdfReader(BytesIO(_made(order, engine))).pages)
    promised = estimate.pages(load_records(engine, order.filters), sections)
    assert abs(promised - pages) <= max(3, pages / 3), f"promised {promised}, made {pages}"


@pytest.mark.parametrize("sections", [SECTIONS.codes, ("summary", "topics", "annex")])
def test_the_number_of_slides_that_is_promised_is_about_right(published: Path, sections: tuple[str, ...]) -> None:
    engine = open_engine(f"sqlite:///{published / STORE_FILE}")
    order = Order("report", Filters(date_from="2023", date_to="2023"), "vi", "pptx", sections)
    slides = len(Presentation(BytesIO(_made(order, engine))).slides)
    promised = estimate.slides(load_records(engine, order.filters), sections)
    assert abs(promised - slides) <= max(3, slides / 3), f"promised {promised}, made {slides}"


def test_where_nothing_is_recorded_a_short_file_is_promised(published: Path) -> None:
    engine = open_engine(f"sqlite:///{published / STORE_FILE}")
    records = load_records(engine, Filters(date_from="1980", date_to="1980"))
    assert estimate.pages(records, SECTIONS.codes) == 3
    assert estimate.slides(records, SECTIONS.codes) < 12


def _made(order: Order, engine: Engine) -> bytes:
    return make(order, engine, settings=samples.settings(), today=TODAY)
