"""A model's answer held against the article: only what stands there becomes a record. Pure, but for the gazetteer."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from atlas import vocabulary
from atlas.vocabulary import Vocabulary
from etl.embassy import embassy_name, embassy_name_vi
from etl.extract.dategrammar import DateMention, find_dates
from etl.extract.dates import DateValue, resolve
from etl.extract.tables import LanguageTables
from etl.extract.year import reference_of
from etl.fold import lower_key
from etl.geocode import Gazetteer
from etl.llm.answer import Answered, Coded, Partner, Person
from etl.llm.grounding import Grounding
from etl.llm.record import ModelRecord
from etl.types import Article, Evidence, Official, Span

HOME: Final = "VN"
# A model may misread what it quotes rightly, so that even a record whose every quote was found is worth half a rule's.
CONFIDENCE_MAX: Final = 0.5


@dataclass(frozen=True)
class Grounds:
    """What an answer is held against."""

    article: Article
    tables: LanguageTables
    gazetteer: Gazetteer
    method: str


@dataclass
class _Checked:
    """The values of one record that stand in the article, the spans that back them, and the names of those dropped."""

    values: dict[str, Any] = field(default_factory=dict)
    evidence: list[Evidence] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)

    @property
    def share_kept(self) -> float:
        """Of the values that the model gave, how many stand in the article."""
        kept = len({item.field for item in self.evidence})
        return kept / (kept + len(self.dropped))


def grounded(answer: Answered, grounds: Grounds) -> tuple[ModelRecord | None, list[str]]:
    """The record that the article bears out, and what was dropped and why.

    None when the partner does not stand in the article, or is a place that no gazetteer of ours knows.
    """
    text = Grounding(grounds.article)
    partner, spans = _partner(answer.partner, text, grounds)
    if partner is None:
        return None, [f"the partner {answer.partner.name!r} does not stand in the article or is no place that is known"]
    checked = _Checked(values=partner, evidence=[text.evidence("partner", span) for span in spans])
    _add_codes(checked, answer, text)
    _add_topics(checked, answer.topics, text)
    _add_date(checked, answer.date_quote, text, grounds)
    _add_people(checked, "hanoi", answer.hanoi_people, text, grounds.tables)
    _add_people(checked, "partner", answer.partner_people, text, None)
    record = ModelRecord(
        source=grounds.article.source,
        **_consistent(checked),
        confidence=round(CONFIDENCE_MAX * checked.share_kept, 2),
        evidence=tuple(checked.evidence),
        needs_review=True,
        method=grounds.method,
    )
    return record, [f"{name} was dropped: it does not stand in the article or is no code" for name in checked.dropped]


def _partner(told: Partner, text: Grounding, grounds: Grounds) -> tuple[dict[str, Any] | None, list[Span]]:
    """The partner's values, with the place that our own gazetteer finds for the words of the article."""
    quote = text.find(told.quote)
    name = text.find(told.name, within=quote) if quote else None
    if name is None or told.kind not in vocabulary.PARTNER_KINDS:
        return None, []
    words = name.of(grounds.article.text)
    if told.kind == "organisation":
        cue = grounds.tables.cues.get(lower_key(words))
        body = cue.organisation if cue else None
        known = {"partner": body.name, "partner_vi": body.name_vi} if body else {"partner": words}
        return {**known, "partner_kind": told.kind}, [name]
    if told.kind in ("country", "embassy"):
        return _country(told.kind, words, grounds.gazetteer), [name]
    return _place(told, words, text, grounds.gazetteer), [name]


def _country(kind: str, words: str, gazetteer: Gazetteer) -> dict[str, Any] | None:
    country = gazetteer.resolve(words, kind="country").place
    if country is None or country.country_code == HOME:
        return None
    if kind == "country":
        return _located(country, kind)
    capital = gazetteer.capital(country.country_code)
    names = {"partner": embassy_name(country.name_en), "partner_vi": embassy_name_vi(country.name_vi)}
    return {**_located(capital or country, kind), **names, "country_code": country.country_code}


def _place(told: Partner, words: str, text: Grounding, gazetteer: Gazetteer) -> dict[str, Any] | None:
    """The model's country narrows the search only when its name stands in the article."""
    country = (
        gazetteer.resolve(told.country, kind="country").place if text.find(told.country) and told.country else None
    )
    place = gazetteer.resolve(words, country.country_code if country else None, told.kind).place
    return _located(place, told.kind) if place and place.country_code != HOME else None


