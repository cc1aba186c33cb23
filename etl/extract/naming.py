"""What the words around a place's name say of the name itself: its kind, what holds it, whose mission sits there."""

import re
from itertools import pairwise

from etl.extract.holders import CITY_STATES, HOLDERS, KINDS, is_parent, owns_next, text_between
from etl.extract.joints import pattern
from etl.extract.matcher import Token, is_country_name
from etl.extract.sentences import Sentence

_KIND_OF = {"kind_city": "city", "kind_region": "region", "kind_country": "country"}
_CITY_BEHIND = " city"
_REGION_BEHIND = (" region", " province", " prefecture", " state", " canton", " county", " oblast", " governorate")
_FOREIGN = frozenset({"demonym", "organisation"})
_MISSION = frozenset({"embassy_office", "consulate"})
_STATE = frozenset({"state", "embassy_office", "kind_country"})
_AGENCY = re.compile(
    r"\s*(?:,\s*\w[\w .,/-]{2,30}?)?\s?(?:\([^()]{2,30}\)\s*[-–—]|[-–—]\s)"  # "Minsk, 17 May 2013 -"
    r"|,\s[\w .,]*\d[\w .,]{0,6}\s\([A-Z][\w. ]{1,20}\)\s"  # "Havana, Feb 9 (ACN) Members"
    r"|:\s(?=\W?[A-Z])"  # "CHENNAI: Officials"
)
_PAIR = pattern(r"\s*(?:[-–—,&]|%(with)s|,?\s*%(and)s)\s*")
_AND = pattern(r"\s*(?:[,;&]|,?\s*%(and)s)\s*")
_OWN_ENVOY = re.compile(r"\s*(?:['’]s)?\s*(?:[a-z-]+\s+){0,4}")  # "Kazakhstan's freshly arrived ambassador"
_AT = pattern(r"\b%(in)s\s+(?:%(city_title)s\s+)?$", re.IGNORECASE)
_PAIR_CHARS = 160  # titles and all
_TITLE_WORDS_MAX = 5  # between a place and the country that holds it
_OURS = frozenset({"hanoi", "district"})
_JOINT = ("sign", "event_verb", "launch")  # what a body of Hanoi's and a place do together
_OF_ONLY = pattern(r"\s*(?:%(of)s\s+)?(?:%(article)s\s+)?\s*")
_HOLD_NOTHING = CITY_STATES | {"VN"}
_SEATED = pattern(r"\b%(in)s\b")
_HOLDER = pattern(r"[(,]|\b%(of)s\b")
_ARTICLE = pattern(r"\([^()]*\)|^\)|\b%(article)s\b")
_HOLDS = pattern(r",?\s(?:%(in)s|%(of)s)\s+(?:%(article)s\s+)?$|,\s*$", re.IGNORECASE)
_BRACKETED = re.compile(r"\([^()]*\)")
_OWNERS = frozenset({"'s", "’s"})
_OWNER = re.compile(r"^['’]s\b")
_TITLE_OF_PLACE = pattern(r"\b%(title_of_place)s\b|['’]s\b", re.IGNORECASE)


def is_foreign_name(token: Token) -> bool:
    """Whether a token names a foreign place, country or body."""
    if token.place:
        return token.place.country_code != "VN"
    return token.any_of(_FOREIGN)


def kind_of(sentence: Sentence, at: int) -> str | None:
    """What the title before or after the name says: city, region, country; None when there is no title."""
    before = sentence.tokens[at - 1] if at else None
    after = sentence.tokens[at + 1] if at + 1 < len(sentence.tokens) else None
    token = sentence.tokens[at]
    if token.place and sentence.said(token).lower().endswith(_CITY_BEHIND):
        return "city"  # the title is in the name as listed ("Fukuoka City", beside the prefecture)
    if token.place and token.place.kind == "region" and sentence.said(token).lower().endswith(_REGION_BEHIND):
        return "region"
    if before and not text_between(sentence, before, token).strip():
        found = next((kind for category, kind in _KIND_OF.items() if before.has(category)), None)
        if found:
            return found
    if after and not text_between(sentence, token, after).strip():
        return next((kind for category, kind in _KIND_OF.items() if after.has(category)), None)
    return None


