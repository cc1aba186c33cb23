"""The title beside a name: which tokens make it up, and whose side they put the person on. Knows no event."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from etl.extract.apposition import apposed_office
from etl.extract.matcher import Token, is_country_name
from etl.types import Span

HANOI, FOREIGN, OTHER, STATE = "hanoi", "foreign", "other", "state"
_OFFICES = frozenset({"hanoi_office", "foreign_office", "embassy_office", "consulate", "neutral_office", "state"})
_PERSONAL = _OFFICES | {"honorific"}
_PARTS = _OFFICES | {
    "honorific", "hanoi", "hanoi_body", "other_body", "capital_alone", "kind_city", "kind_region", "kind_country",
    "of_country", "authority", "vietnam", "district", "domestic", "demonym", "membership", "in_hanoi", "topic",
    "noise", "delegation", "organisation", "local_authorities", "topic_hide", "conference",
}  # fmt: skip
_BODIES = frozenset({"organisation", "membership", "authority", "kind_city", "kind_region", "hanoi", "hanoi_body"})
# What a title may begin with, besides a place.
_OPENINGS = _PERSONAL | {"demonym", "hanoi", "hanoi_body", "district", "domestic", "other_body", "organisation"}
_NAMED = frozenset({"demonym", "organisation"})
_KINDS = frozenset({"kind_city", "kind_region"})
# What may stand between the parts of a title, and between a title and the name that it belongs to.
_LINK = re.compile(
    r"[\s,\-–()/]*(?:(?:của|và|bộ|kiêm|tại|ở|là|thứ nhất|thường trực|cho|các|về"
    r"|lúc bấy giờ|quốc tế|nhân dân|đặc trách|việt nam|cơ quan|ủy ban|phụ trách|nhóm|đảng|khối|mảng|lâm thời|toàn quyền"
    r"|danh dự|thường trú|chính thức|chuyên trách|thứ hai|liên hiệp|liên minh|mạng lưới"
    r"|chính pháp|kiểm tra|hữu nghị|đối ngoại|thường vụ"
    r"|of|the|for|to|and|in|at|on|city|new|his|her|its|metropolitan|municipal|first|standing|city's|'s|’s|s|d’affaires)?[\s,\-–()/]*){0,4}",
    re.IGNORECASE,
)
_NEXT_TO_NAME = re.compile(r"[\s,\-–()]*(?:là)?\s*")
_NAME_FOLLOWS = re.compile(r" (?:[A-ZĐ]\w*[^\W\d_]) [A-ZĐ]\w*[^\W\d_]")
_IN_CHARGE = re.compile(
    r",?\s+(?:for|in charge of|responsible for|phụ trách|đặc trách|chuyên trách)\s[^,;.():]{2,70}?,?\s*"
    r"(?:(?:ông|bà|ngài)\s+)?"
)
_OF_BODY = re.compile(r"\s+(?:of|from)\s+(?:the\s+)?")
_LINK_OF_BODY = re.compile(r"(?:['’]s)?\s+(?:of\s+(?:the\s+)?)?")
_GUESTS = re.compile(r"\bphía (?:bạn|khách|đối tác|nước bạn)\b[^,;.]{0,25}$")  # "dẫn đầu phía bạn là ông ..."
_GUESTS_CHARS = 45
_AND = re.compile(r"\b(?:và|cùng|and)\b")  # between two offices it begins the next person's
_ITS = re.compile(r"[ ,]*(?:(?:its|their|the|a|an|new)\s+){0,2}")
_MEETING = frozenset({"receive", "sign", "meet", "call_on"})
_MEMBER = ("ủy viên", "đại biểu", "member")
_REACH_CHARS = 170
_NEAR_TOKENS = 8


class Title(NamedTuple):
    """A title with the side it proves (None: it proves none), the token of its place and its office code."""

    span: Span | None = None
    side: str | None = None
    place: Token | None = None
    office: str | None = None
    embassy: bool = False
    beside: bool = False
    names_person: bool = False
    apposed: bool = False
    is_office: bool = False
    led: bool = False
    governs: bool = False
    of_region: bool = False
    is_borrowed: bool = False

    @property
    def lacks_place(self) -> bool:
        """Whether it is a mayor's or governor's title that does not say of what."""
        return self.governs and self.place is None and self.side == FOREIGN

    @property
    def weight(self) -> int:
        """How much the title tells; a place that it does not name itself tells nothing."""
        named = self.place is not None and not self.is_borrowed
        return 4 * (self.side is not None) + 3 * self.is_office + 2 * named + (self.office is not None)


_NO_TITLE = Title()


def title_of(text: str, sentence: Span, name: Span, tokens: Sequence[Token]) -> Title:
    """The title beside the name at `name`: before it, or after it behind a comma; an empty Title when there is none."""
    before = _chain_before(text, sentence, name, tokens)
    after = _chain_after(text, sentence, name, tokens)
    before = [*before, *_body_behind(text, sentence, name, before, tokens)]
    left, right = _read(text, before), _read(text, after, behind=True)
    ours_behind = (
        left.side == STATE and right.side == HANOI and right.is_office
    )  # "the minister, X, chairman of Hanoi's"
    best = right if (right.side and not left.side) or (right.is_office and not left.is_office) or ours_behind else left
    led = _leads_a_delegation(text, name, before, tokens)
    side, place, office = best.side, best.place, best.office
    if led and led[0] == FOREIGN and side == HANOI and not any(t.has("hanoi") for t in (*before, *after)):
        side, office = FOREIGN, None  # a foreign city's own party secretary or chairman
    if side is None or (place is None and led):
        led_side, led_place = led if led else (None, None)
        side = led_side if led_side and side in (None, STATE) else side
        side, place = side, place or (led_place if side in (None, led_side) else None)
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
        governs=best.governs,
        of_region=best.of_region,
    )


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
        chain.insert(0, token)
        edge, link = token.start, _LINK
    while chain and not (chain[0].place or chain[0].any_of(_OPENINGS)):
        chain.pop(0)
    return chain


def _office_in_charge(text: str, sentence: Span, name: Span, tokens: Sequence[Token]) -> Token | None:
    """The office before a name that its field parts from it ("Vice Mayor for Economic Affairs, NAME")."""
    office = next((t for t in reversed(tokens) if t.end <= name.start and t.any_of(_OFFICES)), None)
    if office is None or office.start < sentence.start:
        return None
    return office if _IN_CHARGE.fullmatch(text, office.end, name.start) else None


def _is_dateline(text: str, sentence: Span, token: Token, edge: int) -> bool:
    """Whether a place opens the sentence and a spaced dash parts it from the rest ("SYDNEY – Chairman ...")."""
    return (
        (token.place is not None or token.has("hanoi"))
        and token.start == sentence.start
        and re.search(r"\s[-–—]\s", text[token.end : edge]) is not None
    )


def _body_behind(
    text: str, sentence: Span, name: Span, before: Sequence[Token], tokens: Sequence[Token]
) -> list[Token]:
    """The body of an office that the name parts from it ("Vice Chairman NAME of the Hanoi People's Committee")."""
    if not any(t.any_of(_OFFICES) for t in before) or _place_in(before):
        return []
    behind: list[Token] = []
    edge, link = name.end, _OF_BODY
    for token in tokens:
        if token.start < edge:
            continue
        if token.start >= sentence.end or not link.fullmatch(text, edge, token.start) or token.any_of(_OFFICES):
            break
        if not (token.place or token.any_of(_PARTS)):
            break
        behind.append(token)
        edge, link = token.end, _LINK_OF_BODY
    return behind


def _chain_after(text: str, sentence: Span, name: Span, tokens: Sequence[Token]) -> list[Token]:
    rest = [token for token in tokens if name.end <= token.start < sentence.end]
    at = apposed_office(text, name, rest[:_NEAR_TOKENS], _OFFICES, _PARTS)
    if at is None:
        return []
    chain = rest[: at + 1]
    for k, token in enumerate(rest[at + 1 :], at + 1):
        if not _LINK.fullmatch(text, chain[-1].end, token.start):
            break
        if not (token.place or token.any_of(_PARTS)) or token.has("honorific"):
            break
        if _begins_anew(rest[k : k + 2]) and _AND.search(text, chain[-1].end, token.start):
            break
        chain.append(token)
    return _without_next_title(text, chain)


def _without_next_title(text: str, chain: list[Token]) -> list[Token]:
    """The chain less its last part when a name stands right behind it: that one is the next person's title."""
    if not chain or not _NAME_FOLLOWS.match(text, chain[-1].end):
        return chain
    last = _segments(text, chain)[-1]
    return chain[: -len(last)] if any(t.any_of(_OFFICES) for t in last) else chain


