"""The first answer names the scripts that its page needs, and the reader's language."""

import re
from collections.abc import Coroutine
from typing import cast

import pytest
from starlette.requests import Request
from starlette.responses import HTMLResponse

from atlas.i18n import translator
from atlas.ui import first_answer, shell

OWN = (first_answer.STATIC / "index.html").read_text(encoding="utf-8")


def answer(path: str, query: str = "") -> tuple[str, str]:
    """The text that the route of `path` answers with, and how long a browser may keep it."""
    route = next(one for one in first_answer.routes() if one.path == path)
    scope = {"type": "http", "method": "GET", "path": path, "query_string": query.encode(), "headers": []}
    found = _finished(route.endpoint(Request(scope)))
    return bytes(found.body).decode(), found.headers["cache-control"]


def _finished(answering: Coroutine[None, None, HTMLResponse]) -> HTMLResponse:
    """What an answer that waits for nothing ends with; another test's browser may hold this thread's event loop."""
    try:
        answering.send(None)
    except StopIteration as end:
        return cast("HTMLResponse", end.value)
    raise AssertionError("the answer waits for something")


def test_every_page_is_answered() -> None:
    assert set(first_answer.OF_PAGE) == {path for path, _ in shell.addresses(translator("en"))}


@pytest.mark.parametrize("kind", sorted({*first_answer.EVERYWHERE, *sum(first_answer.OF_PAGE.values(), ())}))
def test_streamlit_has_a_script_of_each_kind(kind: str) -> None:
    assert len(first_answer.files_of(kind)) == 1


@pytest.mark.parametrize("path", first_answer.OF_PAGE)
def test_an_answer_names_what_the_page_needs(path: str) -> None:
    text = answer(f"/{path}", "lang=en")[0]
    for kind in (*first_answer.EVERYWHERE, *first_answer.OF_PAGE[path]):
        assert first_answer.files_of(kind)[0] in text


def test_all_that_is_named_is_there_and_once() -> None:
    names = re.findall(r"[\w.-]+\.js\b", answer("/overview")[0])
    assert len(names) > len(re.findall(r"[\w.-]+\.js\b", OWN)) + 20
    assert all((first_answer.STATIC / "static" / "js" / name).is_file() for name in names)
    assert len(names) == len(set(names))


def test_a_large_script_waits_for_the_program() -> None:
    plotly = first_answer.files_of("PlotlyChart")[0]
    text = answer("/timeline")[0]
    assert f'href="./static/js/{plotly}"' not in text
    assert plotly in text.split("DOMContentLoaded")[1]
    assert "DOMContentLoaded" not in answer("/reports")[0]


@pytest.mark.parametrize(("query", "language"), [("", "vi"), ("lang=en", "en"), ("lang=fr", "vi")])
def test_the_document_has_the_readers_language(query: str, language: str) -> None:
    assert f'<html lang="{language}">' in answer("/", query)[0]


def test_the_rest_is_streamlits_own() -> None:
    text = answer("/map", "lang=en")[0]
    head, _, body = OWN.partition("</head>")
    assert text.startswith(head)
    assert text.endswith(body)
    assert answer("/map")[1] == "no-cache"
