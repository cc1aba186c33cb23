"""The title beside a name: which tokens make it up, and whose side they put the person on. Knows no event."""

import re
from collections.abc import Sequence

from etl.extract.apposition import apposed_office
from etl.extract.joints import pattern, wordings
from etl.extract.matcher import Token, country_code_of, is_country_name
from etl.extract.titlereading import (
    FOREIGN,
    HANOI,
    OFFICES,
    OTHER,
    STATE,
    Title,
    leads_a_delegation,
    parts_of,
    place_in,
    read_title,
)
from etl.types import Span

_PERSONAL = OFFICES | {"honorific"}
_PARTS = OFFICES | {
    "honorific", "hanoi", "hanoi_body", "other_body", "capital_alone", "kind_city", "kind_region", "kind_country",
    "of_country", "authority", "vietnam", "district", "domestic", "demonym", "membership", "in_hanoi", "topic",
    "noise", "delegation", "organisation", "local_authorities", "topic_hide", "conference",
}  # fmt: skip
# What a title may begin with, besides a place.
_OPENINGS = _PERSONAL | {"demonym", "hanoi", "hanoi_body", "district", "domestic", "other_body", "organisation"}
# What may stand between the parts of a title, and between a title and the name that it belongs to.
_LINK = pattern(r"[\s,\-–()/]*(?:%(in_title)s?[\s,\-–()/]*){0,4}", re.IGNORECASE)
_NEXT_TO_NAME = pattern(r"[\s,\-–()]*(?:%(is)s)?\s*")
_NAME_FOLLOWS = re.compile(r" (?:[A-ZĐ]\w*[^\W\d_]) [A-ZĐ]\w*[^\W\d_]")
_IN_CHARGE = pattern(r",?\s+%(in_charge)s\s[^,;.():]{2,70}?,?\s*(?:%(honorific)s\s+)?")
_OF_BODY = re.compile(r"\s+(?:of|from)\s+(?:the\s+)?")
_LINK_OF_BODY = re.compile(r"(?:['’]s)?\s+(?:of\s+(?:the\s+)?)?")
_GUESTS = pattern(r"\b%(guests_side)s\b[^,;.]{0,25}$")  # "dẫn đầu phía bạn là ông ..."
_GUESTS_CHARS = 45
_DIGIT = re.compile(r"\d")
_MEMBER = wordings("member")
_FORMER = wordings("former")
_AND = pattern(r"\b%(and)s\b")  # between two offices it begins the next person's
_PARTS_TWO = pattern(r",|\b%(and)s\b")
_REACH_CHARS = 170
_NEAR_TOKENS = 8

_DASH = re.compile(r"\s[-–—]\s")


