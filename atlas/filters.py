"""Filters: one frozen value <-> the page's URL <-> conditions for the store <-> a sentence in the reader's words."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal
from urllib.parse import parse_qs, urlencode

from atlas.dates import check_date_prefix
from atlas.fold import words
from atlas.i18n import Translator
from atlas.schema import check_country_code
from atlas.vocabulary import (
    AGREEMENT_KINDS,
    AGREEMENT_STATUSES,
    DIRECTIONS,
    EVENT_TYPES,
    PARTNER_KINDS,
    STATUSES,
    TOPICS,
    WORLD_REGIONS,
    Vocabulary,
)

# Parameter names of old links, with the name that replaced them.
OLD_NAMES: Final[Mapping[str, str]] = {"year_from": "from", "year_to": "to", "search": "q", "event_type": "type"}
# What an address says besides the filters: which part of a page is shown and how; what other sites append to a link.
PAGE_OPTIONS: Final = (
    *("lang", "by", "order", "pick", "record", "part", "years", "of", "sides"),
    *("colours", "show", "near", "share", "year", "stack", "calendar", "focus", "columns", "sort", "start"),
)
FOREIGN_NAMES: Final = ("utm_", "fbclid", "gclid", "zarsrc", "embed")
PARTNER_ID: Final = re.compile(r"(gn:\d+|[A-Z]{2}(-[A-Z0-9]{1,3})?|embassy:[A-Z]{2}|[a-z]+:[a-z0-9-]+)")
QUERY_LENGTH_MAX: Final = 200


@dataclass(frozen=True, slots=True)
class Condition:
    """One test that a record must pass, free of SQL: the store alone turns it into a query with bound values.

    op: "from" and "to" compare date prefixes, "in" a column with codes, "any" a list column with codes,
    "contains" looks for each word in the folded search text; the last one may be the beginning of a word.
    """

    column: str
    op: Literal["from", "to", "in", "any", "contains"]
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dropped:
    """A parameter of a link that could not be read, kept so that the page can say so."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Filters:
    """What the reader asks to see. Empty means everything; several codes of one kind widen, kinds narrow.

    date_from and date_to are ISO 8601 prefixes, both inclusive: "2023" to "2023" is the whole year. A record without
    a date is left out as soon as either is set.
    """

    date_from: str | None = None
    date_to: str | None = None
    topics: tuple[str, ...] = ()
    event_types: tuple[str, ...] = ()
    directions: tuple[str, ...] = ()
    agreements: tuple[str, ...] = ()
    agreement_kinds: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    world_regions: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    partner_kinds: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    text: str = ""

    @classmethod
    def from_query(cls, query: str | Mapping[str, str | Iterable[str]]) -> tuple["Filters", tuple[Dropped, ...]]:
        """The filters of a URL query (with or without its "?") or of its parsed pairs, and what was dropped.

        Lists are repeated parameters or comma-separated values. Parameters that are no filter (lang, ...) are ignored.
        """
        found: dict[str, object] = {}
        dropped: list[Dropped] = []
        for name, values in _pairs(query).items():
            parameter = _PARAMETERS.get(OLD_NAMES.get(name, name))
            if parameter is None:
                continue
            good, bad = parameter.read(values)
            dropped += [Dropped(name, value) for value in bad]
            if good:
                found[parameter.field] = good if parameter.many else good[0]
        return cls(**found)._in_order(), tuple(dropped)  # type: ignore[arg-type]

    def _in_order(self) -> "Filters":
        """The same filters with `from` before `to`, however a link was typed."""
        if self.date_from and self.date_to and self.date_from[: len(self.date_to)] > self.date_to:
            return replace(self, date_from=self.date_to, date_to=self.date_from)
        return self

    def to_pairs(self) -> list[tuple[str, str]]:
        """The parameters that say the same, without those that are at their default, in a fixed order."""
        pairs: list[tuple[str, str]] = []
        for name, parameter in _PARAMETERS.items():
            value = getattr(self, parameter.field)
            pairs += [(name, item) for item in (value if parameter.many else (value,)) if item]
        return pairs

    def to_query(self) -> str:
        """What follows the "?" in the page's URL; "" for no filters."""
        return urlencode(self.to_pairs())

    @property
    def is_empty(self) -> bool:
        """True when nothing is filtered."""
        return self == NO_FILTERS

    def conditions(self) -> tuple[Condition, ...]:
        """The tests that a record must all pass."""
        rows: tuple[tuple[str, Literal["from", "to", "in", "any", "contains"], tuple[str, ...]], ...] = (
            ("date_start", "from", (self.date_from,) if self.date_from else ()),
            ("date_start", "to", (self.date_to,) if self.date_to else ()),
            ("topics", "any", self.topics),
            ("event_type", "in", self.event_types),
            ("direction", "in", self.directions),
            ("agreement_status", "in", self.agreements),
            ("agreement_kind", "in", self.agreement_kinds),
            ("status", "in", self.statuses),
            ("world_region", "in", self.world_regions),
            ("country_code", "in", self.countries),
            ("partner_kind", "in", self.partner_kinds),
            ("partner_id", "in", self.partners),
            ("search_text", "contains", tuple(words(self.text))),
        )
        return tuple(Condition(column, op, values) for column, op, values in rows if values)

    def sentence(self, t: Translator, partner_name: Callable[[str], str] = str) -> str:
        """The filters in words, "" for none; `partner_name` gives the name of a partner id."""
        parts = (
            _period(self, t),
            _list(t("topics: {values}"), t, TOPICS, self.topics),
            _list(t("event types: {values}"), t, EVENT_TYPES, self.event_types),
            _list(t("direction: {values}"), t, DIRECTIONS, self.directions),
            _list(t("agreements: {values}"), t, AGREEMENT_STATUSES, self.agreements),
            _list(t("kinds of agreement: {values}"), t, AGREEMENT_KINDS, self.agreement_kinds),
            _list(t("status: {values}"), t, STATUSES, self.statuses),
            _list(t("parts of the world: {values}"), t, WORLD_REGIONS, self.world_regions),
            t("countries: {values}", values=", ".join(map(t.country, self.countries))) if self.countries else "",
            _list(t("partner kinds: {values}"), t, PARTNER_KINDS, self.partner_kinds),
            t("partners: {values}", values=", ".join(map(partner_name, self.partners))) if self.partners else "",
            t("text: “{text}”", text=self.text) if self.text else "",
        )
        return "; ".join(part for part in parts if part)


