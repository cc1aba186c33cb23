"""The first answer to a reader: Streamlit's own document, which also names the scripts that the page will ask for.

Streamlit's program asks for the script of a kind of element when it draws the first of them: round after round, while
the browser is busy. Named in the document they are fetched with the program; the large ones as soon as that has begun.
"""

import json
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final

import streamlit as st
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route

from atlas.i18n import DEFAULT_LANGUAGE, LANGUAGES

STATIC: Final = Path(st.__file__).parent / "static"
# What stands on every page, and what a page shows besides; the names are those of Streamlit's scripts.
EVERYWHERE: Final = ("PageLink", "ButtonGroup", "Button", "TextInput", "Selectbox", "Multiselect", "Html")
_OVERVIEW: Final = ("rehype-raw", "BidiComponent", "PlotlyChart", "DeckGlJsonChart")
OF_PAGE: Final[Mapping[str, tuple[str, ...]]] = {
    "": _OVERVIEW,
    "overview": _OVERVIEW,
    "map": ("BidiComponent", "DeckGlJsonChart"),
    "timeline": ("PlotlyChart",),
    "topics": ("PlotlyChart",),
    "partner": ("ImageList", "PlotlyChart"),
    "relations": ("NumberInput", "PlotlyChart"),
    "compare": ("PlotlyChart",),
    "engagements": ("DownloadButton", "DataFrame"),
    "reports": (),
    "method": (),
}
# Larger than this a script would hold up the program: it is fetched after it.
LARGE_BYTES: Final = 400_000
_IMPORT: Final = re.compile(r'(?:from|import)\s*"\./([\w.-]+\.js)"')
# Imports stand at the head of a script.
_HEAD_CHARS: Final = 20_000
_LINK: Final = '<link rel="modulepreload" crossorigin href="./static/js/{}">'
_LATER: Final = """<script>addEventListener("DOMContentLoaded", () => {{
  for (const name of {}) document.head.append(Object.assign(document.createElement("link"),
    {{ rel: "modulepreload", crossOrigin: "", href: "./static/js/" + name }}))
}})</script>"""


def routes() -> list[Route]:
    """The addresses of the pages."""
    return [Route(f"/{path}", _answer) for path in OF_PAGE]


async def _answer(request: Request) -> HTMLResponse:
    wanted = request.query_params.get("lang", "")
    text = document(request.url.path.strip("/"), wanted if wanted in LANGUAGES else DEFAULT_LANGUAGE)
    return HTMLResponse(text, headers={"cache-control": "no-cache"})


@lru_cache(maxsize=len(OF_PAGE) * len(LANGUAGES))
def document(page: str, language: str) -> str:
    """The document of a page, in the reader's language as far as it has one."""
    text = (STATIC / "index.html").read_text(encoding="utf-8")
    names = list(scripts(page, text))
    large = [name for name in names if _file(name).stat().st_size > LARGE_BYTES]
    links = [_LINK.format(name) for name in names if name not in large]
    added = "\n".join((*links, *([_LATER.format(json.dumps(large))] if large else []), "</head>"))
    return text.replace("</head>", added, 1).replace('<html lang="en">', f'<html lang="{language}">', 1)


def scripts(page: str, text: str) -> Iterator[str]:
    """The files that the page needs and the document `text` does not name; of what is not found nothing."""
    seen = {found for found in _names() if found in text}
    waiting = [name for kind in (*EVERYWHERE, *OF_PAGE[page]) for name in files_of(kind)]
    for name in waiting:
        if name not in seen:
            seen.add(name)
            waiting.extend(_imported(name))
            yield name


def files_of(kind: str) -> list[str]:
    """The file of a kind of element: its name, a code that changes with its content, the ending."""
    return [name for name in _names() if re.fullmatch(rf"{re.escape(kind)}\.[\w-]+\.js", name)]


@lru_cache(maxsize=1)
def _names() -> tuple[str, ...]:
    return tuple(sorted(path.name for path in _file("").glob("*.js")))


def _file(name: str) -> Path:
    return STATIC / "static" / "js" / name


def _imported(name: str) -> list[str]:
    with _file(name).open(encoding="utf-8", errors="replace") as file:
        return [found for found in _IMPORT.findall(file.read(_HEAD_CHARS)) if found in _names()]