def _begins_anew(pair: Sequence[Token]) -> bool:
    """Whether an office begins, or a place with its office behind it ("and Lyon Mayor ...")."""
    return pair[0].any_of(_OFFICES) or (bool(pair[0].place) and any(t.any_of(_OFFICES) for t in pair[1:]))


def _read(text: str, chain: Sequence[Token], behind: bool = False) -> Title:
    """What a chain of title tokens proves: the office nearest the name speaks first, then the ones further off."""
    if not chain:
        return _NO_TITLE
    segments = _segments(text, chain)
    parts = [part for part in segments if any(t.any_of(_OFFICES) for t in part)] or segments[-1:]
    nearest = sorted(parts if behind else parts[::-1], key=_is_membership)
    speaking = next((part for part in nearest if _side(part, _place_in(part))), nearest[0])
    place = _place_in(speaking)
    side = _side(speaking, place)
    office = next((t.cue.office for part in (speaking, *parts) for t in part if t.cue and t.cue.office), None)
    return Title(
        side=side,
        place=place if side in (FOREIGN, STATE) else None,
        office=office if side == HANOI else None,
        embassy=side == FOREIGN and any(t.has("embassy_office") for t in speaking),
        beside=True,
        is_office=any(t.any_of(_OFFICES) for t in chain),
        governs=any(t.has("foreign_office") for t in speaking),
        of_region=any(t.has("governor_office") for t in speaking),
    )


