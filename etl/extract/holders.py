"""What holds a place: the country, region or city that a name beside it only says it lies in. Knows no roles."""

import re
from itertools import pairwise

from etl.extract.joints import pattern, wordings
from etl.extract.matcher import PlaceForm, Token, country_code_of, is_country_name
from etl.extract.sentences import Sentence

KINDS = frozenset({"kind_city", "kind_region", "kind_country"})
CITY_STATES = frozenset({"SG", "MC", "SM", "VA"})  # countries that are one city
HOLDERS = KINDS | {"of_country"}
_HELD_BY = ("(", ",", *wordings("of_holder"))
_BRACKETED = pattern(r"%(part_of_city)s\s+(\w[\w'’-]*)\s\($", re.IGNORECASE)
_PART_IN = pattern(r"\b[A-Z][\w'’-]+\s(?i:%(part_of_city)s)\s+(?:%(in)s|%(of)s)\s+$")
_DETERMINED = pattern(r"(?:\b%(determiner)s|['’]s) $", re.IGNORECASE)
_THE = pattern(r"\s?\b%(article)s$", re.IGNORECASE)
_OWNS = ("'s ", "\u2019s ")
_BOROUGHS = wordings("borough_of")


def text_between(sentence: Sentence, before: Token, after: Token) -> str:
    """The words between two tokens of a sentence."""
    return sentence.text[before.end - sentence.span.start : after.start - sentence.span.start]


def is_parent(sentence: Sentence, at: int) -> bool:
    """Whether the place only says where the one before it lies ("Sejong (Hàn Quốc)", "Los Angeles, California, Mỹ")."""
    token = sentence.tokens[at]
    if _describes_kind(sentence, at):
        return True
    if token.has("demonym") and _describes_next(sentence, at):
        return True
    if owns_next(sentence, at) or _holds_unknown(sentence, token):
        return True
    k = next((k for k in range(at - 1, -1, -1) if not sentence.tokens[k].any_of(HOLDERS)), None)
    before = None if k is None else sentence.tokens[k]
    if k is None or before is None or before.place is None or before.place.kind == "country":
        return False
    chain = sentence.tokens[k : at + 1]
    gap = " ".join("".join(text_between(sentence, one, other) for one, other in pairwise(chain)).split())
    gap = _THE.sub("", gap)
    if token.place is None:  # "San Francisco (the US)"
        return gap in ("(", *wordings("in")) and country_code_of(token) == before.place.country_code
    if gap == "," and _is_borough(sentence, before):
        return True
    listed = gap == "," and before.place.kind == token.place.kind == "region"  # "Xiengkhouang, Houaphan"
    holds = token.place.kind == "country" and token.place.country_code not in CITY_STATES  # "Jakarta, Singapore, ..."
    same = not listed and (token.place.country_code == before.place.country_code or holds)
    return same and (gap == "(" or _is_holder_behind(sentence, at, gap))


def _is_holder_behind(sentence: Sentence, at: int, gap: str) -> bool:
    """Whether a region or country says behind `gap` where the place before it lies; in a list it does not."""
    place = sentence.tokens[at].place
    if place is None or place.kind not in ("country", "region") or gap not in _HELD_BY:
        return False
    listed = gap == "," and place.kind == "region" and not _is_region_alone(place)
    return not (listed and _goes_on(sentence, at))  # "Seoul, Busan và tỉnh Gyeonggi"


def _goes_on(sentence: Sentence, at: int) -> bool:
    """Whether a list of places goes on behind a name with "and"."""
    token = sentence.tokens[at]
    after = next((t for t in sentence.tokens[at + 1 : at + 3] if not t.any_of(KINDS)), None)
    following = sentence.tokens[at + 1] if after else None
    if after is None or following is None or after.place is None:
        return False
    return text_between(sentence, token, following).strip(" ,") in wordings("list_and")


def _describes_next(sentence: Sentence, at: int) -> bool:
    """Whether an adjective only says which country the place right behind it lies in ("the Italian city of Rome")."""
    token = sentence.tokens[at]
    place = next((t for t in sentence.tokens[at + 1 : at + 4] if t.place), None)
    near = place is not None and len(text_between(sentence, token, place)) < 20
    return near and place is not None and country_code_of(place) == country_code_of(token)


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
    if token.place is not None and token.place.kind != "country" and _PART_IN.search(before):
        return True  # "of Dongdaemun District in Seoul"
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


def owns_next(sentence: Sentence, at: int) -> bool:
    """Whether a place holds the one named right behind it ("Berlin's Pankow")."""
    token, after = sentence.tokens[at], sentence.tokens[at + 1] if at + 1 < len(sentence.tokens) else None
    return after is not None and _holds(token, after) and text_between(sentence, token, after) in _OWNS
