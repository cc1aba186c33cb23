"""Pictures for a report: they open, are of the promised size, hold their words, and stay inert whatever is in them."""

import base64
import importlib
import re
import struct
from io import BytesIO
from types import ModuleType
from typing import Any
from xml.etree import ElementTree

import pandas as pd
import pytest
from fontTools.ttLib import TTFont

from atlas.charts import palette, paper, printing
from atlas.charts.printing import Caption
from atlas.i18n import translator
from tests.charts.factories import HOSTILE, HOSTILE_NAMES, MANY, NONE, ONE, records

CHARTS = [
    importlib.import_module(f"atlas.charts.{name}")
    for name in (
        "partner_map",
        "timeline",
        "partners_by_year",
        "topics_ranking",
        "topics_by_year",
        "topics_by_region",
        "event_types",
        "directions",
        "top_partners",
    )
]
EVERY = pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.__name__.rsplit(".", 1)[1])
SVG = "{http://www.w3.org/2000/svg}"
VI, EN = translator("vi"), translator("en")


def caption(title: str = "Nhiều hoạt động nhất: 2023 (52)", **changed: Any) -> Caption:
    words: dict[str, Any] = {
        "title": title,
        "filters_sentence": "từ 2013 đến 2025; lĩnh vực: Văn hóa, di sản",
        "n_text": "1.234 hoạt động",
        "source_line": "Nguồn: Bản đồ hợp tác quốc tế Hà Nội",
        "date_text": "dữ liệu đến ngày 22/11/2026",
        "permalink": "https://atlas.example/timeline?from=2013&to=2025&topic=culture_heritage",
        "notes": ("Chưa thể hiện trong các cột: 15 hoạt động chưa rõ thời gian.",),
        "alt": "Biểu đồ cột chồng.",
    }
    return Caption(**(words | changed))


def svg_of(chart: ModuleType, found: pd.DataFrame, t: Any = VI, about: Caption | None = None) -> ElementTree.Element:
    picture = printing.render(chart.drawing(chart.frame(found), t), about or caption(language=t.language), "svg")
    return ElementTree.fromstring(picture)


def words_in(svg: ElementTree.Element) -> str:
    return " ".join("".join(one.itertext()) for one in svg.iter(f"{SVG}text"))


@EVERY
@pytest.mark.parametrize("t", [VI, EN], ids=["vi", "en"])
@pytest.mark.parametrize("found", [NONE, ONE, MANY], ids=["none", "one", "many"])
def test_the_picture_holds_title_filters_number_source_date_and_link(
    chart: ModuleType, found: pd.DataFrame, t: Any
) -> None:
    svg = svg_of(chart, found, t)
    said = words_in(svg)
    about = caption()
    assert about.title in said
    assert "Từ 2013 đến 2025; lĩnh vực: Văn hóa, di sản · 1.234 hoạt động" in said
    assert f"{about.source_line} · {about.date_text}" in said
    assert about.permalink in said
    assert about.notes[0] in said
    assert svg.find(f"{SVG}title").text == about.title
    assert about.alt in svg.find(f"{SVG}desc").text


@EVERY
def test_an_empty_picture_says_so_and_a_full_one_has_marks(chart: ModuleType) -> None:
    empty, full = svg_of(chart, NONE), svg_of(chart, MANY)
    assert len(list(full.iter(f"{SVG}path"))) > 3
    if "partner_map" not in chart.__name__:
        assert "Không có dữ liệu cho lựa chọn này" in words_in(empty)


@EVERY
def test_nothing_is_drawn_beyond_the_page(chart: ModuleType) -> None:
    svg = svg_of(chart, MANY)
    assert svg.get("width") == str(printing.PAGE_WIDTH_PX)
    shrunk = re.findall(r"scale\(([\d.]+)\)", svg.findall(f"{SVG}g")[0].get("transform"))
    assert shrunk == ["1.0000"]


@EVERY
def test_hostile_names_stay_inert(chart: ModuleType) -> None:
    prepared = chart.frame(HOSTILE)
    title = f"{HOSTILE_NAMES[0]} {HOSTILE_NAMES[6]}"
    picture = printing.render(chart.drawing(prepared, EN), caption(title, language="en"), "svg")
    svg = ElementTree.fromstring(picture)
    kinds = {one.tag.removeprefix(SVG) for one in svg.iter()}
    assert not kinds & {"script", "img", "image", "foreignObject", "a", "use", "iframe"}
    attributes = {name for one in svg.iter() for name in one.attrib}
    assert not any(name.lower().startswith("on") or "href" in name for name in attributes)
    assert len(picture) < 400_000
    figure = chart.figure(prepared, EN, palette.LIGHT).to_json()
    assert "<script" not in figure
    assert "<img" not in figure
    assert len(chart.headline(prepared, EN)) < 400
    assert chart.alt_text(prepared, EN)
    chart.table(prepared, EN)


@EVERY
def test_the_figure_is_ours_in_both_themes(chart: ModuleType) -> None:
    if "partner_map" in chart.__name__:
        return
    for theme in palette.THEMES.values():
        for found in (NONE, ONE, MANY):
            layout = chart.figure(chart.frame(found), VI, theme).layout
            assert layout.height >= 80
            assert layout.template.layout.font.color == theme.text
            assert "Be Vietnam Pro" in layout.template.layout.font.family
            assert layout.template.layout.paper_bgcolor == "rgba(0,0,0,0)"


def chunk(png: bytes, name: bytes) -> bytes:
    at = png.index(name)
    (length,) = struct.unpack(">I", png[at - 4 : at])
    return png[at + 4 : at + 4 + length]


