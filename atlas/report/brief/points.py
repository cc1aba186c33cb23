"""What could be talked about, each point from records alone and with the records that it rests on."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from atlas import relations
from atlas.charts import words
from atlas.report import periods, records, wording
from atlas.report.context import Context
from atlas.report.people import translated
from atlas.report.text import Text, capital, capitalised, joined, rich, said, sentences
from atlas.spans import elapsed
from atlas.vocabulary import TOPICS

# Anniversaries are worth a word this long before they fall.
AHEAD_MONTHS: Final = 24
_TOPIC_LEAST: Final = 2


@dataclass(frozen=True, slots=True)
class Point:
    """A point with the ids of the engagements that it rests on, the most telling first."""

    text: Text
    rests_on: tuple[str, ...]


def promises(facts: relations.Partner, context: Context) -> list[Point]:
    """What is open: negotiations without a signing, and announcements of the last years without a report."""
    found = []
    for one in facts.open_promises:
        if one.what == "negotiation":
            found.append(_negotiation(one, context))
        elif one.is_worth_asking(context.today):
            found.append(_announcement(one, context))
    return found


def talking_points(facts: relations.Partner, context: Context) -> list[Point]:
    """The most useful first: what is due, then what was last, then what recurs."""
    return [
        *_anniversaries(facts, context),
        *_last_meeting(facts, context),
        *_latest_agreement(facts, context),
        *_recurring_topic(facts, context),
        *_balance(facts, context),
    ]


def _negotiation(one: relations.Promise, context: Context) -> Point:
    t, row = context.t, context.row(one.engagement_id)
    kind, about = wording.agreement_kind(one.kind, t), row["agreement_subject_en"]
    subject = translated(about, t) if isinstance(about, str) and about else ()
    what = joined([said(kind), (*said("("), *subject, *said(")")) if subject else ()])
    if one.since is None:
        text = rich(t("{what}: under negotiation (date unknown), no signing on record."), what=what)
    else:
        age, since = wording.duration(elapsed(one.since, context.today), t), periods.since(one.since, t)
        template = t("{what}: under negotiation {since} ({age}), no signing on record.")
        text = rich(template, what=what, since=since, age=age)
    if not one.perhaps_closed_by:
        return Point(text, (one.engagement_id,))
    later = context.row(one.perhaps_closed_by)
    signed = said(t("A signing {when} may have concluded it.", when=periods.when(later["date_start"], t)))
    return Point(joined([text, signed]), (one.engagement_id, one.perhaps_closed_by))


def _announcement(one: relations.Promise, context: Context) -> Point:
    t, row = context.t, context.row(one.engagement_id)
    template = t("{event}: announced for {date}, no report that it took place.")
    text = template.format(event=records.event(row, t), date=records.date(row, t))
    return Point(said(text), (one.engagement_id,))


def _anniversaries(facts: relations.Partner, context: Context) -> Iterator[Point]:
    t, own = context.t, context.everything[context.everything["partner_id"] == facts.partner_id]
    for one in relations.anniversaries(own, context.today, AHEAD_MONTHS):
        if one.is_round:
            text = t(
                "{when}: {years} since the signing ({kind}).",
                when=capital(periods.when(one.falls, t)),
                years=t.plural("{n} year", "{n} years", one.years),
                kind=wording.lower_first(wording.agreement_kind(one.kind, t)),
            )
            yield Point(said(text), (one.engagement_id,))


def _last_meeting(facts: relations.Partner, context: Context) -> Iterator[Point]:
    if facts.last_engagement_id is None:
        return
    t, row = context.t, context.row(facts.last_engagement_id)
    hanoi = context.people.for_hanoi(facts.last_engagement_id, t, most=1)
    partner = context.people.for_partner(facts.last_engagement_id, t, most=1)
    when, event = periods.when(row["date_start"], t), wording.lower_first(records.event(row, t))
    parts = [
        rich(t("Last contact {when}: {event}."), when=when, event=event),
        joined([hanoi, partner], " – "),
        said(records.topics(row, t, most=4)),
    ]
    yield Point(sentences(parts), (facts.last_engagement_id,))


def _latest_agreement(facts: relations.Partner, context: Context) -> Iterator[Point]:
    if not facts.agreements:
        return
    t, row = context.t, context.row(facts.agreements[0])
    about = row["agreement_subject_en"]
    parts = [
        rich(
            t("Carrying out the latest agreement: {kind}, {signed}."),
            kind=wording.lower_first(records.agreement(row, t)),
            signed=wording.signed_on(row["date_start"], t),
        ),
        capitalised(translated(about, t)) if isinstance(about, str) and about else (),
    ]
    yield Point(sentences(parts), (facts.agreements[0],))


def _recurring_topic(facts: relations.Partner, context: Context) -> Iterator[Point]:
    t = context.t
    own = _own(facts, context)
    counted = Counter(topic for topics in own["topics"] for topic in topics)
    if not counted or counted.most_common(1)[0][1] < _TOPIC_LEAST:
        return
    topic, n = counted.most_common(1)[0]
    named = own[[topic in topics for topics in own["topics"]]]
    text = t(
        "Topic named most: {topic} ({n} of {engagements}).",
        topic=wording.lower_first(t.term(TOPICS, topic)),
        n=t.number(n),
        engagements=words.engagements(t, len(own)),
    )
    yield Point(said(text), tuple(named["engagement_id"].head(2)))


def _balance(facts: relations.Partner, context: Context) -> Iterator[Point]:
    t, own = context.t, _own(facts, context)
    outgoing, incoming = own[own["direction"] == "outgoing"], own[own["direction"] == "incoming"]
    if not facts.outgoing and not facts.incoming:
        return
    parts = [
        _latest(outgoing, t("No visit of Hanoi is on record."), t("Hanoi was there last {when}."), context),
        _latest(incoming, t("No visit to Hanoi is on record."), t("Their last visit to Hanoi was {when}."), context),
    ]
    rests_on = [*outgoing["engagement_id"].head(1), *incoming["engagement_id"].head(1)]
    yield Point(said(" ".join(parts)), tuple(rests_on))


def _latest(found: Any, nothing: str, template: str, context: Context) -> str:
    if found.empty:
        return nothing
    return template.format(when=periods.when(found["date_start"].iloc[0], context.t))


def _own(facts: relations.Partner, context: Context) -> Any:
    """The partner's engagements that occurred, the newest first."""
    everything = context.everything
    return everything[(everything["partner_id"] == facts.partner_id) & (everything["status"] == "occurred")]
