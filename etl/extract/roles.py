"""The part that each foreign place, embassy or body plays in its sentence, read off the phrases around it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from etl.extract.matcher import Token
from etl.extract.reading import Sentence


class Role(StrEnum):
    """What a place is in a sentence; the last six are never a partner's."""

    EMBASSY = "embassy"
    OFFICE = "office"
    DELEGATION = "delegation"
    AUTHORITY = "authority"
    VISITED = "visited"
    EVENT = "event"
    BILATERAL = "bilateral"
    LOCATION = "location"
    PLAIN = "plain"
    PARENT = "parent"
    MISSION = "mission"
    DATELINE = "dateline"
    TRANSIT = "transit"
    EXAMPLE = "example"
    ORIGIN = "origin"


@dataclass(frozen=True, slots=True)
class Mention:
    """A foreign place in a role; `kind` is what its title says it is, `country` the code of what holds it."""

    token: Token
    sentence: int
    role: Role
    kind: str | None
    country: str | None
    companion: bool = False
    governor: bool = False


_KIND_OF = {"kind_city": "city", "kind_region": "region", "kind_country": "country"}
_KINDS = frozenset(_KIND_OF)
_STOPS = frozenset({"receive", "sign", "led_by", "leads", "companion", "honorific", "event_verb", "attend"})
_WALK_CHARS = 95
_BARE_WORDS = 2  # between "đoàn" and the name of where it comes from
_PLACED = re.compile(r"\b(?:ở|tại|in|at)\b")
_AGENCY = re.compile(r"\s*\([^()]{2,30}\)\s*[-–—]|\s*[-–—]\s")
_PAIR = re.compile(r"\s*(?:[-–—,]|và|với|cùng|and|with|,\s*and|&)\s*")
_LOCATED = re.compile(r"(?:\btại|\bở|\btrên đất|\bin|\bat)\s+(?:the\s+)?$", re.IGNORECASE)


def mentions_of(sentence: Sentence) -> list[Mention]:
    """The foreign places of one sentence in their roles, in order; Vietnam and its provinces are none."""
    mentions: list[Mention] = []
    for i, token in enumerate(sentence.tokens):
        if is_foreign_name(token):
            role = _role(sentence, i)
            partner = next((m for m in reversed(mentions) if m.role is not Role.PARENT), None)
            if role in (Role.PLAIN, Role.LOCATION) and partner and _coordinated(sentence, partner.token, token):
                role = partner.role
            known = (_kind(sentence, i), _country(sentence, i), _companion(sentence, token), _governed(sentence, i))
            mentions.append(Mention(token, sentence.index, role, *known))
    return mentions


_AND = re.compile(r"\s*(?:,|và|and|&|;|,\s*and|,\s*và|cùng)\s*")


def _coordinated(sentence: Sentence, one: Token, other: Token) -> bool:
    """Whether two places stand in one list, countries in brackets and titles left aside."""
    gap = _text_between(sentence, one, other)
    for token in sentence.tokens:
        if one.end <= token.start < other.start and token.any_of(_KINDS):
            gap = gap.replace(sentence.said(token), "", 1)
    return _AND.fullmatch(re.sub(r"\([^()]*\)", "", gap)) is not None


def is_foreign_name(token: Token) -> bool:
    """Whether a token names a foreign place, country or body."""
    if token.place:
        return token.place.country_code != "VN"
    return token.has("demonym") or token.has("organisation")


def _text_between(sentence: Sentence, before: Token, after: Token) -> str:
    return sentence.text[before.end - sentence.span.start : after.start - sentence.span.start]


def _role(sentence: Sentence, at: int) -> Role:
    token = sentence.tokens[at]
    if _is_dateline(sentence, token):
        spoken_for = any(p.title.place == token and p.title.governs for p in sentence.people)
        return Role.OFFICE if spoken_for else Role.DATELINE
    if _is_parent(sentence, at):
        return Role.PARENT
    if _is_mission(sentence, at):
        return Role.MISSION
    if _is_embassy(sentence, at):
        return Role.EMBASSY
    if any(person.title.place == token for person in sentence.people):
        return Role.OFFICE
    return _role_by_neighbours(sentence, at)


