"""The part that each foreign place, embassy or body plays in its sentence, read off the phrases around it."""

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from etl.extract import handinhand
from etl.extract.companions import is_companion
from etl.extract.handinhand import is_signed_with, only_wrote, speaks_for
from etl.extract.holders import KINDS, holds_name, is_parent, text_between
from etl.extract.joints import pattern, wordings
from etl.extract.matcher import Token, is_country_name
from etl.extract.naming import (
    are_coordinated,
    country_of,
    is_dateline,
    is_embassy,
    is_foreign_name,
    is_governed,
    is_heading,
    is_mission,
    is_named_as_state,
    is_pair_with_hanoi,
    kind_of,
    names_own,
)
from etl.extract.sentences import Sentence


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


# The roles in which a place may be a partner; in the others it is only named.
STRONG = frozenset(
    {Role.EMBASSY, Role.OFFICE, Role.DELEGATION, Role.AUTHORITY, Role.VISITED, Role.EVENT, Role.BILATERAL}
)


class Mention(NamedTuple):
    """A foreign place in a role; `kind` is what its title says it is, `country` the code of what holds it.

    `is_venue`: somebody else's meeting took place there.
    """

    token: Token
    sentence: int
    role: Role
    kind: str | None
    country: str | None
    companion: bool = False
    governor: bool = False
    is_state: bool = False
    is_venue: bool = False


_STOPS = frozenset({"receive", "sign", "led_by", "leads", "companion", "honorific", "event_verb", "attend"})
_OURS = frozenset({"hanoi", "vietnam", "domestic", "hanoi_body"})
_WALK_CHARS = 95
_AUTHORITY_WORDS = 5  # between "chính quyền" and the name of what it governs
_MOTION_WORDS = 4  # between "tới" and the name of where to
_STATE_WORDS = _BARE_WORDS = 2  # between "đại diện" and the country that it stands for, "đoàn" and where it comes from
_NEARBY = pattern(r"\b%(near)s\s+(?:%(city_title)s\s+)?$", re.IGNORECASE)
_NOT_SPEAKING = (*wordings("member"), *wordings("former"))  # of a body, for which others speak now
_PLACED = pattern(r"\b%(in)s\b")
_AT_OCCASION = pattern(r"\s*[A-Z][A-Z\d]+\s(?:20\d\d\s)?%(in)s\s")  # between "attended" and where: "WCS in"
_LOCATED = pattern(r"\b(?:%(in)s|%(on_soil)s)\s+(?:%(article)s\s+)?$", re.IGNORECASE)


def mentions_of(sentence: Sentence) -> list[Mention]:
    """The foreign places of one sentence in their roles, in order; Vietnam and its provinces are none."""
    mentions: list[Mention] = []
    for i, token in enumerate(sentence.tokens):
        if is_foreign_name(token):
            role = _role(sentence, i)
            partner = next((m for m in reversed(mentions) if m.role is not Role.PARENT), None)
            joined = partner and (are_coordinated(sentence, partner.token, token) or _is_acronym(partner.token, token))
            if role in (Role.PLAIN, Role.LOCATION) and partner and joined:
                role = partner.role
            known = (
                kind_of(sentence, i),
                country_of(sentence, i),
                is_companion(sentence, token),
                is_governed(sentence, i),
                role is Role.EMBASSY or is_named_as_state(sentence, i),
            )
            if role is Role.BILATERAL and joined and partner and partner.role in (Role.PLAIN, Role.LOCATION):
                mentions[mentions.index(partner)] = partner._replace(role=role)  # "X, Y và Hà Nội ký ..."
            mentions.append(Mention(token, sentence.index, role, *known))
    return mentions


def _is_acronym(one: Token, other: Token) -> bool:
    """Whether the second of two names only repeats the body that the first one names ("... (UNDP)")."""
    body = one.cue.organisation if one.cue else None
    return body is not None and other.cue is not None and other.cue.organisation == body


def _role(sentence: Sentence, at: int) -> Role:
    token = sentence.tokens[at]
    if own := _role_by_position(sentence, at):
        return own
    speakers = [person for person in sentence.people if person.title.place == token and speaks_for(sentence, person)]
    if speakers and all(only_wrote(sentence, person) for person in speakers):
        return Role.PLAIN
    if speakers:
        return Role.EMBASSY if all(p.title.embassy for p in speakers) and _has_embassies(token) else Role.OFFICE
    return _role_by_neighbours(sentence, at)


