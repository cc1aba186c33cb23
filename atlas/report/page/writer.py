"""The static page: sentences, pictures and tables of a view, its records as data, everything within the one file."""

import base64
import json
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Final

from atlas.charts import typeface
from atlas.report import content, pictures
from atlas.report.blocks import Block, Bullets, Document, Figure, Paragraph, Section, Table
from atlas.report.cite import cite
from atlas.report.context import Context
from atlas.report.request import Progress
from atlas.report.tables import plain_rows
from atlas.report.text import Run, Text, is_right_to_left

SECTIONS: Final = ("summary", "map", "timeline", "partners", "topics", "agreements", "method", "annex")
# Where an SVG names or points to a part of itself.
_IDS: Final = re.compile(r'(\bid="|url\(#|href="#)([\w-]+)')
_STYLE: Final = Path(__file__).with_name("page.css")
# Nothing may be fetched or run: what the page shows lies in it.
_POLICY: Final = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'"
)
# Tables of so many columns keep a width at which words stay whole; a narrow screen moves them sideways.
_MANY_COLUMNS: Final = 5
_FACES: Final = {400: "Regular", 500: "Medium", 600: "SemiBold"}


def write(context: Context, progress: Progress) -> bytes:
    """The page as UTF-8."""
    document = content.document(context, SECTIONS, progress, done=0.0, share=0.5)
    return "\n".join(_page(document, context)).encode()


def _page(document: Document, context: Context) -> Iterator[str]:
    t, title = context.t, f"{document.title}: {document.subtitle}"
    yield "<!doctype html>"
    yield f'<html lang="{document.language}"><head><meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f'<meta name="description" content="{escape(document.source_line)}">'
    yield f"<title>{escape(title)}</title>"
    yield f"<style>{_faces()}{_STYLE.read_text(encoding='utf-8')}</style></head>"
    yield f"<body><header><h1>{escape(document.title)}</h1><p class='period'>{escape(document.subtitle)}</p>"
    yield "<dl>" + "".join(
        f"<div><dt>{escape(label)}</dt><dd>{_html(text)}</dd></div>" for label, text in document.facts
    )
    yield "</dl></header><main>"
    for section in document.sections:
        yield from _section(section)
    licence = t("Facts are free; our compilation is under CC BY 4.0. Places: GeoNames, CC BY 4.0.")
    said = (document.source_line, cite(context).text, licence)
    yield f"</main><footer>{''.join(f'<p>{escape(one)}</p>' for one in said)}</footer>"
    yield f'<script type="application/json" id="records">{_data(context)}</script></body></html>'


def _section(section: Section) -> Iterator[str]:
    name = f"section-{section.code}"
    yield f'<section aria-labelledby="{name}"><h2 id="{name}">{escape(section.title)}</h2>'
    if section.code == "annex":
        yield f"<details><summary>{escape(section.title)}</summary>"
    for number, block in enumerate(section.blocks):
        yield from _block(block, f"{section.code}-{number}")
    yield ("</details>" if section.code == "annex" else "") + "</section>"


def _block(block: Block, name: str) -> Iterator[str]:
    match block:
        case Paragraph():
            yield f"<p{' class=note' if block.note else ''}>{_html(block.text)}</p>"
        case Bullets():
            yield "<ul>" + "".join(f"<li>{_html(item)}</li>" for item in block.items) + "</ul>"
        case Table():
            if block.place != "slides":
                yield from _table(block)
        case Figure():
            if block.place != "slides":
                yield _figure(block, name)


def _table(block: Table) -> Iterator[str]:
    heads = "".join(f'<th scope="col" class="{one.align}">{escape(one.title)}</th>' for one in block.columns)
    yield f'<div class="wide" tabindex="0" role="region" aria-label="{escape(block.caption)}">'
    wide = ' class="many"' if len(block.columns) >= _MANY_COLUMNS else ""
    yield f"<table{wide}><caption>{escape(block.caption)}</caption><thead><tr>{heads}</tr></thead><tbody>"
    aligns = [column.align for column in block.columns]
    for row in block.rows:
        cells = zip(row, aligns, strict=True)
        yield "<tr>" + "".join(f'<td class="{align}">{_lines(cell)}</td>' for cell, align in cells) + "</tr>"
    yield "</tbody></table></div>"
    if block.note:
        yield f"<p class='note'>{escape(block.note)}</p>"


def _lines(cell: Iterable[Text]) -> str:
    return "<br>".join(_html(text) for text in cell)


def _figure(block: Figure, name: str) -> str:
    """The picture within the page, so that it is set in the page's typeface; its ids are its own."""
    svg = _own_ids(pictures.render(block, "svg").decode(), name)
    return f"<figure>{svg}<figcaption>{escape(block.caption)}</figcaption></figure>"


def _own_ids(svg: str, name: str) -> str:
    return _IDS.sub(lambda found: f"{found.group(1)}{name}-{found.group(2)}", svg)


def _html(text: Text) -> str:
    return "".join(map(_run, text))


def _run(run: Run) -> str:
    said = escape(run.text)
    if any(map(is_right_to_left, run.text)):
        said = f"<bdi>{said}</bdi>"
    if run.strong:
        said = f"<strong>{said}</strong>"
    if run.emphasis:
        said = f"<em>{said}</em>"
    if run.small:
        said = f"<small>{said}</small>"
    if run.language:
        said = f'<span lang="{escape(run.language)}">{said}</span>'
    url = run.link.url if run.link else None
    return f'<a href="{escape(url)}" rel="noopener noreferrer" target="_blank">{said}</a>' if url else said


def _data(context: Context) -> str:
    """The records as JSON that cannot end the element it stands in."""
    text = json.dumps(plain_rows(context.records), ensure_ascii=False)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


@lru_cache(maxsize=1)
def _faces() -> str:
    """The house typeface, within the page."""
    return "".join(
        f"@font-face{{font-family:'{typeface.FAMILY}';font-weight:{weight};font-display:swap;"
        f"src:url(data:font/woff2;base64,{_face(style)}) format('woff2')}}"
        for weight, style in _FACES.items()
    )


def _face(style: str) -> str:
    return base64.b64encode((typeface.FONT_DIR / f"BeVietnamPro-{style}.woff2").read_bytes()).decode()
