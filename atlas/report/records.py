"""Parts of a record as they stand in tables: topics, agreement, people, sources. Knows no file format."""

import re
from typing import Any, Final

from atlas.filters import Filters
from atlas.i18n import Translator
from atlas.report import wording
from atlas.report.context import Context
from atlas.report.links import Link
from atlas.report.people import REGISTER_LANGUAGE, translated
from atlas.report.text import Run, Text, capitalised, joined, said
from atlas.vocabulary import EVENT_TYPES, TOPICS

# In small tables 16 wide: a range within a month stays on one line.
DATES_WIDTH: Final = 2.7
_WEB_ADDRESS: Final = re.compile(r"https?://\S+")


def topics(row: Any, t: Translator, most: int = 4, *, count_others: bool = True) -> str:
    """The first `most` topics in words, and how many more there are; "" for none."""
    named = [t.term(TOPICS, code) for code in row["topics"][:most]]
    more = len(row["topics"]) - most
    return "; ".join(
        [*named, t.plural("{n} more topic", "{n} more topics", more)] if more > 0 and count_others else named
    )


def subject(row: Any, t: Translator) -> Text:
    """What the agreement is about, as the register says; the topics of the engagement where it does not say."""
    about = row["agreement_subject_en"]
    if isinstance(about, str) and about:
        return capitalised(translated(about, t))
    return said(topics(row, t))


def remark(row: Any, t: Translator) -> Text:
    """The compilers' remark; marked as English where the report is in another language."""
    note = row["note_en"]
    if not isinstance(note, str) or not note:
        return ()
    if t.language == REGISTER_LANGUAGE:
        return (Run(note, emphasis=True, small=True),)
    return (
        Run(t("Remark (in English): "), small=True),
        Run(note, emphasis=True, small=True, language=REGISTER_LANGUAGE),
    )


def date(row: Any, t: Translator) -> str:
    """The date as precise as it is known, a range where it is one."""
    return t.date_range(_text(row["date_start"]), _text(row["date_end"]))


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def sources(row: Any, t: Translator, most: int = 3) -> Text:
    """The publishers, each leading to the page that was read."""
    urls, publishers = list(row["source_urls"]), list(row["publishers"])
    if len(urls) != len(publishers):
        publishers = [url.split("/")[2] if url.count("/") >= 2 else url for url in urls] or publishers
        urls += [""] * (len(publishers) - len(urls))
    named = [_source(name, url) for name, url in zip(publishers[:most], urls[:most], strict=True)]
    more = len(publishers) - most
    if more > 0:
        named.append(said(t.plural("{n} more source", "{n} more sources", more)))
    return joined(named, "; ")


def _source(publisher: str, url: str) -> Text:
    return (Run(publisher.removeprefix("www."), web_link(url), small=True),)


def web_link(url: str) -> Link | None:
    """A link to a page on the web; None for anything else, so that no file or script is ever opened."""
    return Link("", url) if _WEB_ADDRESS.fullmatch(url) else None


def addresses(row: Any, t: Translator) -> Text:
    """The addresses of the sources in full, small, for a reader on paper."""
    urls = [url for url in row["source_urls"] if url]
    if not urls:
        return tuple(Run(text, small=True) for text in (t("Source: "), "; ".join(row["publishers"]) or t("not known")))
    label = t.plural("Source: ", "Sources: ", len(urls))
    return (Run(label, small=True), *joined(((Run(url, web_link(url), small=True),) for url in urls), " ; "))


def record_link(row: Any, context: Context) -> Link:
    """The record itself in the dashboard."""
    return context.links.record(str(row["engagement_id"]), str(row["partner_id"]))


def only(partner_id: str) -> Filters:
    """The filters that show one partner."""
    return Filters(partners=(partner_id,))


def event(row: Any, t: Translator) -> str:
    """The kind of event in words."""
    return t.term(EVENT_TYPES, row["event_type"])


def agreement(row: Any, t: Translator) -> str:
    """The kind of the agreement in words."""
    return wording.agreement_kind(row["agreement_kind"], t)
