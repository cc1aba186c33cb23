"""Several tellings of one engagement as one row: what the main one lacks is filled, what differs is kept as a conflict.

Nothing is averaged, and the result does not depend on the order of the tellings.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from atlas.dates import PRECISION_OF_LENGTH
from atlas.schema import Engagement, Evidence, Issue, Source
from etl.consolidate.sameness import SIGNED, days_of, is_one_person, names_of
from etl.consolidate.told import Told

_FILLED: Final = ("trip_id", "direction", "agreement_subject_en", "place_of_event")
_PEOPLE: Final = ("hanoi_officials", "partner_officials")
_COMPARED: Final = (
    "partner_id",
    "date_start",
    "event_type",
    "direction",
    "status",
    "agreement_status",
    "agreement_kind",
)
_OF_ANNOUNCEMENT: Final = ("partner_id", "date_start")
_LEADS: Final = {"hanoi_lead": "hanoi_officials", "partner_lead": "partner_officials"}
_NEVER: Final = "9999"
# A signing outranks the visit that it was part of; any type outranks "other".
_RANK_OF_TYPE: Final = {SIGNED: 0, "other": 2}


def combine(members: Sequence[Told]) -> tuple[Told, list[Issue]]:
    """One telling with every source of `members`, and a warning for each value on which two of them differ.

    The register's telling is the main one and keeps its values; else a confirmed, certain, early one is. A single
    telling comes back as it is.
    """
    if len(members) == 1:
        return members[0], []
    ranked = sorted(members, key=_rank)
    main, others = ranked[0], ranked[1:]
    conflicts = [(other, name) for other in others for name in _conflicts(main, other)]
    engagement = _engagement(ranked, main, conflicts)
    sources = {source.source_id: source for member in ranked for source in member.sources}
    documents = {document: None for member in ranked for document in member.documents}
    told = Told(engagement, main.partner, tuple(sources.values()), _evidence(engagement, ranked), tuple(documents))
    return told, [_issue(engagement, main, other, name) for other, name in conflicts]


def _rank(told: Told) -> tuple[object, ...]:
    engagement = told.engagement
    return (
        not told.is_curated,
        engagement.needs_review,
        engagement.status != "occurred",
        _RANK_OF_TYPE.get(engagement.event_type, 1),
        -(engagement.confidence or 0),
        *first_published(told),
    )


def first_published(told: Told) -> tuple[str, str]:
    """When the earliest source of `told` was published, and its id: an order that later reports do not disturb."""
    return min((source.published or _NEVER for source in told.sources), default=_NEVER), told.engagement.engagement_id


def _engagement(ranked: Sequence[Told], main: Told, conflicts: Sequence[tuple[Told, str]]) -> Engagement:
    own, others = main.engagement, [other.engagement for other in ranked[1:]]
    changed = dict(_fillings(own, others))
    needs_review = bool(changed if main.is_curated else conflicts)
    if not main.is_curated:
        changed["engagement_id"] = min(ranked, key=first_published).engagement.engagement_id
        changed["topics"] = tuple(dict.fromkeys(topic for told in ranked for topic in told.engagement.topics))
    remarks = [other.note_en for other in others if other.note_en and _has_part(other, own, changed)]
    if remarks or (conflicts and not main.is_curated):
        changed["note_en"] = _note(own.note_en, remarks, () if main.is_curated else conflicts)
    changed["needs_review"] = own.needs_review or needs_review or bool(remarks)
    return Engagement.model_validate({**dict(own), **changed})


def _has_part(other: Engagement, own: Engagement, changed: Mapping[str, Any]) -> bool:
    """Whether a value of `other` went into the record, whose remark then has to go along: that a model read it."""
    names = [
        name for name in changed if name not in ("topics", "engagement_id") and changed[name] != getattr(own, name)
    ]
    new_topics = set(changed.get("topics", ())) - set(own.topics)
    return any(getattr(other, name) == changed[name] for name in names) or not new_topics.isdisjoint(other.topics)


def _fillings(own: Engagement, others: Sequence[Engagement]) -> Iterator[tuple[str, Any]]:
    """What `own` does not say and another does: the first in rank that says it."""
    for name in (*_FILLED, *_PEOPLE, "topics"):
        found = next((getattr(other, name) for other in others if getattr(other, name)), None)
        if found and not getattr(own, name):
            yield name, found
    kind = next(
        (o.agreement_kind for o in others if o.agreement_status == own.agreement_status and o.agreement_kind), None
    )
    if kind and not own.agreement_kind:
        yield "agreement_kind", kind
    yield from _date(own, others).items()


def _date(own: Engagement, others: Iterable[Engagement]) -> dict[str, Any]:
    """The finest date among `others` that only adds to that of `own`; inferred, for `own` itself does not say it."""
    start = own.date_start or ""
    finer = [
        (-len(other.date_start), other.date_start, other.date_end or "")
        for other in others
        if other.date_start and len(other.date_start) > len(start) and other.date_start.startswith(start)
    ]
    if not finer or own.date_end:
        return {}
    _, date_start, date_end = min(finer)
    precision = PRECISION_OF_LENGTH[len(date_start)]
    return {
        "date_start": date_start, "date_end": date_end or None, "date_precision": precision, "date_basis": "inferred",
    }  # fmt: skip


def _conflicts(main: Told, other: Told) -> Iterator[str]:
    """The columns in which the two say different things. What was only announced may have come otherwise."""
    kept, told = main.engagement, other.engagement
    is_announcement = (kept.status, told.status) == ("occurred", "planned")
    for name in _OF_ANNOUNCEMENT if is_announcement else (*_COMPARED, *_LEADS):
        if _differ(kept, told, name):
            yield name


def _differ(one: Engagement, other: Engagement, name: str) -> bool:
    """Whether both say something of `name` that cannot be one thing; one date within the other is no conflict."""
    if name == "date_start":
        (first, last), (start, end) = days_of(one), days_of(other)
        known = first <= last and start <= end
        return known and not (first <= start and end <= last) and not (start <= first and last <= end)
    if name in _LEADS:
        people = [names_of(getattr(told, _LEADS[name]))[:1] for told in (one, other)]
        return all(people) and not is_one_person(people[0][0], people[1][0])
    mine, theirs = _value(one, name), _value(other, name)
    return bool(mine and theirs) and mine != theirs


def _value(engagement: Engagement, name: str) -> str | None:
    if name not in _LEADS:
        value: str | None = getattr(engagement, name)
        return value
    people = getattr(engagement, _LEADS[name])
    return people[0].name if people else None


def _note(own: str | None, remarks: Sequence[str], conflicts: Sequence[tuple[Told, str]]) -> str:
    """The remark, with those of the tellings that filled it, and every value that another report gives instead."""
    told = {f"{name} {_value(other.engagement, name)}" for other, name in conflicts}
    differing = [f"Another report gives: {'; '.join(sorted(told))}."] if told else []
    return " ".join(dict.fromkeys(filter(None, (own, *remarks, *differing))))


def _evidence(engagement: Engagement, ranked: Sequence[Told]) -> tuple[Evidence, ...]:
    """The spans that back the values of `engagement`; those for another value would mislead."""
    spans = (span for told in ranked for span in told.evidence if _backs(told.engagement, span.field, engagement))
    return tuple(dict.fromkeys(span.model_copy(update={"engagement_id": engagement.engagement_id}) for span in spans))


def _backs(told: Engagement, name: str, engagement: Engagement) -> bool:
    column = "partner_id" if name == "partner" else name
    return column not in (*_COMPARED, *_LEADS) or not _differ(told, engagement, column)


def _issue(engagement: Engagement, main: Told, other: Told, name: str) -> Issue:
    source = next(iter(other.sources))
    theirs, kept = _value(other.engagement, name), _value(main.engagement, name)
    if main.is_curated:
        held = f"the register's {engagement.engagement_id} has {kept}"
        remedy = "the register was kept; correct it there if the article is right"
    else:
        held = f"{_where(main.sources[0])} has {kept}, both on {engagement.engagement_id}"
        remedy = "the surer report was kept; enter the engagement in the register if the other is right"
    problem = f"gives {theirs} where {held}"
    return Issue(file=_where(source), column=name, severity="warning", problem=problem, remedy=remedy)


def _where(source: Source) -> str:
    return source.url or source.publisher