def _role_by_neighbours(sentence: Sentence, at: int) -> Role:
    """The role given by the nearest telling phrase to the left in the clause, else to the right."""
    token = sentence.tokens[at]
    left = _walk_left(sentence, at)
    role = _excluding_role(left) or _left_role(sentence, token, left) or _right_role(sentence, at)
    if role:
        return role
    if (
        token.has("organisation")
        and any(t.has("conference") for t in (*left, token))
        and sentence.has("attend", "event_verb")
    ):
        return Role.EVENT
    if _is_pair_with_hanoi(sentence, at):
        return Role.BILATERAL
    titled = (
        at > 0
        and sentence.tokens[at - 1].any_of(_KINDS)
        and not _text_between(sentence, sentence.tokens[at - 1], token).strip()
    )
    before = sentence.text[: (sentence.tokens[at - 1] if titled else token).start - sentence.span.start]
    return Role.LOCATION if _LOCATED.search(before) else Role.PLAIN


def _excluding_role(left: Sequence[Token]) -> Role | None:
    """The role of a place that is only passed through, given as an example, or somebody's origin."""
    if any(t.has("transit") for t in left):
        return Role.TRANSIT
    if any(t.has("example") for t in left):
        return Role.EXAMPLE
    return Role.ORIGIN if any(t.has("origin_only") for t in left[-2:]) else None


def _is_apart(role: Role, near: Token, after: Sequence[Token], gap: str) -> bool:
    """Whether the phrase that would give the role is parted from the name by a verb or a preposition of place."""
    if role is Role.OFFICE:
        return _PLACED.search(gap) is not None
    if role is Role.DELEGATION:
        return any(t.has("motion") for t in after) or (near.has("bare_delegation") and len(gap.split()) > _BARE_WORDS)
    return False


def _left_role(sentence: Sentence, token: Token, left: Sequence[Token]) -> Role | None:
    """The role that the nearest telling phrase gives; a wish or a signing in between breaks the tie."""
    for k, near in reversed(list(enumerate(left))):
        after = left[k + 1 :]
        if any(t.has("wish") or t.has("sign") for t in after):
            return None
        role = next((role for category, role in _LEFT_ROLES.items() if near.has(category)), None)
        if role and not _is_apart(role, near, after, _text_between(sentence, near, token)):
            return role
    return None


_LEFT_ROLES = {
    "foreign_office": Role.OFFICE,
    "delegation": Role.DELEGATION,
    "authority": Role.AUTHORITY,
    "neutral_office": Role.OFFICE,
    "visit": Role.VISITED,
    "meet": Role.VISITED,
    "event": Role.EVENT,
}


def _walk_left(sentence: Sentence, at: int) -> list[Token]:
    """The tokens to the left that belong to the same phrase, in order: up to a comma, a verb or another place."""
    token = sentence.tokens[at]
    found: list[Token] = []
    edge = token
    for before in reversed(sentence.tokens[:at]):
        gap = _text_between(sentence, before, edge)
        bounded = re.search(r"[;:,.]\s|\)", re.sub(r"\([^()]*\)", "", gap))
        if token.start - before.end > _WALK_CHARS or (bounded and not _is_list_comma(gap, before)):
            break
        if before.any_of(_STOPS) and not before.any_of(frozenset(_LEFT_ROLES)):
            break
        if before.has("hanoi") or before.has("domestic") or before.has("hanoi_body"):
            break
        if is_foreign_name(before) and not _is_list_comma(gap, before):
            break
        if any(before.start < person.span.start < token.start for person in sentence.people):
            break
        found.insert(0, before)
        edge = before
    return found


def _is_list_comma(gap: str, before: Token) -> bool:
    """Whether a gap only parts two places of a list ("các thành phố Modi'in, Tel Aviv")."""
    return gap.strip() == "," and is_foreign_name(before)