NO_FILTERS: Final = Filters()


def _period(filters: Filters, t: Translator) -> str:
    start, end = filters.date_from, filters.date_to
    if start and end:
        return t.date(start) if start == end else t("{start} to {end}", start=t.date(start), end=t.date(end))
    if start:
        return t("from {start}", start=t.date(start))
    return t("until {end}", end=t.date(end)) if end else ""


def _list(template: str, t: Translator, terms: Vocabulary, codes: tuple[str, ...]) -> str:
    return template.format(values=", ".join(t.term(terms, code) for code in codes)) if codes else ""


def _pairs(query: str | Mapping[str, str | Iterable[str]]) -> dict[str, list[str]]:
    if isinstance(query, str):
        return parse_qs(query.lstrip("?"), keep_blank_values=False)
    return {name: [value] if isinstance(value, str) else list(value) for name, value in query.items()}


@dataclass(frozen=True, slots=True)
class _Parameter:
    """How one URL parameter is read: `check` returns the canonical value or raises ValueError."""

    field: str
    check: Callable[[str], str]
    many: bool = True
    order: tuple[str, ...] = ()

    def read(self, values: list[str]) -> tuple[tuple[str, ...], list[str]]:
        """The good values, each once, in a fixed order, and the bad ones as they were written."""
        good: list[str] = []
        bad: list[str] = []
        for value in _split(values) if self.many else values[-1:]:
            try:
                good.append(self.check(value))
            except ValueError:
                bad.append(value)
        return tuple(sorted(set(good), key=self.order.index if self.order else None)), bad


def _split(values: list[str]) -> list[str]:
    return [part.strip() for value in values for part in value.split(",") if part.strip()]


def _of(field: str, terms: Vocabulary) -> _Parameter:
    def check(code: str) -> str:
        if code not in terms:
            raise ValueError(code)
        return code

    return _Parameter(field, check, order=terms.codes)


def _check_partner(value: str) -> str:
    if not PARTNER_ID.fullmatch(value):
        raise ValueError(value)
    return value


def _check_text(value: str) -> str:
    """`value` with single spaces, cut to a sane length; ValueError when there is no letter or digit to look for."""
    text = " ".join(value.split())[:QUERY_LENGTH_MAX].strip()
    if not words(text):
        raise ValueError(value)
    return text


_PARAMETERS: Final[Mapping[str, _Parameter]] = {
    "from": _Parameter("date_from", check_date_prefix, many=False),
    "to": _Parameter("date_to", check_date_prefix, many=False),
    "topic": _of("topics", TOPICS),
    "type": _of("event_types", EVENT_TYPES),
    "direction": _of("directions", DIRECTIONS),
    "agreement": _of("agreements", AGREEMENT_STATUSES),
    "agreement_kind": _of("agreement_kinds", AGREEMENT_KINDS),
    "status": _of("statuses", STATUSES),
    "region": _of("world_regions", WORLD_REGIONS),
    "country": _Parameter("countries", lambda value: check_country_code(value.upper())),
    "kind": _of("partner_kinds", PARTNER_KINDS),
    "partner": _Parameter("partners", _check_partner),
    "q": _Parameter("text", _check_text, many=False),
}
# The parameters' names, in the order in which an address gives them.
NAMES: Final = tuple(_PARAMETERS)


def allowed(name: str) -> tuple[str, ...]:
    """The codes that the parameter `name` takes; () for one that takes more than a list can hold."""
    return _PARAMETERS[name].order
