"""What stands on a slide: texts, cards, charts, tables and pictures, each described for those who do not see it."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any, Final

from PIL import Image
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Pt

from atlas.charts import printing, typeface
from atlas.charts.palette import LIGHT
from atlas.report.blocks import Card, Cell, Native, Table
from atlas.report.slides import widths as columns
from atlas.report.slides.deck import Area, Page
from atlas.report.tables import inert
from atlas.report.text import Run, Text, flat, is_right_to_left

TAGS: Final = {"vi": "vi-VN", "en": "en-GB"}
_EMU_PER_PX: Final = 9525
_PT_TO_PX: Final = 96 / 72
# The house typeface, by which widths are measured, is this much wider than Arial.
_WIDER: Final = 1.06
_FEW: Final = 4
# The height of the bar at the head of a picture without a title, in pixels of the drawing.
_HEAD_PX: Final = 8


def colour(value: str) -> RGBColor:
    """#RRGGBB for the library."""
    return RGBColor(  # type: ignore[no-untyped-call]
        int(value[1:3], 16), int(value[3:5], 16), int(value[5:7], 16)
    )


def write(paragraph: Any, text: Text, language: str, size_pt: float, ink: str = LIGHT.text) -> None:
    """The text as runs of the paragraph, each in its language and with its link."""
    if any(is_right_to_left(char) for char in flat(text)[:1]):
        paragraph._p.get_or_add_pPr().set("rtl", "1")
    for run in text:
        _run(paragraph.add_run(), run, language, size_pt, ink)


def _run(made: Any, run: Run, language: str, size_pt: float, ink: str) -> None:
    made.text = run.text
    made.font.size = Pt(size_pt * (0.85 if run.small else 1))
    made.font.color.rgb = colour(LIGHT.muted if run.small else ink)
    made.font.bold = run.strong or None
    made.font.italic = run.emphasis or None
    made._r.get_or_add_rPr().set("lang", TAGS[run.language or language])
    if run.link and run.link.url:
        made.hyperlink.address = run.link.url


def text_box(page: Page, area: Area, texts: Sequence[Text], language: str, size_pt: float, *, bullets: bool) -> None:
    """Paragraphs from the top; the box is as large as its area and its words wrap."""
    box = page.shapes.add_textbox(area.left, area.top, area.width, area.height)
    frame = box.text_frame
    frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
    for number, text in enumerate(texts):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.space_after = Pt(size_pt * 0.55)
        if bullets:
            _bullet(paragraph)
        write(paragraph, text, language, size_pt)


def _bullet(paragraph: Any) -> None:
    properties = paragraph._p.get_or_add_pPr()
    properties.set("marL", str(Inches(0.25)))
    properties.set("indent", str(-Inches(0.25)))
    sign = properties.makeelement(qn("a:buChar"), {"char": "–"})
    properties.append(sign)


