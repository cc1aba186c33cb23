"""A PPTX report, read with python-pptx: a finding a slide, native charts with right numbers, notes with addresses."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from lxml import etree
from pptx import Presentation
from sqlalchemy import Engine

from atlas.charts import timeline, topics_ranking
from atlas.charts.palette import LIGHT
from atlas.filters import Filters
from atlas.i18n import translator
from atlas.store import load_records
from atlas.vocabulary import TOPICS
from tests.report import samples

Report = Callable[..., bytes]
YEAR = "from=2023&to=2023"


def deck(content: bytes) -> Any:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(archive.read(name))
    return Presentation(BytesIO(content))


def charts(content: bytes) -> dict[str, Any]:
    return {
        slide.shapes.title.text: shape.chart
        for slide in deck(content).slides
        for shape in slide.shapes
        if shape.has_chart
    }


@pytest.mark.parametrize("language", ["vi", "en", "both"])
def test_each_slide_has_a_title_notes_and_its_language(report: Report, language: str) -> None:
    slides = list(deck(report(YEAR, "pptx", language)).slides)
    assert len(slides) >= (20 if language == "both" else 10)
    tags = {"vi": {"vi-VN"}, "en": {"en-GB"}, "both": {"vi-VN", "en-GB"}}[language]
    assert {slide.shapes.title._element.xpath(".//a:rPr/@lang")[0] for slide in slides} == tags
    for slide in slides:
        assert slide.shapes.title.text.strip()
        assert slide.has_notes_slide
        assert slide.notes_slide.notes_text_frame.text.strip()


@pytest.mark.parametrize("where", ["", YEAR])
def test_no_two_slides_have_one_title(report: Report, where: str) -> None:
    titles = [slide.shapes.title.text for slide in deck(report(where, "pptx", "vi")).slides]
    assert len(titles) == len(set(titles))
    assert any(title == "Phạm vi dữ liệu và phương pháp (tiếp theo)" for title in titles)


def test_notes_hold_the_address_of_the_records(report: Report) -> None:
    notes = [one.notes_slide.notes_text_frame.text for one in list(deck(report(YEAR, "pptx", "en")).slides)[1:]]
    assert all(f"Records: {samples.PUBLIC_URL}/" in note for note in notes)
    queries = [one.notes_slide.notes_text_frame.text for one in list(deck(report(YEAR, "pptx", "en", None)).slides)[1:]]
    assert all("Records: ?lang=en&from=2023&to=2023" in note or "Records: ?lang=en" in note for note in queries)


def test_the_topics_chart_is_native_and_right(report: Report, engine: Engine) -> None:
    t, records = translator("en"), load_records(engine, Filters.from_query(YEAR)[0])
    ranked = topics_ranking.frame(records)
    chart = charts(report(YEAR, "pptx", "en"))[topics_ranking.headline(ranked, t)]
    assert list(chart.plots[0].categories) == [t.term(TOPICS, code) for code in ranked["topic"]]
    assert [int(value) for value in chart.plots[0].series[0].values] == [int(n) for n in ranked["n"]]


def test_the_timeline_chart_adds_up(report: Report, engine: Engine) -> None:
    prepared = timeline.frame(load_records(engine, Filters.from_query(YEAR)[0]))
    chart = charts(report(YEAR, "pptx", "en"))[timeline.headline(prepared, translator("en"))]
    assert sum(int(value) for series in chart.plots[0].series for value in series.values) == int(prepared["n"].sum())


def test_pictures_charts_and_tables_are_described(report: Report) -> None:
    for slide in deck(report(YEAR, "pptx", "vi")).slides:
        for shape in slide.shapes:
            if shape.has_chart or getattr(shape, "has_table", False) or shape.shape_type == 13:
                assert shape._element.xpath(".//p:cNvPr/@descr")[0].strip()


def test_nothing_stands_off_the_slide(report: Report) -> None:
    made = deck(report("", "pptx", "vi"))
    for slide in made.slides:
        for shape in slide.shapes:
            height = sum(row.height for row in shape.table.rows) if getattr(shape, "has_table", False) else shape.height
            assert 0 <= shape.left <= shape.left + shape.width <= made.slide_width
            assert 0 <= shape.top <= shape.top + height <= made.slide_height


def test_no_label_of_a_chart_runs_in_its_workbook(report: Report) -> None:
    content = report("", "pptx", "en")
    with zipfile.ZipFile(BytesIO(content)) as archive:
        books = [name for name in archive.namelist() if name.startswith("ppt/embeddings/")]
        assert books
        cells = [
            cell
            for name in books
            for sheet in openpyxl.load_workbook(BytesIO(archive.read(name)))
            for row in sheet.iter_rows()
            for cell in row
        ]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert any(str(cell.value).startswith("'=HYPERLINK") for cell in cells)


def test_no_records_make_slides_that_say_so(report: Report) -> None:
    slides = deck(report("from=1990&to=1990", "pptx", "en")).slides
    texts = [shape.text_frame.text for slide in slides for shape in slide.shapes if shape.has_text_frame]
    assert any("no engagement of Hanoi is on record" in text for text in texts)
    assert not [shape for slide in slides for shape in slide.shapes if shape.has_chart]


def test_each_direction_has_the_colour_that_it_has_in_the_app(report: Report) -> None:
    found = [
        one
        for one in charts(report(YEAR, "pptx", "en")).values()
        if "incoming" in str(list(one.plots[0].categories)).lower()
    ]
    points = found[0].plots[0].series[0].points
    colours = [f"#{points[number].format.fill.fore_color.rgb}" for number in range(2)]
    assert colours == [LIGHT.directions["outgoing"], LIGHT.directions["incoming"]]
