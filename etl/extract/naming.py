"""What the words around a place's name say of the name itself: its kind, what holds it, whose mission sits there."""

import re
from itertools import pairwise

from etl.extract.joints import pattern, wordings
from etl.extract.matcher import PlaceForm, Token, country_code_of, is_country_name
from etl.extract.sentences import Sentence

_KIND_OF = {"kind_city": "city", "kind_region": "region", "kind_country": "country"}
KINDS = frozenset(_KIND_OF)
_FOREIGN = frozenset({"demonym", "organisation"})
_MISSION = frozenset({"embassy_office", "consulate"})
_HOLDERS = KINDS | {"of_country"}
_STATE = frozenset({"state", "embassy_office", "kind_country"})
_AGENCY = re.compile(r"\s*(?:,\s*[^\W\d_][\w .]{2,25})?(?:\([^()]{2,30}\)\s*[-–—]|\s[-–—]\s|\s*[-–—]\s)")
_PAIR = pattern(r"\s*(?:[-–—,&]|%(with)s|,?\s*%(and)s)\s*")
_AND = pattern(r"\s*(?:[,;&]|,?\s*%(and)s)\s*")
_OWN_ENVOY = re.compile(r"\s*(?:['’]s)?\s*(?:[a-z-]+\s+){0,4}")  # "Kazakhstan's freshly arrived ambassador"
_DETERMINED = pattern(r"(?:\b%(determiner)s|['’]s) $", re.IGNORECASE)
_PAIR_CHARS = 160  # titles and all
_OWNS = ("'s ", "\u2019s ")
_TITLE_WORDS_MAX = 5  # between a place and the country that holds it
_OURS = frozenset({"hanoi", "district"})
_BOROUGHS = wordings("borough_of")
_BRACKETED = pattern(r"%(part_of_city)s\s+(\w[\w'’-]*)\s\($", re.IGNORECASE)
_HELD_BY = ("(", ",", *wordings("of_holder"))
_OF_ONLY = pattern(r"\s*(?:%(of)s\s+)?(?:%(article)s\s+)?\s*")
_HOLDER = pattern(r"[(,]|\b%(of)s\b")
_ARTICLE = pattern(r"\([^()]*\)|^\)|\b%(article)s\b")
_TITLE_OF_PLACE = pattern(r"\b%(title_of_place)s\b|['’]s\b", re.IGNORECASE)


def is_foreign_name(token: Token) -> bool:
    """Whether a token names a foreign place, country or body."""
    if token.place:
        return token.place.country_code != "VN"
    return token.any_of(_FOREIGN)


def text_between(sentence: Sentence, before: Token, after: Token) -> str:
    """The words between two tokens of a sentence."""
    return sentence.text[before.end - sentence.span.start : after.start - sentence.span.start]


def kind_of(sentence: Sentence, at: int) -> str | None:
    """What the title before or after the name says: city, region, country; None when there is no title."""
    before = sentence.tokens[at - 1] if at else None
    after = sentence.tokens[at + 1] if at + 1 < len(sentence.tokens) else None
    token = sentence.tokens[at]
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
            told = after.place.country_code != "VN" and _HOLDER.search(gap)
            return after.place.country_code if told else None
        if not (after.any_of(_HOLDERS) or (after.place and after.place.kind == "region")):
            break
    k = next((k for k in range(at - 1, -1, -1) if not sentence.tokens[k].any_of(KINDS)), None)
    before = None if k is None else sentence.tokens[k]
    if k is None or before is None or not before.has("demonym") or before.cue is None:
        return None
    gap = "".join(text_between(sentence, one, other) for one, other in pairwise(sentence.tokens[k : at + 1]))
    return before.cue.country_code if not gap.strip() else None


def is_parent(sentence: Sentence, at: int) -> bool:
    """Whether the place only says where the one before it lies ("Sejong (Hàn Quốc)", "Los Angeles, California, Mỹ")."""
    token = sentence.tokens[at]
    if _describes_kind(sentence, at):
        return True
    if token.has("demonym"):
        following = next((t for t in sentence.tokens[at + 1 : at + 4] if t.place), None)
        between = text_between(sentence, token, following) if following else ""
        return bool(
            following
            and following.place
            and token.cue
            and following.place.country_code == token.cue.country_code
            and len(between) < 20
        )
    if _owns_next(sentence, at) or _holds_unknown(sentence, token):
        return True
    k = next((k for k in range(at - 1, -1, -1) if not sentence.tokens[k].any_of(_HOLDERS)), None)
    before = None if k is None else sentence.tokens[k]
    if k is None or before is None or before.place is None or token.place is None or before.place.kind == "country":
        return False
    chain = sentence.tokens[k : at + 1]
    gap = " ".join("".join(text_between(sentence, one, other) for one, other in pairwise(chain)).split())
    if gap == "," and _is_borough(sentence, before):
        return True
    same = token.place.country_code == before.place.country_code or token.place.kind == "country"
    if gap == "(" and same:
        return True
    return same and token.place.kind in ("country", "region") and gap in _HELD_BY


def holds_name(sentence: Sentence, at: int, name: Token) -> bool:
    """Whether the name at `at` only says which country `name`, told behind it, lies in ("Italy's Rome city")."""
    token = sentence.tokens[at]
    code = country_code_of(token)
    if not is_country_name(token) or name.place is None or name.place.country_code != code:
        return False
    between = [t for t in sentence.tokens[at + 1 :] if t.end <= name.start]
    return all(t.any_of(KINDS) for t in between) and is_parent(sentence, at)


