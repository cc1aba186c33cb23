"""Other scripts in a picture, such as in a reader's search: the same on every machine, and no reason to fail."""

from io import BytesIO
from xml.etree import ElementTree

import altair as alt
import pytest
from PIL import Image
from pypdf import PdfReader

from atlas.charts import outlines, paper, printing, scripts, typeface
from atlas.charts.printing import Caption
from atlas.i18n import translator
from atlas.report.brief import picture

SVG = "{http://www.w3.org/2000/svg}"
OTHERS = ["東京都", "서울", "กรุงเทพ", "ភ្នំពេញ", "दिल्ली", "القاهرة", "Астана"]
IN_NO_TYPEFACE = ["བོད", "\U0001342f", "ᏣᎳᎩ"]


def _picture(searched: str, file_format: printing.Format) -> bytes:
    caption = Caption(title="x", filters_sentence=f"text: “{searched}”", language="en")
    return printing.render(paper.nothing(translator("en")), caption, file_format)


def _inked(searched: str) -> int:
    """How many points of the picture are not white."""
    grey = Image.open(BytesIO(_picture(searched, "png"))).convert("L")
    return sum(grey.histogram()[:200])


@pytest.mark.parametrize("searched", [*OTHERS, *IN_NO_TYPEFACE])
def test_no_letter_is_taken_from_the_system(searched: str) -> None:
    fonts = PdfReader(BytesIO(_picture(searched, "pdf"))).pages[0]["/Resources"]["/Font"].values()  # type: ignore[index]
    assert all("BeVietnamPro" in str(font["/BaseFont"]) for font in fonts)
    svg = ElementTree.fromstring(_picture(searched, "svg").decode())
    assert not any(scripts.needs_shapes("".join(text.itertext())) for text in svg.iter(f"{SVG}text"))


@pytest.mark.parametrize("searched", OTHERS)
def test_letters_of_other_scripts_are_drawn(searched: str) -> None:
    svg = ElementTree.fromstring(_picture(searched, "svg").decode())
    shape = next(group for group in svg.iter(f"{SVG}g") if searched in group.get("aria-label", ""))
    assert len(list(shape.iter(f"{SVG}path"))) >= len(searched)
    assert all(path.get("d") for path in shape.iter(f"{SVG}path"))
    assert _inked(searched) > _inked("") + 40 * len(searched)


@pytest.mark.parametrize("searched", IN_NO_TYPEFACE)
def test_a_letter_that_no_typeface_has_is_a_question_mark_not_a_box(searched: str) -> None:
    assert scripts.shown(f"Hà Nội {searched[0]} ₫") == "Hà Nội ? ₫"
    assert "?" * len(searched) in _picture(searched, "svg").decode()


@pytest.mark.parametrize("anchor", ["start", "middle", "end"])
def test_a_shape_stands_where_its_words_stood(anchor: str) -> None:
    text = f'<text text-anchor="{anchor}" transform="translate(200,50)" font-size="20px" fill="#123456">東京都</text>'
    page = ElementTree.fromstring(f'<svg xmlns="{SVG[1:-1]}">{text}</svg>')
    outlines.replace_in(page)
    group = page[0]
    assert group.attrib == {
        "transform": "translate(200,50)",
        "fill": "#123456",
        "role": "img",
        "aria-label": "東京都",
    }
    x, y = group[0].attrib["transform"].removeprefix("translate(").removesuffix(")").split(",")
    assert float(x) == pytest.approx({"start": 0, "middle": -30, "end": -60}[anchor])
    assert -25 < float(y) < -15  # from the top of the letters down to the line on which they stand
    assert not any("fill" in path.attrib for path in page.iter(f"{SVG}path"))


def test_lines_of_a_label_stay_lines() -> None:
    lines = '<tspan>東京</tspan><tspan x="0" dy="13">大阪</tspan>'
    page = ElementTree.fromstring(f'<svg xmlns="{SVG[1:-1]}"><text font-size="10px">{lines}</text></svg>')
    outlines.replace_in(page)
    tops = [float(line.attrib["transform"].partition(",")[2][:-1]) for line in page[0]]
    assert tops[1] - tops[0] == pytest.approx(13)
    assert page[0].get("aria-label") == "東京 大阪"


def test_what_the_house_typeface_can_show_stays_text() -> None:
    svg = f'<svg xmlns="{SVG[1:-1]}"><text>Đường Lê Thánh Tông – “Xê-un” 5 ₫ …</text></svg>'
    assert outlines.replaced(svg) == svg


def test_the_small_drawings_of_a_brief_have_their_letters_too() -> None:
    named = alt.Chart(alt.InlineData(values=[{"name": "東京都"}])).mark_text().encode(text="name:N")
    drawn = picture.draw(named).decode()
    assert ">東京都<" not in drawn
    assert 'aria-label="東京都"' in drawn


def test_letters_as_wide_as_high_are_measured_so() -> None:
    assert typeface.width_px("東京", 10) == pytest.approx(20)
    assert typeface.width_px("東京 ab", 10) == pytest.approx(20 + typeface.width_px(" ab", 10))