def is_governed(sentence: Sentence, at: int) -> bool:
    """Whether a governor's title stands right before or after the name."""
    near = sentence.tokens[max(0, at - 1) : at + 2]
    return sentence.has("governor_office") and any(t.has("governor_office") for t in near)


def country_of(sentence: Sentence, at: int) -> str | None:
    """The country that is named as holding the place: in brackets or behind a comma, or as an adjective before it."""
    token = sentence.tokens[at]
    for after in sentence.tokens[at + 1 : at + 5]:
        gap = text_between(sentence, token, after)
        if len(gap) > 45 or re.search(r"[;:.]|\)\s*\S", gap):
            break
        if after.place and after.place.kind == "country":
            if len(gap.split()) > _TITLE_WORDS_MAX:
                return None
            told = after.place.country_code not in _HOLD_NOTHING and _HOLDER.search(gap) is not None
            told = told and not _is_agencys(sentence, token, gap)
            return after.place.country_code if told else None
        if not (after.any_of(HOLDERS) or (after.place and after.place.kind == "region")):
            break
    k = next((k for k in range(at - 1, -1, -1) if not sentence.tokens[k].any_of(KINDS)), None)
    before = None if k is None else sentence.tokens[k]
    if k is None or before is None or not before.has("demonym") or before.cue is None:
        return None
    gap = "".join(text_between(sentence, one, other) for one, other in pairwise(sentence.tokens[k : at + 1]))
    return before.cue.country_code if not gap.strip() else None


def _is_agencys(sentence: Sentence, token: Token, gap: str) -> bool:
    """Whether brackets behind a dateline's place tell an agency and where it sits ("Lima (TTXVN tại Mexico) -")."""
    return gap.strip(" (,") != "" and is_dateline(sentence, token)


def is_mission(sentence: Sentence, at: int) -> bool:
    """Whether it is where a Vietnamese mission sits ("Tổng lãnh sự Việt Nam tại San Francisco")."""
    if not sentence.has(*_MISSION):
        return False
    before = sentence.tokens[max(0, at - 4) : at]
    for k, token in enumerate(before):
        if token.any_of(_MISSION):
            rest = before[k + 1 :]
            around = sentence.tokens[max(0, at - 5) : max(0, at - 4) + k]
            ours = [t for t in (*rest, *around[-1:]) if t.has("vietnam") and not _are_apart(sentence, token, t)]
            if ours and sentence.tokens[at].start - token.end < 60:
                return True
    return False


def _are_apart(sentence: Sentence, one: Token, other: Token) -> bool:
    """Whether a comma parts two names, so that neither tells whose the other is."""
    first, second = sorted((one, other), key=lambda t: t.start)
    return "," in text_between(sentence, first, second)


def is_embassy(sentence: Sentence, at: int) -> bool:
    """Whether the country is named as an ambassador's or an embassy's own."""
    if not sentence.has("embassy_office"):
        return False
    token = sentence.tokens[at]
    before = [t for t in sentence.tokens[max(0, at - 3) : at] if not t.any_of(HOLDERS)]
    if before and before[-1].has("embassy_office") and token.start - before[-1].end < 40:
        gap = text_between(sentence, before[-1], token)
        seated = token.place is not None and token.place.kind != "country" and _SEATED.search(gap) is not None
        return re.search("[,;.:]", gap) is None and not seated  # "the embassy in Canberra" is not Canberra's
    after = next((t for t in sentence.tokens[at + 1 : at + 3] if t.has("embassy_office")), None)
    return after is not None and _OWN_ENVOY.fullmatch(text_between(sentence, token, after)) is not None


