"""What backs a record: the passages of the article, where its text is kept on this machine, and what was inferred."""

import html
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

import pandas as pd
import streamlit as st

from atlas.i18n import Translator
from atlas.ui import data
from atlas.vocabulary import DATE_BASES, PLACE_BASES

HEIGHT_PX: Final = 320
TEXT_BYTES_MAX: Final = 400_000
_INFERRED: Final = ("inferred", "published")
_NOT_OWN: Final = ("capital", "seat")


def inferred(record: pd.Series, t: Translator) -> list[str]:
    """Each value of the record that its source does not state as it stands, in words."""
    found = []
    if record["date_basis"] in _INFERRED:
        found.append(t("Year: {how}", how=t.term(DATE_BASES, record["date_basis"]).lower()))
    if record["place_basis"] in _NOT_OWN:
        found.append(t("Place on the map: {how}", how=t.term(PLACE_BASES, record["place_basis"]).lower()))
    if record["origin"] == "article":
        found.append(t("Read by machine, not yet confirmed by a person: all values"))
    if isinstance(record["confidence"], float) and not pd.isna(record["confidence"]):
        found.append(t("Confidence of the machine: {share}", share=t.percent(record["confidence"])))
    if record["needs_review"]:
        found.append(t("At least one value is a guess that a person has to confirm"))
    return found


def show(record: pd.Series, t: Translator) -> None:
    """The passages of each source that back the record; nothing for a record that a person entered."""
    spans = data.table_rows("evidence", "engagement_id", (str(record["engagement_id"]),))
    if spans.empty:
        return
    sources = data.table_rows("sources", "source_id", tuple(spans["source_id"].unique()))
    for source in sources.to_dict("records"):
        own = spans[spans["source_id"] == source["source_id"]].to_dict("records")
        with st.expander(t("Evidence in the article of {publisher}", publisher=source["publisher"])):
            text = kept_text(data.settings().raw_dir, source["sha256"])
            if text is None:
                st.markdown(t("The text of the article is not kept on this machine."))
                continue
            with st.container(height=HEIGHT_PX, border=False):
                st.html(f'<div class="atlas-article" lang="{source["language"] or ""}">{marked(text, own)}</div>')


def kept_text(raw_dir: Path, digest: Any) -> str | None:
    """The NFC text of a document as it was read, else of one that is plain UTF-8 text; None when neither is kept."""
    if not isinstance(digest, str) or not digest.isalnum():
        return None
    folder = raw_dir / digest[:2]
    read = _text(folder / f"{digest}.txt")
    if read is not None:
        return read
    text = _text(folder / digest)
    return None if text is None or text.lstrip()[:1] == "<" else text


def _text(path: Path) -> str | None:
    if not path.is_file() or path.stat().st_size > TEXT_BYTES_MAX:
        return None
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    return unicodedata.normalize("NFC", text)


def marked(text: str, spans: Iterable[dict[Any, Any]]) -> str:
    """The text as HTML, the passages marked; one that begins within another is left out. Foreign text stays text."""
    parts, at = [], 0
    for span in sorted(spans, key=lambda one: (int(one["start_char"]), -int(one["end_char"]))):
        start, end = int(span["start_char"]), min(int(span["end_char"]), len(text))
        if start < at or start >= end:
            continue
        field = html.escape(str(span["field"]), quote=True)
        passage = html.escape(text[start:end])
        parts += [html.escape(text[at:start]), f'<mark title="{field}">{passage}</mark>']
        at = end
    return "".join([*parts, html.escape(text[at:])]).replace("\n", "<br>")
