"""A report as a presentation."""

import copy
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from atlas.charts import typeface, words
from atlas.charts.palette import LIGHT
from atlas.i18n import translator
from atlas.report import pictures
from atlas.report.blocks import Document, Figure, Table
from atlas.report.cite import AUTHOR
from atlas.report.slides import parts
from atlas.report.slides.deck import Area, Base, Page, half, open_base
from atlas.report.slides.plan import Slide, plan
from atlas.report.text import Run, flat

TEMPLATE: Final = "report.pptx"
TITLE_MAX: Final = 150
_TABLE_PT: Final = 12.5
_SIDE_PT: Final = 11.0
_ITEMS_A_SLIDE: Final = 8


def write(documents: Sequence[Document], templates: Path | None, made_on: date) -> bytes:
    """The reports of one to two languages as one file. Raises TemplateError for a template that is no use."""
    base = open_base(templates, TEMPLATE)
    for document in documents:
        _opening(base, document)
        for slide in plan(document):
            _add(base, slide, document)
    _describe(base, documents, made_on)
    buffer = BytesIO()
    base.deck.save(buffer)
    return buffer.getvalue()


def _opening(base: Base, document: Document) -> None:
    page = base.deck.slides.add_slide(base.opening)
    _title(page, document.title, document.language, 34 if base.is_own else None)
    facts = [f"{label}: {flat(text)}" for label, text in document.facts]
    subtitle = next((one for one in page.placeholders if one.placeholder_format.type == PP_PLACEHOLDER.SUBTITLE), None)
    lines = [document.subtitle, *facts]
    if subtitle is None:
        parts.text_box(page, base.body, [(Run(one),) for one in lines], document.language, 16, bullets=False)
    else:
        for number, one in enumerate(lines):
            paragraph = subtitle.text_frame.paragraphs[0] if number == 0 else subtitle.text_frame.add_paragraph()
            ink = LIGHT.accent if number == 0 else LIGHT.muted
            parts.write(paragraph, (Run(one),), document.language, 22 if number == 0 else 14, ink)
    _notes(page, [document.source_line], document)
    _drop_empty(page)


def _add(base: Base, slide: Slide, document: Document) -> None:
    """One slide, or as many as its table or its list needs."""
    if slide.table is not None and slide.figure is None:
        _tables(base, slide, document)
        return
    items = slide.items or ((),)
    for start in range(0, len(items), _ITEMS_A_SLIDE):
        page = _page(base, slide, document, continued=slide.continues or start > 0)
        if slide.items:
            parts.text_box(page, base.body, items[start : start + _ITEMS_A_SLIDE], document.language, 18, bullets=True)
        elif slide.cards:
            parts.cards(page, base.body, slide.cards, document.language)
        else:
            _figure(page, base.body, slide, document)


def _figure(page: Page, body: Area, slide: Slide, document: Document) -> None:
    figure = slide.figure
    assert figure is not None, "a slide without items, cards or table has a figure"
    area = _with_note(page, body, slide.note, document)
    if figure.native is not None:
        parts.chart(page, area, figure.native, figure.in_picture.alt)
        return
    left = area
    if slide.table is not None:
        left, right = half(area, 0.48)
        rows = slide.table.rows[: parts.rows_that_fit(slide.table, right, _SIDE_PT)]
        parts.table(page, right, slide.table, rows, document.language, _SIDE_PT)
    parts.picture(page, left, pictures.render(untitled(figure), "png"), figure.in_picture.alt)


def untitled(figure: Figure) -> Figure:
    """The picture without the words that the slide says already."""
    return replace(figure, in_picture=replace(figure.in_picture, title="", filters_sentence="", n_text=""))


def _tables(base: Base, slide: Slide, document: Document) -> None:
    table, t = slide.table, translator(document.language)
    assert table is not None, "only slides with a table come here"
    shares = _shares(table, base.body)
    shown, left = sum(shares), len(table.rows) - sum(shares)
    more = (
        t.plural("{n} more row is in the full report.", "{n} more rows are in the full report.", left) if left else ""
    )
    start = 0
    for number, share in enumerate(shares):
        page = _page(base, slide, document, continued=number > 0)
        last = more if start + share == shown else ""
        area = _with_note(page, base.body, " ".join(part for part in (last, slide.note) if part), document)
        parts.table(page, area, table, table.rows[start : start + share], document.language, _TABLE_PT)
        start += share


