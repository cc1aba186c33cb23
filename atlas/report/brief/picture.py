"""Small drawings of a brief as SVG and PNG, in the house typeface. Makes no request."""

from functools import lru_cache

import altair as alt
import vl_convert

from atlas.charts import outlines, typeface
from atlas.charts.palette import LIGHT

_DPI = 96


def draw(chart: alt.TopLevelMixin) -> bytes:
    """The chart alone, as SVG."""
    _register_typeface()
    config = {"font": typeface.FAMILY, "background": None, "padding": 0, "view": {"stroke": None}}
    spec = {**chart.to_dict(), "config": {**config, "legend": {"labelColor": LIGHT.text}}}
    return outlines.replaced(vl_convert.vegalite_to_svg(spec, allowed_base_urls=[])).encode()


def png(svg: bytes, dots_an_inch: int = 300) -> bytes:
    """The same drawing in points, as large as the SVG says at 96 pixels to the inch."""
    return bytes(vl_convert.svg_to_png(svg.decode(), scale=dots_an_inch / _DPI))


@lru_cache(maxsize=1)
def _register_typeface() -> None:
    for folder in typeface.FONT_DIRS:
        vl_convert.register_font_directory(str(folder))