def _role_by_position(sentence: Sentence, at: int) -> Role | None:
    """The role of a name that where it stands tells: a dateline, a heading, a holder, a seat of ours, an embassy's."""
    token = sentence.tokens[at]
    if is_dateline(sentence, token):
        spoken_for = any(p.title.place == token and p.title.governs for p in sentence.people)
        return Role.OFFICE if spoken_for else Role.DATELINE
    if is_heading(sentence, token):
        return Role.VISITED
    if is_parent(sentence, at):
        governed = any(p.title.place == token and p.title.of_region for p in sentence.people)
        return Role.OFFICE if governed else Role.PARENT
    if is_mission(sentence, at):
        return Role.MISSION
    if _NEARBY.search(sentence.before(token.start)):
        return Role.EXAMPLE
    return Role.EMBASSY if is_embassy(sentence, at) else None


def _has_embassies(token: Token) -> bool:
    """Whether a name is a country's, or that of a body with a mission of its own."""
    body = token.cue.organisation if token.cue else None
    return is_country_name(token) or (body is not None and body.mission is not None)


def _role_by_neighbours(sentence: Sentence, at: int) -> Role:
    """The role given by the nearest telling phrase to the left in the clause, else to the right."""
    token = sentence.tokens[at]
    left = _walk_left(sentence, at)
    role = _excluding_role(left) or _left_role(sentence, token, left) or _right_role(sentence, at)
    if role is None and handinhand.acts_for_hanoi(sentence, at):
        role = Role.OFFICE
    if role:
        return role
    if handinhand.is_host(sentence, token, left) or handinhand.stands_beside_hanoi(sentence, at):
        return Role.EVENT
    if any(t.has("co_host") for t in left) and sentence.has("event", "conference", "event_verb"):
        return Role.EVENT
    if is_pair_with_hanoi(sentence, at) or is_signed_with(sentence, at):
        return Role.BILATERAL
    if handinhand.signs_together(sentence, token) or handinhand.is_recipient(sentence, token):
        return Role.BILATERAL
    if handinhand.signs(sentence, token) and not _LOCATED.search(sentence.text[: token.start - sentence.span.start]):
        return Role.BILATERAL
    nearest = sentence.tokens[at - 1] if at else None
    titled = nearest and nearest.any_of(KINDS) and not text_between(sentence, nearest, token).strip()
    before = sentence.text[: (nearest if titled and nearest else token).start - sentence.span.start]
    return Role.LOCATION if _LOCATED.search(before) else Role.PLAIN


_EXCLUDING = frozenset({"transit", "example", "origin_only"})


def _excluding_role(left: Sequence[Token]) -> Role | None:
    """The role of a place that is only passed through, given as an example, or somebody's origin."""
    if not any(t.any_of(_EXCLUDING) for t in left):
        return None
    if any(t.has("transit") for t in left):
        return Role.TRANSIT
    if any(t.has("example") for t in left):
        return Role.EXAMPLE
    return Role.ORIGIN if any(t.has("origin_only") for t in left[-2:]) else None


def _has_travellers(sentence: Sentence, motion: Token) -> bool:
    """Whether a verb of motion opens the sentence or has somebody before it who could go: a delegation, an official."""
    named = [p.span.start for p in sentence.people]
    named += [t.start for t in sentence.of("delegation", "bare_delegation", "hanoi_office", "leads", "hanoi")]
    return motion.start == sentence.span.start or any(start < motion.start for start in named)


def _is_apart(sentence: Sentence, role: Role, near: Token, after: Sequence[Token], gap: str) -> bool:
    """Whether the phrase that would give the role is parted from the name by a verb or a preposition of place."""
    if role is Role.OFFICE:
        apart = near.cue is not None and near.cue.phrase.startswith(_NOT_SPEAKING)
        return apart or _PLACED.search(gap) is not None
    if role is Role.VISITED:
        if _AT_OCCASION.match(gap):
            return True
        return near.has("bare_motion") and (len(gap.split()) > _MOTION_WORDS or not _has_travellers(sentence, near))
    if role is Role.AUTHORITY:
        return len(gap.split()) > _AUTHORITY_WORDS or _PLACED.search(gap) is not None
    if role is Role.DELEGATION:
        strays = near.has("bare_delegation") and len(gap.split()) > _BARE_WORDS
        return strays or _PLACED.search(gap) is not None or any(t.has("motion") for t in after)
    return False


_BREAKS = frozenset({"wish", "sign", "co_host"})


def _left_role(sentence: Sentence, token: Token, left: Sequence[Token]) -> Role | None:
    """The role that the nearest telling phrase gives; a wish or a signing in between breaks the tie."""
    for k, near in reversed(list(enumerate(left))):
        after = left[k + 1 :]
        if any(t.any_of(_BREAKS) for t in after):
            return None
        if not near.any_of(_LEFT):
            continue
        role = next((role for category, role in _LEFT_ROLES.items() if near.has(category)), None)
        if near.has("joins") and not token.has("organisation"):
            continue
        if near.has("other_body") and not any(t.has("delegation") for t in left[:k]):
            continue  # "Ủy viên Tỉnh ủy Quảng Đông", an office held besides another
        if role and _is_not_yet(role, near, left[:k], after):
            return None
        if role and not _is_apart(sentence, role, near, after, text_between(sentence, near, token)):
            return None if _is_of_its_people(role, near, token, text_between(sentence, near, token)) else role
    return None