def _is_membership(part: Sequence[Token]) -> bool:
    """Whether a part of a title only says of what somebody is a member; who heads a city speaks for the city."""
    offices = [t for t in part if t.any_of(_OFFICES)]
    return bool(offices) and all(t.cue is not None and t.cue.phrase.startswith(_MEMBER) for t in offices)


def _segments(text: str, chain: Sequence[Token]) -> list[list[Token]]:
    """The chain cut at commas and semicolons."""
    parts: list[list[Token]] = [[chain[0]]]
    for before, token in pairwise(chain):
        if re.search("[,;]", text[before.end : token.start]):
            parts.append([])
        parts[-1].append(token)
    return parts


def _place_in(chain: Sequence[Token]) -> Token | None:
    """The foreign place of a title: the one right after a mayor's or governor's office first, else the last named."""
    pairs = zip(chain, [*chain[1:], None], strict=True)
    places = [t for t, after in pairs if (t.place or t.any_of(_NAMED)) and not _names_kind_only(t, after)]
    for i, token in enumerate(chain):
        if token.has("foreign_office"):
            followers = [t for t in chain[i + 1 : i + 5] if t in places]
            exact = [t for t in followers if t.place and t.place.kind != "country"]
            if followers:
                return (exact or followers)[0]
    smaller = [t for t in places if t.has("organisation") or (t.place and t.place.kind != "country")]
    return next(reversed(smaller or places), None)


def _names_kind_only(token: Token, after: Token | None) -> bool:
    """Whether an adjective tells the country of a town that bears no name here ("mayor of the Hungarian capital")."""
    kinds = after is not None and after.any_of(_KINDS) and after.start == token.end + 1
    return token.has("demonym") and kinds


def _side(chain: Sequence[Token], place: Token | None) -> str | None:
    said = frozenset().union(*(t.cue.categories for t in chain if t.cue))
    if not said.isdisjoint(_ENVOYS):
        return OTHER if _stands_for_vietnam(chain) else FOREIGN
    if "domestic" in said or ("other_body" in said and place is None):
        return OTHER
    if place is not None:
        of_state = "state" in said or _is_president(chain)
        return STATE if of_state and (place.has("demonym") or is_country_name(place)) else FOREIGN
    if "foreign_office" in said and "hanoi" not in said:
        return FOREIGN
    if not said.isdisjoint(_HANOIS):
        return HANOI
    if "vietnam" in said and "neutral_office" in said:
        return OTHER  # a national body's own head
    if "state" in said:
        return FOREIGN if "authority" in said else STATE
    return None


_ENVOYS = frozenset({"embassy_office", "consulate"})
_HANOIS = frozenset({"hanoi_office", "hanoi_body", "hanoi", "district"})


def _is_president(chain: Sequence[Token]) -> bool:
    """Whether a title is that of a country's president, and of no body's ("German President", "President of Chile")."""
    said = [t for t in chain if t.any_of(_OFFICES)]
    bodies = any(t.any_of(_BODIES) for t in chain)
    return bool(said) and not bodies and all(t.cue is not None and t.cue.phrase == "president" for t in said)


def _stands_for_vietnam(chain: Sequence[Token]) -> bool:
    """Whether an embassy's office is Vietnam's own ("Đại sứ Việt Nam tại Israel")."""
    for i, token in enumerate(chain):
        if token.has("embassy_office") or token.has("consulate"):
            following = chain[i + 1 : i + 2]
            before = chain[i - 1 : i] if i else ()
            return any(t.has("vietnam") for t in (*following, *before))
    return False


def _leads_a_delegation(
    text: str, name: Span, before: Sequence[Token], tokens: Sequence[Token]
) -> tuple[str | None, Token | None] | None:
    """For "a delegation of X led by NAME": the side and place of X; None when NAME is not said to lead one."""
    edge = before[0].start if before else name.start
    i = next((k for k in range(len(tokens) - 1, -1, -1) if tokens[k].end <= edge), -1)
    if i < 0 or not tokens[i].has("led_by") or not _ITS.fullmatch(text, tokens[i].end, edge):
        return None
    for k in range(i - 1, max(-1, i - 12), -1):
        token = tokens[k]
        if token.has("delegation") or token.has("led_by"):
            return _side_of_delegation(tokens[k + 1 : i])
        if token.any_of(_MEETING):
            return _side_of_delegation(tokens[k + 1 : i])
    return _side_of_delegation(tokens[max(0, i - 12) : i])


def _side_of_delegation(inside: Sequence[Token]) -> tuple[str | None, Token | None]:
    """The side and place of the first body or place named; a city goes before the country in front of it."""
    for k, token in enumerate(inside):
        if token.has("domestic") or token.has("other_body"):
            return OTHER, None
        if token.has("hanoi") or token.has("hanoi_body"):
            return HANOI, None
        if (token.place and not token.has("vietnam")) or token.has("demonym") or token.has("organisation"):
            exact = next((t for t in inside[k : k + 3] if t.place and t.place.kind != "country"), token)
            return FOREIGN, exact
    return None, None
