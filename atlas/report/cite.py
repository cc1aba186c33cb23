"""How to cite a view: a sentence, BibTeX and RIS, each with what the format could misread escaped."""

import re
from dataclasses import dataclass
from typing import Final

from atlas.report import periods
from atlas.report.context import Context

AUTHOR: Final = "Hanoi Partnerships Atlas"
_TEX: Final = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "$": r"\$",
        "&": r"\&",
        "#": r"\#",
        "%": r"\%",
        "_": r"\_",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)
_NOT_IN_KEYS: Final = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Citation:
    """The same source as a sentence, as a BibTeX entry and as a RIS record."""

    text: str
    bibtex: str
    ris: str


def cite(context: Context) -> Citation:
    """The view that `context` is about, as of its data and of today."""
    t = context.t
    title = _title(context)
    address = context.links.records(context.filters)
    where = address.url or (f"?{address.query}" if address.query else "")
    version = context.data_version or ""
    as_of = context.data_date or ""
    text = t(
        "{author} ({year}): {title}. Data set, version {version}, data of {date}.",
        author=t(AUTHOR),
        year=str(context.today.year),
        title=title,
        version=version or "–",
        date=t.date(as_of) if as_of else t("unknown date"),
    )
    read = t("Read {when}.", when=periods.when(context.today.isoformat(), t))
    return Citation(
        text=" ".join(part for part in (text, read, where) if part),
        bibtex=_bibtex(title, address.url, address.query, version, context),
        ris=_ris(title, address.url, address.query, version, context),
    )


def _title(context: Context) -> str:
    t = context.t
    shown = context.scope or t("everything that is recorded")
    return t("International engagements of Hanoi: {filters}", filters=shown)


def _bibtex(title: str, url: str | None, query: str, version: str, context: Context) -> str:
    fields = {
        "author": f"{{{AUTHOR.translate(_TEX)}}}",
        "title": f"{{{title.translate(_TEX)}}}",
        "year": str(context.today.year),
        "version": version.translate(_TEX),
        "url": (url or "").replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C"),
        "urldate": context.today.isoformat() if url else "",
        "note": "" if url else f"Query: ?{query}".translate(_TEX),
        "langid": "vietnamese" if context.t.language == "vi" else "english",
    }
    key = "hanoi-partnerships-atlas-" + _NOT_IN_KEYS.sub("-", (query or "all").lower()).strip("-")[:60].strip("-")
    body = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@misc{{{key},\n{body}}}\n"


def _ris(title: str, url: str | None, query: str, version: str, context: Context) -> str:
    lines = [
        ("TY", "DATA"),
        ("AU", AUTHOR),
        ("TI", title),
        ("PY", str(context.today.year)),
        ("ET", version),
        ("UR", url or ""),
        ("N1", "" if url else f"Query: ?{query}"),
        ("Y2", context.today.strftime("%Y/%m/%d")),
        ("LA", context.t.language),
    ]
    # A line break within a value would begin a field of its own.
    body = "".join(f"{tag}  - {' '.join(value.split())}\r\n" for tag, value in lines if value)
    return f"{body}ER  - \r\n"