def _located(place: Any, kind: str) -> dict[str, Any]:
    return {
        "partner": place.name_en,
        "partner_vi": place.name_vi,
        "partner_kind": kind,
        "country_code": place.country_code,
        "place_id": place.place_id,
        "lat": place.lat,
        "lon": place.lon,
    }


def _add_codes(checked: _Checked, answer: Answered, text: Grounding) -> None:
    named: tuple[tuple[str, Vocabulary], ...] = (
        ("event_type", vocabulary.EVENT_TYPES), ("direction", vocabulary.DIRECTIONS), ("status", vocabulary.STATUSES),
        ("agreement_status", vocabulary.AGREEMENT_STATUSES), ("agreement_kind", vocabulary.AGREEMENT_KINDS),
    )  # fmt: skip
    for name, terms in named:
        told: Coded | None = getattr(answer, name)
        span = text.find(told.quote) if told and told.code in terms else None
        if told and span:
            checked.values[name] = told.code
            checked.evidence.append(text.evidence(name, span))
        elif told:
            checked.dropped.append(name)


def _add_topics(checked: _Checked, topics: Iterable[Coded], text: Grounding) -> None:
    found: dict[str, Span] = {}
    for topic in topics:
        span = text.find(topic.quote) if topic.code in vocabulary.TOPICS else None
        if span:
            found.setdefault(topic.code, span)
        else:
            checked.dropped.append(f"topic {topic.code!r}")
    checked.values["topics"] = tuple(code for code in vocabulary.TOPICS.codes if code in found)
    checked.evidence += [text.evidence("topics", span) for span in found.values()]


def _add_date(checked: _Checked, quote: str | None, text: Grounding, grounds: Grounds) -> None:
    """The date that our own grammar reads in the quoted words; none when they hold none, or more than one."""
    if not quote:
        return
    span = text.find(quote)
    found = _date_in(span, grounds) if span else None
    if found is None:
        checked.dropped.append("date")
        return
    mention, value = found
    checked.values |= {
        "date_start": value.start,
        "date_end": value.end,
        "date_precision": value.precision,
        "date_basis": value.basis,
    }
    checked.evidence.append(text.evidence("date_start", mention.span))


def _date_in(span: Span, grounds: Grounds) -> tuple[DateMention, DateValue] | None:
    mentions = find_dates(lower_key(grounds.article.text), grounds.tables.dates)
    reference = reference_of(grounds.article, mentions, grounds.tables.dates)
    inside = [mention for mention in mentions if span.holds(mention.span)]
    values = {value: mention for mention in inside if (value := resolve(mention, reference))}
    return next(((mention, value) for value, mention in values.items()), None) if len(values) == 1 else None


def _add_people(
    checked: _Checked, side: str, people: Sequence[Person], text: Grounding, offices: LanguageTables | None
) -> None:
    """The people whose names stand in the article; a role that does not is left out."""
    found: list[Official] = []
    for person in people:
        span = text.find(person.name)
        if span is None:
            checked.dropped.append(f"{side} official {person.name!r}")
            continue
        if not found:
            checked.evidence.append(text.evidence(f"{side}_lead", span))
        role = text.find(person.role)
        words = role.of(text.article.text) if role else None
        found.append(Official(span.of(text.article.text), words, _office(words, offices) if offices else None))
    checked.values[f"{side}_officials"] = tuple(found)


def _office(role: str | None, tables: LanguageTables) -> str | None:
    """The code of the office that the longest known phrase in `role` names."""
    key = lower_key(role or "")
    known = [(len(phrase), cue.office) for phrase, cue in tables.cues.items() if cue.office and phrase in key]
    return max(known)[1] if known else None


def _consistent(checked: _Checked) -> dict[str, Any]:
    """The values less those that contradict each other: a signing is signed, and only an agreement has a kind."""
    values = {"event_type": "other", "agreement_status": "none", **checked.values}
    if values["event_type"] == "agreement_signed" and values["agreement_status"] != "signed":
        values["event_type"] = "other"
        checked.dropped.append("event_type agreement_signed without a signing")
    if values["agreement_status"] == "none":
        values.pop("agreement_kind", None)
    return values