@pytest.mark.parametrize(("scale", "dots_an_inch"), [(1, 150), (2, 300), (4, 600)])
def test_a_png_is_16_centimetres_wide_at_every_scale(scale: float, dots_an_inch: int) -> None:
    png = printing.render(CHARTS[1].drawing(CHARTS[1].frame(MANY), VI), caption(), "png", scale)
    assert png.startswith(b"\x89PNG\r\n")
    width, _ = struct.unpack(">II", chunk(png, b"IHDR")[:8])
    dots_a_metre, _, unit = struct.unpack(">IIB", chunk(png, b"pHYs"))
    assert unit == 1
    assert dots_a_metre * 0.0254 == pytest.approx(dots_an_inch, abs=0.1)
    assert width / dots_an_inch * 2.54 == pytest.approx(16, abs=0.05)


def test_a_pdf_is_16_centimetres_wide_with_the_typeface_in_it() -> None:
    pdf = printing.render(CHARTS[1].drawing(CHARTS[1].frame(MANY), VI), caption(), "pdf")
    assert pdf.startswith(b"%PDF")
    (width_pt,) = re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+)", pdf)
    assert float(width_pt) / 72 * 2.54 == pytest.approx(16, abs=0.05)
    assert b"BeVietnamPro-SemiBold" in pdf
    assert b"BeVietnamPro-Regular" in pdf


def test_the_typeface_changes_what_is_drawn() -> None:
    """A renderer that did not know the typeface would set Vietnamese in another one, of another width."""
    page = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="40">'
        '<text y="20" font-family="{}">Ữệạđ₫</text></svg>'
    )
    ours, other = (printing.rasterise(page.format(name)) for name in ("Be Vietnam Pro", "No Such Typeface"))
    assert ours != other


@pytest.mark.parametrize(("picture_format", "scale"), [("gif", 2), ("png", 0.5), ("png", 9)])
def test_a_picture_that_cannot_be_made_is_refused_with_what_can(picture_format: Any, scale: float) -> None:
    with pytest.raises(ValueError, match=r"one of: svg, png, pdf|1 to 4"):
        printing.render(paper.nothing(EN), caption(), picture_format, scale)


def test_empty_words_leave_no_line() -> None:
    bare = ElementTree.fromstring(printing.render(paper.nothing(EN), Caption("Only a title", language="en"), "svg"))
    full = ElementTree.fromstring(printing.render(paper.nothing(EN), caption(), "svg"))
    assert float(bare.get("height")) < float(full.get("height")) - 40
    assert "Only a title" in words_in(bare)


def test_long_titles_are_wrapped_within_the_page() -> None:
    svg = ElementTree.fromstring(printing.render(paper.nothing(EN), caption("Hợp tác " * 40), "svg"))
    lines = [one for one in svg.findall(f"{SVG}text") if one.get("font-weight") == "600"]
    assert len(lines) > 3
    assert " ".join(line.text for line in lines) == ("Hợp tác " * 40).strip()


def test_axes_write_numbers_as_the_language_does() -> None:
    found = records(*[{}] * 2400)
    chart = CHARTS[1]
    assert "2.000" in words_in(svg_of(chart, found, VI))
    assert "2,000" in words_in(svg_of(chart, found, EN))


def test_the_map_names_places_once_and_enlarges_what_is_crowded() -> None:
    towns = [
        {"partner_id": f"gn:{i}", "partner": f"Town {i}", "partner_vi": None, "lat": 40 + i, "lon": 2 + 2 * i}
        for i in range(14)
    ]
    crowded, sparse = svg_of(CHARTS[0], records(*towns), EN), svg_of(CHARTS[0], records(*towns[:3]), EN)
    assert "Europe" in words_in(crowded)
    assert "Europe" not in words_in(sparse)
    assert "Hanoi" in words_in(sparse)
    assert float(crowded.get("height")) > float(sparse.get("height")) + 100


def test_an_svg_carries_the_weights_that_it_is_set_in() -> None:
    style = ElementTree.fromstring(printing.render(paper.nothing(EN), caption(), "svg")).find(f"{SVG}style").text
    assert re.findall(r'font-family:"([^"]+)";font-weight:(\d+)', style) == [
        ("Be Vietnam Pro", "400"),
        ("Be Vietnam Pro", "600"),
    ]
    first = base64.b64decode(re.findall(r"base64,([A-Za-z0-9+/=]+)", style)[0])
    assert not set("Ữệạđ₫ưƠ") - set(map(chr, TTFont(BytesIO(first)).getBestCmap()))


def test_long_outlines_lose_what_no_printer_shows() -> None:
    assert printing.thinned("M0,0L10.04,0L10.1,0.1L10,10L0.001,10Z") == "M0,0l10,0 0,10 -10,0Z"
    assert printing.thinned("M5,5L5.1,5.1L5,5Z") == ""
    assert printing.thinned("M0,0L1e-7,20M3,3L9,9") == "M0,0l0,20M3,3l6,6"
    assert printing.thinned("M0,0A5,5,0,1,1,3,3Z") == "M0,0A5,5,0,1,1,3,3Z"


def test_a_full_world_map_stays_light_enough_to_send() -> None:
    towns = [
        {"partner_id": f"gn:{i}", "partner": f"Town {i}", "lat": -40 + i * 0.5, "lon": -170 + (i * 37) % 340}
        for i in range(200)
    ]
    picture = printing.render(CHARTS[0].drawing(CHARTS[0].frame(records(*towns)), VI), caption(), "svg")
    assert 100_000 < len(picture) < 400_000