def title_of(text: str, sentence: Span, name: Span, tokens: Sequence[Token]) -> Title:
    """The title beside the name at `name`: before it, or after it behind a comma; an empty Title when there is none."""
    before = _chain_before(text, sentence, name, tokens)
    after = _chain_after(text, sentence, name, tokens)
    before = [*before, *_body_behind(text, sentence, name, before, tokens)]
    left, right = read_title(text, before), read_title(text, after, behind=True)
    ours_behind = (
        left.side == STATE and right.side == HANOI and right.is_office and not _is_of_the_past(text, name, after)
    )  # "the minister, X, chairman of Hanoi's"
    best = right if (right.side and not left.side) or (right.is_office and not left.is_office) or ours_behind else left
    led = leads_a_delegation(text, name, before, tokens)
    side, place, office = best.side, best.place, best.office
    if led and led[0] == FOREIGN and side == STATE and led[1] and led[1].place and led[1].place.kind != "country":
        side, place = led  # a member of the party's centre, who leads a city's delegation
    if led and led[1] and place and any(t.cue and t.cue.phrase.startswith(_FORMER) for t in (*before, *after)):
        place = led[1]  # who once headed one city leads the guests of another
    if led and led[0] == FOREIGN and side == HANOI and not any(t.has("hanoi") for t in (*before, *after)):
        side, office = FOREIGN, None  # a foreign city's own party secretary or chairman
    if led and led[0] == HANOI and side == FOREIGN and place is None:
        side = HANOI  # "a delegation of Hanoi's led by Mayor NAME"
    if side is None or (place is None and led):
        led_side, led_place = led if led else (None, None)
        of_state = side == STATE and led_place is not None and is_country_name(led_place)
        side = led_side if led_side and side in (None, STATE) and not of_state else side
        place = place or (led_place if of_state or side in (None, led_side) else None)
    if side in (None, OTHER) and _GUESTS.search(text, max(sentence.start, name.start - _GUESTS_CHARS), name.start):
        side, place = FOREIGN, None
    chain = after if best is right and after else before
    span = Span(chain[0].start, chain[-1].end) if chain and best.is_office else None
    return Title(
        span=span,
        side=side,
        place=place,
        office=office,
        embassy=left.embassy or right.embassy,
        beside=bool(before),
        names_person=bool(led) or any(t.any_of(_PERSONAL) for t in before),
        apposed=bool(after),
        is_office=left.is_office or right.is_office,
        led=bool(led),
        governs=best.governs and side != HANOI,
        of_region=best.of_region,
    )


def _is_of_the_past(text: str, name: Span, after: Sequence[Token]) -> bool:
    """Whether the office behind a name was held before ("the chairman, X, a former secretary of Hanoi's")."""
    return bool(after) and any(word in text[name.end : after[0].end].lower() for word in _FORMER)


def _chain_before(text: str, sentence: Span, name: Span, tokens: Sequence[Token]) -> list[Token]:
    in_charge = _office_in_charge(text, sentence, name, tokens)
    chain: list[Token] = [in_charge] if in_charge else []
    edge, link = (in_charge.start, _LINK) if in_charge else (name.start, _NEXT_TO_NAME)
    for token in reversed(tokens):
        if token.start >= edge or token.start < sentence.start:
            continue
        if token.end > edge or not link.fullmatch(text, token.end, edge) or name.start - token.start > _REACH_CHARS:
            break
        if not (token.place or token.any_of(_PARTS)) or _is_dateline(text, sentence, token, edge):
            break
        if token.has("noise") and _DIGIT.search(text, token.start, token.end):
            break  # "the mayor of X, in Hanoi on May 12, NAME said"
        chain.insert(0, token)
        edge, link = token.start, _LINK
    chain = _less_title_of_one_before(text, sentence, name, chain, tokens)
    while chain and not (chain[0].place or chain[0].any_of(_OPENINGS)):
        chain.pop(0)
    return chain


def _less_title_of_one_before(
    text: str, sentence: Span, name: Span, chain: list[Token], tokens: Sequence[Token]
) -> list[Token]:
    """The chain less what describes the one named before it ("NAME, mayor of X, and Mr NAME")."""
    if not chain or not _stands_behind_name(text, sentence, chain[0], tokens):
        return chain
    begins = (k for k, t in enumerate(chain) if k and (t.has("honorific") or _begins_anew(chain[k : k + 3])))
    parts = [(chain[k - 1].end, k) for k in begins]
    cuts = [k for end, k in parts if _PARTS_TWO.search(text, end, chain[k].start)]
    if cuts:
        return chain[cuts[-1] :]
    return [] if _PARTS_TWO.search(text, chain[-1].end, name.start) else chain


def _stands_behind_name(text: str, sentence: Span, token: Token, tokens: Sequence[Token]) -> bool:
    """Whether two capitalised words that no phrase covers, and a comma, stand right before `token`."""
    before = text[sentence.start : token.start].rstrip()
    words = before[:-1].split()[-2:]
    if not before.endswith(",") or len(words) < 2 or not all(word[0].isupper() for word in words):
        return False
    end = sentence.start + len(before) - 1
    return not any(t.start < end <= t.end for t in tokens)


