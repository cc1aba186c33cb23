"""Groups the mentions of an article by whom they mean: one city, region, country, embassy or organisation each."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from etl.extract.holders import CITY_STATES
from etl.extract.matcher import Token
from etl.extract.roles import Mention, Role
from etl.extract.tables import Organisation
from etl.fold import match_key

CITY_IDS = ("gn:", "place:")  # a region's is its ISO 3166-2 code
# Regions that are one city: "bang Berlin" and "thành phố Berlin" have one government.
_TITLES_BEHIND = (" city", " district", " borough", "-gu", " gu")
_CITY_REGIONS = frozenset(
    "AM-ER AR-C AT-9 AZ-BA BG-22 BY-HM CN-BJ CN-CQ CN-SH CN-TJ CO-DC CU-03 CZ-10 DE-BE DE-HB DE-HH ET-AA GE-TB"
    " HU-BU ID-JK IN-DL IQ-BG JP-13 KH-12 KP-01 KR-11 KR-26 KR-27 KR-28 KR-29 KR-30 KR-31 KR-50 KZ-71 KZ-75 LA-VT MN-1"
    " MX-CMX MY-14 MY-16 MZ-MPM NO-03 PH-00 RO-B RU-MOW RU-SPE TH-10 TR-34 TW-KHH TW-TPE UA-30 US-DC UY-MO"
    " UZ-TK gn:616052 gn:2761369 gn:587084 gn:3067696 gn:2950159 gn:2944388 gn:2911298 gn:344979 gn:611717 gn:3054643"
    " gn:727011 gn:98182 gn:2028462 gn:1735161 gn:3143244 gn:683506 gn:745044 gn:703448 gn:3441575 gn:1512569"
    " gn:1040652".split()
)
_GOVERNORS_OF_REGIONS = frozenset({"JP", "KR", "US"})  # where no city has a governor; elsewhere some have
CITY, REGION, COUNTRY, EMBASSY, ORGANISATION = "city", "region", "country", "embassy", "organisation"


@dataclass(frozen=True, eq=False)
class Entity:
    """A possible partner with all its mentions; `name` is the article's usual spelling, `hint` a country code."""

    key: str
    kind: str
    name: str
    country_code: str | None
    place_ids: tuple[str, ...]
    mentions: tuple[Mention, ...]
    organisation: Organisation | None = None


def entities_of(mentions: Sequence[Mention], text: str) -> list[Entity]:
    """The entities behind `mentions`, in order of first mention; a country's ambassador is not the country."""
    groups: dict[str, list[Mention]] = {}
    aliases: dict[str, str] = {}
    states = CITY_STATES | {
        m.token.place.country_code for m in mentions if m.token.place and m.is_state and _is_city_state(m)
    }
    for mention in mentions:
        groups.setdefault(_key(mention, text, aliases, states), []).append(mention)
    parted = [part for key, group in groups.items() for part in _parted_by_kind(key, group)]
    described = _described(mentions, groups)
    return [_entity(key, group, text, described) for key, group in parted]


def _described(mentions: Sequence[Mention], groups: Mapping[str, list[Mention]]) -> Mapping[str, str]:
    """By country, what its one place that the text names is said to be ("the Japanese prefecture")."""
    named = [g[0].token.place.country_code for k, g in groups.items() if k.startswith("place:") and g[0].token.place]
    told = [(m.token.cue.country_code, m.kind) for m in mentions if m.token.has("demonym") and m.token.cue]
    return {code: kind for code, kind in told if code and kind in (CITY, REGION) and named.count(code) == 1}


def _short_form(spelling: str, aliases: Mapping[str, str]) -> str:
    """`spelling`, or what it is without its title when that was named ("Fukuoka City", "Mapo District")."""
    bare = next((spelling.removesuffix(title) for title in _TITLES_BEHIND if spelling.endswith(title)), spelling)
    return bare if bare in aliases else spelling


def _parted_by_kind(key: str, group: list[Mention]) -> list[tuple[str, list[Mention]]]:
    """A city and a region of one name apart, where titles name both; a bare name is the one that was titled last."""
    kinds = list(dict.fromkeys(m.kind for m in group if m.kind in (CITY, REGION)))
    if len(kinds) < 2 or not _is_both(group):
        return [(key, group)]
    parts: dict[str, list[Mention]] = {str(kind): [] for kind in kinds}
    current = str(kinds[0])
    for mention in group:
        current = mention.kind if mention.kind in parts and mention.kind else current
        parts[current].append(mention)
    return [(f"{key}:{kind}", part) for kind, part in parts.items() if part]


