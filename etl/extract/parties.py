"""Whether a sentence tells of a delegation of Hanoi's own, as nobody leads or brings one at home. Knows no place."""

import re
from collections.abc import Sequence

from etl.extract.joints import pattern
from etl.extract.matcher import Token
from etl.extract.naming import is_foreign_name
from etl.extract.people import PersonMention
from etl.extract.sentences import Sentence
from etl.extract.titlereading import HANOI

_WITH_PARTY = pattern(r",?\s%(with_party)s\s", re.IGNORECASE)
_APPOSED_BODY_CHARS = 25  # "đoàn đại biểu cấp cao thành phố"


def is_of_our_delegation(sentence: Sentence) -> bool:
    """Whether somebody of Hanoi's leads a delegation in it, or acts together with one, as nobody does at home."""
    if sentence.has("in_hanoi", "future") or not sentence.has("delegation"):
        return False
    ours = [p for p in sentence.people if p.title.side == HANOI]
    return any(p.title.led for p in ours) or any(_is_with_party(sentence, t, ours) for t in sentence.of("delegation"))


def _is_with_party(sentence: Sentence, party: Token, ours: Sequence[PersonMention]) -> bool:
    """Whether a delegation that nobody else is said to have sent is named as an official's own ("X cùng đoàn")."""
    start = party.start - sentence.span.start
    joined = any(_WITH_PARTY.fullmatch(sentence.text, p.span.end - sentence.span.start, start) for p in ours)
    after = [t for t in sentence.tokens if party.end <= t.start and not t.has("motion")][:2]
    return joined and not any(is_foreign_name(t) and t.start - party.end < _APPOSED_BODY_CHARS for t in after)