def _is_not_yet(role: Role, near: Token, before: Sequence[Token], after: Sequence[Token]) -> bool:
    """Whether compatriots are met there, or an occasion is only agreed on ("nhất trí tổ chức Ngày Hà Nội tại X")."""
    compatriots = role is Role.VISITED and near.has("meet") and any(t.has("diaspora") for t in after)
    return compatriots or (role is Role.EVENT and any(t.has("agrees") for t in before))


_COMERS = frozenset({"guests", "teams"})


def _is_of_its_people(role: Role, near: Token, token: Token, gap: str) -> bool:
    """Whether a country's name only says where guests or a firm come from ("visitors from Japan")."""
    if token.place is None or token.place.kind != "country":
        return False
    firm = role is Role.AUTHORITY and len(gap.split()) > _STATE_WORDS
    return firm or near.any_of(_COMERS)


_LEFT_ROLES = {
    "foreign_office": Role.OFFICE,
    "delegation": Role.DELEGATION,
    "authority": Role.AUTHORITY,
    "other_body": Role.AUTHORITY,
    "neutral_office": Role.OFFICE,
    "visit": Role.VISITED,
    "meet": Role.VISITED,
    "call_on": Role.VISITED,
    "event": Role.EVENT,
    "joins": Role.BILATERAL,
    "teams": Role.EVENT,
}
_LEFT = frozenset(_LEFT_ROLES)
_BOUND = re.compile(r"[;:,.]\s|\)")
_BRACKETED = re.compile(r"\([^()]*\)")


def _walk_left(sentence: Sentence, at: int) -> list[Token]:
    """The tokens to the left that belong to the same phrase, in order: up to a comma, a verb or another place."""
    token = sentence.tokens[at]
    found: list[Token] = []
    edge = token
    for k, before in reversed(list(enumerate(sentence.tokens[:at]))):
        gap = text_between(sentence, before, edge)
        bounded = _BOUND.search(_BRACKETED.sub("", gap) if "(" in gap else gap)
        listed = _is_list_comma(gap, before) and (is_foreign_name(edge) or edge.any_of(KINDS))
        if token.start - before.end > _WALK_CHARS or (bounded and not listed):
            break
        if before.any_of(_STOPS) and not before.any_of(_LEFT):
            break
        if before.any_of(_OURS):
            break
        if holds_name(sentence, k, token):
            continue
        if is_foreign_name(before) and not _is_list_comma(gap, before):
            break
        if any(before.start < person.span.start < token.start for person in sentence.people):
            break
        found.insert(0, before)
        edge = before
    return found


def _is_list_comma(gap: str, before: Token) -> bool:  # "các thành phố Modi'in, Tel Aviv"
    return gap.strip() == "," and is_foreign_name(before)


_RECEIVED = frozenset({"bare_delegation", "from_hanoi", "hanoi_body", "hanoi_office"})
_PARTED = pattern(r"[,;:.(]|\b(?:%(of)s|%(determiner)s)\b")


def _right_role(sentence: Sentence, at: int) -> Role | None:
    """English puts the word behind the place: "the Bangkok council", "Seoul Mayor", "Kanagawa Festival"."""
    following = sentence.tokens[at + 1 : at + 3]
    if len(following) > 1 and following[0].has("receive") and following[1].any_of(_RECEIVED):
        return Role.AUTHORITY  # "Bắc Kinh đón đoàn ...", "Seattle welcomes delegation from Hanoi"
    for after in following:
        gap = text_between(sentence, sentence.tokens[at], after)
        if len(gap.split()) > 3 or _PARTED.search(gap):
            return None
        found = next((role for category, role in _RIGHT_ROLES.items() if after.has(category)), None)
        if after.has("conference") and sentence.tokens[at].has("organisation"):
            found = Role.EVENT  # "ANMC21 họp toàn thể tại Hà Nội"
        if found or names_own(sentence, sentence.tokens[at], after):
            return found or Role.DELEGATION
        if not after.any_of(KINDS):
            return None
    return None


_RIGHT_ROLES = {
    "foreign_office": Role.OFFICE,
    "delegation": Role.DELEGATION,
    "authority": Role.AUTHORITY,
    "event": Role.EVENT,
    "neutral_office": Role.OFFICE,
}
