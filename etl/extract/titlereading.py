"""What the parts of a title prove: whose side its holder is on, of which place, in which office."""

import re
from collections.abc import Sequence
from itertools import pairwise, zip_longest
from typing import NamedTuple

from etl.extract.joints import pattern, wordings
from etl.extract.matcher import Token, is_country_name
from etl.types import Span

HANOI, FOREIGN, OTHER, STATE = "hanoi", "foreign", "other", "state"
OFFICES = frozenset({"hanoi_office", "foreign_office", "embassy_office", "consulate", "neutral_office", "state"})
_BODIES = frozenset({"organisation", "membership", "authority", "kind_city", "kind_region", "hanoi", "hanoi_body"})
_NAMED = frozenset({"demonym", "organisation"})
_KINDS = frozenset({"kind_city", "kind_region"})
_ITS = pattern(r"[ ,]*(?:%(determiner)s\s+(?:new\s+)?|new\s+){0,2}")
_OWNER_WORDS = 3  # between whose delegation it is and the word for it
_MEETING = frozenset({"receive", "sign", "meet", "call_on"})
_MEMBER = wordings("member")
_JOINED = pattern(r"\s%(and)s\s(?:%(determiner)s\s)?", re.IGNORECASE)
_SENT_TO = pattern(r"\s%(sent_to)s\s(?:%(article)s\s)?", re.IGNORECASE)
_PLACED = frozenset({"hanoi", "district", "vietnam", "domestic", "organisation"})
_PARTY_CENTRE = wordings("party_centre")
_PLACED_IN = pattern(r"\b%(in)s\s$", re.IGNORECASE)
_HEAD_OF_STATE = wordings("head_of_state")


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
_DOMESTIC = frozenset({"domestic", "vietnam"})


def read_title(text: str, chain: Sequence[Token], behind: bool = False) -> Title:
    """What a chain of title tokens proves: the office nearest the name speaks first, then the ones further off."""
    if not chain:
        return _NO_TITLE
    segments = parts_of(text, chain)
    parts = [part for part in segments if any(t.any_of(OFFICES) for t in part)] or segments[-1:]
    abroad = behind and any(t.place and t.place.kind != "country" and t.place.country_code != "VN" for t in chain)
    nearest = sorted(
        parts if behind else parts[::-1], key=lambda part: _is_membership(part) or (abroad and _is_lesser(part))
    )
    speaking = next((part for part in nearest if _side(text, part, place_in(part))), nearest[0])
    place = place_in(speaking)
    side = _side(text, speaking, place)
    if side == OTHER and abroad and any(t.has("other_body") for t in speaking) and not _is_of_vietnam(chain):
        side = FOREIGN  # a region's committee abroad, told before the city that he heads besides
    office = next((t.cue.office for part in (speaking, *parts) for t in part if t.cue and t.cue.office), None)
    return Title(
        side=side,
        place=place if side in (FOREIGN, STATE) else None,
        office=office if side == HANOI else None,
        embassy=side == FOREIGN and any(t.has("embassy_office") for t in speaking) and not _is_province(place),
        beside=True,
        is_office=any(t.any_of(OFFICES) for t in chain),
        governs=any(t.has("foreign_office") for t in speaking),
        of_region=any(t.has("governor_office") for t in speaking),
    )


def _is_of_vietnam(chain: Sequence[Token]) -> bool:
    return any(t.any_of(_DOMESTIC) for t in chain)


def _is_province(token: Token | None) -> bool:
    """Whether a name is a region's: its ambassadors are at home in no embassy."""
    return token is not None and token.place is not None and token.place.kind == "region"


def _is_membership(part: Sequence[Token]) -> bool:
    """Whether a part of a title only says of what somebody is a member; who heads a city speaks for the city."""
    offices = [t for t in part if t.any_of(OFFICES)]
    return bool(offices) and all(t.cue is not None and t.cue.phrase.startswith(_MEMBER) for t in offices)


def _is_lesser(part: Sequence[Token]) -> bool:
    """Whether a part of a title is of a ruling party's centre, or names no city, where another names one abroad."""
    centre = any(t.cue is not None and t.cue.phrase.startswith(_PARTY_CENTRE) for t in part)
    bare = any(t.has("hanoi_office") for t in part) and not any(t.place or t.any_of(_PLACED) for t in part)
    return centre or bare


def parts_of(text: str, chain: Sequence[Token]) -> list[list[Token]]:
    """The chain cut at commas and semicolons, and before an office of Hanoi's that "and" joins to another's."""
    parts: list[list[Token]] = [[chain[0]]]
    for before, token in pairwise(chain):
        gap = text[before.end : token.start]
        if re.search("[,;]", gap) or (token.has("hanoi_office") and _JOINED.fullmatch(gap)):
            parts.append([])
        parts[-1].append(token)
    return parts


def place_in(chain: Sequence[Token]) -> Token | None:
    """The foreign place of a title: the one right after a mayor's or governor's office first, else the last named."""
    pairs = zip_longest(chain, chain[1:])
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