def _office_in_charge(text: str, sentence: Span, name: Span, tokens: Sequence[Token]) -> Token | None:
    """The office before a name that its field parts from it ("Vice Mayor for Economic Affairs, NAME")."""
    office = next((t for t in reversed(tokens) if t.end <= name.start and t.any_of(OFFICES)), None)
    if office is None or office.start < sentence.start:
        return None
    return office if _IN_CHARGE.fullmatch(text, office.end, name.start) else None


def _is_dateline(text: str, sentence: Span, token: Token, edge: int) -> bool:
    """Whether a place opens the sentence, apart from the rest ("SYDNEY – Chairman ...", "(Hanoi) President ...")."""
    if token.place is None and not token.has("hanoi"):
        return False
    bracketed = token.start == sentence.start + 1 and text[sentence.start] == "(" and text[token.end] == ")"
    return bracketed or (token.start == sentence.start and _DASH.search(text, token.end, edge) is not None)


def _body_behind(
    text: str, sentence: Span, name: Span, before: Sequence[Token], tokens: Sequence[Token]
) -> list[Token]:
    """The body of an office that the name parts from it ("Vice Chairman NAME of the Hanoi People's Committee")."""
    told = place_in(before)
    if not any(t.any_of(OFFICES) for t in before) or (told and not is_country_name(told)):
        return []
    behind: list[Token] = []
    edge, link = name.end, _OF_BODY
    for token in tokens:
        if token.start < edge:
            continue
        if token.start >= sentence.end or not link.fullmatch(text, edge, token.start) or token.any_of(OFFICES):
            break
        if not (token.place or token.any_of(_PARTS)):
            break
        behind.append(token)
        edge, link = token.end, _LINK_OF_BODY
    exact = place_in(behind)
    if told is None or exact is None or exact.place is None or exact.place.kind == "country":
        return behind if told is None else []
    return behind if country_code_of(exact) == country_code_of(told) else []  # "the German mayor NAME of Leipzig"


def _chain_after(text: str, sentence: Span, name: Span, tokens: Sequence[Token]) -> list[Token]:
    rest = [token for token in tokens if name.end <= token.start < sentence.end]
    at = apposed_office(text, name, rest[:_NEAR_TOKENS], OFFICES, _PARTS)
    if at is None:
        return []
    chain = rest[: at + 1]
    for k, token in enumerate(rest[at + 1 :], at + 1):
        if not _LINK.fullmatch(text, chain[-1].end, token.start):
            break
        if not (token.place or token.any_of(_PARTS)) or token.has("honorific"):
            break
        anew = token.has("delegation") or (_begins_anew(rest[k : k + 3]) and not _is_member(chain))
        if anew and _AND.search(text, chain[-1].end, token.start):
            break
        chain.append(token)
    return _without_next_title(text, chain)


def _without_next_title(text: str, chain: list[Token]) -> list[Token]:
    """The chain less its last part when a name stands right behind it: that one is the next person's title."""
    if not chain or not _NAME_FOLLOWS.match(text, chain[-1].end):
        return chain
    last = parts_of(text, chain)[-1]
    return chain[: -len(last)] if any(t.any_of(OFFICES) for t in last) else chain


def _is_member(chain: Sequence[Token]) -> bool:
    """Whether all the offices so far only say of what somebody is a member: "and" goes on to what he heads."""
    offices = [t.cue.phrase for t in chain if t.cue and t.any_of(OFFICES)]
    return all(any(word in phrase for word in _MEMBER) for phrase in offices)


def _begins_anew(rest: Sequence[Token]) -> bool:
    """Whether an office begins, or a place, an adjective or a mere word with its office behind ("and Lyon Mayor")."""
    named = [t for t in rest if not t.has("noise")]
    if not named or named[0].any_of(OFFICES):
        return bool(named)
    return (bool(named[0].place) or named[0].has("demonym")) and any(t.any_of(OFFICES) for t in named[1:2])
