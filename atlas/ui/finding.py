"""The finding of the overview: with whom, about what and when Hanoi dealt most, in one sentence. Pure."""

from collections.abc import Callable, Sequence
from typing import Final

import pandas as pd

from atlas.charts import words
from atlas.filters import Filters
from atlas.i18n import Translator
from atlas.vocabulary import TOPICS

TIES_MAX: Final = 3


def sentence(records: pd.DataFrame, filters: Filters, t: Translator) -> str:
    """Such as "Most often with Seoul (28); most often about tourism (124).".

    Left out is what has no clear lead, and what the reader has chosen by `filters` and so knows already.
    """
    partners = records.drop_duplicates("partner_id")
    names = {row["partner_id"]: words.partner_name(t, row) for _, row in partners.iterrows()}
    parts = (
        "" if filters.partners else _part(records["partner_id"], names.__getitem__, _with(t), t),
        "" if filters.topics else _part(records["topics"].explode(), lambda one: t.term(TOPICS, one), _about(t), t),
        "" if filters.date_from else _part(records["year"], str, _in(t), t),
    )
    return words.sentence("; ".join(part for part in parts if part))


def _with(t: Translator) -> str:
    return t("most often with {what} ({n})")


def _about(t: Translator) -> str:
    return t("most often about {what} ({n})")


def _in(t: Translator) -> str:
    return t("most engagements in {what} ({n})")


def _part(values: pd.Series, name: Callable[[str], str], pattern: str, t: Translator) -> str:
    """The most frequent of `values` put into `pattern`; "" when none leads: nothing known, or too many ties."""
    leading, n = most_frequent(values.dropna())
    if not 0 < len(leading) <= TIES_MAX:
        return ""
    return pattern.format(what=words.joined(t, [name(one) for one in leading]), n=t.number(n))


def most_frequent(values: pd.Series) -> tuple[Sequence[str], int]:
    """The values that occur most often, in order, and how often; () and 0 for none."""
    counted = values.astype(str).value_counts()
    if counted.empty:
        return (), 0
    n = int(counted.max())
    return sorted(counted[counted == n].index), n