def _right_role(sentence: Sentence, at: int) -> Role | None:
    """English puts the word behind the place: "the Bangkok council", "Seoul Mayor", "Kanagawa Festival"."""
    for after in sentence.tokens[at + 1 : at + 3]:
        gap = _text_between(sentence, sentence.tokens[at], after)
        if len(gap.split()) > 3 or re.search(r"[,;:.(]|\bcủa\b|\bof\b", gap):
            return None
        for category, role in _RIGHT_ROLES.items():
            if after.has(category):
                return role
        if not after.any_of(_KINDS):
            return None
    return None


_RIGHT_ROLES = {
    "foreign_office": Role.OFFICE,
    "delegation": Role.DELEGATION,
    "authority": Role.AUTHORITY,
    "event": Role.EVENT,
    "neutral_office": Role.OFFICE,
}


def _kind(sentence: Sentence, at: int) -> str | None:
    """What the title before or after the name says: city, region, country; None when there is no title."""
    before = sentence.tokens[at - 1] if at else None
    after = sentence.tokens[at + 1] if at + 1 < len(sentence.tokens) else None
    token = sentence.tokens[at]
    if before and not _text_between(sentence, before, token).strip():
        found = next((kind for category, kind in _KIND_OF.items() if before.has(category)), None)
        if found:
            return found
    if after and not _text_between(sentence, token, after).strip():
        return next((kind for category, kind in _KIND_OF.items() if after.has(category)), None)
    return None


def _country(sentence: Sentence, at: int) -> str | None:
    """The country that is named as holding the place: in brackets or behind a comma, or as an adjective before it."""
    token = sentence.tokens[at]
    for after in sentence.tokens[at + 1 : at + 5]:
        gap = _text_between(sentence, token, after)
        if len(gap) > 45 or re.search(r"[;:.]|\)\s*\S", gap):
            break
        if after.place and after.place.kind == "country":
            told = after.place.country_code != "VN" and re.search(r"[(,]|của|\bof\b", gap)
            return after.place.country_code if told else None
        if not (after.any_of(_KINDS | {"of_country"}) or (after.place and after.place.kind == "region")):
            break
    before = sentence.tokens[at - 1] if at else None
    return before.cue.country_code if before and before.cue and before.has("demonym") else None


def _is_parent(sentence: Sentence, at: int) -> bool:
    """Whether the place only says where the one before it lies ("Sejong (Hàn Quốc)", "Los Angeles, California, Mỹ")."""
    token = sentence.tokens[at]
    if token.has("demonym"):
        following = next((t for t in sentence.tokens[at + 1 : at + 4] if t.place), None)
        between = _text_between(sentence, token, following) if following else ""
        return bool(
            following
            and following.place
            and token.cue
            and following.place.country_code == token.cue.country_code
            and len(between) < 20
        )
    after = sentence.tokens[at + 1] if at + 1 < len(sentence.tokens) else None
    if after and _is_country_of(token, after) and _text_between(sentence, token, after) in _OWNS:
        return True
    k = next((k for k in range(at - 1, -1, -1) if not sentence.tokens[k].any_of(_KINDS | {"of_country"})), None)
    before = None if k is None else sentence.tokens[k]
    if k is None or before is None or before.place is None or token.place is None or before.place.kind == "country":
        return False
    chain = sentence.tokens[k : at + 1]
    gap = "".join(_text_between(sentence, one, other) for one, other in pairwise(chain)).strip()
    if gap == "," and _is_borough(sentence, before):
        return True
    same = token.place.country_code == before.place.country_code or token.place.kind == "country"
    return same and token.place.kind in ("country", "region") and gap in _HELD_BY


def _is_country_of(token: Token, other: Token) -> bool:
    """Whether `token` names the country of the city or region that `other` names."""
    if token.place is None or other.place is None or token.place.kind != "country" or other.place.kind == "country":
        return False
    return token.place.country_code == other.place.country_code