def is_dateline(sentence: Sentence, token: Token) -> bool:
    """Whether the place opens the report as the agency's dateline ("Cairo (TTXVN) -")."""
    start = token.start - sentence.span.start
    return (
        start < 4
        and token.place is not None
        and sentence.paragraph == 0
        and _AGENCY.match(sentence.text, token.end - sentence.span.start) is not None
    )


def is_heading(sentence: Sentence, token: Token) -> bool:
    """Whether a city's name is all that stands at the head of a paragraph, as in a diary of a journey ("Lima. ...")."""
    alone = sentence.text.strip(" .:–—-") == sentence.said(token)
    return alone and sentence.paragraph > 0 and token.place is not None and token.place.kind != "country"


def is_named_as_state(sentence: Sentence, at: int) -> bool:
    """Whether an office or body of the state stands right before the name ("Tổng thống Singapore")."""
    before = sentence.tokens[at - 1] if at else None
    if before is None or not before.any_of(_STATE):
        return False
    return _OF_ONLY.fullmatch(text_between(sentence, before, sentence.tokens[at])) is not None


def are_coordinated(sentence: Sentence, one: Token, other: Token) -> bool:
    """Whether two places stand in one list, countries in brackets and titles left aside."""
    gap = text_between(sentence, one, other)
    for k, token in enumerate(sentence.tokens):
        if not one.end <= token.start < other.start:
            continue
        if token.any_of(KINDS):
            gap = gap.replace(sentence.said(token), "", 1)
        elif is_country_name(token) and is_parent(sentence, k):  # "X in Egypt and Cuba's Y"
            before, after = gap.split(sentence.said(token), 1)
            gap = _HOLDS.sub("", before) + _OWNER.sub("", after)
    return _AND.fullmatch(_ARTICLE.sub("", gap)) is not None


def is_pair_with_hanoi(sentence: Sentence, at: int) -> bool:
    """Whether the place is named in one breath with Hanoi ("Hà Nội - Minsk", "giữa Hà Nội và vùng ...")."""
    token = sentence.tokens[at]
    for other in sentence.of(*_OURS, "capital_alone", "hanoi_body"):
        if abs(other.start - token.start) > _PAIR_CHARS:
            continue
        if not _is_hanoi(other) and not (other.has("hanoi_body") and sentence.has(*_JOINT)):
            continue
        first, second = sorted((other, token), key=lambda t: t.start)
        gap = _bare_gap(sentence, first, second)
        if _PAIR.fullmatch(_TITLE_OF_PLACE.sub("", _BRACKETED.sub("", gap))) and not (
            first is token and _is_where(sentence, token, gap)
        ):
            return True
    return False


def _is_where(sentence: Sentence, token: Token, gap: str) -> bool:
    """Whether a place only says where Hanoi's people, named behind a comma, did something ("tại Busan, UBND ...")."""
    return gap.strip() == "," and _AT.search(sentence.before(token.start)) is not None


def _bare_gap(sentence: Sentence, one: Token, other: Token) -> str:
    """The text between two tokens without the titles, adjectives and owners that belong to the second name."""
    gap = text_between(sentence, one, other)
    for k, token in enumerate(sentence.tokens):
        owner = token.place is not None and owns_next(sentence, k)
        if one.end <= token.start < other.start and (owner or token.any_of(KINDS | {"demonym", "of_country"})):
            gap = gap.replace(sentence.said(token), "", 1)
    return gap


def _is_hanoi(token: Token) -> bool:
    return token.any_of(_OURS) or (token.has("capital_alone") and token.end - token.start > 3)


def names_own(sentence: Sentence, token: Token, after: Token) -> bool:
    """Whether a city or region stands before its own people or office ("Nagoya engineers", "Busan Tourism Bureau")."""
    if token.place is None or token.place.kind == "country":
        return False
    gap = text_between(sentence, token, after)
    names = [word for word in gap.split() if word not in _OWNERS]
    titled = after.has("city_office") and all(word[0].isupper() for word in (*names, sentence.said(after)))
    titled = titled or (after.has("city_office") and gap.startswith(tuple(_OWNERS)))
    return titled or (after.has("people_of") and not gap.strip())