def cards(page: Page, area: Area, made_of: Sequence[Card], language: str) -> None:
    """Large numbers in rows of three, each with what it counts and how it changed."""
    columns, gap = 3, Inches(0.25)
    rows = -(-len(made_of) // columns)
    width, height = (area.width - gap * (columns - 1)) // columns, min(Inches(2.2), (area.height - gap) // max(rows, 1))
    for number, card in enumerate(made_of):
        left = area.left + (number % columns) * (width + gap)
        top = area.top + (number // columns) * (height + gap)
        _card(page, Area(left, top, width, height), card, language)


def _card(page: Page, area: Area, card: Card, language: str) -> None:
    box = page.shapes.add_textbox(area.left, area.top, area.width, area.height)
    box.fill.solid()
    box.fill.fore_color.rgb = colour(LIGHT.surface)
    box.line.fill.background()
    frame = box.text_frame
    frame.word_wrap, frame.auto_size, frame.vertical_anchor = True, MSO_AUTO_SIZE.NONE, MSO_ANCHOR.MIDDLE
    frame.margin_left = frame.margin_right = Inches(0.2)
    write(frame.paragraphs[0], (Run(card.number, strong=True),), language, 40, LIGHT.accent)
    write(frame.add_paragraph(), (Run(card.label, strong=True),), language, 15)
    if card.change:
        write(frame.add_paragraph(), (Run(card.change),), language, 12, LIGHT.muted)


def chart(page: Page, area: Area, native: Native, alt: str) -> None:
    """A chart whose numbers can be edited; labels that a spreadsheet would run are made inert."""
    data: Any = CategoryChartData(  # type: ignore[no-untyped-call]
        number_format="#,##0"
    )
    data.categories = [inert(label) for label in native.categories]
    for series in native.series:
        data.add_series(inert(series.name), series.values)
    is_bar = native.kind == "bars"
    kind = XL_CHART_TYPE.BAR_CLUSTERED if is_bar else XL_CHART_TYPE.COLUMN_STACKED
    frame = page.shapes.add_chart(kind, area.left, area.top, area.width, area.height, data)
    describe(frame, alt)
    made = frame.chart
    made.font.size, made.font.color.rgb = Pt(12), colour(LIGHT.text)
    made.has_title = False
    plot = made.plots[0]
    plot.gap_width = 40 if len(native.categories) > _FEW else 150
    for series, drawn in zip(native.series, plot.series, strict=True):
        drawn.format.fill.solid()
        drawn.format.fill.fore_color.rgb = colour(series.colour)
        for number, own in enumerate(series.colours):
            fill = drawn.points[number].format.fill
            fill.solid()
            fill.fore_color.rgb = colour(own)
    _bars(made) if is_bar else _columns(made, native)


def _bars(made: Any) -> None:
    made.has_legend = False
    made.category_axis.reverse_order = True
    made.category_axis.format.line.fill.background()
    made.category_axis.tick_labels.font.size = Pt(12)
    made.value_axis.visible = False
    made.value_axis.has_major_gridlines = False
    made.value_axis.minimum_scale = 0
    plot = made.plots[0]
    plot.has_data_labels = True
    plot.data_labels.number_format, plot.data_labels.number_format_is_linked = "#,##0", False
    plot.data_labels.position = XL_LABEL_POSITION.OUTSIDE_END


def _columns(made: Any, native: Native) -> None:
    made.has_legend = len(native.series) > 1
    if made.has_legend:
        made.legend.position, made.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
        made.legend.font.size = Pt(12)
    axis = made.value_axis
    axis.major_gridlines.format.line.color.rgb = colour(LIGHT.rule)
    axis.format.line.fill.background()
    axis.minimum_scale = 0
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = "#,##0", False
    axis.has_title = True
    axis.axis_title.text_frame.text = native.value_title
    axis.axis_title.text_frame.paragraphs[0].runs[0].font.size = Pt(12)
    axis.axis_title.text_frame.paragraphs[0].runs[0].font.bold = False
    most = max((sum(series.values[i] for series in native.series) for i in range(len(native.categories))), default=0)
    if most <= 10:
        axis.major_unit = 1 if most <= 5 else 2


def picture(page: Page, area: Area, png: bytes, alt: str) -> None:
    """The picture as large as the area allows, in its middle, never out of shape; the bar at its head is cut off."""
    with Image.open(BytesIO(png)) as image:
        width, height = image.size
    cut = _HEAD_PX * width / printing.PAGE_WIDTH_PX
    scale = min(area.width / width, area.height / (height - cut))
    size = Emu(int(width * scale)), Emu(int((height - cut) * scale))
    left = area.left + (area.width - size[0]) // 2
    drawn = page.shapes.add_picture(BytesIO(png), left, area.top, *size)
    drawn.crop_top = cut / height
    describe(drawn, alt)


def describe(shape: Any, alt: str) -> None:
    """The alternative text of a picture, a chart or a table."""
    shape._element.xpath(".//p:cNvPr")[0].set("descr", alt)


def rows_that_fit(table: Table, area: Area, size_pt: float, start: int = 0) -> int:
    """How many of the rows from `start` on stand in the area below the heading; one at least."""
    size_pt = columns.size_that_fits(table, area.width, size_pt)
    widths = columns.widths(table, area.width, size_pt)
    left = area.height - _row_height([((Run(column.title),),) for column in table.columns], widths, size_pt)
    fitting = 0
    for row in table.rows[start:]:
        left -= _row_height(row, widths, size_pt)
        if left < 0:
            break
        fitting += 1
    return max(fitting, 1)


def _row_height(cells: Sequence[Cell], widths: Sequence[int], size_pt: float) -> int:
    """The height that the words need."""
    size_px = size_pt * _PT_TO_PX / _WIDER
    lines = 1
    for cell, width in zip(cells, widths, strict=True):
        room = (width - Inches(columns.CELL_MARGINS_INCHES)) / _EMU_PER_PX
        lines = max(lines, sum(max(1, len(typeface.wrap(flat(text), room, size_px))) for text in cell) or 1)
    return int(lines * Pt(size_pt) * 1.2 + Inches(0.1))


def table(
    page: Page, area: Area, made_of: Table, rows: Sequence[Sequence[Cell]], language: str, size_pt: float
) -> None:
    """A native table with a heading row, set smaller where a head would not fit its column."""
    size_pt = columns.size_that_fits(made_of, area.width, size_pt)
    frame = page.shapes.add_table(len(rows) + 1, len(made_of.columns), area.left, area.top, area.width, Inches(0.3))
    describe(frame, made_of.caption)
    drawn = frame.table
    drawn.horz_banding = False
    widths = columns.widths(made_of, area.width, size_pt)
    for column, width in zip(drawn.columns, widths, strict=True):
        column.width = Emu(width)
    head: list[Cell] = [((Run(column.title, strong=True),),) for column in made_of.columns]
    for number, cells in enumerate([head, *rows]):
        drawn.rows[number].height = Emu(_row_height(cells, widths, size_pt))
        for index, (cell, column) in enumerate(zip(cells, made_of.columns, strict=True)):
            _fill(drawn.cell(number, index), cell, column.align == "right", number == 0, language, size_pt)


def _fill(made: Any, cell: Cell, is_right: bool, is_head: bool, language: str, size_pt: float) -> None:
    made.margin_left = made.margin_right = Inches(columns.CELL_MARGINS_INCHES / 2)
    made.margin_top = made.margin_bottom = Inches(0.04)
    made.fill.solid()
    made.fill.fore_color.rgb = colour("#F3F0E8" if is_head else LIGHT.background)
    _rule(made)
    frame = made.text_frame
    for number, text in enumerate(cell):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.alignment = PP_ALIGN.RIGHT if is_right else PP_ALIGN.LEFT
        write(paragraph, text, language, size_pt)


def _rule(made: Any) -> None:
    """A fine line below the cell."""
    properties = made._tc.get_or_add_tcPr()
    line = properties.makeelement(qn("a:lnB"), {"w": "6350"})
    fill = line.makeelement(qn("a:solidFill"), {})
    fill.append(fill.makeelement(qn("a:srgbClr"), {"val": LIGHT.rule[1:]}))
    line.append(fill)
    properties.insert(0, line)
