"""Who took part, in the reader's words: offices of Hanoi by their code, others as the register has them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from atlas.i18n import Translator
from atlas.report.text import Run, Text, joined, plain, said
from atlas.vocabulary import OFFICES

# The register is written in English.
REGISTER_LANGUAGE: Final = "en"


@dataclass(frozen=True, slots=True)
class People:
    """Hanoi's and the partner's officials of each engagement, the lead first: mappings with name, role, office."""

    hanoi: Mapping[str, Sequence[Mapping[str, Any]]]
    partner: Mapping[str, Sequence[Mapping[str, Any]]]

    def for_hanoi(self, engagement_id: str, t: Translator, most: int = 3) -> Text:
        """The first `most` of Hanoi's officials with their offices; () when none is named."""
        return _named(self.hanoi.get(engagement_id, ()), t, most)

    def for_partner(self, engagement_id: str, t: Translator, most: int = 3) -> Text:
        """The same for the partner's."""
        return _named(self.partner.get(engagement_id, ()), t, most)

    def names_any(self, engagement_id: str) -> bool:
        """True when somebody is named, on either side."""
        return bool(self.hanoi.get(engagement_id) or self.partner.get(engagement_id))


def people(engagements: pd.DataFrame, ids: Iterable[str]) -> People:
    """The officials of the engagements `ids`, from the table of engagements."""
    rows = engagements[engagements["engagement_id"].isin(set(ids))]
    by_id = rows["engagement_id"].tolist()
    return People(
        hanoi=dict(zip(by_id, rows["hanoi_officials"], strict=True)),
        partner=dict(zip(by_id, rows["partner_officials"], strict=True)),
    )


def translated(text: str, t: Translator) -> Text:
    """English words of the register in the reader's language where the catalogue has them; else marked as English."""
    words = plain(text)
    ours = t(words) if words else ""
    if t.language == REGISTER_LANGUAGE or ours != words:
        return said(ours)
    return said(words, language=REGISTER_LANGUAGE)


def _named(officials: Sequence[Mapping[str, Any]], t: Translator, most: int) -> Text:
    named = [_one(official, t) for official in officials[:most]]
    more = len(officials) - most
    if more > 0:
        named.append(said(t.plural("{n} more person", "{n} more people", more)))
    return joined(named, "; ")


def _one(official: Mapping[str, Any], t: Translator) -> Text:
    name = (Run(plain(str(official["name"]))),)
    office = _office(official, t)
    return (*name, Run(", "), *office) if office else name


def _office(official: Mapping[str, Any], t: Translator) -> Text:
    code, role = official.get("office"), official.get("role")
    if code in OFFICES and t.language != REGISTER_LANGUAGE:
        return said(t.term(OFFICES, str(code)))
    return translated(str(role), t) if role else ()
