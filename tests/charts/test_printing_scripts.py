"""Other scripts in a picture, such as in a reader's search: set in the bundled typefaces, and no reason to fail."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from atlas.charts import paper, printing
from atlas.charts.printing import Caption
from atlas.i18n import translator


def _fonts(searched: str) -> set[str]:
    caption = Caption(title="x", filters_sentence=f"text: “{searched}”", language="en")
    pdf = printing.render(paper.nothing(translator("en")), caption, "pdf")
    fonts = PdfReader(BytesIO(pdf)).pages[0]["/Resources"]["/Font"].values()  # type: ignore[index]
    return {str(font["/BaseFont"]).rpartition("+")[2] for font in fonts}


@pytest.mark.parametrize(
    ("searched", "typeface"), [("กรุงเทพ", "NotoSansThai"), ("ភ្នំពេញ", "NotoSansKhmer"), ("दिल्ली", "NotoSansDevanagari")]
)
def test_letters_of_other_scripts_come_with_the_atlas(searched: str, typeface: str) -> None:
    assert any(name.startswith(typeface) for name in _fonts(searched))


@pytest.mark.parametrize("searched", ["東京都", "서울", "བོད", "\U0001342f", "القاهرة"])
def test_no_letter_stops_a_picture(searched: str) -> None:
    assert any(name.startswith("BeVietnamPro") for name in _fonts(searched))
