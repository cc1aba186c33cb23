"""Who is named only as present, behind "cùng dự" or before it, and who of those is a principal. Reads no roles."""

import re

from etl.extract.holders import text_between
from etl.extract.joints import pattern, wordings
from etl.extract.matcher import Token
from etl.extract.naming import is_embassy
from etl.extract.sentences import Sentence
from etl.extract.titlereading import HANOI

_DEALINGS = ("meet", "receive", "call_on", "sign", "visit")
_WITNESSED = wordings("witnessed")
_OF_WITNESS = pattern(r"\b%(the_witness_of)s\s+$", re.IGNORECASE)


def is_companion(sentence: Sentence, token: Token) -> bool:
    """Whether it stands behind "also present"; where Hanoi's own lead does too, both are the principals."""
    behind = [t for t in sentence.of("companion") if t.end <= token.start and not _is_over(sentence, t, token)]
    if not behind:
        present = sentence.of("also_present")
        return any(
            0 <= t.start - token.end < 60 and not _is_hanois_too(sentence, t) and not _are_hosts(sentence, t)
            for t in present
        )
    leads = [p.span.start for p in sentence.people if p.title.side == HANOI and p.title.is_office]
    witness = sentence.has("sign") and is_embassy(sentence, sentence.tokens.index(token))
    return not (leads and behind[0].end <= min(leads) and sentence.has("event_verb", "opening", "sign") and not witness)


def _is_over(sentence: Sentence, companion: Token, token: Token) -> bool:
    """Whether a name stands in a later part of a list, or is of those whom somebody saw sign."""
    if ";" in text_between(sentence, companion, token):
        return True
    seen = companion.cue is not None and companion.cue.phrase in _WITNESSED
    if not seen or not any(p.span.end <= companion.start for p in sentence.people):
        return False
    return any(companion.end <= t.start for t in sentence.of("sign")) and not _OF_WITNESS.search(
        sentence.before(companion.start)
    )


def _are_hosts(sentence: Sentence, present: Token) -> bool:
    """Whether an official of Hanoi's is among those named as attending, and nobody was met ("A và B cùng dự lễ")."""
    ours = [p.span.end for p in sentence.people if p.title.side == HANOI and p.title.is_office]
    first = min((end for end in ours if end <= present.start), default=None)
    return first is not None and sentence.has("event", "conference") and not sentence.has(*_DEALINGS)


def _is_hanois_too(sentence: Sentence, present: Token) -> bool:
    """Whether Hanoi itself is named right before "took part too" ("X và Hà Nội cùng tham dự")."""
    before = next((t for t in reversed(sentence.tokens) if t.end <= present.start), None)
    return before is not None and before.has("hanoi") and not text_between(sentence, before, present).strip()
