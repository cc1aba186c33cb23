"""Whether something was signed at the engagement itself, is being negotiated, or neither; and what kind of text."""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass

from etl.extract.joints import pattern, wordings
from etl.extract.matcher import Token
from etl.extract.naming import is_foreign_name
from etl.extract.roles import Mention
from etl.extract.scene import Scene
from etl.extract.sentences import Sentence
from etl.extract.status import Status, backward, old_dates
from etl.extract.titlereading import FOREIGN, HANOI
from etl.types import Span

NONE, NEGOTIATING, SIGNED = "none", "negotiating", "signed"
_NOT_YET = frozenset({"future", "wish", "negotiating"})
_BEFORE_CHARS = 55
_NO_TEXT = pattern(r"\b%(not_any)s\s(?:[\w'’-]+\s){1,4}%(was_done)s\s$", re.IGNORECASE)
_THEREBY = pattern(r"\b%(thereby)s\b", re.IGNORECASE)
_NEGATED_CHARS = 12
_OPENING_CHARS = 3
_HEAD_CHARS = 25  # "More than eight years after"
_AROUND_CHARS = 45
_BACK_AFTER_CHARS = 90  # between "ký" and "hồi tháng trước", in one clause
_AFTER_CHARS = 70
_STATES_CHARS = 30
_NATIONS = frozenset({"states", "vietnam"})
_THEY_CHARS = 6  # between "hai nước" and "ký"
_SIGNED_IN_CHARS = 12  # between "signed" and "in 2012"
_WANTED = pattern(r"\b%(wants)s\s[^,;:]{0,50}$", re.IGNORECASE)
_WHICH_TEXT = pattern(r"%(text_which)s$", re.IGNORECASE)
_SEEN = pattern(r"\b%(saw)s\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Agreement:
    """The status with the phrase that proves it, and the kind of text when one is named."""

    status: str = NONE
    kind: str | None = None
    proof: Token | None = None


def agreement_in(
    scene: Scene,
    sentences: Sequence[Sentence],
    shared: Sequence[Sentence] = (),
    partner: Sequence[Mention] = (),
) -> Agreement:
    """What `sentences` tell of an agreement; a signing in the past or the future is none at this engagement.

    `shared`: sentences that tell of other partners too; of what they list, only the parts that name this one, at
    `partner`, tell of its agreement.
    """
    mine = {m.token for m in partner}
    told = [(s, t) for s in sentences for t in s.of("sign") if names_mine(s, t, mine) is not False]
    told += [(s, t) for s in shared for t in s.of("sign") if names_mine(s, t, mine)]
    signed = next(((s, t) for s, t in told if _is_signing_now(scene, s, t)), None)
    if signed:
        return Agreement(SIGNED, _kind(sentences, signed[0]), signed[1])
    for sentence in sentences:
        pending = next((t for t in sentence.of("negotiating") if _speaks_of_text(sentence)), None)
        if pending and not scene.status(sentence).others:
            return Agreement(NEGOTIATING, _kind([sentence], sentence), pending)
    return Agreement()


def names_mine(sentence: Sentence, token: Token, mine: Set[Token]) -> bool | None:
    """Whether the part of a list that holds `token`, cut at semicolons, names the partner; None: it lists nothing."""
    at = token.start - sentence.span.start
    start, end = sentence.text.rfind(";", 0, at), sentence.text.find(";", at)
    if start < 0 and end < 0:
        return None
    part = Span(sentence.span.start + start + 1, sentence.span.start + end if end > 0 else sentence.span.end)
    named = [t for t in sentence.tokens if t.place and t.place.kind != "country" and is_foreign_name(t)]
    inside = [t for t in named if part.holds(t.span)]
    if not inside or mine.isdisjoint(named):
        return None
    return not mine.isdisjoint(inside)


def _speaks_of_text(sentence: Sentence) -> bool:
    return sentence.has("agreement") or sentence.has("sign")


def _is_signing_now(scene: Scene, sentence: Sentence, token: Token) -> bool:
    status = scene.status(sentence)
    if status.others or token.has("negotiating") or _is_no_deed_of_now(scene, sentence, token):
        return False
    if not (
        sentence.has("agreement")
        or sentence.is_title
        or (token.cue is not None and any(word in token.cue.phrase for word in wordings("ceremony")))
    ):
        return False
    before = [t for t in sentence.tokens if 0 <= token.start - t.end < _BEFORE_CHARS]
    ahead = [t for t in sentence.of("future") if 0 <= t.start - token.end < _AFTER_CHARS]
    if any(not _is_of_the_text(sentence, token, t) for t in ahead):
        return False
    if any(t.any_of(_NOT_YET) and not _is_done_after(sentence, t, token) for t in before):
        return False
    if any(t.has("long_ago") and 0 <= t.start - token.end < _BEFORE_CHARS for t in sentence.tokens):
        return False
    if any(t.has("negation") and token.start - t.end < _NEGATED_CHARS for t in before) or _is_denied(sentence, token):
        return False
    if any(_looks_back_on(sentence, token, t, status) for t in backward(sentence, scene.reading.reference)):
        return False
    old = [
        d for d in old_dates(sentence, scene.reading.reference) if not _is_behind(sentence, token, d.mention.span.start)
    ]
    near = [d for d in status.near if d.value.precision == "day"]
    return not old or (bool(near) and not any(abs(d.mention.span.start - token.start) < _AROUND_CHARS for d in old))


def _looks_back_on(sentence: Sentence, signed: Token, past: Token, status: Status) -> bool:
    """Whether a phrase that looks back does so on the signing: near it, or at the head of a sentence without a day."""
    gap = past.start - signed.start
    if gap > 0:
        return gap < _BACK_AFTER_CHARS and not _is_behind(sentence, signed, past.start)
    heads = past.start - sentence.span.start < _HEAD_CHARS
    return -gap < _AROUND_CHARS or (heads and not any(d.value.precision == "day" for d in status.near))


def _is_past(token: Token) -> bool:
    """Whether the verb says by itself that it is done ("đã ký")."""
    return token.cue is not None and token.cue.phrase.startswith(wordings("has_been"))


def _is_done_after(sentence: Sentence, wish: Token, signed: Token) -> bool:
    """Whether something wished for stands in a clause before what was done ("mong gần nhau hơn, hai bên đã ký")."""
    between = sentence.text[wish.end - sentence.span.start : signed.start - sentence.span.start]
    return wish.has("wish") and _is_past(signed) and "," in between


def _is_of_the_text(sentence: Sentence, signed: Token, future: Token) -> bool:
    """Whether it is the signed text that says what will be done ("signed an agreement under which they will ...")."""
    named = [t for t in sentence.of("agreement") if signed.end <= t.start < future.start]
    start = sentence.span.start
    return any(_THEREBY.search(sentence.text, t.end - start, future.start - start) for t in named)


def _is_denied(sentence: Sentence, token: Token) -> bool:
    """Whether it says that no text was signed ("No document was signed", "Neither talk produced a signed paper")."""
    before = sentence.before(token.start)
    opens = any(t.start - sentence.span.start < _OPENING_CHARS for t in sentence.of("negation"))
    return _NO_TEXT.search(before) is not None or (opens and "," not in before)


def _is_behind(sentence: Sentence, token: Token, start: int) -> bool:
    """Whether something stands in a later clause than the signing ("đã ký ..., thay cho văn bản năm 2008")."""
    between = sentence.text[token.end - sentence.span.start : max(token.end, start) - sentence.span.start]
    return start > token.end and "," in between


def _is_no_deed_of_now(scene: Scene, sentence: Sentence, token: Token) -> bool:
    """Whether the verb alone tells that Hanoi did not sign: the states did, it is wished for, or it has a past year."""
    past = scene.reading.reference.day() is None and _is_of_a_year(sentence, token)
    past = past or _is_known_text(scene, sentence, token)
    return past or _is_states(sentence, token) or _is_unmarked(sentence, token) or _is_paper(sentence, token)


def _is_paper(sentence: Sentence, token: Token) -> bool:
    """Whether it only says who signed a paper of Hanoi's own ("Văn bản do Phó Chủ tịch A ký đã được gửi đi")."""
    if any(is_foreign_name(t) for t in sentence.tokens) or any(p.title.side == FOREIGN for p in sentence.people):
        return False
    ours = [p for p in sentence.people if p.title.side == HANOI and p.span.end <= token.start]
    by = [t for t in sentence.of("led_by") if ours and t.start < ours[-1].span.start]
    return bool(by) and token.start - ours[-1].span.end < _THEY_CHARS


def _is_known_text(scene: Scene, sentence: Sentence, token: Token) -> bool:
    """Whether a clause only says which text is meant ("Sau bản ghi nhớ mà hai bên đã ký"), and tells no day."""
    if any(d.value.precision == "day" for d in scene.status(sentence).near):
        return False
    before = sentence.before(token.start)
    clause = _WHICH_TEXT.search(before)
    if clause is None and not _is_past(token):
        return False
    at = token.start - len(before) + clause.start() if clause else token.start
    return any(0 <= at - t.end <= 1 for t in sentence.of("agreement"))


def _is_unmarked(sentence: Sentence, token: Token) -> bool:
    """Whether "sign" stands without a tense, as what is wished or proposed does ("her wish is that they sign")."""
    if not _is_past(token) and _WANTED.search(sentence.before(token.start)):
        return True
    bare = token.has("bare_sign") and not sentence.is_title
    return bare and _SEEN.search(sentence.before(token.start)) is None


def _is_of_a_year(sentence: Sentence, token: Token) -> bool:
    """Whether it is told in which year or month the text was signed, and not on which day."""
    told = [d.mention for d in sentence.dates if d.mention.kind in ("year", "month")]
    return any(0 <= m.span.start - token.end < _SIGNED_IN_CHARS for m in told)


def _is_states(sentence: Sentence, token: Token) -> bool:
    """Whether it is the two states that sign."""
    if any(t.any_of(_NATIONS) and 0 <= token.start - t.end < _THEY_CHARS for t in sentence.tokens):
        return True
    nations = any(t.has("states") and 0 <= token.start - t.end < _STATES_CHARS for t in sentence.tokens)
    return nations and not sentence.has("hanoi", "hanoi_body", "hanoi_office")


def _kind(sentences: Sequence[Sentence], first: Sentence) -> str | None:
    """The kind of text named nearest to the proof; a twinning or a memorandum outranks a plain agreement."""
    named = [t.cue.agreement for s in (first, *sentences) for t in s.of("agreement") if t.cue and t.cue.agreement]
    for kind in ("twinning", "mou", "plan", "cooperation_agreement"):
        if kind in named[:3]:
            return kind
    return named[0] if named else None
