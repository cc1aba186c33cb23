"""The messages of the source: what is said through t(...) and t.plural(...), found in the syntax tree."""

import ast
import string
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PROJECT_DIR = Path(__file__).resolve().parents[2]
FOLDERS = ("atlas", "pages")
TRANSLATORS = {"t", "translate"}


@dataclass(frozen=True)
class Message:
    """One message id with where it stands; `plural` is its plural form."""

    text: str
    plural: str | None
    where: str


def messages() -> Iterator[Message]:
    """Every message of app.py, pages and atlas."""
    paths = [PROJECT_DIR / "app.py", *(path for one in FOLDERS for path in sorted((PROJECT_DIR / one).rglob("*.py")))]
    for path in paths:
        yield from in_source(path.read_text(encoding="utf-8"), str(path.relative_to(PROJECT_DIR)))


def in_source(source: str, where: str) -> Iterator[Message]:
    """The messages of one file."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            yield from _of_call(node, f"{where}:{node.lineno}")


def placeholders(text: str) -> set[str]:
    """The names in braces."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def _of_call(call: ast.Call, where: str) -> Iterator[Message]:
    texts = [one.value for one in call.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
    match call.func:
        case ast.Attribute(attr="plural") if len(texts) >= 2:
            yield Message(texts[0], texts[1], where)
        case ast.Name(id=name) if name in TRANSLATORS and texts:
            yield Message(texts[0], None, where)
        case ast.Attribute(attr=name) if name in TRANSLATORS and texts:
            yield Message(texts[0], None, where)
        case ast.Name(id="self") if texts:
            yield Message(texts[0], None, where)