def _holds_unknown(sentence: Sentence, token: Token) -> bool:
    """Whether a city in brackets says where a place lies that no table knows ("khu vực Mapyeong (Seoul)")."""
    before = sentence.before(token.start)
    name = _BRACKETED.search(before)
    if name is None or token.place is None or token.place.kind == "country":
        return False
    at = token.start - len(before) + name.start(1)
    return not any(p.span.start <= at < p.span.end for p in sentence.people) and not any(
        t.start <= at < t.end for t in sentence.tokens
    )


def _describes_kind(sentence: Sentence, at: int) -> bool:
    """Whether it is an adjective of a town or province named elsewhere ("the Austrian capital", "this Saxon city")."""
    token, after = sentence.tokens[at], sentence.tokens[at + 1] if at + 1 < len(sentence.tokens) else None
    if after is None or not after.any_of(KINDS) or text_between(sentence, token, after) != " ":
        return False
    followed = any(t.place and text_between(sentence, after, t) == " " for t in sentence.tokens[at + 2 : at + 3])
    regional = token.place is not None and _is_region_alone(token.place) and after.has("kind_city")
    determined = _DETERMINED.search(sentence.before(token.start)) is not None
    return sentence.said(after).islower() and not followed and (token.has("demonym") or (regional and determined))


def _is_region_alone(place: PlaceForm) -> bool:
    """Whether a name is a region's, and of no city too (Porto, Izmir)."""
    return place.kind == "region" and not any(i.startswith(("gn:", "place:")) for i in place.place_ids)


def _holds(token: Token, other: Token) -> bool:
    """Whether `token` names the country of the place that `other` names, or the city of a borough."""
    if token.place is None or other.place is None or other.place.kind == "country":
        return False
    return token.place.country_code == other.place.country_code


def _is_borough(sentence: Sentence, token: Token) -> bool:
    """Whether a place is titled as a part of a city, so that the next name says of which."""
    at = sentence.tokens.index(token)
    if token.place is not None and token.place.form.lower().startswith(_BOROUGHS):
        return True
    return any(
        t.has("kind_borough") for t in (*sentence.tokens[max(0, at - 1) : at], *sentence.tokens[at + 1 : at + 2])
    )


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
    before = [t for t in sentence.tokens[max(0, at - 3) : at] if not t.any_of(_HOLDERS)]
    if before and before[-1].has("embassy_office") and token.start - before[-1].end < 40:
        return re.search("[,;.:]", text_between(sentence, before[-1], token)) is None
    after = next((t for t in sentence.tokens[at + 1 : at + 3] if t.has("embassy_office")), None)
    return after is not None and _OWN_ENVOY.fullmatch(text_between(sentence, token, after)) is not None


def is_dateline(sentence: Sentence, token: Token) -> bool:
    """Whether the place opens the report as the agency's dateline ("Cairo (TTXVN) -")."""
    start = token.start - sentence.span.start
    return (
        start < 4
        and sentence.paragraph == 0
        and _AGENCY.match(sentence.text, token.end - sentence.span.start) is not None
    )


def is_named_as_state(sentence: Sentence, at: int) -> bool:
    """Whether an office or body of the state stands right before the name ("Tổng thống Singapore")."""
    before = sentence.tokens[at - 1] if at else None
    if before is None or not before.any_of(_STATE):
        return False
    return _OF_ONLY.fullmatch(text_between(sentence, before, sentence.tokens[at])) is not None


def are_coordinated(sentence: Sentence, one: Token, other: Token) -> bool:
    """Whether two places stand in one list, countries in brackets and titles left aside."""
    gap = text_between(sentence, one, other)
    for token in sentence.tokens:
        if one.end <= token.start < other.start and token.any_of(KINDS):
            gap = gap.replace(sentence.said(token), "", 1)
    return _AND.fullmatch(_ARTICLE.sub("", gap)) is not None


def is_pair_with_hanoi(sentence: Sentence, at: int) -> bool:
    """Whether the place is named in one breath with Hanoi ("Hà Nội - Minsk", "giữa Hà Nội và vùng ...")."""
    token = sentence.tokens[at]
    for other in sentence.of(*_OURS, "capital_alone", "hanoi_body"):
        if abs(other.start - token.start) > _PAIR_CHARS:
            continue
        if not _is_hanoi(other) and not (other.has("hanoi_body") and sentence.has("sign")):
            continue
        first, second = sorted((other, token), key=lambda t: t.start)
        gap = _bare_gap(sentence, first, second)
        if _PAIR.fullmatch(_TITLE_OF_PLACE.sub("", gap)):
            return True
    return False


def _owns_next(sentence: Sentence, at: int) -> bool:
    """Whether a place holds the one named right behind it ("Berlin's Pankow")."""
    token, after = sentence.tokens[at], sentence.tokens[at + 1] if at + 1 < len(sentence.tokens) else None
    return after is not None and _holds(token, after) and text_between(sentence, token, after) in _OWNS


def _bare_gap(sentence: Sentence, one: Token, other: Token) -> str:
    """The text between two tokens without the titles, adjectives and owners that belong to the second name."""
    gap = text_between(sentence, one, other)
    for k, token in enumerate(sentence.tokens):
        owner = token.place is not None and _owns_next(sentence, k)
        if one.end <= token.start < other.start and (owner or token.any_of(KINDS | {"demonym", "of_country"})):
            gap = gap.replace(sentence.said(token), "", 1)
    return gap


def _is_hanoi(token: Token) -> bool:
    return token.any_of(_OURS) or (token.has("capital_alone") and token.end - token.start > 3)