def _is_both(group: Iterable[Mention]) -> bool:
    """Whether the name stands for a city as well as for a region."""
    ids = _place_ids(group)
    cities = [i for i in ids if i.startswith(CITY_IDS)]
    return bool(cities) and len(cities) < len(ids) and _CITY_REGIONS.isdisjoint(ids[:2])


def _is_city_state(mention: Mention) -> bool:
    """Whether one name stands for a city and for its country (Singapore)."""
    place = mention.token.place
    return place is not None and place.kind != COUNTRY and place.country_code in place.place_ids


def _key(mention: Mention, text: str, aliases: dict[str, str], states: Set[str]) -> str:
    token = mention.token
    cue, place = token.cue, token.place
    if body := _body(mention):
        return f"org:{body.name}"
    is_state = place and (place.kind == COUNTRY or (place.country_code in states and _is_city_state(mention)))
    country = place.country_code if place and is_state else cue.country_code if cue and not place else None
    if country:
        return f"{EMBASSY if mention.role is Role.EMBASSY else COUNTRY}:{country}"
    spelling = _short_form(match_key(token.span.of(text)), aliases)
    ids = [*place.place_ids[:1], *(i for i in place.place_ids if i in _CITY_REGIONS)] if place else []
    known = aliases.get(spelling) or next((aliases[i] for i in ids if i in aliases), None)
    key = (known if place else None) or f"place:{spelling}"
    aliases.update(dict.fromkeys([spelling, *ids], key))
    aliases.setdefault(spelling.removesuffix(_TITLES_BEHIND[0]), key)  # "Fukuoka city", and then "Fukuoka"
    return key


def _body(mention: Mention) -> Organisation | None:
    """The body that a mention names; where its ambassador acts, its mission."""
    body = mention.token.cue.organisation if mention.token.cue else None
    return body.mission if body and body.mission and mention.role is Role.EMBASSY else body


def _entity(key: str, group: Sequence[Mention], text: str, described: Mapping[str, str]) -> Entity:
    token = group[0].token
    body = _body(group[0])
    if body:
        kind = EMBASSY if body.embassy else ORGANISATION
        return Entity(key, kind, body.name, body.seat, (), tuple(group), body)
    head, _, rest = key.partition(":")
    if head in (COUNTRY, EMBASSY):
        return Entity(key, head, token.span.of(text), rest, (), tuple(group))
    kind = _place_kind(group, described)
    of_city = [m for m in group if m.token.place and any(i.startswith(CITY_IDS) for i in m.token.place.place_ids)]
    named = of_city if kind == CITY and of_city else group  # a city that is a region too may be called by both
    name = _most_told([_name_in(text, m.token) for m in named])
    return Entity(key, kind, name, _country_hint(group), _place_ids(group), tuple(group))


def _name_in(text: str, token: Token) -> str:
    """The name as written; that of the place where it is only described ("the capital of ...")."""
    written = token.span.of(text)
    described = token.place is not None and token.cue is None and match_key(token.place.form) not in match_key(written)
    return token.place.form if token.place and described and " " in written else written


def _most_told(values: Sequence[str]) -> str:
    """The value that stands there most often, of several the first."""
    return max(dict.fromkeys(values), key=values.count)


def _place_kind(group: Sequence[Mention], described: Mapping[str, str]) -> str:
    """City or region: what most titles say, else the kind of the likeliest place of the name."""
    if not _CITY_REGIONS.isdisjoint(_place_ids(group)[:2]):
        return CITY
    titled = [m.kind for m in group if m.kind in (CITY, REGION)]
    if titled:
        return _most_told(titled)
    place = group[0].token.place
    if place is None or not any(place_id.startswith(CITY_IDS) for place_id in place.place_ids[:2]):
        return REGION
    if place.country_code in described and _is_both(group):
        return described[place.country_code]
    governed = place.kind == REGION or (place.country_code in _GOVERNORS_OF_REGIONS and _is_both(group))
    return REGION if governed and any(m.governor for m in group) else CITY


def _country_hint(group: Sequence[Mention]) -> str | None:
    told = [m.country for m in group if m.country]
    if told:
        return _most_told(told)
    place = next((m.token.place for m in group if m.token.place), None)
    return place.country_code if place else None


def _place_ids(group: Iterable[Mention]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(i for m in group if m.token.place for i in m.token.place.place_ids))
