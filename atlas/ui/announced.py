"""What was announced, in words that tell: where it is of no usual kind, what it is about; and the compilers' remark."""

from typing import Any, Final

from atlas.i18n import Translator
from atlas.report import records
from atlas.ui.markup import Markup, element, joined, runs

_NO_KIND: Final = "other"


def kind(row: Any, t: Translator) -> str:
    """The kind of event; its topics where it is of another kind than the usual ones, "" when it names none."""
    if row["event_type"] != _NO_KIND:
        return records.event(row, t)
    return records.topics(row, t)


def about(row: Any, t: Translator) -> Markup:
    """The topics, unless `kind` says them already, and the remark, each in a line of its own."""
    topics = "" if row["event_type"] == _NO_KIND else records.topics(row, t)
    remark = records.remark(row, t)
    return joined([topics, element("div", runs(remark), class_="atlas-quiet") if remark else ""])