_OWNS = ("'s ", "\u2019s ")
_HELD_BY = ("(", ",", "của", "of", "thuộc", "in", ", thuộc", "ở")


def _is_borough(sentence: Sentence, token: Token) -> bool:
    """Whether a place is titled as a part of a city, so that the next name says of which."""
    at = sentence.tokens.index(token)
    return any(
        t.has("kind_borough") for t in (*sentence.tokens[max(0, at - 1) : at], *sentence.tokens[at + 1 : at + 2])
    )


def _is_mission(sentence: Sentence, at: int) -> bool:
    """Whether it is where a Vietnamese mission sits ("Tổng lãnh sự Việt Nam tại San Francisco")."""
    before = sentence.tokens[max(0, at - 4) : at]
    for k, token in enumerate(before):
        if token.has("embassy_office") or token.has("consulate"):
            rest = before[k + 1 :]
            around = sentence.tokens[max(0, at - 5) : max(0, at - 4) + k]
            if any(t.has("vietnam") for t in (*rest, *around[-1:])) and sentence.tokens[at].start - token.end < 60:
                return True
    return False


def _is_embassy(sentence: Sentence, at: int) -> bool:
    """Whether the country is named as an ambassador's or an embassy's own."""
    token = sentence.tokens[at]
    before = [t for t in sentence.tokens[max(0, at - 3) : at] if not t.any_of(_KINDS | {"of_country"})]
    if before and before[-1].has("embassy_office") and token.start - before[-1].end < 40:
        return re.search("[,;.:]", _text_between(sentence, before[-1], token)) is None
    after = sentence.tokens[at + 1] if at + 1 < len(sentence.tokens) else None
    return bool(
        after and after.has("embassy_office") and _text_between(sentence, token, after).strip() in ("", "'s", "’s")
    )


def _is_pair_with_hanoi(sentence: Sentence, at: int) -> bool:
    """Whether the place is named in one breath with Hanoi ("Hà Nội - Minsk", "giữa Hà Nội và vùng ...")."""
    token = sentence.tokens[at]
    for other in sentence.tokens:
        if not (other.has("hanoi") or (other.has("capital_alone") and other.end - other.start > 3)):
            continue
        first, second = sorted((other, token), key=lambda t: t.start)
        gap = _bare_gap(sentence, first, second)
        plain = re.sub(
            r"\b(?:vùng|tỉnh|thành phố|tp|bang|thủ đô|phủ|của|các|the|city|of|province|prefecture|quận)\b",
            "",
            gap,
            flags=re.IGNORECASE,
        )
        if _PAIR.fullmatch(plain):
            return True
    return False


def _bare_gap(sentence: Sentence, one: Token, other: Token) -> str:
    """The text between two tokens without the titles and adjectives of countries that belong to the names."""
    gap = _text_between(sentence, one, other)
    for token in sentence.tokens:
        if one.end <= token.start < other.start and token.any_of(_KINDS | {"demonym", "of_country"}):
            gap = gap.replace(sentence.said(token), "", 1)
    return gap


def _is_dateline(sentence: Sentence, token: Token) -> bool:
    """Whether the place opens the report as the agency's dateline ("Cairo (TTXVN) -")."""
    start = token.start - sentence.span.start
    return (
        start < 4
        and sentence.paragraph == 0
        and _AGENCY.match(sentence.text, token.end - sentence.span.start) is not None
    )


def _governed(sentence: Sentence, at: int) -> bool:
    """Whether a governor's title stands right before or after the name."""
    return any(t.has("governor_office") for t in sentence.tokens[max(0, at - 1) : at + 2])


def _companion(sentence: Sentence, token: Token) -> bool:
    """Whether it stands behind "also present", "witnessed by"."""
    return any(t.has("companion") and t.end <= token.start for t in sentence.tokens) or any(
        t.has("also_present") and 0 <= t.start - token.end < 60 for t in sentence.tokens
    )