def _shares(table: Table, body: Area) -> list[int]:
    """How many rows stand on each slide; what fits on two is parted so that the second is not left with one row."""
    area = _above_note(body)
    first = parts.rows_that_fit(table, area, _TABLE_PT)
    if first >= len(table.rows):
        return [len(table.rows)]
    second = min(parts.rows_that_fit(table, area, _TABLE_PT, first), len(table.rows) - first)
    if first + second < len(table.rows):
        return [first, second]
    half_of_all = -(-len(table.rows) // 2)
    return [half_of_all, len(table.rows) - half_of_all] if half_of_all <= first else [first, second]


def _page(base: Base, slide: Slide, document: Document, *, continued: bool = False) -> Page:
    page = base.deck.slides.add_slide(base.plain)
    title = f"{slide.title} {translator(document.language)('(continued)')}" if continued else slide.title
    _title(page, title, document.language, None if not base.is_own else _title_size(title, base))
    _furniture(page, base, document)
    t = translator(document.language)
    shown = slide.link.in_words() or t("everything that is recorded")
    address = t("Records: {address}", address=shown)
    _notes(page, [*slide.said, slide.note, address, document.source_line], document)
    _drop_empty(page)
    return page


def _title_size(title: str, base: Base) -> float:
    """26 points, fewer for a title that needs more than two lines."""
    room = base.body.width / 9525
    for size in (26.0, 22.0, 18.0):
        if len(typeface.wrap(title, room, size * 96 / 72, 700)) <= (1 if size > 24 else 2):
            return size
    return 16.0


def _title(page: Page, title: str, language: str, size_pt: float | None) -> None:
    placeholder = page.shapes.title
    assert placeholder is not None, "a layout without a title is refused"
    paragraph = placeholder.text_frame.paragraphs[0]
    run = paragraph.add_run()
    run.text = words.short(title, TITLE_MAX)
    run._r.get_or_add_rPr().set("lang", parts.TAGS[language])
    if size_pt:
        run.font.size = Pt(size_pt)


def _above_note(area: Area) -> Area:
    return Area(area.left, area.top, area.width, area.height - Inches(0.5))


def _with_note(page: Page, area: Area, note: str, document: Document) -> Area:
    """Write the note at the foot of the area; what is left of it comes back."""
    if not note:
        return area
    left = _above_note(area)
    foot = Area(area.left, left.top + left.height + Inches(0.05), area.width, Inches(0.45))
    parts.text_box(page, foot, [(Run(words.short(note, 260), small=True),)], document.language, 12, bullets=False)
    return left


def _furniture(page: Page, base: Base, document: Document) -> None:
    """The footer and the number of the slide, where the layout has places for them."""
    for one in base.plain.placeholders:
        kind = one.placeholder_format.type
        if kind not in (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER):
            continue
        made = copy.deepcopy(one._element)
        page.shapes._spTree.append(made)
        if kind == PP_PLACEHOLDER.FOOTER:
            _say(made, f"{document.subtitle} · {document.source_line}", document.language)


def _say(shape: Any, text: str, language: str) -> None:
    body = shape.find(qn("p:txBody"))
    for paragraph in body.findall(qn("a:p"))[1:]:
        body.remove(paragraph)
    paragraph = body.find(qn("a:p"))
    for child in list(paragraph):
        paragraph.remove(child)
    run = paragraph.makeelement(qn("a:r"), {})
    properties = run.makeelement(qn("a:rPr"), {"lang": parts.TAGS[language], "sz": "1000"})
    said = run.makeelement(qn("a:t"), {})
    said.text = text
    run.extend([properties, said])
    paragraph.append(run)


def _notes(page: Page, lines: Sequence[str], document: Document) -> None:
    frame = page.notes_slide.notes_text_frame
    if frame is None:
        return
    for number, line in enumerate(line for line in lines if line):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text = line
        run._r.get_or_add_rPr().set("lang", parts.TAGS[document.language])


def _drop_empty(page: Page) -> None:
    """Take away the places of the layout that nothing was put in: a slide show would offer them for filling."""
    for one in list(page.placeholders):
        is_number = one.placeholder_format.type == PP_PLACEHOLDER.SLIDE_NUMBER
        if one.has_text_frame and not one.text_frame.text.strip() and not is_number:
            one._element.getparent().remove(one._element)


def _describe(base: Base, documents: Sequence[Document], made_on: date) -> None:
    first, properties = documents[0], base.deck.core_properties
    properties.title = f"{first.title}: {first.subtitle}"[:255]
    properties.author = properties.last_modified_by = AUTHOR
    properties.subject = first.source_line[:255]
    properties.keywords = "; ".join(first.keywords)[:255]
    properties.language = ", ".join(parts.TAGS[document.language] for document in documents)
    properties.comments = ""
    properties.created = properties.modified = datetime.combine(made_on, time(), UTC)