def _side(text: str, chain: Sequence[Token], place: Token | None) -> str | None:
    said = frozenset().union(*(t.cue.categories for t in chain if t.cue))
    if not said.isdisjoint(_ENVOYS):
        return OTHER if _stands_for_vietnam(chain) or _is_sent_abroad(text, chain) else FOREIGN
    of_two_countries = place is not None and _is_paired_with_vietnam(chain, place)
    if of_two_countries or "domestic" in said or ("other_body" in said and place is None):
        return OTHER
    if place is not None:
        of_state = "state" in said or _is_president(chain)
        return STATE if of_state and (place.has("demonym") or is_country_name(place)) else FOREIGN
    if "foreign_office" in said and "hanoi" not in said:
        return FOREIGN
    if not said.isdisjoint(_HANOIS):
        return HANOI
    if "neutral_office" in said and _is_national(text, chain):
        return OTHER  # a national body's own head
    if "state" in said:
        return STATE if said.isdisjoint(_LOCAL) else FOREIGN
    return None


_DASH_CHARS = 3  # " – "


def _is_national(text: str, chain: Sequence[Token]) -> bool:
    """Whether a body of Vietnam's is named; "the Vietnamese agency" only tells whose the one told before is."""
    named = [(t, after) for t, after in zip_longest(chain, chain[1:]) if t.has("vietnam") and not _is_placed(text, t)]
    return any(after is None or not after.has("membership") or text[after.start].isupper() for _, after in named)


def _is_placed(text: str, token: Token) -> bool:
    """Whether a name only says where somebody serves ("the organisation's representative in Vietnam")."""
    return _PLACED_IN.search(text, max(0, token.start - 8), token.start) is not None


def _is_paired_with_vietnam(chain: Sequence[Token], place: Token) -> bool:
    """Whether a title is one of a body of the two countries here ("President of the Vietnam – X Friendship ...")."""
    return any(t.has("vietnam") and 0 <= place.start - t.end <= _DASH_CHARS for t in chain)


_ENVOYS = frozenset({"embassy_office", "consulate"})
_LOCAL = frozenset({"authority", "kind_city", "kind_region"})  # "Vice President of the Region"
_HANOIS = frozenset({"hanoi_office", "hanoi_body", "hanoi", "district"})


def _is_president(chain: Sequence[Token]) -> bool:
    """Whether a title is that of a country's president, and of no body's ("German President", "President of Chile")."""
    said = [t for t in chain if t.any_of(OFFICES)]
    bodies = any(t.any_of(_BODIES) for t in chain)
    return (
        bool(said) and not bodies and all(t.cue is not None and t.cue.phrase in wordings("head_of_state") for t in said)
    )


def _stands_for_vietnam(chain: Sequence[Token]) -> bool:
    """Whether an embassy's office is Vietnam's own ("Đại sứ Việt Nam tại Israel")."""
    for i, token in enumerate(chain):
        if token.has("embassy_office") or token.has("consulate"):
            following = chain[i + 1 : i + 2]
            before = chain[i - 1 : i] if i else ()
            return any(t.has("vietnam") for t in (*following, *before))
    return False


def _is_sent_abroad(text: str, chain: Sequence[Token]) -> bool:
    """Whether an ambassador is one to another country than Vietnam ("Ambassador to Thailand", "Đại sứ tại Áo")."""
    return any(
        token.has("embassy_office") and is_country_name(after) and _SENT_TO.fullmatch(text, token.end, after.start)
        for token, after in pairwise(chain)
    )


def leads_a_delegation(
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
            inside = tokens[k + (not token.has("hanoi")) : i]  # "A Hanoi delegation led by"
            told = _side_of_delegation(inside)
            return told if told[0] or k == 0 else _side_of_delegation(_right_before(text, tokens[k - 1], token))
        speaks = token.has("authority") and (told := _side_of_delegation(tokens[k + 1 : i]))[0]  # "leaders of X led by"
        if token.any_of(_MEETING) or speaks:
            return told if speaks else _side_of_delegation(tokens[k + 1 : i])
    return _side_of_delegation(tokens[max(0, i - 12) : i])


def _right_before(text: str, owner: Token, delegation: Token) -> list[Token]:
    """The name that a delegation bears in front ("a Hanoi working delegation", "Rome's delegation")."""
    gap = text[owner.end : delegation.start]
    return [owner] if len(gap.split()) <= _OWNER_WORDS and not re.search("[,;.:]", gap) else []


def _side_of_delegation(inside: Sequence[Token]) -> tuple[str | None, Token | None]:
    """The side and place of the first body or place named; a city goes before the country in front of it."""
    for k, token in enumerate(inside):
        if token.has("domestic") or token.has("other_body"):
            return OTHER, None
        elsewhere = token.has("authority") and any(t.place for t in inside[k + 1 : k + 2])
        if token.has("hanoi") or (token.has("hanoi_body") and not elsewhere):
            return HANOI, None  # but "the Party Committee of Vientiane" is none of Hanoi's
        if (token.place and not token.has("vietnam")) or token.has("demonym") or token.has("organisation"):
            exact = next((t for t in inside[k : k + 3] if t.place and t.place.kind != "country"), token)
            return FOREIGN, exact
    return None, None
